"""Lines of a PDF become paragraphs, by their distance, indentation, size and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from isip_lint.documents.marks import Marked, read_marks
from isip_lint.documents.pdf_breaks import BLANK, Breaks, Column, find_breaks, is_joint
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_words import is_cut, small_words
from isip_lint.documents.text import ends_sentence

_LARGER = 1.12
_ARTICLE = re.compile(r"(?:art\.|artikel|article|§)\s*\d", re.IGNORECASE)
_LONGEST_HEADING = 140
_NEIGHBOURS = 40
# A line that ends with a blank may leave this many letters' heights of room: its edge is a guess.
_ROOM = 3.0
_ALIKE = 0.1
# Lines of two columns need not stand on one height: one of each pair overlaps by this much at least.
_BESIDE = 0.3


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a document: body size, distance of lines, the right edge of each line, its ends."""

    size: float
    pitch: float
    rights: dict[Line, float]
    breaks: Breaks

    def right(self, line: Line) -> float:
        """The edge at which the text of ``line`` is broken."""
        return self.rights.get(line, line.right)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and the marks of the first one."""

    lines: tuple[Line, ...]
    marks: Marked

    @property
    def bold(self) -> bool:
        """Whether all lines are bold."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """The size of the first line."""
        return self.lines[0].size


def measure(pages: Sequence[Sequence[Line]], cells: Sequence[Column] = ()) -> Layout:
    """Return the measures of a document from its running lines, page by page, and its cells."""
    sizes = Counter[float]()
    pitches = Counter[float]()
    rights = _right_edges(pages)
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        pitches.update(_pitches(lines))
    size = (sizes.most_common(1)[0][0] if sizes else 0.0) or 12.0  # letters may have no height
    running = [Column(lines, max((rights[line] for line in lines), default=0.0)) for lines in pages]
    return Layout(size, _line_distance(pitches, size), rights, find_breaks([*running, *cells]))


def cell_column(lines: Sequence[Line], left: float, right: float) -> Column:
    """Return the lines of a cell whose sides are ``left`` and ``right`` as a column of text."""
    padding = max(0.0, min((line.left for line in lines), default=left) - left)
    return Column(lines, right - padding, whole=True)


def cell_layout(layout: Layout, lines: Sequence[Line], left: float, right: float) -> Layout:
    """Return the measures inside a cell whose sides are ``left`` and ``right``."""
    edges = dict.fromkeys(lines, cell_column(lines, left, right).right)
    distance = _line_distance(Counter(_pitches(lines)), layout.size)
    return replace(layout, pitch=min(distance, layout.pitch), rights=edges)


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[Paragraph]:
    """Return ``lines``, in order, as paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(group), read_marks(group[0].text)) for group in groups]


def is_heading(paragraph: Paragraph, layout: Layout) -> bool:
    """Whether a paragraph stands out as a heading by its letters: larger, or bold and short."""
    text = " ".join(line.text for line in paragraph.lines)
    if len(text) > _LONGEST_HEADING or _is_list_item(paragraph.marks):
        return False
    return is_larger(paragraph, layout) or (paragraph.bold and text[-1] not in ".,;")


def larger_sizes(found: Sequence[Paragraph], layout: Layout) -> list[float]:
    """Return the sizes of the headings that are larger than the body, largest first."""
    headings = [paragraph for paragraph in found if is_heading(paragraph, layout)]
    sizes = {round(paragraph.size) for paragraph in headings if is_larger(paragraph, layout)}
    return sorted(sizes, reverse=True)


def heading_level(paragraph: Paragraph, sizes: Sequence[float]) -> int:
    """Return the level of a heading: the rank of its size."""
    return 1 + sum(size > round(paragraph.size) for size in sizes)


def is_larger(paragraph: Paragraph, layout: Layout) -> bool:
    """Whether a paragraph is set in larger letters than the body."""
    return paragraph.size > layout.size * _LARGER


def _is_list_item(marks: Marked) -> bool:
    """A bullet or a box; a number may as well be that of a heading."""
    return marks.checked is not None or (marks.is_item and not re.search(r"\w", marks.label))


def _continues(group: Sequence[Line], line: Line, layout: Layout) -> bool:
    last = group[-1]
    if line.role or last.role:
        return False
    told = _is_wrapped(last, line, layout)
    if told is not None:
        return told and _follows(last, line, layout)
    if _begins_block(group, line, layout):
        return False
    if line.page != last.page:
        return _continues_on_page(last, line, layout) and not _is_other_tongue(group, line)
    if not _is_next_line(last, line, layout) or not _same_indent(group, line):
        return False
    full = _is_full(last, line, layout) or is_cut(last.text) or last.text.endswith("/")
    if last.bold != line.bold:
        return full and line.text[0].islower()
    return full or (line.text[0].islower() and not ends_sentence(last.text) and _long(last, layout))


def _follows(last: Line, line: Line, layout: Layout) -> bool:
    """Whether a line stands where one that surely goes on would: below, or on the next page."""
    if line.page != last.page:
        return abs(last.size - line.size) < _ALIKE * last.size
    return _is_next_line(last, line, layout) and abs(line.top - last.top) > 0.5 * last.size


