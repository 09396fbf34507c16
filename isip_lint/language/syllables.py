"""Count syllables by groups of vowels; a dictionary of hyphens does no better on these words."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = {
    "nl": re.compile(r"[äëïöü]?(?:ij|[aeiouyéèêáóíú])+|[äëïöü]"),
    "fr": re.compile(r"[ëïü]?[aeiouyàâéèêîôûœ]+|[ëïü]"),
}
_SILENT = re.compile(r"(?<=[^aeiouyéè])(?:e|es|ent)$")


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """Return the number of syllables of ``word`` in lower case; at least one."""
    if language == "fr" and len(word) > 3:
        word = _SILENT.sub("", word)
    return max(1, len(_GROUPS[language].findall(word)))
