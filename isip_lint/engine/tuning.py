"""Rules with the severities and the numbers that a house chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from isip_lint.engine.model import Rule, Severity

# (rule or family, severity) and (rule, name, number).
Severities = tuple[tuple[str, Severity], ...]
Thresholds = tuple[tuple[str, str, float], ...]


def tuned(rules: Iterable[Rule], severities: Severities, thresholds: Thresholds) -> list[Rule]:
    """Return ``rules`` with other severities and numbers; that of a rule goes before its family's."""
    chosen = dict(severities)
    return [_tuned(rule, chosen, thresholds) for rule in rules]


def _tuned(rule: Rule, severities: Mapping[str, Severity], thresholds: Thresholds) -> Rule:
    severity = severities.get(rule.id, severities.get(rule.family))
    if severity is not None:
        rule = replace(rule, severities=((date.min, severity),))
    numbers = {name: number for owner, name, number in thresholds if owner == rule.id}
    return replace(rule, options={**rule.options, **numbers}) if numbers else rule


def thresholds_of(rule: Rule) -> dict[str, float]:
    """Return the numbers of a rule that can be chosen."""
    return {
        name: value
        for name, value in rule.options.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
