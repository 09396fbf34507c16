"""Participles that make a whole clause hang on a noun: "de door het comité genomen beslissing".

The reader must keep the article in mind until the noun comes (Dutch), or build a clause without a
verb that is finite (French: "les frais exposés par le centre"). Plain texts say it in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from isip_lint.analysis.model import Clause
from isip_lint.language.dutch import PARTICLES
from isip_lint.language.tokens import Token

_LEAST_NOUN = 4
_SHAPES = {
    "nl": re.compile(
        rf"(?:overeen|on|{'|'.join(PARTICLES)})?ge(?:\w{{2,}}(?:de|te)|[^\Waeiou]+(?:ie|ij|[aeou])[^\Waeiou]+en)"
        r"|(?:on)?(?:be|ver|ont|her|er|mis)\w{3,}(?:de|te)|onder(?:nomen|houden|schreven|vonden)|\w{4,}ende"
    ),
    "fr": re.compile(
        r"\w{2,}(?:é|ée|és|ées)(?<!ité)(?<!ités)"
        r"|\w*(?:pris|mis|crit|duit|clu|venu|quis|tenu|çu|ndu|bli|rni|fini|suivi|vert|fert|joint|eint)(?:e|s|es)?"
    ),
}
# Nouns and adjectives of the same shape.
_OTHERS = frozenset(
    """gemeente gemeenten gedeelte gedeelten behoefte gedachte gedachten geboorte gewoonte belofte gegevens gesprekken
    gebieden gevolgen gelden gevallen gezinnen gebreken getallen gewesten gerechten gezichten gevoelens geschenken
    gebeden gebruiken geluiden ongevallen ongelukken verschillende volgende voldoende onvoldoende gemiddelde
    bekende onbekende
    année années durée durées société sociétés santé idée idées journée journées matinée soirée soirées entrée
    arrivée côté côtés été marché marchés degré degrés congé congés moitié liberté libertés difficulté difficultés
    faculté facultés beauté volonté volontés pauvreté employé employée employés salarié salariés musée clé clés café
    défaite fruits esprit appétit compris surpris""".split()
)


def attributes(clause: Clause) -> int:
    """Return how many participles stand before (Dutch) or after (French) a noun as its attribute."""
    language = clause.hits.lexicon.language
    function = clause.hits.lexicon.function
    pairs = zip(clause.tokens, clause.tokens[1:], strict=False)
    return sum(
        _has_content(b, function) and len(b.text) >= _LEAST_NOUN and _is_shaped(a.text, language)
        if language == "nl"
        else _has_content(a, function) and _is_shaped(b.text, language)
        for a, b in pairs
    )


def _has_content(token: Token, function: Container[str]) -> bool:
    """A French adverb of manner before a participle may belong to a verb of its own."""
    return token.text.isalpha() and token.form not in function and not token.form.endswith("ment")


@lru_cache(maxsize=65536)
def _is_shaped(word: str, language: str) -> bool:
    return word.islower() and word not in _OTHERS and _SHAPES[language].fullmatch(word) is not None
