"""Characters of a PDF page with their boxes, as the page is shown."""

from __future__ import annotations

import contextlib
import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_LINE_HYPHENS = {"\ufffe": "\u00ad", "\x02": "\u00ad"}
# Glyphs that are no characters of the page: made here (blank, box), or the value of a form field.
MADE = -1
FIELD = -2
# A blank in which another column may begin.
WIDE = -3
_TURN_SAMPLE = 200
_STRAIGHT = math.radians(5)
_MOST = 0.67
_BELOW_BASE = 0.21
# A box this much lower or higher than the one before is that of a dash or a low line.
_ODD = (0.6, 1.5)


class Glyph(NamedTuple):
    """A character, its box in points from the top left of the page as shown, and its place."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    place: int
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How user space becomes a page as shown: the matrix of its rotation, and its size."""

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom from the top left of the page."""
        a, b, c, d, e, f = self.matrix  # not by way of point(): this runs for each character
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0 = self.height - b * left - d * bottom - f
        y1 = self.height - b * right - d * top - f
        return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), max(x0, x1), max(y0, y1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point from the top left of the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of ``glyph`` is on the page."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height


@dataclass(frozen=True, slots=True)
class Source:
    """The page that characters come from."""

    number: int
    textpage: PdfTextPage
    frame: Frame


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page as it is read becomes the page as shown: turned clockwise; its size as read."""

    turn: int = 0
    width: float = 0.0
    height: float = 0.0

    def box(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return a box of the page as read on the page as shown, both from the top left."""
        if self.turn == 90:
            return self.height - bottom, left, self.height - top, right
        if self.turn == 180:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if self.turn == 270:
            return top, self.width - right, bottom, self.width - left
        return left, top, right, bottom


@contextlib.contextmanager
def upright_text(page: PdfPage) -> Iterator[tuple[PdfTextPage, int]]:
    """Give the text of a page and its turn, in the order of the page on which it stands upright.

    pdfium orders the lines of the page as shown, on which the text may run upwards.
    """
    rotation = page.get_rotation()
    with contextlib.closing(page.get_textpage()) as shown:
        turn = text_turn(shown, rotation)
        if turn == rotation:
            yield shown, turn
            return
    page.set_rotation(turn)
    try:
        with contextlib.closing(page.get_textpage()) as read:
            yield read, turn
    finally:
        page.set_rotation(rotation)


def page_frame(page: PdfPage, turn: int) -> Frame:
    """Return the frame of a page whose text stands upright when it is turned by ``turn`` degrees.

    Pages are turned clockwise, as by /Rotate.
    """
    left, bottom, right, top = page.get_mediabox()
    x0, x1 = sorted((left, right))
    y0, y1 = sorted((bottom, top))
    matrices = {
        0: (1.0, 0.0, 0.0, 1.0, -x0, -y0),
        90: (0.0, -1.0, 1.0, 0.0, -y0, x1),
        180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
        270: (0.0, 1.0, -1.0, 0.0, y1, -x0),
    }
    sides = (y1 - y0, x1 - x0) if turn in (90, 270) else (x1 - x0, y1 - y0)
    return Frame(matrices[turn], *sides)


def text_turn(textpage: PdfTextPage, default: int) -> int:
    """Return the turn of the page with which most characters stand upright, ``default`` in doubt."""
    count = pdfium.FPDFText_CountChars(textpage.raw)
    step = max(1, count // _TURN_SAMPLE)
    turns = Counter(
        -90 * round(_angle(textpage, index) / 90) % 360
        for index in range(0, count, step)
        if pdfium.FPDFText_GetUnicode(textpage.raw, index) > 0x20
    )
    turn, count = turns.most_common(1)[0] if turns else (default, 0)
    return turn if count > _MOST * turns.total() else default


def page_glyphs(textpage: PdfTextPage, frame: Frame, turn: int) -> list[Glyph]:
    """Return the characters on the page in reading order; blanks keep the box before them."""
    raw = textpage.raw
    box = pdfium.FS_RECTF()
    by_reference, straight = ctypes.byref(box), math.radians(-turn)
    glyphs: list[Glyph] = []
    usual = 0.0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = _whole_code(raw, index)
        if code in _SECOND_HALF:
            continue
        text = _character(code)
        if text == " ":
            before = glyphs[-1] if glyphs else Glyph(" ", 0.0, 0.0, 0.0, 0.0, index)
            glyphs.append(Glyph(" ", *before[1:5], index, before.turned))
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, by_reference)
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        turned = abs((angle - straight + math.pi) % (2 * math.pi) - math.pi) > _STRAIGHT
        place = frame.box(box.left, box.bottom, box.right, box.top)
        glyph = Glyph(text, *place, index, turned)
        if _ODD[0] * usual < glyph.bottom - glyph.top < _ODD[1] * usual:
            glyphs.append(glyph)
        else:
            glyphs.append(_evened(glyph, Source(0, textpage, frame), usual))
            usual = glyphs[-1].bottom - glyphs[-1].top
    on_page = [glyph for glyph in glyphs if frame.holds(glyph)]
    # A page whose text lies all outside it has wrong measures, not hidden text.
    return on_page if any(glyph.text != " " for glyph in on_page) else glyphs


def _whole_code(raw: pdfium.FPDF_TEXTPAGE, index: int) -> int:
    """The code of a character; pdfium gives those beyond the first plane in two halves."""
    code = int(pdfium.FPDFText_GetUnicode(raw, index))
    if code not in _FIRST_HALF:
        return code
    second = int(pdfium.FPDFText_GetUnicode(raw, index + 1))
    return 0x10000 + ((code - 0xD800) << 10) + second - 0xDC00 if second in _SECOND_HALF else code


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    """A character that any output can hold: blanks as one, nothing for the eye as a blank too."""
    if code >= 0x110000 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    text = _LINE_HYPHENS.get(chr(code), chr(code))
    return " " if text.isspace() or text < " " else text


def _angle(textpage: PdfTextPage, index: int) -> float:
    return math.degrees(pdfium.FPDFText_GetCharAngle(textpage.raw, index))


def _evened(glyph: Glyph, source: Source, usual: float) -> Glyph:
    """A character as high as its font where its own height is odd: that of a dash or a low line."""
    top, bottom = font_height(glyph, source)
    even = bottom - top < _ODD[1] * (usual or glyph.bottom - glyph.top)
    return glyph._replace(top=top, bottom=bottom) if even and not glyph.turned else glyph


def font_height(letter: Glyph, source: Source) -> tuple[float, float]:
    """The top and the bottom of a character by its font; its own where no font is known."""
    textpage = source.textpage
    size = _font_size(textpage, letter.place) if letter.place >= 0 else 0.0
    x, y = ctypes.c_double(), ctypes.c_double()
    if size <= 0 or not pdfium.FPDFText_GetCharOrigin(
        textpage.raw, letter.place, ctypes.byref(x), ctypes.byref(y)
    ):
        return letter.top, letter.bottom
    bottom = source.frame.point(x.value, y.value)[1] + _BELOW_BASE * size
    return bottom - size, bottom


def _font_size(textpage: PdfTextPage, index: int) -> float:
    """The size of a letter in points, as its matrix enlarges it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage.raw, index, ctypes.byref(matrix))
    return float(pdfium.FPDFText_GetFontSize(textpage.raw, index)) * math.hypot(matrix.c, matrix.d)
