"""The Word side of ``benchmarks.render``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell

from benchmarks.render import Part, shown_line, table_rows
from isip_lint.documents.model import Block

Holder = WordDocument | _Cell


def write_docx(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a document with heading styles, real numbering, tables, a header and a footer."""
    document = _furnished(title)
    _add_parts(document, document, parts)
    document.save(str(target))


def write_docx_tables(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a document of which each chapter stands in a frame: a table of one column."""
    document = _furnished(title)
    for chapter in _chapters(parts):
        frame = document.add_table(len(chapter), 1)
        frame.style = "Table Grid"
        for row, content in zip(frame.rows, chapter, strict=True):
            _add_parts(document, row.cells[0], content)
            _drop_first(row.cells[0])
        document.add_paragraph()
    document.save(str(target))


def write_docx_controls(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a document with content controls around its paragraphs, words, tables, rows, cells."""
    document = _furnished(title)
    _add_parts(document, document, parts)
    for place, element in enumerate(list(document.element.body)):
        _control(element, place)
    document.save(str(target))


def _furnished(title: str) -> WordDocument:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Dossier {title}"
    section.footer.paragraphs[0].text = "Sociale dienst / Service social"
    return document


def _chapters(parts: Sequence[Part]) -> list[list[list[Part]]]:
    """Return the rows of each chapter: its heading, if it has one, and what stands under it."""
    chapters: list[list[list[Part]]] = []
    for part in parts:
        if part.kind == "heading":
            chapters.append([[part]])
        elif chapters and len(chapters[-1]) == 1 and chapters[-1][0][0].kind == "heading":
            chapters[-1].append([part])
        elif chapters:
            chapters[-1][-1].append(part)
        else:
            chapters.append([[part]])
    return chapters


def _drop_first(cell: _Cell) -> None:
    """A new cell begins with an empty paragraph; one must stay behind a table."""
    first = cell.paragraphs[0]._p
    if cell._tc[-1].tag == qn("w:tbl"):
        cell.add_paragraph()
    first.getparent().remove(first)


def _control(element: BaseOxmlElement, place: int) -> None:
    """Wrap a paragraph in a control, or its words; a table as a whole, or its rows and cells."""
    if element.tag == qn("w:p"):
        for target in [element] if place % 2 else element.findall(qn("w:r")):
            _wrap(target)
    elif element.tag == qn("w:tbl"):
        for target in [element] if place % 2 else element.findall(qn("w:tr")):
            _wrap(target)
        for cell in element.iter(qn("w:tc")):
            _wrap(cell)


def _wrap(element: BaseOxmlElement) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    element.addprevious(control)
    control.append(OxmlElement("w:sdtPr"))
    control.append(content)
    content.append(element)


def _add_parts(document: WordDocument, holder: Holder, parts: Sequence[Part]) -> None:
    for place, part in enumerate(parts):
        if place and part.kind == parts[place - 1].kind == "table":
            holder.add_paragraph()  # or Word makes one table of two
        _add_part(document, holder, part)


def _add_part(document: WordDocument, holder: Holder, part: Part) -> None:
    first = part.blocks[0]
    if part.kind == "heading":
        holder.add_paragraph(first.text, f"Heading {min(first.level, 9)}")
    elif part.kind == "table":
        _add_table(holder, part)
    elif part.kind == "list":
        _add_list(document, holder, part.blocks)
    else:
        _add_runs(holder.add_paragraph(), first, shown_line(first))


def _add_runs(paragraph: docx.text.paragraph.Paragraph, block: Block, text: str) -> None:
    paragraph.add_run(text).bold = block.bold or None


def _add_list(document: WordDocument, holder: Holder, blocks: Sequence[Block]) -> None:
    numbering: dict[int, int] = {}
    counted: dict[int, int] = {}
    for block in blocks:
        suffix = f" {block.level + 1}" if 1 <= block.level <= 2 else ""
        following = counted.get(block.level, 0) + 1
        if block.label == "•":
            paragraph = holder.add_paragraph(style=f"List Bullet{suffix}")
            _add_runs(paragraph, block, block.text)
        elif block.label == f"{following}.":
            counted[block.level] = following
            paragraph = holder.add_paragraph(style=f"List Number{suffix}")
            number = numbering.get(block.level) or _new_numbering(document, paragraph)
            numbering[block.level] = number
            _set_numbering(paragraph, number)
            _add_runs(paragraph, block, block.text)
        else:
            _add_runs(holder.add_paragraph(), block, shown_line(block))


def _new_numbering(document: WordDocument, paragraph: docx.text.paragraph.Paragraph) -> int:
    """A numbering of its own begins each list at 1."""
    style_number = paragraph.style.element.pPr.numPr.numId.val
    root = document.part.numbering_part.element
    used = next(num for num in root.num_lst if num.numId == style_number)
    number = root.add_num(used.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _set_numbering(paragraph: docx.text.paragraph.Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0


def _add_table(holder: Holder, part: Part) -> None:
    rows = table_rows(part)
    table = holder.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    _repeat_head(table.rows[0])
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, cells, strict=True):
            for number, block in enumerate(lines):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                _add_runs(paragraph, block, shown_line(block))


def _repeat_head(row: docx.table._Row) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)
