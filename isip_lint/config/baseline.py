"""The file of a baseline: JSON without a word of the documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from isip_lint.atomic import replaced
from isip_lint.config.patterns import relative
from isip_lint.engine.baseline import Baseline, Counts, counted
from isip_lint.engine.model import Report
from isip_lint.yaml_source import FaultError

BASELINE_NAME = "isip-lint.baseline.json"
_VERSION = "1"
_KIND = "isip-lint baseline"


def namer(file: Path) -> Callable[[str], str]:
    """Return the function that names a document as seen from the folder of ``file``."""
    folder = file.resolve().parent
    return lambda path: relative(path, folder)


def read_baseline(file: Path) -> Baseline:
    """Return the counts in a file. Raises FaultError when it holds no baseline, OSError."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if (data["kind"], data["schema_version"]) != (_KIND, _VERSION):
            raise ValueError
        return {path: _counts(rules) for path, rules in data["documents"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FaultError([f"{file}:1:1: this is no baseline of isip-lint"]) from None


def _counts(rules: dict[str, dict[str, Any]]) -> Counts:
    return {
        (rule, fingerprint): int(count)
        for rule, found in rules.items()
        for fingerprint, count in found.items()
    }


def write_baseline(file: Path, report: Report) -> Baseline:
    """Record the findings of ``report``; other documents that are still there stay recorded.

    Raises FaultError when ``file`` holds something else, OSError.
    """
    name = namer(file)
    checked = {name(d.path): counted(d.findings) for d in report.documents}
    before = read_baseline(file) if file.exists() else {}
    kept = {p: c for p, c in before.items() if (file.resolve().parent / p).exists()}
    baseline = {**kept, **checked}
    with replaced(file) as written:
        written.write_text(_text(baseline), encoding="utf-8", newline="\n")
    return baseline


def _text(baseline: Baseline) -> str:
    documents: dict[str, dict[str, dict[str, int]]] = {}
    for path, counts in sorted(baseline.items()):
        rules = documents.setdefault(path, {})
        for (rule, fingerprint), count in sorted(counts.items()):
            rules.setdefault(rule, {})[fingerprint] = count
    data = {"kind": _KIND, "schema_version": _VERSION, "documents": documents}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
