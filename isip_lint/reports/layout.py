"""Lines of a text report: wrapping, colours, and words shown inside their clause."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Private-use characters hold the place of the marks until the lines are cut.
_OPEN, _CLOSE = "\ue000", "\ue001"
_AROUND = 60
# The words of a rule come again with each of its findings.
_MOST_KEPT = 4096
_STYLES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "32",
}
_RESET = "\x1b[0m"
_BEFORE_MARK = re.compile(r" ([:;?!»])")


def as_argument(path: str) -> str:
    """Return a name of a file as it can be given in a terminal, also with spaces in it."""
    return f'"{path}"' if any(letter.isspace() for letter in path) else path


@lru_cache(maxsize=_MOST_KEPT)
def printable(text: str) -> str:
    """Return ``text`` on one line, without characters that would steer a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in {"Cc", "Co", "Cs"} else c for c in text)


def quoted(words: str, clause: str) -> str:
    """Return ``words`` marked inside their clause, which is shortened around them."""
    words, clause = printable(words), printable(clause)
    start = clause.find(words)
    if start < 0 or words == clause:
        return words
    end = start + len(words)
    before, after = _tail(clause[:start]), _head(clause[end:])
    return f"{before}{_OPEN}{words}{_CLOSE}{after}"


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rsplit(" ", 1)[0] + " …"


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].split(" ", 1)[-1]


def _unbroken(text: str) -> str:
    """French puts a space before some marks; a line must not begin with such a mark."""
    return _BEFORE_MARK.sub("\u00a0\\1", text).replace("« ", "«\u00a0")


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a report is, and whether it has colours."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """Return ``text`` in a style, on a terminal."""
        return f"\x1b[{_STYLES[style]}m{text}{_RESET}" if self.colour else text

    @lru_cache(maxsize=_MOST_KEPT)  # noqa: B019 - a layout is a small value, equal in a whole run
    def wrapped(self, text: str, indent: int, label: str = "") -> tuple[str, ...]:
        """Return the lines of ``text`` under each other, behind a ``label`` on the first."""
        margin = " " * indent
        lines = textwrap.wrap(
            _unbroken(f"{label} {text}" if label else text),
            max(self.width, indent + 20),
            initial_indent=margin,
            subsequent_indent=margin + ("  " if label or text.startswith("- ") else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
        if label and lines:
            lines[0] = lines[0].replace(label, self.paint(label, "dim"), 1)
        return tuple(self._marked(line) for line in lines)

    def _marked(self, line: str) -> str:
        opening, closing = ("\x1b[1;4m", _RESET) if self.colour else (">>", "<<")
        return line.replace(_OPEN, opening).replace(_CLOSE, closing)
