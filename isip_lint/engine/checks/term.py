"""Rules about the form of an agreement: its parties, its length, and what surrounds its signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from isip_lint.analysis.dates import LENGTH, NO_YEAR, find_dates, folded_in_place
from isip_lint.analysis.model import Agreement, Clause, Precision, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.analysis.spans import (
    is_of_agreement,
    labelled_term,
    lasts_from,
    length_of_agreement,
    opens_with_length,
    spans_of_time,
)
from isip_lint.analysis.term import dates_in, has_term_dates, is_about_term, tells_school_year
from isip_lint.documents.model import Block
from isip_lint.engine.checks.parties import missing_party
from isip_lint.engine.checks.require import anchor, on_block
from isip_lint.engine.checks.signature import lacks_signature
from isip_lint.engine.model import Candidate, Rule
from isip_lint.language.normalise import fold

_FROM_TO_SLOT = re.compile(
    r"\b(?:d[ée]but|begin|aanvang|start)\b.{2,40}\b(?:fin|einde?)\b", re.IGNORECASE
)
_END_FIELD = re.compile(
    r"\b(?:[Tt]erme|TERME|[Ff]in|FIN|[Ee]inde|EINDE|[Ee]inddatum|EINDDATUM|[Dd]ate de fin|[Ll]aatste dag|"
    r"[Dd]ernier jour)\s*:\s*(?P<value>[^:;]{4,24})"
)
_COLUMNS = {
    "begin": ("einde", "eind"),
    "start": ("einde", "eind", "stop"),
    "van": ("tot", "tot en met"),
    "begindatum": ("einddatum",),
    "startdatum": ("einddatum",),
    "debut": ("fin",),
    "du": ("au",),
    "date de debut": ("date de fin",),
}
_FROM_DAY = (
    r"(?:te beginnen (?:met|op|vanaf)|om te beginnen op|beginnend op|ingaand op|(?:te rekenen|gerekend|vanaf|van) ?"
    r"(?:van|vanaf)?|"
    r"en commen[çc]ant (?:le|par le)|commen[çc]ant le|prenant cours le|d[èe]s le|[àa] (?:dater|partir|compter) du|depuis le)\s$"
)
_UNTIL_DAY = r"(?:\btot(?: en met| aan)?|t\.?e\.?m\.?|t/m|jusqu['’]au|d['’]ici (?:le|au))(?: (?:en met|le|op))?\s$"
_SHORTENED = re.compile(
    r"\b(?:binnen(?: de| het)?|dans(?: les| le)?|endéans|om de|tous les|elke|chaque|na|apr[èe]s|max\w*|hoogstens|hooguit)\s*$",
    re.I,
)
_FORMER = re.compile(
    r"\b(?:vorige?|vroegere?|laatste|eerdere?|derni(?:er|[èe]re)|pr[ée]c[ée]dente?|ancien(?:ne)?|sinds|depuis)\b",
    re.I,
)
_TASKS = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.THIRD, Zone.SANCTIONS, Zone.COSTS,
                    Zone.EVALUATION, Zone.NEEDS})  # fmt: skip
_PARTY_PARTS = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.THIRD})
_LATE = 92
_FIRST_BLOCKS = 3
_LONG_AGO = 730
_PAIR = 2
_CLOSE = 40
Found = tuple[int, dict[str, str]] | None


def check_term(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: duration, after-decision, employment-period,
    signature or parties."""
    found = TESTS[str(rule.options["test"])](agreement)
    if found is not None:
        place, values = found
        yield on_block(rule, agreement, place, values)


def _duration(agreement: Agreement) -> Found:
    if agreement.profile.months is not None:
        return None
    review = {i for s in agreement.sections if s.zone is Zone.EVALUATION
              for i in range(s.start, s.end)}  # fmt: skip
    asides = {id(d) for c in agreement.clauses if c.hits.has("term/aside")
              for d in dates_in(c, agreement.dates)}  # fmt: skip
    others = [d for d in agreement.dates if d.block_index not in review and id(d) not in asides]
    blocks = agreement.document.blocks
    if any(_told_end(_with_head(b)) for b in blocks) or _in_columns(blocks):
        return None
    if any(_told_plainly(c, agreement) for c in agreement.clauses):
        return None
    if has_term_dates(others, agreement.profile.signed):
        return None
    if any(_runs_from_signing(c, agreement) for c in agreement.clauses):
        return None
    if any(_tells_end(c, agreement) for c in agreement.clauses) or _has_slots(agreement):
        return None
    return anchor(agreement, Zone.DURATION), {}


def _told_plainly(clause: Clause, agreement: Agreement) -> bool:
    """Whether a clause that is no task tells the term as a plain line does."""
    if clause.zone not in _TASKS and _told_backwards(clause.text):
        return True
    if clause.hits.has("term/aside") or clause.hits.has("term/open-ended"):
        return False
    title = agreement.sections[clause.section].title
    if labelled_term(_with_head(clause.block)) or labelled_term(f"{title}: {clause.text}"):
        return True
    if opens_with_length(clause.text) or length_of_agreement(clause.text):
        return True
    if clause.zone in _TASKS or clause.block.cell is not None:
        return False
    # A row of dots is cut like a row of sentences.
    text = clause.block.text if has_blank(clause.block.text) else clause.text
    opens = clause.block_index < _FIRST_BLOCKS and is_of_agreement(clause.block.text)
    if not opens and not is_of_agreement(text):
        return False
    if lasts_from(text) or _lasts_and_begins(text):
        return True
    return (spans_of_time(text) or _holds_until(text)) and not _is_past(clause, agreement)


