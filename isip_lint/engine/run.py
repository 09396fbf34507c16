"""Check one document against a rule pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Agreement
from isip_lint.documents.model import BlockKind, Document, Status
from isip_lint.engine.checks.clause import check_clauses
from isip_lint.engine.checks.mutual import check_mutual
from isip_lint.engine.checks.require import check_required
from isip_lint.engine.checks.schedule import check_schedule
from isip_lint.engine.checks.term import check_term
from isip_lint.engine.findings import to_finding
from isip_lint.engine.interplay import settle
from isip_lint.engine.model import Candidate, DocumentReport, Rule, RuleNotice, RulePack
from isip_lint.language.detect import SUPPORTED, detect

_CHECKS: dict[str, Callable[[Rule, Agreement], Iterator[Candidate]]] = {
    "clause": check_clauses,
    "require": check_required,
    "mutual": check_mutual,
    "schedule": check_schedule,
    "term": check_term,
}
_MIN_WORDS = 20


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller chose: ``language`` of the messages, law of a day, rules; ``force`` judges what is
    no agreement; ``assume`` is the language of a text too short to tell."""

    language: str = "en"
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force: bool = False
    today: date | None = None
    assume: str | None = None

    def chosen(self, rule: Rule) -> bool:
        """Whether a rule is selected; a name stands for a rule or a whole family."""
        names = {rule.id, rule.family}
        return (not self.select or bool(names & set(self.select))) and not names & set(self.ignore)


def check_document(document: Document, pack: RulePack, options: Options) -> DocumentReport:
    """Return the verdict on ``document``; never raises for what the document says."""
    languages = block_languages(document)
    main = options.assume or _main_language(document, languages)
    if main not in SUPPORTED:
        return _unsupported(document, main)
    agreement = analyse(document, pack.lexicons[main])
    law = options.as_of or agreement.profile.signed or options.today or date.today()
    judged = agreement.profile.is_agreement or options.force
    rules = [r for r in pack.rules if options.chosen(r)]
    notices = _notices(rules, law, judged)
    candidates = list(
        chain.from_iterable(
            _CHECKS[rule.kind](rule, agreement)
            for rule in rules
            if rule.kind in _CHECKS and rule.in_force(law) and judged
        )
    )
    findings = tuple(
        to_finding(c, agreement, law, options.language) for c in settle(candidates)
    )
    profile = agreement.profile
    return DocumentReport(
        path=document.path,
        status=Status.CHECKED if judged else Status.NOT_AN_AGREEMENT,
        language="mixed" if _is_mixed(languages) else main,
        kind=profile.kind if profile.is_agreement else "other",
        template=profile.template,
        signed=profile.signed,
        law_as_of=law,
        findings=findings,
        notices=notices,
        file_notices=document.notices,
        metrics={"words": _words(document), "clauses": len(agreement.clauses)},
    )


def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)


def block_languages(document: Document) -> tuple[str | None, ...]:
    """Return the language of each block; None where it is too short to tell."""
    return tuple(
        detect(b.text) if len(b.text.split()) >= 8 else None for b in document.blocks
    )


def _main_language(document: Document, languages: tuple[str | None, ...]) -> str | None:
    weights: Counter[str] = Counter()
    for block, language in zip(document.blocks, languages, strict=True):
        if language is not None and block.kind not in {BlockKind.HEADER, BlockKind.FOOTER}:
            weights[language] += len(block.text.split())
    if weights:
        return weights.most_common(1)[0][0]
    return detect(document.text, minimum=0.06, margin=0.01)


def _is_mixed(languages: tuple[str | None, ...]) -> bool:
    counts = Counter(language for language in languages if language in SUPPORTED)
    total = sum(counts.values())
    return len(counts) == 2 and min(counts.values()) >= max(2, 0.15 * total)


def _unsupported(document: Document, language: str | None) -> DocumentReport:
    if language is None:
        detail = "the language could not be told: too little running text"
        status = Status.NO_TEXT if _words(document) < _MIN_WORDS else Status.UNSUPPORTED_LANGUAGE
        return DocumentReport(document.path, status, detail, file_notices=document.notices)
    names = {"de": "German", "en": "English"}
    return DocumentReport(
        document.path,
        Status.UNSUPPORTED_LANGUAGE,
        f"written in {names.get(language, language)}; only Dutch and French are supported",
        language=language,
        file_notices=document.notices,
    )


def _notices(rules: list[Rule], law: date, judged: bool) -> tuple[RuleNotice, ...]:
    found = []
    for rule in rules:
        if not judged:
            found.append(RuleNotice(rule.id, "not-an-agreement"))
        elif not rule.in_force(law):
            found.append(RuleNotice(rule.id, "not-in-force"))
    return tuple(found)
