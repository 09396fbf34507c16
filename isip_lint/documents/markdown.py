"""Read Markdown line by line: headings, paragraphs, lists, tables; tolerant, without a library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from isip_lint.documents.builder import BlockBuilder, squeeze
from isip_lint.documents.encoding import decode
from isip_lint.documents.markdown_inline import (
    is_all_bold,
    number_first,
    plain_text,
    split_breaks,
)
from isip_lint.documents.marks import Marked, read_marks, read_options, read_row
from isip_lint.documents.model import BlockKind, Cell, Document, Notice
from isip_lint.documents.pieces import add_cell, add_pieces

_LINE_END = re.compile(r"\r\n|[\r\n\f]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_FIELD = re.compile(r"#|---|\.\.\.|[\w\"'][^:]{0,60}:(?:\s|$)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_SETEXT = re.compile(r" {0,3}(=+|-+)\s*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_QUOTE = re.compile(r" {0,3}>\s?")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s+\S+(?:\s+[\"'(].*)?\s*$")
_HARD_BREAK = re.compile(r"(?: {2,}|(?<!\\)\\)$")
_BAR = re.compile(r"(?<!\\)\|")
_BULLETS = "-*+"
_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def indent(self) -> int:
        expanded = self.text.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of source lines that makes blocks of one kind."""

    kind: str
    lines: tuple[_Line, ...]
    level: int = 0


def read_markdown(path: str, data: bytes) -> Document:
    """Return the blocks of a Markdown file; binary data raises UnreadableError."""
    text, encoding = decode(data)
    builder = BlockBuilder()
    _add_parts(builder, _body_lines(text), quoted=False)
    notices = () if encoding == "utf-8" else (Notice("encoding", encoding),)
    return Document(path, "markdown", tuple(builder.blocks), notices)


def _body_lines(text: str) -> list[_Line]:
    """The lines after the front matter, numbered as in the file, without comments."""
    kept = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines = [
        _Line(number, number_first(line)) for number, line in enumerate(_LINE_END.split(kept), 1)
    ]
    if lines[0].text.rstrip() != "---" or not any(_FIELD.match(line.text) for line in lines[1:2]):
        return lines  # a rule: what follows is text
    ends = (n for n, line in enumerate(lines[1:], 1) if line.text.rstrip() in ("---", "..."))
    return lines[next(ends, -1) + 1 :]


def _add_parts(builder: BlockBuilder, lines: list[_Line], *, quoted: bool) -> None:
    indents: tuple[int, ...] = ()
    for part in _parts(lines):
        if part.kind == "item":
            first = part.lines[0]
            indents = (*(n for n in indents if n < first.indent), first.indent)
            _add_item(builder, part, len(indents) - 1)
            continue
        # An indented paragraph belongs to the item above it and leaves the list open.
        indents = indents if part.lines[0].indent else ()
        if part.kind == "quote":
            _add_parts(builder, [_unquoted(line) for line in part.lines], quoted=True)
        elif part.kind == "table":
            _add_table(builder, part)
        else:
            _add_text(builder, part, quoted=quoted)


def _parts(lines: list[_Line]) -> Iterator[_Part]:
    index = 0
    while index < len(lines):
        if _is_skipped(lines[index]):
            index += 1
            continue
        part, index = _next_part(lines, index)
        if part is not None:
            yield part


def _next_part(lines: list[_Line], index: int) -> tuple[_Part | None, int]:
    line = lines[index]
    heading = _HEADING.match(line.text)
    if heading:
        title = _Line(line.number, heading[2] or "")
        return _Part("heading", (title,), len(heading[1])), index + 1
    if _FENCE.match(line.text):
        return _fence(lines, index)
    if _is_table(lines, index):
        end = _run_end(lines, index, lambda row: "|" in row.text)
        return _Part("table", tuple(lines[index:end])), end
    if _QUOTE.match(line.text):
        end = _run_end(lines, index, lambda row: _QUOTE.match(row.text) is not None)
        return _Part("quote", tuple(lines[index:end])), end
    return _paragraph(lines, index)


def _is_skipped(line: _Line) -> bool:
    return line.blank or bool(_RULE.match(line.text)) or bool(_DEFINITION.match(line.text))


def _fence(lines: list[_Line], index: int) -> tuple[_Part | None, int]:
    opened = lines[index].text.strip()
    mark = opened[0] * 3
    end = _run_end(lines, index + 1, lambda row: not row.text.strip().startswith(mark))
    inner = tuple(lines[index + 1 : end])
    return (_Part("code", inner) if inner else None), end + 1


