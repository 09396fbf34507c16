"""Read plain text: paragraphs from hard-wrapped lines, list items, headings, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isip_lint.documents.builder import BlockBuilder, squeeze
from isip_lint.documents.encoding import decode
from isip_lint.documents.marks import Marked, read_marks, read_options, read_row
from isip_lint.documents.model import BlockKind, Cell, Document, Notice
from isip_lint.documents.pieces import add_cell, add_pieces

_LINE_END = re.compile(r"\r\n|[\r\n\f\v\u2028\u2029\x85]")
_UNDERLINE = re.compile(r"\s*(=|-|_|\*){3,}\s*$")
_SEPARATOR = re.compile(r"[\s|+:=-]*$")
# Blanks are tried from where they begin only, lest a long run of them cost its square.
_COLUMN = re.compile(r"(?:(?<!\s)\s+)?\|\s*|(?<!\s)\s*\t\s*")
_ARTICLE = re.compile(
    r"(?:artikel|article|art\.?|hoofdstuk|chapitre|titel|titre|deel|partie|bijlage|annexe)"
    r"\s+(?:\d+|[ivx]+|[a-z]|premier|1er)\b.{0,80}$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\b(?:art|nr|dhr|mevr|mw|mr|m|mme|dr|st|nl|bv|blz|ca|tel|enz|p|c|n|cf|ex|min|max)\.$",
    re.IGNORECASE,
)
_WIDE = 110


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: int
    text: str
    marks: Marked


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that make one block, or the rows of one table (``columns`` > 1)."""

    lines: tuple[_Line, ...]
    columns: int = 1
    underlined: str = ""

    @property
    def text(self) -> str:
        return squeeze(" ".join(line.text for line in self.lines))


def read_text(path: str, data: bytes) -> Document:
    """Return the blocks of a plain text file; binary data raises UnreadableError."""
    text, encoding = decode(data)
    builder = BlockBuilder()
    tables = 0
    indents: tuple[int, ...] = ()
    for group in _groups(_LINE_END.split(text)):
        if group.columns > 1:
            _add_table(builder, group, f"t{tables}")
            tables += 1
            continue
        indents = _list_indents(indents, group.lines[0])
        _add_block(builder, group, len(indents))
    notices = () if encoding == "utf-8" else (Notice("encoding", encoding),)
    return Document(path, "text", tuple(builder.blocks), notices)


def is_heading_line(text: str) -> bool:
    """Whether a line that stands alone reads as a heading by its words alone."""
    words = text.split()
    if not words or len(words) > 14 or text[-1] in ".,;":
        return False
    letters = [character for character in text if character.isalpha()]
    capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
    return capitals or text.endswith("?") or names_part(text)


def names_part(text: str) -> bool:
    """Whether a line begins with the name and number of a part: "Artikel 3", "Bijlage 2"."""
    return _ARTICLE.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends with an end mark that is no abbreviation's point."""
    return text.rstrip("\"'”’») ")[-1:] in tuple(".!?:;") and not _ABBREVIATION.search(text)


def _groups(raw: list[str]) -> Iterator[_Group]:
    lines = [_line(number, text) for number, text in enumerate(raw, start=1)]
    width = _wrap_width(lines)
    pending: list[_Line] = []
    for line in lines:
        if pending and _is_underline(line, pending):
            yield _Group(tuple(pending), underlined=line.text[0])
            pending = []
        elif pending and _continues(pending, line, width):
            pending.append(line)
        else:
            yield from _closed(pending)
            pending = [line] if line.text and not _SEPARATOR.match(line.text) else []
    yield from _closed(pending)


def _closed(lines: list[_Line]) -> Iterator[_Group]:
    if lines:
        yield _Group(tuple(lines), columns=len(_cells(lines[0].text)))


def _line(number: int, raw: str) -> _Line:
    expanded = raw.expandtabs(4)
    text = raw.strip()
    return _Line(number, len(expanded) - len(expanded.lstrip()), text, read_marks(text))


def _wrap_width(lines: list[_Line]) -> int:
    """The length at which lines were broken; 0 when the text was not broken."""
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    return width if 40 <= width <= _WIDE else 0


def _is_underline(line: _Line, pending: list[_Line]) -> bool:
    alone = len(pending) == 1 and len(_cells(pending[0].text)) == 1
    return alone and len(pending[0].text) <= 100 and _UNDERLINE.match(line.text) is not None


def _continues(pending: list[_Line], line: _Line, width: int) -> bool:
    last = pending[-1]
    columns = len(_cells(last.text))
    if not line.text:
        return False
    if columns > 1 or len(_cells(line.text)) > 1:
        separator = _SEPARATOR.match(line.text) is not None
        return columns > 1 and (separator or len(_cells(line.text)) == columns)
    if line.marks.is_item or _starts_heading(line.text) or ends_sentence(last.text):
        return False
    hanging = pending[0].marks.is_item and line.indent > pending[0].indent
    return hanging or _was_broken(last, line, width)


def _starts_heading(text: str) -> bool:
    return is_heading_line(text) and not text.endswith("?")


def _was_broken(last: _Line, line: _Line, width: int) -> bool:
    """The first word of ``line`` would not have fitted behind ``last``."""
    if not width or _starts_heading(last.text):
        return False
    length = last.indent + len(last.text)
    first = len(line.text.split()[0])
    return length + 1 + first > width - 4 or (line.text[0].islower() and length > width // 2)


def _cells(text: str) -> list[str]:
    return _COLUMN.split(text.strip().strip("|").strip())


def _list_indents(indents: tuple[int, ...], line: _Line) -> tuple[int, ...]:
    """Indents of the open lists: their number is the depth of the item plus one."""
    if not line.marks.is_item:
        return ()
    return (*(indent for indent in indents if indent < line.indent), line.indent)


def _add_block(builder: BlockBuilder, group: _Group, depth: int) -> None:
    path = f"line{group.lines[0].number}"
    alone = len(group.lines) == 1 and not group.lines[0].marks.is_item
    if group.underlined or (alone and is_heading_line(group.text)):
        level = 1 if group.underlined == "=" or not builder.blocks else 2
        builder.add(BlockKind.HEADING, group.text, path, level=level)
    else:
        add_pieces(builder, read_options(group.text), path, level=max(0, depth - 1))


def _add_table(builder: BlockBuilder, group: _Group, table: str) -> None:
    rows = [_cells(line.text) for line in group.lines if not _SEPARATOR.match(line.text)]
    ruled = any(_SEPARATOR.match(line.text) for line in group.lines[1:2])
    heads = rows[0] if ruled or _looks_like_heads(rows) else [""] * group.columns
    for row, cells in enumerate(rows):
        for column, pieces in enumerate(read_row([[text] for text in cells])):
            head = heads[column] if row and column < len(heads) else ""
            cell = Cell(table, row, column, squeeze(head), squeeze(cells[0]) if column else "")
            add_cell(builder, pieces, cell, lambda piece: (squeeze(piece.text), False, None))


def _looks_like_heads(rows: list[list[str]]) -> bool:
    first = rows[0]
    plain = all(text and not text.endswith(":") and len(text) < 40 for text in first)
    return len(rows) > 1 and plain and not any(c.isdigit() for text in first for c in text)
