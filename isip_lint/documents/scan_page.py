"""A picture of a page becomes lines and tables, as those of a PDF, with a word on their quality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isip_lint.documents.model import Notice
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_pages import Page
from isip_lint.documents.pdf_rulings import Grid, Stroke, TooManyError, find_grids
from isip_lint.documents.pdf_tables import GridCell, Table
from isip_lint.documents.scan_boxes import find_boxes, with_boxes
from isip_lint.documents.scan_clean import (
    even_light,
    ink_of,
    rulings,
    uncovered,
    without_rulings,
)
from isip_lint.documents.scan_engines import Engine, Word, find_turn
from isip_lint.documents.scan_flatten import FlatSheet, Warp, as_is, flatten, turned
from isip_lint.documents.scan_lines import Piece, Place, page_pieces
from isip_lint.documents.scan_marks import mend_words

if TYPE_CHECKING:
    from PIL.Image import Image

SCAN_DPI = 300
_POINTS = 72.0
_SURE = 75.0
_UNREAD_INK = 0.3
_LITTLE_INK = 0.0015
_FEW_WORDS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised on a cleaned picture: words, rulings, and how good it is."""

    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]
    sure: float
    unread_ink: float
    inked: bool
    picture: Image
    warp: Warp

    @property
    def is_bad(self) -> bool:
        """Whether words may be missing; a page without ink lacks none."""
        if not self.inked:
            return False
        few = len(self.words) < _FEW_WORDS
        return few or self.sure < _SURE or self.unread_ink > _UNREAD_INK

    @property
    def score(self) -> float:
        """Of two readings the one with the higher score is the better."""
        return len(self.words) * self.sure


def read_picture(picture: Image, dpi: int, number: int, engine: Engine) -> Page:
    """Return the page on ``picture``; boxes are in points from its top left.

    A doubtful reading is tried once more, turned upright or without the cleaning, and the better
    one is kept.
    """
    grey = picture.convert("L")
    reading = _recognise(*flatten(even_light(grey)), dpi, engine)
    if reading.is_bad:
        again = (grey, as_is)
        if turn := find_turn(grey):
            upright, back = _upright(grey, turn)
            flat, warp = flatten(even_light(upright))
            again = (flat, lambda places: back(warp(places)))
        reading = max(reading, _recognise(*again, dpi, engine), key=lambda found: found.score)
    return _page(reading, dpi, number)


def _upright(picture: Image, turn: int) -> tuple[Image, Warp]:
    """A picture turned to the right by 90, 180 or 270 degrees, and the way back."""
    upright = picture.rotate(-turn, expand=True)
    about = turned((0, 0), -turn)
    shift = [(new - old) / 2 for new, old in zip(upright.size, picture.size, strict=True)]
    middle = [side / 2 for side in picture.size]
    return upright, lambda places: about(places - shift - middle) + middle


def _recognise(picture: Image, warp: Warp, dpi: int, engine: Engine) -> Reading:
    ink = ink_of(picture)
    strokes, ruled = rulings(ink, dpi)
    found = mend_words(engine(without_rulings(picture, ruled), dpi))
    words = tuple(with_boxes(found, find_boxes(ink, dpi)))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / max(1, letters)
    boxes = [(word.left, word.top, word.right, word.bottom) for word in words]
    rest = uncovered(ink, boxes, strokes)
    return Reading(
        words, tuple(strokes), sure, rest, float(ink.mean()) > _LITTLE_INK, picture, warp
    )


def _page(reading: Reading, dpi: int, number: int) -> Page:
    quality = f"{len(reading.words)}, {reading.sure:.0f}%, {reading.unread_ink:.0%}"
    code = "page-read-badly" if reading.is_bad else "ocr-read"
    notices = (Notice(code, quality, number),) if reading.inked else ()
    grids = _grids([Stroke(*(v * _POINTS / dpi for v in stroke)) for stroke in reading.strokes])
    sheet = FlatSheet(warp=reading.warp, scale=_POINTS / dpi)
    pieces = page_pieces(reading.words, grids, reading.picture, dpi, number)
    return Page(number, tuple(_elements(pieces, grids, number)), notices, not reading.is_bad, sheet)


def _grids(strokes: list[Stroke]) -> list[Grid]:
    try:
        return find_grids(strokes)
    except TooManyError:
        return []


def _elements(
    pieces: Sequence[Piece], grids: Sequence[Grid], number: int
) -> Iterator[Line | Table]:
    """Lines outside tables, and each table once, where its first line stands."""
    seen: set[int] = set()
    for piece in pieces:
        if piece.place is None:
            yield piece.line
        elif piece.place.table not in seen:
            table = piece.place.table
            seen.add(table)
            yield _filled(table, grids[table], pieces, number)


def _filled(table: int, grid: Grid, pieces: Sequence[Piece], number: int) -> Table:
    inside: dict[Place, list[Line]] = defaultdict(list)
    for piece in pieces:
        if piece.place is not None:
            inside[piece.place].append(piece.line)
    rows = tuple(
        tuple(
            GridCell(column, box[0], box[2], tuple(inside[Place(table, row, column)]))
            for column, box in enumerate(boxes)
            if box is not None
        )
        for row, boxes in enumerate(grid.rows)
    )
    return Table((number, number), rows)
