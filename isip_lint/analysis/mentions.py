"""Find who is named in a row of tokens, and whether as subject or behind a preposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isip_lint.analysis.model import Bearer
from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.tokens import Token

_ROLES = (
    ("party/centre", Bearer.CENTRE),
    ("party/address", Bearer.BENEFICIARY),
    ("party/beneficiary", Bearer.BENEFICIARY),
    ("party/person-word", Bearer.BENEFICIARY),
    ("party/third", Bearer.THIRD),
    ("party/child", Bearer.THIRD),
    ("party/family", Bearer.THIRD),
    ("party/we", Bearer.UNKNOWN),
    ("party/pronoun", Bearer.UNKNOWN),
)
_TITLES = frozenset(
    "mevrouw mevr mevr. mw mw. mijnheer meneer heer dhr dhr. madame monsieur mme m.".split()
)
# "MW" in capitals is the social worker, "mw." is a title.
_OFFICES = frozenset({"MW", "MW'er"})
PERSON = "^"
_ALL = frozenset({"tous", "toutes", "alle"})
_OWNED = ("party/family", "party/child")
_IMPERSONAL = frozenset("est faut y convient sera s' revient n' ne etait va importe a".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at ``span`` (token indexes); ``oblique`` is behind a preposition or owned."""

    role: Bearer
    span: Span
    concept: str
    oblique: bool


@dataclass(frozen=True, slots=True)
class _Small:
    """The places of the prepositions and determiners of one row of tokens."""

    prepositions: frozenset[int]
    determiners: frozenset[int]

    @staticmethod
    def of(hits: Hits) -> _Small:
        return _Small(_places(hits, "word/preposition"), _places(hits, "word/determiner"))

    def before(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether what starts at ``start`` is behind a preposition."""
        index = start - 1
        while index >= 0 and (index in self.determiners or tokens[index].form in _ALL):
            index -= 1
        return index >= 0 and (
            index in self.prepositions
            or tokens[index].form == "devant"
            or tokens[start].form in {"aux", "au", "du", "des"}
        )


def _places(hits: Hits, concept: str) -> frozenset[int]:
    return frozenset(i for span in hits.concept(concept) for i in range(*span))


def find_mentions(
    tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]
) -> list[Mention]:
    """Return the parties named in ``tokens`` in order; ``aliases`` are the document's own names."""
    taken: dict[int, Mention] = {}
    small = _Small.of(hits)
    for index, role in _alias_places(tokens, aliases):
        taken[index] = Mention(role, (index, index + 1), "alias", small.before(tokens, index))
    for concept, role in _ROLES:
        for span in hits.concept(concept):
            if not any(i in taken for i in range(*span)) and not _skipped(
                tokens, span, concept, hits
            ):
                called = Bearer.CENTRE if tokens[span[0]].text in _OFFICES else role
                mention = Mention(called, span, concept, small.before(tokens, span[0]))
                taken.update(dict.fromkeys(range(*span), mention))
    unique = {id(mention): mention for _, mention in sorted(taken.items())}
    return sorted(unique.values(), key=lambda m: m.span)


def _alias_places(
    tokens: Sequence[Token], aliases: Mapping[str, Bearer]
) -> list[tuple[int, Bearer]]:
    places = []
    for index, token in enumerate(tokens):
        role = aliases.get(token.form)
        if role is None and token.text[:1].isupper():
            role = aliases.get(PERSON + token.form)
        if role is None:
            continue
        places.append((index, role))
        # A title belongs to the name behind it: "mevrouw Coppens" may be the social worker.
        places += [(i, role) for i in (index - 1, index - 2) if i >= 0 and _is_title(tokens[i])]
    return places


def _is_title(token: Token) -> bool:
    return token.form in _TITLES


def _skipped(tokens: Sequence[Token], span: Span, concept: str, hits: Hits) -> bool:
    form = tokens[span[0]].form
    following = tokens[span[1]].form if span[1] < len(tokens) else ""
    if form == "il":
        return following in _IMPERSONAL
    if form == "on":
        return not hits.has("party/address")
    # "Je vriend", "je dochter": whose, not who.
    if form == "je" and concept == "party/address":
        return any(s[0] == span[1] for c in _OWNED for s in hits.concept(c))
    return form == "m." and not (following and tokens[span[1]].text[:1].isupper())
