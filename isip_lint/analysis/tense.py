"""Which verbs of a clause tell what was: the perfect tense, and what will have been reached.

Forms are enough for this: "heeft ... gevolgd", "a ... suivi", "aura quitté".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isip_lint.language.lexicon import Span
from isip_lint.language.tokens import Token

_HAVE = {
    "nl": frozenset({"heb", "hebt", "heeft", "hebben"}),
    "fr": frozenset({"ai", "as", "a", "avons", "avez", "ont"}),
}
_WILL_HAVE = {"fr": frozenset({"aurai", "auras", "aura", "aurons", "aurez", "auront"})}
_BETWEEN = frozenset(
    """pas plus jamais deja bien toujours encore tous toutes tout deux ensemble aussi egalement ainsi rien
    elle-meme lui-meme vous-meme moi-meme toi-meme recemment enfin d'abord ete""".split()
)
_IRREGULAR = frozenset(
    """fait dit mis pris vu lu su eu pu voulu recu rendu perdu suivi choisi fini ouvert offert ecrit appris
    compris obtenu tenu vecu remis permis conclu connu repondu entendu introduit produit inscrit etabli rempli
    reussi reuni reflechi fourni servi senti couru fallu valu""".split()
)
_PARTICIPLE_NL = re.compile(
    r"(?:(?:aan|af|bij|binnen|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor|weg|samen|goed|plaats)?ge[a-z]{2,}"
    r"(?:d|t|en)|(?:be|ver|ont|her|er)[a-z]{2,}(?:d|t)|(?:be|ver|ont)\w*(?:sproken|grepen|loren|vangen|schreven|"
    r"sloten|vonden|dwenen|bleven|keken|slist)|overlopen|onderzocht|onderschreven)"
)
_NO_PARTICIPLE_NL = frozenset(
    """geen gezin gezinnen geld gelden gezicht gewicht gedicht geluid gebied gezond geduld gevecht gesprekken
    gemeenten gebruiken gedachten geboden gebreken gevallen gevolgen gerechten gebouwen getuigen verplicht
    beroepen beslist verstand bericht bestand besluit bewijst belet betaalt gevoelens gewoonten gewoon
    gemeend gepast gerust gehecht gerechtigd bekend bereid bevoegd verband""".split()
)
_WORDS_BETWEEN = 4


def perfect(tokens: Sequence[Token], language: str) -> Iterator[Span]:
    """Yield the spans of verbs in the perfect tense ("a suivi", "heeft ... gevolgd")."""
    yield from _with(tokens, _HAVE[language], language)


def future_perfect(tokens: Sequence[Token], language: str) -> Iterator[Span]:
    """Yield the spans of French verbs that say what will have been done ("aura quitté")."""
    yield from _with(tokens, _WILL_HAVE.get(language, frozenset()), language)


def _with(tokens: Sequence[Token], verbs: frozenset[str], language: str) -> Iterator[Span]:
    for index, token in enumerate(tokens):
        if token.form in verbs and token.text not in {"à", "À", "AS"}:
            end = _end_nl(tokens, index) if language == "nl" else _end_fr(tokens, index)
            if end:
                yield index, end


def _end_fr(tokens: Sequence[Token], index: int) -> int:
    """The participle follows at once, but for adverbs."""
    for place in range(index + 1, min(index + 1 + _WORDS_BETWEEN, len(tokens))):
        token = tokens[place]
        if is_participle(token):
            return place + 1
        if token.form not in _BETWEEN and not token.form.endswith("ment"):
            return 0
    return 0


def is_participle(token: Token) -> bool:
    """Whether a French word has the form of a past participle."""
    text = token.text.lower()
    return (
        text.rstrip("es").endswith("é")
        or token.form.rstrip("es") in _IRREGULAR
        or (token.form in _IRREGULAR)
    )


def _end_nl(tokens: Sequence[Token], index: int) -> int:
    """The participle stands further on, in the same part of the sentence, without "te" before it."""
    for place in range(index + 1, len(tokens)):
        token = tokens[place]
        if token.text in {";", ":", "."} or token.form in {"om", "dat"}:
            return 0
        known = token.form not in _NO_PARTICIPLE_NL and token.text.islower()
        if known and _PARTICIPLE_NL.fullmatch(token.form) and tokens[place - 1].form != "te":
            return place + 1
    return 0
