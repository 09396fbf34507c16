"""The weights of many features for many rules, summed for all rules at once.

The weights of a feature stand side by side in one number, each in a field of 32 bits: to add two such
numbers is to add the weights for every rule. They are whole hundredths, as in the file they come from.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf

NOTHING = "none"
HEAVIEST = 10_000
_BITS = 32
_SIZE = 4
# A field below zero borrows from the next one; above this middle none does.
_MIDDLE = 1 << (_BITS - 1)
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature speaks for each rule; a rule starts at its bias."""

    biases: Mapping[str, float] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def of(biases: Mapping[str, float], hundredths: Mapping[str, Mapping[str, int]]) -> Weights:
        """Return the weights per rule and feature; none may be above HEAVIEST, or below its opposite."""
        rows: dict[str, int] = {}
        for place, rule in enumerate(biases):
            for feature, weight in hundredths.get(rule, {}).items():
                rows[feature] = rows.get(feature, 0) + (weight << _BITS * place)
        return Weights(biases, rows)

    def scores(self, found: Mapping[str, float]) -> dict[str, float]:
        """Return how much the features ``found`` speak for each rule."""
        sums: dict[float, int] = {}
        for feature, value in found.items():
            row = self.rows.get(feature)
            if row is not None:
                sums[value] = sums.get(value, 0) + row
        totals = list(self.biases.values())
        for value, row in sums.items():
            share = value / _WHOLE
            told = self._fields(row)
            totals = [total + share * weight for total, weight in zip(totals, told, strict=True)]
        return dict(zip(self.biases, totals, strict=True))

    def weight(self, feature: str, rule: str) -> float:
        """Return how much ``feature`` speaks for ``rule``."""
        fields = dict(zip(self.biases, self._fields(self.rows.get(feature, 0)), strict=True))
        return fields.get(rule, 0) / _WHOLE

    def _fields(self, row: int) -> list[int]:
        size = len(self.biases)
        told = (row + _middles(size)).to_bytes(_SIZE * size, "little")
        return [value - _MIDDLE for value in struct.unpack(f"<{size}I", told)]


@dataclass(frozen=True, slots=True)
class Borders:
    """Scores of the clause of an agreement that is most like those that hold a part.

    Above ``there`` a part that a rule calls missing is perhaps there. Where no rule does, it is perhaps
    missing below ``seldom``, and missing below ``absent``.
    """

    there: float = 0.0
    seldom: float = -inf
    absent: float = -inf


@dataclass(frozen=True, slots=True)
class Experience:
    """What was learned of clauses that break a rule, and of those that hold a part it asks for.

    ``NOTHING`` stands for a lawful clause. A finding whose margin is below ``doubt`` is doubted; a
    clause without a finding whose margin is ``sure`` or more is worth a look, and from ``firm`` on it
    is a finding. ``borders`` say what the scores in ``holds`` tell of a part; a text that may well hold
    (scores above zero) ``enough`` of the parts is an agreement, whatever it calls itself.
    """

    doubt: float = 0.0
    sure: float = 0.0
    firm: float = 0.0
    breaks: Weights = field(default_factory=Weights)
    holds: Weights = field(default_factory=Weights)
    borders: Mapping[str, Borders] = field(default_factory=dict)
    enough: int | None = None


@lru_cache(maxsize=8)
def _middles(size: int) -> int:
    return sum(_MIDDLE << _BITS * place for place in range(size))
