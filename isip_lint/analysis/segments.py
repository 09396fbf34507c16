"""Which words of a clause are its main part, and which a condition, a purpose or a side remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.tokens import Token

_STOPS = frozenset({",", ";", ":", ")", "–", "—", "?"})
_WHOEVER = frozenset({"wie", "celui", "celle", "quiconque"})
# What opens a relative clause of its own, before the sentence that it belongs to.
_WHATEVER = frozenset({"wat", "hetgeen", "waar", "ce"})
_THAT = frozenset({"que", "qu'", "qui", "dont"})
_BECAUSE = frozenset({"comme", "puisque", "puisqu'", "aangezien", "omdat"})
_ANSWERS = frozenset({"dan", "alors"})
_ASKS = frozenset(
    """wat wie hoe wanneer waar waarom welke welk hoeveel mag moet qui que qu' quoi comment quand ou pourquoi quel
    quelle quels quelles combien""".split()
)
_SUBJECTS = frozenset("ik u je jij hij ze zij we wij jullie men er het".split())
_WITHOUT = frozenset({"zonder", "sans"})
_NO = frozenset({"geen", "pas"})
_VERBS = frozenset(
    "is ben bent kan wil mag zal heb hebben zijn kunnen willen krijg doe blijf word ga kom".split()
)


@dataclass(frozen=True, slots=True)
class Segments:
    """Token indexes of the main part, and whether the clause has a condition."""

    main: frozenset[int]
    conditional: bool

    @property
    def start(self) -> int:
        """Return the first index of the main part."""
        return min(self.main, default=0)


def find_segments(tokens: Sequence[Token], hits: Hits) -> Segments:
    """Return the segments of a clause; a clause that is all condition is its own main part."""
    pseudo = {i for span in hits.concept("cue/pseudo-if") for i in range(*span)}
    starts = sorted(_opening(tokens, s) for s in hits.concept("cue/if") if s[0] not in pseudo)
    spans = [_reach(tokens, start) for start in starts]
    if tokens[0].form in _WHOEVER and any(t.text == "," for t in tokens):
        spans.append(_reach(tokens, 0))
    spans += [*_question(tokens), *_inverted(tokens)]
    without = _without(tokens, hits)
    aside = [_reach(tokens, start) for start, _ in sorted(hits.concept("cue/aside"))]
    if _opens_aside(tokens) and any(t.text == "," for t in tokens):
        aside.append(_reach(tokens, 0))
    brackets = _brackets(tokens)
    out = {i for a, b in [*spans, *aside, *brackets] for i in range(a, b)}
    main = frozenset(range(len(tokens))) - out
    if not any(tokens[i].is_word for i in main):
        main = frozenset(range(len(tokens)))
    return Segments(main, bool(spans) or without)


def _opens_aside(tokens: Sequence[Token]) -> bool:
    """ "Comme ...,", "Wat u niet begrijpt, ...", "Ce que vous ne comprenez pas, ..."."""
    first = tokens[0].form
    told = first != "ce" or (len(tokens) > 1 and tokens[1].form in _THAT)
    return first in _BECAUSE or (first in _WHATEVER and told and tokens[-1].text != "?")


def _opening(tokens: Sequence[Token], span: Span) -> int:
    """In "ne sera payé que si ..." the condition begins at the end."""
    return span[1] - 1 if tokens[span[0]].form in {"ne", "n'"} else span[0]


def _question(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """ "Niet gekomen? Dan ...", "Empêché ? Appelez": the question is the condition of what follows."""
    open_one = tokens[0].form not in _ASKS
    return [
        (0, index + 1)
        for index, token in enumerate(tokens[:-1])
        if token.text == "?" and (open_one or tokens[index + 1].form in _ANSWERS)
    ][:1]


def _inverted(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """ "Komt u niet, dan ...", "Raak ik er niet, bel dan": a verb in front, an answer behind the comma."""
    turned = len(tokens) > 1 and tokens[1].form in _SUBJECTS
    opens = turned or tokens[0].form.endswith("t") or tokens[0].form in _VERBS
    for index, token in enumerate(tokens[:-1]):
        if token.text == ",":
            answer = {t.form for t in tokens[index + 1 : index + 2 + turned]}
            return [(0, index)] if opens and answer & _ANSWERS else []
    return []


def _without(tokens: Sequence[Token], hits: Hits) -> bool:
    """ "Zonder attest wordt niets betaald": one negation is the condition of the other."""
    later = any(start > 0 for start, _ in hits.concept("cue/negation"))
    comma = any(t.text == "," for t in tokens)
    again = tokens[0].form in _NO and any(t.form == tokens[0].form for t in tokens[1:]) and comma
    return again or (tokens[0].form in _WITHOUT and (later or comma))


def _reach(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """A condition runs to the next comma (or to "dan", "alors"), else to the end."""
    for index in range(start + 1, len(tokens)):
        if tokens[index].text in _STOPS or tokens[index].form in _ANSWERS:
            return start, index
    return start, len(tokens)


def _brackets(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.text == "(":
            opened = index
        elif token.text == ")" and opened is not None:
            spans.append((opened, index + 1))
            opened = None
    return spans
