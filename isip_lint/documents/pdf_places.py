"""Where words of a block stand on the pages of a PDF: letters matched without white space."""

from __future__ import annotations

import contextlib
import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from isip_lint.documents.model import Block
from isip_lint.documents.pdf_glyphs import page_frame, upright_text
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_pages import Page, Pages
from isip_lint.documents.pdf_tables import Table

# A hyphen at the end of a line may or may not belong to the word: none of them counts.
_UNCOUNTED = "-\u00ad\u2010\u2011\ufffe\x02"
_SURE = 8
_FINE = 100


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

    @staticmethod
    def of(found: Iterable[tuple[str, Box]]) -> PageText:
        """Return the text of letters with their boxes."""
        pairs = list(found)
        return PageText("".join(letter for letter, _ in pairs), tuple(box for _, box in pairs))


def page_texts(data: bytes, pages: Iterable[Page]) -> Mapping[int, PageText]:
    """Return the letters of pages by number; where a page is a picture, as they were recognised."""
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        return {page.number: _page_text(document, page) for page in pages}


def _page_text(document: pypdfium2.PdfDocument, read: Page) -> PageText:
    with contextlib.closing(document[read.number - 1]) as page:
        own = PageText.of(_own_letters(page))
        seen = PageText.of(_seen_letters(page, read.elements))
    return own if 2 * len(own.letters) > len(seen.letters) else seen


def _own_letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    """Yield the letters of the text layer with their boxes."""
    with upright_text(page) as (text, turn):
        frame = page_frame(page, turn)
        box = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            code = pdfium.FPDFText_GetUnicode(text.raw, index)
            shown = _counted(chr(code) if code < 0x110000 else "")
            if shown and pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
                sides = (box.left, box.bottom, box.right, box.top)
                _, top, _, bottom = frame.box(*sides)
                yield from ((letter, Box(*sides, (top, bottom))) for letter in shown)


def _seen_letters(
    page: pypdfium2.PdfPage, elements: Iterable[Line | Table]
) -> Iterator[tuple[str, Box]]:
    """Yield the letters of lines of which only the box is known: each takes an equal part of it."""
    for line in _lines(elements):
        step = (line.right - line.left) / max(1, len(line.text))
        for place, character in enumerate(line.text):
            left = line.left + place * step
            box = _on_page(page, (left, line.top, left + step, line.bottom))
            yield from ((letter, box) for letter in _counted(character))


def _lines(elements: Iterable[Line | Table]) -> Iterator[Line]:
    for element in elements:
        if isinstance(element, Line):
            yield element
        else:
            yield from (line for row in element.rows for cell in row for line in cell.lines)


def _on_page(page: pypdfium2.PdfPage, shown: tuple[float, float, float, float]) -> Box:
    """Return a box in user space for one in points from the top left of the page as shown."""
    left, top, right, bottom = shown
    first, second = _in_user_space(page, left, top), _in_user_space(page, right, bottom)
    xs, ys = sorted((first[0], second[0])), sorted((first[1], second[1]))
    return Box(xs[0], ys[0], xs[1], ys[1], (top, bottom))


def _in_user_space(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    found = ctypes.c_double(), ctypes.c_double()
    size = (round(side * _FINE) for side in page.get_size())
    device = (round(x * _FINE), round(y * _FINE))
    pdfium.FPDF_DeviceToPage(page.raw, 0, 0, *size, 0, *device, *map(ctypes.byref, found))
    return found[0].value, found[1].value


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


def finder(data: bytes, read: Pages, blocks: Sequence[Block]) -> Finder:
    """Return a finder for words of ``blocks``, which stand on the pages ``read`` of ``data``."""
    pages = page_texts(data, read.pages)
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
