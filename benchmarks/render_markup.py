"""The sides of ``benchmarks.render`` that are written as text: ODT, RTF and HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from benchmarks import make_odt
from benchmarks.render import Part, shown_line, table_rows
from isip_lint.documents.model import Block

_NUMBERED = "N"
_BULLETED = "B"
_RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}"
    r"{\stylesheet{\s0 Normal;}%s}"
)
_RTF_BOX = {"☒": r"\u9746\'5b", "☐": r"\u9744\'5b"}


def _is_counted(block: Block) -> bool:
    """Whether a list program would write this label: a bullet, or a number with a point."""
    return block.label == "•" or (block.label[:-1].isdecimal() and block.label.endswith("."))


def _write(
    parts: Sequence[Part],
    line: Callable[[Block], str],
    item: Callable[[Block], str],
    table: Callable[[Part], str],
) -> str:
    """Return the parts one after the other; labels that no list writes are typed."""
    shown = []
    for part in parts:
        if part.kind == "table":
            shown.append(table(part))
        else:
            listed = part.kind == "list"
            shown += [
                item(block) if listed and _is_counted(block) else line(block)
                for block in part.blocks
            ]
    return "".join(shown)


def write_odt(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a text with outline levels, counted lists, tables, a header and a footer."""
    levels = [make_odt.level(n, "1", 'style:num-suffix="."') for n in range(1, 5)]
    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="•"/>'
        for n in range(1, 5)
    )
    styles = (
        make_odt.style("bold", 'fo:font-weight="bold"'),
        make_odt.list_style(_NUMBERED, *levels),
        make_odt.list_style(_BULLETED, bullets),
    )
    pages = (
        f"<style:header>{make_odt.p(f'Dossier {title}')}</style:header>"
        f"<style:footer>{make_odt.p('Sociale dienst / Service social')}</style:footer>"
    )
    body = _write(parts, _odt_line, _odt_item, _odt_table)
    target.write_bytes(make_odt.odt(body, automatic="".join(styles), pages=pages))


def _odt_text(block: Block, text: str) -> str:
    return make_odt.span(escape(text), "bold") if block.bold else escape(text)


def _odt_line(block: Block) -> str:
    if block.kind.value == "heading":
        return make_odt.h(escape(block.text), block.level)
    return make_odt.p(_odt_text(block, shown_line(block)))


def _odt_item(block: Block) -> str:
    bullet = block.label == "•"
    start = "" if bullet else f' text:start-value="{block.label[:-1]}"'
    inside = f"<text:list-item{start}>{make_odt.p(_odt_text(block, block.text))}</text:list-item>"
    for _ in range(block.level):
        inside = f"<text:list-item><text:list>{inside}</text:list></text:list-item>"
    style = _BULLETED if bullet else _NUMBERED
    return f'<text:list text:style-name="{style}">{inside}</text:list>'


def _odt_table(part: Part) -> str:
    rows = [
        make_odt.row(
            *(make_odt.cell("".join(map(_odt_line, lines)) or make_odt.p()) for lines in row)
        )
        for row in table_rows(part)
    ]
    return make_odt.table(*rows[1:], head=rows[0])


def write_rtf(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a text with outline levels, shown labels, tables, a header and a footer."""
    styles = "".join(rf"{{\s{n}\outlinelevel{n - 1} heading {n};}}" for n in range(1, 7))
    margins = rf"{{\header Dossier {title}\par}}{{\footer Sociale dienst\par}}"
    body = _write(parts, _rtf_line, _rtf_item, _rtf_table)
    target.write_text(f"{_RTF_HEAD % styles}{margins}{body}}}", encoding="ascii")


def _rtf_text(text: str) -> str:
    return "".join(_rtf_letter(letter) for letter in text)


def _rtf_letter(letter: str) -> str:
    if letter in _RTF_BOX:
        return _RTF_BOX[letter]
    if letter in "\\{}":
        return f"\\{letter}"
    if letter.isascii():
        return letter
    try:
        return f"\\'{letter.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        return f"\\u{ord(letter)}?"


def _rtf_shown(block: Block, text: str) -> str:
    return rf"{{\b {_rtf_text(text)}}}" if block.bold else _rtf_text(text)


def _rtf_line(block: Block) -> str:
    if block.kind.value == "heading":
        return rf"\pard\plain\s{block.level}\b {_rtf_text(block.text)}\par" + "\n"
    return rf"\pard\plain {_rtf_shown(block, shown_line(block))}\par" + "\n"


def _rtf_item(block: Block) -> str:
    label = rf"{{\listtext\tab {_rtf_text(block.label)}\tab}}"
    place = rf"\pard\plain\ls1\ilvl{block.level}"
    return rf"{label}{place} {_rtf_shown(block, block.text)}\par" + "\n"


def _rtf_table(part: Part) -> str:
    rows = table_rows(part)
    edges = "".join(rf"\cellx{2000 * (place + 1)}" for place in range(len(rows[0])))
    shown = []
    for number, row in enumerate(rows):
        cells = (
            r"\par ".join(_rtf_shown(block, shown_line(block)) for block in lines) for lines in row
        )
        content = "".join(rf"\pard\plain\intbl {cell}\cell" + "\n" for cell in cells)
        head = "" if number else r"\trhdr"
        shown.append(rf"\trowd{head}{edges}{content}\row" + "\n")
    return "".join(shown)


def write_html(parts: Sequence[Part], target: Path, title: str) -> None:
    """Write a page with headings, lists and tables."""
    body = _write(parts, _html_line, _html_item, _html_table)
    head = f"<head><meta charset=utf-8><title>{escape(title)}</title></head>"
    page = f"<!DOCTYPE html>\n<html>{head}<body>\n{body}</body></html>\n"
    target.write_text(page, encoding="utf-8")


def _html_shown(block: Block, text: str) -> str:
    return f"<b>{escape(text)}</b>" if block.bold else escape(text)


def _html_line(block: Block) -> str:
    if block.kind.value == "heading":
        return f"<h{min(block.level, 6)}>{escape(block.text)}</h{min(block.level, 6)}>\n"
    return f"<p>{_html_shown(block, shown_line(block))}</p>\n"


def _html_item(block: Block) -> str:
    ordered = block.label != "•"
    value = f' value="{block.label[:-1]}"' if ordered else ""
    tag = "ol" if ordered else "ul"
    outer = block.level
    item = f"<{tag}><li{value}>{_html_shown(block, block.text)}</li></{tag}>"
    return f"{'<ul>' * outer}{item}{'</ul>' * outer}\n"


def _html_table(part: Part) -> str:
    shown = []
    for number, row in enumerate(table_rows(part)):
        tag = "td" if number else "th"
        cells = (f"<{tag}>{''.join(map(_html_line, lines))}</{tag}>" for lines in row)
        shown.append(f"<tr>{''.join(cells)}</tr>\n")
    return f"<table>\n{''.join(shown)}</table>\n"
