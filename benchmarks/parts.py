"""Learn how clauses read that hold a part which every agreement must have.

Three teachers: single clauses that hold a part or only come near (``corpora/provisions``), agreements of the
tune part in which a reader found the clauses that hold it (``corpora/parts``), and texts of which is known no
more than that they hold it or lack it: other agreements and the examples of the rules. Where such a text
holds it, the clause most like those known so far is taken for the one that does; where it lacks it, none is
(learning from bags: Andrews, Tsochantaridis and Hofmann 2003, mi-SVM and MI-SVM).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from benchmarks.located import located, places
from benchmarks.provisions import clauses, rows
from isip_lint.analysis.agreement import analyse
from isip_lint.audit.corpus import Labelled
from isip_lint.audit.rule_tests import example_text
from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.reader import read_document
from isip_lint.engine.learned import features
from isip_lint.engine.model import RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document
from isip_lint.engine.weights import Borders, Experience
from isip_lint.language.vocabulary import LANGUAGES

Found = Mapping[str, float]
# A table of clauses, whether each holds the part, and what each weighs.
Weighed = tuple[Any, list[bool], list[float]]
# A feature met once tells nothing; a weight near zero changes no answer but makes the file long.
_SEEN = 2
_LEAST = 0.1
_COST = 3.0
_ROUNDS = 2
# What a clause of each kind weighs: single clauses are many and stand in no text of their own.
_ROW, _OTHER_ROW, _TAKEN, _BESIDE, _LACKING = 0.15, 0.1, 0.5, 0.1, 2.0
# Folds of agreements, each scored by what was learned from the others. So many of those that lack a part
# keep their finding; a part that this cannot tell from its absence is not learned.
_FOLDS = 5
_KEPT = 0.85
_TOLD = 0.85
# So few of those that hold a part have no clause like it; worth a look when that finds so many that lack it.
_RARE = 0.02
_FOUND = 0.3
# Scores farther off tell no more; the borders hardly bend to single agreements.
_FAR = 6.0
_EVEN_COST = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """A single clause, and whether it holds the part of a rule or only comes near."""

    found: Found
    rule: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Bag:
    """The clauses of a text, the rules whose part it holds, those whose part it lacks, those that call
    their part missing, and which clauses hold the part of a rule where a reader told."""

    clauses: tuple[Found, ...]
    holds: frozenset[str]
    lacks: frozenset[str]
    missed: frozenset[str] = frozenset()
    told: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """How an agreement fares with what others teach: the score of its likest clause, whether it lacks
    the part, and whether the rule calls it missing."""

    score: float
    lacks: bool
    missed: bool


def learned_parts(
    pack: RulePack, corpus: Sequence[Labelled]
) -> tuple[dict[str, dict[str, float]], dict[str, Borders]]:
    """Return the weights for holding the part of each rule, above zero it may well be there, and what
    the scores tell beside what the rule says."""
    known = list(single_clauses(pack))
    told = [bag for bag in agreements(pack, corpus) if bag.clauses]
    table, borders = {}, {}
    for rule in sorted({row.rule for row in known}):
        own = [bag for bag in examples(pack, rule) if bag.clauses]
        vectors = _Vectors.of(known, [*told, *own])
        cases = _apart(vectors, rule, len(told))
        if _tells(rule, cases):
            weights = _weights(vectors, _fit(vectors, rule, range(len(vectors.bags))))
            kept = _kept(cases)
            table[rule] = weights | {"": weights[""] - kept}
            borders[rule] = _borders([replace(c, score=c.score - kept) for c in cases])
    return table, borders


def single_clauses(pack: RulePack) -> Iterator[Row]:
    """Yield the clauses of ``corpora/provisions`` that hold a part, and those that come near."""
    for language in LANGUAGES:
        for row in rows(language, "tune", "holds", "lacks"):
            for clause, at_issue in clauses(pack, language, row):
                if at_issue:
                    yield Row(features(clause), row["rule"], row["verdict"] == "holds")


def agreements(pack: RulePack, corpus: Sequence[Labelled]) -> Iterator[Bag]:
    """Yield the labelled agreements; what was never asked of one (law of its day) it neither holds
    nor lacks."""
    rules_alone, options = replace(pack, experience=Experience()), Options("en", force=True)
    parts = {language: located(language) for language in LANGUAGES}
    for labelled in corpus:
        if labelled.kind == "other":
            continue
        document = read_document(labelled.path)
        report = check_document(document, rules_alone, options)
        asked = {*report.in_order, *(f.rule for f in report.findings)}
        lacks = {label.rule for label in labelled.expect}
        doubtful = {label.rule for label in labelled.may}
        read = analyse(document, pack.lexicons[labelled.language])
        told = parts[labelled.language].get(labelled.id, {})
        yield Bag(
            tuple(features(c) for c in read.clauses),
            frozenset(asked - lacks - doubtful),
            frozenset(lacks),
            frozenset(f.rule for f in report.findings if f.document_level and not f.review),
            {rule: places(read.clauses, texts) for rule, texts in told.items()},
        )


def examples(pack: RulePack, name: str) -> Iterator[Bag]:
    """Yield the examples of a rule."""
    rule = next(r for r in pack.rules if r.id == name)
    for example in rule.examples:
        document = read_markdown("example.md", example_text(rule, example).encode())
        read = analyse(document, pack.lexicons[example.language])
        own = frozenset({name})
        yield Bag(
            tuple(features(c) for c in read.clauses),
            frozenset() if example.violates else own,
            own if example.violates else frozenset(),
        )


@dataclass(frozen=True, slots=True)
class _Vectors:
    """The features of single clauses and of texts as sparse tables, a line per clause."""

    names: Sequence[str]
    rows: Sequence[Row]
    lines: Any
    bags: Sequence[Bag]
    tables: Sequence[Any]

    @staticmethod
    def of(rows: Sequence[Row], bags: Sequence[Bag]) -> _Vectors:
        """Return the features that were met more than once; each text has a clause."""
        from sklearn.feature_extraction import DictVectorizer

        every = [*(r.found for r in rows), *(c for bag in bags for c in bag.clauses)]
        met = Counter(name for found in every for name in found)
        vectors = DictVectorizer()
        vectors.fit([{n: v for n, v in found.items() if met[n] >= _SEEN} for found in every])
        return _Vectors(
            list(vectors.get_feature_names_out()),
            rows,
            vectors.transform([r.found for r in rows]),
            bags,
            [vectors.transform(bag.clauses) for bag in bags],
        )


def _fit(vectors: _Vectors, rule: str, learned: Sequence[int]) -> Any:
    """Return a model of the clauses that hold the part, from single clauses and the bags at ``learned``."""
    own = [row.rule == rule for row in vectors.rows]
    sure = [
        (vectors.lines, [r.rule == rule and r.holds for r in vectors.rows],
         [_ROW if mine else _OTHER_ROW for mine in own]),
        *(known for i in learned for known in _known(vectors, i, rule)),
    ]  # fmt: skip
    open_ones = [
        vectors.tables[i]
        for i in learned
        if rule in vectors.bags[i].holds and rule not in vectors.bags[i].told
    ]
    model = _model(sure)
    for _ in range(_ROUNDS):
        taken = [table[int(model.decision_function(table).argmax())] for table in open_ones]
        model = _model([*sure, *((line, [True], [_TAKEN]) for line in taken)])
    return model


def _known(vectors: _Vectors, place: int, rule: str) -> Iterator[Weighed]:
    """Yield the clauses of a text of which is known whether they hold the part."""
    bag, table = vectors.bags[place], vectors.tables[place]
    size = table.shape[0]
    told = bag.told.get(rule)
    if rule in bag.lacks:
        yield table, [False] * size, [_LACKING] * size
    elif rule in bag.holds and told:
        answers = [i in told for i in range(size)]
        yield table, answers, [_TAKEN if answer else _BESIDE for answer in answers]


def _model(parts: Sequence[Weighed]) -> Any:
    """Return a linear model of tables, each with its answers and what each answer weighs."""
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    answers = [answer for _, own, _ in parts for answer in own]
    weights = [weight for _, _, own in parts for weight in own]
    model = LogisticRegression(C=_COST, solver="liblinear", random_state=0)
    model.fit(vstack([table for table, _, _ in parts]).tocsr(), answers, sample_weight=weights)
    model.coef_[abs(model.coef_) < _LEAST] = 0.0
    return model


def _apart(vectors: _Vectors, rule: str, agreements: int) -> list[Case]:
    """Return the first ``agreements`` bags that lack or hold the part, each scored by what the others
    teach."""
    cases: list[Case] = []
    for fold in range(_FOLDS):
        apart = set(range(fold, agreements, _FOLDS))
        model = _fit(vectors, rule, [i for i in range(len(vectors.bags)) if i not in apart])
        for i in sorted(apart):
            bag = vectors.bags[i]
            if rule in bag.lacks | bag.holds:
                score = float(model.decision_function(vectors.tables[i]).max())
                cases.append(Case(score, rule in bag.lacks, rule in bag.missed))
    return cases


def _tells(rule: str, cases: Sequence[Case]) -> bool:
    """Whether the scores tell those that lack the part from those that hold it."""
    from sklearn.metrics import roc_auc_score

    told = roc_auc_score([not c.lacks for c in cases], [c.score for c in cases])
    print(f"{rule}: {told:.2f} of {len(cases)}", file=sys.stderr)
    return bool(told >= _TOLD)


def _kept(cases: Sequence[Case]) -> float:
    """Return the score that most agreements which lack the part stay below."""
    from numpy import quantile

    return float(quantile([c.score for c in cases if c.lacks], _KEPT))


def _borders(cases: Sequence[Case]) -> Borders:
    """Return where the part is as likely missing as there, with and without a rule that says so, and
    the score that agreements which hold it seldom stay below."""
    from numpy import quantile
    from sklearn.linear_model import LogisticRegression

    facts = [(min(_FAR, max(-_FAR, c.score)), float(c.missed)) for c in cases]
    model = LogisticRegression(C=_EVEN_COST).fit(facts, [c.lacks for c in cases])
    (slope, said), start = model.coef_[0], model.intercept_[0]
    rare = float(quantile([c.score for c in cases if not c.lacks], _RARE))
    below = [c.score < rare for c in cases if c.lacks]
    seldom = rare if sum(below) >= _FOUND * len(below) else -inf
    return Borders(float(-(start + said) / slope), seldom, float(-start / slope))


def _weights(vectors: _Vectors, model: Any) -> dict[str, float]:
    told = zip(vectors.names, model.coef_[0], strict=True)
    return {"": float(model.intercept_[0])} | {name: float(w) for name, w in told if w}
