"""How common a word is in everyday Dutch or French, on the Zipf scale of wordfreq (CC BY-SA data).

The Zipf value of a word is the power of ten of its use in a billion words: 7 for "de" and "le",
5 for "school", 3 for a word met once in a million words.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from isip_lint.language.dutch import split_compound
from isip_lint.language.normalise import fold

FLOOR = 3.0
_TOP = 9.0
_STEPS = 100
_PART_LOSS = 0.5
# Endings that make another form of the same word, with what stands in their place in the dictionary.
_INFLECTED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nl": (("jes", ""), ("je", ""), ("en", ""), ("s", ""), ("e", ""), ("t", "en"), ("t", ""), ("de", "en"),
           ("den", "en")),
    "fr": (("es", ""), ("s", ""), ("e", ""), ("ez", "er"), ("ons", "er"), ("ent", "er"), ("é", "er"),
           ("ée", "er"), ("és", "er"), ("ées", "er"), ("era", "er"), ("erez", "er"), ("erons", "er"),
           ("ront", "r"), ("ra", "r"), ("rez", "r"), ("ant", "er"), ("aux", "al")),
}  # fmt: skip


def zipf(word: str, language: str) -> float:
    """Return how common ``word`` is, in lower case with its accents; FLOOR for an unknown word.

    An inflected form counts as its word, a Dutch compound as a little rarer than its rarer part.
    """
    table = _table(language)
    known = table.get(word)
    if known is not None:
        return known
    stems = (
        word.removesuffix(old) + new for old, new in _INFLECTED[language] if word.endswith(old)
    )
    found = max((table.get(stem, FLOOR) for stem in stems if len(stem) > 2), default=FLOOR)
    if found > FLOOR or language != "nl":
        return found
    return max(FLOOR, _compound(word, table) - _PART_LOSS)


def _compound(word: str, table: Mapping[str, float]) -> float:
    return max(
        (min(table.get(a, FLOOR), table.get(b, FLOOR)) for a, b in split_compound(word)),
        default=FLOOR,
    )


def folded_uses(language: str) -> Mapping[str, float]:
    """Return the uses of each known word in a billion words, by its folded form."""
    uses: dict[str, float] = {}
    for word, value in _table(language).items():
        form = fold(word)
        uses[form] = uses.get(form, 0.0) + 10**value
    return uses


@lru_cache(maxsize=2)
def _table(language: str) -> Mapping[str, float]:
    """The short list of wordfreq: a row of words for each hundredth of a power of ten.

    Only its file is read: importing wordfreq brings tokenisers along and takes twenty times as long.
    """
    import msgpack

    package = find_spec("wordfreq")
    assert package is not None, "wordfreq is a dependency"
    folder = Path(str(package.origin)).parent / "data"
    with gzip.open(folder / f"small_{language}.msgpack.gz") as file:
        _, *rows = msgpack.load(file, raw=False)
    return {word: _TOP - step / _STEPS for step, row in enumerate(rows) for word in row}
