"""Rules about both parties: what each commits to, and whether a part is more than a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from isip_lint.analysis.model import Agreement, Bearer, Clause, Force, FoundDate, Rhythm, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.analysis.term import runs
from isip_lint.engine.checks.commitments import is_time_cell
from isip_lint.engine.checks.require import anchor, has_slot, number_option, on_block
from isip_lint.engine.checks.tasks import centre_part, tasks
from isip_lint.engine.model import Candidate, Rule

__all__ = ["TESTS", "centre_tasks", "check_mutual", "tasks"]
Values = dict[str, str]
_FEW_WORDS = 4
_TOP = 2
_LOOSE = frozenset({Zone.OTHER, Zone.AGREED, Zone.COSTS, Zone.THIRD, Zone.PURPOSE})
_NO_TASK = ("task/procedure", "task/identity", "task/income", "evaluation/meeting", "evaluation/meet",
            "cue/past")  # fmt: skip
_COLUMN = {Zone.CENTRE: ("head/centre", "party/centre", "party/we", "party/we-own"),
           Zone.BENEFICIARY: ("party/beneficiary", "party/address", "party/own")}  # fmt: skip
_LAID = frozenset({Force.DUTY, Force.RESULT, Force.PROHIBITION})


def check_mutual(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: centre-missing, centre-hollow,
    beneficiary-missing, deadlines-missing or imbalance (with option ``ratio``)."""
    found = TESTS[str(rule.options["test"])](rule, agreement)
    if found is not None:
        zone, values = found
        yield on_block(rule, agreement, anchor(agreement, zone), values)


def centre_tasks(agreement: Agreement) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """Return (commitments of the centre that help, those that are only form)."""
    part = centre_part(agreement)
    return part.real, part.hollow


def _centre_missing(_rule: Rule, agreement: Agreement) -> tuple[Zone, Values] | None:
    if centre_part(agreement).exists or _is_slot(agreement, Zone.CENTRE):
        return None
    return Zone.CENTRE, {}


def _centre_hollow(_rule: Rule, agreement: Agreement) -> tuple[Zone, Values] | None:
    part = centre_part(agreement)
    if part.real or not part.exists or _has_open_title(agreement, Zone.CENTRE):
        return None
    return Zone.CENTRE, {}


def _beneficiary_missing(_rule: Rule, agreement: Agreement) -> tuple[Zone, Values] | None:
    if tasks(agreement, Bearer.BENEFICIARY) or _is_slot(agreement, Zone.BENEFICIARY):
        return None
    return Zone.BENEFICIARY, {}


def _is_slot(agreement: Agreement, zone: Zone) -> bool:
    """A template may leave the whole part to be filled in, under a title or in a column."""
    if not agreement.profile.template:
        return False
    return _has_open_title(agreement, zone) or _is_open_column(agreement, zone)


def _has_open_title(agreement: Agreement, zone: Zone) -> bool:
    return agreement.profile.template and has_slot(agreement, zone, beside=_FEW_WORDS)


def _is_open_column(agreement: Agreement, zone: Zone) -> bool:
    """ "Onze stap | Klaar tegen", with dots below."""
    if not agreement.clauses:
        return False
    lexicon = agreement.lexicon
    cells = [b.cell for b in agreement.document.blocks if b.cell is not None and has_blank(b.text)]
    heads = {cell.column_head for cell in cells if cell.row and cell.column_head}
    return any(lexicon.says(head, *_COLUMN.get(zone, ())) for head in heads)


def _deadlines_missing(_rule: Rule, agreement: Agreement) -> tuple[Zone, Values] | None:
    both = [*tasks(agreement, Bearer.BENEFICIARY), *centre_part(agreement).real]
    slots = any(_is_slot(agreement, zone) for zone in (Zone.BENEFICIARY, Zone.CENTRE))
    if not both or slots or any(_is_timed(c, agreement) for c in (*both, *_beside(agreement))):
        return None
    return None if _rows(both) & _timed_rows(agreement) else (Zone.AGREED, {})


def _beside(agreement: Agreement) -> list[Clause]:
    """Duties that stand outside the parts of both parties, in an article of their own or none."""
    return [
        c
        for c in agreement.clauses
        if c.zone in _LOOSE and c.frame.force in _LAID and c.frame.bearer is not Bearer.THIRD
        and not any(c.hits.has(name) for name in _NO_TASK) and not runs(c)
        and c.block_index >= _TOP and (agreement.profile.template or not has_blank(c.text))
    ]  # fmt: skip


def _is_timed(clause: Clause, agreement: Agreement) -> bool:
    """Whether a task, or the block that holds it, names a date, a term or a rhythm."""
    if clause.hits.has("task/term") or has_blank(clause.text) or clause.block.placeholders:
        return True
    return _holds_time(clause, agreement)


def _holds_time(clause: Clause, agreement: Agreement) -> bool:
    return any(
        found.block_index == clause.block_index and clause.start <= found.start < clause.end
        for found in _times(agreement)
    )


def _times(agreement: Agreement) -> tuple[FoundDate | Rhythm, ...]:
    return (*agreement.dates, *agreement.rhythms)


def _rows(clauses: Sequence[Clause]) -> set[tuple[str, int]]:
    return {(c.block.cell.table, c.block.cell.row) for c in clauses if c.block.cell is not None}


def _timed_rows(agreement: Agreement) -> set[tuple[str, int]]:
    timed = [
        c
        for c in agreement.clauses
        if is_time_cell(c) and (_is_timed(c, agreement) or c.hits.has("task/term"))
    ]
    places = {f.block_index for f in _times(agreement)}
    blank = [
        (b.cell.table, b.cell.row)
        for i, b in enumerate(agreement.document.blocks)
        if b.cell is not None and b.cell.row and (i in places or has_blank(b.text))
    ]
    return _rows(timed) | set(blank)


def _imbalance(rule: Rule, agreement: Agreement) -> tuple[Zone, Values] | None:
    ratio = number_option(rule, "ratio", 5)
    person = _places(tasks(agreement, Bearer.BENEFICIARY))
    centre = _places(tasks(agreement, Bearer.CENTRE))
    if not centre or person < ratio * centre:
        return None
    return Zone.CENTRE, {"person": str(person), "centre": str(centre)}


def _places(clauses: Sequence[Clause]) -> int:
    """Clauses of one list item or cell are one task."""
    single = {c.block_index for c in clauses if c.block.cell or c.block.label}
    plain = sum(1 for c in clauses if not (c.block.cell or c.block.label))
    return len(single) + plain


TESTS: dict[str, Callable[[Rule, Agreement], tuple[Zone, Values] | None]] = {
    "centre-missing": _centre_missing,
    "centre-hollow": _centre_hollow,
    "beneficiary-missing": _beneficiary_missing,
    "deadlines-missing": _deadlines_missing,
    "imbalance": _imbalance,
}
