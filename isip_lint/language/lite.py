"""Light spaCy languages for Dutch and French: their tokenisers, without the costly exceptions.

The French class that spaCy ships compiles one expression of 1.4 MB when it is imported (3 s); these
two give the same tokens but for a few in a thousand, and keep "ci-après" and "aide-ménagère" whole.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.lang.punctuation import TOKENIZER_INFIXES, TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from isip_lint.language.plain_chunks import ELIDED, LETTER, PRONOUNS, WHOLE

_KEEP_HYPHEN = [i for i in TOKENIZER_INFIXES if "(?:-|" not in i]


def _exceptions(language: str) -> dict[str, list[dict[int, str]]]:
    return {form: [{ORTH: form}] for form in WHOLE[language]}


class DutchDefaults(BaseDefaults):
    """Tokeniser settings of the light Dutch class."""

    prefixes = TOKENIZER_PREFIXES
    infixes = _KEEP_HYPHEN
    suffixes = TOKENIZER_SUFFIXES
    tokenizer_exceptions = _exceptions("nl")
    token_match = None


class FrenchDefaults(BaseDefaults):
    """Tokeniser settings of the light French class."""

    prefixes = (*TOKENIZER_PREFIXES, rf"(?i:{ELIDED})(?={LETTER})")
    infixes = (*_KEEP_HYPHEN, rf"(?<={LETTER}['’])(?={LETTER})")
    suffixes = (*TOKENIZER_SUFFIXES, rf"(?<={LETTER}{LETTER})-(?:{PRONOUNS})")
    tokenizer_exceptions = _exceptions("fr")
    token_match = None


@registry.languages("nl")
class LiteDutch(Language):  # type: ignore[no-untyped-call]
    """Dutch with the light tokeniser."""

    lang = "nl"
    Defaults = DutchDefaults


@registry.languages("fr")
class LiteFrench(Language):  # type: ignore[no-untyped-call]
    """French with the light tokeniser."""

    lang = "fr"
    Defaults = FrenchDefaults


@lru_cache(maxsize=2)
def tokenizer(language: str) -> Tokenizer:
    """Return the spaCy tokeniser of "nl" or "fr"."""
    return {"nl": LiteDutch, "fr": LiteFrench}[language]().tokenizer
