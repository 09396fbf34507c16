"""Dutch verbs: their regular forms, and separable verbs written apart ("schrijft ... in")."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARTICLES = (
    "achterna", "achterop", "achter", "aan", "af", "bij", "binnen", "bloot", "boven", "buiten",
    "deel", "dicht", "door", "gelijk", "goed", "in", "klaar", "kwijt", "langs", "los", "mede",
    "mee", "na", "neer", "om", "onder", "open", "over", "op", "plaats", "rond", "samen", "stil",
    "stop", "tegemoet", "tegen", "terecht", "terug", "thuis", "toe", "tussen", "uit", "vast",
    "verder", "vol", "voorop", "voor", "voort", "vrij", "weer", "weg",
)  # fmt: skip
_INSEPARABLE = re.compile(
    r"(?:over(?:leg|tuig|handig|tred|treed|weg|lijd|win|nacht|drijv|zie)|onder(?:zoek|teken|neem|nem|"
    r"houd|gaan|steun|vind|wijz|wijs|richt)|door(?:lop|loop|staan)|voor(?:zie|kom)|aanvaard|achterhal|"
    r"op(?:en|er|inie)|om(?:vat|schrijv|ring)|weerhoud|weerstaan|mis|volg|toegan|innen|uiten|open)"
)
_VOWELS = "aeiou"
_MIN_PART = 4


def regular_forms(infinitive: str) -> set[str]:
    """Return the regular forms of an infinitive in -en, so that no finite form is missed."""
    if not infinitive.endswith("en") or len(infinitive) < 5:
        return {infinitive}
    stem = _stem(infinitive[:-2])
    ending = "t" if stem[-1] in "tkfspx" or stem.endswith("ch") else "d"
    third = stem if stem.endswith("t") else stem + "t"
    participle = stem if stem.endswith(ending) else stem + ending
    prefixed = re.match(r"(?:be|ge|her|ver|ont|er)[a-z]{3}", infinitive)
    return {
        infinitive, stem, third, f"{stem}{ending}e", f"{stem}{ending}en", infinitive + "d",
        infinitive + "de", participle if prefixed else "ge" + participle,
        (participle if prefixed else "ge" + participle) + "e",
    }  # fmt: skip


def _stem(root: str) -> str:
    if len(root) > 2 and root[-1] == root[-2]:
        return root[:-1]
    ends = {"v": "f", "z": "s"}
    consonant = ends.get(root[-1], root[-1])
    long_vowel = (
        len(root) > 2
        and root[-1] not in _VOWELS
        and root[-2] in "aou"
        and root[-3] not in _VOWELS
        and root[-1] not in "w"
    )
    if long_vowel or (len(root) == 3 and root[-2] == "e" and root[-1] not in "w"):
        return root[:-2] + root[-2] * 2 + consonant
    return root[:-1] + consonant


def separable(infinitive: str) -> tuple[str, str] | None:
    """Return (particle, verb) of a separable infinitive such as "inschrijven", else None."""
    if not infinitive.endswith("n") or _INSEPARABLE.match(infinitive):
        return None
    for particle in PARTICLES:
        verb = infinitive.removeprefix(particle)
        if verb != infinitive and len(verb) >= 4 and re.search(r"(?:en|aan|oen|ien)$", verb):
            return particle, verb
    return None


def split_compound(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read ``word`` as two words, with or without a linking "s", "e" or "en"."""
    for place in range(_MIN_PART, len(word) - _MIN_PART + 1):
        first, second = word[:place], word[place:]
        yield first, second
        for link in ("s", "en", "e", "n"):
            if first.endswith(link) and len(first) - len(link) >= _MIN_PART - 1:
                yield first.removesuffix(link), second
