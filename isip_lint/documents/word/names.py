"""Names of WordprocessingML and small questions to its elements."""

from __future__ import annotations

from functools import cache

from isip_lint.documents.xml_element import XmlElement

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
VML = "urn:schemas-microsoft-com:vml"

_OFF = frozenset({"0", "false", "off"})


@cache
def w(name: str) -> str:
    """Return the qualified form of a name of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")
P = w("p")
TABLE = w("tbl")
ROW = w("tr")
CELL = w("tc")
RUN = w("r")
TEXT = w("t")
SDT = w("sdt")
SDT_CONTENT = w("sdtContent")
P_PROPERTIES = w("pPr")
R_PROPERTIES = w("rPr")
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
REMOVED = frozenset({w("del"), w("moveFrom")})


def value(parent: XmlElement | None, name: str) -> str | None:
    """Return the ``w:val`` of the child ``name``; None without such a child or value."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VAL)


def switch(parent: XmlElement | None, name: str) -> bool | None:
    """Return whether the on/off child ``name`` is on; None without such a child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else is_on(child)


def is_on(element: XmlElement) -> bool:
    """Tell whether an on/off element is on, as it is without a value."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None, default: int, highest: int) -> int:
    """Return ``text`` as a whole number from 0 to ``highest``, or ``default`` if it is none."""
    try:
        return min(max(int(text or ""), 0), highest)
    except ValueError:
        return default


def shown_choice(alternate: XmlElement) -> XmlElement | None:
    """Return the branch of alternative contents that counts: the first with letters, else the first."""
    lettered = (branch for branch in alternate if holds_text(branch))
    return next(lettered, next(iter(alternate), None))


def holds_text(element: XmlElement) -> bool:
    """Tell whether an element has letters in it."""
    return any((item.text or "").strip() for item in element.iter(TEXT))


def shows_placeholder(control: XmlElement) -> bool:
    """Tell whether a content control still shows its prompt."""
    properties = control.find(w("sdtPr"))
    return bool(switch(properties, "showingPlcHdr"))
