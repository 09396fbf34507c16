"""Numbers in words, Dutch and French: "twee", "quatrième", "vingt et un", "tweeduizend zeventien"."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_THOUSANDS = re.compile(r"^(?:deux mille|tweeduizend)\s?(?:en\s?)?(?P<rest>.*)$")


def number(text: str) -> int:
    """Return the value of digits or of a number word. Raises KeyError for other words."""
    return int(text) if text.isdigit() else _VALUES[fold(text)]


def spelled_day(text: str) -> int | None:
    """Return the day of the month that ``text`` spells, or None; "een" and "un" are no days."""
    value = 1 if text in {"premier", "eerste"} else CARDINALS.get(text)
    return value if value and value <= 31 and text not in {"een", "un", "une"} else None


def spelled_year(text: str) -> int | None:
    """Return the year from 2000 on that ``text`` spells, or None."""
    match = _THOUSANDS.match(text.strip())
    if match is None:
        return None
    rest = match["rest"].strip()
    return 2000 + CARDINALS[rest] if rest in CARDINALS else 2000 if not rest else None
