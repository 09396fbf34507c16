"""Characters of a PDF page, with their boxes, and the lines that they make."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from isip_lint.documents.model import BlockKind

# Wingdings boxes come out as these letters or as their private twins (U+F000 + code).
_WINGDINGS = {"o": "☐", "q": "☐", "¨": "☐", "þ": "☒", "ý": "☒", "x": "☒", "R": "☑", "S": "☒"}
_SYMBOL_FONTS = ("wingdings", "webdings", "zapfdingbats", "dingbats")
_LINE_HYPHENS = {"\ufffe": "\u00ad", "\x02": "\u00ad"}
# Glyphs that are no characters of the page: made here (blank, box), or the value of a form field.
MADE = -1
FIELD = -2
_TURN_SAMPLE = 200
_STRAIGHT = math.radians(5)
_MOST = 0.67
_LEVEL = 0.3
_HIGH = 0.85
_BOLD = ("bold", "black", "heavy", "demi")


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
class Line:
    """A line of text; ``first_word`` is the width of its first word.

    ``role`` is set for the value of a field and for turned words, which are no running text.
    """

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    first_word: float = 0.0
    bold: bool = False
    role: BlockKind | None = None

    @property
    def size(self) -> float:
        """The height of the line, which stands for its font size."""
        return self.bottom - self.top


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
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point from the top left of the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of ``glyph`` is on the page."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height


def page_frame(page: PdfPage, turn: int) -> Frame:
    """Return the frame of a page whose text runs at ``turn`` degrees in user space."""
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
    """Return the quarter turn at which most characters run, ``default`` in doubt."""
    count = pdfium.FPDFText_CountChars(textpage.raw)
    step = max(1, count // _TURN_SAMPLE)
    turns = Counter(
        90 * round(_angle(textpage, index) / 90) % 360
        for index in range(0, count, step)
        if pdfium.FPDFText_GetUnicode(textpage.raw, index) > 0x20
    )
    turn, count = turns.most_common(1)[0] if turns else (default, 0)
    return turn if count > _MOST * turns.total() else default


def page_glyphs(textpage: PdfTextPage, frame: Frame, turn: int) -> list[Glyph]:
    """Return the characters on the page in reading order; blanks keep the box before them."""
    raw = textpage.raw
    box = pdfium.FS_RECTF()
    by_reference, straight = ctypes.byref(box), math.radians(turn)
    glyphs: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(raw)):
        text = _character(pdfium.FPDFText_GetUnicode(raw, index))
        if text == " ":
            before = glyphs[-1] if glyphs else Glyph(" ", 0.0, 0.0, 0.0, 0.0, index)
            glyphs.append(Glyph(" ", *before[1:5], index, before.turned))
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, by_reference)
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        turned = abs((angle - straight + math.pi) % (2 * math.pi) - math.pi) > _STRAIGHT
        place = frame.box(box.left, box.bottom, box.right, box.top)
        glyphs.append(Glyph(text, *place, index, turned))
    on_page = [glyph for glyph in glyphs if frame.holds(glyph)]
    # A page whose text lies all outside it has wrong measures, not hidden text.
    return on_page if any(glyph.text != " " for glyph in on_page) else glyphs


def _character(code: int) -> str:
    """A character that any output can hold: blanks as one, nothing for the eye as a blank too."""
    if code >= 0x110000 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    text = _LINE_HYPHENS.get(chr(code), chr(code))
    return " " if text.isspace() or text < " " else text


def _angle(textpage: PdfTextPage, index: int) -> float:
    return math.degrees(pdfium.FPDFText_GetCharAngle(textpage.raw, index))


def glyph_lines(glyphs: Iterable[Glyph], page: int, textpage: PdfTextPage) -> list[Line]:
    """Return the lines that ``glyphs`` make, in the same order."""
    return [_line(run, page, textpage) for run in _runs(glyphs)]


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            if run and run[-1].text != " ":
                run.append(glyph)
            continue
        if last is not None and (FIELD in (last.place, glyph.place) or not _same_line(last, glyph)):
            yield run
            run = []
        elif last is not None and run[-1].text != " " and _is_gap(last, glyph):
            run.append(last._replace(text=" ", place=MADE))
        run.append(glyph)
        last = glyph
    if last is not None:
        yield run


def _same_line(last: Glyph, glyph: Glyph) -> bool:
    if last.turned or glyph.turned:
        return last.turned and glyph.turned and _near(last, glyph)
    height = min(last.bottom - last.top, glyph.bottom - glyph.top)
    overlap = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return overlap > 0.4 * height and glyph.left > last.left - height


def _near(last: Glyph, glyph: Glyph) -> bool:
    reach = 2 * max(last.bottom - last.top, last.right - last.left)
    return abs(glyph.left - last.left) < reach and abs(glyph.top - last.top) < reach


def _is_gap(last: Glyph, glyph: Glyph) -> bool:
    return not glyph.turned and glyph.left - last.right > 0.25 * (glyph.bottom - glyph.top)


def _line(run: list[Glyph], page: int, textpage: PdfTextPage) -> Line:
    shown = [glyph for glyph in run if glyph.text != " "]
    text = "".join(_symbols(run, textpage)).strip()
    first_word = shown[: len(text.split(maxsplit=1)[0])]
    left = min(glyph.left for glyph in shown)
    typical = _typical(shown)
    return Line(
        text,
        page,
        left,
        typical.top,
        max(glyph.right for glyph in shown),
        typical.bottom,
        first_word[-1].right - left,
        _is_bold(shown, textpage),
        _role(shown[0]),
    )


def _role(first: Glyph) -> BlockKind | None:
    if first.place == FIELD:
        return BlockKind.FIELD
    return BlockKind.NOTE if first.turned else None


def _typical(shown: list[Glyph]) -> Glyph:
    """A letter that stands for the height of its line: bullets and raised letters do not.

    Some fonts tell the top of each letter instead of their own: a high one on the same level counts.
    """
    letters = [glyph for glyph in shown if glyph.text.isalnum()] or shown
    ordered = sorted(letters, key=lambda glyph: glyph.bottom - glyph.top)
    middle = ordered[len(ordered) // 2]
    level = [glyph for glyph in ordered if abs(glyph.bottom - middle.bottom) < _LEVEL]
    return level[math.ceil(_HIGH * (len(level) - 1))]


def _symbols(run: list[Glyph], textpage: PdfTextPage) -> Iterator[str]:
    """The characters of a run; letters of a symbol font that stand alone become boxes."""
    for index, glyph in enumerate(run):
        code = ord(glyph.text[0])
        letter = chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else glyph.text
        alone = (index == 0 or run[index - 1].text == " ") and (
            index + 1 == len(run) or run[index + 1].text == " "
        )
        if alone and letter in _WINGDINGS and _in_symbol_font(textpage, glyph.place):
            yield _WINGDINGS[letter]
        else:
            yield glyph.text


def _in_symbol_font(textpage: PdfTextPage, index: int) -> bool:
    return any(name in _font_name(textpage, index) for name in _SYMBOL_FONTS)


def _is_bold(shown: list[Glyph], textpage: PdfTextPage) -> bool:
    """Whether the first, the middle and the last letter are bold."""
    letters = [glyph.place for glyph in shown if glyph.place >= 0 and glyph.text.isalnum()]
    if not letters:
        return False
    samples = {letters[0], letters[len(letters) // 2], letters[-1]}
    return all(_bold_at(textpage, index) for index in samples)


def _bold_at(textpage: PdfTextPage, index: int) -> bool:
    if any(word in _font_name(textpage, index) for word in _BOLD):
        return True
    return int(pdfium.FPDFText_GetFontWeight(textpage.raw, index)) >= 600


def _font_name(textpage: PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage.raw, index, buffer, 256, ctypes.byref(flags))
    return buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").lower()
