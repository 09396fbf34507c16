"""What the style of an element of a page says about its letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from isip_lint.documents.xml_element import XmlElement

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"(?:[a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_STRUCK = frozenset({"s", "strike", "del"})
_BOLD_FROM = 600

Rules = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    kept: bool = False


PLAIN = Ink()


def load_rules(root: XmlElement) -> Rules:
    """Return the rules for classes in the style sheets of a page, by the name of the class."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, told in _RULE.findall(_COMMENT.sub("", sheet.text or "")):
            for selector in selectors.split(","):
                match = _CLASS.fullmatch(selector.strip())
                if match is not None:
                    rules[match[1]] = f"{rules.get(match[1], '')};{told}"
    return rules


def inked(element: XmlElement, ink: Ink, rules: Rules) -> Ink:
    """Return how letters look in ``element``, which stands in ``ink``."""
    classes = (rules.get(name, "") for name in element.get("class", "").split())
    told = ";".join((*classes, element.get("style", ""))).lower().replace(" ", "")
    tag = element.tag
    if tag in _BOLD or tag in _STRUCK or tag == "pre":
        ink = replace(
            ink,
            bold=ink.bold or tag in _BOLD,
            struck=ink.struck or tag in _STRUCK,
            kept=tag == "pre",
        )
    hidden = element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None)
    if not told:
        return replace(ink, hidden=True) if hidden else ink
    return _told(told, replace(ink, hidden=ink.hidden or hidden))


def _told(style: str, ink: Ink) -> Ink:
    said = dict(part.partition(":")[::2] for part in style.split(";") if part)
    hides = said.get("display") == "none" or said.get("mso-hide") == "all"
    line = said.get("text-decoration", "") + said.get("text-decoration-line", "")
    visibility = said.get("visibility", "")
    return replace(
        ink,
        bold=_is_bold(said["font-weight"]) if "font-weight" in said else ink.bold,
        struck=ink.struck or "line-through" in line,
        hidden=ink.hidden or hides or visibility in {"hidden", "collapse"},
    )


def _is_bold(weight: str) -> bool:
    weight = weight.removesuffix("!important")
    return weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight) >= _BOLD_FROM)
