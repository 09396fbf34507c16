"""Fingerprints: what stays the same of a finding when its document is moved, filled in or saved anew.

A fingerprint is made of the rule and the plain words of the clause. Left out are dates, numbers,
blanks, addresses of mail and pages, titles, and every word with a capital, so that no name enters;
so is the first word, of which the capital says nothing. A template and its filled copies then agree,
and nobody can find a person by trying names.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.numbers import NUMBER_WORDS
from isip_lint.analysis.profile import BLANK
from isip_lint.language.normalise import fold

_HOLE = "\x00"
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(rf"{_HOLE}+|[^\s'’`/{_HOLE}]+")
_NO_LETTER = re.compile(r"[^a-z]+")
_ENDS = '.,;:!?»"”…'
_DIGIT = re.compile(r"\d")
# Articles, particles of names, titles, and what differs between a man and a woman.
_SMALL = frozenset(
    """de het een van den der des ter ten te el al ben bin ibn le la les un une du d l s t di da dos von zu
    en et ou of a au aux
    heer dhr mijnheer meneer mevrouw mevr mw mejuffrouw monsieur madame mme mlle mademoiselle m mr dr
    hij zij ze hem haar zijn il elle lui son sa ses""".split()
)
_FEW_LETTERS = 12
_LENGTH = 16


def fingerprint(
    rule: str, text: str, blanks: Iterable[tuple[int, int]] = (), hits: Iterable[str] = ()
) -> str:
    """Return 16 hex digits for a rule and a clause; an empty ``text`` stands for a whole document.

    ``blanks`` are spans of ``text`` to be filled in; ``hits`` the words that the rule itself asks for,
    which tell short clauses apart.
    """
    words = list(_plain_words(_without_data(text, blanks)))
    if sum(map(len, words)) < _FEW_LETTERS:
        words += [_letters(hit) for hit in hits if not re.search(r"\s|\d", hit)]
    return hashlib.sha256(f"{rule}\n{''.join(words)}".encode()).hexdigest()[:_LENGTH]


def _without_data(text: str, blanks: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with a hole for each blank, date and address."""
    spans = [*blanks, *((found.start, found.end) for found in find_dates(text))]
    spans += [found.span() for pattern in (BLANK, _ADDRESS) for found in pattern.finditer(text)]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [_HOLE] * len(characters[start:end])
    return unicodedata.normalize("NFC", "".join(characters))


def _plain_words(text: str) -> Iterator[str]:
    for number, found in enumerate(_WORD.finditer(text)):
        word = found[0].rstrip(_ENDS)
        if number == 0 or not word.islower() or _DIGIT.search(word):
            continue
        plain = _letters(word)
        if len(plain) > 1 and plain not in _SMALL and plain not in NUMBER_WORDS:
            yield plain


def _letters(word: str) -> str:
    return _NO_LETTER.sub("", fold(word))
