"""Which setting is effective, for all files and for one, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from isip_lint.config.patterns import matches
from isip_lint.config.read import Config
from isip_lint.config.settings import PATHS, SETTINGS, Kind
from isip_lint.engine.model import RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.tuning import thresholds_of
from isip_lint.suggest import did_you_mean

DEFAULT, COMMAND_LINE = "default", "command line"
_TABLES = (Kind.SEVERITIES, Kind.THRESHOLDS)
# What stands beside it on the command line takes this setting of the file away too.
_WITH = {"output": "format"}


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a setting, and where it comes from: a default, the command line, or a place."""

    value: Any
    origin: str

    def beside(self, other: Any, origin: str) -> Value:
        """Return a table with that of another place laid over it."""
        known = {name: dict(old) if isinstance(old, Mapping) else old
                 for name, old in self.value.items()}  # fmt: skip
        for name, new in other.items():
            known[name] = {**known.get(name, {}), **new} if isinstance(new, Mapping) else new
        return Value(known, origin if self.origin == DEFAULT else f"{self.origin}, {origin}")


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings of a run: those of the command line, else of the file, else the defaults."""

    config: Config
    values: Mapping[str, Value]

    def at(self, path: str) -> Effective:
        """Return the settings for one file; the last matching ``[[paths]]`` wins.

        Tables are laid over each other and ``ignore`` adds to what is ignored everywhere.
        """
        values = dict(self.values)
        for part in self.config.paths:
            if self.config.file is None or not matches(part.match, path, self.config.file.parent):
                continue
            for name, value in part.values.items():
                origin = self.config.place(PATHS, part.index, name)
                values[name] = _over(values[name], name, value, origin)
        return replace(self, values=values)

    def options(self, base: Options) -> Options:
        """Return ``base`` with the settings that concern the verdict on a file."""
        value = {name: given.value for name, given in self.values.items()}
        return replace(
            base,
            as_of=value["as-of"],
            select=tuple(value["select"]),
            ignore=tuple(value["ignore"]),
            force=value["force"],
            severities=tuple(sorted(value["severity"].items())),
            thresholds=tuple(
                (rule, name, number)
                for rule, numbers in sorted(value["thresholds"].items())
                for name, number in sorted(numbers.items())
            ),
        )


def effective(config: Config, given: Mapping[str, Any], defaults: Mapping[str, Any]) -> Effective:
    """Return what holds when ``given`` stands on the command line, by name of setting."""
    values = {}
    for setting in SETTINGS:
        name = setting.name
        if name in given:
            values[name] = Value(given[name], COMMAND_LINE)
        elif name in config.values and _WITH.get(name) not in given:
            values[name] = Value(config.values[name], config.place(name))
        else:
            empty: Any = {} if setting.kind in _TABLES else None
            values[name] = Value(defaults.get(name, empty), DEFAULT)
    return Effective(config, values)


def _over(current: Value, name: str, value: Any, origin: str) -> Value:
    if current.origin == COMMAND_LINE:
        return current
    if isinstance(value, Mapping):
        return current.beside(value, origin)
    if name == "ignore":
        return Value((*current.value, *(n for n in value if n not in current.value)), origin)
    return Value(value, origin)


def name_faults(config: Config, pack: RulePack) -> list[str]:
    """Return the faults in names of rules, families and thresholds, each with its place."""
    faults = list(_name_faults(config, config.values, (), pack))
    for part in config.paths:
        faults += _name_faults(config, part.values, (PATHS, part.index), pack)
    return faults


def _name_faults(
    config: Config, values: Mapping[str, Any], key: tuple[str | int, ...], pack: RulePack
) -> Iterator[str]:
    rules = {rule.id: rule for rule in pack.rules}
    known = {*rules, *(rule.family for rule in pack.rules)}
    for setting in ("select", "ignore", "severity"):
        for name in values.get(setting, ()):
            if name not in known:
                hint = did_you_mean(name, known, "; see: isip-lint rules list")
                yield config.fault((*key, setting, name), f"no rule or family {name!r}{hint}")
    for name, numbers in values.get("thresholds", {}).items():
        place = (*key, "thresholds", name)
        if name not in rules:
            yield config.fault(place, f"no rule {name!r}{did_you_mean(name, rules)}")
            continue
        there = thresholds_of(rules[name])
        for number, value in numbers.items():
            if number not in there:
                text = f"{name} has no threshold {number!r}; it has: {', '.join(there) or 'none'}"
                yield config.fault((*place, number), text)
            elif isinstance(there[number], int) and not isinstance(value, int):
                yield config.fault((*place, number), f"{number} must be a whole number")