def _paragraph(lines: list[_Line], index: int) -> tuple[_Part | None, int]:
    kind = "item" if read_marks(lines[index].text).is_item else "paragraph"
    end = index + 1
    while end < len(lines):
        underline = _SETEXT.match(lines[end].text)
        if underline and kind == "paragraph" and _is_short(lines[index:end]):
            level = 1 if underline[1][0] == "=" else 2
            return _Part("heading", tuple(lines[index:end]), level), end + 1
        if _interrupts(lines, end):
            break
        end += 1
    return _Part(kind, tuple(lines[index:end])), end


def _is_short(lines: list[_Line]) -> bool:
    """A rule below a long paragraph was not meant to make it a heading."""
    return sum(len(line.text) for line in lines) <= _LONGEST_HEADING


def _interrupts(lines: list[_Line], index: int) -> bool:
    text = lines[index].text
    if _is_skipped(lines[index]) or _HEADING.match(text) or _FENCE.match(text):
        return True
    starts = _QUOTE.match(text) is not None or read_marks(text).is_item
    return starts or _is_table(lines, index)


def _is_table(lines: list[_Line], index: int) -> bool:
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    dividing = "|" in following and _DELIMITER.match(following) is not None
    return "|" in lines[index].text and dividing


def _run_end(lines: list[_Line], start: int, belongs: Callable[[_Line], bool]) -> int:
    end = start
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end


def _unquoted(line: _Line) -> _Line:
    return replace(line, text=_QUOTE.sub("", line.text, count=1))


def _broken_pieces(part: _Part) -> Iterator[_Line]:
    """The lines of ``part`` as shown: soft breaks joined, hard breaks kept; a bold line stands alone."""
    pending: list[str] = []
    number = part.lines[0].number
    for line in part.lines:
        bold = part.kind == "paragraph" and is_all_bold(line.text)
        if bold and pending:
            yield _Line(number, " ".join(pending))
            pending, number = [], line.number
        *broken, last = split_breaks(line.text)
        for text in broken:
            yield _Line(number, " ".join([*pending, text]))
            pending, number = [], line.number
        pending.append(_HARD_BREAK.sub("", last))
        if part.kind == "code" or bold or _HARD_BREAK.search(line.text):
            yield _Line(number, " ".join(pending))
            pending, number = [], line.number + 1
    yield _Line(number, " ".join(pending))


def _add_item(builder: BlockBuilder, part: _Part, level: int) -> None:
    for index, piece in enumerate(_broken_pieces(part)):
        shown = _shown_pieces(piece.text)
        bold = is_all_bold(read_marks(piece.text).text)
        path = f"line{piece.number}"
        if index:
            text = plain_text(piece.text)
            builder.add(BlockKind.ITEM, text, path, level=level, bold=bold)
        else:
            add_pieces(builder, shown, path, level=level, bold=bold)


def _add_text(builder: BlockBuilder, part: _Part, *, quoted: bool) -> None:
    pieces = [*_broken_pieces(part)]
    if part.kind == "heading":
        text = plain_text(" ".join(piece.text for piece in pieces))
        path = f"line{part.lines[0].number}"
        builder.add(BlockKind.HEADING, text, path, level=part.level)
        return
    for piece in pieces:
        path = f"line{piece.number}"
        if quoted or part.kind == "code":
            text = plain_text(piece.text) if quoted else squeeze(piece.text)
            builder.add(BlockKind.PARAGRAPH, text, path, label=">" if quoted else "")
        else:
            add_pieces(builder, _shown_pieces(piece.text), path, bold=is_all_bold(piece.text))


def _add_table(builder: BlockBuilder, part: _Part) -> None:
    table = f"line{part.lines[0].number}"
    rows = [_cells(line.text) for index, line in enumerate(part.lines) if index != 1]
    heads = [_cell_text(cell) for cell in rows[0]]
    for row, cells in enumerate(rows):
        for column, pieces in enumerate(read_row([split_breaks(cell) for cell in cells])):
            head = heads[column] if row and column < len(heads) else ""
            row_head = _cell_text(cells[0]) if column else ""
            shown = [_with_dot(piece) for piece in pieces]
            add_cell(builder, shown, Cell(table, row, column, head, row_head), _look)


def _look(piece: Marked) -> tuple[str, bool, None]:
    return plain_text(piece.text), is_all_bold(piece.text), None


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(row.strip().removeprefix("|").removesuffix("|"))]


def _cell_text(source: str) -> str:
    return plain_text(" ".join(split_breaks(source)))


def _shown_pieces(source: str) -> list[Marked]:
    return [
        replace(_with_dot(piece), text=plain_text(piece.text)) for piece in read_options(source)
    ]


def _with_dot(piece: Marked) -> Marked:
    """Every Markdown bullet is shown as the same dot."""
    return replace(piece, label="•") if piece.label in tuple(_BULLETS) else piece
