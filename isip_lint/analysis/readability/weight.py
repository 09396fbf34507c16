"""What weighs most in a text that is hard to read: its sentences and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isip_lint.analysis.readability.prose import Sentence
from isip_lint.analysis.readability.reading import measure
from isip_lint.analysis.readability.scales import Scale, stand

_SHORTEST = 5


def heaviest(
    prose: Sequence[Sentence], language: str, scale: Mapping[str, Scale], most: int
) -> list[Sentence]:
    """Return the hardest sentences on both scales together, the hardest first."""
    long_enough = [s for s in prose if len(s.words) >= _SHORTEST]
    weighed = [(_weight(s, language, scale), -n, s) for n, s in enumerate(long_enough)]
    return [s for _, _, s in sorted(weighed, key=lambda item: item[:2], reverse=True)[:most]]


def _weight(sentence: Sentence, language: str, scale: Mapping[str, Scale]) -> float:
    measures = measure([sentence], language)
    return sum(
        anchor.weight * stand(measures[axis][name], anchor)
        for axis in scale
        for name, anchor in scale[axis].items()
    )
