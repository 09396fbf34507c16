"""What the names of styles tell, in the languages of word processors."""

from __future__ import annotations

import re

_HEADING = re.compile(r"(?:heading|kop|titre|titel|überschrift)\s*([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre"})
_LIST = re.compile(r"(?:list (?:bullet|number)|lijst (?:opsom|nummer)|liste à )\D*", re.IGNORECASE)


def named_heading(name: str) -> int:
    """Return the level of the headings with a style of this name, 0 for another style."""
    if name.lower() in _TITLES:
        return 1
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else 0


def named_depth(name: str) -> int | None:
    """Return the depth, from 0, that the name of a list style tells; None for another style."""
    match = _LIST.match(name)
    if match is None:
        return None
    digits = name[match.end() :]
    return max(min(int(digits), 9) - 1, 0) if digits.isdecimal() else 0
