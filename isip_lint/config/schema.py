"""The JSON schema of the configuration file, for editors."""

from __future__ import annotations

from typing import Any

from isip_lint.config.settings import MATCH, PATHS, SETTINGS, Kind, Setting

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT}
_NUMBER = {"type": "number", "exclusiveMinimum": 0}
_FORMS: dict[Kind, dict[str, Any]] = {
    Kind.NAMES: _TEXTS,
    Kind.FOLDERS: _TEXTS,
    Kind.FILES: _TEXTS,
    Kind.FILE: _TEXT,
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.FLAG: {"type": "boolean"},
    Kind.THRESHOLDS: {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": _NUMBER},
    },
}


def config_json_schema() -> dict[str, Any]:
    """Return the JSON schema of isip-lint.toml (draft 2020-12)."""
    by_path = {
        "type": "object",
        "additionalProperties": False,
        "required": [MATCH],
        "properties": {
            MATCH: {
                **_TEXTS,
                "minItems": 1,
                "description": "Names of files, written as in .gitignore, seen from this file.",
            },
            **{s.name: _property(s) for s in SETTINGS if s.by_path},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://isip-lint.invalid/config.schema.json",
        "title": "Configuration of isip-lint: isip-lint.toml, or [tool.isip-lint] of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{setting.name: _property(setting) for setting in SETTINGS},
            PATHS: {
                "type": "array",
                "items": by_path,
                "description": "Settings for some of the files, such as a folder of templates.",
            },
        },
    }


def _property(setting: Setting) -> dict[str, Any]:
    return {"description": setting.about, **_form(setting)}


def _form(setting: Setting) -> dict[str, Any]:
    choice = {"enum": list(setting.choices)}
    if setting.kind is Kind.CHOICE:
        return choice
    if setting.kind is Kind.CHOICES:
        return {"type": "array", "items": choice}
    if setting.kind is Kind.SEVERITIES:
        return {"type": "object", "additionalProperties": choice}
    return _FORMS[setting.kind]
