"""The Word side of ``benchmarks.render``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.render import Part, shown_line, table_rows
from isip_lint.documents.model import Block


def write_docx(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a document with heading styles, real numbering, tables, a header and a footer."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Dossier {title}"
    section.footer.paragraphs[0].text = "Sociale dienst / Service social"
    for part in parts:
        _add_part(document, part)
    document.save(str(target))


def _add_part(document: WordDocument, part: Part) -> None:
    first = part.blocks[0]
    if part.kind == "heading":
        document.add_heading(first.text, min(first.level, 9))
    elif part.kind == "table":
        _add_table(document, part)
    elif part.kind == "list":
        _add_list(document, part.blocks)
    else:
        _add_runs(document.add_paragraph(), first, shown_line(first))


def _add_runs(paragraph: docx.text.paragraph.Paragraph, block: Block, text: str) -> None:
    paragraph.add_run(text).bold = block.bold or None


def _add_list(document: WordDocument, blocks: Sequence[Block]) -> None:
    numbering: dict[int, int] = {}
    expected: dict[int, int] = {}
    for block in blocks:
        suffix = f" {block.level + 1}" if 1 <= block.level <= 2 else ""
        expected[block.level] = expected.get(block.level, 0) + 1
        if block.label == "•":
            paragraph = document.add_paragraph(style=f"List Bullet{suffix}")
            _add_runs(paragraph, block, block.text)
        elif block.label == f"{expected[block.level]}.":
            paragraph = document.add_paragraph(style=f"List Number{suffix}")
            number = numbering.get(block.level) or _new_numbering(document, paragraph)
            numbering[block.level] = number
            _set_numbering(paragraph, number)
            _add_runs(paragraph, block, block.text)
        else:
            _add_runs(document.add_paragraph(), block, shown_line(block))


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


def _add_table(document: WordDocument, part: Part) -> None:
    rows = table_rows(part)
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
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
