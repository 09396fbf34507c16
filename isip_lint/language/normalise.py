"""Fold a word to the form in which it is compared: no case, accents, or inclusive endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Words that only their accent tells from another word: "à" and "a", "né" and "ne" ...
ACCENTED = frozenset({"à", "où", "dû", "né"})
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", "`": "'"})
_INCLUSIVE = re.compile(
    r"(?<=[a-z]{3})(?:\((?:e|es|s|ne|nne|trice|rice|euse|ère|ere|in|en|n)\)(?:s|\(s\))?"
    r"|[·•](?:e|es|ne|nne|trice|rice|euse|ere|s)(?:[·•]s)?"
    r"|\.(?:e|ne|nne|trice|rice|euse)(?:\.s)?(?=$)"
    r"|-(?:e|es|ne|trice|rice|euse)(?:-s)?(?=$)"
    r"|/(?:e|es|ne|trice|in|ster))"
)
_DOTTED = re.compile(r"(?:[a-z]\.){2,}[a-z]\.?")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return ``word`` in lower case without accents, ligatures, inclusive endings and the points of
    an abbreviation of three letters or more ("O.C.M.W.").

    The words in ACCENTED keep their accent.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    lowered = word.casefold().translate(_LIGATURES)
    if lowered in ACCENTED:
        return lowered
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    if _DOTTED.fullmatch(plain):
        return plain.replace(".", "")
    return _INCLUSIVE.sub("", plain)


def fold_text(text: str) -> str:
    """Return ``text`` folded word by word, with single blanks."""
    return " ".join(fold(word) for word in text.split())
