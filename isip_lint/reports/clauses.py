"""What the linter sees in a line: for those who want to know why it speaks, or does not."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.analysis.model import Evidence, Frame
from isip_lint.engine.trace import ClauseTrace, LineTrace, NearMiss, Obstacle
from isip_lint.reports.layout import Layout, printable
from isip_lint.reports.words import Words

_NAMED = frozenset({"bearer", "force", "zone"})


def render_line(trace: LineTrace, words: Words, layout: Layout) -> str:
    """Return the frames of the clauses of a line, with evidence, rules and near misses."""
    lines = [] if trace.clauses else [*layout.wrapped(words.say("no-clause"), 0)]
    for clause in trace.clauses:
        lines += _clause(clause, words, layout)
    for finding in trace.findings:
        text = f"{finding.rule} ({words.say('whole-document')})"
        lines += layout.wrapped(text, 2, words.label("fires"))
    return "\n".join(lines) + "\n"


def _clause(trace: ClauseTrace, words: Words, layout: Layout) -> Iterator[str]:
    yield from layout.wrapped(printable(trace.clause.text), 0, words.label("clause"))
    yield from layout.wrapped(_labels(trace, words), 2)
    for evidence in trace.clause.frame.evidence:
        said = _evidence(evidence, words)
        yield from layout.wrapped(printable(said), 4, words.label("evidence"))
    concepts = ", ".join(f"{name} “{found}”" for name, found in trace.concepts)
    if concepts:
        yield from layout.wrapped(printable(concepts), 2, words.label("concepts"))
    yield from layout.wrapped(_fired(trace, words), 2, words.label("fires"))
    for near in trace.near:
        yield from layout.wrapped(_near(near, words), 2, words.label("near-miss"))
    yield ""


def _labels(trace: ClauseTrace, words: Words) -> str:
    frame: Frame = trace.clause.frame
    values = [
        ("zone", words.say(f"zone-{trace.clause.zone.value}")),
        ("bearer", words.say(f"bearer-{frame.bearer.value}")),
        ("force", words.say(f"force-{frame.force.value}")),
        ("negated", _yes(frame.negated, words)),
        ("conditional", _yes(frame.conditional, words)),
        ("weak", _yes(frame.weak, words)),
    ]
    return " · ".join(f"{words.say(key)}: {value}" for key, value in values)


def _yes(value: bool, words: Words) -> str:
    return words.say("yes" if value else "no")


def _fired(trace: ClauseTrace, words: Words) -> str:
    names = [
        f"{f.rule} ({words.say('to-look-at')})" if f.review else f.rule for f in trace.findings
    ]
    return ", ".join(names) or words.say("nothing-fires")


def _near(near: NearMiss, words: Words) -> str:
    reasons = "; ".join(_obstacle(obstacle, words) for obstacle in near.obstacles)
    return f"{near.rule}: {reasons} [{near.pattern}]"


def _obstacle(obstacle: Obstacle, words: Words) -> str:
    found, wanted = obstacle.found, obstacle.wanted
    if obstacle.kind in _NAMED:
        found, wanted = (_listed(obstacle.kind, names, words) for names in (found, wanted))
    return words.say(f"miss-{obstacle.kind}", found=found, wanted=wanted)


def _listed(kind: str, names: str, words: Words) -> str:
    return ", ".join(words.say(f"{kind}-{name}") for name in names.split(", ") if name)


def _evidence(evidence: Evidence, words: Words) -> str:
    kind, _, value = evidence.label.partition("=")
    said = f"{words.say(kind)}: {words.say(f'{kind}-{value}')} ← {_source(evidence.source, words)}"
    return f"{said}: {evidence.words}" if evidence.words else said


def _source(source: str, words: Words) -> str:
    name, _, zone = source.partition("section ")
    if not name and zone:
        return words.say("shown-section", zone=words.say(f"zone-{zone}"))
    return words.say(f"shown-{source.replace(' ', '-')}")
