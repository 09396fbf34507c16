"""Labelled passages, easy to hard, and how well the two scales order them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.readability.prose import Sentence, passage_prose
from isip_lint.analysis.readability.reading import read_prose
from isip_lint.analysis.readability.scales import Scales
from isip_lint.documents.text import read_text
from isip_lint.language.lexicon import Lexicon

Ranks = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage: ``kind`` is passage, pair or contrast, ``level`` easy, medium or hard."""

    kind: str
    level: str
    pair: str
    text: str


def read_passages(path: Path) -> list[Labelled]:
    """Return the passages of a table with the columns kind, level, pair and text."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Labelled(r["kind"], r["level"], r["pair"], r["text"]) for r in rows]


def prose_of(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of a passage."""
    return passage_prose(analyse(read_text("-", text.encode()), lexicon))


def placed(passages: Iterable[Labelled], lexicon: Lexicon, scales: Scales) -> list[Ranks]:
    """Return the places of each passage on both scales, and of both together."""
    found: list[Ranks] = []
    for passage in passages:
        agreement = analyse(read_text("-", passage.text.encode()), lexicon)
        reading = read_prose(passage_prose(agreement), agreement, scales, minimum=1)
        words, sentences = reading.words or 0, reading.sentences or 0
        found.append({"words": words, "sentences": sentences, "together": (words + sentences) / 2})
    return found


def auc(low: Sequence[float], high: Sequence[float]) -> float:
    """Return the chance that a figure of ``high`` lies above one of ``low``; a tie is half."""
    wins = sum((b > a) + 0.5 * (b == a) for a in low for b in high)
    return wins / (len(low) * len(high))


def orders(passages: Sequence[Labelled], ranks: Sequence[Ranks], axis: str) -> dict[str, float]:
    """Return the shares ordered rightly on an axis.

    Keys: pairs; easy/medium and medium/hard of single passages; contrast: short passages of jargon
    above long plain ones.
    """

    def of(kind: str, level: str) -> list[float]:
        both = zip(passages, ranks, strict=True)
        return [r[axis] for p, r in both if (p.kind, p.level) == (kind, level)]

    return {
        "pairs": _pairs(passages, [r[axis] for r in ranks]),
        "easy/medium": auc(of("passage", "easy"), of("passage", "medium")),
        "medium/hard": auc(of("passage", "medium"), of("passage", "hard")),
        "contrast": auc(of("contrast", "easy"), of("contrast", "hard")),
    }


def _pairs(passages: Sequence[Labelled], values: Sequence[float]) -> float:
    pairs: dict[str, dict[str, float]] = {}
    for passage, value in zip(passages, values, strict=True):
        if passage.kind == "pair":
            pairs.setdefault(passage.pair, {})[passage.level] = value
    return sum(pair["hard"] > pair["easy"] for pair in pairs.values()) / len(pairs)
