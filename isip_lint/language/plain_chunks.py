"""Cut what stands between blanks where that is plain: a word or a number, with marks around it.

The tokens are those of the tokenisers in ``lite.py``. They are cut here because importing spaCy takes
longer than checking an agreement; what is not plain is left to ``odd_chunks.py``, and the rest to spaCy.
"""

from __future__ import annotations

import re

LETTER = r"[^\W\d_]"
ELIDED = r"(?:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])['’]"
PRONOUNS = "ce|elle|en|il|ils|je|là|moi|nous|on|t|vous|elles|ci|le|la|les|lui|leur|y"
_WHOLE = {
    "nl": "zo'n 's 't m'n z'n art. nr. dhr. mevr. mw. o.a. d.w.z. m.b.t. t.a.v. bv. bijv. enz.",
    "fr": "aujourd'hui aujourd’hui m. mme. etc. art. p.ex. cf. n° d'abord d'ailleurs d'office "
    "rendez-vous peut-être ci-après là-bas celui-ci celle-ci",
}
# Words that are never cut, though marks stand in them.
WHOLE = {
    language: frozenset(
        form for word in words.split() for form in (word, word.capitalize(), word.upper())
    )
    for language, words in _WHOLE.items()
}

_L = "a-zA-ZÀ-ÖØ-öø-ÿŒœ"
_WORD = rf"[{_L}'’]+(?:-[{_L}'’]+)*-?"
_PLAIN = re.compile(
    r"(?P<before>[(\[{\"“„«§]*)"
    rf"(?P<core>(?:[A-Z]\.)+|{_WORD}(?:/[{_L}]+)*|{_WORD}\([a-z]{{1,5}}|[{_L}]+[0-9]+"
    r"|[a-z0-9]+(?:[._@][a-z0-9]+)*\.[a-z]{2,}|[a-z](?:\.[a-z])+"
    r"|\+?[0-9]+(?:[.,/:-][0-9]+)*|[0-9]+(?:de|ste|e|er|re|ère|ème|[hu][0-9]*)"
    r"|\.{2,}(?:/\.{2,})*|-{2,})?"
    r"(?P<behind>(?:_*|[%€°])[,;:!?)\]}\"”»]*\.?[,;:!?)\]}\"”»]*)"
)
# Where the tokenisers cut inside a word or number.
_CUTS = {
    "nl": re.compile(r"\.{2,}|/(?![0-9])|(?<=[0-9])-(?=[0-9])"),
    "fr": re.compile(rf"\.{{2,}}|/(?![0-9])|(?<=[0-9])-(?=[0-9])|(?<={LETTER}['’])(?={LETTER})"),
}
# Quotation marks inside that are neither an elision nor an owner's.
_ODD_QUOTE = {
    "nl": re.compile(r"['’]"),
    "fr": re.compile(rf"^['’]|['’](?!{LETTER})|['’][sS]$"),
}
_JOINT = re.compile(r"((?<=['’])|(?=['’])|/|(?=-))")
_ELISION = re.compile(rf"(?i:{ELIDED})(?={LETTER})")
_PRONOUN = re.compile(rf"(?<={LETTER}{LETTER})-(?:{PRONOUNS})$")
_OWNER = re.compile(r"(?<=.)['’][sS]$")
_SURE_STOP = re.compile(r"(?:[a-zß-öø-ÿœ0-9)\]}\"”»%,;:!?_]|[A-ZÀ-ÖØ-ÞŒ]{2})$")

_MOST_PARTS = 12

Span = tuple[int, int]


def plain_spans(chunk: str, language: str) -> list[Span] | None:
    """Return the spans of the tokens in ``chunk``, in order; None when it is not plain."""
    if len(chunk) == 1 or (chunk.isascii() and chunk.isalpha()):
        return [(0, len(chunk))]
    found = _PLAIN.fullmatch(chunk)
    if found is None:
        return None
    first, end = found.span("core") if found["core"] else (found.end("before"),) * 2
    begun = _singles(0, first)
    start = _past_elisions(chunk, first, end, begun) if language == "fr" else first
    whole = _whole_end(chunk, start, end, language)
    if whole is None:
        odd = _holds_whole(chunk[first:end], chunk[end : end + 1], language)
        cores = None if odd else _core(chunk[start:end], language)
    else:
        # Marks fall off at both ends at once: of many in front, the last would take its stop along.
        cores = None if len(begun) - (len(chunk) - whole) > 1 else [(0, whole - start)]
        end = whole
    if cores is None or not _marks_fall_off(chunk, end):
        return None
    moved = [(first + start, last + start) for first, last in cores]
    return [*begun, *moved, *_singles(end, len(chunk))]


def _singles(start: int, end: int) -> list[Span]:
    return [(place, place + 1) for place in range(start, end)]


def _past_elisions(chunk: str, start: int, end: int, begun: list[Span]) -> int:
    """Add the elided words to ``begun``; return where the word behind them starts."""
    while chunk[start:end] not in WHOLE["fr"]:
        elided = _ELISION.match(chunk, start, end)
        if elided is None:
            break
        begun.append(elided.span())
        start = elided.end()
    return start


def _whole_end(chunk: str, start: int, end: int, language: str) -> int | None:
    """Return the end of the word that starts at ``start``, if it is one that is never cut."""
    for last in (end + 1, end):
        if last <= len(chunk) and chunk[start:last] in WHOLE[language]:
            return last
    return None


def _holds_whole(core: str, following: str, language: str) -> bool:
    """Whether a word that is never cut stands behind a cut, or before one, or there is too much."""
    if not core[:1].isalpha():
        return False
    parts = [part for part in _JOINT.split(core) if part]
    if len(parts) > _MOST_PARTS:
        return True
    ends = range(1, len(parts) + 1)
    joined = {"".join(parts[first:last]) for last in ends for first in range(last)}
    joined |= {"".join(parts[first:]) + following for first in range(len(parts))}
    return not joined.isdisjoint(WHOLE[language])


def _core(core: str, language: str) -> list[Span] | None:
    """Return the spans of a word or number without marks around it, nor words elided before it."""
    tails: list[Span] = []
    endings = (_OWNER, _PRONOUN, _PRONOUN, _PRONOUN) if language == "fr" else (_OWNER,)
    for ending in endings:
        tail = ending.search(core)
        if tail is not None:
            tails.insert(0, tail.span())
            core = core[: tail.start()]
    if _ODD_QUOTE[language].search(core):
        return None
    spans, last = [], 0
    for cut in _CUTS[language].finditer(core):
        spans += [(last, cut.start()), cut.span()]
        last = cut.end()
    return [span for span in (*spans, (last, len(core)), *tails) if span[0] < span[1]]


def _marks_fall_off(chunk: str, end: int) -> bool:
    """Whether each mark from ``end`` on is a token: a stop, % and € only behind what suits them."""
    for place in range(end, len(chunk)):
        before = chunk[:place]
        if chunk[place] in "%€" and not before[-1:].isdigit():
            return False
        if chunk[place] == "." and not _SURE_STOP.search(before):
            return False
    return True
