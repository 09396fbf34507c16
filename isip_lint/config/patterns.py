"""Patterns for names of files, written as in .gitignore."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathspec

_SPECIAL = re.compile(r"([*?\[\]\\])")


def matches(patterns: Iterable[str], path: str, folder: Path) -> bool:
    """Whether the file ``path`` matches one of ``patterns``, which count from ``folder``."""
    return bool(_compiled(tuple(patterns)).match_file(relative(path, folder)))


def relative(path: str, folder: Path) -> str:
    """Return the name of a file as seen from ``folder``, with slashes; one elsewhere in full."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()


def pattern_for(path: str, folder: Path) -> str:
    """Return the pattern that matches only the file ``path``."""
    escaped = _SPECIAL.sub(r"\\\1", relative(path, folder))
    return "/" + (f"{escaped[:-1]}\\ " if escaped.endswith(" ") else escaped)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> pathspec.PathSpec[pathspec.Pattern]:
    from pathspec import PathSpec

    return PathSpec.from_lines("gitignore", patterns)