def _runs_from_signing(clause: Clause, agreement: Agreement) -> bool:
    """Whether a clause, in whatever part, tells two days a term apart, the first near the signature:
    "Start 1 maart 2024, stop 28 februari 2025"."""
    signed = agreement.profile.signed
    if signed is None or clause.zone in _PARTY_PARTS or clause.hits.has("term/aside"):
        return False
    days = [d for d in dates_in(clause, agreement.dates) if d.precision is Precision.DAY]
    return len(days) == _PAIR and has_term_dates(days, signed)


def _days_behind(text: str, words: str) -> list[int]:
    """Return where the days begin that stand behind ``words``."""
    days = [d.start for d in find_dates(text) if d.precision is Precision.DAY]
    return [day for day in days if re.search(words, text[:day], re.IGNORECASE)]


def _told_backwards(text: str) -> bool:
    """The end before the start: "d'ici le 8 février 2027, à dater du 9 février 2026"."""
    starts, ends = _days_behind(text, _FROM_DAY), _days_behind(text, _UNTIL_DAY)
    return any(0 < start - end <= _CLOSE for start in starts for end in ends)


def _holds_until(text: str) -> bool:
    return bool(_days_behind(text, _UNTIL_DAY))


def _lasts_and_begins(text: str) -> bool:
    """A length and a first day apart: "een jaar met elkaar op weg, te beginnen met 4 maart 2025"."""
    plain = folded_in_place(text)
    lengths = [m for m in LENGTH.finditer(plain) if not _SHORTENED.search(plain[: m.start()])]
    return bool(lengths) and bool(_days_behind(text, _FROM_DAY))


def _is_past(clause: Clause, agreement: Agreement) -> bool:
    """Whether the last day that a clause names was over when the agreement was signed."""
    signed = agreement.profile.signed
    days = [d.value for d in dates_in(clause, agreement.dates) if d.value.year != NO_YEAR]
    return signed is not None and bool(days) and max(days) <= signed


def _with_head(block: Block) -> str:
    """ "Einddatum | 1 mei 2025" is read as "Einddatum: 1 mei 2025"."""
    head = block.cell.row_head if block.cell is not None and block.cell.column else ""
    return f"{head.rstrip(' :')}: {block.text}" if head else block.text


def _in_columns(blocks: Sequence[Block]) -> bool:
    """Whether a table of one row of days has columns for begin and end: "Début | Fin"."""
    cells = [(b.cell, b.text) for b in blocks if b.cell is not None]
    longer = {cell.table for cell, _ in cells if cell.row > 1}
    heads = {(cell.table, fold(cell.column_head)) for cell, text in cells
             if cell.row == 1 and cell.table not in longer and find_dates(text)}  # fmt: skip
    return any((table, last) in heads for table, first in heads for last in _COLUMNS.get(first, ()))


def _told_end(text: str) -> bool:
    """A line of a form: "Terme : 31 août 2025", "Einde: 25 januari 2027"."""
    return any(find_dates(match["value"]) for match in _END_FIELD.finditer(text))


def _has_slots(agreement: Agreement) -> bool:
    """A template leaves the dates open, in one cell of a row or in two."""
    if not agreement.profile.template:
        return False
    rows = {(c.block.cell.table, c.block.cell.row) for c in agreement.clauses
            if c.block.cell is not None and is_about_term(c)}  # fmt: skip
    blocks = agreement.document.blocks
    return (
        any(
            b.cell is not None and (b.cell.table, b.cell.row) in rows and has_blank(b.text)
            for b in blocks
        )
        or any(
            has_blank(blocks[i].text) or blocks[i].placeholders
            for s in agreement.sections
            if s.zone is Zone.DURATION
            for i in range(s.start, s.end)
        )
        or any(_FROM_TO_SLOT.search(b.text) and has_blank(b.text) for b in blocks)
    )


def _tells_end(clause: Clause, agreement: Agreement) -> bool:
    if not is_about_term(clause) or clause.hits.has("term/open-ended"):
        return False
    student = agreement.profile.kind == "student"
    if clause.hits.has("term/studies") and (student or clause.hits.has("term/agreement")):
        return True
    if agreement.profile.template and (has_blank(clause.text) or clause.block.placeholders):
        return True
    dated = dates_in(clause, agreement.dates)
    ends = clause.hits.has("term/end")
    return (bool(dated) and (len(dated) >= _PAIR or ends)) or tells_school_year(clause)


def _after_decision(agreement: Agreement) -> Found:
    signed, decided = agreement.profile.signed, agreement.profile.decided
    if signed is None or decided is None:
        return None
    if not _LATE < (signed - decided).days <= _LONG_AGO:
        return None
    values = {"signed": f"{signed:%d-%m-%Y}", "decided": f"{decided:%d-%m-%Y}"}
    return anchor(agreement, Zone.SIGNATURE), values


def _employment_period(agreement: Agreement) -> Found:
    if agreement.profile.kind != "employment":
        return None
    if any(_dates_job(c, agreement) for c in agreement.clauses):
        return None
    return _duration(agreement)


def _dates_job(clause: Clause, agreement: Agreement) -> bool:
    """Whether an aim says by when it must lead to a job."""
    if clause.zone not in {Zone.GOALS, Zone.PURPOSE, Zone.PARTIES}:
        return False
    if clause.hits.has("cue/past") or _FORMER.search(clause.text):
        return False
    return clause.hits.has("term/job") and bool(dates_in(clause, agreement.dates))


def _signature(agreement: Agreement) -> Found:
    if not lacks_signature(agreement):
        return None
    return anchor(agreement, Zone.SIGNATURE), {}


def _parties(agreement: Agreement) -> Found:
    return (0, {}) if missing_party(agreement) else None


TESTS: dict[str, Callable[[Agreement], Found]] = {
    "duration": _duration,
    "after-decision": _after_decision,
    "employment-period": _employment_period,
    "signature": _signature,
    "parties": _parties,
}
