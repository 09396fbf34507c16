"""Read a document, a section or a passage: its place on both scales, and what it was measured by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.prose import Sentence, document_prose
from isip_lint.analysis.readability.scales import Scales, place
from isip_lint.analysis.readability.sentences import sentence_measures
from isip_lint.analysis.readability.words import word_measures

Measures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The place of a text on both scales, None with a ``reason`` when there is too little of it.

    ``counted`` is the number of words that count as prose; ``measures`` are what the places rest
    on, per axis.
    """

    words: int | None
    sentences: int | None
    reason: str | None
    counted: int
    measures: Measures


def read_agreement(agreement: Agreement, scales: Scales) -> Reading:
    """Return the reading of all prose of an agreement."""
    prose = document_prose(agreement)
    return _placed(_counted(prose), _measured(agreement), agreement, scales, scales.document_words)


def read_prose(
    prose: Sequence[Sentence], agreement: Agreement, scales: Scales, *, minimum: int
) -> Reading:
    """Return the reading of a part of an agreement, without a verdict below ``minimum`` words."""
    measures = measure(prose, agreement.language)
    return _placed(_counted(prose), measures, agreement, scales, minimum)


def measure(prose: Sequence[Sentence], language: str) -> Measures:
    """Return the measures of both axes; none for a text without words."""
    if not _counted(prose):
        return {}
    return {
        "words": word_measures(prose, language),
        "sentences": sentence_measures(prose, language),
    }


@lru_cache(maxsize=2)
def _measured(agreement: Agreement) -> Measures:
    return measure(document_prose(agreement), agreement.language)


def _counted(prose: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in prose)


def _placed(
    counted: int, measures: Measures, agreement: Agreement, scales: Scales, minimum: int
) -> Reading:
    if counted < minimum:
        return Reading(None, None, f"below-{minimum}-words", counted, measures)
    scale = scales.by_language[agreement.language]
    words, sentences = (place(measures[axis], scale[axis]) for axis in ("words", "sentences"))
    return Reading(words, sentences, None, counted, measures)
