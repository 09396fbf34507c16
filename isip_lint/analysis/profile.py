"""What kind of document this is: an agreement or not, blank or filled, signed when, for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from isip_lint.analysis.model import Clause, FoundDate, Profile, Section, Zone
from isip_lint.analysis.sections import is_heading
from isip_lint.analysis.signing import decision_date, signing_date
from isip_lint.analysis.term import length_in_months, length_left
from isip_lint.documents.model import Block
from isip_lint.language.lexicon import Hits, Lexicon

BLANK = re.compile(
    r"\.{5,}|…{2,}|_{4,}|«[^»\s](?:[^»]{0,38}[^»\s])?»|\{\{[^}]{1,60}\}\}|<[a-zà-ÿ _]{2,30}>"
    r"|\[(?!x\]|X\]| \]|(?-i:\s[A-Z][\w.]*\s[A-Z]))[^\]]{2,60}\]"
    r"|«\s(?:nom|pr[ée]nom|date|adresse|commune|montant|[ée]tape|objectif|domaine|lieu)[^»]{0,20}\s»"
    r"|\b(?:dd|jj|xx)[/.-](?:mm|xx)[/.-](?:j{2,4}|a{2,4}|y{2,5}|x{2,4})\b|\.\./\.\./|(?:\.\s?\.\s?){3,}|\bxxx+\b"
    r"|\.{2,}\s?/\s?\.{2,}",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 8
_MIN_BLANKS = 4
_STRUCTURE = {Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED, Zone.GOALS, Zone.EVALUATION,
              Zone.DURATION}  # fmt: skip
_BOUND = {Zone.BENEFICIARY, Zone.CENTRE}
_KINDS = ("student", "employment", "training")
_MANY = 5
_FIRST = 3
_OPENING = 2
_STRUCTURED = 3
_ENOUGH_SIGNS = 3
_MANY_SIGNS = 4


def read_profile(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    clauses: Sequence[Clause],
    dates: Sequence[FoundDate],
    lexicon: Lexicon,
) -> Profile:
    """Return the profile of a document."""
    signed = signing_date(blocks, sections, dates, lexicon)
    blanks = count_blanks(blocks)
    months = length_in_months(blocks, clauses, dates) or length_left(clauses, dates, signed)
    template = blanks >= _MIN_BLANKS and (signed is None or blanks >= 3 * _MIN_BLANKS)
    return Profile(
        is_agreement=_is_agreement(blocks, sections, lexicon, lasts=months is not None),
        kind=_kind(blocks, lexicon),
        template=template,
        signed=None if template else signed,
        decided=decision_date(clauses, dates),
        months=months,
    )


def count_blanks(blocks: Sequence[Block]) -> int:
    """Return how many places are left to be filled in."""
    return sum(len(BLANK.findall(b.text)) + len(b.placeholders) for b in blocks)


def has_blank(text: str) -> bool:
    """Whether ``text`` holds a place to be filled in."""
    return BLANK.search(text) is not None


def _scan(lexicon: Lexicon, texts: Sequence[str]) -> Hits:
    return lexicon.read(" . ".join(texts))


def _titles(blocks: Sequence[Block]) -> list[str]:
    top = [b.text for b in blocks[:_TITLE_BLOCKS] if is_heading(b)]
    return top[:3] or [b.text for b in blocks[:1]]


def _is_agreement(
    blocks: Sequence[Block], sections: Sequence[Section], lexicon: Lexicon, *, lasts: bool
) -> bool:
    """``lasts``: whether the text tells how long it runs."""
    title = _scan(lexicon, _titles(blocks))
    zones = {s.zone for s in sections}
    structure = len(zones & _STRUCTURE)
    if title.has("kind/other") and not title.has("kind/also"):
        return _is_bound(zones) or (
            title.has("kind/agreement") and structure >= _STRUCTURED and not _starts_other(title)
        )
    if title.has("kind/agreement"):
        return True
    text = _scan(lexicon, [b.text for b in blocks])
    if structure >= _STRUCTURED or _reads_like_one(text):
        return True
    opening = _scan(lexicon, [*_titles(blocks), *(b.text for b in blocks[:_OPENING])])
    named = text.has("kind/agreement") or opening.has("kind/pact")
    return _signs(text, zones) + lasts >= (_ENOUGH_SIGNS if named else _MANY_SIGNS)


def _signs(text: Hits, zones: Set[Zone]) -> int:
    """Return how many parts that an agreement has can be seen in one that only says "our plan"."""
    groups = (
        ("party/centre",), ("evaluation/meeting", "evaluation/meet"), ("content/sanctions",),
        ("content/rights", "right/reflection"), ("needs/statement",),
    )  # fmt: skip
    seen = sum(any(map(text.has, group)) for group in groups)
    parts = ({Zone.GOALS, Zone.AGREED}, {Zone.SIGNATURE})
    return seen + len(zones & _BOUND) + sum(bool(zones & part) for part in parts)


def _reads_like_one(text: Hits) -> bool:
    """An agreement that does not name itself still speaks of review, of failing and of rights."""
    review = text.has("evaluation/meeting") or text.has("evaluation/meet")
    return review and text.has("content/sanctions") and text.has("content/rights")


def _is_bound(zones: Set[Zone]) -> bool:
    """Goals, a duration and the parts of both: an agreement, whatever its title names first."""
    both = zones >= _BOUND or Zone.AGREED in zones
    return both and Zone.GOALS in zones and bool(zones & {Zone.DURATION, Zone.EVALUATION})


def _starts_other(title: Hits) -> bool:
    """Whether the other kind is named first: "Evaluatieformulier GPMI", "Décision - PIIS"."""
    return min(title.concept("kind/other")) < min(title.concept("kind/agreement"))


def _kind(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    heads = _scan(lexicon, _titles(blocks))
    for kind in _KINDS:
        if heads.has(f"kind/{kind}"):
            return kind
    if _scan(lexicon, [b.text for b in blocks[:_FIRST]]).has("kind/employment"):
        return "employment"
    named = sum(len(_scan(lexicon, [b.text]).concept("kind/student")) for b in blocks)
    return "student" if named >= _MANY else "general"
