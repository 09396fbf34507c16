"""How the letters and paragraphs of a group of an RTF file look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from isip_lint.documents.options import Revisions

_NO_HEADING = 9


@dataclass(frozen=True, slots=True)
class Letters:
    """What ``\\plain`` sets back."""

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    added: bool = False

    def is_gone(self, revisions: Revisions) -> bool:
        """Whether a tracked change takes the letters out of the text that counts."""
        return self.deleted if revisions is Revisions.FINAL else self.added


@dataclass(frozen=True, slots=True)
class Lines:
    """What ``\\pard`` sets back; ``depth`` and ``outline`` are None where nothing is said."""

    style: int = 0
    in_table: bool = False
    level: int | None = None
    outline: int | None = None
    listed: bool = False
    depth: int = 0
    new_page: bool = False

    @property
    def table_level(self) -> int:
        """How many tables stand around the paragraph."""
        return int(self.in_table) if self.level is None else max(self.level, int(self.in_table))


PLAIN, UNSET = Letters(), Lines()
_LETTER_WORDS = {
    "b": "bold",
    "v": "hidden",
    "strike": "struck",
    "striked": "struck",
    "deleted": "deleted",
    "revised": "added",
}


def letters_after(letters: Letters, word: str, number: int | None) -> Letters | None:
    """Return how letters look after a control word; None for a word that does not concern them."""
    if word == "plain":
        return PLAIN
    name = _LETTER_WORDS.get(word)
    return None if name is None else replace(letters, **{name: number != 0})


def lines_after(lines: Lines, word: str, number: int | None) -> Lines | None:
    """Return how a paragraph looks after a control word; None for a word of another kind."""
    if word == "pard":
        return UNSET
    value = number or 0
    if word in {"intbl", "pagebb"}:
        name = "in_table" if word == "intbl" else "new_page"
        return replace(lines, **{name: number != 0})
    if word == "ls":
        return replace(lines, listed=value > 0)
    numbers = {"s": "style", "itap": "level", "outlinelevel": "outline", "ilvl": "depth"}
    name = numbers.get(word, "")
    changes: dict[str, Any] = {name: max(value, 0)}
    return replace(lines, **changes) if name else None


def heading(outline: int | None, styled: int) -> int:
    """Return the level of a heading from its outline level, else from its style; 0 for none."""
    if outline is None:
        return styled
    return 0 if outline >= _NO_HEADING else outline + 1
