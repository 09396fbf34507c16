"""The known formulas of readability, as figures beside the scales: no verdict rests on them.

They were made for long running prose; all of them call jargon in short sentences easy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from isip_lint.analysis.readability.prose import Sentence
from isip_lint.language.syllables import syllables

_LONG = 6


@dataclass(frozen=True, slots=True)
class Counts:
    """Words per sentence, syllables per word, and the percentage of words above six letters."""

    words: float
    syllables: float
    long: float


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its name, its source, the languages it was made for, and itself."""

    name: str
    source: str
    languages: frozenset[str]
    compute: Callable[[Counts], float]


FORMULAS = (
    Formula(
        "Flesch-Douma", "W. Douma, De leesbaarheid van landbouwbladen, 1960", frozenset({"nl"}),
        lambda c: 206.84 - 77 * c.syllables - 0.93 * c.words,
    ),
    Formula(
        "Leesindex A", "R. Brouwer, Onderzoek naar de leesmoeilijkheid van Nederlands proza, 1963",
        frozenset({"nl"}), lambda c: 195 - 200 / 3 * c.syllables - 2 * c.words,
    ),
    Formula(
        "Kandel-Moles", "L. Kandel & A. Moles, Application de l'indice de Flesch à la langue française, 1958",
        frozenset({"fr"}), lambda c: 207 - 1.015 * c.words - 73.6 * c.syllables,
    ),
    Formula(
        "LIX", "C. H. Björnsson, Läsbarhet, 1968", frozenset({"nl", "fr"}),
        lambda c: c.words + c.long,
    ),
)  # fmt: skip


def formula_values(prose: Sequence[Sentence], language: str) -> Mapping[str, float]:
    """Return the value of each formula made for ``language``, by name; nothing without words."""
    words = [token.text.lower() for sentence in prose for token in sentence.words]
    if not words:
        return {}
    counts = Counts(
        len(words) / len(prose),
        sum(syllables(word, language) for word in words) / len(words),
        100 * sum(len(word) > _LONG for word in words) / len(words),
    )
    made = (formula for formula in FORMULAS if language in formula.languages)
    return {formula.name: round(formula.compute(counts), 1) for formula in made}
