"""Names of persons: where a text introduces them, and the same names wherever else they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from isip_lint.analysis.personal_patterns import any_of
from isip_lint.analysis.personal_words import PersonalWords
from isip_lint.documents.model import Block

_UPPER = "A-ZÀ-ÖØ-ÞŞĞİŁŠŽČ"
_INITIALS = rf"(?:[{_UPPER}]\.[ -]?)+"
_PART = (
    rf"(?:D['’]h\w+|(?:[dlDLO]['’])?[{_UPPER}]\w*(?:(?:['’.](?=[{_UPPER}])|-(?=\w))\w+)*)(?!['’]\w)"
)
_PARTICLES = frozenset(
    "van von de den der del della di da dos du des le la ten ter te vande vanden vander el al ben bin ibn 't ’t zu uyt".split()
)
_PARTICLE = r"(?:[VvDdLlTtEeAaBbIiZzUu'’][a-z]{1,5})"
_LINK = rf"[ -]{{1,2}}(?:{_PARTICLE}[ -]){{0,3}}"
_ELEMENT = rf"(?:{_INITIALS}|{_PART})"
_RUN = re.compile(rf"(?<![\w'’]){_ELEMENT}(?:(?:{_LINK}|(?<=\.)){_ELEMENT})*")
_PIECE = re.compile(rf"{_INITIALS}|[\w][\w'’.-]*[\w]|\w|['’]t")
_PLAIN = re.compile(r"(?<![\w])[a-zà-ÿœ][\w'’-]+")
_ADDRESS = re.compile(r"\S*(?:@|www\.|://)\S*")
_BEHIND = re.compile(
    rf" (?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Ee]l|[Dd]u|[Ll]e|[Ll]a) ){{0,2}}({_PART})"
)
_AND = re.compile(r"\s+(?:en|et|&)\s+$")
_SAINT = re.compile(r"\b(?:sint|saint|sainte|st|ste)[. -]$", re.I)
_BLANK_BEHIND = re.compile(r"\s*(?:[:(,…._–-].*)?$")
_NEAR = 45
_LONG = 2
_SHORT = 3
# Words in capitals that open the next entry of a form: "Inge KIND: Liam".
_LABEL = re.compile(rf"[{_UPPER}]{{3,}}\s*\d*\s*:")
_ROMAN = re.compile(r"[IVX]{1,5}")
_MOST_IN_CAPITALS = 2
_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words with capitals in a row; ``start`` includes particles before them."""

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]


