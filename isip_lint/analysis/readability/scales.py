"""From measures to a place on two scales, words and sentences: 0 is easy, 100 is hard.

The scales are data of the rule ``language/readability``. A measure counts from its value in easy texts
to its value in hard ones; the weighted mean of the measures is bent into 0 to 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from isip_lint.analysis.readability.sentences import SENTENCE_MEASURES
from isip_lint.analysis.readability.words import WORD_MEASURES

AXES: Mapping[str, frozenset[str]] = {
    "words": frozenset(WORD_MEASURES),
    "sentences": frozenset(SENTENCE_MEASURES),
}
_STEEPNESS = 4.0
_LEAST, _MOST = -0.5, 2.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """A measure on a scale: its usual value in easy and in hard texts, and its weight."""

    easy: float
    hard: float
    weight: float


Scale = Mapping[str, Anchor]


@dataclass(frozen=True, slots=True)
class Scales:
    """The two scales of each language, what a verdict needs, the house target, and sample texts."""

    by_language: Mapping[str, Mapping[str, Scale]]
    target: Mapping[str, int]
    document_words: int
    passage_words: int
    calibration: Mapping[str, Mapping[str, str]]


def read_scales(options: Mapping[str, object]) -> Scales:
    """Return the scales in the options of a rule. Raises ValueError that names what is wrong."""
    scales = _mapping(options, "scales")
    found = {
        language: {axis: _scale(_mapping(_mapping(scales, language), axis), axis) for axis in AXES}
        for language in scales
    }
    samples = _mapping(options, "calibration")
    return Scales(
        found,
        {axis: int(_number(options, f"target-{axis}")) for axis in AXES},
        int(_number(options, "document-words")),
        int(_number(options, "passage-words")),
        {
            language: {level: str(text) for level, text in _mapping(samples, language).items()}
            for language in samples
        },
    )


def _scale(data: Mapping[str, object], axis: str) -> Scale:
    unknown = sorted(set(data) - AXES[axis])
    if unknown:
        known = ", ".join(sorted(AXES[axis]))
        raise ValueError(f"no measure of {axis} is called {unknown[0]!r}; there are {known}")
    return {name: _anchor(_mapping(data, name), name) for name in data}


def _anchor(data: Mapping[str, object], name: str) -> Anchor:
    anchor = Anchor(*(_number(data, key) for key in ("easy", "hard", "weight")))
    if anchor.easy == anchor.hard:
        raise ValueError(f"{name}: easy and hard must differ")
    return anchor


def _mapping(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} must be a mapping")
    return value


def _number(data: Mapping[str, object], key: str) -> float:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{key} must be a number")
    return value


def place(measures: Mapping[str, float], scale: Scale) -> int:
    """Return where a text with these measures stands on a scale, from 0 to 100."""
    total = sum(anchor.weight for anchor in scale.values())
    mean = sum(a.weight * stand(measures[name], a) for name, a in scale.items()) / total
    return round(100 / (1 + exp(-_STEEPNESS * (mean - 0.5))))


def stand(value: float, anchor: Anchor) -> float:
    """Return 0 for the value of easy texts, 1 for that of hard ones, and no more than far beyond."""
    return min(_MOST, max(_LEAST, (value - anchor.easy) / (anchor.hard - anchor.easy)))
