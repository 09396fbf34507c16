"""The file of suppressions: found like the configuration, read with places, and added to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from isip_lint.engine.model import RulePack, Suppression
from isip_lint.engine.suppressions import Entry
from isip_lint.suggest import did_you_mean
from isip_lint.yaml_source import FaultError, YamlSource, read_yaml

SUPPRESSIONS_NAME = "isip-lint.suppressions.yaml"
_TOP = "suppressions"
_TEXTS = ("fingerprint", "rule", "path", "section", "reason", "author")
_KEYS = (*_TEXTS, "until")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_EMPTY = re.compile(rf"^{_TOP}:(?:[ \t]*\[\s*\])?(?=[ \t]*(?:#|$))", re.MULTILINE)
_HEAD = f"""\
# Findings of isip-lint that are not to count: who says so, why, and until when.
{_TOP}:
"""


def read_suppressions(path: Path, pack: RulePack) -> tuple[Entry, ...]:
    """Return the entries of a file. Raises FaultError, with places, for what is wrong in it."""
    source = read_yaml(path)
    faults = list(_faults(source, pack))
    if faults:
        raise FaultError(faults)
    entries = (source.data or {}).get(_TOP) or []
    return tuple(_entry(source, number, raw) for number, raw in enumerate(entries))


def _entry(source: YamlSource, number: int, raw: dict[str, str]) -> Entry:
    until = raw.get("until")
    place = Path(source.fault((_TOP, number), "").rsplit(":", 2)[0]).name
    day = date.fromisoformat(until) if until else None
    suppression = Suppression(raw["reason"], raw["author"], day, place)
    spoken = {key: raw[key] for key in _TEXTS[:4] if raw.get(key)}
    return Entry(suppression, **spoken)


def _faults(source: YamlSource, pack: RulePack) -> Iterator[str]:
    from isip_lint.engine.fingerprints import fingerprint

    data = source.data if source.data is not None else {_TOP: []}
    if not isinstance(data, dict) or set(data) != {_TOP}:
        yield source.fault((), f"the file must hold one list, called {_TOP}")
        return
    entries = data[_TOP] if data[_TOP] is not None else []
    if not isinstance(entries, list):
        yield source.fault((_TOP,), f"{_TOP} must be a list of entries")
        return
    whole = {fingerprint(rule.id, "") for rule in pack.rules}
    for number, raw in enumerate(entries):
        if not isinstance(raw, dict):
            yield source.fault((_TOP, number), "an entry must have a reason, an author, and a rule")
            continue
        for key, text in (*_key_faults(raw), *_sense_faults(raw, pack, whole)):
            yield source.fault((_TOP, number, *key), text)


def _key_faults(raw: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in raw.items():
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS, f"; there are: {', '.join(_KEYS)}")
            yield (key,), f"an entry has no {key!r}{hint}"
        elif not isinstance(value, str) or not value.strip():
            yield (key,), f"{key} must be a text (put it between quotation marks)"
    for key in ("reason", "author"):
        if key not in raw:
            yield (), f"the entry has no {key}"
    if isinstance(raw.get("until"), str) and not _is_day(raw["until"]):
        yield ("until",), f"until must be a day as YYYY-MM-DD, not {raw['until']}"


def _sense_faults(
    raw: dict[str, Any], pack: RulePack, whole: set[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    rule, mark = raw.get("rule"), raw.get("fingerprint")
    if not mark and not (rule and raw.get("path")):
        yield (), "the entry needs a fingerprint, or a rule and a path"
    if isinstance(mark, str) and not _FINGERPRINT.fullmatch(mark):
        yield ("fingerprint",), "a fingerprint has 16 signs, 0 to 9 and a to f"
    if mark in whole and not raw.get("path"):
        yield ("fingerprint",), "this finding is about a whole document: the entry needs a path"
    if isinstance(rule, str) and pack.rule(rule) is None:
        known = [r.id for r in pack.rules]
        yield (
            ("rule",),
            f"no rule {rule!r}{did_you_mean(rule, known, '; see: isip-lint rules list')}",
        )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def add_entry(path: Path, entry: Entry, pack: RulePack) -> None:
    """Write ``entry`` at the end of a file, or into a new one; nothing else in it changes.

    Raises FaultError for a file at fault, or one to which an entry cannot be added safely.
    """
    from isip_lint.atomic import replaced

    before = read_suppressions(path, pack) if path.exists() else ()
    text = path.read_bytes().decode("utf-8") if path.exists() else _HEAD
    with replaced(path) as written:
        written.write_bytes(_with_entry(text, path, entry).encode("utf-8"))
        try:
            after = read_suppressions(written, pack)
        except FaultError:
            after = ()
        if _plain(after) != _plain([*before, entry]):
            told = "".join(_lines(entry, "  "))
            raise FaultError(
                [f"{path}:1:1: its form is unusual; add this entry by hand:\n{told}".rstrip()]
            )


def _plain(entries: Iterable[Entry]) -> list[Entry]:
    return [replace(e, suppression=replace(e.suppression, place="")) for e in entries]


def _with_entry(text: str, path: Path, entry: Entry) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    if not text.strip("\ufeff \r\n\t"):
        text = _HEAD
    listed = re.search(r"^( *)- ", text, re.MULTILINE)
    if listed is None:
        text = _EMPTY.sub(f"{_TOP}:", text, count=1)
        if not _EMPTY.search(text) and path.exists():
            text = f"{text.rstrip()}{newline}{_TOP}:"
    text = text if text.endswith("\n") else text + newline
    return text + "".join(_lines(entry, listed[1] if listed else "  ", newline))


def _lines(entry: Entry, indent: str, newline: str = "\n") -> Iterator[str]:
    suppression = entry.suppression
    values = {
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "path": entry.path,
        "section": entry.section,
        "reason": suppression.reason,
        "author": suppression.author,
        "until": suppression.until.isoformat() if suppression.until else "",
    }
    mark = "- "
    for key, value in values.items():
        if value:
            yield f"{indent}{mark}{key}: {json.dumps(value, ensure_ascii=False)}{newline}"
            mark = "  "
