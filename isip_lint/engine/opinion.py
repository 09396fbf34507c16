"""A second opinion on clauses, from what was learned of labelled ones.

A finding that it doubts becomes ``review``; so does a part said to be missing when a clause is much
like those that hold it, and a part said to be told badly in a clause unlike those that tell it. A duty
that it knows but no rule does becomes ``review``, or a finding when it is much like those that break
the rule; so does a part that a rule sees when no clause is like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from isip_lint.analysis.model import Agreement, Bearer, Clause, Evidence, Force
from isip_lint.engine.checks.clause import excluded, in_zone
from isip_lint.engine.checks.require import anchor, number_option, on_block, section_of
from isip_lint.engine.learned import features
from isip_lint.engine.model import GAP, Candidate, Rule
from isip_lint.engine.weights import NOTHING, Borders, Experience, Weights

_TELLING = 4
_NO_DUTY = frozenset({Force.OFFER, Force.FREE, Force.DENIAL, Force.PERMISSION})
LIKENESS = "likeness"
_DENIED = "deny/ours"


@dataclass(frozen=True)
class Likeness:
    """How much the clauses of an agreement are like those that were learned from."""

    experience: Experience
    agreement: Agreement

    @cached_property
    def known(self) -> list[Mapping[str, float]]:
        """The features of each clause."""
        return [features(c) for c in self.agreement.clauses]

    @cached_property
    def held(self) -> list[Mapping[str, float]]:
        """How much each clause is like those that hold the part of a rule, by rule."""
        return [self.experience.holds.scores(found) for found in self.known]


def reads_like_an_agreement(likeness: Likeness) -> bool:
    """Whether so many parts of an agreement may well be there that the text is one."""
    experience = likeness.experience
    if experience.enough is None:
        return False
    told = {rule for scores in likeness.held for rule, score in scores.items() if score > 0}
    return len(told) >= experience.enough


def weigh(
    likeness: Likeness, candidates: Sequence[Candidate], rules: Iterable[Rule]
) -> list[Candidate]:
    """Return ``candidates``, the doubtful ones as review, with clauses added that are worth a look."""
    experience, clauses = likeness.experience, likeness.agreement.clauses
    chosen = {r.id: r for r in rules if r.kind == "clause" and r.id in experience.breaks.biases}
    taken = {c.clause for c in candidates}
    added = [
        look
        for clause in (clauses if chosen else ())
        if clause.index not in taken
        for look in _worth_a_look(experience, clause, likeness.known[clause.index], chosen)
    ]
    kept = [_weighed(likeness, candidate, chosen) for candidate in candidates]
    return sorted([*kept, *added], key=lambda c: (c.block_index, c.start, c.rule.id))


def _weighed(likeness: Likeness, candidate: Candidate, chosen: Mapping[str, Rule]) -> Candidate:
    if candidate.clause is None:
        return _perhaps_there(likeness, candidate)
    if candidate.rule.id in chosen:
        return _doubted(likeness.experience, candidate, likeness.known[candidate.clause])
    return _perhaps_astray(likeness, candidate, candidate.clause)


def unlike_any(likeness: Likeness, rules: Iterable[Rule]) -> Iterator[Candidate]:
    """Yield the parts that ``rules`` see although no clause is like those that hold them.

    A template is left alone: its parts are places to fill in.
    """
    agreement, known = likeness.agreement, likeness.experience.borders
    if agreement.profile.template or not agreement.clauses:
        return
    for rule in rules:
        if rule.id not in known:
            continue
        borders = known[rule.id]
        nearest = max(agreement.clauses, key=lambda c: likeness.held[c.index][rule.id])
        score = likeness.held[nearest.index][rule.id]
        if score < max(borders.seldom, borders.absent):
            missing = on_block(rule, agreement, anchor(agreement, section_of(rule)))
            evidence = Evidence(f"rule={rule.id}", LIKENESS, nearest.text)
            yield replace(missing, evidence=(evidence,), review=score >= borders.absent)


def _doubted(experience: Experience, candidate: Candidate, found: Mapping[str, float]) -> Candidate:
    """What speaks for the rule counts alone: it has found its own words, so others say little of it."""
    score = experience.breaks.scores(found)[candidate.rule.id]
    return replace(candidate, review=candidate.review or score < experience.doubt)


def _perhaps_there(likeness: Likeness, candidate: Candidate) -> Candidate:
    """A part said to be missing: look for the clause that is most like those that hold it.

    Option ``never`` of the rule names a concept: a clause with it only looks like the part.
    """
    rule, never = candidate.rule.id, str(candidate.rule.options.get("never"))
    if candidate.review or rule not in likeness.experience.holds.biases:
        return candidate
    border = likeness.experience.borders.get(rule, Borders()).there
    alike = [
        (scores, clause)
        for scores, clause in zip(likeness.held, likeness.agreement.clauses, strict=True)
        if scores[rule] > border and not clause.hits.has(never)
    ]
    if not alike:
        return candidate
    clause = max(alike, key=lambda pair: pair[0][rule])[1]
    evidence = Evidence(f"rule={rule}", LIKENESS, clause.text)
    return replace(candidate, review=True, evidence=(*candidate.evidence, evidence))


def _perhaps_astray(likeness: Likeness, candidate: Candidate, clause: int) -> Candidate:
    """What a clause tells of a part, where it may well speak of something else.

    Option ``about`` of the rule names the rule on that part, ``least`` how much the clause must be like
    those that hold it.
    """
    about = str(candidate.rule.options.get("about"))
    if about not in likeness.experience.holds.biases:
        return candidate
    astray = likeness.held[clause][about] < number_option(candidate.rule, "least", 0)
    return replace(candidate, review=candidate.review or astray)


def _may_break(rule: Rule, clause: Clause) -> bool:
    """Whether a clause binds the person, or binds whom the rule itself is about."""
    bearer, force = clause.frame.bearer, clause.frame.force
    told = bearer in rule.bearers and force in rule.forces
    return in_zone(rule, clause) and (
        told or (bearer is not Bearer.CENTRE and force not in _NO_DUTY)
    )


def _worth_a_look(
    experience: Experience,
    clause: Clause,
    found: Mapping[str, float],
    chosen: Mapping[str, Rule],
) -> Iterator[Candidate]:
    scores = experience.breaks.scores(found)
    name = max((name for name in scores if name != NOTHING), key=lambda name: scores[name])
    rule = chosen.get(name)
    if rule is None or not _may_break(rule, clause):
        return
    margin = scores[name] - scores[NOTHING]
    if margin < experience.sure:
        return
    words = GAP.join(_telling(experience.breaks, found, name))
    evidence = (*clause.frame.evidence, Evidence(f"rule={name}", LIKENESS, words))
    yield Candidate(
        rule, clause.block_index, clause.start, clause.end, clause.index, evidence,
        review=margin < experience.firm or _left_alone(rule, clause),
    )  # fmt: skip


def _left_alone(rule: Rule, clause: Clause) -> bool:
    """Likeness knows words and no denials: what the rule lets be as denied is at most worth a look."""
    unless = rule.unless[clause.hits.lexicon.language]
    return clause.hits.has(_DENIED) and any(excluded(e, clause) for e in unless)


def _telling(weights: Weights, found: Mapping[str, float], rule: str) -> list[str]:
    """Return the words that speak most for ``rule``."""
    gains = {
        name: value * weights.weight(name, rule)
        for name, value in found.items()
        if not name.startswith("@")
    }
    most = sorted((n for n in gains if gains[n] > 0), key=lambda name: (-gains[name], name))
    return [name.split(" ", 1)[1] for name in most[:_TELLING]]
