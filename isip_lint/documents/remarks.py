"""What is to be written into a copy of a document, whatever its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from isip_lint.documents.model import Block, UnreadableError

AUTHOR = "isip-lint"
INITIALS = "IL"
CHANGED_FILE = "the file changed while it was checked: check it again"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the words from ``start`` to ``end`` of the block on ``line``.

    ``title`` is its first line; ``paragraphs`` follow; ``level`` is a severity or "summary".
    ``whole`` says that it is about the document, and stands there only for want of a better place.
    """

    line: int
    start: int
    end: int
    title: str
    paragraphs: tuple[str, ...] = ()
    level: str = "summary"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """A proposed paragraph that is to stand before the block on ``line``."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """All that is written into a copy: remarks, the summary first, and proposed paragraphs.

    ``language`` is that of the remarks; ``moment`` is when they were made.
    """

    remarks: tuple[Remark, ...]
    language: str
    moment: datetime
    additions: tuple[Addition, ...] = ()

    @property
    def stamp(self) -> str:
        """The moment as office formats write it."""
        return self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def require_same_text(blocks: Sequence[Block], checked: Sequence[Block]) -> None:
    """Raise UnreadableError unless the file still holds the text that was checked."""
    if [block.text for block in blocks] != [block.text for block in checked]:
        raise UnreadableError(CHANGED_FILE)


def legal(text: str) -> str:
    """Return ``text`` without the control characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or c.isprintable() or ord(c) > 0x9F)
