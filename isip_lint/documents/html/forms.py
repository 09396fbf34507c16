"""What the fields of a form on a page show."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.documents.flow.events import HIDDEN, Event, Sign
from isip_lint.documents.flow.symbols import OFF, ON
from isip_lint.documents.xml_element import XmlElement

_BOXES = frozenset({"checkbox", "radio"})
_UNSHOWN = frozenset({"hidden", "password", "image", "file", "reset", "button", "submit"})


def field_text(element: XmlElement, *, bold: bool, hidden: bool) -> Iterator[Event]:
    """Yield what a field shows; the prompt of an empty one is to be filled in."""
    shown = _shown(element)
    prompt = element.get("placeholder", "")
    if hidden:
        if shown.strip():
            yield Event(Sign.NOTICE, HIDDEN)
    elif shown.strip():
        yield Event(Sign.TEXT, shown, bold)
    elif prompt:
        yield Event(Sign.TEXT, prompt, bold, blank=True)


def _shown(element: XmlElement) -> str:
    kind = element.get("type", "text").lower()
    if element.tag == "select":
        return ", ".join(_chosen(element))
    if element.tag == "textarea":
        return element.text or ""
    if kind in _BOXES:
        return f" {OFF if element.get('checked') is None else ON} "
    return "" if kind in _UNSHOWN else element.get("value", "")


def _chosen(select: XmlElement) -> list[str]:
    """A list from which nothing was chosen shows its first option."""
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    one = select.get("multiple") is None
    return [(option.text or "").strip() for option in (chosen or (options[:1] if one else []))]
