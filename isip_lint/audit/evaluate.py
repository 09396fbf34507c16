"""Hold findings against labels: precision, recall and F1 per rule, family and language, and traps.

A clause finding matches a label of the same rule when the flagged text overlaps the quote; a
finding on the document matches by rule. "may" labels count neither way. Findings for review are
counted apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from isip_lint.audit.corpus import Label, Labelled
from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport, Finding, Severity
from isip_lint.language.normalise import fold_text

MEASURED = frozenset(
    {"conditions", "sanctions", "rights", "mutual", "needs", "evaluation", "formal"}
)


@dataclass(slots=True)
class Score:
    """Counts of hits, false alarms and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    reviewed: int = 0

    @property
    def precision(self) -> float | None:
        """Return hits among findings, None without findings."""
        total = self.hits + self.false
        return self.hits / total if total else None

    @property
    def recall(self) -> float | None:
        """Return hits among labels, None without labels."""
        total = self.hits + self.missed
        return self.hits / total if total else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        total = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / total if total else None


@dataclass(frozen=True, slots=True)
class Miss:
    """A label without a finding ("missed"), or a finding without a label ("false")."""

    document: str
    kind: str
    rule: str
    text: str


@dataclass(slots=True)
class Evaluation:
    """Scores by name ("rule:...", "family:...", "language:...", "tier:...", "all"); the misses."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    misses: list[Miss] = field(default_factory=list)
    traps: int = 0
    traps_raised: int = 0
    lawful: int = 0
    lawful_alarms: int = 0
    documents: int = 0
    reviews: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    not_judged: list[str] = field(default_factory=list)


def only_rules(
    corpus: Sequence[Labelled], rules: Container[str]
) -> tuple[list[Labelled], Counter[str]]:
    """Return the corpus without labels of rules that are not applied, and how many those were."""
    gone = Counter(label.rule for d in corpus for label in d.expect if label.rule not in rules)
    kept = [
        replace(d, expect=tuple(label for label in d.expect if label.rule in rules)) for d in corpus
    ]
    return kept, gone


def evaluate(corpus: Sequence[Labelled], check: Callable[[Path], DocumentReport]) -> Evaluation:
    """Return the scores of ``check`` on the labelled agreements."""
    result = Evaluation()
    for labelled in corpus:
        report = check(labelled.path)
        body = labelled.path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        _score(labelled, report, body, result)
    return result


def _score(labelled: Labelled, report: DocumentReport, body: str, result: Evaluation) -> None:
    findings = [f for f in report.findings if f.rule.split("/")[0] in MEASURED]
    firm = [f for f in findings if not f.review and f.severity is not Severity.INFO]
    open_labels = list(labelled.expect)
    false: list[Finding] = []
    for finding in firm:
        matching = [label for label in labelled.expect if matches(finding, label)]
        if matching:
            for label in [label for label in matching if label in open_labels]:
                open_labels.remove(label)
                _count(result, labelled, label.rule, "hits")
        elif not any(matches(finding, label) for label in labelled.may):
            false.append(finding)
            _count(result, labelled, finding.rule, "false")
            result.misses.append(Miss(labelled.id, "false", finding.rule, finding.text))
    for label in open_labels:
        _count(result, labelled, label.rule, "missed")
        if any(f.review and matches(f, label) for f in findings):
            _count(result, labelled, label.rule, "reviewed")
        result.misses.append(Miss(labelled.id, "missed", label.rule, label.quote))
    if report.status is not Status.CHECKED and labelled.kind != "other":
        result.not_judged.append(f"{labelled.id}: {report.status.value}")
    result.documents += 1
    result.reviews += sum(f.review for f in findings)
    if not labelled.expect and labelled.kind != "other":
        result.lawful += 1
        result.lawful_alarms += len(false)
    _score_traps(labelled, firm, result)


def _score_traps(labelled: Labelled, firm: Sequence[Finding], result: Evaluation) -> None:
    wanted = [*labelled.expect, *labelled.may]
    for trap in labelled.traps:
        family = trap.rule.split("/")[0]
        raised = any(
            f.rule.split("/")[0] == family
            and not f.document_level
            and overlap(f.text, trap.quote)
            and not any(matches(f, label) for label in wanted)
            for f in firm
        )
        result.traps += 1
        result.traps_raised += raised


def _count(result: Evaluation, labelled: Labelled, rule: str, what: str) -> None:
    family = rule.split("/", maxsplit=1)[0]
    missing = "missing" if rule.endswith(("-missing", "/missing", "-hollow")) else "clause"
    language, tier = labelled.language, labelled.tier
    names = [
        "all",
        f"language:{language}",
        f"tier:{tier}",
        f"part:{language}/{tier}/{missing}",
        f"family:{family}",
        f"rule:{rule}",
        f"rule in {language}:{rule}",
    ]
    for name in names:
        score = result.scores[name]
        setattr(score, what, getattr(score, what) + 1)


def matches(finding: Finding, label: Label) -> bool:
    """Whether a finding is what a label asks for."""
    if finding.rule != label.rule:
        return False
    return not label.quote or finding.document_level or overlap(finding.text, label.quote)


def overlap(text: str, quote: str, words: int = 1) -> bool:
    """Whether two passages of one document share words in a row: one holds the other, or the end of
    one, of ``words`` or more, is the beginning of the other (compared without case, accents and
    white space)."""
    first, second = fold_text(text), fold_text(quote)
    if not first or not second:
        return False
    if first in second or second in first:
        return True
    return _meet(first, second, words) or _meet(second, first, words)


def _meet(first: str, second: str, words: int) -> bool:
    longest = min(len(first), len(second))
    beginnings = (second[:size] for size in range(longest, 5, -1))
    return any(first.endswith(b) and len(b.split()) >= words for b in beginnings)


def rows(result: Evaluation, prefix: str) -> Iterator[tuple[str, Score]]:
    """Return the scores whose name begins with ``prefix``, by name without it."""
    names: Iterable[str] = sorted(n for n in result.scores if n.startswith(prefix))
    for name in names:
        yield name.removeprefix(prefix), result.scores[name]
