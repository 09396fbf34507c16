"""What a document says of persons, apart from how that is found: a verdict that was kept holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from isip_lint.analysis.personal_words import Kind, PersonalWords


@dataclass(frozen=True, slots=True)
class Detail:
    """A personal detail at a place in a text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What a document says of persons; ``names`` are single words, ``doubtful`` those among them
    that it also uses otherwise: these count only beside another name or behind a title."""

    words: PersonalWords
    language: str
    names: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    births: frozenset[date] = frozenset()
    texts: tuple[tuple[str, Kind], ...] = ()
    # A report asks for the same clause several times, and again when the verdict was kept.
    _known: dict[str, tuple[Detail, ...]] = field(default_factory=dict, compare=False, repr=False)

    def details(self, text: str) -> tuple[Detail, ...]:
        """Return the personal details in ``text``, in order and without overlap."""
        known = self._known.get(text)
        if known is None:
            from isip_lint.analysis.personal import details_in

            known = self._known[text] = details_in(text, self)
        return known
