"""A view of shown text for matching, with the way back to the shown text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = dict.fromkeys("‘’‚‛′ʼ´`", "'")
_QUOTES = dict.fromkeys("“”„‟″", '"')
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_BLANKS = dict.fromkeys("\t\n\r\u00a0\u202f\u2007\u2009", " ")
_REMOVED = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe", "")
_REPLACED = {**_APOSTROPHES, **_QUOTES, **_HYPHENS, **_BLANKS, **_REMOVED}
_SPECIAL = re.compile("[" + re.escape("".join(_REPLACED)) + "]")
_MARKS = "\u0300-\u036f"
_CLUSTER = re.compile(f".[{_MARKS}]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is matched; ``offsets`` holds the shown place of each character and of the end."""

    text: str
    offsets: tuple[int, ...]

    def shown_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the shown text that stands for ``text[start:end]``."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1]
        # A ligature is several characters of the view at one place: never cut it.
        while self.offsets[end] == last:
            end += 1
        return self.offsets[start], self.offsets[end]


def matching_view(shown: str) -> View:
    """Return ``shown`` with plain quotes and blanks, without invisible characters, as NFKC.

    Case, accents, dashes and « » stay; an accent that stands apart is joined to its letter.
    """
    if not _SPECIAL.search(shown) and unicodedata.is_normalized("NFKC", shown):
        return View(shown, tuple(range(len(shown) + 1)))
    parts: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(shown):
        part = _plain(match.group())
        parts.append(part)
        offsets.extend([match.start()] * len(part))
    return View("".join(parts), (*offsets, len(shown)))


def _plain(cluster: str) -> str:
    first = _REPLACED.get(cluster[0])
    if first is not None:
        return first + cluster[1:]
    return unicodedata.normalize("NFKC", cluster)
