"""The running text of a document: what is fair to count when its language is judged.

Names, addresses, dates, titles of laws, quotations, and the fragments of lists and tables are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.documents.model import BlockKind
from isip_lint.language.detect import detect
from isip_lint.language.tokens import Token

NO_PROSE = frozenset({Zone.PARTIES, Zone.SIGNATURE, Zone.LAW})
_ENDS = frozenset(".!?…;")
_FRAGMENT = 8
_SHORT_SENTENCE = 5
_LONG_QUOTE = 6
_QUOTE = re.compile(r"[“„\"«]([^“”„\"«»]*)[”\"»]")
_LAW_TITLE = re.compile(
    r"\b(?:wet|decreet|ordonnantie|besluit|omzendbrief) van [0-9]{1,2} \w+ [0-9]{4}"
    r"(?: (?:betreffende|houdende|tot|inzake|over|tot regeling)(?: [^\s,;.:()]+){1,14})?"
    r"|\b(?:loi|décret|ordonnance|arrêté(?: royal| ministériel)?|circulaire) du [0-9]{1,2}(?:er)? \w+ [0-9]{4}"
    r"(?: (?:concernant|relative?|portant|visant|instituant|organique|sur)(?: [^\s,;.:()]+){1,14})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, item or line of a cell: its clauses, and its words that count as prose."""

    clauses: tuple[Clause, ...]
    words: tuple[Token, ...]

    @property
    def block_index(self) -> int:
        """The block in which it stands."""
        return self.clauses[0].block_index

    @property
    def span(self) -> tuple[int, int]:
        """The span in the shown text of its block."""
        return self.clauses[0].start, self.clauses[-1].end

    @property
    def text(self) -> str:
        """The sentence as shown."""
        return self.clauses[0].block.text[slice(*self.span)]


@lru_cache(maxsize=2)
def document_prose(agreement: Agreement) -> tuple[Sentence, ...]:
    """Return the sentences of an agreement that count: no parties, signatures, law or fragments.

    Passages in another language than that of the agreement do not count either.
    """
    foreign = {
        index
        for index, block in enumerate(agreement.document.blocks)
        if len(block.text.split()) >= _FRAGMENT
        and detect(block.text) not in {None, agreement.language}
    }
    law = _law_sections(agreement)
    counted = (
        c
        for c in agreement.clauses
        if c.zone not in NO_PROSE and c.section not in law and c.block_index not in foreign
    )
    return tuple(s for s in sentences(counted) if s.words and not _is_fragment(s))


def _law_sections(agreement: Agreement) -> frozenset[int]:
    """Return the sections whose title announces the law itself."""
    if not agreement.clauses:
        return frozenset()
    lexicon = agreement.lexicon
    return frozenset(
        number
        for number, section in enumerate(agreement.sections)
        if lexicon.says(section.title, "reading/law-heading")
    )


def passage_prose(agreement: Agreement) -> tuple[Sentence, ...]:
    """Return the sentences of a passage, which is all taken for running text."""
    return tuple(s for s in sentences(agreement.clauses) if s.words)


def sentences(clauses: Iterable[Clause]) -> Iterator[Sentence]:
    """Yield the sentences that ``clauses`` are the parts of."""
    for _, group in groupby(clauses, key=lambda c: c.block_index):
        parts: list[Clause] = []
        for clause in group:
            parts.append(clause)
            if clause.tokens[-1].text[-1] in _ENDS:
                yield _sentence(tuple(parts))
                parts = []
        if parts:
            yield _sentence(tuple(parts))


def _sentence(clauses: tuple[Clause, ...]) -> Sentence:
    tokens = [token for clause in clauses for token in clause.tokens]
    block, start, end = clauses[0].block.text, clauses[0].start, clauses[-1].end
    out = _left_out(block, start, end)
    words = tuple(
        t
        for i, t in enumerate(tokens)
        if _is_word(t, first=i == 0) and not any(a <= t.start < b for a, b in out)
    )
    return Sentence(clauses, words)


def _left_out(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of long quotations and of titles of laws."""
    found = [m.span() for m in _LAW_TITLE.finditer(text, start, end)]
    for quote in _QUOTE.finditer(text, start, end):
        if len(quote[1].split()) >= _LONG_QUOTE:
            found.append(quote.span())
    return found


def _is_word(token: Token, *, first: bool) -> bool:
    """Whether a token is a word of the language: no number, mark, name or abbreviation."""
    text = token.text
    if text.isalpha():
        return text.islower() or (first and not text[1:].isupper()) or len(text) == 1
    if not any(map(str.isalpha, text)) or any(map(str.isdigit, text)):
        return False
    return (first or text[0].islower()) and "." not in text


def _is_fragment(sentence: Sentence) -> bool:
    """A short line of a list or table, without the mark that ends a sentence."""
    block = sentence.clauses[0].block
    if block.cell is None and block.kind is not BlockKind.ITEM:
        return False
    closed = sentence.clauses[-1].tokens[-1].text in {".", "!", "?"}
    return len(sentence.words) < (_SHORT_SENTENCE if closed else _FRAGMENT)
