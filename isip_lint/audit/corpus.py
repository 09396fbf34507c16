"""Labelled agreements: Markdown files whose front matter says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isip_lint.yaml_source import FaultError, read_yaml

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """A rule that a document breaks, or may break; ``quote`` is empty for the whole document."""

    rule: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled agreement."""

    path: Path
    id: str
    language: str
    kind: str
    tier: str
    template: bool
    expect: tuple[Label, ...]
    may: tuple[Label, ...]
    traps: tuple[Label, ...]


def read_corpus(folder: Path) -> list[Labelled]:
    """Return the labelled agreements below ``folder``, by path.

    Raises FaultError for a front matter that cannot be read.
    """
    return [read_labelled(path) for path in sorted(folder.rglob("*.md"))]


def read_labelled(path: Path) -> Labelled:
    """Return one labelled agreement. Raises FaultError."""
    try:
        if not _FRONT.match(path.read_text(encoding="utf-8")):
            raise FaultError([f"{path}:1:1: a labelled agreement begins with a front matter"])
        return _labelled(path, _front_matter(path))
    except UnicodeDecodeError:
        raise FaultError([f"{path}:1:1: not UTF-8; save the file as UTF-8"]) from None
    except (AttributeError, KeyError, TypeError):
        raise FaultError(
            [f"{path}:1:1: a label needs 'rule' (a trap: 'near'), and a quote"]
        ) from None


def _labelled(path: Path, data: dict[str, Any]) -> Labelled:
    return Labelled(
        path=path,
        id=str(data.get("id", path.stem)),
        language=str(data.get("language", "")),
        kind=str(data.get("kind", "general")),
        tier=str(data.get("tier", "plain")),
        template=bool(data.get("template", False)),
        expect=_labels(data.get("expect"), "rule"),
        may=_labels(data.get("may"), "rule"),
        traps=_labels(data.get("traps"), "near"),
    )


def _front_matter(path: Path) -> dict[str, Any]:
    source = read_yaml(path, front_matter=True)
    if not isinstance(source.data, dict):
        raise FaultError([source.fault((), "the front matter must be a mapping")])
    return source.data


def _labels(entries: Iterable[Mapping[str, object]] | None, key: str) -> tuple[Label, ...]:
    return tuple(Label(str(e[key]), str(e.get("quote") or "")) for e in entries or ())
