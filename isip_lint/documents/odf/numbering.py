"""Labels of lists and headings of an OpenDocument text, counted as its programs do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from isip_lint.documents.builder import squeeze
from isip_lint.documents.flow.counts import written
from isip_lint.documents.flow.symbols import plain
from isip_lint.documents.odf.names import n, number, value
from isip_lint.documents.odf.styles import StyleBook
from isip_lint.documents.xml_element import XmlElement

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_PLACE = re.compile(r"%(\d{1,2})%")
_MAX_COUNT = 1_000_000
_MAX_DEPTH = 10
_MAX_LABEL = 80

Counts = dict[int, int]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``shape`` shows level k as "%k%"."""

    form: str = ""
    shape: str = ""
    start: int = 1
    bullet: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document while they are counted."""

    book: StyleBook
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    by_id: dict[str, Counts] = field(default_factory=dict)
    by_style: dict[str, Counts] = field(default_factory=dict)
    headings: Counts = field(default_factory=dict)

    def begin(self, element: XmlElement, style: str) -> Counts:
        """Return the counts that an outermost list goes on with."""
        continued = value(element, "text:continue-list")
        counts: Counts | None = self.by_id.get(continued)
        if counts is None and value(element, "text:continue-numbering") == "true":
            counts = self.by_style.get(style)
        counts = {} if counts is None else counts
        self.by_id[value(element, "xml:id")] = counts
        self.by_style[style] = counts
        return counts

    def label(self, style: str, depth: int, counts: Counts, start: int | None = None) -> str:
        """Count an item at a depth from 0 and return its label; "" without one."""
        levels = self.levels.get(style)
        if levels is None:
            levels = self.levels[style] = _levels(self.book.lists.get(style))
        return _counted(levels, depth, counts, start)

    def heading(self, element: XmlElement, level: int) -> str:
        """Count a heading and return its label; "" without one."""
        levels = self.levels.get("")
        if levels is None:
            levels = self.levels[""] = _levels(self.book.outline)
        start = number(element, "text:start-value", 1, _MAX_COUNT)
        restarts = value(element, "text:restart-numbering") == "true"
        return _counted(levels, level - 1, self.headings, start if restarts else None)


def _counted(levels: dict[int, Level], depth: int, counts: Counts, start: int | None) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    counts[depth] = counts.get(depth, level.start - 1) + 1 if start is None else start
    for deeper in [key for key in counts if key > depth]:
        del counts[deeper]
    return level.bullet or _label(levels, level, counts)


def _label(levels: dict[int, Level], level: Level, counts: Counts) -> str:
    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, level)
        return written(counts.get(place, other.start), other.form)

    return squeeze(_PLACE.sub(count, level.shape)) if level.form else ""


def _levels(style: XmlElement | None) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for item in () if style is None else style:
        depth = number(item, "text:level", 1, _MAX_DEPTH) - 1
        found[depth] = _level(item, depth)
    return found


def _level(item: XmlElement, depth: int) -> Level:
    if item.tag == n("text:list-level-style-bullet"):
        return Level(bullet=plain(value(item, "text:bullet-char")).strip() or "•")
    if item.tag == n("text:list-level-style-image"):
        return Level(bullet="•")
    form = _FORMS.get(value(item, "style:num-format"), "")
    shape = value(item, "style:num-list-format") or value(item, "loext:num-list-format")
    start = number(item, "text:start-value", 1, _MAX_COUNT)
    return Level(form, (shape or _shape(item, depth))[:_MAX_LABEL], start)


def _shape(item: XmlElement, depth: int) -> str:
    shown = max(number(item, "text:display-levels", 1, depth + 1), 1)
    places = ".".join(f"%{place}%" for place in range(depth + 2 - shown, depth + 2))
    return f"{value(item, 'style:num-prefix')}{places}{value(item, 'style:num-suffix')}"
