"""What kind of document this is: an agreement or not, blank or filled, signed when, for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from isip_lint.analysis.dates import NO_YEAR, find_months, months_between
from isip_lint.analysis.model import Clause, FoundDate, Precision, Profile, Section, Zone
from isip_lint.analysis.sections import is_heading
from isip_lint.documents.model import Block
from isip_lint.language.lexicon import Hits, Lexicon
from isip_lint.language.tokens import tokenize

_BLANK = re.compile(
    r"\.{5,}|…{2,}|_{4,}|«[^»]{1,40}»|\{\{[^}]{1,60}\}\}|\[(?!x\]|X\]| \])[^\]]{2,60}\]|<[a-zà-ÿ _]{2,30}>"
    r"|\b(?:dd|jj|xx)[/.-](?:mm|xx)[/.-](?:j{2,4}|a{2,4}|y{2,5}|x{2,4})\b|\.\./\.\./|(?:\.\s?\.\s?){3,}|\bxxx+\b",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 8
_MIN_BLANKS = 4
_STRUCTURE = {Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED, Zone.GOALS, Zone.EVALUATION, Zone.DURATION}
_OPEN_END = re.compile(r"\b(?:onbepaalde|indéterminée)\b", re.IGNORECASE)


def read_profile(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    clauses: Sequence[Clause],
    dates: Sequence[FoundDate],
    lexicon: Lexicon,
) -> Profile:
    """Return the profile of a document."""
    top = _scan(lexicon, [b.text for b in blocks[:_TITLE_BLOCKS]])
    signed = _signed(blocks, dates, lexicon)
    blanks = count_blanks(blocks)
    template = blanks >= _MIN_BLANKS and (signed is None or blanks >= 3 * _MIN_BLANKS)
    return Profile(
        is_agreement=_is_agreement(blocks, sections, top, lexicon),
        kind=_kind(blocks, lexicon),
        template=template,
        signed=None if template else signed,
        decided=_decided(clauses, dates),
        months=_months(clauses, dates),
    )


def count_blanks(blocks: Sequence[Block]) -> int:
    """Return how many places are left to be filled in."""
    return sum(len(_BLANK.findall(b.text)) + len(b.placeholders) for b in blocks)


def has_blank(text: str) -> bool:
    """Whether ``text`` holds a place to be filled in."""
    return _BLANK.search(text) is not None


def _scan(lexicon: Lexicon, texts: Sequence[str]) -> Hits:
    return lexicon.scan(tokenize(" . ".join(texts), lexicon.language))


def _titles(blocks: Sequence[Block]) -> list[str]:
    top = [b.text for b in blocks[:_TITLE_BLOCKS] if is_heading(b)]
    return top[:3] or [b.text for b in blocks[:1]]


def _is_agreement(
    blocks: Sequence[Block], sections: Sequence[Section], top: Hits, lexicon: Lexicon
) -> bool:
    title = _scan(lexicon, _titles(blocks))
    structure = len({s.zone for s in sections} & _STRUCTURE)
    if title.has("kind/other"):
        return title.has("kind/agreement") and structure >= 3 and not _starts_other(blocks, lexicon)
    if title.has("kind/agreement"):
        return True
    return top.has("kind/agreement") or structure >= 3


def _starts_other(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether the other kind is named first: "Evaluatieformulier GPMI", "Décision - PIIS"."""
    hits = _scan(lexicon, _titles(blocks))
    return min(hits.concept("kind/other")) < min(hits.concept("kind/agreement"))


def _kind(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    heads = _scan(lexicon, _titles(blocks))
    for kind in ("student", "employment", "training"):
        if heads.has(f"kind/{kind}"):
            return kind
    body = _scan(lexicon, [b.text for b in blocks])
    if len(body.concept("kind/student")) >= 5:
        return "student"
    return "general"


def _signed(
    blocks: Sequence[Block], dates: Sequence[FoundDate], lexicon: Lexicon
) -> date | None:
    full = [d for d in dates if d.precision is Precision.DAY and d.value.year != NO_YEAR]
    for index in range(len(blocks) - 1, -1, -1):
        if _scan(lexicon, [blocks[index].text]).has("word/signed-at"):
            near = [d for d in full if d.block_index in {index, index + 1}]
            if near and (index >= len(blocks) * 0.5 or "datum" not in blocks[index].text.lower()):
                return near[0].value
    last = [d for d in full if d.block_index >= len(blocks) - 6]
    if last and len(blocks[last[-1].block_index].text.split()) <= 20:
        return last[-1].value
    return next((d.value for d in full if d.block_index <= 2), None)


def _decided(clauses: Sequence[Clause], dates: Sequence[FoundDate]) -> date | None:
    by_block: dict[int, list[FoundDate]] = {}
    for found in dates:
        if found.precision is Precision.DAY and found.value.year != NO_YEAR:
            by_block.setdefault(found.block_index, []).append(found)
    for clause in clauses:
        if not clause.hits.has("word/decided") or clause.zone is Zone.SANCTIONS:
            continue
        inside = [d for d in by_block.get(clause.block_index, []) if clause.start <= d.start < clause.end]
        if inside and clause.hits.has("word/aid-right"):
            return inside[0].value
    return None


def _months(clauses: Sequence[Clause], dates: Sequence[FoundDate]) -> float | None:
    """The length of the agreement in months, from two dates or a term in the part on duration."""
    for clause in clauses:
        if clause.zone is not Zone.DURATION and not clause.hits.has("word/runs-from"):
            continue
        if _OPEN_END.search(clause.text):
            return None
        inside = [
            d.value
            for d in dates
            if d.block_index == clause.block_index
            and clause.start <= d.start < clause.end
            and d.value.year != NO_YEAR
        ]
        if len(inside) >= 2 and inside[-1] > inside[0]:
            return months_between(inside[0], inside[-1])
        months = find_months(clause.text)
        if months is not None and months >= 1 and clause.hits.has("word/runs-from"):
            return months
    return None
