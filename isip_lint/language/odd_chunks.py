"""Cut what ``plain_chunks`` leaves over as the tokenisers in ``lite.py`` do, without importing spaCy.

It knows Latin letters, digits and the marks of everyday texts. What holds another character, or perhaps a
word that is never cut behind a mark, is left to spaCy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from isip_lint.language.plain_chunks import ELIDED, LETTER, PRONOUNS, WHOLE, Span

_LATIN = "".join(c for c in map(chr, range(0xC0, 0x180)) if c.isalpha() and c not in "ĸŉſ")
_LOWER = "a-zœ" + "".join(filter(str.islower, _LATIN))
_UPPER = "A-ZŒ" + "".join(filter(str.isupper, _LATIN))
_PUNCT = r"…,:;!?¿¡()\[\]{}<>_#*&·"
_QUOTES = ",'\"”“`‘´’‚„»«"
_ICONS = "°©®\u2500-\u25b6\u25b8-\u25c0\u25c2-\u25f7\u2600-\u266e\u2670-\u2767\u2794-\u27bf"
# Marks that never fall off; the last are those of symbol fonts.
_PLAIN = "•‣→←↑↓⇒½¼¾×÷±‑\ue000-\uf8ff"
_KNOWN = re.compile(
    rf"[{_LOWER}{_UPPER}0-9{_PUNCT}{_QUOTES}{_ICONS}§%=—–+$£€¥./|\\^~@²³{_PLAIN}-]+"
)
_UNITS = (
    "km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha nm yd in ft kg g mg t lb oz m/s km/h kmh mph "
    "hPa Pa mbar mb MB kb KB gb GB tb TB T G M K %"
).replace(" ", "|")
_MONEY = r"US\$|C\$|A\$|[$£€¥]"
_PREFIX = rf"[§%=—–{_PUNCT}{_QUOTES}{_ICONS}$£€¥]|\+(?![0-9])|\.\.+|US\$|C\$|A\$"
_SUFFIX = (
    rf"……|[—–{_PUNCT}{_QUOTES}{_ICONS}]|\.\.+|['’][sS]|(?<=[0-9])(?:\+|{_MONEY}|{_UNITS})|(?<=°[FfCcKk])\."
    rf"|(?<=[0-9{_LOWER}%²+|{_PUNCT}{_QUOTES}-])\.|(?<=[{_UPPER}][{_UPPER}])\."
)
_INFIX = (
    rf"\.\.+|[…{_ICONS}]|(?<=[0-9])[+*^-](?=[0-9-])|(?<=[{_LOWER}{_QUOTES}])\.(?=[{_UPPER}{_QUOTES}])"
    rf"|(?<=[{_LOWER}{_UPPER}]),(?=[{_LOWER}{_UPPER}])|(?<=[{_LOWER}{_UPPER}0-9])[:<>=/](?=[{_LOWER}{_UPPER}])"
)
_FRENCH = {
    "prefix": rf"|(?i:{ELIDED})(?={LETTER})",
    "suffix": rf"|(?<={LETTER}{LETTER})-(?:{PRONOUNS})",
    "infix": rf"|(?<={LETTER}['’])(?={LETTER})",
}
_PREFIXES = {"nl": re.compile(_PREFIX), "fr": re.compile(_PREFIX + _FRENCH["prefix"])}
_SUFFIXES = {
    "nl": re.compile(rf"(?:{_SUFFIX})$"),
    "fr": re.compile(rf"(?:{_SUFFIX}{_FRENCH['suffix']})$"),
}
_INFIXES = {"nl": re.compile(_INFIX), "fr": re.compile(_INFIX + _FRENCH["infix"])}
_HOST = "A-Za-z0-9\u00a1-\uffff"
_ADDRESS = re.compile(
    rf"(?:[\w+.-]{{2,}}://)?(?:\S+@)?(?:(?:[{_HOST}][{_HOST}_-]{{0,62}})?[{_HOST}]\.)+[{_LOWER}]{{2,63}}"
    r"(?::\d{2,5})?(?:[/?#]\S*)?"
)
_LIKE_NUMBERED_HOST = re.compile(r"(?:\d{1,3}\.){3}\d")
_LONGEST = 100
_MOST_JOINED = 8


def odd_spans(chunk: str, language: str) -> list[Span] | None:
    """Return the spans of the tokens in ``chunk``, in order; None when spaCy must tell."""
    if len(chunk) > _LONGEST or not _KNOWN.fullmatch(chunk) or _LIKE_NUMBERED_HOST.search(chunk):
        return None
    edges = {0, len(chunk)}
    first, last = _peel(chunk, language, edges)
    core = chunk[first:last]
    if core not in WHOLE[language] and not _ADDRESS.fullmatch(core):
        edges.update(first + place for place in _cuts(core, language))
    spans = list(pairwise(sorted(edges)))
    return None if _may_join(chunk, spans, language) else spans


def _peel(chunk: str, language: str, edges: set[int]) -> tuple[int, int]:
    """Take the marks off both ends, one of each at a time, and return what is left between them."""
    first, last = 0, len(chunk)
    whole = WHOLE[language]
    while first < last and chunk[first:last] not in whole:
        prefix = _PREFIXES[language].match(chunk[first:last])
        begun = first + (prefix.end() if prefix else 0)
        if prefix and chunk[begun:last] in whole:
            edges.add(begun)
            return begun, last
        suffix = _SUFFIXES[language].search(chunk[begun:last])
        ended = begun + suffix.start() if suffix else last
        if suffix and chunk[first:ended] in whole:
            edges.add(ended)
            return first, ended
        if (begun, ended) == (first, last):
            break
        edges.update((begun, ended))
        first, last = begun, ended
    return first, last


def _cuts(core: str, language: str) -> Iterator[int]:
    for found in _INFIXES[language].finditer(core):
        if found.start():
            yield from found.span()


def _may_join(chunk: str, spans: list[Span], language: str) -> bool:
    """Whether tokens in a row make a word that is never cut: spaCy puts these together again."""
    ends = [end for _, end in spans]
    return any(
        chunk[start:end] in WHOLE[language]
        for place, (start, _) in enumerate(spans)
        for end in ends[place + 1 : place + _MOST_JOINED]
    )
