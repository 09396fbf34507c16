"""Divide a document into sections, each with the zone that its heading, or its content, tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.headings import ZoneReader, heading_party, zone_reader
from isip_lint.analysis.labels import LABEL, is_name_line
from isip_lint.analysis.model import Precision, Section, Zone
from isip_lint.analysis.moments import find_moments
from isip_lint.analysis.rhythms import find_rhythms
from isip_lint.analysis.term import has_term_dates
from isip_lint.analysis.titles import (
    MAX_WORDS,
    MIN_PROSE,
    amended,
    amends,
    completes_numbers,
    heading_text,
    is_heading,
    is_plain_title,
    numbered_parts,
    opening_title,
    run_in,
    run_in_heading,
)  # fmt: skip
from isip_lint.documents.model import Block, BlockKind

__all__ = [
    "ZoneReader", "find_sections", "heading_party", "heading_text", "is_heading", "run_in_heading",
    "zone_reader",
]  # fmt: skip
_PSEUDO_LEVEL = 7
_ARTICLE_LEVEL = 8
_TABLE_LEVEL = 9
_OWN = frozenset({Zone.BENEFICIARY, Zone.CENTRE})
_TITLE_PLACES = 8
_FEW_HEADINGS = 4
_UNTOLD = frozenset({Zone.PARTIES, Zone.OTHER})
_PARTY_ZONES = frozenset({Zone.BENEFICIARY, Zone.CENTRE})
_DIVIDED = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED, Zone.GOALS})
_PARTY_OPENING = re.compile(r"(?P<title>[^.:;?!,]{2,32}?)\s?:\s+\S")
_TURNS = frozenset({Zone.SANCTIONS, Zone.RIGHTS, Zone.DURATION})
_PROMISES = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.AGREED})
_FEW_DATES = 2
_ENOUGH_DATES = 3
_SELDOM = 7
_PLAN_WORDS = 80
_ARTICLE = re.compile(r"(?:art(?:ikel|icle|\.))\s*[0-9]+(?:er)?\b", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"(?:[0-9]{1,2}|[IVX]{1,5}|[A-Z])[.)°]?$")
_BARE = re.compile(r"[\W_]*(?:[0-9]{1,2}|[IVX]{1,5})(?:er)?[\W_]*$")
_BRIEF = 2
_BODY = 4
_LONG = 6


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a section begins: its title, the depth of it, and whether the title is a heading."""

    index: int
    title: str
    level: int


def find_sections(blocks: Sequence[Block], read_zone: ZoneReader) -> tuple[Section, ...]:
    """Return the sections of the document in order; text before the first heading is PARTIES.

    A heading that says nothing takes the zone of what stands under it, else of the heading above.
    """
    if not blocks:
        return ()
    starts = list(_starts(blocks, read_zone))
    sections: list[Section] = []
    levels: list[tuple[int, Zone]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].index if number + 1 < len(starts) else len(blocks)
        levels = [(depth, zone) for depth, zone in levels if depth < start.level]
        above = levels[-1][1] if levels else Zone.OTHER
        zone = _zone(start, blocks[start.index : end], read_zone, sections, above)
        if start.title and start.level > 1:
            levels.append((start.level, zone))
        for part in _parted(Section(zone, start.title, start.index, end), blocks, read_zone):
            sections += _by_party(part, blocks, read_zone)
    return tuple(sections)


def _parted(section: Section, blocks: Sequence[Block], read_zone: ZoneReader) -> list[Section]:
    """A long stretch of prose that no heading of meaning divides is read paragraph by paragraph."""
    firm = section.title and read_zone.firmly(section.title) is not None
    inside = range(section.start, section.end)
    plain = [i for i in inside if blocks[i].kind is BlockKind.PARAGRAPH and blocks[i].cell is None]
    opened = plain[:1] == [section.start] and not is_heading(blocks[section.start])
    if firm and opened and section.zone is not Zone.NEEDS:
        return _turned(section, plain, blocks, read_zone)
    if firm or len(plain) < _LONG or section.zone is Zone.AGREED:
        return [section]
    starts = [i for i in plain if i > section.start and len(blocks[i].text.split()) >= MIN_PROSE]
    edges = [section.start, *starts, section.end]
    return [
        Section(_prose_zone(section, blocks[a:b], read_zone), section.title, a, b)
        for a, b in pairwise(edges)
    ]


def _turned(
    section: Section, plain: Sequence[int], blocks: Sequence[Block], read_zone: ZoneReader
) -> list[Section]:
    """Behind a title that opens a paragraph, a later paragraph may turn to the term, the rights or what
    happens on failure; nothing but its words tells so. What it says of the aim ("Doel: werk.") ends
    with the paragraph."""
    parts: list[Section] = []
    first = section.start
    brief = section.zone is Zone.GOALS
    for index in plain[1:]:
        content = read_zone.content(blocks[index : index + 1])
        if content is None and brief and blocks[index].text.rstrip().endswith("."):
            content = Zone.OTHER
        if content in {None, section.zone} or not (brief or content in _TURNS):
            continue
        parts.append(Section(section.zone, section.title, first, index))
        parts.append(Section(content or Zone.OTHER, section.title, index, index + 1))
        first = index + 1
    rest = Section(section.zone, section.title, first, section.end)
    return [part for part in (*parts, rest) if part.start < part.end]


