"""What the ends of its lines tell about a PDF: where text flows on, and whether words are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_words import is_cut
from isip_lint.documents.text import ends_sentence

_ENOUGH = 3
_MOSTLY = 0.85
_HARDLY = 0.1
_LONG_WORD = 10
_ROOM = 3.0
_JOINTS = "/-–"
BLANK = 0.4
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other, with the edge at which they are broken.

    ``whole`` says that its text ends where the lines do, as in a cell.
    """

    lines: Sequence[Line]
    right: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Breaks:
    """How lines end in a document.

    ``told``: a blank is drawn where text flows on, and none where it ends (LibreOffice does so).
    ``cuts``: words are cut at the end of a line, so that a hyphen there may be no part of the word.
    """

    told: bool = False
    cuts: bool = True


def find_breaks(columns: Sequence[Column]) -> Breaks:
    """Return how the lines of ``columns`` end."""
    going = [
        last.spaced
        for column in columns
        for last, line in pairwise(column.lines)
        if goes_on(last, line) and column.right - last.right > BLANK * last.size
    ]
    ending = [line.spaced for line in _last_lines(columns)]
    told = (
        min(len(going), len(ending)) >= _ENOUGH
        and sum(going) >= _MOSTLY * len(going)
        and sum(ending) <= _HARDLY * len(ending)
    )
    cut = sum(is_cut(last.text) and line.text[0].islower() for last, line in _pairs(columns))
    missed = sum(_missed(column) for column in columns)
    return Breaks(told, cuts=cut > missed)


def _pairs(columns: Iterable[Column]) -> Iterator[tuple[Line, Line]]:
    for column in columns:
        yield from pairwise(column.lines)


def goes_on(last: Line, line: Line) -> bool:
    """Whether a text surely flows on from one line to the next."""
    if not line.text[0].islower() or not last.text[-1].isalpha() or last.bold != line.bold:
        return False
    return " " in last.text and not ends_sentence(last.text)


def is_joint(last: Line, line: Line) -> bool:
    """Whether nothing may part two lines: behind a slash, and in a word that fills its line."""
    if last.spaced or " " in last.text:
        return not last.spaced and last.text[-1] in _JOINTS
    before, after = last.text[-1], line.text[0]
    return before in _JOINTS or before == after or (before.isalnum() and after.islower())


def _last_lines(columns: Iterable[Column]) -> Iterator[Line]:
    """Lines at which a text surely ends: the last of a cell, and those above a gap."""
    for column in columns:
        if column.whole and column.lines:
            yield column.lines[-1]
        for last, line in pairwise(column.lines):
            if line.top - last.top > _GAP * max(last.size, line.size) and ends_sentence(last.text):
                yield last


def _missed(column: Column) -> int:
    """The number of lines with room for the half of a long word that was not cut."""
    return sum(
        len(line.text.split(maxsplit=1)[0]) >= _LONG_WORD
        and line.first_word > column.right - last.right > _ROOM * last.size
        and goes_on(last, line)
        for last, line in pairwise(column.lines)
    )
