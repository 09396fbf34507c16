"""Marks that text recognition reads as letters: bullets, lines of dots, numbers and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from isip_lint.documents.scan_engines import Word

_STRAY = 20.0
# Parts of the height of a usual word.
_BULLET_SIDE = 0.5
_DOTS_HEIGHT = 0.25
_DOTS_WIDTH = 0.8
_DOT_STEP = 0.4
_LOW = 0.6
_SQUARE = 1.5
_DASHES = frozenset("-–—_.,'’‘\"")
_LABEL = re.compile(r"(\d{1,2}|[IVXl|]{1,5})[.,]$")
_SECTIONS = re.compile(r"8([1-9]\d?)[.,:]?$")
_FIRST = re.compile(r"\bler\b")
# An initial is taken for a stroke: "|. Noël".
_INITIAL = re.compile(r"(?<!\S)\|(?=\.\s?[A-Z])")
_BRACES = re.compile(r"\{ ?\{ ?(.*?)\} ?\}")


def mend_words(words: Sequence[Word]) -> list[Word]:
    """Return ``words`` without doubtful ones; small squares before a line become bullets, flat low
    marks dots to be filled in, and the numbers of headings what they look like."""
    if not words:
        return []
    height = median(word.bottom - word.top for word in words)
    lines = [list(run) for _, run in groupby(words, key=lambda word: word.line)]
    mended = [list(_line(line, height)) for line in lines]
    signs = _section_signs(mended)
    return [word for line in mended for word in _with_label(line, signs)]


def mend_text(text: str) -> str:
    """Return a line with the first of the month, initials and the blanks of a template as they are set."""
    text = _INITIAL.sub("I", _FIRST.sub("1er", text))
    return _BRACES.sub(lambda found: "{{" + found[1].strip().replace(" ", "_") + "}}", text)


def _line(words: Sequence[Word], height: float) -> Iterator[Word]:
    end = -1.0
    for place, word in enumerate(words):
        if place == 0 and len(words) > 1 and _is_bullet(word, words[1], height):
            yield word._replace(text="•", sure=100.0)
        elif _is_dotted(word, words, height):
            count = max(3, round((word.right - word.left) / (_DOT_STEP * height)))
            yield word._replace(text="." * count, sure=100.0)
            end = word.right
        elif word.sure > _STRAY and word.right > end:
            yield word


def _is_bullet(word: Word, following: Word, height: float) -> bool:
    """Whether a mark is small, about square, and at the middle of the small letters beside it."""
    wide, high = word.right - word.left, word.bottom - word.top
    if len(word.text) > 1 or word.text in _DASHES or max(wide, high) > _BULLET_SIDE * height:
        return False
    middle = (following.top + following.bottom) / 2
    return max(wide, high) < _SQUARE * min(wide, high) and word.top < middle < word.bottom + high


def _is_dotted(word: Word, words: Sequence[Word], height: float) -> bool:
    """Whether a word is as flat as dots, and stands low beside the others of its line."""
    wide, high = word.right - word.left, word.bottom - word.top
    if high > _DOTS_HEIGHT * height or wide < _DOTS_WIDTH * height:
        return False
    tall = [other for other in words if other.bottom - other.top > _LOW * height]
    if not tall:
        return wide > 3 * height
    top, bottom = median(w.top for w in tall), median(w.bottom for w in tall)
    return word.top > top + _LOW * (bottom - top)


def _section_signs(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether lines begin with 81, 82 and so on, which are paragraph signs with their number."""
    found = [match[1] for line in lines if line and (match := _SECTIONS.match(line[0].text))]
    return any(str(int(number) - 1) in found for number in found)


def _with_label(line: list[Word], signs: bool) -> list[Word]:
    if len(line) < 2:
        return line
    first, second = line[0], line[1]
    if signs and (match := _SECTIONS.match(first.text)):
        return [first._replace(text=f"§{match[1]}"), *line[1:]]
    if second.text[:1].isupper() and (match := _LABEL.match(first.text)):
        number = match[1] if match[1].isdigit() else re.sub(r"[l|]", "I", match[1])
        return [first._replace(text=f"{number}."), *line[1:]]
    return line
