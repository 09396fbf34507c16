"""Which rules on the whole document have a subject in it, so that their silence is praise."""

from __future__ import annotations

from collections.abc import Mapping

from isip_lint.analysis.model import Agreement, Bearer
from isip_lint.engine.checks.mutual import tasks
from isip_lint.engine.checks.require import concerns
from isip_lint.engine.checks.schedule import read_plan
from isip_lint.engine.model import Rule

# What the option ``test`` may be, by kind of rule.
TESTS: Mapping[str, frozenset[str]] = {
    "mutual": frozenset(
        {"centre-missing", "centre-hollow", "beneficiary-missing", "deadlines-missing", "imbalance"}
    ),
    "schedule": frozenset({"missing", "too-few", "dates-missing", "in-person"}),
    "term": frozenset({"duration", "after-decision", "employment-period", "signature", "parties"}),
}
WHOLE_KINDS = frozenset({"require", *TESTS})


def has_subject(rule: Rule, agreement: Agreement) -> bool:
    """Whether ``rule`` asks something that this agreement answers: no evaluation, no bad dates."""
    if rule.kind == "require":
        return concerns(rule, agreement)
    test = str(rule.options.get("test"))
    if rule.kind == "schedule":
        return _of_schedule(test, agreement)
    if rule.kind == "mutual":
        return _of_mutual(test, agreement)
    return rule.kind == "term" and _of_term(test, agreement)


def _of_schedule(test: str, agreement: Agreement) -> bool:
    plan = read_plan(agreement)
    if test == "too-few":
        return plan.timed
    if test == "in-person":
        return any(clause.hits.has("evaluation/in-person") for clause in plan.clauses)
    return plan.foreseen


def _of_mutual(test: str, agreement: Agreement) -> bool:
    centre = tasks(agreement, Bearer.CENTRE)
    if test == "centre-hollow":
        return any(c.hits.has("task/real") or not c.hits.has("task/hollow") for c in centre)
    if test == "imbalance":
        return bool(centre)
    return test != "deadlines-missing" or bool(centre or tasks(agreement, Bearer.BENEFICIARY))


def _of_term(test: str, agreement: Agreement) -> bool:
    profile = agreement.profile
    if test == "after-decision":
        return profile.signed is not None and profile.decided is not None
    return test != "employment-period" or profile.kind == "employment"
