"""What whoever asks for a check chooses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isip_lint.documents.options import READ_FINAL, ReadOptions
from isip_lint.engine.model import Rule
from isip_lint.engine.tuning import Severities, Thresholds


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller chose.

    ``language`` is that of the messages, None for the document's own; ``as_of`` the day of the law;
    ``force`` judges what is no agreement; ``assume`` is the language of a text too short to tell;
    ``reading`` is how files are read; ``keep_text`` asks for the text in the verdict;
    ``mask`` for the personal data, which a report needs to mask them;
    ``severities`` and ``thresholds`` tune the rules.
    """

    language: str | None = "en"
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force: bool = False
    today: date | None = None
    assume: str | None = None
    reading: ReadOptions = READ_FINAL
    keep_text: bool = False
    mask: bool = False
    severities: Severities = ()
    thresholds: Thresholds = ()

    def chosen(self, rule: Rule) -> bool:
        """Whether a rule is selected; a name stands for a rule or a whole family."""
        names = {rule.id, rule.family}
        return (not self.select or bool(names & set(self.select))) and not names & set(self.ignore)