def _by_party(
    section: Section, blocks: Sequence[Block], read_zone: ZoneReader
) -> Iterator[Section]:
    """Divide a section where a paragraph opens the part of a party: "Het OCMW: betaalt de bus"."""
    first = section.start
    zone = section.zone
    if zone in _DIVIDED:
        for index in range(section.start + 1, section.end):
            opened = _opened_part(blocks[index], read_zone)
            if opened is not None and opened is not zone:
                yield Section(zone, section.title, first, index)
                first, zone = index, opened
    yield Section(zone, section.title, first, section.end)


def _opened_part(block: Block, read_zone: ZoneReader) -> Zone | None:
    """Return the zone of the party that opens a paragraph, before a colon."""
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None:
        return None
    opening = _PARTY_OPENING.match(block.text)
    zone = read_zone(opening["title"]) if opening else None
    return zone if zone in _PARTY_ZONES else None


def _prose_zone(section: Section, blocks: Sequence[Block], read_zone: ZoneReader) -> Zone:
    content = read_zone.content(blocks[:1])
    if content is not None:
        return content
    return section.zone if section.zone in _UNTOLD else Zone.OTHER


def _starts(blocks: Sequence[Block], read_zone: ZoneReader) -> Iterator[_Start]:
    numbered = _numbered_titles(blocks, read_zone)
    bare = _told(blocks, read_zone) + len(numbered) < _FEW_HEADINGS
    lines = _lined(blocks, read_zone) if bare else ()
    parts = numbered_parts(blocks) if bare else ()
    for index, block in enumerate(blocks):
        if is_heading(block):
            yield _Start(index, heading_text(block), _level(block))
        elif index in numbered:
            yield _Start(index, numbered[index], _level(block))
        elif _opens_table(block):
            yield _Start(index, block.text, _TABLE_LEVEL)
        else:
            title = run_in(block) if bare else run_in_heading(block)
            if title and (read_zone.firmly(title) is not None or index in lines):
                yield _Start(index, title, _ARTICLE_LEVEL)
            elif bare and index and (_separates(block) or index in parts):
                yield _Start(index, amended(block), _ARTICLE_LEVEL)
            elif bare and index and is_plain_title(block, blocks[index + 1 : index + 2]):
                yield _Start(index, block.text.rstrip(" :?"), _ARTICLE_LEVEL)
            elif index == 0:
                yield _Start(0, "", _PSEUDO_LEVEL)


def _numbered_titles(blocks: Sequence[Block], read_zone: ZoneReader) -> dict[int, str]:
    """Return the titles, by place, of items of a numbered list that are headings, or open with one."""
    found = {i: b.text for i, b in enumerate(blocks) if _is_lone_item(b, blocks[i + 1 : i + 2])}
    titles = {i: _item_title(b) for i, b in enumerate(blocks) if i not in found}
    opened = {i: title for i, title in titles.items() if title}
    told = sum(read_zone.firmly(t) is not None for t in [*found.values(), *opened.values()])
    sure = told >= _FEW_HEADINGS or completes_numbers(blocks)
    return {**found, **opened} if sure else {}


def _lined(blocks: Sequence[Block], read_zone: ZoneReader) -> frozenset[int]:
    """Where paragraphs open with titles, one or two words before a point are one as well, and a few
    before a colon: "Praktisch. ...", "Om misverstanden te vermijden: ..."."""
    titles = {i: run_in(b) for i, b in enumerate(blocks)}
    told = sum(bool(t) and _names_part(t, blocks[i], read_zone) for i, t in titles.items())
    short = (i for i, t in titles.items() if t and len(t.split()) <= _most(blocks[i], t))
    long = (i for i in short if len(re.findall(r"[^\W\d_]{2,}", blocks[i].text)) > _BODY)
    return frozenset(long if told >= _FEW_HEADINGS else ())


def _names_part(title: str, block: Block, read_zone: ZoneReader) -> bool:
    """A party before a point is a title ("Le centre. ..."), before a colon perhaps a name ("Nous : ...")."""
    pointed = _end_of(title, block) == "." and len(title.split()) <= _BRIEF
    return read_zone.firmly(title) is not None or (pointed and read_zone(title) is not None)


def _most(block: Block, title: str) -> int:
    """Return how many words a title at the head of a paragraph may have, by what ends it."""
    return _LONG if _end_of(title, block) in {":", "?"} else _BRIEF


def _end_of(title: str, block: Block) -> str:
    return block.text.partition(title)[2].lstrip()[:1]


def _item_title(block: Block) -> str:
    """Return the title that opens an item of an outer numbered list ("2. Duur. Van ..."), or ''."""
    outer = block.kind is BlockKind.ITEM and not block.level and block.cell is None
    return opening_title(block.text) if outer and _ITEM_NUMBER.match(block.label) else ""


