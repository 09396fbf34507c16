"""The text of a document with its findings marked: parts, rows of tables, pieces of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from isip_lint.documents.model import Block
from isip_lint.engine.model import DocumentReport, Finding, Passage

REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the document; ``first`` is that of the same rule's first one."""

    number: int
    finding: Finding
    first: int

    @property
    def level(self) -> str:
        """The severity, or "review" for what asks for a human look."""
        return REVIEW if self.finding.review else self.finding.severity.value


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line: ``marks`` are the findings on them, ``ends`` those that end behind them."""

    text: str
    marks: tuple[Numbered, ...] = ()
    ends: tuple[Numbered, ...] = ()

    @property
    def level(self) -> str:
        """The severity of the gravest finding on the words; empty without one."""
        grave = max(self.marks, key=lambda m: (not m.finding.review, m.finding.severity.rank))
        return grave.level


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its pieces."""

    block: Block
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together: a run of lines, or the cells of a table by row and column."""

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: its heading as a line, if it has one, its text and its findings."""

    title: str
    heading: Line | None
    groups: tuple[Group, ...]
    findings: tuple[Numbered, ...]


def numbered(document: DocumentReport) -> tuple[Numbered, ...]:
    """Return the findings that count, in the order of the text, those on the whole at the end."""
    ordered = sorted((found for found in document.findings if found.live), key=_place)
    first: dict[str, int] = {}
    return tuple(
        Numbered(number, finding, first.setdefault(finding.rule, number))
        for number, finding in enumerate(ordered, start=1)
    )


def _place(finding: Finding) -> tuple[bool, int, int]:
    return finding.document_level, finding.location.line, finding.start


def parts(passages: Iterable[Passage], findings: Sequence[Numbered]) -> Iterator[Part]:
    """Yield the parts of a document; a part that the analysis cut in two is one again."""
    local = [found for found in findings if not found.finding.document_level]
    for title, cut in groupby(passages, key=lambda passage: passage.title):
        blocks = [block for passage in cut for block in passage.blocks]
        numbers = {block.location.line for block in blocks}
        inside = [found for found in local if found.finding.location.line in numbers]
        lines = [_line(block, inside) for block in blocks]
        heading = lines[0] if _is_title(blocks[0], title) else None
        groups = tuple(_groups(lines[1:] if heading else lines))
        yield Part(title, heading, groups, tuple(inside))


def _is_title(block: Block, title: str) -> bool:
    shown = {block.text, f"{block.label} {block.text}".strip()}
    return block.cell is None and title in shown


def _line(block: Block, findings: Sequence[Numbered]) -> Line:
    own = [found for found in findings if found.finding.location.line == block.location.line]
    return Line(block, tuple(_pieces(block.text, own)))


def _pieces(text: str, findings: Sequence[Numbered]) -> Iterator[Piece]:
    """Cut a line wherever a finding begins or ends, so that marks never cross."""
    spans = [(found.finding.start, found.finding.end, found) for found in findings]
    borders = {0, len(text), *(place for span in spans for place in span[:2])}
    cuts = sorted(place for place in borders if 0 <= place <= len(text))
    for start, end in pairwise(cuts):
        marks = tuple(found for a, z, found in spans if a <= start and end <= z)
        ends = tuple(found for _, z, found in spans if z == end)
        yield Piece(text[start:end], marks, ends)


def _groups(lines: Iterable[Line]) -> Iterator[Group]:
    for table, found in groupby(lines, key=_table):
        inside = tuple(found)
        if table is None:
            yield Group(lines=inside)
        else:
            rows = groupby(inside, key=lambda line: line.block.cell and line.block.cell.row)
            yield Group(rows=tuple(_row(row) for _, row in rows))


def _table(line: Line) -> str | None:
    return line.block.cell.table if line.block.cell else None


def _row(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return the cells of a row; a column without text is an empty cell."""
    cells: dict[int, list[Line]] = {}
    for line in lines:
        cells.setdefault(line.block.cell.column if line.block.cell else 0, []).append(line)
    return tuple(tuple(cells.get(column, ())) for column in range(max(cells) + 1))
