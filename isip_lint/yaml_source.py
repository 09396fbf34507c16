"""YAML read strictly: every value keeps its place, duplicate keys and YAML 1.1 traps are faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_MAX_BYTES = 2_000_000

Key = tuple[str | int, ...]


class FaultError(Exception):
    """One or more faults in a rule pack, each as ``file:line:column: what``."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(slots=True)
class YamlSource:
    """A parsed file: ``data`` as plain values and ``marks`` from each path to (line, column)."""

    path: Path
    data: Any
    marks: dict[Key, tuple[int, int]] = field(default_factory=dict)

    def fault(self, key: Key, message: str) -> str:
        """Return ``message`` with the place of ``key``, or of its nearest known parent."""
        while key and key not in self.marks:
            key = key[:-1]
        line, column = self.marks.get(key, (1, 1))
        return f"{self.path}:{line}:{column}: {message}"


def read_yaml(path: Path, *, front_matter: bool = False) -> YamlSource:
    """Read one YAML document, or the front matter of a Markdown file.

    Scalars are text, except true, false, null and plain numbers.

    Raises FaultError for bad syntax, duplicate keys, aliases, or a file that is too large.
    """
    import yaml

    if path.stat().st_size > _MAX_BYTES:
        raise FaultError([f"{path}:1:1: larger than {_MAX_BYTES} bytes; split the file"])
    try:
        text = path.read_text(encoding="utf-8-sig")
        if front_matter:
            text = text.removeprefix("---").split("\n---\n", 1)[0]
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(text, Loader=loader)
    except UnicodeDecodeError:
        raise FaultError([f"{path}:1:1: not UTF-8; save the file as UTF-8"]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise FaultError([f"{path}:{place}: {error.problem or 'not YAML'}"]) from None
    except yaml.YAMLError:
        raise FaultError([f"{path}:1:1: not YAML: it holds characters that are not text"]) from None
    source = YamlSource(path, None)
    faults: list[str] = []
    source.data = _plain(node, (), source, faults)
    if faults:
        raise FaultError(faults)
    return source


def _plain(node: Any, key: Key, source: YamlSource, faults: list[str]) -> Any:
    if node is None:
        return None
    source.marks.setdefault(key, (node.start_mark.line + 1, node.start_mark.column + 1))
    if node.id == "mapping":
        return _mapping(node, key, source, faults)
    if node.id == "sequence":
        return [_plain(n, (*key, i), source, faults) for i, n in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: Any, key: Key, source: YamlSource, faults: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name_node, value_node in node.value:
        name = str(name_node.value)
        mark = (name_node.start_mark.line + 1, name_node.start_mark.column + 1)
        if name in result:
            faults.append(f"{source.path}:{mark[0]}:{mark[1]}: the key {name!r} stands here twice")
        result[name] = _plain(value_node, (*key, name), source, faults)
        source.marks[(*key, name)] = mark
    return result


def _scalar(node: Any) -> Any:
    text = node.value
    if node.style not in {None, ""}:
        return text
    plain = {"": None, "null": None, "~": None, "true": True, "false": False}
    if text in plain:
        return plain[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
