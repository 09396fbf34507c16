"""Names of OpenDocument and small questions to its elements."""

from __future__ import annotations

from functools import cache

from isip_lint.documents.xml_element import XmlElement

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{
        name: f"{_BASE}{name}:1.0"
        for name in ("office", "style", "text", "table", "form", "manifest")
    },
    "draw": f"{_BASE}drawing:1.0",
    "fo": f"{_BASE}xsl-fo-compatible:1.0",
    "svg": f"{_BASE}svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache
def n(name: str) -> str:
    """Return the qualified form of a name with its usual prefix ("text:p")."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def value(element: XmlElement, name: str, default: str = "") -> str:
    """Return an attribute by its name with the usual prefix."""
    return element.get(n(name), default)


def number(element: XmlElement, name: str, default: int, highest: int) -> int:
    """Return an attribute as a whole number from 0 to ``highest``; ``default`` if it is none."""
    try:
        return min(max(int(value(element, name)), 0), highest)
    except ValueError:
        return default


def is_true(element: XmlElement, *names: str) -> bool:
    """Tell whether one of these attributes is true."""
    return any(value(element, name) == "true" for name in names)
