"""The events of a paragraph as lines of text, each with its check-box and blanks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from isip_lint.documents.builder import squeeze
from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.flow.symbols import BOX, OFF, ON, is_ticked
from isip_lint.documents.marks import split_label

_BULLET = re.compile(r"\s*(?:([-–—•·*▪▫●○◦‣⁃➢➤►❖→✓✗])\s+|(o)\s+|([-–•])(?=[^\W\d_]))(?=\S)")
_MARK_ONLY = re.compile(r"[-–—•·*▪●○◦‣o]|\(?(?:\d{1,2}|[a-z])[.)]")
_MAX_BOXES = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """Which marks at the begin of a line were typed as letters and become its label."""

    bullets: bool
    numbers: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line as shown; ``label`` is a typed mark, ``blanks`` are spans to be filled in."""

    text: str
    label: str = ""
    bold: bool = False
    checked: bool | None = None
    blanks: tuple[tuple[int, int], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line before its white space is squeezed: its pieces and where each of them begins."""

    text: str
    pieces: tuple[Event, ...]
    starts: tuple[int, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a raw line that belongs to one check-box, or to none."""

    checked: bool | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paging:
    """The page reached, or None if pages are not known, and the sign that turns a page."""

    page: int | None
    turns: Sign

    def after(self, event: Event) -> Paging:
        """Return the page after an event."""
        if self.page is None or event.sign is not self.turns:
            return self
        return replace(self, page=self.page + 1)


NO_PAGES = Paging(None, Sign.HARD_PAGE)


def read_lines(shown: Iterable[Event], paging: Paging, typed: Typed) -> tuple[list[Line], Paging]:
    """Return the lines with text or a check-box, and the page at the end."""
    raws, paging = _raw_lines(shown, paging)
    return [line for raw in raws for line in _split(raw, typed)], paging


def _raw_lines(shown: Iterable[Event], paging: Paging) -> tuple[list[_Raw], Paging]:
    raws: list[_Raw] = []
    pieces: list[Event] = []
    begun: int | None = None
    for event in shown:
        paging = paging.after(event)
        if event.sign is Sign.LINE:
            raws.append(_raw(pieces, begun or paging.page))
            pieces, begun = [], None
        elif event.sign is Sign.TEXT and event.text:
            begun = begun or (paging.page if event.text.strip() else None)
            pieces.append(event)
    return [*raws, _raw(pieces, begun or paging.page)], paging


def _raw(pieces: list[Event], page: int | None) -> _Raw:
    starts: list[int] = []
    length = 0
    for piece in pieces:
        starts.append(length)
        length += len(piece.text)
    return _Raw("".join(piece.text for piece in pieces), tuple(pieces), tuple(starts), page)


def _split(raw: _Raw, typed: Typed) -> list[Line]:
    lines = [_line(raw, part, typed) for part in _parts(raw.text)]
    if len(lines) > 1:
        first = lines[0]
        label = first.text if _MARK_ONLY.fullmatch(first.text) else first.label
        if label and first.text in {"", label}:
            lines[:2] = [replace(lines[1], label=label)]
    return [line for line in lines if line.text]


def _parts(text: str) -> list[_Part]:
    boxes = list(islice(BOX.finditer(text), _MAX_BOXES + 1))
    if not boxes or len(boxes) > _MAX_BOXES:
        return [_Part(None, 0, len(text))]
    before, after = text[: boxes[0].start()], text[boxes[-1].end() :]
    states = [is_ticked(box[0]) for box in boxes]
    if before.strip() and not after.strip(" \t.,;"):
        starts = [0, *(box.end() for box in boxes[:-1])]
        ends = [box.start() for box in boxes]
        return [_Part(*part) for part in zip(states, starts, ends, strict=True)]
    starts = [box.end() for box in boxes]
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    options = [_Part(*part) for part in zip(states, starts, ends, strict=True)]
    return [_Part(None, 0, boxes[0].start()), *options]


def _line(raw: _Raw, part: _Part, typed: Typed) -> Line:
    label, start = _label(raw, part, typed)
    end = part.end
    text = squeeze(raw.text[start:end])
    if not text and part.checked is not None:
        return Line(ON if part.checked else OFF, checked=part.checked, page=raw.page)
    pieces = _pieces(raw, start, end)
    return Line(
        text,
        label,
        _all_bold(pieces),
        part.checked,
        _blanks(pieces),
        raw.page,
    )


def _label(raw: _Raw, part: _Part, typed: Typed) -> tuple[str, int]:
    """Return the typed mark of a line and where the words behind it begin."""
    bullet = _BULLET.match(raw.text, part.start, part.end) if typed.bullets else None
    if bullet is not None:
        return bullet[0].strip(), bullet.end()
    if not typed.numbers or part.start:
        return "", part.start
    label, rest = split_label(raw.text[: part.end].lstrip())
    start = part.end - len(rest)
    # A line that is all bold is a title: the number belongs to it.
    if not label or _all_bold(_pieces(raw, start, part.end)):
        return "", part.start
    return label, start


def _all_bold(pieces: list[tuple[Event, str]]) -> bool:
    lettered = [piece.bold for piece, cut in pieces if any(map(str.isalnum, cut))]
    return bool(lettered) and all(lettered)


def _pieces(raw: _Raw, start: int, end: int) -> list[tuple[Event, str]]:
    """Return the pieces between two places, each with what lies between them."""
    first = max(bisect_right(raw.starts, start) - 1, 0)
    last = bisect_right(raw.starts, end)
    return [
        (piece, piece.text[max(start - begin, 0) : end - begin])
        for piece, begin in zip(raw.pieces[first:last], raw.starts[first:last], strict=True)
    ]


def _blanks(pieces: list[tuple[Event, str]]) -> tuple[tuple[int, int], ...]:
    if not any(piece.blank for piece, _ in pieces):
        return ()
    spans: list[tuple[int, int]] = []
    text: list[str] = []
    length, touching = 0, False
    for piece, cut in pieces:
        addition = _joinable(cut, text[-1] if text else " ")
        if addition:
            text.append(addition)
        if piece.blank and addition:
            # Runs of one blank are one span; two merge fields side by side are two.
            same = touching and not cut.startswith("«")
            spans.append((spans.pop()[0] if same else length, length + len(addition)))
        touching = piece.blank and bool(spans)
        length += len(addition)
    whole = "".join(text)
    return tuple(span for span in (_trimmed(whole, span) for span in spans) if span[0] < span[1])


def _joinable(text: str, before: str) -> str:
    """Return ``text`` with single blanks, none at its begin if ``before`` ends with one."""
    squeezed = squeeze(f"|{text}|")[1:-1]
    return squeezed.lstrip() if before.endswith(" ") else squeezed


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    cut = text[slice(*span)]
    start = span[0] + len(cut) - len(cut.lstrip())
    return start, start + len(cut.strip())
