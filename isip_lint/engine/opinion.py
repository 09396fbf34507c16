"""A second opinion on clauses, from what was learned of labelled ones.

It lays down nothing by itself: a finding that it doubts, and a duty that it knows but no rule does,
become ``review``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from isip_lint.analysis.model import Agreement, Bearer, Clause, Evidence, Force
from isip_lint.engine.checks.clause import in_zone
from isip_lint.engine.learned import NOTHING, Experience, features
from isip_lint.engine.model import GAP, Candidate, Rule

_TELLING = 4
_NO_DUTY = frozenset({Force.OFFER, Force.FREE, Force.DENIAL, Force.PERMISSION})


def weigh(
    experience: Experience,
    candidates: Sequence[Candidate],
    rules: Iterable[Rule],
    agreement: Agreement,
) -> list[Candidate]:
    """Return ``candidates``, the doubtful ones as review, with clauses added that are worth a look."""
    if not experience.biases:
        return list(candidates)
    known = {r.id: r for r in rules if r.kind == "clause" and r.id in experience.biases}
    taken = {c.clause for c in candidates}
    added = [
        look
        for clause in agreement.clauses
        if clause.index not in taken and _may_bind(clause)
        for look in _worth_a_look(experience, clause, known)
    ]
    kept = [_doubted(experience, c, agreement) if c.rule.id in known else c for c in candidates]
    return sorted([*kept, *added], key=lambda c: (c.block_index, c.start, c.rule.id))


def _may_bind(clause: Clause) -> bool:
    return clause.frame.bearer is not Bearer.CENTRE and clause.frame.force not in _NO_DUTY


def _doubted(experience: Experience, candidate: Candidate, agreement: Agreement) -> Candidate:
    if candidate.review or candidate.clause is None:
        return candidate
    scores = experience.scores(features(agreement.clauses[candidate.clause]))
    margin = finding_margin(scores, candidate.rule.id)
    return candidate if margin >= experience.doubt else replace(candidate, review=True)


def finding_margin(scores: Mapping[str, float], rule: str) -> float:
    """Return how sure it is that a clause in which ``rule`` was found breaks it.

    The words of lawful look-alikes count by half only: the rule has found its own words.
    """
    return scores[rule] - scores[NOTHING] / 2


def best_rule(scores: Mapping[str, float]) -> tuple[str, float]:
    """Return the rule that a clause most likely breaks, and by how much it beats ``NOTHING``."""
    best = max((name for name in scores if name != NOTHING), key=lambda name: scores[name])
    return best, scores[best] - scores[NOTHING]


def _worth_a_look(
    experience: Experience, clause: Clause, known: Mapping[str, Rule]
) -> Iterator[Candidate]:
    found = features(clause)
    name, margin = best_rule(experience.scores(found))
    rule = known.get(name)
    if rule is None or margin < experience.sure or not in_zone(rule, clause):
        return
    words = GAP.join(_telling(experience, found, name))
    evidence = (*clause.frame.evidence, Evidence(f"rule={name}", "likeness", words))
    yield Candidate(
        rule, clause.block_index, clause.start, clause.end, clause.index, evidence, review=True
    )


def _telling(experience: Experience, found: Mapping[str, float], rule: str) -> list[str]:
    """Return the words that speak most for ``rule``."""
    gains = {
        name: value * weight
        for name, value in found.items()
        if not name.startswith("@")
        for about, weight in experience.weights.get(name, ())
        if about == rule and weight > 0
    }
    most = sorted(gains, key=lambda name: (-gains[name], name))
    return [name.split(" ", 1)[1] for name in most[:_TELLING]]
