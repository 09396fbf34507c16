"""Open a PDF and read its pages as lines and tables, in reading order."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

from isip_lint.documents.model import BlockKind, Notice, UnreadableError
from isip_lint.documents.pdf_fields import insert_fields, page_fields
from isip_lint.documents.pdf_glyphs import (
    Frame,
    Glyph,
    Sheet,
    Source,
    page_frame,
    page_glyphs,
    upright_text,
)
from isip_lint.documents.pdf_hidden import hidden_text, is_invisible
from isip_lint.documents.pdf_lines import Line, glyph_lines
from isip_lint.documents.pdf_open import mend, open_pdf, replant
from isip_lint.documents.pdf_rebuild import has_lost_contents, seems_short
from isip_lint.documents.pdf_rulings import Grid, find_grids, page_strokes
from isip_lint.documents.pdf_tables import Table, fill_grid, split_glyphs

PAGE_LIMIT = 500
WITHOUT_TEXT = "page-without-text"
NOT_READ = "page-not-read"
# A table of two cells takes five strokes at least.
_STROKES_OF_A_TABLE = 5
_MOST_ON_PAGE = 20_000
_MOST_STROKES = 200_000
_MOST_CHARACTERS = 250_000
_MOST_OBJECTS = 50_000
_FEW_CHARACTERS = 50
_LARGE_IMAGE = 0.6
_BROKEN = "damaged page"
_END = b"%%EOF"
_TAIL = 2048
_DYNAMIC = "a dynamic XFA form holds no readable pages: print it to a new PDF and check that"
_WAIT = ("please wait", "veuillez patienter", "een ogenblik geduld")


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds; ``read`` is False when it shows something but has no text.

    ``sheet`` tells where its elements stand on the page as shown.
    """

    number: int
    elements: tuple[Line | Table, ...]
    notices: tuple[Notice, ...] = ()
    read: bool = True
    sheet: Sheet = field(default_factory=Sheet)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were read, the number of pages in the file, and whether it was repaired."""

    pages: tuple[Page, ...]
    count: int
    mended: bool = False


Recogniser = Callable[[pypdfium2.PdfDocument, Page], Page | None]
"""Reads a page that is a picture, given what was read of it; None when it cannot."""


def _leave_it(_document: pypdfium2.PdfDocument, _page: Page) -> None:
    return None


def read_pages(
    data: bytes, passwords: Sequence[str] = (), recognise: Recogniser = _leave_it
) -> Pages:
    """Return the pages of a PDF; what is a picture is given to ``recognise``.

    Raises UnreadableError for a password that is missing, damage beyond repair, a dynamic form.
    """
    document, mended = open_pdf(data, passwords)
    with contextlib.closing(document):
        pages = _all_pages(document, recognise, mended=mended)
    if not mended and all(map(_is_void, pages.pages)):
        pages = _fuller(pages, mend(data, passwords), recognise)
    if any(notice.detail == _BROKEN for page in pages.pages for notice in page.notices):
        pages = _fuller(pages, replant(data, passwords), recognise)
    elif seems_short(data, pages.count):
        pages = _fuller(pages, replant(data, passwords, reached=True), recognise)
    return _with_losses(pages, data)


def _is_void(page: Page) -> bool:
    """Whether nothing was found on a page, not even a picture."""
    return not page.elements and all(notice.code == NOT_READ for notice in page.notices)


def _fuller(pages: Pages, repaired: bytes | None, recognise: Recogniser) -> Pages:
    """The pages after a repair that brings back what pdfium passed over, else ``pages``.

    Pages that the file tells of, and that do not come back, are said to be damaged.
    """
    with contextlib.suppress(pypdfium2.PdfiumError):
        with contextlib.closing(pypdfium2.PdfDocument(repaired or b"")) as document:
            again = _all_pages(document, recognise, mended=True)
        if sum(not _is_void(page) for page in again.pages) > sum(
            not _is_void(page) for page in pages.pages
        ):
            numbers = range(again.count + 1, min(pages.count, PAGE_LIMIT) + 1)
            lost = tuple(_not_read(number, _BROKEN) for number in numbers)
            return replace(again, pages=again.pages + lost, count=max(again.count, pages.count))
    return pages


def _with_losses(pages: Pages, data: bytes) -> Pages:
    """The pages, of which those are damaged that are empty because the file lost what they show."""
    cut_off = pages.mended and _END not in data[-_TAIL:]
    lost = [
        page.number
        for page in pages.pages
        if not page.elements
        and not page.notices
        and (cut_off or has_lost_contents(data, page.number))
    ]
    kept = [_not_read(p.number, _BROKEN) if p.number in lost else p for p in pages.pages]
    return replace(pages, pages=tuple(kept))


def _all_pages(document: pypdfium2.PdfDocument, recognise: Recogniser, *, mended: bool) -> Pages:
    kind = document.get_formtype()
    if kind == pdfium.FORMTYPE_XFA_FULL:
        raise UnreadableError(_DYNAMIC)
    form = _form(document)
    budget = _Budget()
    pages: list[Page] = []
    while len(pages) < min(len(document), PAGE_LIMIT) and budget.characters > 0:
        page = _read_page(document, len(pages) + 1, form.raw if form else None, budget)
        if any(notice.code == WITHOUT_TEXT for notice in page.notices):
            page = recognise(document, page) or page
        pages.append(page)
    if kind == pdfium.FORMTYPE_XFA_FOREGROUND and _asks_to_wait(pages):
        raise UnreadableError(_DYNAMIC)
    return Pages(tuple(pages), len(document), mended)


def _asks_to_wait(pages: Sequence[Page]) -> bool:
    """Whether a form shows only the page that stands in for it where no viewer builds its own."""
    first = next((element for element in pages[0].elements if isinstance(element, Line)), None)
    return len(pages) == 1 and first is not None and first.text.lower().startswith(_WAIT)


def _form(document: pypdfium2.PdfDocument) -> pypdfium2.PdfFormEnv | None:
    """Open the form, and hide it: a page told of it does what a viewer does, at times for ever.

    What is returned must be kept as long as fields are read.
    """
    document.init_forms()
    form, document.formenv = document.formenv, None
    return form


@dataclass(slots=True)
class _Budget:
    """What may still be read: a text of a hundred agreements, or a drawing, is no agreement."""

    strokes: int = _MOST_STROKES
    characters: int = _MOST_CHARACTERS


def _read_page(
    document: pypdfium2.PdfDocument,
    number: int,
    form: pdfium.FPDF_FORMHANDLE | None,
    budget: _Budget,
) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return _not_read(number, _BROKEN)
    if pdfium.FPDFPage_CountObjects(page.raw) > _MOST_OBJECTS:
        return _not_read(number, "too much is drawn on it")
    shown = page.get_rotation()
    with contextlib.closing(page), upright_text(page) as (textpage, turn):
        frame = page_frame(page, turn)
        if textpage.count_chars() > _MOST_CHARACTERS:
            return _not_read(number, "too much text")
        fields = page_fields(form, page, frame) if form else []
        glyphs = insert_fields(page_glyphs(textpage, frame, turn), fields)
        budget.characters -= len(glyphs)
        grids, notices = _grids(page, number, frame, budget)
        elements = tuple(_elements(glyphs, grids, Source(number, textpage, frame)))
        image = _has_large_image(page, frame)
        read = bool(fields) or not _lacks_text(page, glyphs, large_image=image)
        if not read:
            notices += (Notice(WITHOUT_TEXT, "", number),)
        elif image and _is_recognised(textpage, glyphs):
            notices += (Notice("ocr-layer", "", number),)
        elif hidden := hidden_text(page, textpage, glyphs, frame):
            notices += (Notice("unseen-text", hidden, number),)
        sheet = Sheet((shown - turn) % 360, frame.width, frame.height)
        return Page(number, _notes_last(elements), notices, read, sheet)


def _not_read(number: int, reason: str) -> Page:
    return Page(number, (), (Notice(NOT_READ, reason, number),), read=False)


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


def _is_recognised(textpage: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph]) -> bool:
    """Whether the text lies unseen over a picture: recognised text, not typed text."""
    first = next((glyph.place for glyph in glyphs if glyph.place >= 0), None)
    return first is not None and is_invisible(textpage, first)


def _grids(
    page: pypdfium2.PdfPage, number: int, frame: Frame, budget: _Budget
) -> tuple[list[Grid], tuple[Notice, ...]]:
    try:
        strokes = page_strokes(page, frame, min(budget.strokes, _MOST_ON_PAGE))
        budget.strokes -= len(strokes)
        return find_grids(strokes) if len(strokes) >= _STROKES_OF_A_TABLE else [], ()
    except Exception:  # a fault in the table finder must not lose the text of the page
        return [], (Notice("tables-not-read", "", number),)


def _notes_last(elements: tuple[Line | Table, ...]) -> tuple[Line | Table, ...]:
    """Turned words (a stamp, a watermark) come after the text that they may lie across."""
    flags = [isinstance(item, Line) and item.role is BlockKind.NOTE for item in elements]
    running = [item for item, is_note in zip(elements, flags, strict=True) if not is_note]
    notes = [item for item, is_note in zip(elements, flags, strict=True) if is_note]
    return (*running, *notes)


def _elements(
    glyphs: Sequence[Glyph], grids: Sequence[Grid], source: Source
) -> Iterator[Line | Table]:
    for place, run in split_glyphs(glyphs, grids):
        if place is None:
            yield from glyph_lines(run, source)
        elif any(glyph.text != " " for glyph in run):
            yield fill_grid(grids[place], run, source)
