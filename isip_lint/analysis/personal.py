"""The personal data of a document, and where they stand in any of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from isip_lint.analysis.model import Section, Zone
from isip_lint.analysis.personal_data import Detail, PersonalData
from isip_lint.analysis.personal_names import (
    NameFinder,
    doubtful_parts,
    name_parts,
    names_pattern,
)
from isip_lint.analysis.personal_patterns import any_of, days, find_details
from isip_lint.analysis.personal_words import Kind, PersonalWords
from isip_lint.documents.model import Block, Document

_LAST_LINES = 15
_NUMBERS = frozenset({Kind.REGISTER, Kind.ACCOUNT, Kind.PHONE})


def details_in(text: str, personal: PersonalData) -> tuple[Detail, ...]:
    """Return the personal details in ``text``, in order and without overlap."""
    found = sorted(_all(text, personal), key=lambda d: (d.start, -d.end))
    kept: list[Detail] = []
    for detail in found:
        if not kept or detail.start >= kept[-1].end:
            kept.append(detail)
        elif detail.end > kept[-1].end:
            kept[-1] = Detail(kept[-1].start, detail.end, kept[-1].kind)
    return tuple(kept)


def _all(text: str, personal: PersonalData) -> Iterator[Detail]:
    yield from find_details(text, personal.words)
    for start, end, day in days(text):
        if day in personal.births:
            yield Detail(start, end, Kind.BIRTH)
    for known, kind in personal.texts:
        for found in _literal(known, kind).finditer(text):
            yield Detail(*found.span(), kind)
    yield from _names(text, personal)


def _names(text: str, personal: PersonalData) -> Iterator[Detail]:
    finder = name_finder(personal.words)
    yield from (Detail(*span, Kind.NAME) for span in finder.titled(text))
    # Most texts hold no name, and the pattern of all names is dear to make.
    small = text.casefold()
    if not any(name.casefold() in small for name in personal.names):
        return
    for found in names_pattern(personal.names).finditer(text):
        alone = re.sub(r"['’]s$", "", found[0])
        doubtful = not {alone, alone.title()}.isdisjoint(personal.doubtful)
        if not doubtful and not finder.is_place(text, found.start()):
            yield Detail(found.start(), finder.longer(text, found.end()), Kind.NAME)


def find_personal(
    document: Document, sections: Sequence[Section], words: PersonalWords, language: str
) -> PersonalData:
    """Return the personal data of ``document``, to be recognised in all its parts."""
    finder = name_finder(words)
    blocks = document.blocks
    names = {block.text[a:z] for block in blocks for a, z in _introduced(block, finder)}
    names |= set(finder.below_label(blocks))
    names |= {
        block.text[a:z]
        for block in _signing(blocks, sections)
        for a, z in finder.alone(block.text, least=2)
    }
    parts = name_parts(names, finder)
    text = document.text
    details = [(block.text, d) for block in blocks for d in _details(block, words)]
    return PersonalData(
        words,
        language,
        parts,
        doubtful_parts(parts, text, finder),
        frozenset(
            day
            for shown, detail in details
            if detail.kind is Kind.BIRTH
            for _, _, day in days(shown[detail.start : detail.end])
        ),
        tuple(dict.fromkeys(_known_texts(details))),
    )


def _details(block: Block, words: PersonalWords) -> Iterator[Detail]:
    yield from find_details(block.text, words)
    heads = f"{block.cell.row_head} {block.cell.column_head}" if block.cell else ""
    if heads.strip() and any_of(words.birth).search(heads):
        yield from (Detail(start, end, Kind.BIRTH) for start, end, _ in days(block.text))


def _introduced(block: Block, finder: NameFinder) -> Iterator[tuple[int, int]]:
    yield from finder.introduced(block.text)
    yield from finder.in_cell(block)


def _signing(blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[Block]:
    """Yield the blocks of the signatures, and the last lines, whatever they are called."""
    first = max(0, len(blocks) - _LAST_LINES)
    places = {i for s in sections if s.zone is Zone.SIGNATURE for i in range(s.start, s.end)}
    for index, block in enumerate(blocks):
        if index in places or index >= first:
            yield block


def _known_texts(details: Sequence[tuple[str, Detail]]) -> Iterator[tuple[str, Kind]]:
    for shown, detail in details:
        text = shown[detail.start : detail.end]
        yield text, detail.kind
        if detail.kind is Kind.ADDRESS:
            street = re.match(r"[^\d,]{5,}(?=[\s,]*\d)", text)
            if street is not None and re.search(r"[A-ZÀ-Þ]", street[0]):
                yield street[0].strip(" ,"), detail.kind


@lru_cache(maxsize=8)
def name_finder(words: PersonalWords) -> NameFinder:
    """Return the finder for ``words``, made once."""
    return NameFinder(words)


@lru_cache(maxsize=256)
def _literal(text: str, kind: Kind) -> re.Pattern[str]:
    """Return a pattern for a known detail; numbers are the same however they are parted."""
    if kind in _NUMBERS:
        inside = r"[\s./–-]*".join(re.escape(c) for c in text if c.isalnum())
    else:
        inside = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){inside}(?!\w)", re.IGNORECASE)