def _begins_block(group: Sequence[Line], line: Line, layout: Layout) -> bool:
    if _ARTICLE.match(line.text) and ends_sentence(group[-1].text):
        return True
    marks = read_marks(line.text)
    if not marks.is_item:
        return False
    numbered = marks.checked is None and marks.label.lstrip("(")[:1].isalnum()
    dash = marks.label in ("–", "—") and not read_marks(group[0].text).is_item
    # What a full line pushes to the start of the next is no label: "artikel | 3. Het", "Jan | – Piet".
    pushed = (
        (numbered or dash)
        and _is_full(group[-1], line, layout)
        and not ends_sentence(group[-1].text)
    )
    return not (pushed and abs(group[-1].left - line.left) < 2 and line.page == group[-1].page)


def _continues_on_page(last: Line, line: Line, layout: Layout) -> bool:
    if ends_sentence(last.text) or abs(last.size - line.size) > _ALIKE * last.size:
        return False
    return last.bold == line.bold and (line.text[0].islower() or _is_full(last, line, layout))


def _is_other_tongue(group: Sequence[Line], line: Line) -> bool:
    """Whether a page ends in one language and the next begins in the other, in another column."""
    before, after = small_words(member.text for member in group), small_words([line.text])
    turned = (before[0] - before[1]) * (after[0] - after[1]) < 0
    return turned and abs(group[-1].left - line.left) > line.size


def _is_next_line(last: Line, line: Line, layout: Layout) -> bool:
    if abs(last.size - line.size) > 0.12 * last.size:
        return False
    pitch = line.top - last.top
    scale = max(1.0, last.size / layout.size)
    near = -0.3 * last.size < pitch < layout.pitch * scale * 1.22
    # The next column begins above the end of this one.
    column = pitch < -2 * last.size and line.left > last.right and not ends_sentence(last.text)
    return near or column


def _same_indent(group: Sequence[Line], line: Line) -> bool:
    first, last = group[0], group[-1]
    if line.top < last.top - 2 * last.size:
        return True
    marks = read_marks(first.text)
    if marks.is_item:
        if len(group) > 1:
            return line.left > group[1].left - 2
        # Words right below a bullet, behind a whole sentence, are no part of the item.
        beside = marks.checked is None and ends_sentence(last.text)
        return line.left > first.left + (2 if beside else -2)
    tolerance = 0.8 * line.size
    return line.left < last.left + tolerance and (
        len(group) == 1 or line.left > last.left - tolerance
    )


def _is_full(last: Line, line: Line, layout: Layout) -> bool:
    """The first word of ``line`` would not have fitted behind ``last``.

    No line may reach the true edge, so a sentence that is not at its end gets some room.
    """
    blank = 0.25 * last.size
    slack = (0.0 if ends_sentence(last.text) else 0.5) * last.size
    return last.right + blank + line.first_word > layout.right(last) - slack


def _is_wrapped(last: Line, line: Line, layout: Layout) -> bool | None:
    """Whether a text goes on, as the blank at the end of ``last`` tells; None where it does not.

    No blank stands where none fits, nor where a word is cut or longer than its column.
    """
    room = layout.right(last) - last.right
    if not layout.breaks.told or room < BLANK * last.size or is_cut(last.text):
        return None
    if last.spaced:
        near = room < line.first_word + _ROOM * last.size
        return near or line.text[0].islower() or not ends_sentence(last.text)
    return is_joint(last, line) and room < line.first_word + last.size


def _long(line: Line, layout: Layout) -> bool:
    return line.right - line.left > 0.6 * (layout.right(line) - line.left)


def _right_edges(pages: Sequence[Sequence[Line]]) -> dict[Line, float]:
    """Each line's right edge: that of all pages, or of its column on a page with several."""
    outer = max((line.right for lines in pages for line in lines), default=0.0)
    return {line: edge for lines in pages for line, edge in _column_edges(lines, outer)}


def _column_edges(lines: Sequence[Line], outer: float) -> Iterator[tuple[Line, float]]:
    split = _column_split(lines)
    if split >= outer:
        yield from ((line, outer) for line in lines)
        return
    before = [line for line in lines if line.right <= split]
    behind = [line for line in lines if line.left >= split]
    yield from ((line, outer) for line in lines if line.left < split < line.right)
    yield from _column_edges(before, max((line.right for line in before), default=outer))
    yield from _column_edges(behind, outer)


def _column_split(lines: Sequence[Line]) -> float:
    """The left side of a second column, or infinity."""
    ordered = sorted(lines, key=lambda line: line.top)
    lefts = Counter[int]()
    for place, line in enumerate(ordered):
        for other in islice(ordered, place + 1, place + _NEIGHBOURS):
            if other.top > line.bottom:
                break
            outer, inner = (line, other) if line.left > other.left else (other, line)
            if outer.left > inner.right + 8 and _beside(line, other):
                lefts[round(outer.left)] += 1
    common = lefts.most_common(1)
    return common[0][0] - 1.0 if common and common[0][1] >= 4 else float("inf")


def _beside(line: Line, other: Line) -> bool:
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    return overlap > _BESIDE * min(line.size, other.size)


def _pitches(lines: Sequence[Line]) -> list[float]:
    steps = [after.top - line.top for line, after in pairwise(lines)]
    return [round(step * 2) / 2 for step in steps if step > 0]


def _line_distance(pitches: Counter[float], size: float) -> float:
    """The smallest usual distance from line to line, in reason."""
    total = sum(pitches.values())
    usual = [pitch for pitch, count in pitches.items() if count >= max(1, 0.05 * total)]
    plausible = [pitch for pitch in usual if 0.8 * size <= pitch <= 2.2 * size]
    return min(plausible, default=1.25 * size)
