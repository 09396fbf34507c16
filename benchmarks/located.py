"""Where the parts stand: the clauses of ``corpora/parts`` in which a reader found each part of an agreement.

A part that no clause tells by itself, such as one that is denied, has a row without text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.provisions import table
from isip_lint.analysis.model import Clause
from isip_lint.language.normalise import fold_text

_FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "parts"
Located = Mapping[str, Mapping[str, Sequence[str]]]


def located(language: str) -> Located:
    """Return by id of an agreement of the tune part, and by rule, the texts of the clauses that hold it."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in table(_FOLDER / f"{language}-tune.tsv"):
        texts = found[row["agreement"]][row["rule"]]
        texts += [row["text"]] if row["text"] else []
    return found


def places(clauses: Sequence[Clause], texts: Sequence[str]) -> frozenset[int]:
    """Return which clauses read as one of ``texts``, apart from case, accents and white space; a clause
    that is cut otherwise today is none of them."""
    wanted = {fold_text(text) for text in texts}
    folded = [fold_text(clause.text) for clause in clauses]
    return frozenset(i for i, text in enumerate(folded) if text in wanted)
