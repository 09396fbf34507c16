"""Read a PDF that has a text layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from isip_lint.documents.model import BlockKind, Document, Notice, Status, UnreadableError
from isip_lint.documents.options import READ_FINAL, ReadOptions
from isip_lint.documents.pdf_blocks import BlockWriter
from isip_lint.documents.pdf_columns import with_columns
from isip_lint.documents.pdf_furniture import find_furniture
from isip_lint.documents.pdf_layout import Layout, Paragraph, cell_column, measure, paragraphs
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_pages import NOT_READ, Page, Pages, read_pages
from isip_lint.documents.pdf_prose import in_columns
from isip_lint.documents.pdf_tables import GridCell, Table, continues, join_tables
from isip_lint.documents.pdf_words import Words, line_vocabulary

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read_pdf(path: str, data: bytes, options: ReadOptions = READ_FINAL) -> Document:
    """Return the blocks of a PDF in reading order.

    Raises UnreadableError for a password, damage, a dynamic form, or no text on any page.
    """
    read = pages_of(data, options)
    if not any(page.elements for page in read.pages):
        raise _nothing_read(read)
    return document_of(path, "pdf", read)


def pages_of(data: bytes, options: ReadOptions = READ_FINAL) -> Pages:
    """Return the pages of a PDF, those that are pictures by way of text recognition.

    Raises UnreadableError for a password, damage, or a dynamic form.
    """
    return read_pages(data, options.passwords, _recognise)


def _nothing_read(read: Pages) -> UnreadableError:
    from isip_lint.documents.scan import no_words

    for notice in (notice for page in read.pages for notice in page.notices):
        if notice.code == NOT_READ:
            reason = f"no page of the PDF can be read ({notice.detail})"
            return UnreadableError(f"{reason}: open it, save it anew and check that file")
    return UnreadableError(no_words(), Status.NO_TEXT)


def _recognise(document: PdfDocument, page: Page) -> Page | None:
    from isip_lint.documents.scan import recognise_page

    return recognise_page(document, page)


def document_of(path: str, kind: str, read: Pages) -> Document:
    """Return the blocks that the lines and tables of ``read`` make."""
    running = [[line for line in _lines(page.elements) if line.role is None] for page in read.pages]
    furniture = find_furniture(running, read.pages[0].sheet.height if read.pages else 0.0)
    body = [_body(page, furniture.taken) for page in read.pages]
    layout = measure(
        [[line for line in _lines(elements) if line.role is None] for elements in body],
        [cell_column(cell.lines, cell.left, cell.right) for cell in _cells(body)],
    )
    words = Words(line_vocabulary(_all_text(read.pages)), layout.breaks.cuts)
    writer = BlockWriter(layout, words, {page.number: page.sheet for page in read.pages})
    writer.add_body(_parts(_stream(body), layout))
    writer.add_lines(BlockKind.HEADER, furniture.headers)
    writer.add_lines(BlockKind.FOOTER, furniture.footers)
    return Document(path, kind, tuple(writer.builder.blocks), _notices(read), read.count)


def _notices(read: Pages) -> tuple[Notice, ...]:
    notices = tuple(notice for page in read.pages for notice in page.notices)
    if read.mended:
        notices = (Notice("repaired"), *notices)
    if read.count > len(read.pages):
        return (*notices, Notice("pages-not-read", f"{len(read.pages) + 1}-{read.count}"))
    return notices


def _lines(elements: Iterable[Line | Table]) -> list[Line]:
    return [element for element in elements if isinstance(element, Line)]


def _body(page: Page, taken: frozenset[Line]) -> list[Line | Table]:
    """The elements of a page without its furniture, with the tables that white space makes."""
    kept = [element for element in page.elements if element not in taken]
    body: list[Line | Table] = []
    for is_table, run in groupby(kept, key=lambda element: isinstance(element, Table)):
        elements = list(run)
        flows = [] if is_table else in_columns(_lines(elements))
        body.extend(
            elements if is_table else [part for flow in flows for part in with_columns(flow)]
        )
    return body


def _cells(pages: Iterable[Iterable[Line | Table]]) -> Iterator[GridCell]:
    for element in (element for elements in pages for element in elements):
        if isinstance(element, Table):
            yield from (cell for row in element.rows for cell in row)


def _all_text(pages: Iterable[Page]) -> Iterator[str]:
    for element in (element for page in pages for element in page.elements):
        if isinstance(element, Line):
            yield element.text
        else:
            yield from (line.text for row in element.rows for cell in row for line in cell.lines)


def _stream(pages: Iterable[Iterable[Line | Table]]) -> list[Line | Table]:
    """All elements in order, with tables joined over page breaks."""
    stream: list[Line | Table] = []
    for element in (element for elements in pages for element in elements):
        last = stream[-1] if stream else None
        if isinstance(last, Table) and isinstance(element, Table) and continues(last, element):
            stream[-1] = join_tables(last, element)
        else:
            stream.append(element)
    return stream


def _parts(stream: Sequence[Line | Table], layout: Layout) -> list[Paragraph | Table]:
    """The body as paragraphs and tables; no paragraph goes on behind a table."""
    parts: list[Paragraph | Table] = []
    for _, run in groupby(stream, key=lambda element: isinstance(element, Table)):
        elements = list(run)
        parts.extend(element for element in elements if isinstance(element, Table))
        parts.extend(paragraphs(_lines(elements), layout))
    return parts