class NameFinder:
    """Finds names with the words of ``rules/masking``; made once for each set of words."""

    def __init__(self, words: PersonalWords) -> None:
        self._known = frozenset(words.first_names)
        self._not = _folded(words.not_names)
        self.ordinary = _folded(words.ordinary)
        self._titles = _folded(words.titles)
        family = _folded(words.family)
        behind_comma = {f"{word}," for word in family}
        self._cues = self._titles | family | behind_comma | _folded(words.introductions)
        self._places = any_of(words.places)
        labels = any_of(words.labels).pattern
        self._label = re.compile(rf"(?:{labels})[^:.;|]{{0,25}}:\s*$", re.IGNORECASE)
        self._label_only = re.compile(rf"\W*(?:{labels})(?:\s*\([^)]*\))?[\s:]*", re.IGNORECASE)
        birth = any_of(words.birth).pattern
        self._birth = re.compile(rf"\s*[,(]?\s*(?:{birth})", re.IGNORECASE)

    def introduced(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of names that ``text`` itself shows to be names."""
        before: Candidate | None = None
        for found in self._candidates(text):
            start = self._start(text, found)
            joined = before is not None and _AND.fullmatch(text[before.end : found.start])
            if joined or start is not None:
                yield (found.start if start is None else start), found.end
            before = found if joined or start is not None else None
            if start is not None:
                yield from self._joined_before(text, start)

    def titled(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of names behind a title or that begin with a known first name."""
        for found in self._candidates(text):
            cue = _cue(text[max(0, found.start - _NEAR) : found.start])
            titled = not cue.isdisjoint(self._titles)
            start = found.start if titled else self._first_name(text, found)
            if start is not None:
                yield start, found.end

    def in_cell(self, block: Block) -> Iterator[tuple[int, int]]:
        """Yield the span of the name in a cell of which a head asks for a name."""
        if block.cell is not None:
            heads = (block.cell.row_head, block.cell.column_head)
            if any(head and self._label_only.fullmatch(head) for head in heads):
                yield from self.alone(block.text, least=1)

    def below_label(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the names on a line of their own below a label on a line of its own."""
        for above, below in pairwise(blocks):
            below_it = above.cell is None or (
                below.cell is not None and above.cell.column == below.cell.column
            )
            if below_it and len(above.text) <= _NEAR and self._label_only.fullmatch(above.text):
                for start, end in self.alone(below.text, least=1):
                    yield below.text[start:end]

    def alone(self, text: str, *, least: int) -> Iterator[tuple[int, int]]:
        """Yield the span of a name of ``least`` words that opens a line and is nearly all of it."""
        for found in self._candidates(text):
            opens = not text[: found.start].strip(" –-•*")
            ends = _BLANK_BEHIND.match(text[found.end :])
            shouted = found.words[-1].isupper() and self._first_name(text, found) is None
            if opens and ends and len(found.words) >= least and not (shouted and least > 1):
                yield found.start, found.end
            return

    def is_word(self, part: str) -> bool:
        """Whether a word is none of a name."""
        folded = part.casefold().rstrip(".")
        first = folded.split("-", 1)[0]
        known = folded in self._not or (len(first) > _LONG and first in self._not)
        return known or _ROMAN.fullmatch(part) is not None

    def is_place(self, text: str, start: int) -> bool:
        """Whether words in front say that a place stands at ``start``."""
        before = text[max(0, start - 30) : start].rstrip(" '’")
        return any(found.end() == len(before) for found in self._places.finditer(before))

    def longer(self, text: str, end: int) -> int:
        """Return the end of a name that ends at ``end`` or one unknown word later."""
        behind = _BEHIND.match(text, end)
        if behind is None or self._is_cut(behind[1]) or _LABEL.match(text, behind.start(1)):
            return end
        return behind.end()

    def _candidates(self, text: str) -> Iterator[Candidate]:
        """Yield rows of words with capitals, cut at words that are none of a name."""
        most = _MOST_IN_CAPITALS if text.isupper() else len(text)
        for run in _RUN.finditer(text):
            pieces: list[re.Match[str]] = []
            for piece in _PIECE.finditer(text, *run.span()):
                if self._is_cut(piece[0]):
                    yield from _candidate(text, pieces)
                    pieces = []
                else:
                    pieces.append(piece)
            while len(pieces) > 1 and _LABEL.match(text, pieces[-1].start()):
                pieces.pop()
            yield from _candidate(text, pieces[:most])

    def _is_cut(self, word: str) -> bool:
        """Whether a word ends the name before it: none of a name, or what leads in the next one."""
        cue = word.casefold() in self._cues
        return (cue or self.is_word(word)) and not _is_particle(word)

    def _start(self, text: str, found: Candidate) -> int | None:
        """Return where the name begins in ``found``; None when nothing shows that it is one."""
        before = text[max(0, found.start - _NEAR) : found.start]
        introduced = (
            not _cue(before).isdisjoint(self._cues)
            or self._label.search(before) is not None
            or self._birth.match(text, found.end) is not None
        )
        return found.start if introduced else self._first_name(text, found)

    def _joined_before(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        lead = _AND.search(text[:start])
        word = re.search(rf"(?<![\w]){_PART}$", text[: lead.start()]) if lead else None
        if word is not None and not self.is_word(word[0]) and word.start() > 0:
            yield word.span()

    def _first_name(self, text: str, found: Candidate) -> int | None:
        """Return the place of the first word of ``found`` that is a known first name."""
        for word, start in zip(found.words, found.starts, strict=True):
            if self._is_known(word) and not _SAINT.search(text[:start]):
                return None if self.is_place(text, start) else start
        return None

    def _is_known(self, word: str) -> bool:
        first = word.split("-", maxsplit=1)[0]
        return not {word, first, word.capitalize() if word.isupper() else word}.isdisjoint(
            self._known
        )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold().rstrip(".") for word in words)


def _is_particle(word: str) -> bool:
    return word.casefold() in _PARTICLES


def _candidate(text: str, pieces: list[re.Match[str]]) -> Iterator[Candidate]:
    """Yield the pieces without particles at their end; particles in small letters may open."""
    while pieces and _is_particle(pieces[-1][0]):
        pieces.pop()
    while pieces and pieces[0][0].islower():
        pieces.pop(0)
    if not pieces:
        return
    start = pieces[0].start()
    opening = re.search(rf"(?<![\w])(?:{_PARTICLE}[ -]){{1,3}}$", text[max(0, start - 16) : start])
    if opening is not None and all(map(_is_particle, re.findall(r"[\w'’]+", opening[0]))):
        lead = start - len(opening[0])
        behind = _cue(text[max(0, lead - 12) : lead])
        start = lead if behind & _TITLES_SHORT else start
    end = pieces[-1].end()
    named = [piece for piece in pieces if not _is_particle(piece[0])]
    yield Candidate(
        start,
        end - text[start:end].endswith((" ", "-")),
        tuple(piece[0].rstrip(" -") for piece in named),
        tuple(piece.start() for piece in named),
    )


_TITLES_SHORT = frozenset(
    "mevrouw mevr mw heer dhr mijnheer meneer mejuffrouw madame mme monsieur m mlle mr dr".split()
)


def _cue(before: str) -> frozenset[str]:
    """Return the last one, two and three words of ``before``, particles at the end left out."""
    words = [w.casefold() for w in before.split()]
    if words and words[-1].endswith(".") and len(words[-1]) > _ABBREVIATION:
        return frozenset()
    words = [w.rstrip(".") for w in words]
    if before and not before[-1].isspace() and before[-1] not in "'’(«\"“":
        return frozenset()
    while words and words[-1] in _PARTICLES:
        words.pop()
    return frozenset(" ".join(words[-n:]) for n in (1, 2, 3))


def name_parts(names: Iterable[str], finder: NameFinder) -> frozenset[str]:
    """Return the words of ``names`` that can stand for the person, halves of double names too."""
    parts: set[str] = set()
    for name in names:
        for word in re.findall(rf"(?<![\w'’]){_PART}", name):
            for part in (word, *word.split("-")):
                particle = _is_particle(part)
                if len(part) >= _LONG and part[0].isupper() and not particle:
                    parts.add(part)
    return frozenset(part for part in parts if not finder.is_word(part))


def doubtful_parts(parts: Iterable[str], text: str, finder: NameFinder) -> frozenset[str]:
    """Return the parts that ``text`` also uses as an ordinary word or as the name of a place."""
    plain = {found[0].casefold() for found in _PLAIN.finditer(_ADDRESS.sub(" ", text))}
    doubtful = {part for part in parts if part.casefold() in plain | finder.ordinary}
    left = "|".join(re.escape(part) for part in set(parts) - doubtful) or "(?!)"
    for found in re.finditer(rf"(?<!\w)(?:{left})(?!\w)", text):
        if finder.is_place(text, found.start()):
            doubtful.add(found[0])
    return frozenset(doubtful)


@lru_cache(maxsize=32)
def names_pattern(parts: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for a row of name parts, with initials and particles before and between."""
    forms = {form for part in parts for form in (part, part.upper(), part.title())}
    forms |= {part.lower() for part in parts if len(part) > _SHORT}
    longest = sorted(forms, key=len, reverse=True)
    any_part = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?:['’]s\b)?(?!\w)"
    particles = "|".join(sorted((p for p in _PARTICLES if p[0].isalpha()), key=len, reverse=True))
    opening = "|".join((*(p.title() for p in particles.split("|")), particles.upper()))
    lead = rf"(?:(?!M\.\s){_INITIALS})?(?:(?:{opening})[ -](?:(?i:{particles})[ -]){{0,2}})?"
    inside = rf"(?:(?:(?i:{particles})[ -]){{0,3}}(?:{_INITIALS}|{any_part}))"
    return re.compile(rf"(?<!\w){lead}{any_part}(?:[ -]{{1,2}}{inside})*")
