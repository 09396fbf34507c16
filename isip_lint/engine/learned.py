"""How much the words of a clause speak for each rule, learned from labelled clauses.

A linear model: one weight per word, pair of words or fact, and rule, kept in ``rules/learned`` in a
form that a person can read. ``python -m benchmarks.learn`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from isip_lint.analysis.model import Clause
from isip_lint.engine.weights import HEAVIEST, Borders, Experience, Weights
from isip_lint.language.tokens import Token, tokenize
from isip_lint.language.vocabulary import LANGUAGES
from isip_lint.yaml_source import FaultError, read_yaml

FACTS = "facts"
GROUPS = (*LANGUAGES, FACTS)
_CONTEXT = 0.5
_FACT = 0.2
BETWEEN = "; "


def features(clause: Clause) -> dict[str, float]:
    """Return the words of a clause, their pairs, those above it, and what is known of it.

    Words are folded and carry their language; numbers and names are left out. The values of words
    are scaled so that a long clause weighs no more than a short one; facts begin with ``@``.
    """
    language = clause.hits.lexicon.language
    words = list(_common(clause.tokens))
    above = _common(tokenize(clause.context_words, language))
    told = {
        **{f"{language} {w}": _CONTEXT for w in above},
        **{f"{language} {w}": 1.0 for w in words},
        **{f"{language} {a} {b}": 1.0 for a, b in pairwise(words)},
    }
    scale = 1 / sqrt(max(1, len(told)))
    return {name: value * scale for name, value in told.items()} | dict.fromkeys(
        _facts(clause), _FACT
    )


def _common(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the folded words; a capital inside a sentence is a name, unless all are capitals."""
    for place, token in enumerate(tokens):
        text = token.text
        if text[:1].isalpha() and (place == 0 or text[0].islower() or text.isupper()):
            yield token.form


def _facts(clause: Clause) -> Iterator[str]:
    frame = clause.frame
    yield from (f"@bearer {frame.bearer.value}", f"@force {frame.force.value}")
    yield f"@zone {clause.zone.value}"
    yield from (f"@{name}" for name in clause.hits.concepts)
    if clause.context is not None:
        yield from (f"@above {name}" for name in clause.context.concepts)


def read_experience(files: Iterable[Path]) -> Experience:
    """Return what was learned, from the files of ``rules/learned``: what breaks rules, what holds parts.

    A later file replaces what an earlier one says of the same.

    Raises FaultError for a file that does not have the form that the learning command gives it.
    """
    found = Experience()
    for path in files:
        source = read_yaml(path)
        try:
            found = _experience(source.data, found)
        except (AttributeError, KeyError, TypeError, ValueError):
            fault = source.fault((), "not as the learning command writes it: make it anew")
            raise FaultError([fault]) from None
    return found


def _experience(data: Mapping[str, Any], before: Experience) -> Experience:
    told = _parts(data, before) if "holds" in data else before
    if "holds" in data and "breaks" not in data:
        return told
    return replace(
        told,
        doubt=float(data["doubt"]),
        sure=float(data["sure"]),
        firm=float(data["firm"]),
        breaks=_weights(data["breaks"]),
    )


def _parts(data: Mapping[str, Any], before: Experience) -> Experience:
    rules = data["holds"]
    borders = {rule: _borders(entry) for rule, entry in rules.items()}
    return replace(before, holds=_weights(rules), borders=borders, enough=int(data["enough"]))


def _borders(entry: Mapping[str, Any]) -> Borders:
    told = [f.name for f in fields(Borders) if f.name in entry]
    return Borders(**{name: float(entry[name]) for name in told})


def _weights(rules: Mapping[str, Any]) -> Weights:
    hundredths = {
        rule: {
            lead(group) + name: weight
            for group in GROUPS
            for name, weight in _entries(entry.get(group) or "")
        }
        for rule, entry in rules.items()
    }
    return Weights.of({rule: float(entry["bias"]) for rule, entry in rules.items()}, hundredths)


def lead(group: str) -> str:
    """Return how the names of features begin that stand in a group of the file."""
    return "@" if group == FACTS else f"{group} "


def _entries(text: str) -> Iterator[tuple[str, int]]:
    for item in text.split(BETWEEN) if text else ():
        name, hundredths = item.rsplit(" ", 1)
        if abs(weight := int(hundredths)) > HEAVIEST:
            raise ValueError(item)
        yield name, weight
