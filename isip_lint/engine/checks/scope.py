"""Which rules about the whole document have a subject in this document, so that silence is praise."""

from __future__ import annotations

from isip_lint.analysis.model import Agreement, Bearer
from isip_lint.engine.checks.mutual import centre_tasks, tasks
from isip_lint.engine.checks.require import concerns
from isip_lint.engine.checks.schedule import read_plan
from isip_lint.engine.model import Rule

WHOLE_KINDS = frozenset({"require", "mutual", "schedule", "term"})


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
        return bool(plan.dates) or plan.per_year is not None
    if test == "in-person":
        return any(clause.hits.has("evaluation/in-person") for clause in plan.clauses)
    return plan.foreseen


def _of_mutual(test: str, agreement: Agreement) -> bool:
    real, hollow = centre_tasks(agreement)
    if test == "centre-hollow":
        return bool(real)
    if test == "imbalance":
        return bool(real or hollow)
    return test != "deadlines-missing" or bool(real or tasks(agreement, Bearer.BENEFICIARY))


def _of_term(test: str, agreement: Agreement) -> bool:
    profile = agreement.profile
    if test == "after-decision":
        return profile.signed is not None and profile.decided is not None
    return test != "employment-period" or profile.kind == "employment"
