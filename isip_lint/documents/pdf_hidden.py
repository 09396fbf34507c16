"""Text of a PDF page that a reader of the paper does not see."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from isip_lint.documents.pdf_glyphs import Frame, Glyph
from isip_lint.documents.pdf_rulings import Box

_INVISIBLE = 3
_WHITE = 250
_SMALLEST = 1.5
_SHOWN = 60
_MOST_GROUNDS = 2_000


def hidden_text(page: PdfPage, textpage: PdfTextPage, glyphs: Sequence[Glyph], frame: Frame) -> str:
    """Return the beginning of the text without visible letters; white on a dark ground is seen."""
    words = list(_words(glyphs))
    hidden = [word for word in words if _is_unseen(textpage, word[0])]
    white = [word for word in words if word not in hidden and _is_white(textpage, word[0])]
    grounds = list(_grounds(page, frame)) if white else []
    hidden += [word for word in white if not any(_on(word[0], ground) for ground in grounds)]
    hidden.sort(key=lambda word: word[0].place)
    text = " ".join("".join(glyph.text for glyph in word) for word in hidden)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def is_invisible(textpage: PdfTextPage, place: int) -> bool:
    """Whether a character is drawn with no ink at all (render mode 3)."""
    found = pdfium.FPDFText_GetTextObject(textpage.raw, place)
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE)


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != " " and glyph.place >= 0:
            word.append(glyph)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _is_unseen(textpage: PdfTextPage, glyph: Glyph) -> bool:
    return glyph.bottom - glyph.top < _SMALLEST or is_invisible(textpage, glyph.place)


def _is_white(textpage: PdfTextPage, glyph: Glyph) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(textpage.raw, glyph.place, *map(ctypes.byref, colour)):
        return False
    red, green, blue, alpha = (part.value for part in colour)
    return alpha == 0 or min(red, green, blue) >= _WHITE


def _grounds(page: PdfPage, frame: Frame) -> Iterator[Box]:
    """Pictures and coloured areas, on which white letters are seen."""
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING]
    for number, found in enumerate(page.get_objects(filter=kinds)):
        if number >= _MOST_GROUNDS:
            return
        if found.type != pdfium.FPDF_PAGEOBJ_PATH or _is_coloured(found.raw):
            left, bottom, right, top = found.get_bounds()
            yield frame.box(left, bottom, right, top)


def _is_coloured(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, colour))
    return bool(mode.value) and min(part.value for part in colour[:3]) < _WHITE


def _on(glyph: Glyph, ground: Box) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]
