"""TOML in which every table and key keeps its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isip_lint.yaml_source import FaultError, Key, YamlSource

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAMES = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE = re.compile(rf"^\s*(?P<many>\[)?\[\s*(?P<names>{_NAMES})\s*\]")
_ENTRY = re.compile(rf"^(?P<blank>\s*)(?P<names>{_NAMES})\s*=")
_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")


def read_toml(path: Path) -> YamlSource:
    """Return the content of a TOML file with its places. Raises FaultError for bad syntax."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise FaultError([f"{path}:1:1: cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise FaultError([f"{path}:1:1: not UTF-8; save the file as UTF-8"]) from None
    except tomllib.TOMLDecodeError as error:
        raise FaultError([_syntax_fault(path, str(error), text)]) from None
    return YamlSource(path, data, dict(_marks(text)))


def part(source: YamlSource, key: Key) -> YamlSource | None:
    """Return the table ``key`` of ``source`` as a source of its own, None without such a table."""
    data: Any = source.data
    for name in key:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    marks = {k[len(key) :]: mark for k, mark in source.marks.items() if k[: len(key)] == key}
    return YamlSource(source.path, data, marks)


def _syntax_fault(path: Path, message: str, text: str) -> str:
    found = _PLACE.search(message)
    line, column = (found[1], found[2]) if found else (None, None)
    if line is None:
        line, column = str(text.count("\n") + 1), "1"
    return f"{path}:{line}:{column}: not TOML: {_PLACE.sub('', message)}"


def _marks(text: str) -> Iterator[tuple[Key, tuple[int, int]]]:
    """Yield the place of each table and key; a later one of the same name wins nothing."""
    table: Key = ()
    counts: dict[Key, int] = {}
    seen: set[Key] = set()
    for number, line in enumerate(text.splitlines(), 1):
        header, entry = _TABLE.match(line), _ENTRY.match(line)
        if header is not None:
            table = _split(header["names"])
            if header["many"]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            found, column = table, 1
        elif entry is not None:
            found, column = (*table, *_split(entry["names"])), len(entry["blank"]) + 1
        else:
            continue
        for depth in range(1, len(found) + 1):
            if found[:depth] not in seen:
                seen.add(found[:depth])
                yield found[:depth], (number, column)


def _split(names: str) -> Key:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, names))
