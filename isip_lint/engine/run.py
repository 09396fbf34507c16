"""Check one document against a rule pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Agreement, Section
from isip_lint.analysis.personal import find_personal
from isip_lint.analysis.personal_data import PersonalData
from isip_lint.documents.model import Block, BlockKind, Document, Notice, Status
from isip_lint.engine.checks.clause import check_clauses
from isip_lint.engine.checks.identity import check_identity
from isip_lint.engine.checks.mutual import check_mutual
from isip_lint.engine.checks.readability import check_readability
from isip_lint.engine.checks.require import check_required
from isip_lint.engine.checks.schedule import check_schedule
from isip_lint.engine.checks.scope import WHOLE_KINDS, has_subject
from isip_lint.engine.checks.term import check_term
from isip_lint.engine.findings import to_finding
from isip_lint.engine.interplay import settle, unsilenced
from isip_lint.engine.model import Candidate, DocumentReport, Passage, Rule, RuleNotice, RulePack
from isip_lint.engine.narrow import Narrowing
from isip_lint.engine.opinion import Likeness, reads_like_an_agreement, unlike_any, weigh
from isip_lint.engine.options import Options
from isip_lint.engine.reading import readability_metrics
from isip_lint.engine.tuning import tuned
from isip_lint.engine.verdict import NOT_IN_FORCE, OTHER_LANGUAGE, is_unread
from isip_lint.language.detect import SUPPORTED, detect

_CHECKS: dict[str, Callable[[Rule, Agreement], Iterator[Candidate]]] = {
    "clause": check_clauses,
    "require": check_required,
    "mutual": check_mutual,
    "schedule": check_schedule,
    "term": check_term,
    "readability": check_readability,
    "identity": check_identity,
}
_SEEN_KINDS = frozenset({"require"})
_MIN_WORDS = 20
_LONG_PASSAGE = 15
_SEVERAL = 3
_SHOWN_LINES = 5


def check_document(document: Document, pack: RulePack, options: Options) -> DocumentReport:
    """Return the verdict on ``document``; never raises for what the document says."""
    languages = block_languages(document)
    main = options.assume or main_language(document, languages)
    if main not in SUPPORTED:
        return _unsupported(document, main, options.language or "en")
    agreement = analyse(document, pack.lexicons[main])
    law, basis = _law(agreement, options)
    likeness = Likeness(pack.experience, agreement)
    known = agreement.profile.is_agreement or reads_like_an_agreement(likeness)
    judged = known or options.force
    rules = tuned(
        (r for r in pack.rules if options.chosen(r)), options.severities, options.thresholds
    )
    skipped = _skipped(rules, law, judged)
    names = {notice.rule for notice in skipped}
    mixed = _is_mixed(languages)
    outcome = _apply(
        [rule for rule in rules if rule.id not in names],
        likeness,
        whole=not mixed and not is_unread(document.notices),
    )
    speak = options.language or main
    profile = agreement.profile
    return DocumentReport(
        path=document.path,
        status=Status.CHECKED if judged else Status.NOT_AN_AGREEMENT,
        language="mixed" if mixed else main,
        kind=profile.kind if known else "other",
        template=profile.template,
        signed=profile.signed,
        law_as_of=law,
        law_basis=basis,
        message_language=speak,
        rules_applied=len(rules) - len(skipped) - len(outcome.open),
        findings=tuple(to_finding(c, agreement, law, speak) for c in outcome.kept),
        notices=(*skipped, *outcome.open),
        file_notices=(*document.notices, *_foreign(document, languages, main)),
        in_order=outcome.in_order,
        metrics={
            "words": _words(document),
            "clauses": len(agreement.clauses),
            **readability_metrics(pack, agreement),
        },
        passages=tuple(_passages(agreement)) if options.keep_text else (),
        personal=personal_data(agreement.document, pack, main, agreement.sections)
        if options.mask
        else None,
    )


def personal_data(
    document: Document, pack: RulePack, language: str, sections: Sequence[Section] = ()
) -> PersonalData:
    """Return the personal data of a document in ``language``, as the words of ``pack`` show them."""
    return find_personal(document, sections, pack.masking, language)


def _passages(agreement: Agreement) -> Iterator[Passage]:
    for section in agreement.sections:
        blocks = agreement.document.blocks[section.start : section.end]
        yield Passage(section.title, section.zone, blocks)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What stays of the candidates, the rules left open, and those that are satisfied."""

    kept: list[Candidate]
    open: tuple[RuleNotice, ...]
    in_order: tuple[str, ...]


