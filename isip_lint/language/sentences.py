"""Split a block into sentences, with the abbreviations of both languages known."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A colon ends a sentence when a whole one follows: "De familie laten we niet buiten schot: Je vraagt ...".
_MARK = re.compile(
    r"[.!?…]+[\"'»”’)\]]*(?=\s|$)|;(?=\s)|(?<=\w):"
    r"(?=\s(?:[A-ZÀ-Þ][a-zà-ÿ]*\s+[a-zà-ÿ]|(?:Dat|Het|De|Een|Le|La|Les|Un|Une|Que)\s))"
)
_BEFORE_COLON = 5
_BEHIND_COLON = 4
_ABBREVIATIONS = frozenset(
    """
    art arts bv bijv dhr mevr mw mr mrs dr nr nrs o.a d.w.z m.b.t i.k.v t.a.v t.o.v i.p.v enz
    max min tel blz resp ca a.d.h.v e.d incl excl i.v.m n.a.v o.m st vb zgn z.s.m k.b m.i w.o
    k.o b.s p.ex ex cf m mm mme mmes mlle etc p pp al n° no env év dir réf ref av bd ch h min
    sec cl jr jan feb febr mrt apr jun jul aug sept okt oct nov dec janv févr fevr avr juil
    déc u.v c.-à-d c.à.d prof ing lic pres voorz secr alg soc maatsch werk
    """.split()
)
_OPENING = re.compile(r"[\s(«\"'’]")
_FOLLOWING = re.compile(r"\S")
_LONGEST = 40
_INITIAL = re.compile(r"(?:[A-Z]|[a-z](?:\.[a-z])+)")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one block, without blanks around them."""
    spans = []
    start = 0
    for end in _ends(text):
        spans.append(_trimmed(text, start, end))
        start = end
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span[0] < span[1]]


def _ends(text: str) -> Iterator[int]:
    start = 0
    for mark in _MARK.finditer(text):
        if mark[0] == ":":
            if not _joins_sentences(text, start, mark):
                continue
        elif not mark[0].startswith(";") and not _closes(text, mark):
            continue
        start = mark.end()
        yield start


def _joins_sentences(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a few words or more stand on either side of a colon."""
    before, behind = text[start : mark.start()], text[mark.end() : mark.end() + _LONGEST]
    return len(before.split()) >= _BEFORE_COLON and len(behind.split()) > _BEHIND_COLON


def _closes(text: str, mark: re.Match[str]) -> bool:
    following = _FOLLOWING.search(text, mark.end())
    if following is None:
        return True
    if not mark[0].startswith("."):
        return True
    if following[0].islower():
        return False
    # Abbreviations are short: looking back over a whole block for each mark would cost its square.
    near = _OPENING.split(text[max(0, mark.start() - _LONGEST) : mark.start()])
    word = near[-1]
    if word.casefold() in _ABBREVIATIONS or _INITIAL.fullmatch(word):
        return bool(word.casefold() in {"enz", "etc", "e.d"} and following[0].isupper())
    return not (word.isdigit() and len(word) == mark.start())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
