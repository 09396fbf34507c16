"""Which language a text is in, by its function words; German and English are told apart."""

from __future__ import annotations

import re
from functools import lru_cache

from isip_lint.language.normalise import fold

_WORDS = {
    "nl": """de het een en van ik te dat die in is niet op aan met als voor er maar om dan zou wat
        mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe
        heeft hebben deze u want nog zal zij nu geen omdat iets worden wordt werd uw onze wij
        hij elke tussen tegen na wie mevrouw binnen ons kan mag moet zijn""",
    "fr": """le la les un une des du de et en est que qui dans pour pas par sur au aux avec ce cette
        ces il elle ils elles nous vous ne se son sa ses leur leurs mais ou ont sont être plus
        comme tout sans à entre lors afin votre vos notre nos je tu mon ma mes dont cet sera
        doit peut chaque y d l s n qu""",
    "de": """der die das und ist nicht ein eine einen dem den des mit von zu für auf im sich wird
        werden auch als bei nach oder aus durch zum zur sind hat haben über dieser diese vom
        kann muss ihr ihre""",
    "en": """the of and to a in is that for it was on are as with his they be at this have from or
        had by not but what all were we when your can said there use an each which she do how
        their will you""",
}
_TABLE = {name: frozenset(fold(w) for w in words.split()) for name, words in _WORDS.items()}
_SPLIT = re.compile(r"[^\W\d_]+")
SUPPORTED = ("nl", "fr")


def scores(text: str) -> dict[str, float]:
    """Return, per known language, the share of its function words among those of ``text``."""
    words = [fold(word) for word in _SPLIT.findall(text)]
    if not words:
        return dict.fromkeys(_TABLE, 0.0)
    return {name: sum(w in table for w in words) / len(words) for name, table in _TABLE.items()}


@lru_cache(maxsize=4096)
def detect(text: str, *, minimum: float = 0.12, margin: float = 0.04) -> str | None:
    """Return "nl", "fr", "de" or "en", or None when the text is too short or too odd to tell."""
    ranked = sorted(scores(text).items(), key=lambda item: -item[1])
    (best, share), (_, second) = ranked[0], ranked[1]
    return best if share >= minimum and share - second >= margin else None
