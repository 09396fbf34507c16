"""Values of settings: from the configuration file, and as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from isip_lint.config.settings import Kind, Setting
from isip_lint.engine.model import Severity
from isip_lint.suggest import did_you_mean


class ValueFaultError(ValueError):
    """A value that a setting cannot hold; ``key`` is the part of it that is at fault."""

    def __init__(self, message: str, *key: str | int) -> None:
        super().__init__(message)
        self.key = key


def parse(setting: Setting, raw: Any, folder: Path) -> object:
    """Return the value of ``setting``; names of files count from ``folder``. Raises ValueFaultError."""
    return _PARSERS[setting.kind](setting, raw, folder)


def shown(value: object) -> Any:
    """Return a value as plain data: text, numbers, lists and tables."""
    if isinstance(value, Mapping):
        return {str(key): shown(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [shown(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value) if isinstance(value, date | Path) else value


def _texts(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(x, str) and x.strip() for x in raw):
        raise ValueFaultError('must be a list of texts, such as ["one", "two"]')
    return tuple(raw)


def _names(_setting: Setting, raw: Any, _folder: Path) -> tuple[str, ...]:
    return _texts(raw)


def _folders(_setting: Setting, raw: Any, folder: Path) -> tuple[Path, ...]:
    found = tuple(folder / name for name in _texts(raw))
    gone = next((path for path in found if not path.is_dir()), None)
    if gone is not None:
        raise ValueFaultError(f"there is no folder {gone}")
    return found


def _files(_setting: Setting, raw: Any, folder: Path) -> tuple[str, ...]:
    return tuple(name if name == "-" else str(folder / name) for name in _texts(raw))


def _file(_setting: Setting, raw: Any, folder: Path) -> Path:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueFaultError("must be the name of a file")
    return folder / raw


def _choice(setting: Setting, raw: Any, _folder: Path) -> str:
    if not isinstance(raw, str) or raw not in setting.choices:
        hint = did_you_mean(str(raw), setting.choices)
        raise ValueFaultError(f"must be one of {', '.join(setting.choices)}, not {raw!r}{hint}")
    return raw


def _choices(setting: Setting, raw: Any, folder: Path) -> tuple[str, ...]:
    return tuple(_choice(setting, one, folder) for one in _texts(raw))


def _day(_setting: Setting, raw: Any, _folder: Path) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise ValueFaultError(f"must be a day as YYYY-MM-DD, not {raw}") from None


def _flag(_setting: Setting, raw: Any, _folder: Path) -> bool:
    if not isinstance(raw, bool):
        raise ValueFaultError(f"must be true or false, not {raw!r}")
    return raw


def _severities(setting: Setting, raw: Any, folder: Path) -> dict[str, Severity]:
    found = {}
    for name, value in _table(raw, 'such as "conditions/creche" = "warning"'):
        try:
            found[name] = Severity(_choice(setting, value, folder))
        except ValueFaultError as fault:
            raise ValueFaultError(str(fault), name) from None
    return found


def _thresholds(_setting: Setting, raw: Any, _folder: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for rule, numbers in _table(raw, 'such as "language/long-sentence" = {above = 30}'):
        found[rule] = {}
        for name, value in _table(numbers, "of names and numbers", rule):
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise ValueFaultError(f"must be a number above 0, not {value!r}", rule, name)
            found[rule][name] = value
    return found


def _table(raw: Any, such_as: str, *key: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(raw, dict):
        raise ValueFaultError(f"must be a table {such_as}", *key)
    yield from raw.items()


_PARSERS: Mapping[Kind, Callable[[Setting, Any, Path], object]] = {
    Kind.NAMES: _names,
    Kind.FOLDERS: _folders,
    Kind.FILES: _files,
    Kind.FILE: _file,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.DAY: _day,
    Kind.FLAG: _flag,
    Kind.SEVERITIES: _severities,
    Kind.THRESHOLDS: _thresholds,
}
