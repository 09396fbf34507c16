"""The effective settings as text and as JSON."""

from __future__ import annotations

import json

from isip_lint.config.effective import COMMAND_LINE, DEFAULT, Effective
from isip_lint.config.settings import SETTINGS
from isip_lint.config.values import shown


def settings_text(settings: Effective) -> str:
    """Return one line for each setting: name, value as in JSON, and where it comes from."""
    rows = [
        (name, json.dumps(shown(given.value), ensure_ascii=False), given.origin)
        for name, given in settings.values.items()
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{n:<{widths[0]}}  {v:<{widths[1]}}  {origin}" for n, v, origin in rows]
    return "\n".join([f"file: {settings.config.file or 'none'}", *lines]) + "\n"


def settings_json(settings: Effective) -> str:
    """Return the file, and for each setting its value and its origin."""
    entries = {s.name: _entry(settings, s.name) for s in SETTINGS}
    file = settings.config.file
    data = {"file": str(file) if file else None, "settings": entries}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(settings: Effective, name: str) -> dict[str, object]:
    given = settings.values[name]
    known = given.origin in {DEFAULT, COMMAND_LINE}
    return {
        "value": shown(given.value),
        "from": given.origin if known else "file",
        "place": "" if known else given.origin,
    }
