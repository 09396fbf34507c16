"""The lines of one paragraph as drafts of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isip_lint.documents.flow.draft import Draft, Drafts
from isip_lint.documents.flow.events import Event
from isip_lint.documents.flow.lines import Line, Typed, read_lines
from isip_lint.documents.flow.state import Story
from isip_lint.documents.model import BlockKind

_BULLETED = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Place:
    """What the layout says about a paragraph."""

    path: str
    kind: BlockKind
    label: str
    level: int


def placed(story: Story, path: str, label: str, heading: int, depth: int | None) -> Place:
    """Return the place of a paragraph; ``heading`` is 0 for none, ``depth`` None outside lists."""
    if story.kind is not None:
        return Place(path, story.kind, label, 0)
    if heading:
        return Place(path, BlockKind.HEADING, label, heading)
    if label or depth is not None:
        return Place(path, BlockKind.ITEM, label, depth or 0)
    return Place(path, BlockKind.PARAGRAPH, "", 0)


def line_drafts(story: Story, place: Place, shown: Sequence[Event]) -> Drafts:
    """Return the lines of a paragraph that shows ``shown``; pages are counted on."""
    lines, story.paging = read_lines(shown, story.paging, _typed(story, place))
    story.count(len(lines))
    return tuple(_draft(place, line, index) for index, line in enumerate(lines))


def _typed(story: Story, place: Place) -> Typed:
    """A cell keeps its numbers as text, as it does in the other formats."""
    listed = place.kind in _BULLETED
    return Typed(listed, listed and not place.label and not story.cells)


def _draft(place: Place, line: Line, index: int) -> Draft:
    kind = place.kind
    if kind is BlockKind.PARAGRAPH and (line.label or line.checked is not None):
        kind = BlockKind.ITEM
    label = line.label if index else f"{place.label} {line.label}".strip()
    draft = Draft(kind, line.text, place.path, line.page, label, place.level, line.bold)
    path = f"{place.path}/l{index}" if index else place.path
    return replace(draft, path=path, checked=line.checked, placeholders=line.blanks)
