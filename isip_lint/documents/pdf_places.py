"""Where words of a block stand on the pages of a PDF: letters matched without white space."""

from __future__ import annotations

import contextlib
import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from isip_lint.documents.model import Block
from isip_lint.documents.pdf_lines import page_frame, text_turn

# A hyphen at the end of a line may or may not belong to the word: none of them counts.
_UNCOUNTED = "-\u00ad\u2010\u2011\ufffe\x02"
_SURE = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the user space of a page; ``line`` is its height on the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    line: tuple[float, float]

    def joined(self, other: Box) -> Box:
        """Return the rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
            (min(self.line[0], other.line[0]), max(self.line[1], other.line[1])),
        )

    def beside(self, other: Box) -> bool:
        """Whether both stand on one line: half of the lower one's height is shared."""
        shared = min(self.line[1], other.line[1]) - max(self.line[0], other.line[0])
        heights = (self.line[1] - self.line[0], other.line[1] - other.line[0])
        return shared > min(heights) / 2


@dataclass(frozen=True, slots=True)
class PageText:
    """The counted letters of a page in reading order, and the box of each."""

    letters: str
    boxes: tuple[Box, ...]


def page_texts(data: bytes, numbers: Iterable[int]) -> Mapping[int, PageText]:
    """Return the letters of the pages with these numbers, from 1."""
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        wanted = sorted({n for n in numbers if 1 <= n <= len(document)})
        return {number: _page_text(document, number) for number in wanted}


def _page_text(document: pypdfium2.PdfDocument, number: int) -> PageText:
    with (
        contextlib.closing(document[number - 1]) as page,
        contextlib.closing(page.get_textpage()) as text,
    ):
        frame = page_frame(page, text_turn(text, page.get_rotation()))
        found: list[tuple[str, Box]] = []
        box = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            shown = _counted(chr(pdfium.FPDFText_GetUnicode(text.raw, index)))
            if shown and pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
                sides = (box.left, box.bottom, box.right, box.top)
                _, top, _, bottom = frame.box(*sides)
                found += [(letter, Box(*sides, (top, bottom))) for letter in shown]
    return PageText("".join(letter for letter, _ in found), tuple(place for _, place in found))


def _counted(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and c.isprintable() and c not in _UNCOUNTED)


Spot = tuple[int, int]
"""The page of a letter, and its place in the letters of the page."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the words of blocks: ``spots`` holds, by line, where the letters of each block stand."""

    pages: Mapping[int, PageText]
    spots: Mapping[int, Sequence[Spot]]

    def boxes(self, block: Block, start: int, end: int) -> Mapping[int, Sequence[Box]]:
        """Return, by page, a box for each line of ``block.text[start:end]``; none if not found."""
        first = len(_counted(block.text[:start]))
        words = _counted(block.text[start:end]) or _counted(block.text)
        spots = self.spots[block.location.line][first : first + len(words)]
        lines: dict[int, list[Box]] = {}
        for page, place in spots or self._alone(block.location.page or 0, words):
            _add(lines.setdefault(page, []), self.pages[page].boxes[place])
        return lines

    def _alone(self, page: int, words: str) -> Sequence[Spot]:
        """Return the place of words whose block was not found, if they are long enough to tell."""
        for number in (page, page + 1):
            text = self.pages[number].letters if number in self.pages else ""
            place = text.find(words) if len(words) >= _SURE else -1
            if place >= 0:
                return [(number, place + n) for n in range(len(words))]
        return ()


def _add(boxes: list[Box], box: Box) -> None:
    if boxes and boxes[-1].beside(box):
        boxes[-1] = boxes[-1].joined(box)
    else:
        boxes.append(box)


def finder(data: bytes, blocks: Sequence[Block]) -> Finder:
    """Return a finder for words of ``blocks``, which stand in the PDF ``data``."""
    numbers = {block.location.page or 0 for block in blocks}
    pages = page_texts(data, numbers | {number + 1 for number in numbers})
    reached: Counter[int] = Counter()
    return Finder(pages, {b.location.line: _block_spots(pages, b, reached) for b in blocks})


def _block_spots(
    pages: Mapping[int, PageText], block: Block, reached: Counter[int]
) -> Sequence[Spot]:
    """Return page and place of each letter of a block, which may run on to the next page."""
    page, text = block.location.page or 0, _counted(block.text)
    found = _find(pages, page, text, reached)
    if found is not None:
        return [(page, found + n) for n in range(len(text))]
    head = _longest(pages, page, text)
    rest = _find(pages, page + 1, text[head:], reached) if head >= _SURE else None
    if rest is None:
        return ()
    begin = pages[page].letters.rfind(text[:head])
    here = [(page, begin + n) for n in range(head)]
    return here + [(page + 1, rest + n) for n in range(len(text) - head)]


def _find(pages: Mapping[int, PageText], page: int, text: str, reached: Counter[int]) -> int | None:
    """Return where ``text`` stands on a page, behind what was found before if it stands there."""
    letters = pages[page].letters if page in pages and text else ""
    place = letters.find(text, reached[page]) if letters else -1
    place = place if place >= 0 or not letters else letters.find(text)
    if place < 0:
        return None
    reached[page] = place + len(text)
    return place


def _longest(pages: Mapping[int, PageText], page: int, text: str) -> int:
    """Return how many letters of ``text`` stand together on a page."""
    letters = pages[page].letters if page in pages else ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in letters else (low, middle - 1)
    return low
