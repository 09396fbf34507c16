"""Words of a text with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from isip_lint.language.normalise import fold
from isip_lint.language.plain_chunks import plain_spans
from isip_lint.language.quick_spacy import light_tokenizer

_LETTER = r"[^\W\d_]"
# "intéressé(e)", "assistant·e·s", dates and file numbers are one word each.
_WHOLE = re.compile(
    rf"{_LETTER}{{3,}}\((?:e|es|s|ne|nne|trice|euse|in|en|n)\)s?"
    rf"|{_LETTER}{{2,}}[·•]{_LETTER}{{1,5}}(?:[·•]s)?"
    rf"|{_LETTER}{{3,}}\.(?:e|ne|trice)(?:\.s)?(?!{_LETTER})"
    r"|[0-9]{1,4}(?:[./-][0-9]{1,4})+"
)


_CHUNK = re.compile(r"\S+")


class Token(NamedTuple):
    """A word or mark: ``text`` as written, ``form`` folded, and its span in the text."""

    text: str
    form: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return self.text.isalnum() or any(map(str.isalnum, self.text))


@lru_cache(maxsize=4096)
def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of ``text``, blanks left out; ``language`` is "nl" or "fr"."""
    return tuple(
        Token(token.text, token.form, chunk.start() + token.start, chunk.start() + token.end)
        for chunk in _CHUNK.finditer(text)
        for token in _chunk_tokens(chunk[0], language)
    )


@lru_cache(maxsize=65536)
def _chunk_tokens(chunk: str, language: str) -> tuple[Token, ...]:
    """What stands between blanks is cut alike wherever it stands, and most of it comes again."""
    spans = plain_spans(chunk, language)
    if spans is None:
        from isip_lint.language.odd_chunks import odd_spans

        spans = odd_spans(chunk, language)
    if spans is None:
        doc = light_tokenizer(language)(chunk)
        spans = [(t.idx, t.idx + len(t.text)) for t in doc]
    return tuple(_token(chunk, start, end) for start, end in _joined(spans, chunk))


def _token(text: str, start: int, end: int) -> Token:
    written = text[start:end]
    return Token(written, fold(written).removeprefix("-") or written, start, end)


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    wholes = [m.span() for m in _WHOLE.finditer(text)]
    if not wholes:
        return spans
    kept = [s for s in spans if not any(s[0] < end and start < s[1] for start, end in wholes)]
    return sorted(kept + wholes)