def _is_lone_item(block: Block, following: Sequence[Block]) -> bool:
    if block.kind is not BlockKind.ITEM or not _ITEM_NUMBER.match(block.label):
        return False
    text = block.text.rstrip()
    if len(text.split()) > MAX_WORDS or text.endswith((".", ";", ",")) or is_name_line(text):
        return False
    return any(not (b.kind is BlockKind.ITEM and _ITEM_NUMBER.match(b.label)) for b in following)


def _separates(block: Block) -> bool:
    """Whether a block opens, or is, a number of its own: "Artikel 3 ...", "4", "- IV -"."""
    return block.cell is None and bool(_ARTICLE.match(block.text) or _BARE.match(block.text))


def _told(blocks: Sequence[Block], read_zone: ZoneReader) -> int:
    """Return how many headings of their own the document has."""
    return sum(is_heading(b) and read_zone.firmly(b.text) is not None for b in blocks)


def _opens_table(block: Block) -> bool:
    """Whether the first cell of a table is a heading of its own ("C. Engagementen van ...")."""
    cell = block.cell
    if cell is None or cell.row or cell.column or len(block.text.split()) > MAX_WORDS:
        return False
    label = LABEL.match(block.text)
    return label is not None and label.end() < len(block.text) and not is_name_line(block.text)


def _zone(
    start: _Start,
    blocks: Sequence[Block],
    read_zone: ZoneReader,
    before: Sequence[Section],
    above: Zone,
) -> Zone:
    told = any(section.zone not in _UNTOLD for section in before)
    sure = _sure_zone(start, blocks, read_zone, before, above)
    if sure is not None:
        return sure
    content = read_zone.content(blocks[1:] if is_heading(blocks[0]) else blocks)
    named = read_zone(start.title) if told else None
    if named in _OWN and content in {None, Zone.PARTIES, Zone.NEEDS, Zone.DURATION}:
        return named or Zone.OTHER
    if content is not None and not (told and content is Zone.PARTIES):
        return content
    if read_zone(start.title) is None:
        if _tells_term(blocks):
            return Zone.DURATION
        if start.title and _looks_ahead(blocks, before, _ENOUGH_DATES):
            return Zone.EVALUATION
    if start.index and not start.title:
        return Zone.AGREED
    if told or len(start.title.split()) == 1:
        return read_zone(start.title) or (Zone.OTHER if told and above is Zone.PARTIES else above)
    return Zone.PARTIES


def _sure_zone(
    start: _Start,
    blocks: Sequence[Block],
    read_zone: ZoneReader,
    before: Sequence[Section],
    above: Zone,
) -> Zone | None:
    """Return the zone that the place and the heading of a section settle by themselves."""
    told = any(section.zone not in _UNTOLD for section in before)
    if _is_title(start, blocks[0], read_zone, told):
        return Zone.PARTIES
    if start.index and not start.title and above not in _UNTOLD:
        return Zone.AGREED if amends(blocks[0]) else above
    firm = read_zone.firmly(start.title)
    if firm is Zone.SIGNATURE and not told:
        return Zone.PARTIES
    if firm is Zone.NEEDS and _looks_ahead(blocks, before, _FEW_DATES):
        return Zone.EVALUATION
    return firm


def _looks_ahead(blocks: Sequence[Block], before: Sequence[Section], least: int) -> bool:
    """ "Stand van zaken", "Où en est-on ?" behind the commitments, with days, is a review to come."""
    promised = any(s.zone in _PROMISES and s.end - s.start > 1 for s in before)
    return promised and _plans(blocks, least)


def _plans(blocks: Sequence[Block], least: int) -> bool:
    """Whether a short text holds days in several months, or a rhythm of a few times a year."""
    text = "\n".join(b.text for b in blocks)
    if len(text.split()) > _PLAN_WORDS:
        return False
    months = {(d.value.year, d.value.month) for d in find_dates(text)}
    rare = any(r.per_year < _SELDOM for r in find_rhythms(text))
    return len(months) + len(find_moments(text)) >= least or rare


def _tells_term(blocks: Sequence[Block]) -> bool:
    """Whether a short text holds just two days, whole months apart: "10 juni 2024 – 9 juni 2025"."""
    text = "\n".join(b.text for b in blocks)
    days = [d for d in find_dates(text) if d.precision is Precision.DAY]
    return (
        len(days) == _FEW_DATES and len(text.split()) < _PLAN_WORDS and has_term_dates(days, None)
    )


def _is_title(start: _Start, block: Block, read_zone: ZoneReader, told: bool) -> bool:
    """The title names the centre or the project, not a part of the text."""
    if start.index == 0:
        return not start.title or read_zone.firmly(start.title) is not Zone.NEEDS
    if told or start.index > _TITLE_PLACES:
        return False
    top = block.kind is BlockKind.HEADING and block.level == 1
    return read_zone.names_agreement(start.title) or (top and read_zone(start.title) is None)


def _level(block: Block) -> int:
    if block.kind is BlockKind.HEADING:
        return block.level
    return _ARTICLE_LEVEL if LABEL.match(block.text) else _PSEUDO_LEVEL
