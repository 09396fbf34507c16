"""Labels of numbered and bulleted paragraphs, counted as Word does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from isip_lint.documents.builder import squeeze
from isip_lint.documents.flow.counts import written
from isip_lint.documents.flow.symbols import is_symbol_font, plain, symbols
from isip_lint.documents.word.names import R_PROPERTIES, is_on, number, value, w
from isip_lint.documents.word.styles import Numbered, StyleSheet
from isip_lint.documents.xml_element import XmlElement

_PLACE = re.compile(r"%([1-9])")
_MAX_COUNT = 1_000_000
_MAX_LABEL = 80


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; it restarts when a level above ``restart`` is used."""

    format: str
    text: str
    start: int
    restart: int
    decimal_only: bool
    style: str


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list; lists of the same ``family`` count on, but begin anew at ``restarts``."""

    family: str
    levels: Mapping[int, Level]
    restarts: frozenset[int]


@dataclass(slots=True)
class Counter:
    """The counts reached so far in one run of text."""

    lists: Mapping[str, ListDefinition]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def level(self, place: Numbered, style: str) -> int:
        """Return the depth of a paragraph, from 0; a style may choose it by its own name."""
        if place.level is not None:
            return place.level
        definition = self.lists.get(place.list_id or "")
        levels = definition.levels.items() if definition and style else ()
        return next((depth for depth, level in levels if level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph and return its label as shown; "" without one."""
        definition = self.lists.get(list_id)
        if definition is None or depth not in definition.levels:
            return ""
        counts = self.counts.setdefault(definition.family, {})
        if list_id not in self.used:
            self.used.add(list_id)
            for restarted in definition.restarts:
                counts.pop(restarted, None)
        level = definition.levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            if deeper not in definition.levels or depth < definition.levels[deeper].restart:
                del counts[deeper]
        return _label(definition, level, counts)


def load_lists(root: XmlElement | None, styles: StyleSheet) -> dict[str, ListDefinition]:
    """Return the lists of the part ``root`` by their id."""
    if root is None:
        return {}
    families = {item.get(w("abstractNumId"), ""): item for item in root.findall(w("abstractNum"))}
    links = {item.get(w("numId"), ""): value(item, "abstractNumId") for item in _lists(root)}
    return {
        item.get(w("numId"), ""): _definition(item, _family(item, families, links, styles))
        for item in _lists(root)
    }


def _lists(root: XmlElement) -> list[XmlElement]:
    return list(root.findall(w("num")))


def _family(
    item: XmlElement,
    families: Mapping[str, XmlElement],
    links: Mapping[str, str | None],
    styles: StyleSheet,
) -> XmlElement | None:
    family = families.get(value(item, "abstractNumId") or "")
    linked = value(family, "numStyleLink")
    if linked is None:
        return family
    list_id = styles.look(linked).numbered.list_id or ""
    return families.get(links.get(list_id) or "", family)


def _definition(item: XmlElement, family: XmlElement | None) -> ListDefinition:
    overrides = item.findall(w("lvlOverride"))
    levels = {} if family is None else _levels(family)
    for override in overrides:
        levels.update(_levels(override))
    starts = {_depth(item): value(item, "startOverride") for item in overrides}
    restarts = frozenset(depth for depth, start in starts.items() if start is not None)
    for depth in restarts & levels.keys():
        start = number(starts[depth], levels[depth].start, _MAX_COUNT)
        levels[depth] = replace(levels[depth], start=start)
    name = "" if family is None else family.get(w("abstractNumId"), "")
    return ListDefinition(name, levels, restarts)


def _levels(parent: XmlElement) -> dict[int, Level]:
    return {_depth(item): _level(item) for item in parent.findall(w("lvl"))}


def _depth(element: XmlElement) -> int:
    return number(element.get(w("ilvl")), 0, 8)


def _level(element: XmlElement) -> Level:
    depth = _depth(element)
    form = value(element, "numFmt") or "decimal"
    text = (value(element, "lvlText") or "")[:_MAX_LABEL]
    legal = element.find(w("isLgl"))
    return Level(
        form,
        _bullet(element, text) if form == "bullet" else text,
        number(value(element, "start"), 1, _MAX_COUNT),
        number(value(element, "lvlRestart"), depth, depth),
        legal is not None and is_on(legal),
        value(element, "pStyle") or "",
    )


def _bullet(element: XmlElement, text: str) -> str:
    fonts = element.find(f"{R_PROPERTIES}/{w('rFonts')}")
    font = "" if fonts is None else fonts.get(w("ascii"), "")
    shown = symbols(font, text) if is_symbol_font(font) else plain(text)
    return shown if shown.strip() else "•"


def _label(definition: ListDefinition, level: Level, counts: Mapping[int, int]) -> str:
    def count(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = definition.levels.get(depth, level)
        form = "decimal" if level.decimal_only else other.format
        return written(counts.get(depth, other.start), form)

    if level.format == "bullet":
        return squeeze(level.text)
    return squeeze(_PLACE.sub(count, level.text))
