"""What an agreement says of its evaluation: which clauses, when, how often, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from isip_lint.analysis.dates import NO_YEAR
from isip_lint.analysis.model import Agreement, Clause, Force, FoundDate, Precision, Rhythm, Zone
from isip_lint.analysis.moments import find_moments, told_number
from isip_lint.analysis.profile import has_blank
from isip_lint.analysis.sections import is_heading
from isip_lint.analysis.term import runs
from isip_lint.documents.model import Cell
from isip_lint.engine.checks.heads import heads

YEAR = 12.0
_FAR = frozenset({Zone.NEEDS, Zone.SANCTIONS, Zone.SIGNATURE, Zone.LAW, Zone.BENEFICIARY})
_NEVER = frozenset({Zone.SIGNATURE, Zone.LAW})
_STORY = _NEVER | {Zone.NEEDS, Zone.SANCTIONS, Zone.RIGHTS, Zone.PARTIES}
_PARTS = frozenset({Zone.CENTRE, Zone.COSTS, Zone.THIRD, Zone.GOALS, Zone.AGREED})
_PARTY_PARTS = frozenset({Zone.CENTRE, Zone.BENEFICIARY})
_SELDOM = 13.0
_ENOUGH_DATES = 2
_OPENING = 3
_DENIED = frozenset({Force.DENIAL})


@dataclass(frozen=True, slots=True)
class Plan:
    """The evaluation of one agreement; ``per_year`` is its highest rhythm, ``told`` a bare number."""

    clauses: tuple[Clause, ...]
    dates: tuple[FoundDate, ...]
    per_year: float | None
    rhythm_clause: Clause | None
    blanks: bool
    told: int = 0
    moments: int = 0
    headed: bool = False

    @property
    def foreseen(self) -> bool:
        """Whether any clause speaks of evaluation to come: in its words, its heading, or its times."""
        named = self.headed or any(_is_sure(c) for c in self.clauses)
        vague = any(c.hits.has("evaluation/vague") for c in self.clauses)
        return named or vague or self.timed or self.blanks

    @property
    def timed(self) -> bool:
        """Whether the text says when, how often, or how many times."""
        return bool(self.dates or self.per_year or self.told or self.moments)


@lru_cache(maxsize=2)
def read_plan(agreement: Agreement) -> Plan:
    """Return the evaluation plan of an agreement."""
    clauses = _plan_clauses(agreement)
    rows = _row_blocks(agreement, clauses)
    signed = agreement.profile.signed
    dates = tuple(
        d for d in agreement.dates if _among(clauses, rows, d) and not _is_past(d, signed)
    )
    dates += tuple(d for d in _headed_dates(agreement) if d not in dates)
    rhythms = [r for r in agreement.rhythms if _among(clauses, rows, r)]
    fastest = max(rhythms, key=lambda r: r.per_year, default=None)
    per_year = _yearly(clauses, dates, fastest, agreement.profile.months)
    return Plan(
        clauses, dates, per_year, _at(clauses, fastest or (dates[0] if dates else None)),
        blanks=_has_blanks(agreement, clauses, rows),
        told=max((told_number(c.text) for c in clauses), default=0),
        moments=sum(len(find_moments(c.text)) for c in clauses),
        headed=any(_is_headed(c, agreement) for c in clauses),
    )  # fmt: skip


def _plan_clauses(agreement: Agreement) -> tuple[Clause, ...]:
    """Return the clauses on evaluation: by their own words, or as one of a row of dated meetings."""
    rows = _in_turns(agreement)
    open_ones = (c for c in agreement.clauses if not _is_left_out(c))
    return tuple(c for c in open_ones if c.index in rows or _is_evaluation(c, agreement))


def _in_turns(agreement: Agreement) -> frozenset[int]:
    """Return the clauses that each tell a meeting on one day, in different months."""
    told = [c for c in agreement.clauses if c.zone not in _STORY and _meets_once(c)]
    days = {c.index: _dates_of(c, agreement) for c in told}
    found = {index: dates[0].value.month for index, dates in days.items() if len(dates) == 1}
    return frozenset(found) if len(set(found.values())) >= _ENOUGH_DATES else frozenset()


def _meets_once(clause: Clause) -> bool:
    names = ("evaluation/aside", "evaluation/note", "needs/past")
    return clause.hits.has("evaluation/meet") and not any(clause.hits.has(name) for name in names)


def _is_left_out(clause: Clause) -> bool:
    """Other reviews, and what was talked over before the agreement."""
    told = clause.zone is not Zone.EVALUATION and clause.hits.has("needs/past")
    denied = clause.frame.force in _DENIED - _here(clause)
    return told or denied or clause.hits.has("evaluation/other") or _is_of_third(clause)


def _headed_dates(agreement: Agreement) -> list[FoundDate]:
    """Return the dates of headings that are a turn, or the plan ("Deuxième halte, le 3 juillet")."""
    if not agreement.clauses:
        return []
    lexicon = agreement.lexicon
    blocks = agreement.document.blocks
    plans = {s.start for s in agreement.sections if s.zone is Zone.EVALUATION}
    turns = {
        i
        for i in {d.block_index for d in agreement.dates}
        if is_heading(blocks[i]) and (i in plans or lexicon.says(blocks[i].text, "evaluation/turn"))
    }
    return [d for d in agreement.dates if d.block_index in turns]


def _is_past(found: FoundDate, signed: date | None) -> bool:
    """Days before the signature are of the talks that led to it; the year of a week is a guess."""
    if signed is None or found.precision is not Precision.DAY or found.value.year == NO_YEAR:
        return False
    return found.value < signed.replace(day=1)


def _row_blocks(agreement: Agreement, clauses: Sequence[Clause]) -> frozenset[int]:
    """Return the blocks of the table rows that hold evaluation: the date may be the head of a row."""
    cells = [c.block.cell for c in clauses if c.block.cell is not None]
    places = {(cell.table, cell.row) for cell in cells}
    columns = {(cell.table, cell.column) for cell in cells}
    blocks = agreement.document.blocks
    return frozenset(
        i
        for i, b in enumerate(blocks)
        if b.cell and ((b.cell.table, b.cell.row) in places or _heads(b.cell, columns))
    )


def _heads(cell: Cell, columns: set[tuple[str, int]]) -> bool:
    return cell.row == 0 and (cell.table, cell.column) in columns


def _among(clauses: Sequence[Clause], rows: frozenset[int], found: FoundDate | Rhythm) -> bool:
    return found.block_index in rows or any(_inside(c, found) for c in clauses)


def _has_blanks(agreement: Agreement, clauses: Sequence[Clause], rows: frozenset[int]) -> bool:
    blocks = agreement.document.blocks
    places = {c.block_index for c in clauses} | rows
    return any(has_blank(blocks[i].text) or blocks[i].placeholders for i in places)


def _is_evaluation(clause: Clause, agreement: Agreement) -> bool:
    zone = _zone_of(clause, agreement)
    if zone is Zone.EVALUATION:
        return not _is_side_matter(clause, agreement)
    if zone in _FAR:
        return zone not in _NEVER and _meets_often(clause, agreement)
    if clause.hits.has("evaluation/meeting") and not clause.hits.has("evaluation/mention"):
        return zone not in _PARTS or (
            _is_timed(clause, agreement) and not _keeps_touch(clause, agreement)
        )
    if zone is Zone.AGREED and _is_turn(clause, agreement):
        return True
    return _meets(clause, agreement) and (zone not in _PARTS or _is_rare(clause, agreement))


def _is_of_third(clause: Clause) -> bool:
    """ "De lesgever evalueert de cursisten": who acts opens the clause, or stands behind "door", "par"."""
    if clause.hits.has("evaluation/ours"):
        return False
    forms = [t.form for t in clause.tokens]
    placed = {start for _, start in clause.hits.concept("word/preposition")}
    return any(
        (start <= _OPENING and start not in placed)
        or {"door", "par"} & set(forms[max(0, start - 2) : start])
        for start, _ in clause.hits.concept("evaluation/third")
    )


def _keeps_touch(clause: Clause, agreement: Agreement) -> bool:
    """ "Hilde belt u elke twee weken om te horen hoe het loopt" is help, not evaluation."""
    if clause.zone is not Zone.CENTRE or clause.hits.has("cue/evaluate"):
        return False
    rhythms = _rhythms_of(clause, agreement)
    often = bool(rhythms) and all(r.per_year >= _SELDOM for r in rhythms)
    return often and not _dates_of(clause, agreement)


def _zone_of(clause: Clause, agreement: Agreement) -> Zone:
    """A row "Opvolging" in the part of one party is a task of that party."""
    part = agreement.sections[clause.section].zone
    row = (
        clause.block.cell is not None and part in _PARTY_PARTS and not _is_headed(clause, agreement)
    )
    return part if row else clause.zone


def _here(clause: Clause) -> frozenset[Force]:
    """In the part on evaluation a denial is about its form ("you need not come")."""
    return _DENIED if clause.zone is Zone.EVALUATION else frozenset()


def _is_headed(clause: Clause, agreement: Agreement) -> bool:
    above = heads(clause, agreement)
    plain = clause.block.cell is None and above.has("zone/evaluation")
    return plain or above.has("evaluation/meeting")


def _is_side_matter(clause: Clause, agreement: Agreement) -> bool:
    """Changes, the interview on request, or the length of the agreement, in the same part."""
    if clause.hits.has("evaluation/meeting"):
        return False
    if clause.hits.has("task/interview") or (runs(clause) and not told_number(clause.text)):
        return True
    if clause.hits.has("evaluation/meet") or told_number(clause.text) >= _ENOUGH_DATES:
        return False
    if len(_dates_of(clause, agreement)) >= _ENOUGH_DATES:
        return False
    return clause.hits.has("evaluation/aside")


def _is_sure(clause: Clause) -> bool:
    return clause.hits.has("evaluation/meeting") or clause.hits.has("evaluation/meet")


def _meets(clause: Clause, agreement: Agreement) -> bool:
    """Both meet, at moments spread over the year or in a rhythm that is no monthly follow-up; the
    word for meeting may stand in the sentence before or after."""
    near = range(clause.index - 2, clause.index + 3)
    beside = [agreement.clauses[i] for i in near if 0 <= i < len(agreement.clauses)]
    if _is_turn(clause, agreement):
        return True
    if clause.hits.has("evaluation/meet") and not clause.hits.has("evaluation/aside"):
        rare = [r for r in _rhythms_of(clause, agreement) if r.per_year < _SELDOM]
        return _moments(clause, agreement) >= _ENOUGH_DATES or bool(rare)
    spread = _moments(clause, agreement) > _ENOUGH_DATES and _is_spread(clause, agreement)
    return spread and any(_tells_form(c) for c in beside)


def _meets_often(clause: Clause, agreement: Agreement) -> bool:
    """In a part on something else only three moments of a meeting to come count."""
    told = any(clause.hits.has(name) for name in ("cue/past", "needs/past", "needs/statement"))
    if told or not _meets(clause, agreement):
        return False
    times = max(_moments(clause, agreement), told_number(clause.text))
    return times > _ENOUGH_DATES or _is_rare(clause, agreement)


def _is_rare(clause: Clause, agreement: Agreement) -> bool:
    """In a rhythm that no follow-up of every week or month has, or at three moments or months."""
    return _is_spread(clause, agreement) or any(
        r.per_year < _SELDOM for r in _rhythms_of(clause, agreement)
    )


def _is_turn(clause: Clause, agreement: Agreement) -> bool:
    """ "Tweede keer samen aan tafel", or "au bureau" in the row "Point n° 2"."""
    if not _tells_form(clause):
        return False
    cell = clause.block.cell
    named = cell is not None and heads(clause, agreement).has("evaluation/turn")
    return named or clause.hits.has("evaluation/turn")


def _tells_form(clause: Clause) -> bool:
    names = ("evaluation/meet", "evaluation/face", "evaluation/remote", "evaluation/in-person")
    return any(clause.hits.has(name) for name in names)


def _moments(clause: Clause, agreement: Agreement) -> int:
    return len(_dates_of(clause, agreement)) + len(find_moments(clause.text))


def _is_spread(clause: Clause, agreement: Agreement) -> bool:
    """Over different months, not the days of one course."""
    return (
        len({d.value.month for d in _dates_of(clause, agreement)}) + len(find_moments(clause.text))
        > _ENOUGH_DATES
    )


def _is_timed(clause: Clause, agreement: Agreement) -> bool:
    return bool(_dates_of(clause, agreement) or _rhythms_of(clause, agreement))


def _dates_of(clause: Clause, agreement: Agreement) -> list[FoundDate]:
    return [d for d in agreement.dates if _inside(clause, d)]


def _rhythms_of(clause: Clause, agreement: Agreement) -> list[Rhythm]:
    return [r for r in agreement.rhythms if _inside(clause, r)]


def _inside(clause: Clause, found: FoundDate | Rhythm) -> bool:
    return found.block_index == clause.block_index and clause.start <= found.start < clause.end


def _yearly(
    clauses: Sequence[Clause],
    dates: Sequence[FoundDate],
    fastest: Rhythm | None,
    months: float | None,
) -> float | None:
    """Return times a year: the highest rhythm, or months that recur each year.

    "Three a year, of which two in person" is three; "ieder jaar in februari, juli en september", or
    such months without a year in an agreement of more than a year, are three as well.
    """
    per_year = fastest.per_year if fastest else None
    bare = {d.value for d in dates if d.value.year == NO_YEAR}
    recurring = len(bare) if len(bare) == len(dates) and (months or YEAR) > YEAR + 1 else 0
    for clause in clauses:
        if fastest is not None and fastest.per_year == 1.0 and _inside(clause, fastest):
            here = sum(_inside(clause, d) for d in dates)
            recurring = max(recurring, here, told_number(clause.text))
    return max(per_year or 0.0, float(recurring)) or None


def _at(clauses: Sequence[Clause], found: FoundDate | Rhythm | None) -> Clause | None:
    return next((c for c in clauses if found is not None and _inside(c, found)), None)
