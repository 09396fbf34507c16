"""The concepts under ``rules/vocabulary``: words that mean the same to the rules, per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from isip_lint.language.terms import Expr, TermError, parse_term
from isip_lint.yaml_source import FaultError, YamlSource, read_yaml

LANGUAGES = ("nl", "fr")
Concepts = dict[str, dict[str, tuple[Expr, ...]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Concepts per language, and where each was defined."""

    concepts: Mapping[str, Mapping[str, tuple[Expr, ...]]]
    places: Mapping[str, str]


def read_vocabulary(files: Iterable[Path]) -> Vocabulary:
    """Read concept files; a concept must have words in both languages.

    Raises FaultError with all faults of all files.
    """
    faults: list[str] = []
    concepts: Concepts = {language: {} for language in LANGUAGES}
    places: dict[str, str] = {}
    for path in files:
        try:
            source = read_yaml(path)
        except FaultError as error:
            faults += error.faults
            continue
        _add_file(source, concepts, places, faults)
    if faults:
        raise FaultError(faults)
    return Vocabulary(concepts, places)


def _add_file(
    source: YamlSource, concepts: Concepts, places: dict[str, str], faults: list[str]
) -> None:
    entries = source.data.get("concepts") if isinstance(source.data, dict) else None
    if not isinstance(entries, dict):
        faults.append(source.fault((), "a vocabulary file needs the key 'concepts'"))
        return
    for name, words in entries.items():
        key = ("concepts", name)
        if name in places:
            faults.append(source.fault(key, f"the concept {name!r} stands also in {places[name]}"))
        places[name] = source.fault(key, "").rstrip(": ")
        if not isinstance(words, dict) or set(words) != set(LANGUAGES):
            faults.append(source.fault(key, f"{name!r} needs words under nl and fr, and no more"))
            continue
        for language in LANGUAGES:
            _add_words(source, (*key, language), words[language], concepts[language], faults)


def _add_words(
    source: YamlSource,
    key: tuple[str, ...],
    words: object,
    concepts: dict[str, tuple[Expr, ...]],
    faults: list[str],
) -> None:
    expressions = []
    for index, text in enumerate(words if isinstance(words, list) else []):
        try:
            expressions.append(_entry(str(text)))
        except TermError as error:
            faults.append(source.fault((*key, index), str(error)))
    if not expressions:
        faults.append(source.fault(key, "at least one word or phrase is needed"))
    concepts[key[1]] = tuple(expressions)


def _entry(text: str) -> Expr:
    """An entry of plain words is one phrase; quotation marks are needed only beside operators."""
    plain = not any(mark in text for mark in '@&|!<~()"')
    return parse_term(f'"{text}"' if plain else text)
