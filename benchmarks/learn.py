"""Learn what words speak for which rule: ``python -m benchmarks.learn [OUT]``.

Reads the examples of the rules, ``corpora/provisions`` and the tune part of the agreements, never the
measure part, and writes ``clauses.yaml`` and ``parts.yaml`` of ``rules/learned``. Needs the extra ``learn``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path

import yaml

from benchmarks.parts import learned_parts
from benchmarks.provisions import IN_A_ROW, clauses, rows
from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Clause
from isip_lint.audit.corpus import Labelled, read_corpus
from isip_lint.audit.evaluate import overlap
from isip_lint.audit.rule_tests import example_text, hit_of
from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.reader import read_document
from isip_lint.engine.learned import BETWEEN, GROUPS, features, lead
from isip_lint.engine.model import RulePack
from isip_lint.engine.packs import open_pack
from isip_lint.engine.weights import NOTHING, Borders
from isip_lint.language.vocabulary import LANGUAGES

_ROOT = Path(__file__).resolve().parent.parent
_OUT = _ROOT / "rules" / "learned"
# A feature met once tells nothing; a weight near zero changes no answer but makes the file unreadable.
_SEEN = 2
_LEAST = 0.2
_HEAD = """# What the words of labelled clauses say for each rule: written by `python -m benchmarks.learn`, do not
# edit by hand. Weights in hundredths, those that tell most first; words that speak against it below zero.
"""
# Chosen on agreements that neither the rules nor the weights had seen (docs/accuracy.md).
_DOUBT = 0.0
_SURE = 0.3
_FIRM = 0.8
# An agreement that calls itself otherwise tells so many of the parts; of 19 letters and decisions of the tune part
# none tells more than six.
_ENOUGH = 8
Table = dict[str, dict[str, float]]
Entry = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Item:
    """A clause, and the rule that it breaks, or NOTHING."""

    clause: Clause
    label: str


def main(out: Path) -> None:
    """Learn from everything that may be read, and write the weights."""
    pack = open_pack()
    corpus = tuned()
    broken = [*examples(pack), *provisions(pack), *agreements(pack, corpus)]
    breaks = fitted([features(i.clause) for i in broken], [i.label for i in broken])
    write(breaks, *learned_parts(pack, corpus), out)


def tuned() -> list[Labelled]:
    """Return the agreements that may be read."""
    return [c for lang in LANGUAGES for c in read_corpus(_ROOT / "corpora" / lang / "tune")]


def examples(pack: RulePack) -> Iterator[Item]:
    """Yield the clauses of the examples of the rules on clauses."""
    for rule in pack.rules:
        for example in rule.examples if rule.kind == "clause" else ():
            document = read_markdown("clause.md", example_text(rule, example).encode())
            hit = hit_of(example)
            for clause in analyse(document, pack.lexicons[example.language]).clauses:
                broken = example.violates and (not hit or overlap(clause.text, hit, IN_A_ROW))
                yield Item(clause, rule.id if broken else NOTHING)


def provisions(pack: RulePack) -> Iterator[Item]:
    """Yield the single clauses of ``corpora/provisions`` that break a rule, and their look-alikes."""
    for lang in LANGUAGES:
        for row in rows(lang, "tune", "violates", "complies"):
            label = row["rule"] if row["verdict"] == "violates" else NOTHING
            for clause, at_issue in clauses(pack, lang, row):
                yield Item(clause, label if at_issue else NOTHING)


def agreements(pack: RulePack, corpus: Sequence[Labelled]) -> Iterator[Item]:
    """Yield all clauses of labelled agreements; those on which either answer is right are left out."""
    for labelled in corpus:
        if labelled.kind == "other":
            continue
        agreement = analyse(read_document(labelled.path), pack.lexicons[labelled.language])
        for clause in agreement.clauses:
            label = label_of(clause, labelled)
            if label is not None:
                yield Item(clause, label)


def label_of(clause: Clause, labelled: Labelled) -> str | None:
    """Return the rule that a clause is said to break, NOTHING, or None where either is right."""
    for label in labelled.expect:
        if label.quote and _same(clause.text, label.quote):
            return label.rule
    doubtful = any(m.quote and overlap(clause.text, m.quote, IN_A_ROW) for m in labelled.may)
    return None if doubtful else NOTHING


def _same(text: str, quote: str) -> bool:
    return overlap(text, quote, IN_A_ROW) and len(set(text.split()) & set(quote.split())) > 1


def fitted(rows: Sequence[dict[str, float]], labels: Sequence[str]) -> Table:
    """Return the weights of the features, by label; the bias stands under the empty name."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.svm import LinearSVC

    met = Counter(name for row in rows for name in row)
    vectors = DictVectorizer()
    table = vectors.fit_transform([{n: v for n, v in r.items() if met[n] >= _SEEN} for r in rows])
    # The solver takes no wide indexes.
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    costs = {label: 1.0 if label == NOTHING else 2.0 for label in set(labels)}
    model = LinearSVC(C=1.0, class_weight=costs, random_state=0).fit(table, labels)
    names = vectors.get_feature_names_out()
    return {
        str(label): {"": float(bias)}
        | {n: float(w) for n, w in zip(names, row, strict=True) if abs(w) >= _LEAST}
        for label, row, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }


def write(breaks: Table, holds: Table, borders: dict[str, Borders], out: Path) -> None:
    """Write the weights as YAML to two files of a folder, by rule and language, those of parts with
    their borders."""
    limits = {"doubt": _DOUBT, "sure": _SURE, "firm": _FIRM}
    broken = {rule: _entry(weights) for rule, weights in breaks.items()}
    held = {rule: _limits(borders[rule]) | _entry(weights) for rule, weights in holds.items()}
    out.mkdir(parents=True, exist_ok=True)
    for name, data in (
        ("clauses", {**limits, "breaks": broken}),
        ("parts", {"enough": _ENOUGH, "holds": held}),
    ):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
        (out / f"{name}.yaml").write_text(_HEAD + text, encoding="utf-8", newline="\n")


def _limits(borders: Borders) -> Entry:
    return {name: round(v, 2) for name, v in asdict(borders).items() if isfinite(v)}


def _entry(weights: dict[str, float]) -> Entry:
    entry: Entry = {"bias": round(weights[""], 2)}
    for group in GROUPS:
        start = lead(group)
        own = [(n.removeprefix(start), w) for n, w in weights.items() if n.startswith(start)]
        own.sort(key=lambda pair: (-pair[1], pair[0]))
        entry[group] = BETWEEN.join(f"{name} {round(100 * w)}" for name, w in own)
    return entry


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _OUT)
