"""The guides name only commands, options, rules and pages that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from isip_lint.cli.app import app

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = sorted((DOCS / "guides").glob("*.md"))
LANGUAGES = ("", ".nl", ".fr")
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^):#]+)\)")
RULE = re.compile(r"\b(conditions|sanctions|language|rights)/[a-z-]+")
guides = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)


def commands(guide):
    text = guide.read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("isip-lint ")]


def parsed(arguments):
    """Parse a command without running it; a wrong option raises."""
    context, command = click.Context(app), app
    while isinstance(command, click.Group):
        name, *arguments = arguments
        found = command.get_command(context, name)
        assert found is not None, name
        command = found
    return command.make_context(name, list(arguments))


@guides
def test_every_command_can_be_given(guide, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("our-rules", "onze-regels", "nos-regles"):
        (tmp_path / name).mkdir()
    found = commands(guide)
    assert len(found) >= 6
    for arguments in found:
        if arguments != ["--version"]:
            parsed(arguments)


@pytest.mark.parametrize("name", ["quality-officer", "advocate", "template-keeper"])
def test_the_languages_say_the_same(name):
    shapes = []
    for language in LANGUAGES:
        guide = DOCS / "guides" / f"{name}{language}.md"
        text = guide.read_text(encoding="utf-8")
        given = [[part for part in c if part.startswith("--")] for c in commands(guide)]
        kept = [[part for part in options if part != "--lang"] for options in given]
        shapes.append((text.count("\n## "), kept))
    assert shapes[0] == shapes[1] == shapes[2]


@guides
def test_links_and_rules_exist(guide):
    text = guide.read_text(encoding="utf-8")
    targets = LINK.findall(text)
    assert len(targets) >= 3
    assert [t for t in targets if not (guide.parent / t).exists()] == []
    rules = {match[0] for match in RULE.finditer(text)}
    assert [rule for rule in rules if not (DOCS / "rules" / f"{rule}.md").exists()] == []
