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

_LETTER = r"[^\W\d_]"
_ELIDED = r"(?:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])['’]"
_PRONOUNS = "ce|elle|en|il|ils|je|là|moi|nous|on|t|vous|elles|ci|le|la|les|lui|leur|y"
_KEEP_HYPHEN = [i for i in TOKENIZER_INFIXES if "(?:-|" not in i]

_DUTCH_WHOLE = "zo'n 's 't m'n z'n art. nr. dhr. mevr. mw. o.a. d.w.z. m.b.t. t.a.v. bv. bijv. enz."
_FRENCH_WHOLE = (
    "aujourd'hui aujourd’hui m. mme. etc. art. p.ex. cf. n° d'abord d'ailleurs d'office "
    "rendez-vous peut-être ci-après là-bas celui-ci celle-ci"
)


def _exceptions(words: str) -> dict[str, list[dict[int, str]]]:
    forms = {f for word in words.split() for f in (word, word.capitalize(), word.upper())}
    return {form: [{ORTH: form}] for form in forms}


class DutchDefaults(BaseDefaults):
    """Tokeniser settings of the light Dutch class."""

    prefixes = TOKENIZER_PREFIXES
    infixes = _KEEP_HYPHEN
    suffixes = TOKENIZER_SUFFIXES
    tokenizer_exceptions = _exceptions(_DUTCH_WHOLE)
    token_match = None


class FrenchDefaults(BaseDefaults):
    """Tokeniser settings of the light French class."""

    prefixes = (*TOKENIZER_PREFIXES, rf"(?i:{_ELIDED})(?={_LETTER})")
    infixes = (*_KEEP_HYPHEN, rf"(?<={_LETTER}['’])(?={_LETTER})")
    suffixes = (*TOKENIZER_SUFFIXES, rf"(?<={_LETTER}{_LETTER})-(?:{_PRONOUNS})")
    tokenizer_exceptions = _exceptions(_FRENCH_WHOLE)
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
