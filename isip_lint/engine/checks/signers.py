"""Who signs on a line: the centre, the person, or a name that the text above does not explain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isip_lint.analysis.mentions import PERSON
from isip_lint.analysis.model import Agreement, Bearer
from isip_lint.analysis.names import CENTRE, GREETING, is_no_name
from isip_lint.analysis.people import roles_in
from isip_lint.engine.checks.parties import people_of
from isip_lint.engine.checks.signed_on import BORN, MARKS, PLACED
from isip_lint.language.lexicon import Lexicon
from isip_lint.language.normalise import fold
from isip_lint.language.tokens import tokenize

_TITLES = re.compile(
    r"\b(?:mevrouw|mevr\.|mw\.|mijnheer|meneer|de heer|dhr\.|mejuffrouw|madame|mme|monsieur|mademoiselle|"
    r"mlle)(?=\W|$)",
    re.IGNORECASE,
)
_WE = re.compile(r"(?:wij|nous|ons)\b", re.IGNORECASE)
# A word of its own before a place to sign, which stands for whoever is not the centre: "De bewoner: .....".
_LABELLED = re.compile(
    r"\W*(?:(?:voor|pour)\s)?(?:de|het|le|la|l['’])\s?[\w()·'’-]+\s*(?:[(:,;.…_*]|$)", re.IGNORECASE
)
_PIECES = re.compile(r"\.{4,}|_{3,}|…+|✓|\((?:handt|sign|get)[^)]*\)|[–—;|]|\s-\s|\s{3,}")
_NAME = re.compile(r"\b[A-ZÀ-ÞŒ][\w'’-]{2,}")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+$")
_SIDE = re.compile(r"\s?[,(–-]\s*")
_APART = re.compile(r"[.;\n]")
_SHORTEST = 4
_NEAR = 28
_FIRST_TOKENS = 2
_HEAD = 40


class Signers:
    """Tells who signs, by the words of a line and by what stands beside a name in the text above."""

    def __init__(self, agreement: Agreement, lexicon: Lexicon, above: Sequence[str]) -> None:
        self._lexicon = lexicon
        self._aliases = agreement.aliases
        self._people = people_of(agreement)
        self._above = above
        self._roles: dict[str, Bearer | None] = {}

    def on(self, line: str) -> set[Bearer]:
        """Return who signs on a line; an office outweighs a title ("Madame Petit, Présidente")."""
        found: set[Bearer] = set()
        if self._lexicon.says(line, "signing/centre", "signing/we") or _WE.match(line):
            found.add(Bearer.CENTRE)
        if self._lexicon.says(line, "signing/person"):
            found.add(Bearer.BENEFICIARY)
        names = _NAME.findall(self._unplaced(line))
        told = {role for name in names if (role := self._role(name)) is not None}
        if not told and not found and (_TITLES.search(line) or is_label(line)):
            found.add(Bearer.BENEFICIARY)
        return found | told

    def strangers(self, line: str) -> set[frozenset[str]]:
        """Return the names on a line, without an office, that the text above does not know."""
        unplaced = self._unplaced(line)
        if is_for_centre(self._lexicon, unplaced):
            return set()
        told = {name.words for name, role in roles_in(unplaced) if role is not False}
        if MARKS.search(line):
            single = (piece.strip(" ,:") for piece in _PIECES.split(unplaced))
            told |= {frozenset({p}) for p in single if self._is_name(p)}
        return {words for words in told if all(self._role(w) is None for w in words)}

    def _is_name(self, piece: str) -> bool:
        """Whether a piece is one word with a capital that may be a name: not "Van", not "L'usager"."""
        if not _ONE_NAME.match(piece) or len(piece) < _SHORTEST or is_no_name(piece):
            return False
        return not self.on(piece)

    def _unplaced(self, line: str) -> str:
        """Return ``line`` without the town that stands before its date."""
        town = PLACED.search(line)
        if town is None or self._is_known(town[0]):
            return line
        return f"{line[: town.start()]} {line[town.end() :]}"

    def _is_known(self, text: str) -> bool:
        known = self._people.party | self._people.staff
        return any(fold(word) in known for word in _NAME.findall(text))

    def _role(self, name: str) -> Bearer | None:
        """Return the party that ``name`` belongs to, or None for a word that is no name here."""
        if name not in self._roles:
            self._roles[name] = self._look(name)
        return self._roles[name]

    def _look(self, name: str) -> Bearer | None:
        folded = fold(name)
        known = self._aliases.get(PERSON + folded)
        # "«PRENOM» «NOM»" in a template.
        if known is not None and name.isupper():
            return known
        if is_no_name(name) or self._lexicon.says(name, "signing/centre"):
            return None
        if folded in self._people.staff:
            return Bearer.CENTRE
        if folded in self._people.party | self._people.titled:
            return Bearer.BENEFICIARY
        return known if known is not None else self._told_above(name)

    def _told_above(self, name: str) -> Bearer | None:
        """Return whose name it is by the words beside it in the lines above; in small letters it is none."""
        word = re.escape(name)
        if any(re.search(rf"\b{re.escape(name.lower())}\b", line) for line in self._above):
            return None
        person = rf"\b{word}\b\W{{0,3}}{BORN}|\b(?:{GREETING})\s+{word}\b"
        if any(re.search(person, line) for line in self._above):
            return Bearer.BENEFICIARY
        if any(self._in_office(name, line) for line in self._above):
            return Bearer.CENTRE
        # Where the person is known by name, somebody else who signs is not that person.
        told = any(re.search(rf"\b{word}\b", line, re.IGNORECASE) for line in self._above)
        return Bearer.BENEFICIARY if told and not self._people.party else None

    def _in_office(self, name: str, line: str) -> bool:
        """Whether an office of the centre stands close before a name, or right behind it."""
        places = [m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", line, re.IGNORECASE)]
        offices = list(_offices(self._lexicon, line)) if places else []
        return any(_is_beside(line, place, office) for place in places for office in offices)


def is_label(text: str) -> bool:
    """Whether a line, or the head of a column, is a noun that stands for one who signs: "De bewoner"."""
    return _LABELLED.match(text) is not None


def is_for_centre(lexicon: Lexicon, line: str) -> bool:
    """Whether a line opens with the centre and a colon: "Voor het OCMW, de voorzitter: ....."."""
    head, colon, _ = line.partition(":")
    if not colon:
        return False
    spans = lexicon.read(head).concept("signing/centre")
    tokens = tokenize(head, lexicon.language)
    return any(s <= _FIRST_TOKENS and len(head) - tokens[e - 1].end <= _HEAD for s, e in spans)


def _offices(lexicon: Lexicon, line: str) -> Iterator[tuple[int, int]]:
    tokens = tokenize(line, lexicon.language)
    for start, end in lexicon.read(line).concept("signing/centre"):
        yield tokens[start].start, tokens[end - 1].end


def _is_beside(line: str, name: tuple[int, int], office: tuple[int, int]) -> bool:
    between = line[office[1] : name[0]]
    if office[1] <= name[0] and len(between) <= _NEAR and not _APART.search(between):
        return True
    side = _SIDE.match(line, name[1])
    behind = side is not None and side.end() == office[0]
    return behind and not re.match(CENTRE, line[slice(*office)], re.IGNORECASE)
