"""Patterns of word units, and where they match in a row of tokens.

The places of a unit in a row are the bits of a number: a shift and an "and" try all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]
Places = Mapping[int, int]
ByUnit = dict[int, tuple["Pattern", ...]]


class Pattern(NamedTuple):
    """Word units in a row that make one atom match; ``order`` is its place among all patterns.

    ``rest`` are the units behind the ``first``, each with how many words may stand before it;
    ``gaps`` says whether any may, ``final`` marks a particle that ends a verb.
    """

    order: int
    atom: int
    first: int
    rest: tuple[tuple[int, int], ...] = ()
    gaps: bool = False
    final: bool = False


def by_rarest_unit(patterns: Sequence[Pattern], uses: Mapping[int, float]) -> ByUnit:
    """Return each pattern under the unit that is met least, as ``uses`` tells, so that most are
    never looked at."""
    grouped: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        units = (pattern.first, *(unit for unit, _ in pattern.rest))
        rarest = min(units, key=lambda unit: (uses.get(unit, 0.0), unit))
        grouped.setdefault(rarest, []).append(pattern)
    return {unit: tuple(found) for unit, found in grouped.items()}


def find_patterns(patterns: ByUnit, places: Places) -> Iterator[tuple[Pattern, list[Span]]]:
    """Yield the patterns that match, with their spans, in the order in which their first units occur."""
    rank = {unit: number for number, unit in enumerate(places)}
    found = [
        (rank[pattern.first], pattern, ends)
        for unit in patterns.keys() & rank.keys()
        for pattern in patterns[unit]
        if (ends := _ends(pattern, places))
    ]
    for _, pattern, ends in sorted(found):
        yield pattern, _spans(pattern, ends, places)


def _ends(pattern: Pattern, places: Places) -> int:
    """Return where the last unit of a match may stand: just there, unless the pattern has gaps."""
    reach = places.get(pattern.first, 0)
    for unit, gap in pattern.rest:
        if not reach:
            break
        reach <<= 1
        for _ in range(gap):
            reach |= reach << 1
        reach &= places.get(unit, 0)
    return reach


def _spans(pattern: Pattern, ends: int, places: Places) -> list[Span]:
    if pattern.gaps:
        starts = _numbers(places[pattern.first])
        spans = ((start, _row_end(pattern, start, places)) for start in starts)
        return [span for span in spans if span[1]]
    size = len(pattern.rest)
    return [(last - size, last + 1) for last in _numbers(ends)]


def _row_end(pattern: Pattern, start: int, places: Places) -> int:
    """Return the end of a match that takes each unit where it comes first; 0 without a match."""
    position = start + 1
    for unit, gap in pattern.rest:
        window = places[unit] >> position & (2 << gap) - 1
        if not window:
            return 0
        position += (window & -window).bit_length()
    return position


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
