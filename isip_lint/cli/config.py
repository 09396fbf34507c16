"""The command ``config``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

import click

from isip_lint.cli import console
from isip_lint.cli.settings import known_rules, setting_options, settings_for

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Chosen(TypedDict, total=False):
    """The options of the command; those of ``check`` are read from the context."""

    path: str | None
    as_json: bool
    schema: bool


@click.command()
@click.argument("path", required=False)
@click.option("--json", "as_json", is_flag=True, help="Show the settings as JSON.")
@click.option("--schema", is_flag=True, help="Show the JSON schema of isip-lint.toml, for editors.")
@setting_options
@click.pass_context
def config(ctx: click.Context, **chosen: Unpack[Chosen]) -> None:
    """Show the settings that hold for PATH (or this folder), and where each comes from.

    Takes the options of check too, and shows what they change.
    """
    if chosen["schema"]:
        from isip_lint.config.schema import config_json_schema

        schema = json.dumps(config_json_schema(), ensure_ascii=False, indent=2)
        return console.write(f"{schema}\n")
    from isip_lint.config.show import settings_json, settings_text

    path = chosen["path"]
    settings = settings_for(ctx, [path or "."])
    known_rules(settings, console.open_rules(settings.values["rules"].value))
    here = settings.at(path) if path is not None else settings
    console.write(settings_json(here) if chosen["as_json"] else settings_text(here))
    return None
