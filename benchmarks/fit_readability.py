"""Fit the scales of readability on the tune part: ``python -m benchmarks.fit_readability``.

Prints, per language, the lines for ``rules/language/readability.yaml``. The ends of a measure are its
means over the easy and the hard texts. The weights come from a least-squares fit to 0, 0.5 and 1 for
easy, medium and hard, held near weights chosen by reason: there are few texts and the measures hang
together, so that free weights would fit their accidents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from isip_lint.analysis.readability.reading import measure
from isip_lint.analysis.readability.scales import Anchor, stand
from isip_lint.audit.passages import Labelled, prose_of, read_passages
from isip_lint.engine.packs import open_pack

_CORPUS = Path(__file__).resolve().parent.parent / "corpora" / "readability"
_REASONED = {
    "words": {"rarity": 0.25, "syllables": 0.25, "official": 0.25, "abstract": 0.25},
    "sentences": {
        "length": 0.35, "longest": 0.11, "stretch": 0.08, "density": 0.14, "chaining": 0.10,
        "attributes": 0.10, "persons": 0.02, "nesting": 0.04, "passives": 0.04, "split": 0.02,
    },
}  # fmt: skip
_LEVELS = {"easy": 0.0, "medium": 0.5, "hard": 1.0}
_HOLD = 1.0
_STEP = 0.05
_ROUNDS = 1000

Row = Mapping[str, float]


def main() -> None:
    """Print the fitted scales of both languages."""
    pack = open_pack()
    for language in ("nl", "fr"):
        passages = read_passages(_CORPUS / f"{language}-tune.tsv")
        lexicon = pack.lexicons[language]
        measures = [measure(prose_of(p.text, lexicon), language) for p in passages]
        print(f"    {language}:")
        for axis, weights in _REASONED.items():
            rows = [m[axis] for m in measures]
            print(f"      {axis}:")
            for name, a in fitted(passages, rows, axis, weights).items():
                ends = f"easy: {a.easy:.3f}, hard: {a.hard:.3f}"
                print(f"        {name}: {{{ends}, weight: {a.weight:.2f}}}")


def fitted(
    passages: Sequence[Labelled], rows: Sequence[Row], axis: str, reasoned: Row
) -> dict[str, Anchor]:
    """Return the ends and the weight of each measure of an axis."""
    ends = {name: _ends(passages, rows, name) for name in reasoned}
    stands = [[stand(row[n], Anchor(*ends[n], 1)) for n in reasoned] for row in rows]
    targets = [_target(p, axis, fmean(s)) for p, s in zip(passages, stands, strict=True)]
    weights = _least_squares(stands, targets, list(reasoned.values()))
    total = sum(weights)
    return {n: Anchor(*ends[n], w / total) for n, w in zip(reasoned, weights, strict=True)}


def _ends(passages: Sequence[Labelled], rows: Sequence[Row], name: str) -> tuple[float, float]:
    means = [
        fmean(
            row[name]
            for passage, row in zip(passages, rows, strict=True)
            if passage.kind != "contrast" and passage.level == level
        )
        for level in ("easy", "hard")
    ]
    return round(means[0], 3), round(means[1], 3)


def _target(passage: Labelled, axis: str, mean: float) -> float:
    """Jargon in short sentences is hard in its words and easy in its sentences; nothing is too far."""
    level = _LEVELS[passage.level]
    if passage.kind != "contrast":
        return level
    level = 1 - level if axis == "sentences" else level
    return max(1.0, mean) if level else min(0.0, mean)


def _least_squares(
    stands: Sequence[Sequence[float]], targets: Sequence[float], reasoned: Sequence[float]
) -> list[float]:
    """Return weights of at least zero, by steps down the slope of the error."""
    weights = list(reasoned)
    for _ in range(_ROUNDS):
        errors = [
            sum(w * x for w, x in zip(weights, row, strict=True)) - target
            for row, target in zip(stands, targets, strict=True)
        ]
        slopes = [
            fmean(e * row[i] for e, row in zip(errors, stands, strict=True))
            + _HOLD * (weights[i] - reasoned[i])
            for i in range(len(weights))
        ]
        weights = [max(0.0, w - _STEP * s) for w, s in zip(weights, slopes, strict=True)]
    return weights


if __name__ == "__main__":
    main()
