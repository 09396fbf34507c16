"""How long an agreement runs: from two dates, or a length, in the part that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from isip_lint.analysis.dates import NO_YEAR, find_months, months_between
from isip_lint.analysis.model import Clause, FoundDate, Precision, Zone
from isip_lint.analysis.spans import is_of_agreement, lasts_from
from isip_lint.documents.model import Block

_OPEN_END = re.compile(r"\b(?:onbepaalde|indéterminée|illimitée)\b", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b20[0-9]{2}\s?[-–/]\s?20[0-9]{2}\b")
_ELSEWHERE = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.THIRD, Zone.SANCTIONS, Zone.COSTS,
                        Zone.GOALS})  # fmt: skip
_TASKS = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.THIRD})
_FROM_TO = re.compile(
    r"(?:(?:geldig|loopt|valable|court)\s)?(?:van|vanaf|du|de)\s+[0-9]", re.IGNORECASE
)
_SHORT = 12
_OPENING = 2
_NEAR_SIGNING = 45
_USUAL = frozenset({6, 9, 12, 18, 24, 36})
_LABELLED = re.compile(
    r"^(?:(?:geldig|valable|valide|looptijd|duur|terme?|einddatum|laatste dag|dernier jour|dur[ée]e)\b"
    r"|(?:einde?|fin|begin|d[ée]but)\b(?=\s*[:=–-]|\s+(?:[0-9]{1,2}\b(?!\s?%)|le\b|op\b|du (?:contrat|projet)|"
    r"van (?:het|dit))))",
    re.IGNORECASE,
)
# "D'ici le 8 février 2027, à dater du 9 février 2026".
_END_FIRST = re.compile(
    r"\bà (?:dater|compter|partir) du\b|\bte rekenen va[fn]|\bingaand\b|\bvanaf\b", re.IGNORECASE
)
_PAIR = 2
_LONGEST = 120
_SPANS = (frozenset({"van", "tot"}), frozenset({"du", "au"}))
_SPAN_WORDS = frozenset({"van", "tot", "du", "au"})


def length_in_months(
    blocks: Sequence[Block], clauses: Sequence[Clause], dates: Sequence[FoundDate]
) -> float | None:
    """Return the length of the agreement in months, or None when it is not told."""
    told = [c for c in clauses if is_about_term(c)]
    if any(_OPEN_END.search(c.text) for c in told):
        return None
    by_dates = _from_dates(told, dates)
    if by_dates is None:
        by_dates = _from_rows(told, blocks, dates)
    if by_dates is not None:
        return by_dates
    sure = [c for c in told if c.hits.has("word/runs-from") or len(told) <= 2]
    sure += [c for c in clauses if lasts_from(c.text) and is_of_agreement(c.block.text)]
    lengths = (find_months(c.text) for c in sure)
    return next((n for n in lengths if n is not None and n >= 1), None)


def length_left(
    clauses: Sequence[Clause], dates: Sequence[FoundDate], signed: date | None
) -> float | None:
    """Return the months from the signature to a last day that stands alone: "loopt af op 1 september"."""
    if signed is None:
        return None
    ends = [c for c in clauses if is_about_term(c) and c.hits.has("term/ends")]
    days = [d.value for c in ends for d in dates_in(c, dates) if d.value > signed]
    return _span([signed, days[0]]) if days else None


def has_term_dates(dates: Sequence[FoundDate], signed: date | None) -> bool:
    """Whether two dates, wherever they stand, are a whole number of months apart, the first of them
    near the signature: "17 november 2025 ... 16 november 2026"."""
    days = sorted(
        {d.value for d in dates if d.precision is Precision.DAY and d.value.year != NO_YEAR}
    )
    starts = [signed] if signed else []
    starts += [d for d in days if signed is None or abs((d - signed).days) <= _NEAR_SIGNING]
    return any(_whole_months(start, end) for start in starts for end in days)


def _whole_months(start: date, end: date) -> bool:
    following = end + timedelta(days=1)
    months = 12 * (following.year - start.year) + following.month - start.month
    return months in _USUAL and following.day == start.day


def is_about_term(clause: Clause) -> bool:
    """Whether a clause tells when the agreement (not a course) begins, ends, or how long it lasts."""
    if clause.zone is Zone.DURATION:
        return not _is_of_other(clause)
    if _FROM_TO.match(clause.text) and len(clause.text.split()) <= _SHORT:
        task = clause.block.cell is not None and clause.zone in _TASKS
        return not task and not clause.hits.has("term/aside")
    subject = min((s for s, _ in clause.hits.concept("term/agreement")), default=_SHORT)
    plain = subject <= 1 and _SPAN_WORDS & {t.form for t in clause.tokens} in _SPANS
    elsewhere = clause.zone in _ELSEWHERE and (
        subject > 1 or (clause.zone is Zone.SANCTIONS and not plain)
    )
    return not elsewhere and runs(clause)


def runs(clause: Clause) -> bool:
    """Whether the words of a clause, wherever it stands, tell how long the agreement runs."""
    if clause.hits.has("term/aside") and not _leads(clause):
        return False
    if _LABELLED.match(clause.text) and len(clause.text.split()) <= _SHORT:
        return True
    if _FROM_TO.match(clause.text) and len(clause.text.split()) <= _SHORT:
        return True
    return clause.hits.has("word/runs-from") and clause.hits.has("term/agreement")


def _is_of_other(clause: Clause) -> bool:
    """Whether a line among those on the term opens with another thing: "Leefloon: van 1 mei tot ..."."""
    own = min((s for s, _ in clause.hits.concept("term/agreement")), default=_SHORT)
    asides = (start for start, _ in clause.hits.concept("term/aside"))
    return any(start <= min(own, _OPENING) for start in asides)


def _leads(clause: Clause) -> bool:
    """Whether the agreement runs before a course is named: "Dit contract geldt zolang u les volgt"."""
    start, end = min(clause.hits.concept("term/agreement"), default=(_SHORT, _SHORT))
    verb = min((s for s, _ in clause.hits.concept("word/runs-from")), default=_SHORT)
    aside = min(s for s, _ in clause.hits.concept("term/aside"))
    return start <= 1 and end <= verb < aside


def dates_in(clause: Clause, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """Return the dates inside a clause."""
    return [
        d
        for d in dates
        if d.block_index == clause.block_index and clause.start <= d.start < clause.end
    ]


def tells_school_year(clause: Clause) -> bool:
    """Whether a clause names an academic year ("2024-2025")."""
    return _SCHOOL_YEAR.search(clause.text) is not None


def _from_dates(told: Sequence[Clause], dates: Sequence[FoundDate]) -> float | None:
    rows: dict[tuple[str, int], list[date]] = {}
    for clause in told:
        found = [d.value for d in dates_in(clause, dates) if d.value.year != NO_YEAR]
        if len(found) == _PAIR and _END_FIRST.search(clause.text):
            found.sort()
        span = _span(found)
        if span is not None:
            return span
        cell = clause.block.cell
        key = (cell.table, -1) if cell else ("section", clause.section)
        rows.setdefault(key, []).extend(found)
    return next((span for span in map(_span, rows.values()) if span is not None), None)


def _from_rows(
    told: Sequence[Clause], blocks: Sequence[Block], dates: Sequence[FoundDate]
) -> float | None:
    """The first cell of a row holds the start, the clause behind it the end."""
    rows = {(c.block.cell.table, c.block.cell.row) for c in told if c.block.cell is not None}
    for row in sorted(rows):
        places = {i for i, b in enumerate(blocks) if b.cell and (b.cell.table, b.cell.row) == row}
        found = [d.value for d in dates if d.block_index in places and d.value.year != NO_YEAR]
        span = _span(found)
        if span is not None:
            return span
    return None


def _span(found: Sequence[date]) -> float | None:
    if len(found) < 2 or found[-1] <= found[0]:
        return None
    months = months_between(found[0], found[-1])
    return months if 0 < months <= _LONGEST else None
