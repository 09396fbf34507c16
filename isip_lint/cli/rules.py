"""The commands ``rules list``, ``test``, ``schema``, ``pages`` and ``new``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isip_lint.cli import console

if TYPE_CHECKING:
    from isip_lint.engine.model import Rule, RulePack

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


@click.group()
def rules() -> None:
    """List, test and write rules."""


@rules.command("list")
@console.format_option("text", "json")
@console.lang_option("Language of the titles.")
@console.rules_option()
def list_rules(form: str, lang: str | None, rule_folders: tuple[Path, ...]) -> None:
    """List all rules: id, severity, firmness, first day, title."""
    pack = console.open_rules(rule_folders)
    from isip_lint.reports.rules import rule_list_json, rule_table
    from isip_lint.reports.words import Words

    render = rule_list_json if form == "json" else rule_table
    console.write(render(pack.rules, Words(lang or "en")))


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE...]")
@click.option("--coverage", is_flag=True, help="Report also the patterns that no example needs.")
@console.rules_option()
@click.pass_context
def test_rules(
    ctx: click.Context, names: tuple[str, ...], coverage: bool, rule_folders: tuple[Path, ...]
) -> None:
    """Run the examples inside the rules (all, or the rules and families named)."""
    from isip_lint.audit.rule_tests import run_all

    pack = console.open_rules(rule_folders)
    picked = _picked(pack, names)
    faults = [f"{f.place}: {f.rule}: {f.problem}" for f in run_all(pack, picked, rule_folders)]
    if coverage:
        faults += _idle(pack, picked)
    console.write("".join(f"{fault}\n" for fault in faults))
    examples = sum(len(rule.examples) for rule in picked)
    console.write(f"{len(picked)} rules, {examples} examples, {len(faults)} faults\n")
    ctx.exit(1 if faults else 0)


def _picked(pack: RulePack, names: tuple[str, ...]) -> list[Rule]:
    console.known_names(pack, names)
    return [r for r in pack.rules if not names or r.id in names or r.family in names]


def _idle(pack: RulePack, picked: Iterable[Rule]) -> list[str]:
    from isip_lint.audit.rule_tests import idle_patterns

    return [
        f"{rule.path}: {rule.id}: no {language} example needs the pattern {match.text}"
        for rule in picked
        for language, match in idle_patterns(pack, rule)
    ]


@rules.command("schema")
def schema() -> None:
    """Print the JSON schema of a rule file, for editors."""
    from isip_lint.engine.schema import rule_json_schema

    console.write(json.dumps(rule_json_schema(), ensure_ascii=False, indent=2) + "\n")


@rules.command("pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@console.rules_option()
def pages(folder: Path, rule_folders: tuple[Path, ...]) -> None:
    """Write a page in three languages for each rule into FOLDER, and an index."""
    pack = console.open_rules(rule_folders)
    from isip_lint.reports.rule_pages import INDEX, rule_pages

    written = rule_pages(pack.rules)
    for name, text in written.items():
        _make_folder((folder / name).parent)
        console.save(text, folder / name)
    console.write(f"{len(written) - 1} rules; begin with {folder / INDEX}\n")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"cannot write {folder}: {error.strerror}") from None


@rules.command("new")
@click.argument("rule_id", metavar="FAMILY/NAME")
@click.option(
    "--in",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    show_default=True,
    help="Folder of the rule pack.",
)
def new_rule(rule_id: str, folder: Path) -> None:
    """Write a rule file to start from; its examples fail until its patterns are right."""
    if not _ID.fullmatch(rule_id):
        raise click.UsageError(f"{rule_id!r} is no id; write family/name in small letters")
    path = folder / f"{rule_id}.yaml"
    if path.exists():
        raise click.UsageError(f"{path} is there already")
    from isip_lint.resources import data_dir

    text = (data_dir("rules") / "interface" / "new-rule.txt").read_text(encoding="utf-8")
    _make_folder(path.parent)
    console.save(text.replace("FAMILY/NAME", rule_id), path)
    console.write(
        f"{path}\nMend it until this is silent: isip-lint rules test {rule_id} --rules {folder}\n"
    )
