"""Styles of an OpenDocument text, resolved along their chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from isip_lint.documents.flow.names import named_heading
from isip_lint.documents.odf.names import n, number, value
from isip_lint.documents.xml_element import XmlElement

_HOLDERS = ("office:automatic-styles", "office:styles")
_MAX_CHAIN = 50
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look; ``blank`` marks those that stand for something to be filled in."""

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    font: str = ""
    blank: bool = False


PLAIN = Ink()


@dataclass(frozen=True, slots=True)
class Look:
    """What a style means for a paragraph; ``heading`` is 0 for none."""

    ink: Ink = PLAIN
    heading: int = 0
    list_style: str = ""
    new_page: bool = False


@dataclass(slots=True)
class StyleBook:
    """The styles of a document by family and name; those of the text come before shared ones."""

    styles: Mapping[tuple[str, str], XmlElement]
    lists: Mapping[str, XmlElement]
    outline: XmlElement | None
    looks: dict[str, Look] = field(default_factory=dict)

    def paragraph(self, name: str) -> Look:
        """Return the meaning of a style of paragraphs."""
        found = self.looks.get(name)
        if found is None:
            found = self.looks[name] = self._look(list(self._chain("paragraph", name)))
        return found

    def letters(self, name: str, ink: Ink) -> Ink:
        """Return how letters look with a style of letters inside ``ink``."""
        for style in reversed(list(self._chain("text", name))):
            ink = _inked(style, ink)
        return ink

    def _look(self, chain: list[XmlElement]) -> Look:
        ink = PLAIN
        for style in reversed(chain):
            ink = _inked(style, ink)
        lists = [value(style, "style:list-style-name") for style in chain]
        breaks = [mark for style in chain for mark in _breaks(style)]
        return Look(ink, _heading(chain), next(filter(None, lists), ""), breaks[:1] == ["page"])

    def _chain(self, family: str, name: str) -> Iterator[XmlElement]:
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _MAX_CHAIN:
            seen.add(name)
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = value(style, "style:parent-style-name")


def load_styles(roots: Iterable[XmlElement]) -> StyleBook:
    """Return the styles in the parts of a document; the first one with a name counts."""
    holders = [found for root in roots for name in _HOLDERS for found in root.findall(n(name))]
    styles: dict[tuple[str, str], XmlElement] = {}
    lists: dict[str, XmlElement] = {}
    outlines: list[XmlElement] = []
    for holder in holders:
        outlines += holder.findall(n("text:outline-style"))
        for item in holder.findall(n("style:style")):
            styles.setdefault((value(item, "style:family"), value(item, "style:name")), item)
        for item in holder.findall(n("text:list-style")):
            lists.setdefault(value(item, "style:name"), item)
    return StyleBook(styles, lists, outlines[0] if outlines else None)


def _heading(chain: list[XmlElement]) -> int:
    """A style says its outline level itself, or by its name."""
    for style in chain:
        if style.get(n("style:default-outline-level")) is not None:
            return number(style, "style:default-outline-level", 0, 9)
        name = value(style, "style:display-name") or value(style, "style:name")
        level = named_heading(name.replace("_20_", " "))
        if level:
            return level
    return 0


def _breaks(style: XmlElement) -> Iterator[str]:
    properties = style.find(n("style:paragraph-properties"))
    if value(style, "style:master-page-name"):
        yield "page"
    elif properties is not None and properties.get(n("fo:break-before")) is not None:
        yield value(properties, "fo:break-before")


def _inked(style: XmlElement, ink: Ink) -> Ink:
    properties = style.find(n("style:text-properties"))
    if properties is None:
        return ink
    weight = value(properties, "fo:font-weight")
    line = value(properties, "style:text-line-through-style") or value(
        properties, "style:text-line-through-type"
    )
    display = value(properties, "text:display")
    return replace(
        ink,
        bold=_is_bold(weight) if weight else ink.bold,
        hidden=display == "none" if display else ink.hidden,
        struck=line != "none" if line else ink.struck,
        font=value(properties, "style:font-name") or ink.font,
    )


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD_FROM)
