"""What the caller of a reader may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Revisions(str, Enum):
    """Which text counts in a file with tracked changes that are not accepted yet."""

    FINAL = "final"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read; ``revisions`` concerns files of word processors.

    ``passwords`` are tried in turn on a protected PDF; no report may show them.
    """

    revisions: Revisions = Revisions.FINAL
    passwords: tuple[str, ...] = field(default=(), repr=False)


READ_FINAL = ReadOptions()
"""How a file is read when nothing is chosen."""
