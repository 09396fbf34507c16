"""Collect blocks in reading order and number their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from isip_lint.documents.model import Block, BlockKind, Cell, Location

_WHITE = re.compile(r"\s+")


@dataclass(slots=True)
class BlockBuilder:
    """Mutable while a reader walks its file; ``blocks`` is complete afterwards."""

    blocks: list[Block] = field(default_factory=list)

    def add(  # noqa: PLR0913 - one argument per property of a block
        self,
        kind: BlockKind,
        text: str,
        path: str,
        *,
        page: int | None = None,
        label: str = "",
        level: int = 0,
        bold: bool = False,
        checked: bool | None = None,
        placeholders: tuple[tuple[int, int], ...] = (),
        cell: Cell | None = None,
    ) -> None:
        """Append a block; text of white space only is left out."""
        if not text.strip():
            return
        location = Location(path, len(self.blocks) + 1, page)
        self.blocks.append(
            Block(kind, text, location, label, level, bold, checked, placeholders, cell)
        )


def squeeze(text: str) -> str:
    """Return ``text`` with runs of white space as one blank, and none at the ends."""
    return _WHITE.sub(" ", text).strip()
