"""What the caller of a reader may choose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Revisions(str, Enum):
    """Which text counts in a file with tracked changes that are not accepted yet."""

    FINAL = "final"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read; ``revisions`` concerns files of word processors."""

    revisions: Revisions = Revisions.FINAL


READ_FINAL = ReadOptions()
"""How a file is read when nothing is chosen."""
