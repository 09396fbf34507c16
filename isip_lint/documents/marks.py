"""Numbers, bullets and check-boxes that stand as characters in a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

OFF = "☐"
ON = "☒"
_UNTICKED = "☐□◻▢❏❐❑❒⬜◽"
_TICKED = "☒☑⊠✅■◼🗹🗷"
_SIGNS = "✓✔✗✘"
_BULLETS = "-*+•‣◦●○▪▫–—·⁃➢►→❖\uf0b7\uf0a7"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?=\s)")
_NUMBER = re.compile(
    r"(?:\(?(?:[1-9]\d?|[a-zA-Z]|[ivx]{2,4})\)|(?:[1-9]\d?|[a-z]|[ivx]{2,4})\."
    r"|[1-9]\d?[°º]|(?:[1-9]|1\d)(?:\.(?:[1-9]|1\d|[a-z])){1,3}[.)]?)(?=\s)"
)
_CLOCK = re.compile(r"\s+(?:u|uur|h|heures?)\b")
# An escaped bracket or the text of a link is no box.
_BOX = re.compile(
    rf"[{_UNTICKED}{_TICKED}]|(?<!\\)\[[ xX]\](?!\()|^\([ xX]?\)(?=\s)|^[{_SIGNS}](?=\s)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks: ``label`` as shown, ``checked`` None when it has no box.

    ``line`` is the number of the line in its cell that the piece comes from.
    """

    text: str
    label: str = ""
    checked: bool | None = None
    line: int = 0

    @property
    def is_item(self) -> bool:
        """Whether the line began with a mark."""
        return bool(self.label) or self.checked is not None

    @property
    def is_bare_box(self) -> bool:
        """Whether there is nothing but a box."""
        return self.checked is not None and self.text in (ON, OFF)


def read_marks(line: str) -> Marked:
    """Split ``line`` into its number or bullet, its first check-box and the text behind them."""
    label, rest = split_label(line.strip())
    box = _BOX.match(rest)
    if box is None:
        return Marked(rest, label)
    return Marked(rest[box.end() :].lstrip(), label, _is_ticked(box[0]))


def split_label(line: str, *, numbers: bool = True) -> tuple[str, str]:
    """Return the bullet or, if ``numbers``, the number that begins ``line``, and the rest."""
    match = _BULLET.match(line) or (_NUMBER.match(line) if numbers else None)
    if match is None or _CLOCK.match(line, match.end()):
        return "", line
    return match.group(), line[match.end() :].lstrip()


def read_options(line: str, *, numbers: bool = True) -> list[Marked]:
    """Split ``line`` at its check-boxes; without a box it is one piece.

    "Domein: ☒ werk ☐ taal" is three pieces. Boxes that all stand behind their words ("ja ☒ nee ☐")
    tick the words before them. A box without words keeps its sign as text.
    """
    label, rest = split_label(line.strip(), numbers=numbers)
    found = _split_boxes(rest)
    return [replace(found[0], label=label), *found[1:]]


def read_row(cells: Sequence[Sequence[str]]) -> list[list[Marked]]:
    """Return the lines of each cell of a row as pieces; a cell with only a box ticks its neighbour.

    In a row that begins with a box each box ticks the text behind it; one box behind a text ticks
    that text; several boxes behind a text stay, for their columns say what they mean.
    """
    row = [
        [
            replace(piece, line=number)
            for number, line in enumerate(cell)
            for piece in read_options(line, numbers=False)
            if piece.text
        ]
        for cell in cells
    ]
    bare = [index for index, cell in enumerate(row) if len(cell) == 1 and cell[0].is_bare_box]
    filled = [index for index, cell in enumerate(row) if cell]
    if not bare or bare == filled:
        return row
    if filled[0] == bare[0]:
        pairs = [(box, text) for box, text in pairwise(filled) if box in bare and text not in bare]
    else:
        pairs = [(bare[0], filled[filled.index(bare[0]) - 1])] if len(bare) == 1 else []
    for box, text in pairs:
        row[text] = [_ticked(piece, row[box][0].checked) for piece in row[text]]
        row[box] = []
    return row


def is_box(glyph: str) -> bool:
    """Whether ``glyph`` is a character that shows a check-box."""
    return bool(glyph) and glyph in _UNTICKED + _TICKED


def _ticked(piece: Marked, checked: bool | None) -> Marked:
    return replace(piece, checked=checked) if piece.checked is None else piece


def _split_boxes(text: str) -> list[Marked]:
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return [Marked(text)]
    before, after = text[: boxes[0].start()].strip(), text[boxes[-1].end() :]
    states = [_is_ticked(box[0]) for box in boxes]
    if before and not after.strip(" \t.,;"):
        starts = [0, *(box.end() for box in boxes)]
        ends = [box.start() for box in boxes]
    else:
        starts = [box.end() for box in boxes]
        ends = [*(box.start() for box in boxes[1:]), len(text)]
    pieces = [
        Marked(text[start:end].strip() or (ON if state else OFF), "", state)
        for state, start, end in zip(states, starts, ends, strict=False)
    ]
    return [Marked(before), *pieces] if before and starts[0] else pieces


def _is_ticked(box: str) -> bool:
    return box in _TICKED + _SIGNS or "x" in box.lower()
