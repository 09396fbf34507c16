"""Why a line is, or is not, reported: frames, the rules that fire, and the near misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Agreement, Clause
from isip_lint.documents.model import Document
from isip_lint.engine.checks.clause import excluded, in_zone, spans_in
from isip_lint.engine.model import Finding, Match, Rule, RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document, main_language

_INNER = ("word/", "zone/", "head/")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What kept a rule from firing: bearer, force, zone, unless, date, or outranked."""

    kind: str
    found: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule whose pattern matches a clause, and what kept it silent."""

    rule: str
    pattern: str
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class ClauseTrace:
    """One clause with all that the rules see in it."""

    clause: Clause
    concepts: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    near: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True)
class LineTrace:
    """The clauses of one line, and the findings on the whole document that point at it."""

    clauses: tuple[ClauseTrace, ...]
    findings: tuple[Finding, ...]
    language: str


def trace_line(document: Document, line: int, pack: RulePack, options: Options) -> LineTrace | None:
    """Return what the linter sees in ``line``, whatever the document; None for another language."""
    language = main_language(document)
    if language is None or language not in pack.lexicons:
        return None
    report = check_document(document, pack, replace(options, force=True, assume=language))
    agreement = analyse(document, pack.lexicons[language])
    law = report.law_as_of or date.today()
    here = [f for f in report.findings if f.location.line == line]
    clauses = [c for c in agreement.clauses if c.block.location.line == line]
    traces = tuple(
        _trace(c, [f for f in here if _is_of(f, c)], pack, agreement, law) for c in clauses
    )
    whole = tuple(f for f in here if f.document_level)
    return LineTrace(traces, whole, language)


def _is_of(finding: Finding, clause: Clause) -> bool:
    return not finding.document_level and clause.start <= finding.start < clause.end


def _trace(
    clause: Clause, findings: list[Finding], pack: RulePack, agreement: Agreement, law: date
) -> ClauseTrace:
    fired = {finding.rule for finding in findings}
    others = (r for r in pack.rules if r.kind == "clause" and r.id not in fired)
    near = (_near_miss(rule, clause, agreement.language, law) for rule in others)
    return ClauseTrace(
        clause, tuple(_concepts(clause)), tuple(findings), tuple(n for n in near if n is not None)
    )


def _concepts(clause: Clause) -> Iterator[tuple[str, str]]:
    for name, spans in sorted(clause.hits.concepts.items()):
        if not name.startswith(_INNER):
            start, end = spans[0]
            yield name, clause.block.text[slice(*clause.span(start, end - 1))]


def _near_miss(rule: Rule, clause: Clause, language: str, law: date) -> NearMiss | None:
    """The pattern that comes nearest: that with the fewest obstacles."""
    found = [
        NearMiss(rule.id, match.text, tuple(_obstacles(rule, match, clause, language, law)))
        for match in rule.matches[language]
        if spans_in(match.expression, clause)
    ]
    return min(found, key=lambda near: len(near.obstacles)) if found else None


def _obstacles(
    rule: Rule, match: Match, clause: Clause, language: str, law: date
) -> Iterator[Obstacle]:
    stopped = [*_frame_obstacles(rule, match, clause)]
    if any(excluded(expression, clause) for expression in rule.unless[language]):
        stopped.append(Obstacle("unless"))
    if not rule.in_force(law):
        stopped.append(Obstacle("date", law.isoformat()))
    yield from stopped or [Obstacle("outranked")]


def _frame_obstacles(rule: Rule, match: Match, clause: Clause) -> Iterator[Obstacle]:
    frame = clause.frame
    bearers, forces = match.bearers or rule.bearers, match.forces or rule.forces
    if frame.bearer not in bearers:
        yield Obstacle("bearer", frame.bearer.value, ", ".join(sorted(b.value for b in bearers)))
    if frame.force not in forces:
        yield Obstacle("force", frame.force.value, ", ".join(sorted(f.value for f in forces)))
    if not in_zone(rule, clause) or (match.zones and clause.zone not in match.zones):
        yield Obstacle("zone", clause.zone.value)
