"""The lines that the characters of a PDF page make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from isip_lint.documents.model import BlockKind
from isip_lint.documents.pdf_glyphs import FIELD, MADE, WIDE, Glyph, Source, font_height

# Wingdings boxes come out as these letters or as their private twins (U+F000 + code).
_WINGDINGS = {"o": "☐", "q": "☐", "¨": "☐", "þ": "☒", "ý": "☒", "x": "☒", "R": "☑", "S": "☒"}
_SYMBOL_FONTS = ("wingdings", "webdings", "zapfdingbats", "dingbats")
# The size that a font tells is believed when the box of a letter is about as high.
_SIZES = (0.55, 1.6)
_COLUMN = 0.7
_BOLD = ("bold", "black", "heavy", "demi")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``first_word`` is the width of its first word.

    ``role`` is set for the value of a field and for turned words, which are no running text;
    ``spaced`` says that the page draws a blank behind the last word; ``parts`` are the pieces of
    a line with wide gaps.
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
    spaced: bool = False
    parts: tuple[Line, ...] = ()

    @property
    def size(self) -> float:
        """The height of the line, which stands for its font size."""
        return self.bottom - self.top


def glyph_lines(glyphs: Iterable[Glyph], source: Source) -> list[Line]:
    """Return the lines that ``glyphs`` make, in the same order."""
    return [_line(run, source) for run in _filled(_runs(glyphs))]


def _filled(runs: Iterable[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Put what stands in a gap of the line before into it: signs of another font may come later."""
    before: list[Glyph] = []
    for run in runs:
        joined = _put_in(before, run) if before else None
        if before and joined is None:
            yield before
        before = joined or run
    if before:
        yield before


def _put_in(before: list[Glyph], run: list[Glyph]) -> list[Glyph] | None:
    """The line with ``run`` in its gaps, None where that lies elsewhere or on its letters."""
    shown = [glyph for glyph in before if glyph.text != " "]
    mine = [glyph for glyph in run if glyph.text != " "]
    within = shown[0].right <= mine[0].left < shown[-1].left
    if not within or not _level(shown[0], mine[0]) or any(glyph.turned for glyph in mine):
        return None
    if any(_covers(glyph, own) for own in mine for glyph in shown):
        return None
    joined = list(_runs(sorted([*before, *run], key=lambda glyph: glyph.left)))
    return joined[0] if len(joined) == 1 else None


def _covers(glyph: Glyph, other: Glyph) -> bool:
    shared = min(glyph.right, other.right) - max(glyph.left, other.left)
    return shared > 0.2 * (other.right - other.left)


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
        elif last is not None and _is_gap(last, glyph):
            place = WIDE if _is_gap(last, glyph, _COLUMN) else MADE
            if run[-1].text != " ":
                run.append(last._replace(text=" ", place=place))
            elif place == WIDE:
                run[-1] = run[-1]._replace(place=WIDE)
        run.append(glyph)
        last = glyph
    if last is not None:
        yield run


def _same_line(last: Glyph, glyph: Glyph) -> bool:
    if last.turned or glyph.turned:
        return last.turned and glyph.turned and _near(last, glyph)
    height = min(last.bottom - last.top, glyph.bottom - glyph.top)
    return glyph.left > last.left - height and (last.top == glyph.top or _level(last, glyph))


def _level(last: Glyph, glyph: Glyph) -> bool:
    height = min(last.bottom - last.top, glyph.bottom - glyph.top)
    return min(last.bottom, glyph.bottom) - max(last.top, glyph.top) > 0.4 * height


def _near(last: Glyph, glyph: Glyph) -> bool:
    reach = 2 * max(last.bottom - last.top, last.right - last.left)
    return abs(glyph.left - last.left) < reach and abs(glyph.top - last.top) < reach


def _is_gap(last: Glyph, glyph: Glyph, part: float = 0.25) -> bool:
    return not glyph.turned and glyph.left - last.right > part * (glyph.bottom - glyph.top)


def _line(run: list[Glyph], source: Source) -> Line:
    textpage = source.textpage
    shown = [glyph for glyph in run if glyph.text != " "]
    text = "".join(_symbols(run, textpage)).strip()
    first_word = shown[: len(text.split(maxsplit=1)[0])]
    left = min(glyph.left for glyph in shown)
    top, bottom = _height(_typical(shown), source)
    return Line(
        text,
        source.number,
        left,
        top,
        max(glyph.right for glyph in shown),
        bottom,
        first_word[-1].right - left,
        _is_bold(shown, textpage),
        _role(shown[0]),
        run[-1].text == " " and _is_drawn(run[-1], textpage),
        tuple(_line(piece, source) for piece in _pieces(run)),
    )


def _pieces(run: list[Glyph]) -> Iterator[list[Glyph]]:
    """The pieces of a line between its wide gaps, none where it has no such gap."""
    stops = [number for number, glyph in enumerate(run) if glyph.place == WIDE]
    if stops:
        for begin, end in pairwise((-1, *stops, len(run))):
            yield run[begin + 1 : end]


def _is_drawn(blank: Glyph, textpage: PdfTextPage) -> bool:
    """Whether a blank stands on the page: pdfium makes one of every gap and line end."""
    code = pdfium.FPDFText_GetUnicode(textpage.raw, blank.place) if blank.place >= 0 else 0
    return code > 0x1F and pdfium.FPDFText_IsGenerated(textpage.raw, blank.place) != 1


def _role(first: Glyph) -> BlockKind | None:
    if first.place == FIELD:
        return BlockKind.FIELD
    return BlockKind.NOTE if first.turned else None


def _typical(shown: list[Glyph]) -> Glyph:
    """A letter that stands for the height of its line: bullets and raised letters do not."""
    letters = [glyph for glyph in shown if glyph.text.isalnum()] or shown
    return sorted(letters, key=lambda glyph: glyph.bottom - glyph.top)[len(letters) // 2]


def _height(letter: Glyph, source: Source) -> tuple[float, float]:
    """The top and the bottom of a line, from the size and the base line of its font.

    The boxes of letters serve in doubt only: some fonts give each letter a height of its own.
    """
    top, bottom = font_height(letter, source)
    likely = _SIZES[0] * (bottom - top) < letter.bottom - letter.top < _SIZES[1] * (bottom - top)
    return (top, bottom) if likely and not letter.turned else (letter.top, letter.bottom)


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
