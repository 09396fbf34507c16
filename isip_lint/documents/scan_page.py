"""A picture of a page becomes lines and tables, as those of a PDF, with a word on their quality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
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
    straighten,
    uncovered,
    without_rulings,
)
from isip_lint.documents.scan_engines import Engine, Word, find_turn
from isip_lint.documents.scan_marks import mend_text, mend_words

if TYPE_CHECKING:
    from PIL.Image import Image

    from isip_lint.documents.scan_clean import Ink

SCAN_DPI = 300
_POINTS = 72.0
_SURE = 75.0
_UNREAD_INK = 0.3
_LITTLE_INK = 0.0015
_FEW_WORDS = 8
_BOLD = 1.3
_LARGE = 1.35
_TALLEST = 1.7
_BULLETS = frozenset("e o * ¢ ® © » « ¥ ·".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised on a cleaned picture: words, rulings, and how good it is."""

    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]
    sure: float
    unread_ink: float
    inked: bool
    ink: Ink

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
    reading = _recognise(straighten(even_light(picture)), dpi, engine)
    if reading.is_bad:
        turn = find_turn(picture)
        again = picture.convert("L")
        if turn:
            again = straighten(even_light(picture.rotate(-turn, expand=True)))
        reading = max(reading, _recognise(again, dpi, engine), key=lambda found: found.score)
    return _page(reading, dpi, number)


def _recognise(picture: Image, dpi: int, engine: Engine) -> Reading:
    ink = ink_of(picture)
    strokes = rulings(ink, dpi)
    found = mend_words(engine(without_rulings(picture, strokes), dpi))
    words = tuple(with_boxes(found, find_boxes(ink, dpi)))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / max(1, letters)
    boxes = [(word.left, word.top, word.right, word.bottom) for word in words]
    rest = uncovered(ink, boxes, strokes)
    return Reading(words, tuple(strokes), sure, rest, float(ink.mean()) > _LITTLE_INK, ink)


def _page(reading: Reading, dpi: int, number: int) -> Page:
    quality = f"{len(reading.words)}, {reading.sure:.0f}%, {reading.unread_ink:.0%}"
    code = "page-read-badly" if reading.is_bad else "ocr-read"
    notices = (Notice(code, quality, number),) if reading.inked else ()
    grids = _grids([Stroke(*(v * _POINTS / dpi for v in stroke)) for stroke in reading.strokes])
    lines = _same_height(list(_lines(reading, dpi, number)))
    return Page(number, tuple(_elements(lines, grids, number)), notices, not reading.is_bad)


def _grids(strokes: list[Stroke]) -> list[Grid]:
    try:
        return find_grids(strokes)
    except TooManyError:
        return []


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of words with the share of ink in their boxes, which tells bold letters."""

    line: Line
    weight: float


def _lines(reading: Reading, dpi: int, number: int) -> Iterator[_Piece]:
    """Lines in points; a wide gap, as between two cells, begins a new one."""
    for _, run in groupby(reading.words, key=lambda word: word.line):
        for words in _split(list(run)):
            yield _Piece(_line(words, dpi, number), _weight(words, reading.ink))


def _split(words: Sequence[Word]) -> Iterator[list[Word]]:
    height = max(word.bottom - word.top for word in words)
    piece: list[Word] = []
    for word in words:
        if piece and word.left - piece[-1].right > 2.5 * height:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _line(words: Sequence[Word], dpi: int, number: int) -> Line:
    scale = _POINTS / dpi
    texts = [word.text for word in words]
    usual = median(word.bottom - word.top for word in words)
    even = [word for word in words if word.bottom - word.top <= _TALLEST * usual]
    if len(texts) > 1 and texts[0] in _BULLETS:
        texts[0] = "•"
    return Line(
        mend_text(" ".join(texts)),
        number,
        words[0].left * scale,
        min(word.top for word in even) * scale,
        max(word.right for word in words) * scale,
        max(word.bottom for word in even) * scale,
        (words[0].right - words[0].left) * scale,
    )


def _weight(words: Sequence[Word], ink: Ink) -> float:
    """The mean length of the level runs of ink, as a part of the height of the letters."""
    dark = runs = height = 0.0
    for word in words:
        box = ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]
        dark += float(box.sum())
        runs += float((box[:, 1:] & ~box[:, :-1]).sum() + box[:, :1].sum())
        height = max(height, word.bottom - word.top)
    return dark / max(1.0, runs)


def _same_height(pieces: Sequence[_Piece]) -> list[Line]:
    """Lines as high as most, unless clearly larger: letters that hang or stand out tell nothing.

    Large lines that follow each other, as those of a title, are as high as the first.
    """
    if not pieces:
        return []
    usual = median(piece.line.size for piece in pieces)
    weight = median(piece.weight for piece in pieces)
    lines: list[Line] = []
    for piece in pieces:
        line = replace(piece.line, bold=piece.weight > _BOLD * weight)
        size = line.size if line.size > _LARGE * usual else usual
        before = lines[-1].size if lines else usual
        alike = usual < before < _LARGE * size and size < _LARGE * before
        lines.append(replace(line, bottom=line.top + (before if alike and size > usual else size)))
    return lines


def _elements(lines: Iterable[Line], grids: Sequence[Grid], number: int) -> Iterator[Line | Table]:
    """Lines outside tables, and each table once, where its first line stands."""
    placed = [(line, _grid_at(line, grids)) for line in lines]
    seen: set[int] = set()
    for line, place in placed:
        if place is None:
            yield line
        elif place not in seen:
            seen.add(place)
            inside = [other for other, at in placed if at == place]
            yield _filled(grids[place], inside, number)


def _grid_at(line: Line, grids: Sequence[Grid]) -> int | None:
    return next((n for n, grid in enumerate(grids) if _inside(line, grid.box)), None)


def _filled(grid: Grid, lines: Sequence[Line], number: int) -> Table:
    rows = tuple(
        tuple(
            GridCell(
                column,
                box[0],
                box[2],
                tuple(sorted((x for x in lines if _inside(x, box)), key=lambda x: (x.top, x.left))),
            )
            for column, box in enumerate(boxes)
            if box is not None
        )
        for boxes in grid.rows
    )
    return Table((number, number), rows)


def _inside(line: Line, box: tuple[float, float, float, float]) -> bool:
    x, y = line.left + min(10.0, (line.right - line.left) / 2), (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
