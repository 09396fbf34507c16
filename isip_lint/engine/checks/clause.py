"""Rules about one clause: words of the rule, laid on a bearer with a force."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.analysis.model import Agreement, Clause, Evidence, Zone
from isip_lint.engine.model import GAP, Candidate, Match, Rule
from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.terms import Absent, Expr, Joint

# Text about the law or the parties lays down no duty, whatever its words.
_TIME_WORDS = 8
_HEAD_WORDS = 3
_QUIET = frozenset({Zone.PARTIES, Zone.SIGNATURE, Zone.LAW, Zone.PURPOSE})


def check_clauses(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield a candidate for each clause of ``agreement`` that ``rule`` applies to."""
    matches = rule.matches[agreement.language]
    unless = rule.unless[agreement.language]
    for clause in agreement.clauses:
        if not in_zone(rule, clause) or _tells_when(clause):
            continue
        found = first_match(rule, matches, clause)
        if found is not None and not any(excluded(e, clause) for e in unless):
            yield _candidate(rule, clause, *found)


def _tells_when(clause: Clause) -> bool:
    """Whether a clause is a cell under "tegen wanneer", "délai": what must be done stands beside it."""
    cell = clause.block.cell
    if cell is None or not cell.column_head or len(clause.tokens) > _TIME_WORDS:
        return False
    head = cell.column_head
    return clause.hits.lexicon.says(head, "head/time") and len(head.split()) <= _HEAD_WORDS


def in_zone(rule: Rule, clause: Clause) -> bool:
    """Whether the part of the document in which the clause stands counts for the rule."""
    if rule.zones:
        return clause.zone in rule.zones
    return clause.zone not in (rule.not_zones or _QUIET)


def excluded(expression: Expr, clause: Clause) -> bool:
    """Whether an exception of a rule holds for the clause."""
    return bool(clause.hits.match(expression))


def first_match(
    rule: Rule, matches: tuple[Match, ...], clause: Clause
) -> tuple[Match, list[Span]] | None:
    """Return the first pattern that the clause satisfies, with its spans; a review pattern last."""
    weak: tuple[Match, list[Span]] | None = None
    for match in matches:
        if not _framed(rule, match, clause):
            continue
        spans = spans_in(match.expression, clause)
        if spans and not match.review:
            return match, spans
        if spans and weak is None:
            weak = match, spans
    return weak


def _framed(rule: Rule, match: Match, clause: Clause) -> bool:
    if match.zones and clause.zone not in match.zones:
        return False
    if clause.frame.bearer not in (match.bearers or rule.bearers):
        return False
    return clause.frame.force in (match.forces or rule.forces)


def spans_in(expression: Expr, clause: Clause) -> list[Span]:
    """Return the spans in the clause; words of its context may complete them, never make them."""
    spans = clause.hits.match(expression)
    if spans or clause.context is None or not isinstance(expression, Joint):
        return spans
    if expression.operator != "&" or not clause.context.size:
        return []
    own: list[Span] = []
    for operand in expression.operands:
        inside = clause.hits.match(operand)
        if inside:
            own += [span for span in inside if span != (0, 0)]
        elif isinstance(operand, Absent) or not _positive(operand, clause.context):
            return []
    return own


def _positive(operand: Expr, hits: Hits) -> bool:
    return not isinstance(operand, Absent) and bool(hits.match(operand))


def _candidate(rule: Rule, clause: Clause, match: Match, spans: list[Span]) -> Candidate:
    placed = [span for span in spans if span[1] > span[0]] or [(0, len(clause.tokens))]
    first = min(span[0] for span in placed)
    last = max(span[1] for span in placed) - 1
    start, end = clause.span(first, last)
    words = GAP.join(
        clause.block.text[slice(*clause.span(s, e - 1))] for s, e in sorted(set(placed))
    )
    evidence = (*clause.frame.evidence, Evidence(f"rule={rule.id}", match.text, words))
    return Candidate(
        rule, clause.block_index, start, end, clause.index, evidence,
        review=match.review or clause.frame.weak,
    )  # fmt: skip
