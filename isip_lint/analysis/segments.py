"""Which words of a clause are its main part, and which a condition, a purpose or a side remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.language.lexicon import Hits
from isip_lint.language.tokens import Token

_STOPS = frozenset({",", ";", ":", ")", "–", "—", "?"})
_WHOEVER = frozenset({"wie", "celui", "celle", "quiconque"})
_BECAUSE = frozenset({"comme", "puisque", "puisqu'", "aangezien", "omdat"})
_ANSWERS = frozenset({"dan", "alors"})


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
    starts = sorted(start for start, _ in hits.concept("cue/if") if start not in pseudo)
    spans = [_reach(tokens, start) for start in starts]
    if tokens[0].form in _WHOEVER and any(t.text == "," for t in tokens):
        spans.append(_reach(tokens, 0))
    aside = [_reach(tokens, start) for start, _ in sorted(hits.concept("cue/aside"))]
    if tokens[0].form in _BECAUSE and any(t.text == "," for t in tokens):
        aside.append(_reach(tokens, 0))
    brackets = _brackets(tokens)
    out = {i for a, b in [*spans, *aside, *brackets] for i in range(a, b)}
    main = frozenset(range(len(tokens))) - out
    if not any(tokens[i].is_word for i in main):
        main = frozenset(range(len(tokens)))
    return Segments(main, bool(spans))


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
