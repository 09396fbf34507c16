"""Expressions compiled for one language, and their matches in a row of tokens.

All words of all rules are looked up in one pass over the tokens, so the cost of a text grows with its
length and hardly with the number of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from isip_lint.language.forms import apart, known_words, word_forms
from isip_lint.language.misspelling import Heads, by_head, meant, real_words
from isip_lint.language.normalise import fold
from isip_lint.language.terms import NEAR, Absent, Concept, Expr, Joint, Known, Phrase
from isip_lint.language.tokens import Token

Span = tuple[int, int]
_PARTICLE_GAP = 16
_MIN_AFFIX = 3
_NONE: list[Span] = []


@dataclass(frozen=True, slots=True)
class Pattern:
    """Word units in a row that make one atom match; ``final`` marks a particle that ends a verb.

    A pattern is looked up by its rarest unit; ``rest`` are the units that must be there beside it.
    """

    atom: int
    units: tuple[int, ...]
    gaps: tuple[int, ...]
    final: bool = False
    rest: frozenset[int] = frozenset()


@dataclass(slots=True)
class Lexicon:
    """Word tables of one language; built by ``LexiconBuilder``, plain data so that it can be cached."""

    language: str
    exact: dict[str, tuple[int, ...]] = field(default_factory=dict)
    prefixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    suffixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    infixes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    patterns: dict[int, tuple[Pattern, ...]] = field(default_factory=dict)
    atoms: dict[Phrase, int] = field(default_factory=dict)
    concept_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rich: dict[str, tuple[Expr, ...]] = field(default_factory=dict)
    after_particle: frozenset[str] = frozenset()
    heads: Heads = field(default_factory=dict)
    real: frozenset[str] = frozenset()
    _units: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def units(self, form: str) -> tuple[int, ...]:
        """Return the word units that a folded form belongs to."""
        known = self._units.get(form)
        if known is None:
            known = self._units[form] = self._look_up(form)
        return known

    def _look_up(self, form: str) -> tuple[int, ...]:
        found = self._direct(form)
        if not found and form not in self.real:
            intended = meant(form, self.heads)
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
        """Return ``expression`` with its phrases replaced by their numbers: faster to match."""
        if isinstance(expression, Phrase):
            return Known(self.atoms[expression])
        if isinstance(expression, Absent):
            return Absent(self.resolve(expression.operand))
        if isinstance(expression, Joint):
            return Joint(expression.operator, tuple(self.resolve(o) for o in expression.operands))
        return expression

    def scan(self, tokens: Sequence[Token]) -> Hits:
        """Return all matches of all atoms in ``tokens``."""
        rows = [self.units(token.form) for token in tokens]
        places: dict[int, list[int]] = {}
        for index, row in enumerate(rows):
            for unit in row:
                places.setdefault(unit, []).append(index)
        hits = Hits(self, len(tokens))
        for anchor in places:
            for pattern in self.patterns.get(anchor, ()):
                if pattern.rest <= places.keys():
                    self._place(pattern, places[pattern.units[0]], rows, tokens, hits)
        return hits

    def _place(
        self,
        pattern: Pattern,
        starts: list[int],
        rows: list[tuple[int, ...]],
        tokens: Sequence[Token],
        hits: Hits,
    ) -> None:
        for start in starts:
            end = _row_end(pattern, start, rows)
            if end and not (pattern.final and not self._ends_verb(tokens, end)):
                hits.add(pattern.atom, (start, end))

    def _ends_verb(self, tokens: Sequence[Token], end: int) -> bool:
        if end >= len(tokens):
            return True
        following = tokens[end]
        return not following.is_word or following.form in self.after_particle


def _row_end(pattern: Pattern, start: int, rows: list[tuple[int, ...]]) -> int:
    position = start + 1
    for unit, gap in zip(pattern.units[1:], pattern.gaps[1:], strict=True):
        stop = min(position + gap + 1, len(rows))
        place = next((i for i in range(position, stop) if unit in rows[i]), None)
        if place is None:
            return 0
        position = place + 1
    return position


@dataclass(slots=True)
class Hits:
    """Matches in one row of tokens; spans are token indexes, end exclusive."""

    lexicon: Lexicon
    size: int
    atoms: dict[int, list[Span]] = field(default_factory=dict)
    concepts: dict[str, list[Span]] = field(default_factory=dict)
    _rich: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, atom: int, span: Span) -> None:
        """Note a match of an atom."""
        self.atoms.setdefault(atom, []).append(span)
        for name in self.lexicon.concept_of.get(atom, ()):
            self.concepts.setdefault(name, []).append(span)

    def concept(self, name: str) -> list[Span]:
        """Return the spans of a concept, its expressions with operators included."""
        plain = self.concepts.get(name, [])
        expressions = self.lexicon.rich.get(name)
        if not expressions:
            return plain
        if name not in self._rich:
            found = (self.match(expression) for expression in expressions)
            self._rich[name] = plain + [span for spans in found for span in spans]
        return self._rich[name]

    def has(self, name: str) -> bool:
        """Whether the concept occurs."""
        return bool(self.concept(name))

    def match(self, expression: Expr) -> list[Span]:
        """Return the spans that make ``expression`` true, empty when it is false."""
        if isinstance(expression, Concept):
            return self.concept(expression.name)
        if isinstance(expression, Known):
            return self.atoms.get(expression.atom, _NONE)
        if isinstance(expression, Joint):
            return self._joint(expression)
        if isinstance(expression, Absent):
            return [] if self.match(expression.operand) else [(0, 0)]
        return self.atoms.get(self.lexicon.atoms[expression], _NONE)

    def _joint(self, joint: Joint) -> list[Span]:
        if joint.operator == "|":
            return [span for operand in joint.operands for span in self.match(operand)]
        return self._all_of(joint)

    def _all_of(self, joint: Joint) -> list[Span]:
        found: list[list[Span]] = []
        for operand in joint.operands:
            spans = self.match(operand)
            if not spans:
                return []
            found.append(spans)
        if joint.operator == "&":
            return _closest(found)
        return _ordered(found) if joint.operator == "<" else _near(found)


def _closest(found: list[list[Span]]) -> list[Span]:
    anchor = next((s for spans in found for s in spans if s != (0, 0)), (0, 0))
    picked = [min(spans, key=lambda s: abs(s[0] - anchor[0])) for spans in found]
    return [span for span in picked if span != (0, 0)] or [(0, 0)]


def _ordered(found: list[list[Span]]) -> list[Span]:
    picked = [found[0][0]]
    for spans in found[1:]:
        later = [s for s in spans if s[0] >= picked[-1][1]]
        if not later:
            return []
        picked.append(later[0])
    return picked


def _near(found: list[list[Span]]) -> list[Span]:
    for first in found[0]:
        picked = [first]
        for spans in found[1:]:
            close = [s for s in spans if s[0] - first[1] <= NEAR and first[0] - s[1] <= NEAR]
            picked += close[:1]
        if len(picked) == len(found):
            return picked
    return []


class LexiconBuilder:
    """Give words, phrases and concepts their numbers, and expand words to forms."""

    def __init__(self, language: str, after_particle: frozenset[str] = frozenset()) -> None:
        self.lexicon = Lexicon(language, after_particle=after_particle)
        self._unit_of: dict[tuple[str, str], int] = {}
        self._patterns: list[Pattern] = []
        self._concepts_of: dict[int, set[str]] = {}
        self._tables: dict[str, dict[str, set[int]]] = {
            "exact": {}, "prefix": {}, "suffix": {}, "infix": {}
        }  # fmt: skip

    def add(self, expression: Expr) -> None:
        """Make all phrases of ``expression`` known."""
        if isinstance(expression, Phrase):
            self._atom(expression)
        elif isinstance(expression, Absent):
            self.add(expression.operand)
        elif isinstance(expression, Joint):
            for operand in expression.operands:
                self.add(operand)

    def add_concepts(self, concepts: Mapping[str, Sequence[Expr]]) -> None:
        """Make concepts known; a concept may name others."""
        for name, expressions in concepts.items():
            for expression in expressions:
                self.add(expression)
        for name in concepts:
            phrases, rich = _flat(name, concepts, ())
            for phrase in phrases:
                self._concepts_of.setdefault(self._atom(phrase), set()).add(name)
            if rich:
                self.lexicon.rich[name] = tuple(rich)

    def build(self) -> Lexicon:
        """Return the finished lexicon."""
        lexicon = self.lexicon
        lexicon.patterns = _by_rarest_unit(self._patterns)
        lexicon.concept_of = {a: tuple(sorted(n)) for a, n in self._concepts_of.items()}
        for mode, table in self._tables.items():
            target = {"exact": lexicon.exact, "prefix": lexicon.prefixes}.get(
                mode, lexicon.suffixes if mode == "suffix" else lexicon.infixes
            )
            target.update({form: tuple(sorted(units)) for form, units in table.items()})
        lexicon.rich = {
            name: tuple(lexicon.resolve(e) for e in found) for name, found in lexicon.rich.items()
        }
        lexicon.heads = by_head(lexicon.exact)
        lexicon.real = real_words(lexicon.heads, known_words(lexicon.language))
        return lexicon

    def _atom(self, phrase: Phrase) -> int:
        known = self.lexicon.atoms.get(phrase)
        if known is not None:
            return known
        atom = self.lexicon.atoms[phrase] = len(self.lexicon.atoms)
        units = tuple(self._unit(word.text, word.mode) for word in phrase.words)
        self._pattern(Pattern(atom, units, phrase.gaps))
        if len(phrase.words) == 1 and phrase.words[0].mode == "forms":
            self._separable(atom, phrase.words[0].text)
        return atom

    def _pattern(self, pattern: Pattern) -> None:
        self._patterns.append(pattern)

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
        self._pattern(Pattern(atom, (unit,), (0,)))
        self._pattern(Pattern(atom, (verb, tail), (0, _PARTICLE_GAP), final=True))
        self._pattern(Pattern(atom, (tail, self._unit("te", "exact"), verb), (0, 0, 0)))

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


def _by_rarest_unit(patterns: Sequence[Pattern]) -> dict[int, tuple[Pattern, ...]]:
    uses = Counter(unit for pattern in patterns for unit in set(pattern.units))
    found: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        anchor = min(pattern.units, key=lambda unit: uses[unit])
        rest = frozenset(pattern.units) - {anchor}
        found.setdefault(anchor, []).append(replace(pattern, rest=rest))
    return {unit: tuple(rows) for unit, rows in found.items()}


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
