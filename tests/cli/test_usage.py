"""Wrong use is told in Dutch and French too."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

import isip_lint
from isip_lint.cli.usage import spoken, translated
from isip_lint.reports.words import INTERFACE_LANGUAGES, interface_file

RAISED = {"UsageError", "BadParameter", "InputError"}


def messages():
    """What the commands say of wrong use; what varies in it is an x."""
    package = Path(isip_lint.__file__).parent
    for path in (*(package / "cli").glob("*.py"), package / "audit" / "batch.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in RAISED:
                    yield said(node.args[0])


def said(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(said(part) or "x" for part in node.values)
    return node.value if isinstance(node, ast.Constant) else None


@pytest.mark.parametrize("text", sorted({text for text in messages() if text}))
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_message_is_translated(text, language):
    assert translated(text, language) != text


def test_all_stands_in_three_languages_with_no_field_of_its_own():
    for entry in [
        *interface_file("usage")["messages"],
        *interface_file("usage")["labels"].values(),
    ]:
        assert set(entry) == set(INTERFACE_LANGUAGES)
        fields = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in entry.items()}
        assert fields["nl"] == fields["fr"] <= fields["en"]


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["check", "--lang", "fr"], {"LANG": "nl_BE.UTF-8"}, "fr"),
        (["check", "--lang=nl"], {}, "nl"),
        (["check", "--lang", "de"], {"LANG": "nl_BE.UTF-8"}, "nl"),
        (["check"], {"LANG": "fr_BE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        (["check"], {"LANG": "de_BE.UTF-8"}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_language_is_that_asked_for_else_that_of_the_system(arguments, environment, language):
    assert spoken(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "x", "--as-of", "2026"], "Fout: '--as-of' kan zo niet: '2026' is geen dag"),
        (["chek", "x"], "Fout: het commando 'chek' bestaat niet"),
        (["--nee"], "Fout: de optie '--nee' bestaat niet"),
        (["explain", "conditions/creceh"], "bedoelt u conditions/creche of conditions/"),
        (["check"], "Fout: 'FILE...' ontbreekt"),
    ],
)
def test_a_command_says_what_is_wrong_in_dutch(run, monkeypatch, arguments, words):
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    monkeypatch.setattr(sys, "argv", ["isip-lint", *arguments])
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Gebruik: " in result.stderr


def test_a_command_without_words_still_shows_its_help(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    assert "Commands:" in run().output
