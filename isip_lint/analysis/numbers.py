"""Numbers in words, Dutch and French: "twee", "quatrième", "vingt et un", "tweeduizend zeventien"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from isip_lint.language.normalise import fold

_UNITS = {
    0: "nul zero", 1: "een un une", 2: "twee deux", 3: "drie trois", 4: "vier quatre",
    5: "vijf cinq", 6: "zes six", 7: "zeven sept", 8: "acht huit", 9: "negen neuf", 10: "tien dix",
    11: "elf onze", 12: "twaalf douze", 13: "dertien treize", 14: "veertien quatorze",
    15: "vijftien quinze", 16: "zestien seize", 17: "zeventien dix-sept",
    18: "achttien dix-huit", 19: "negentien dix-neuf", 20: "twintig vingt", 24: "vingt-quatre",
    30: "dertig trente", 36: "trente-six", 40: "veertig quarante", 50: "vijftig cinquante",
    60: "zestig soixante",
}  # fmt: skip
_ORDINALS = {
    1: "eerste premier premiere", 2: "tweede andere deuxieme second seconde", 3: "derde troisieme",
    4: "vierde quatrieme", 5: "vijfde cinquieme", 6: "zesde sixieme", 7: "zevende septieme",
    8: "achtste huitieme", 9: "negende neuvieme", 10: "tiende dixieme", 11: "elfde onzieme",
    12: "twaalfde douzieme",
}  # fmt: skip


def _tens() -> Iterator[tuple[str, int]]:
    """Yield "eenentwintig" and "vingt-deux" and their like."""
    units = {n: words.split() for n, words in _UNITS.items() if 0 < n < 10}
    for ten in (20, 30, 40, 50):
        dutch, french = _UNITS[ten].split()
        for unit, words in units.items():
            yield f"{words[0]}en{dutch}", ten + unit
            yield f"{words[1]}-{french}" if unit > 9 else f"{french}-{words[1]}", ten + unit
        yield f"{french} et un", ten + 1


CARDINALS = {word: n for n, words in _UNITS.items() for word in words.split()} | dict(_tens())
_VALUES = CARDINALS | {w: n for n, words in _ORDINALS.items() for w in words.split()}
NUMBER_WORDS = frozenset(_VALUES)
ANY_NUMBER = "|".join(sorted(_VALUES, key=len, reverse=True))
_DUTCH_STE = (8, *range(20, 32))


def _words(value: int) -> tuple[str, ...]:
    return tuple(word for word, n in CARDINALS.items() if n == value)


def _day_words() -> Iterator[tuple[str, int]]:
    """Yield how a day of the month is said: "quinze", "vijftien", "achtentwintigste", "premier"."""
    yield from (("premier", 1), ("eerste", 1))
    for day in range(2, 32):
        yield from ((word, day) for word in _words(day))
        yield from ((word, day) for word in _ORDINALS.get(day, "").split()[:1])
    for day in range(13, 32):
        ending = "ste" if day in _DUTCH_STE else "de"
        yield from (
            (f"{word}{ending}", day) for word in _words(day) if re.fullmatch("[a-z]+", word)
        )


def _spaced(words: Iterable[str]) -> str:
    """Return a pattern of words whose parts a hyphen or a space joins: "vingt et un", "vingt-et-un"."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.sub(r"[- ]", "[- ]", word) for word in longest)


_DAYS = dict(_day_words())
ANY_DAY = _spaced(_DAYS)
ANY_YEAR = rf"(?:deux[- ]mil(?:le)?|tweeduizend)(?:[ -]?(?:en |et )?(?:{_spaced(CARDINALS)})\b)?"
_THOUSANDS = re.compile(r"(?:deux[- ]mil(?:le)?|tweeduizend)[ -]?(?:(?:en|et) )?(?P<rest>.*)")


def number(text: str) -> int:
    """Return the value of digits or of a number word. Raises KeyError for other words."""
    return int(text) if text.isdigit() else _VALUES[fold(text)]


def spelled_day(text: str) -> int | None:
    """Return the day of the month that ``text`` spells, or None."""
    return _DAYS.get(_joined(text))


def spelled_year(text: str) -> int | None:
    """Return the year from 2000 on that ``text`` spells, or None."""
    match = _THOUSANDS.fullmatch(text.strip())
    if match is None:
        return None
    rest = _joined(match["rest"].strip())
    return 2000 + CARDINALS[rest] if rest in CARDINALS else 2000 if not rest else None


def _joined(text: str) -> str:
    """Write the parts of a number as the lists do: "vingt-et-un" is "vingt et un"."""
    parts = re.split(r"[- ]", text)
    return " ".join(parts) if "et" in parts else "-".join(parts)
