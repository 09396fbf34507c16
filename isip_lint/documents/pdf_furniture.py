"""Headers and footers that come back on every page are told apart from the running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from isip_lint.documents.builder import squeeze
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.text import names_part

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–\s]*(?:(?:pagina|page|blz\.?|bladzijde|p\.)\s*)?\d{1,3}(?:\s*(?:/|van|sur|de|of)\s*\d{1,3})?[-–\s]*$",
    re.IGNORECASE,
)
_BAND = 3
_SHARE = 0.6
# Photographs of pages do not show all of them at one height.
_NEAR = 18.0
# Of one page alone: so many lines are a text, so much nearer to the edge, so many lines of space apart.
_FULL = 5
_NEARER = 0.7
_APART = 1.5


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that repeat, each once, and the ids of all their occurrences."""

    headers: tuple[Line, ...]
    footers: tuple[Line, ...]
    taken: frozenset[Line]


def find_furniture(pages: Sequence[Sequence[Line]], height: float = 0.0) -> Furniture:
    """Return the lines at the top or foot of the pages that repeat on most of them.

    On one page alone nothing repeats: there a line counts that stands in the margin of a sheet of
    this ``height`` (in points; 0.0 when it is not known).
    """
    middle = max((line.bottom for lines in pages for line in lines), default=0.0) / 2
    tops = [_ordered(lines, lambda line: line.top < middle)[:_BAND] for lines in pages]
    feet = [_ordered(lines, lambda line: line.top >= middle)[-_BAND:] for lines in pages]
    headers = _repeated(tops)
    numbers = [line for band in feet for line in band[-1:] if _PAGE_NUMBER.match(line.text)]
    repeated = _repeated(feet)
    if len(pages) == 1 and height:
        headers, repeated = _in_margins(pages[0], height)
    footers = [*repeated, *(line for line in numbers if line not in repeated)]
    taken = frozenset((*headers, *footers))
    return Furniture(_once(headers), _once(footers), taken)


def _in_margins(lines: Sequence[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The first and the last line, where they stand nearer to the edge than the text does at its side,
    and apart from it: "Dossier 2024/7" above a letter."""
    inside = sorted(lines, key=lambda line: line.top)
    if len(inside) < _FULL:
        return [], []
    margin = _NEARER * min(line.left for line in inside[1:-1])
    first, last = inside[0], inside[-1]
    above = first.top < margin and inside[1].top - first.bottom > _APART * first.size
    below = height - last.bottom < margin and last.top - inside[-2].bottom > _APART * last.size
    return [first] * above, [last] * below


def _ordered(lines: Sequence[Line], belongs: Callable[[Line], bool]) -> list[Line]:
    return sorted((line for line in lines if belongs(line)), key=lambda line: line.top)


def _repeated(bands: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines that have the same words at about the same height on most pages."""
    tops: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, band in enumerate(bands):
        for line in band:
            tops[_words(line)].append((page, line.top))
    needed = max(2.0, _SHARE * sum(1 for band in bands if band))
    return [
        line
        for band in bands
        for line in band
        if len({page for page, top in tops[_words(line)] if abs(top - line.top) < _NEAR}) >= needed
    ]


def _words(line: Line) -> str:
    """What a line says; page numbers differ, those of parts do not."""
    text = squeeze(line.text).lower()
    return text if names_part(text) else _DIGITS.sub("#", text)


def _once(lines: Sequence[Line]) -> tuple[Line, ...]:
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(_words(line), line)
    return tuple(first.values())
