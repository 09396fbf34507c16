"""Whether the day of signing, or a place for it, stands beside the signatures or in the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isip_lint.analysis.dates import NO_YEAR, find_dates
from isip_lint.analysis.model import Agreement, Precision
from isip_lint.analysis.profile import has_blank
from isip_lint.documents.model import Block, Cell
from isip_lint.language.lexicon import Lexicon

MARKS = re.compile(
    r"\.{4,}|_{3,}|…+|✓|✍|(?:\.\s){4,}|[(\[]\s?(?:get|hand|sign|w\.g)[^)\]]*[)\]]|\(s\.?\)|\bw\.g\.",
    re.IGNORECASE,
)
PLACED = re.compile(
    r"(?:\b(?:te|à|in)\s)?(?<!\.\s)(?<!\.)\b[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)*\s*[,/]?\s*(?:le|op|"
    r"den)?\s*[0-9]{1,2}[ ./-]\w+[ ./-][0-9]{2,4}"
)
# A place and a day that end a text, with nothing behind: "Ninove, 27 maart 2023".
DATELINE = re.compile(rf"(?:^|[.!?—–|/]\s)(?:\w+\s){{0,2}}{PLACED.pattern}\W*$")
BORN = r"(?:geboren|°|\bnée?\b|\bné\(e\)|\(?(?:[A-ZÀ-Þ][\w'’-]+[,\s(]+)?[0-9]{1,2}[ ./-]\w+[ ./-](?:19[4-9][0-9]|200[0-9]))"
_DATE_SLOT = re.compile(
    r"datum|\bdate|\b(?:le|op|den|de|d\.d\.)\s*:?\s*(?:[._…/]|[0-9])", re.IGNORECASE
)
# Lines for a day, a month and a year, as they are left of a form: "___/___/20___", "........ 20....".
_EMPTY_DATE = re.compile(r"(?:[._\s]{2,}|…)\s?/[._…\s]*/|//\s*_{2,}|\b20\s?[._…]{2,}")
_DATE_LABEL = re.compile(r"\b(?:datum|date)\b|^\W*(?:op|le|quand|wanneer)\W*$", re.IGNORECASE)
_STAMP = re.compile(r"\b20[0-9]{2}[.-][0-9]{2}[.-][0-9]{2}\b")
_BEFORE = re.compile(r"\bv[óo]ór\b", re.IGNORECASE)
_ALONE = re.compile(r"^\W*(?:op|le)\W*$", re.IGNORECASE)
_TITLES_AT = 3
_BESIDE = 60
_ABOVE = 3
_FEW = 8
_SOME = 14


def tells_day(
    agreement: Agreement, blocks: Sequence[Block], start: int, places: Sequence[int]
) -> bool:
    """Whether the day of signing, or a place for it, stands in the title or where one signs.

    ``start`` is where the part to sign begins in ``blocks``, ``places`` the lines to sign on.
    """
    if agreement.profile.signed is not None or agreement.profile.template:
        return True
    tail = blocks[start:]
    if any(has_blank(b.text) and _DATE_SLOT.search(b.text) for b in tail):
        return True
    lexicon = agreement.lexicon
    if any(_told(lexicon, b.text) for b in (*blocks[:_TITLES_AT], *tail)):
        return True
    near = range(max(start, min(places, default=len(blocks)) - _ABOVE), len(blocks))
    return any(_dated(lexicon, blocks[i], _SOME if i in places else _FEW) for i in near)


def _told(lexicon: Lexicon, text: str) -> bool:
    """Whether a line to sign on, or the title, tells the day: "3 mei 2024, voor mij ...", "gesloten te Ieper op ..."."""
    ends = [d.end for d in find_dates(text) if d.precision is Precision.DAY]
    before = text[: min(ends, default=0)]
    around = text[: len(before) + _BESIDE]
    if not ends or re.search(BORN, before) or _is_due(lexicon, before):
        return False
    if lexicon.says(around, "signing/repeated"):
        return False
    if MARKS.search(text) or lexicon.says(text, "signing/closes"):
        return True
    return DATELINE.search(text) is not None and not lexicon.says(text, "signing/other-day")


def _is_due(lexicon: Lexicon, text: str) -> bool:
    """Whether something is still to be done on a day; "vóór" loses its accents in words."""
    return _BEFORE.search(text) is not None or lexicon.says(text, "signing/due")


def _dated(lexicon: Lexicon, block: Block, most: int) -> bool:
    """Whether a block near the signatures tells the day; ``most`` words stand around a bare date."""
    if block.cell is None:
        return _dated_line(lexicon, block.text, most)
    return _dated_cell(lexicon, block.cell, block.text)


def _dated_line(lexicon: Lexicon, text: str, most: int) -> bool:
    """Whether a line holds a date and little else, or a place for one."""
    if _is_due(lexicon, text) or lexicon.says(text, "signing/other-day", "signing/repeated"):
        return False
    if _EMPTY_DATE.search(text) or _STAMP.search(text):
        return True
    words = len(text.split())
    if words > _SOME:
        return False
    return _DATE_LABEL.search(text) is not None or _has_day(lexicon, text, words <= most)


def _has_day(lexicon: Lexicon, text: str, brief: bool) -> bool:
    """Whether a line names a day and is ``brief``, or speaks of signing, where a month will do."""
    closes = lexicon.says(text, "signing/closes")
    days = (d for d in find_dates(text) if d.value.year != NO_YEAR)
    return any(closes or (brief and d.precision is Precision.DAY) for d in days)


def _dated_cell(lexicon: Lexicon, cell: Cell, text: str) -> bool:
    """Whether a cell under "Datum", or beside it, holds a date or a place for one."""
    heads = (cell.column_head, cell.row_head)
    if any(lexicon.says(head, "signing/other-day") for head in heads):
        return False
    if _DATE_LABEL.search(text):
        return len(text.split()) <= _FEW and not lexicon.says(text, "signing/other-day")
    headed = any(lexicon.says(h, "signing/head") or _ALONE.match(h) for h in heads)
    return headed and bool(find_dates(text) or _EMPTY_DATE.search(text))
