"""Words of a text with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from isip_lint.language.lite import tokenizer
from isip_lint.language.normalise import fold

_LETTER = r"[^\W\d_]"
# "intéressé(e)", "assistant·e·s", dates and file numbers are one word each.
_WHOLE = re.compile(
    rf"{_LETTER}{{3,}}\((?:e|es|s|ne|nne|trice|euse|in|en|n)\)s?"
    rf"|{_LETTER}{{2,}}[·•]{_LETTER}{{1,5}}(?:[·•]s)?"
    rf"|{_LETTER}{{3,}}\.(?:e|ne|trice)(?:\.s)?(?!{_LETTER})"
    r"|[0-9]{1,4}(?:[./-][0-9]{1,4})+"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: ``text`` as written, ``form`` folded, and its span in the text."""

    text: str
    form: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return any(c.isalnum() for c in self.text)


def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of ``text``, blanks left out; ``language`` is "nl" or "fr"."""
    doc = tokenizer(language)(text)
    spans = [(t.idx, t.idx + len(t.text)) for t in doc if not t.is_space]
    return tuple(_token(text, start, end) for start, end in _joined(spans, text))


def _token(text: str, start: int, end: int) -> Token:
    written = text[start:end]
    return Token(written, fold(written).removeprefix("-") or written, start, end)


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    wholes = [m.span() for m in _WHOLE.finditer(text)]
    if not wholes:
        return spans
    kept = [s for s in spans if not any(s[0] < end and start < s[1] for start, end in wholes)]
    return sorted(kept + wholes)
