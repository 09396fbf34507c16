"""The paragraphs and tables of a text become blocks with their places."""

from __future__ import annotations

from collections.abc import Iterable

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.flow.draft import Drafts, add_drafts
from isip_lint.documents.flow.events import HIDDEN, Sign
from isip_lint.documents.flow.grid import GridCell, GridRow, is_frame, joined, place_rows
from isip_lint.documents.flow.lines import NO_PAGES
from isip_lint.documents.flow.model import Aside, Items, Paragraph, Table, TableCell, TableRow
from isip_lint.documents.flow.paragraph import line_drafts, placed
from isip_lint.documents.flow.state import Story


def tell(story: Story, items: Items, path: str) -> Drafts:
    """Return the blocks of ``items``, which stand at ``path``."""
    drafts: list[Drafts] = []
    paragraphs = tables = 0
    for item in items:
        if isinstance(item, Paragraph):
            drafts.append(_paragraph(story, item, f"{path}/p{paragraphs}"))
            paragraphs += 1
        else:
            drafts.append(_table(story, item, f"{path}/t{tables}"))
            tables += 1
    return tuple(draft for group in drafts for draft in group)


def add_asides(builder: BlockBuilder, story: Story, asides: Iterable[Aside]) -> None:
    """Add headers, footers and notes in their order, equal headers and footers once."""
    seen: set[tuple[str, ...]] = set()
    for aside in asides:
        apart = Story(
            kind=aside.kind,
            notices=story.notices,
            lines=story.lines,
            paging=NO_PAGES,
            kept=story.kept,
        )
        drafts = tell(apart, aside.items, aside.name)
        story.lines = apart.lines
        texts = (aside.name.rstrip("0123456789"), *(draft.text for draft in drafts))
        if texts not in seen:
            add_drafts(builder, drafts)
        seen.add(texts)


def _paragraph(story: Story, item: Paragraph, path: str) -> Drafts:
    for event in item.events:
        if event.sign is Sign.NOTICE:
            story.notice(event.text, path)
    if item.new_page and story.lines:
        story.turn_page()
    if story.kept is not None:
        story.kept[path] = item.events
    place = placed(story, path, item.label, item.heading, item.depth)
    drafts = line_drafts(story, place, item.events)
    for index, box in enumerate(item.boxes):
        drafts += tell(story, box, f"{path}/box{index}")
    return drafts


def _table(story: Story, table: Table, path: str) -> Drafts:
    merged: dict[int, str] = {}
    inside = 0 if is_frame([len(row.cells) for row in table.rows]) else 1
    story.cells += inside
    rows = [_row(story, row, f"{path}/r{index}", merged) for index, row in enumerate(table.rows)]
    story.cells -= inside
    return place_rows(
        path,
        [GridRow(index, cells, table.rows[index].repeated) for index, cells in enumerate(rows)],
    )


def _row(story: Story, row: TableRow, path: str, merged: dict[int, str]) -> tuple[GridCell, ...]:
    """Return the cells of a row; ``merged`` holds the texts that go on downwards by column."""
    return tuple(_cell(story, cell, f"{path}c{cell.column}", merged) for cell in row.cells)


def _cell(story: Story, cell: TableCell, path: str, merged: dict[int, str]) -> GridCell:
    if cell.continues and cell.column in merged:
        if _has_text(cell.items):
            story.notice(HIDDEN, path)
        return GridCell(cell.column, (), merged[cell.column], cell.shaded)
    drafts = tell(story, cell.items, path)
    merged[cell.column] = joined(drafts)
    return GridCell(cell.column, drafts, None, cell.shaded)


def _has_text(items: Items) -> bool:
    return any(
        event.sign is Sign.TEXT and event.text.strip()
        for item in items
        if isinstance(item, Paragraph)
        for event in item.events
    )
