"""Cut the bytes of an RTF file into its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|'(?P<hex>[0-9a-fA-F]{2})|(?P<symbol>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


class Kind(Enum):
    """Kinds of tokens."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTES = auto()


class Token(NamedTuple):
    """A token: ``word`` is a control word or sign, ``number`` its value if it has one."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of ``data``; the raw bytes behind ``\\bin`` are left out."""
    place = 0
    while place < len(data):
        match = _TOKEN.match(data, place)
        if match is None:
            return
        place = match.end()
        token = _token(match)
        if token is None:
            continue
        if token.word == "bin" and token.kind is Kind.WORD:
            place += max(token.number or 0, 0)
        yield token


def _token(match: re.Match[bytes]) -> Token | None:
    kind, found = match.lastgroup, match[0]
    if kind == "text":
        return Token(Kind.BYTES, data=found)
    if kind == "brace":
        return _OPEN if found == b"{" else _CLOSE
    if kind == "hex":
        return Token(Kind.BYTES, "'", data=bytes([int(match["hex"], 16)]))
    if kind == "symbol":
        return Token(Kind.SYMBOL, match["symbol"].decode("latin-1"))
    if kind in {"word", "number"}:
        number = match["number"]
        return Token(Kind.WORD, match["word"].decode(), None if number is None else int(number))
    return None
