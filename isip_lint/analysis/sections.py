"""Divide a document into sections, each with the zone that its heading announces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from isip_lint.analysis.mentions import find_mentions
from isip_lint.analysis.model import Bearer, Section, Zone
from isip_lint.documents.model import Block, BlockKind
from isip_lint.language.lexicon import Hits, Lexicon
from isip_lint.language.tokens import Token, tokenize

_ARTICLE = re.compile(
    r"(?:art(?:ikel|icle|\.)?\s*(?:[0-9]+|[IVX]+|1er|premier)|[IVX]{1,5}[.)]|[0-9]{1,2}[.)]|[A-H][.)]|§\s*[0-9]+)"
    r"(?:er|bis)?\s*(?:[.:)–—-]\s*)?",
    re.IGNORECASE,
)
_PSEUDO_LEVEL = 7
_ARTICLE_LEVEL = 8
_MAX_WORDS = 12
_FIRST = (Zone.SIGNATURE, Zone.SANCTIONS, Zone.EVALUATION, Zone.DURATION, Zone.NEEDS, Zone.DATA)
_LATER = (Zone.GOALS, Zone.CHANGE, Zone.COSTS, Zone.RIGHTS, Zone.PARTIES, Zone.AGREED, Zone.THIRD,
          Zone.PURPOSE)  # fmt: skip
_ROLE_ZONE = {Bearer.BENEFICIARY: Zone.BENEFICIARY, Bearer.CENTRE: Zone.CENTRE, Bearer.THIRD: Zone.THIRD}

ZoneReader = Callable[[str], Zone | None]


def zone_reader(lexicon: Lexicon, aliases: Mapping[str, Bearer]) -> ZoneReader:
    """Return a function that reads the zone from the words of a heading, or None."""
    known: dict[str, Zone | None] = {}

    def read(heading: str) -> Zone | None:
        if heading not in known:
            tokens = tokenize(_ARTICLE.sub("", heading, count=1), lexicon.language)
            known[heading] = _zone(tokens, lexicon.scan(tokens), aliases)
        return known[heading]

    return read


def _zone(tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]) -> Zone | None:
    for zone in _FIRST:
        if hits.has(f"zone/{zone.value}"):
            return zone
    if hits.has("zone/joint"):
        return Zone.AGREED
    duty = hits.has("zone/duty-word")
    party = heading_party(tokens, hits, aliases)
    if duty and party is not None and not hits.has("zone/rights"):
        return _ROLE_ZONE[party]
    for zone in _LATER:
        if hits.has(f"zone/{zone.value}"):
            return zone
    if hits.has("zone/support-word"):
        return Zone.CENTRE
    if party in {Bearer.BENEFICIARY, Bearer.CENTRE} and len(tokens) <= 6:
        return _ROLE_ZONE[party]
    return Zone.AGREED if duty else None


def heading_party(
    tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]
) -> Bearer | None:
    """Return the party whose part a heading announces ("Ons deel", "Engagements du CPAS")."""
    mentions = [m for m in find_mentions(tokens, hits, aliases) if m.role in _ROLE_ZONE]
    we = hits.concept("party/we") or hits.concept("party/we-own")
    you = hits.has("party/address") or hits.has("party/own")
    if hits.has("zone/expect-word") and (we or mentions) and (you or len(mentions) > 1):
        return _expected(tokens, hits, bool(we), mentions[-1].role if mentions else None)
    plain = [m for m in mentions if not m.oblique]
    if we and not plain:
        return Bearer.CENTRE
    if plain:
        return plain[0].role
    if hits.has("party/own") and not mentions:
        return Bearer.BENEFICIARY
    return mentions[0].role if mentions else None


def _expected(
    tokens: Sequence[Token], hits: Hits, we: bool, last: Bearer | None
) -> Bearer | None:
    """Who is behind "van", "de", "op" bears: "Wat wij van u verwachten", "ce que vous attendez de nous"."""
    for index, token in enumerate(tokens[:-1]):
        if token.form in {"van", "de", "d'", "op", "sur"}:
            following = tokens[index + 1].form
            if following in {"ons", "nous"}:
                return Bearer.CENTRE
            if following in {"u", "jou", "je", "vous", "toi", "moi", "mij"}:
                return Bearer.BENEFICIARY
    return last or (Bearer.BENEFICIARY if we else None)


def find_sections(blocks: Sequence[Block], read_zone: ZoneReader) -> tuple[Section, ...]:
    """Return the sections of the document in order; text before the first heading is PARTIES.

    A heading that says nothing takes the zone of the heading above it.
    """
    starts = [0, *(i for i, b in enumerate(blocks) if i and is_heading(b))]
    if not blocks:
        return ()
    sections: list[Section] = []
    levels: list[tuple[int, Zone]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        block = blocks[start]
        title = heading_text(block) if is_heading(block) else ""
        level = _level(block)
        levels = [(depth, zone) for depth, zone in levels if depth < level]
        above = levels[-1][1] if levels else Zone.OTHER
        known = any(s.zone not in {Zone.PARTIES, Zone.OTHER} for s in sections)
        zone = read_zone(title) if not _is_title(block, number) else Zone.PARTIES
        zone = zone or (above if known else Zone.PARTIES)
        if title and level > 1:
            levels.append((level, zone))
        sections.append(Section(zone, title, start, end))
    return tuple(sections)


def _is_title(block: Block, number: int) -> bool:
    """The title names the centre or the project, not a part of the text."""
    return number == 0 or (block.kind is BlockKind.HEADING and block.level == 1 and number <= 2)


def _level(block: Block) -> int:
    if block.kind is BlockKind.HEADING:
        return block.level
    return _ARTICLE_LEVEL if _ARTICLE.match(block.text) else _PSEUDO_LEVEL


def is_heading(block: Block) -> bool:
    """Whether a block announces what follows: a heading, a bold line, "Art. 3 - Duur", capitals."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None:
        return False
    text = block.text.strip()
    words = text.split()
    if len(words) > _MAX_WORDS or not any(c.isalpha() for c in text):
        return False
    if block.bold:
        return True
    if text.endswith((".", ";", ",")):
        return False
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return True
    return bool(_ARTICLE.match(text)) and len(words) > 1 and not text.endswith(":")


def heading_text(block: Block) -> str:
    """Return the words of a heading with the label that its layout shows."""
    return f"{block.label} {block.text}".strip()


def run_in_heading(block: Block) -> str:
    """Return the title that opens a paragraph ("Art. 5 - Duur. Dit contract ..."), or ''."""
    match = _ARTICLE.match(block.text)
    if match is None or block.kind is not BlockKind.PARAGRAPH or not match[0].strip():
        return ""
    title = re.split(r"[.:–—]\s", block.text[match.end() :], maxsplit=1)[0]
    return title if 0 < len(title.split()) <= 7 and len(title) < len(block.text) - match.end() else ""
