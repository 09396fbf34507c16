"""Expressions compiled for one language, and their matches in a row of tokens.

All words of all rules are looked up in one pass over the tokens, so the cost of a text grows with
its length and hardly with the number of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from isip_lint.language.forms import apart, known_words, word_forms
from isip_lint.language.frequency import folded_uses
from isip_lint.language.hits import Hits, Span
from isip_lint.language.misspelling import Forms, by_ends, meant, real_words
from isip_lint.language.normalise import fold
from isip_lint.language.patterns import ByUnit, Pattern, by_rarest_unit, find_patterns
from isip_lint.language.plain_words import PlainTerm, PlainWords
from isip_lint.language.terms import Absent, Concept, Expr, Joint, Known, Phrase
from isip_lint.language.tokens import Token, tokenize

__all__ = ["Hits", "Lexicon", "LexiconBuilder", "Span"]

_PARTICLE_GAP = 16
_MIN_AFFIX = 3
_MOST_FORMS = 200_000
_MOST_RECENT = 2048
_PARTS = frozenset({"prefix", "suffix", "infix"})
_COMMON = 1e5
_SELDOM = 1e2


@dataclass(slots=True)
class Lexicon:
    """Word tables of one language; built by ``LexiconBuilder``, plain data that can be cached.

    Each pattern stands under the rarest of its units, so that most are never looked at.
    """

    language: str
    exact: dict[str, tuple[int, ...]] = field(default_factory=dict)
    prefixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    suffixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    infixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    patterns: ByUnit = field(default_factory=dict)
    atoms: dict[Phrase, int] = field(default_factory=dict)
    concept_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rich: dict[str, tuple[Expr, ...]] = field(default_factory=dict)
    after_particle: frozenset[str] = frozenset()
    long_forms: Forms = field(default_factory=dict)
    real: frozenset[str] = frozenset()
    plain: dict[int, PlainTerm] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    function: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    _units: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _recent: dict[tuple[str, ...], Hits] = field(default_factory=dict)

    def units(self, form: str) -> tuple[int, ...]:
        """Return the word units that a folded form belongs to."""
        known = self._units.get(form)
        if known is None:
            if len(self._units) >= _MOST_FORMS:
                self._units.clear()
            known = self._units[form] = self._look_up(form)
        return known

    def _look_up(self, form: str) -> tuple[int, ...]:
        found = self._direct(form)
        if not found and form not in self.real:
            intended = meant(form, self.long_forms)
            return self._direct(intended) if intended else ()
        return found

    def _direct(self, form: str) -> tuple[int, ...]:
        found = set(self.exact.get(form, ()))
        if "-" in form:
            found.update(self.exact.get(form.replace("-", ""), ()))
        for size in range(_MIN_AFFIX, len(form) + 1):
            found.update(self.prefixes.get(form[:size], ()))
            found.update(self.suffixes.get(form[-size:], ()))
        for part, units in self.infixes.items():
            if part in form:
                found.update(units)
        return tuple(sorted(found))

    def resolve(self, expression: Expr) -> Expr:
        """Return ``expression`` with its phrases by number, which is quicker to match."""
        if isinstance(expression, Phrase):
            return Known(self.atoms[expression])
        if isinstance(expression, Absent):
            return Absent(self.resolve(expression.operand))
        if isinstance(expression, Joint):
            operands = tuple(self.resolve(operand) for operand in expression.operands)
            return Joint(expression.operator, operands)
        return expression

    def scan(self, tokens: Sequence[Token]) -> Hits:
        """Return all matches of all atoms in ``tokens``."""
        # Sections, clauses and leads look at the same words again and again.
        forms = tuple([token.form for token in tokens])
        known = self._recent.get(forms)
        if known is None:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            known = self._recent[forms] = self._matches(tokens, forms)
        return known

    def read(self, text: str) -> Hits:
        """Return all matches in a text of its own."""
        return self.scan(tokenize(text, self.language))

    def says(self, text: str, *concepts: str) -> bool:
        """Whether a text of its own holds one of the concepts."""
        hits = self.read(text)
        return any(hits.has(name) for name in concepts)

    def _matches(self, tokens: Sequence[Token], forms: Sequence[str]) -> Hits:
        hits = Hits(self, len(tokens))
        for pattern, found in find_patterns(self.patterns, self._places(forms)):
            spans = [s for s in found if self._ends_verb(tokens, s[1])] if pattern.final else found
            hits.add(pattern.atom, spans)
        return hits

    def _places(self, forms: Sequence[str]) -> dict[int, int]:
        """Return where each word unit stands, as the bits of a number."""
        places: dict[int, int] = {}
        for index, form in enumerate(forms):
            here = 1 << index
            for unit in self.units(form):
                places[unit] = places.get(unit, 0) | here
        return places

    def _ends_verb(self, tokens: Sequence[Token], end: int) -> bool:
        if end >= len(tokens):
            return True
        following = tokens[end]
        return not following.is_word or following.form in self.after_particle


class LexiconBuilder:
    """Give words, phrases and concepts their numbers, and expand words to forms."""

    def __init__(self, language: str, after_particle: frozenset[str] = frozenset()) -> None:
        self.lexicon = Lexicon(language, after_particle=after_particle)
        self._unit_of: dict[tuple[str, str], int] = {}
        self._atoms: dict[Phrase, int] = {}
        self._patterns: list[Pattern] = []
        self._concepts_of: dict[int, set[str]] = {}
        self._tables: dict[str, dict[str, set[int]]] = {
            "exact": {}, "prefix": {}, "suffix": {}, "infix": {}
        }  # fmt: skip

    def add(self, expression: Expr) -> None:
        """Make all phrases of ``expression`` known, so that it can be matched."""
        if isinstance(expression, Phrase):
            self.lexicon.atoms[expression] = self._atom(expression)
        elif isinstance(expression, Absent):
            self.add(expression.operand)
        elif isinstance(expression, Joint):
            for operand in expression.operands:
                self.add(operand)

    def add_concepts(self, concepts: Mapping[str, Sequence[Expr]]) -> None:
        """Make concepts known; a concept may name others."""
        for expression in (e for expressions in concepts.values() for e in expressions):
            if isinstance(expression, Phrase):
                self._atom(expression)
            else:
                self.add(expression)
        for name in concepts:
            phrases, rich = _flat(name, concepts, ())
            for phrase in phrases:
                self._concepts_of.setdefault(self._atom(phrase), set()).add(name)
            if rich:
                self.lexicon.rich[name] = tuple(rich)

    def add_plain_words(self, words: PlainWords) -> None:
        """Make the terms known that have a plain alternative."""
        self.lexicon.endings = words.endings
        self.lexicon.function = words.function
        for phrase, term in words.terms.items():
            self.lexicon.plain[self._atom(phrase)] = term

    def add_names(self, names: Iterable[str]) -> None:
        """Make first names known."""
        self.lexicon.names = frozenset(fold(name) for name in names)

    def build(self) -> Lexicon:
        """Return the finished lexicon."""
        lexicon = self.lexicon
        lexicon.patterns = by_rarest_unit(self._patterns, self._uses())
        lexicon.rich = {
            name: tuple(lexicon.resolve(expression) for expression in found)
            for name, found in lexicon.rich.items()
        }
        lexicon.concept_of = {a: tuple(sorted(n)) for a, n in self._concepts_of.items()}
        for mode, table in self._tables.items():
            target = {"exact": lexicon.exact, "prefix": lexicon.prefixes}.get(
                mode, lexicon.suffixes if mode == "suffix" else lexicon.infixes
            )
            target.update({form: tuple(sorted(units)) for form, units in table.items()})
        lexicon.long_forms = by_ends(lexicon.exact)
        lexicon.real = real_words(lexicon.long_forms, known_words(lexicon.language))
        return lexicon

    def _atom(self, phrase: Phrase) -> int:
        known = self._atoms.get(phrase)
        if known is not None:
            return known
        atom = self._atoms[phrase] = len(self._atoms)
        units = tuple(self._unit(word.text, word.mode) for word in phrase.words)
        self._pattern(atom, units, phrase.gaps)
        if len(phrase.words) == 1 and phrase.words[0].mode == "forms":
            self._separable(atom, phrase.words[0].text)
        return atom

    def _pattern(
        self, atom: int, units: tuple[int, ...], gaps: tuple[int, ...], *, final: bool = False
    ) -> None:
        rest = tuple(zip(units, gaps, strict=True))[1:]
        order = len(self._patterns)
        self._patterns.append(Pattern(order, atom, units[0], rest, any(gaps), final))

    def _uses(self) -> dict[int, float]:
        """Return how often each unit is met; what only has an end in common with a word, often."""
        known = folded_uses(self.lexicon.language)
        uses = {unit: _COMMON for (_, mode), unit in self._unit_of.items() if mode in _PARTS}
        for form, units in self._tables["exact"].items():
            for unit in units:
                uses[unit] = uses.get(unit, 0.0) + known.get(form, _SELDOM)
        return uses

    def _separable(self, atom: int, word: str) -> None:
        if self.lexicon.language != "nl":
            return
        parts = apart(word)
        if parts is None:
            return
        base, particle, joined = parts
        verb = self._forms_unit(("apart", word), base)
        unit = self._forms_unit(("joined", word), joined)
        tail = self._unit(particle, "exact")
        self._pattern(atom, (unit,), (0,))
        self._pattern(atom, (verb, tail), (0, _PARTICLE_GAP), final=True)
        self._pattern(atom, (tail, self._unit("te", "exact"), verb), (0, 0, 0))

    def _forms_unit(self, key: tuple[str, str], forms: frozenset[str]) -> int:
        unit = self._unit_of.setdefault(key, len(self._unit_of))
        for form in forms:
            self._tables["exact"].setdefault(form, set()).add(unit)
        return unit

    def _unit(self, text: str, mode: str) -> int:
        known = self._unit_of.get((text, mode))
        if known is not None:
            return known
        unit = self._unit_of[(text, mode)] = len(self._unit_of)
        inflect = mode in {"forms", "suffix"}
        forms = word_forms(text, self.lexicon.language) if inflect else {fold(text)}
        if mode == "forms" and "à" in forms:
            forms = forms | {"a"}
        table = self._tables["exact" if mode == "forms" else mode]
        for form in forms:
            table.setdefault(form, set()).add(unit)
        return unit


def _flat(
    name: str, concepts: Mapping[str, Sequence[Expr]], seen: tuple[str, ...]
) -> tuple[list[Phrase], list[Expr]]:
    phrases: list[Phrase] = []
    rich: list[Expr] = []
    if name in seen:
        return phrases, rich
    for expression in concepts.get(name, ()):
        if isinstance(expression, Phrase):
            phrases.append(expression)
        elif isinstance(expression, Concept):
            inner, more = _flat(expression.name, concepts, (*seen, name))
            phrases += inner
            rich += more
        else:
            rich.append(expression)
    return phrases, rich
