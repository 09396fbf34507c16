"""Expand a dictionary word to the folded forms in which it can stand in a text.

Forms come from the dictionaries of simplemma (MIT), read backwards; this happens when a rule pack
is compiled, never while a document is checked.
"""

from __future__ import annotations

from functools import lru_cache

from isip_lint.language.dutch import regular_forms, separable
from isip_lint.language.french import verb_forms
from isip_lint.language.normalise import fold

# The dictionaries file all pronouns under one of them ("il" under "lui"): they stay apart here.
_PRONOUNS = frozenset(
    """je j' tu il elle on nous vous ils elles lui moi toi soi leur me te se y en ce qui que ik je jij
    hij zij ze het we wij jullie u mij jou hem haar ons hun zich wie wat dat die dit""".split()
)


@lru_cache(maxsize=2)
def _by_lemma(language: str) -> dict[str, frozenset[str]]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms: dict[str, set[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        forms.setdefault(fold(_text(lemma)), set()).add(fold(_text(form)))
    return {lemma: frozenset(found) for lemma, found in forms.items()}


def _text(value: str | bytes) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else value


@lru_cache(maxsize=2)
def known_words(language: str) -> frozenset[str]:
    """Return all folded forms of the dictionary: what is in it is no misspelling."""
    table = _by_lemma(language)
    return frozenset(form for forms in table.values() for form in forms) | frozenset(table)


def word_forms(word: str, language: str) -> frozenset[str]:
    """Return ``word`` and its inflected forms, folded; ``language`` is "nl" or "fr"."""
    folded = fold(word)
    if folded in _PRONOUNS:
        return frozenset({folded})
    forms = {folded, *_by_lemma(language).get(folded, ())}
    if len(folded) <= 3:
        return frozenset(forms)
    if language == "nl":
        return frozenset(forms | _dutch_forms(folded))
    participle = word.casefold().endswith(("é", "és"))
    return frozenset(forms | _french_forms(folded, participle=participle))


def _dutch_forms(word: str) -> set[str]:
    if word.endswith("en") and len(word) > 4 and _is_verb(word):
        return regular_forms(word)
    plural = {word + "en", word + "s", word + "jes", word + "tje", word + "je"}
    return plural if word in known_words("nl") or len(word) > 7 else {word}


def _is_verb(word: str) -> bool:
    return fold(word) in _by_lemma("nl") or separable(word) is not None


def _french_forms(word: str, *, participle: bool) -> set[str]:
    if word.endswith(("er", "ir", "re")) and not participle:
        return verb_forms(word) if word in _by_lemma("fr") and len(word) > 4 else {word}
    if word.endswith(("s", "x", "z")) and not participle:
        return {word}
    return {word, word + "s", word + "e", word + "es"}


def apart(infinitive: str) -> tuple[frozenset[str], str, frozenset[str]] | None:
    """Return, for a separable Dutch verb, (finite forms of its verb, particle, joined forms)."""
    parts = separable(fold(infinitive))
    if parts is None or parts[1] not in _by_lemma("nl"):
        return None
    particle, verb = parts
    base = frozenset(
        f for f in word_forms(verb, "nl") if not f.startswith("ge") or verb[:2] == "ge"
    )
    participles = {f for f in word_forms(verb, "nl") if f.startswith("ge")}
    joined = {particle + form for form in base | participles}
    return base, particle, frozenset(joined)
