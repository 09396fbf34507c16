"""A second opinion on clauses, from what was learned of labelled ones.

It lays down nothing by itself: a finding that it doubts, and a duty that it knows but no rule does,
become ``review``; so does a part said to be missing when a clause is much like those that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from isip_lint.analysis.model import Agreement, Bearer, Clause, Evidence, Force
from isip_lint.engine.checks.clause import in_zone
from isip_lint.engine.learned import NOTHING, Experience, Weights, features, wording
from isip_lint.engine.model import GAP, Candidate, Rule

_TELLING = 4
_NO_DUTY = frozenset({Force.OFFER, Force.FREE, Force.DENIAL, Force.PERMISSION})
LIKENESS = "likeness"


def weigh(
    experience: Experience,
    candidates: Sequence[Candidate],
    rules: Iterable[Rule],
    agreement: Agreement,
) -> list[Candidate]:
    """Return ``candidates``, the doubtful ones as review, with clauses added that are worth a look."""
    chosen = {r.id: r for r in rules if r.kind == "clause" and r.id in experience.breaks.biases}
    taken = {c.clause for c in candidates}
    added = [
        look
        for clause in agreement.clauses
        if chosen and clause.index not in taken and _may_bind(clause)
        for look in _worth_a_look(experience, clause, chosen)
    ]
    missing = any(c.clause is None and c.rule.id in experience.holds.biases for c in candidates)
    held = [experience.holds.scores(wording(c)) for c in agreement.clauses] if missing else []
    kept = [_weighed(experience, candidate, agreement, held) for candidate in candidates]
    return sorted([*kept, *added], key=lambda c: (c.block_index, c.start, c.rule.id))


def _weighed(
    experience: Experience,
    candidate: Candidate,
    agreement: Agreement,
    held: Sequence[Mapping[str, float]],
) -> Candidate:
    rule = candidate.rule.id
    if candidate.review:
        return candidate
    if candidate.clause is None and rule in experience.holds.biases:
        return _perhaps_there(experience, candidate, agreement, held)
    if candidate.clause is None or rule not in experience.breaks.biases:
        return candidate
    scores = experience.breaks.scores(features(agreement.clauses[candidate.clause]))
    return replace(candidate, review=finding_margin(scores, rule) < experience.doubt)


def _perhaps_there(
    experience: Experience,
    candidate: Candidate,
    agreement: Agreement,
    held: Sequence[Mapping[str, float]],
) -> Candidate:
    """A part said to be missing: look for the clause that is most like those that hold it."""
    rule = candidate.rule.id
    scored = [(scores[rule], c) for scores, c in zip(held, agreement.clauses, strict=True)]
    score, clause = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if clause is None or score < experience.present:
        return candidate
    evidence = Evidence(f"rule={rule}", LIKENESS, clause.text)
    return replace(candidate, review=True, evidence=(*candidate.evidence, evidence))


def _may_bind(clause: Clause) -> bool:
    return clause.frame.bearer is not Bearer.CENTRE and clause.frame.force not in _NO_DUTY


def finding_margin(scores: Mapping[str, float], rule: str) -> float:
    """Return how sure it is that a clause in which ``rule`` was found breaks it.

    The words of lawful look-alikes count by half only: the rule has found its own words.
    """
    return scores[rule] - scores[NOTHING] / 2


def _worth_a_look(
    experience: Experience, clause: Clause, chosen: Mapping[str, Rule]
) -> Iterator[Candidate]:
    found = features(clause)
    scores = experience.breaks.scores(found)
    name = max((name for name in scores if name != NOTHING), key=lambda name: scores[name])
    rule = chosen.get(name)
    if rule is None or not in_zone(rule, clause):
        return
    if scores[name] - scores[NOTHING] < experience.sure:
        return
    words = GAP.join(_telling(experience.breaks, found, name))
    evidence = (*clause.frame.evidence, Evidence(f"rule={name}", LIKENESS, words))
    yield Candidate(
        rule, clause.block_index, clause.start, clause.end, clause.index, evidence, review=True
    )


def _telling(weights: Weights, found: Mapping[str, float], rule: str) -> list[str]:
    """Return the words that speak most for ``rule``."""
    gains = {
        name: value * weight
        for name, value in found.items()
        if not name.startswith("@")
        for about, weight in weights.of.get(name, ())
        if about == rule and weight > 0
    }
    most = sorted(gains, key=lambda name: (-gains[name], name))
    return [name.split(" ", 1)[1] for name in most[:_TELLING]]
