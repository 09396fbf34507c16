"""Styles of a Word document, resolved along their chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from isip_lint.documents.flow.names import named_depth, named_heading
from isip_lint.documents.word.names import (
    P_PROPERTIES,
    R_PROPERTIES,
    is_on,
    number,
    switch,
    value,
    w,
)
from isip_lint.documents.xml_element import XmlElement

_BODY_TEXT = 9
_MAX_CHAIN = 50
_BOLD, _HIDDEN = w("b"), w("vanish")
_STRIKES = (w("strike"), w("dstrike"))
_TOGGLES = frozenset({_BOLD, _HIDDEN, *_STRIKES})
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Toggles:
    """On/off properties of letters; None where nothing is said."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: id of the list ("0" is none) and depth, if they are said."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; ``outline`` is 0 to 8, 9 for body text."""

    name: str
    based_on: str | None
    toggles: Toggles
    numbered: Numbered
    outline: int | None
    new_page: bool | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a style means with all that it is based on; ``heading`` is 0 for no heading.

    ``list_depth`` is what the name of a list style tells ("List Bullet 2": 1), None for no list.
    """

    toggles: Toggles = Toggles()
    numbered: Numbered = Numbered()
    heading: int = 0
    list_depth: int | None = None
    new_page: bool = False
    list_style: str = ""


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document by their id; ``looks`` remembers what was resolved.

    Most documents hold hundreds of styles and use ten: a style is read when it is asked for.
    """

    elements: Mapping[str, XmlElement] = field(default_factory=dict)
    default: str | None = None
    looks: dict[str | None, Look] = field(default_factory=dict)

    def look(self, style_id: str | None) -> Look:
        """Return the meaning of a style; that of the default style for None."""
        found = self.looks.get(style_id)
        if found is None:
            found = self.looks[style_id] = self._resolve(style_id or self.default)
        return found

    def run_toggles(self, style_id: str | None) -> Toggles:
        """Return the properties of a style of characters."""
        return Toggles() if style_id is None else self.look(style_id).toggles

    def heads_tables(self, style_id: str | None) -> bool:
        """Tell whether a style of tables sets off the first row."""
        element = self.elements.get(style_id or "")
        return element is not None and _has_table_head(element)

    def _resolve(self, style_id: str | None) -> Look:
        chain = list(self._chain(style_id))
        if not chain:
            return Look(heading=named_heading(style_id or ""))
        styles = [style for _, style in chain]
        list_ids = [(key, style.numbered.list_id) for key, style in chain]
        list_style, list_id = next((pair for pair in list_ids if pair[1]), ("", None))
        return Look(
            _chain_toggles(styles),
            Numbered(list_id, _first([style.numbered.level for style in styles])),
            _chain_heading(styles),
            _first([named_depth(style.name) for style in styles]),
            bool(_first([style.new_page for style in styles])),
            list_style,
        )

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, Style]]:
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(seen) < _MAX_CHAIN:
            seen.add(style_id)
            element = self.elements.get(style_id)
            if element is None:
                return
            style = _style(element)
            yield style_id, style
            style_id = style.based_on


def load_styles(root: XmlElement | None) -> StyleSheet:
    """Return the styles of the part ``root``; none when the document has no such part."""
    if root is None:
        return StyleSheet()
    elements = {item.get(w("styleId"), ""): item for item in root.findall(w("style"))}
    defaults = [key for key, item in elements.items() if _is_default(item)]
    return StyleSheet(elements, next(iter(defaults), None))


def toggles(properties: XmlElement | None) -> Toggles:
    """Return what the properties of a run or style say about its letters."""
    if properties is None or not len(properties):
        return Toggles()
    said = {child.tag: is_on(child) for child in properties if child.tag in _TOGGLES}
    strikes = [said[tag] for tag in _STRIKES if tag in said]
    return Toggles(said.get(_BOLD), any(strikes) if strikes else None, said.get(_HIDDEN))


def numbered(properties: XmlElement | None) -> Numbered:
    """Return the place in a list that the properties of a paragraph or style give."""
    place = None if properties is None else properties.find(w("numPr"))
    if place is None:
        return Numbered()
    level = value(place, "ilvl")
    return Numbered(value(place, "numId"), None if level is None else number(level, 0, 8))


def outline(properties: XmlElement | None) -> int | None:
    """Return the outline level (0 to 8, 9 for body text) that properties give, if any."""
    level = value(properties, "outlineLvl")
    return None if level is None else number(level, _BODY_TEXT, _BODY_TEXT)


def heading_level(outline_level: int) -> int:
    """Return the level of a heading, from 1, for an outline level; 0 for body text."""
    return 0 if outline_level >= _BODY_TEXT else outline_level + 1


def _style(element: XmlElement) -> Style:
    paragraph = element.find(P_PROPERTIES)
    return Style(
        (value(element, "name") or "").strip(),
        value(element, "basedOn"),
        toggles(element.find(R_PROPERTIES)),
        numbered(paragraph),
        outline(paragraph),
        switch(paragraph, "pageBreakBefore"),
    )


def _is_default(element: XmlElement) -> bool:
    on = element.get(w("default")) in {"1", "true", "on"}
    return on and element.get(w("type")) == "paragraph"


def _has_table_head(element: XmlElement) -> bool:
    parts = element.findall(w("tblStylePr"))
    return any(part.get(w("type")) == "firstRow" and len(part) for part in parts)


def _chain_toggles(styles: list[Style]) -> Toggles:
    return Toggles(
        _first([style.toggles.bold for style in styles]),
        _first([style.toggles.struck for style in styles]),
        _first([style.toggles.hidden for style in styles]),
    )


def _chain_heading(styles: list[Style]) -> int:
    for style in styles:
        if style.outline is not None:
            return heading_level(style.outline)
        level = named_heading(style.name)
        if level:
            return level
    return 0


def _first(values: list[_Value | None]) -> _Value | None:
    return next((item for item in values if item is not None), None)
