"""Find and read the configuration file; every fault is told with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from isip_lint.config.settings import BY_NAME, MATCH, PATHS, Setting
from isip_lint.config.values import ValueFaultError, parse
from isip_lint.presence import is_folder
from isip_lint.suggest import did_you_mean
from isip_lint.yaml_source import FaultError, Key, YamlSource

CONFIG_NAME = "isip-lint.toml"
_PROJECT_NAME, _PROJECT_KEY = "pyproject.toml", ("tool", "isip-lint")
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PathValues:
    """The settings for the files whose name matches one of the patterns in ``match``."""

    match: tuple[str, ...]
    values: Values
    index: int


@dataclass(frozen=True, slots=True)
class Config:
    """What stands in a configuration file; without a file, nothing does."""

    source: YamlSource | None = None
    values: Values = field(default_factory=dict)
    paths: tuple[PathValues, ...] = ()

    @property
    def file(self) -> Path | None:
        """The file, if there is one."""
        return self.source.path if self.source else None

    def place(self, *key: str | int) -> str:
        """Return ``file:line`` of a key, the file without its folder."""
        return Path(self.fault(key, "").rsplit(":", 2)[0]).name

    def fault(self, key: Key, message: str) -> str:
        """Return a message with the place of ``key``."""
        return self.source.fault(key, message) if self.source else message


def start_folder(names: Sequence[str]) -> Path:
    """Return the deepest folder that holds all that is to be checked; standard input is here."""
    folders = [str(_folder_of(name).absolute()) for name in names] or [str(Path.cwd())]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return Path.cwd()


def _folder_of(name: str) -> Path:
    if name == "-":
        return Path.cwd()
    path = Path(name)
    while not os.path.lexists(path) and set(str(path)) & set("*?["):
        path = path.parent
    return path if is_folder(path) else path.parent


def find_upwards(start: Path, name: str) -> Path | None:
    """Return the nearest file called ``name`` in ``start`` or a folder above it."""
    return next((f / name for f in (start, *start.parents) if (f / name).is_file()), None)


def find_config(start: Path) -> Config:
    """Return the nearest configuration from ``start`` upwards: isip-lint.toml goes before pyproject.toml.

    Raises FaultError for a file at fault.
    """
    for folder in (start, *start.parents):
        for name in (CONFIG_NAME, _PROJECT_NAME):
            if (folder / name).is_file():
                config = read_config(folder / name)
                if config.source is not None:
                    return config
    return Config()


def read_config(path: Path) -> Config:
    """Return the settings in a file; a pyproject.toml without a table of ours holds none.

    Raises FaultError for bad syntax, unknown keys and wrong values.
    """
    from isip_lint.toml_source import part, read_toml

    project = path.name == _PROJECT_NAME
    if project and _PROJECT_KEY[-1] not in _text(path):
        return Config()
    source: YamlSource | None = read_toml(path)
    if project and source is not None:
        source = part(source, _PROJECT_KEY)
    return _checked(source) if source is not None else Config()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _checked(source: YamlSource) -> Config:
    if not isinstance(source.data, dict):
        raise FaultError([source.fault((), "the settings of isip-lint must be a table")])
    faults: list[str] = []
    values = _values(source, source.data, (), BY_NAME, faults)
    paths = tuple(_paths(source, faults))
    if faults:
        raise FaultError(faults)
    return Config(source, values, paths)


def _values(
    source: YamlSource, data: Any, key: Key, known: Mapping[str, Setting], faults: list[str]
) -> Values:
    """Return the settings in a table; ``paths`` at the top and ``match`` below it stand apart."""
    apart = MATCH if key else PATHS
    found = {}
    for name, raw in data.items():
        if name in known:
            try:
                found[name] = parse(known[name], raw, source.path.parent)
            except ValueFaultError as fault:
                faults.append(source.fault((*key, name, *fault.key), f"{name}: {fault}"))
        elif name != apart:
            hint = _hint(name, [*known, apart], key)
            faults.append(source.fault((*key, name), f"there is no setting {name!r}{hint}"))
    return found


def _hint(name: str, known: Sequence[str], key: Key) -> str:
    if key and name in BY_NAME:
        return f"; {name} holds for the whole run and cannot stand under [[{PATHS}]]"
    return did_you_mean(name, known, f"; there are: {', '.join(known)}")


def _paths(source: YamlSource, faults: list[str]) -> Iterator[PathValues]:
    known = {name: setting for name, setting in BY_NAME.items() if setting.by_path}
    tables = source.data.get(PATHS, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(source.fault((PATHS,), f"write each part as [[{PATHS}]]"))
        return
    for index, table in enumerate(tables):
        key = (PATHS, index)
        match = table.get(MATCH)
        if not isinstance(match, list) or not match or not all(isinstance(m, str) for m in match):
            text = f'[[{PATHS}]] needs {MATCH}, a list of patterns such as ["templates/**"]'
            faults.append(source.fault(key, text))
            continue
        yield PathValues(tuple(match), _values(source, table, key, known, faults), index)
