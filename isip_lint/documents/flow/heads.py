"""Which row of a table is its head, and what heads a cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SHORT = 80
_PLAIN_SHORT = 40
_SENTENCE_WORDS = 5
_NAME = re.compile(r"[A-ZÀ-Ý]\S*(?: [A-ZÀ-Ý]\S*)+")
_CENTRE = re.compile(r"\b(?:OCMW|CPAS)\b")
_NO_HEAD = re.compile(r"\d|(?<!\bNr)(?<!\bN)[.:;,…_«»]\s*$|@")


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as a head sees it; ``merged`` cells repeat the text of the cell above."""

    column: int
    text: str
    bold: bool = False
    shaded: bool = False
    boxed: bool = False
    merged: bool = False


@dataclass(frozen=True, slots=True)
class RowText:
    """A row; ``repeated`` says that it is repeated on each page, as heads are."""

    cells: tuple[CellText, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table; rows up to ``row`` have no head above them."""

    row: int
    starts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    def over(self, row: int, column: int) -> str:
        """Return the head of a cell, or "" if it has none."""
        if row <= self.row or not self.starts:
            return ""
        return self.texts[max(bisect_right(self.starts, column) - 1, 0)]


def find_head(rows: Sequence[RowText], *, styled: bool) -> Head:
    """Return the head of a table; ``styled`` says that the style of the table sets its head apart.

    A table without one gives a Head that heads nothing.
    """
    first = _candidate(rows)
    if first is None or not _is_head(rows[first], rows[first + 1 :], styled=styled):
        return Head(-1)
    cells = rows[first].cells
    return Head(first, tuple(cell.column for cell in cells), tuple(cell.text for cell in cells))


def row_head(row: RowText, column: int) -> str:
    """Return the text of the first cell of the row for the cells behind it."""
    if not row.cells or column <= row.cells[0].column:
        return ""
    return row.cells[0].text


def _candidate(rows: Sequence[RowText]) -> int | None:
    """Return the first row that can be a head: a row of one cell is a title over the table."""
    wide = [index for index, row in enumerate(rows) if len(row.cells) > 1]
    if wide and wide[0] <= 2:
        return wide[0]
    return 0 if rows and not wide else None


def _is_head(row: RowText, body: Sequence[RowText], *, styled: bool) -> bool:
    texts = [cell.text for cell in row.cells]
    if not body or not any(texts) or any(len(text) > _SHORT for text in texts):
        return False
    if any(cell.boxed or cell.merged for cell in row.cells):
        return False
    if row.repeated or (styled and len(texts) > 1):
        return True
    return _set_apart(row, body) or _reads_as_head(texts, body)


def _set_apart(row: RowText, body: Sequence[RowText]) -> bool:
    bold = _all_bold(row) and not all(_all_bold(other) for other in body)
    return bold or (_all_shaded(row) and not any(_all_shaded(other) for other in body))


def _all_bold(row: RowText) -> bool:
    return all(cell.bold for cell in row.cells if cell.text) and any(c.text for c in row.cells)


def _all_shaded(row: RowText) -> bool:
    return all(cell.shaded for cell in row.cells)


def _reads_as_head(texts: list[str], body: Sequence[RowText]) -> bool:
    """Tell by its words alone whether a row is a head and not the first line of a form."""
    columns = len(texts)
    if columns < 2 or not all(texts[1:]):
        return False
    if any(len(text) > _PLAIN_SHORT or _NO_HEAD.search(text) for text in texts):
        return False
    if any(_NAME.fullmatch(text) and not _CENTRE.search(text) for text in texts[1:]):
        return False
    return columns > 2 or any(_mostly_sentences(body, place) for place in range(columns))


def _mostly_sentences(body: Sequence[RowText], place: int) -> bool:
    texts = [row.cells[place].text for row in body if place < len(row.cells)]
    long = [text for text in texts if len(text.split()) >= _SENTENCE_WORDS]
    return len(long) * 2 >= len(texts) > 0
