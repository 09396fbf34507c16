"""The PDF side of ``benchmarks.render``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks.render import Part, shown_line, table_rows
from isip_lint.documents.model import Block

_SIZES = {1: 16, 2: 13, 3: 12}
_INDENT = 16


@dataclass(frozen=True)
class _Fonts:
    regular: str
    bold: str
    ticked: str
    open_box: str


def write_pdf(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a document with bold headings, lists, ruled tables, a header and page numbers.

    A single page gets neither: nothing on it could tell them from the text.
    """
    fonts = _fonts()
    margin = 2.2 * cm
    document = SimpleDocTemplate(
        str(target),
        pagesize=A4,
        title=title,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        invariant=1,
    )
    story = [flowable for part in parts for flowable in _flowables(part, fonts)]
    document.build(story, canvasmaker=partial(_FurnishedCanvas, font=fonts.regular, title=title))


class _FurnishedCanvas(Canvas):
    """Holds all pages back until their number is known, then adds header and page number."""

    def __init__(self, *args: object, font: str, title: str, **options: object) -> None:
        super().__init__(*args, **options)
        self._font = font
        self._name = title
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - the name that reportlab calls
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        pages = self._held
        for number, page in enumerate(pages, start=1):
            self.__dict__.update(page)
            if len(pages) > 1:
                self._furnish(number)
            super().showPage()
        super().save()

    def _furnish(self, number: int) -> None:
        self.setFont(self._font, 8)
        self.drawString(2.2 * cm, A4[1] - 1.2 * cm, f"Dossier {self._name}")
        self.drawCentredString(A4[0] / 2, 1.1 * cm, f"Pagina {number}")


def _fonts() -> _Fonts:
    """DejaVu where it is installed: the built-in fonts have no check-boxes."""
    try:
        for name in ("DejaVuSans", "DejaVuSans-Bold"):
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    except TTFError:
        return _Fonts("Helvetica", "Helvetica-Bold", "[x]", "[ ]")
    return _Fonts("DejaVuSans", "DejaVuSans-Bold", "☒", "☐")


def _flowables(part: Part, fonts: _Fonts) -> list[Flowable]:
    if part.kind == "table":
        return [_table(part, fonts), Spacer(1, 8)]
    if part.kind == "heading":
        return [_heading(part.blocks[0], fonts)]
    if part.kind == "list":
        return [_item(block, fonts) for block in part.blocks]
    return [_paragraph(part.blocks[0], fonts)]


def _style(fonts: _Fonts, *, bold: bool = False, size: float = 10, **more: float) -> ParagraphStyle:
    name = fonts.bold if bold else fonts.regular
    return ParagraphStyle(
        "text", fontName=name, bulletFontName=name, fontSize=size, leading=size * 1.25, **more
    )


def _heading(block: Block, fonts: _Fonts) -> Paragraph:
    size = _SIZES.get(block.level, 11)
    style = _style(fonts, bold=True, size=size, spaceBefore=10, spaceAfter=5, keepWithNext=1)
    return Paragraph(escape(block.text), style)


def _paragraph(block: Block, fonts: _Fonts) -> Paragraph:
    return Paragraph(_line(block, fonts), _style(fonts, bold=block.bold, spaceAfter=6))


def _item(block: Block, fonts: _Fonts) -> Paragraph:
    left = _INDENT * block.level
    style = _style(
        fonts, bold=block.bold, spaceAfter=3, leftIndent=left + _INDENT, bulletIndent=left
    )
    return Paragraph(escape(block.text), style, bulletText=block.label or None)


def _line(block: Block, fonts: _Fonts) -> str:
    return escape(shown_line(block, ticked=fonts.ticked, open_box=fonts.open_box))


def _table(part: Part, fonts: _Fonts) -> Table:
    rows = table_rows(part)
    cells = [[_cell(lines, fonts, head=not row) for lines in line] for row, line in enumerate(rows)]
    width = (A4[0] - 4.4 * cm) / len(rows[0])
    style = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return Table(cells, colWidths=[width] * len(rows[0]), repeatRows=1, style=style)


def _cell(lines: Sequence[Block], fonts: _Fonts, *, head: bool) -> list[Paragraph]:
    return [
        Paragraph(_line(block, fonts), _style(fonts, bold=head or block.bold, size=9))
        for block in lines
    ]
