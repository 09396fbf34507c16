"""Open a PDF and read its pages as lines and tables, in reading order."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from isip_lint.documents.model import BlockKind, Notice, UnreadableError
from isip_lint.documents.pdf_fields import insert_fields, page_fields
from isip_lint.documents.pdf_lines import (
    Frame,
    Glyph,
    Line,
    glyph_lines,
    page_frame,
    page_glyphs,
    text_turn,
)
from isip_lint.documents.pdf_tables import Grid, Table, fill_grid, find_grids, split_glyphs

PAGE_LIMIT = 500
# A table of two cells takes eight strokes at least, drawn as lines or as boxes.
_STROKES_OF_A_TABLE = 8
_MOST_STROKES = 50_000
_FEW_CHARACTERS = 50
_LARGE_IMAGE = 0.6
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds; ``read`` is False when it shows something but has no text."""

    number: int
    elements: tuple[Line | Table, ...]
    notices: tuple[Notice, ...] = ()
    read: bool = True


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were read and the number of pages in the file."""

    pages: tuple[Page, ...]
    count: int


def read_pages(data: bytes) -> Pages:
    """Return the pages of a PDF; a password, damage or a dynamic form raise UnreadableError."""
    with contextlib.ExitStack() as stack:
        document = stack.enter_context(contextlib.closing(_open(data)))
        form_type = document.get_formtype()
        if form_type == pdfium.FORMTYPE_XFA_FULL:
            raise UnreadableError(
                "a dynamic XFA form holds no readable pages: print it to a new PDF and check that"
            )
        document.init_forms()
        form = document.formenv
        rulings = _Rulings(data)
        stack.callback(rulings.close)
        count = len(document)
        pages = [
            _read_page(document, number, form.raw if form else None, rulings)
            for number in range(1, min(count, PAGE_LIMIT) + 1)
        ]
    return Pages(tuple(pages), count)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "password-protected PDF: save it without a password and check that file"
            ) from error
        raise UnreadableError(
            "the PDF is damaged or no PDF at all: open it, save it anew and check that file"
        ) from error


class _Rulings:
    """The tables of a page as pdfplumber finds them; opened only when a page has rules."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def grids(self, number: int) -> list[Grid]:
        """Return the ruled tables of a page."""
        if self._document is None:
            import pdfplumber

            # Its remarks on damaged fonts are not for whoever checks an agreement.
            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._document = pdfplumber.open(io.BytesIO(self._data))
        page = self._document.pages[number - 1]
        try:
            return find_grids(page)
        finally:
            page.close()

    def close(self) -> None:
        """Close what was opened."""
        if self._document is not None:
            self._document.close()


def _read_page(
    document: pypdfium2.PdfDocument,
    number: int,
    form: pdfium.FPDF_FORMHANDLE | None,
    rulings: _Rulings,
) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Page(number, (), (Notice("page-not-read", "damaged page", number),), read=False)
    with contextlib.closing(page), contextlib.closing(page.get_textpage()) as textpage:
        turn = text_turn(textpage, page.get_rotation())
        frame = page_frame(page, turn)
        fields = page_fields(form, page, frame) if form else []
        glyphs = insert_fields(page_glyphs(textpage, frame, turn), fields)
        image = _has_large_image(page, frame)
        if not fields and _lacks_text(page, glyphs, large_image=image):
            return Page(number, (), (Notice("page-without-text", "", number),), read=False)
        grids, notices = _grids(page, number, rulings, turn)
        if image and _is_invisible(textpage, glyphs):
            notices = (*notices, Notice("ocr-layer", "", number))
        elements = tuple(_elements(glyphs, grids, number, textpage))
        return Page(number, _notes_last(elements), notices)


def _lacks_text(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph], *, large_image: bool) -> bool:
    """A scan, or letters drawn as curves; an empty page lacks nothing."""
    shown = sum(glyph.text != " " for glyph in glyphs)
    if large_image:
        return shown < _FEW_CHARACTERS
    return shown == 0 and _count_strokes(page, limit=_FEW_CHARACTERS) >= _FEW_CHARACTERS


def _count_strokes(page: pypdfium2.PdfPage, limit: int) -> int:
    """The number of lines and sides of boxes on a page; counting stops at ``limit``."""
    strokes = 0
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        strokes += pdfium.FPDFPath_CountSegments(path.raw)
        if strokes >= limit:
            break
    return strokes


def _has_large_image(page: pypdfium2.PdfPage, frame: Frame) -> bool:
    area = frame.width * frame.height
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _LARGE_IMAGE * area:
            return True
    return False


def _is_invisible(textpage: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph]) -> bool:
    """Whether the text lies unseen over a picture: recognised text, not typed text."""
    first = next((glyph.place for glyph in glyphs if glyph.place >= 0), None)
    if first is None:
        return False
    text_object = pdfium.FPDFText_GetTextObject(textpage.raw, first)
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE)


def _grids(
    page: pypdfium2.PdfPage, number: int, rulings: _Rulings, turn: int
) -> tuple[list[Grid], tuple[Notice, ...]]:
    strokes = _count_strokes(page, limit=_MOST_STROKES)
    if strokes < _STROKES_OF_A_TABLE:
        return [], ()
    unread = (Notice("tables-not-read", "", number),)
    if strokes >= _MOST_STROKES or turn != page.get_rotation():
        return [], unread
    try:
        return rulings.grids(number), ()
    except Exception:  # a fault in the table finder must not lose the text of the page
        return [], unread


def _notes_last(elements: tuple[Line | Table, ...]) -> tuple[Line | Table, ...]:
    """Turned words (a stamp, a watermark) come after the text that they may lie across."""
    flags = [isinstance(item, Line) and item.role is BlockKind.NOTE for item in elements]
    running = [item for item, is_note in zip(elements, flags, strict=True) if not is_note]
    notes = [item for item, is_note in zip(elements, flags, strict=True) if is_note]
    return (*running, *notes)


def _elements(
    glyphs: Sequence[Glyph], grids: Sequence[Grid], number: int, textpage: pypdfium2.PdfTextPage
) -> Iterator[Line | Table]:
    for place, run in split_glyphs(glyphs, grids):
        if place is None:
            yield from glyph_lines(run, number, textpage)
        elif any(glyph.text != " " for glyph in run):
            yield fill_grid(grids[place], run, number, textpage)
