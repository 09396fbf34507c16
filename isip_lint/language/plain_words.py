"""Administrative and legal terms with a plain alternative, from ``vocabulary/plain-words-*.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from isip_lint.language.normalise import fold
from isip_lint.language.terms import Phrase, TermError, parse_phrase
from isip_lint.yaml_source import FaultError, Key, YamlSource, read_yaml

PREFIX = "plain-words-"
_KEYS = frozenset({"plain", "exact", "explain", "also"})


@dataclass(frozen=True, slots=True)
class PlainTerm:
    """A term and what can stand in its place.

    ``explain`` is set for a term with a legal sense, which must stay once beside its explanation;
    ``exact`` says that a plain alternative means just the same.
    """

    term: str
    plain: tuple[str, ...]
    exact: bool
    explain: str = ""


Terms = Mapping[Phrase, PlainTerm]


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The terms of a language by the phrases to look for, and what its words are known by.

    ``endings`` are those of abstract words; ``function`` are the folded words without content.
    """

    terms: Terms = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    function: frozenset[str] = frozenset()


def read_plain_words(files: Iterable[Path]) -> dict[str, PlainWords]:
    """Return the plain words of each language; later files add to, or change, earlier ones.

    Raises FaultError with all faults of all files.
    """
    found: dict[str, PlainWords] = {}
    faults: list[str] = []
    for path in files:
        source = read_yaml(path)
        entries = source.data.get("terms") if isinstance(source.data, dict) else None
        if not isinstance(entries, dict):
            faults.append(source.fault((), "a file of plain words needs the key 'terms'"))
            continue
        language = path.stem.removeprefix(PREFIX)
        before = found.get(language, PlainWords())
        terms = dict(before.terms)
        for name, entry in entries.items():
            terms.update(_phrases(source, name, entry, faults))
        endings = tuple(str(ending) for ending in source.data.get("endings") or ())
        function = {fold(str(word)) for word in source.data.get("function") or ()}
        found[language] = PlainWords(terms, before.endings + endings, before.function | function)
    if faults:
        raise FaultError(faults)
    return found


def _phrases(source: YamlSource, name: str, entry: Any, faults: list[str]) -> Terms:
    key: Key = ("terms", name)
    if not isinstance(entry, dict) or not set(entry) <= _KEYS or not entry.get("plain"):
        faults.append(source.fault(key, f"{name!r} needs plain, and exact, explain or also"))
        return {}
    if not isinstance(entry.get("exact"), bool):
        faults.append(source.fault(key, f"{name!r}: exact is true or false"))
        return {}
    plain = tuple(str(text) for text in entry["plain"])
    term = PlainTerm(name.replace("=", ""), plain, entry["exact"], str(entry.get("explain") or ""))
    try:
        return {parse_phrase(text): term for text in (name, *entry.get("also", ()))}
    except TermError as error:
        faults.append(source.fault(key, str(error)))
        return {}