def _apply(rules: list[Rule], likeness: Likeness, *, whole: bool) -> _Outcome:
    """Apply ``rules``; unless the ``whole`` text was read, nothing can be said to be missing."""
    agreement = likeness.agreement
    narrowed = Narrowing.of(agreement)
    found = {rule.id: list(_CHECKS[rule.kind](rule, narrowed.to(rule))) for rule in rules}
    in_order = [r for r in rules if not found[r.id] and has_subject(r, agreement)]
    unlike = list(unlike_any(likeness, in_order))
    candidates = [*chain.from_iterable(found.values()), *unlike]
    settled = weigh(likeness, settle(candidates), rules)
    settled += weigh(likeness, unsilenced(candidates, settled), ())
    kept = [c for c in settled if whole or c.rule.kind not in WHOLE_KINDS]
    left = sorted({c.rule.id for c in settled} - {c.rule.id for c in kept})
    lacking = {c.rule.id for c in unlike}
    praised = WHOLE_KINDS if whole else _SEEN_KINDS
    return _Outcome(
        kept,
        tuple(RuleNotice(name, "not-assessable") for name in left),
        tuple(r.id for r in in_order if r.kind in praised and r.id not in lacking),
    )


def _law(agreement: Agreement, options: Options) -> tuple[date, str]:
    if options.as_of is not None:
        return options.as_of, "as-of"
    if agreement.profile.signed is not None:
        return agreement.profile.signed, "signed"
    return options.today or date.today(), "today"


def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)


def block_languages(document: Document) -> tuple[str | None, ...]:
    """Return the language of each block; None where it is too short to tell."""
    return tuple(detect(b.text) if len(b.text.split()) >= 8 else None for b in document.blocks)


def main_language(document: Document, languages: Sequence[str | None] = ()) -> str | None:
    """Return the language of most words of ``document``; None when there are too few to tell."""
    languages = languages or block_languages(document)
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


def _foreign(document: Document, languages: tuple[str | None, ...], main: str) -> Iterator[Notice]:
    """Yield a notice per language in which long passages, or several, stand beside the main one."""
    places: dict[str, list[Block]] = {}
    for block, language in zip(document.blocks, languages, strict=True):
        if language not in {None, main}:
            places.setdefault(str(language), []).append(block)
    for language, blocks in sorted(places.items()):
        longest = max(len(block.text.split()) for block in blocks)
        if longest >= _LONG_PASSAGE or len(blocks) >= _SEVERAL:
            lines = ", ".join(str(block.location.line) for block in blocks[:_SHOWN_LINES])
            more = ", ..." if len(blocks) > _SHOWN_LINES else ""
            yield Notice(OTHER_LANGUAGE, f"{language}: {lines}{more}", blocks[0].location.page)


def _unsupported(document: Document, language: str | None, speak: str) -> DocumentReport:
    if language is None:
        detail = "the language could not be told: too little running text"
        few = _words(document) < _MIN_WORDS
        status = Status.NO_TEXT if few else Status.UNSUPPORTED_LANGUAGE
    else:
        name = {"de": "German", "en": "English"}.get(language, language)
        detail = f"written in {name}; only Dutch and French are supported"
        status = Status.UNSUPPORTED_LANGUAGE
    return DocumentReport(
        document.path,
        status,
        detail,
        language=language,
        message_language=speak,
        file_notices=document.notices,
    )


def _skipped(rules: list[Rule], law: date, judged: bool) -> tuple[RuleNotice, ...]:
    found = []
    for rule in rules:
        if not judged:
            found.append(RuleNotice(rule.id, "not-an-agreement"))
        elif not rule.in_force(law):
            found.append(RuleNotice(rule.id, NOT_IN_FORCE))
        elif rule.kind not in _CHECKS:
            found.append(RuleNotice(rule.id, "no-such-check"))
    return tuple(found)
