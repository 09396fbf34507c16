"""The straight lines that are drawn on a PDF page, and the grids of cells that they make.

The lines come from pdfium, which reads any page at once; what makes a table of them is pdfplumber's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from isip_lint.documents.pdf_glyphs import Frame

Box = tuple[float, float, float, float]
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]

_DEEPEST = 8
_MOST_OBJECTS = 100_000
_STRAIGHT = 0.5
# pdfplumber's own measures: lines this near are one, a shorter one is part of a drawing.
_SNAP = 3
_SHORTEST = 3
# Beyond these, lines are a drawing; finding cells in them costs the square of their number.
_MOST_PAIRS = 60_000
_MOST_CROSSINGS = 2_000


class Stroke(NamedTuple):
    """A straight line from one point to another, from the top left of the page as shown."""

    x0: float
    y0: float
    x1: float
    y1: float


class TooManyError(Exception):
    """A page with more lines than the tables of a text have."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The boxes of a table's cells, row by row; None where a wider cell covers the place."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def page_strokes(page: PdfPage, frame: Frame, limit: int) -> list[Stroke]:
    """Return the straight lines of a page; TooManyError when there are more than ``limit``."""
    strokes: list[Stroke] = []
    for path, matrix in _paths(page):
        strokes += _path_strokes(path, matrix, frame)
        if len(strokes) > limit:
            raise TooManyError
    return strokes


def find_grids(strokes: list[Stroke]) -> list[Grid]:
    """Return the tables of more than one cell; TooManyError when the lines are a drawing."""
    from pdfplumber import table as tables

    edges = tables.merge_edges(list(_edges(strokes)), _SNAP, _SNAP, _SNAP, _SNAP)
    kept = [edge for edge in edges if max(edge["width"], edge["height"]) >= _SHORTEST]
    upright = sum(edge["orientation"] == "v" for edge in kept)
    if upright * (len(kept) - upright) > _MOST_PAIRS:
        raise TooManyError
    crossings = tables.edges_to_intersections(kept, _SNAP, _SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        raise TooManyError
    groups = tables.cells_to_tables(tables.intersections_to_cells(crossings))
    make_table: Any = tables.Table  # the page that it asks for serves to extract text only
    return [_grid(make_table(None, cells)) for cells in groups]


def _grid(table: Any) -> Grid:
    return Grid(table.bbox, tuple(tuple(row.cells) for row in table.rows))


def _edges(strokes: list[Stroke]) -> Iterator[dict[str, Any]]:
    """Level and upright lines as pdfplumber knows them."""
    for x0, y0, x1, y1 in strokes:
        width, height = abs(x1 - x0), abs(y1 - y0)
        left, top = min(x0, x1), min(y0, y1)
        if height <= _STRAIGHT < width:
            yield _edge("h", left, top, left + width, top)
        elif width <= _STRAIGHT < height:
            yield _edge("v", left, top, left, top + height)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    sides = {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "doctop": top}
    return {**sides, "width": x1 - x0, "height": bottom - top, "orientation": orientation}


def _paths(page: PdfPage) -> Iterator[tuple[Any, _Matrix]]:
    """The paths of a page with their matrices, those inside forms too."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    waiting = [(pdfium.FPDFPage_GetObject(page.raw, n), _IDENTITY, 0) for n in range(count)]
    seen = 0
    while waiting:
        seen += 1
        if seen > _MOST_OBJECTS:
            raise TooManyError
        item, outer, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item, _joined(_matrix(item), outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _joined(_matrix(item), outer)
            inside = range(min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS))
            waiting += [(pdfium.FPDFFormObj_GetObject(item, n), inner, depth + 1) for n in inside]


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    x, y = _moved(then, e, f)
    ta, tb, tc, td = then[:4]
    return a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td, x, y


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _path_strokes(path: Any, matrix: _Matrix, frame: Frame) -> Iterator[Stroke]:
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = frame.point(*_moved(matrix, x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield Stroke(*last, *point)
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield Stroke(*point, *start)
        last = point
