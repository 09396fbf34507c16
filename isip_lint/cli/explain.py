"""The command ``explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from isip_lint.cli import console
from isip_lint.cli.extract import read
from isip_lint.presence import is_file

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Chosen(TypedDict):
    """The options of the command."""

    lang: str | None
    rule_folders: tuple[Path, ...]
    show_personal_data: bool
    colour: str


@click.command()
@click.argument("target", metavar="FILE:LINE | RULE")
@console.lang_option("Language of the explanation.")
@console.rules_option()
@console.show_option()
@console.colour_option()
@click.pass_context
def explain(ctx: click.Context, target: str, **chosen: Unpack[Chosen]) -> None:
    """Show the page of a RULE, or what the linter sees in a line of a file.

    Line numbers are those of: isip-lint extract FILE
    """
    file, separator, line = target.rpartition(":")
    places = bool(separator and line.isdecimal() and file)
    text = _line(ctx, file, int(line), chosen) if places else _rule(target, chosen)
    console.write(text, colour=console.layout_for(chosen["colour"]).colour)


def _rule(name: str, chosen: Chosen) -> str:
    if is_file(name):
        from isip_lint.reports.layout import as_argument

        see = f"isip-lint extract {as_argument(name)}"
        raise click.UsageError(f"name a line too: {as_argument(f'{name}:LINE')} (see: {see})")
    rule = console.one_rule(console.open_rules(chosen["rule_folders"]), name)
    from isip_lint.reports.rules import rule_page
    from isip_lint.reports.words import Words

    return rule_page(rule, Words(chosen["lang"] or "en"), console.layout_for(chosen["colour"]))


def _line(ctx: click.Context, file: str, line: int, chosen: Chosen) -> str:
    from isip_lint.engine.options import Options
    from isip_lint.engine.run import personal_data
    from isip_lint.engine.trace import trace_line
    from isip_lint.reports.clauses import render_line
    from isip_lint.reports.privacy import mask_text
    from isip_lint.reports.words import Words

    document = read(ctx, file)
    if not 1 <= line <= len(document.blocks):
        raise click.UsageError(f"{file} has lines 1 to {len(document.blocks)}; there is no {line}")
    pack = console.open_rules(chosen["rule_folders"])
    trace = trace_line(document, line, pack, Options())
    if trace is None:
        console.note(f"{file}: only Dutch and French are supported")
        return ctx.exit(3)
    words = Words(chosen["lang"] or trace.language)
    text = render_line(trace, words, console.layout_for(chosen["colour"]))
    if chosen["show_personal_data"] or not console.leaves_screen("text"):
        return text
    return mask_text(text, personal_data(document, pack, trace.language))
