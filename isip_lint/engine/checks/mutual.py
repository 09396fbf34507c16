"""Rules about both parties: what each commits to, and whether a part is more than a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from isip_lint.analysis.model import Agreement, Bearer, Clause, Force, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.engine.checks.require import anchor, number_option
from isip_lint.engine.model import Candidate, Rule

_TASK_FORCES = frozenset({Force.DUTY, Force.RESULT, Force.PROHIBITION, Force.ADVICE})
_TASK_ZONES = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED, Zone.THIRD, Zone.COSTS,
                         Zone.OTHER, Zone.PURPOSE, Zone.GOALS, Zone.NEEDS, Zone.RIGHTS, Zone.DATA,
                         Zone.PARTIES})  # fmt: skip
_OWN_ZONES = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED, Zone.THIRD, Zone.COSTS})


def check_mutual(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: centre-missing, centre-hollow,
    beneficiary-missing, deadlines-missing or imbalance (with option ``ratio``)."""
    test = TESTS[str(rule.options["test"])]
    zone = test(rule, agreement)
    if zone is not None:
        block = anchor(agreement, zone)
        yield Candidate(rule, block, 0, len(agreement.document.blocks[block].text))


def tasks(agreement: Agreement, bearer: Bearer) -> list[Clause]:
    """Return the commitments of a party: duties that are neither evaluation nor procedure."""
    return [c for c in agreement.clauses if _is_task(c, bearer) and not _is_empty(c)]


def _is_task(clause: Clause, bearer: Bearer) -> bool:
    frame = clause.frame
    if frame.force not in _TASK_FORCES or clause.zone not in _TASK_ZONES:
        return False
    joint = frame.bearer is Bearer.BOTH and clause.zone in _OWN_ZONES
    return (frame.bearer is bearer or joint) and not clause.hits.has("task/procedure")


def _is_empty(clause: Clause) -> bool:
    words = [t for t in clause.tokens if t.is_word]
    ends_open = clause.text.rstrip().endswith(":")
    if has_blank(clause.text):
        return False
    return ends_open or len(words) < 2 or clause.hits.has("task/empty")


def centre_tasks(agreement: Agreement) -> tuple[list[Clause], list[Clause]]:
    """Return (real commitments, hollow ones) of the centre."""
    own = [c for c in tasks(agreement, Bearer.CENTRE) if c.zone in _OWN_ZONES or _promises(c)]
    hollow = [c for c in own if c.hits.has("task/hollow") and not c.hits.has("task/real")]
    return [c for c in own if c not in hollow], hollow


def _promises(clause: Clause) -> bool:
    return clause.hits.has("task/real") or clause.hits.has("task/hollow")


def _centre_missing(_rule: Rule, agreement: Agreement) -> Zone | None:
    real, hollow = centre_tasks(agreement)
    return Zone.CENTRE if not real and not hollow else None


def _centre_hollow(_rule: Rule, agreement: Agreement) -> Zone | None:
    real, hollow = centre_tasks(agreement)
    return Zone.CENTRE if hollow and not real else None


def _beneficiary_missing(_rule: Rule, agreement: Agreement) -> Zone | None:
    return None if tasks(agreement, Bearer.BENEFICIARY) else Zone.BENEFICIARY


def _deadlines_missing(_rule: Rule, agreement: Agreement) -> Zone | None:
    both = [*tasks(agreement, Bearer.BENEFICIARY), *centre_tasks(agreement)[0]]
    times = _timed_blocks(agreement)
    rows = {
        (c.block.cell.table, c.block.cell.row) for c in both if c.block.cell is not None
    }
    if any(c.block_index in times or c.hits.has("word/term") for c in both) or not both:
        return None
    timed_rows = {
        (b.cell.table, b.cell.row)
        for i, b in enumerate(agreement.document.blocks)
        if b.cell is not None and (i in times or has_blank(b.text))
    }
    return None if rows & timed_rows else Zone.AGREED


def _timed_blocks(agreement: Agreement) -> set[int]:
    return {d.block_index for d in agreement.dates} | {r.block_index for r in agreement.rhythms}


def _imbalance(rule: Rule, agreement: Agreement) -> Zone | None:
    ratio = number_option(rule, "ratio", 5)
    person = len(tasks(agreement, Bearer.BENEFICIARY))
    centre = len(_flat(centre_tasks(agreement)))
    return Zone.CENTRE if centre and person >= ratio * centre else None


def _flat(pair: tuple[Sequence[Clause], Sequence[Clause]]) -> list[Clause]:
    return [*pair[0], *pair[1]]


TESTS: dict[str, Callable[[Rule, Agreement], Zone | None]] = {
    "centre-missing": _centre_missing,
    "centre-hollow": _centre_hollow,
    "beneficiary-missing": _beneficiary_missing,
    "deadlines-missing": _deadlines_missing,
    "imbalance": _imbalance,
}
