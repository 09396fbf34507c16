"""The small language in which rules and concepts are written.

@child & @daycare          both in the same clause, in any order
kind | zoon | dochter      one of them (each in all its forms)
"naar .. school gaan"      a phrase; ".." skips up to 3 words, "..." up to 8
=moet                      just this form
*opvang  school*  *dwang*  a word that ends with, starts with, or holds this
A < B   A ~ B              A before B; A and B at most 8 words apart
!@negation                 not in the clause
"""

from __future__ import annotations

import re
from typing import NamedTuple

NEAR = 8
GAPS = {"..": 3, "...": 8}
_LEX = re.compile(r'\s*(?:"([^"]*)"|([()&|!<~])|@([a-z0-9/-]+)|([^\s()&|!<~"@]+))')


class TermError(ValueError):
    """An expression that cannot be read; the message says where."""


class Word(NamedTuple):
    """One word: its text, and how it is compared: "forms", "exact", "prefix", "suffix", "infix"."""

    text: str
    mode: str


class Phrase(NamedTuple):
    """Words in a row; ``gaps[i]`` is how many words may stand before word ``i``."""

    words: tuple[Word, ...]
    gaps: tuple[int, ...]


class Concept(NamedTuple):
    """A concept of the vocabulary, by name."""

    name: str


class Joint(NamedTuple):
    """Two or more operands under one operator: "&", "|", "<" or "~"."""

    operator: str
    operands: tuple[Expr, ...]


class Absent(NamedTuple):
    """True when the operand has no match."""

    operand: Expr


class Known(NamedTuple):
    """A phrase that a lexicon knows, by its number."""

    atom: int


Expr = Phrase | Known | Concept | Joint | Absent
_BINDING = (("|",), ("&",), ("<", "~"))


def parse_term(text: str) -> Expr:
    """Return the expression that ``text`` writes down. Raises TermError."""
    parser = _Parser(text)
    expression = parser.joint(0)
    if parser.token is not None:
        raise TermError(f"unexpected {parser.token[1]!r} in {text!r}")
    return expression


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.token: tuple[str, str] | None = None
        self.advance()

    def advance(self) -> None:
        rest = self.text[self.position :]
        if not rest.strip():
            self.token = None
            return
        match = _LEX.match(rest)
        if match is None:
            raise TermError(f"cannot read {rest.strip()!r} in {self.text!r}")
        self.position += match.end()
        kind = ("phrase", "mark", "concept", "word")[(match.lastindex or 1) - 1]
        self.token = (kind, match[match.lastindex or 1])

    def joint(self, depth: int) -> Expr:
        if depth == len(_BINDING):
            return self.single()
        operands = [self.joint(depth + 1)]
        operator = ""
        while self.token and self.token[0] == "mark" and self.token[1] in _BINDING[depth]:
            if operator not in {"", self.token[1]}:
                raise TermError(
                    f"use brackets to mix {operator} and {self.token[1]}: {self.text!r}"
                )
            operator = self.token[1]
            self.advance()
            operands.append(self.joint(depth + 1))
        return Joint(operator, tuple(operands)) if operator else operands[0]

    def single(self) -> Expr:
        if self.token is None:
            raise TermError(f"something is missing at the end of {self.text!r}")
        kind, value = self.token
        self.advance()
        if kind == "concept":
            return Concept(value)
        if kind in {"word", "phrase"}:
            return parse_phrase(value)
        if value == "!":
            return Absent(self.single())
        if value == "(":
            inner = self.joint(0)
            if self.token != ("mark", ")"):
                raise TermError(f"a bracket is not closed in {self.text!r}")
            self.advance()
            return inner
        raise TermError(f"unexpected {value!r} in {self.text!r}")


def parse_phrase(text: str) -> Phrase:
    """Return the phrase of words and gaps in ``text``. Raises TermError when it has no word."""
    words: list[Word] = []
    gaps: list[int] = []
    gap = 0
    for part in text.split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        words.append(_word(part))
        gaps.append(gap if len(words) > 1 else 0)
        gap = 0
    if not words:
        raise TermError("a phrase without a word")
    return Phrase(tuple(words), tuple(gaps))


def _word(part: str) -> Word:
    core = part.strip("*=")
    if not core:
        raise TermError(f"{part!r} names no word")
    if part.startswith("="):
        return Word(core, "exact")
    mode = {(True, True): "infix", (True, False): "suffix", (False, True): "prefix"}
    return Word(core, mode.get((part.startswith("*"), part.endswith("*")), "forms"))
