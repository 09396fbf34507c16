"""Join the lines of a paragraph, and the words that a hyphen at a line end has cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SOFT = "\u00ad\u2010"
_HYPHENS = "-" + _SOFT
_ENDS = tuple(_HYPHENS)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(rf"([^\W\d_]+(?:['’-][^\W\d_]+)*)[{_HYPHENS}]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
# "gezondheids- of billijkheidsredenen": the hyphen stands for the second half.
_ELLIPSIS = frozenset(("en", "of", "of/en", "en/of", "et", "ou", "et/ou"))
_FRENCH_TAILS = frozenset(
    re.findall(
        r"\w+",
        "il elle on ils elles je tu nous vous ce ci là même mêmes dire être le la les lui leur y "
        "en moi toi t dessus dessous après avant",
    )
)
_SMALL = (
    frozenset(re.findall(r"\w+", "het een van voor met naar zijn wordt")),
    frozenset(re.findall(r"\w+", "le la les du des et pour un une est avec")),
)
_PREFIXES = frozenset(
    re.findall(r"\w+", "ex non vice mi demi semi sous peut rendez avant après vis quasi")
)


def line_vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Return the whole words of ``lines``; those that a line end may have cut are left out."""
    words: set[str] = set()
    for line in lines:
        found = [match.group().lower() for match in _WORD.finditer(line)]
        cut_off = bool(found) and line[-1:] in _ENDS
        words.update(found[1:-1] if cut_off else found[1:])
    return frozenset(words)


def small_words(lines: Iterable[str]) -> tuple[int, int]:
    """Return how many small words that only Dutch has stand in ``lines``, and how many of French."""
    words = re.findall(r"\w+", " ".join(lines).lower())
    dutch, french = (sum(word in small for word in words) for small in _SMALL)
    return dutch, french


def is_cut(line: str) -> bool:
    """Whether ``line`` ends with a hyphen that cuts or shortens a word."""
    return line[-1:] in _ENDS and _CUT.search(line) is not None


@dataclass(frozen=True, slots=True)
class Words:
    """The whole words of a document, and whether it cuts words at the end of a line."""

    known: frozenset[str]
    cuts: bool = True


def join_lines(lines: Sequence[str], joints: Sequence[bool], words: Words) -> str:
    """Return ``lines`` as one text; cut words are joined as ``words`` tell.

    ``joints`` tell where nothing may part a line from the next, not even a blank.
    """
    text = lines[0] if lines else ""
    for line, joint in zip(lines[1:], joints, strict=True):
        text = (
            text + line if joint and _is_joined(text, line, words) else _joined(text, line, words)
        )
    return re.sub("[\u00ad\u2010](?=\\s|$)", "-", text).replace("\u00ad", "")


def _is_joined(text: str, line: str, words: Words) -> bool:
    """Whether the end of ``text`` and the begin of ``line`` are one; both may be words of their own."""
    head, tail = _LAST_WORD.search(text), _WORD.match(line)
    if head is None or tail is None:
        return _CUT.search(text) is None
    parts = head.group().lower(), tail.group().lower()
    return "".join(parts) in words.known or not words.known.intersection(parts)


def _joined(text: str, line: str, words: Words) -> str:
    cut = _CUT.search(text)
    after = _WORD.match(line)
    if cut is None or after is None:
        return text + line if text[-1] in _SOFT and line[0].isalpha() else f"{text} {line}"
    first = cut[1].lower()
    tail = line.split(maxsplit=1)[0].lower().rstrip(",;:.")
    if tail in _ELLIPSIS:
        return f"{text[:-1]}- {line}"
    if _is_one_word(first, after.group().lower(), words) and _may_join(cut[1], line):
        return text[:-1] + line
    return f"{text[:-1]}-{line}"


def _may_join(head: str, line: str) -> bool:
    """Capitals ("GPMI-contract", "Sint-Jan") keep their hyphen."""
    return line[0].islower() and not head[-1].isupper()


def _is_one_word(first: str, second: str, words: Words) -> bool:
    if first.rsplit("-", 1)[-1] + second in words.known or first + second in words.known:
        return True
    if (
        not words.cuts
        or f"{first}-{second}" in words.known
        or second.split("-", maxsplit=1)[0] in _FRENCH_TAILS
    ):
        return False
    return first not in _PREFIXES and not first.endswith(("-t", "-à"))
