"""The command ``readability``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from isip_lint.cli import console
from isip_lint.cli.judging import find

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from isip_lint.analysis.personal_data import PersonalData
    from isip_lint.engine.legibility import Legibility
    from isip_lint.engine.model import RulePack

_NOT_MEASURED = 3
_STDIN = "-"


class Chosen(TypedDict):
    """The options of the command."""

    paths: tuple[str, ...]
    form: str
    passage: bool
    lang: str | None
    rule_folders: tuple[Path, ...]
    show_personal_data: bool
    revisions: str
    colour: str


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@console.format_option("text", "json")
@click.option("--passage", is_flag=True, help="Each FILE is a passage of 15 words or more.")
@console.lang_option("Language of the report; text speaks that of the document.")
@console.rules_option()
@console.revisions_option()
@console.show_option()
@console.colour_option()
@click.pass_context
def readability(ctx: click.Context, **chosen: Unpack[Chosen]) -> None:
    """Show what makes agreements hard to read, and how to say it plainly (- is standard input).

    Two scales, words and sentences, from 0 (easy) to 100 (hard). No law sets a level: the target
    is a house rule. Exit status: 0 measured; 2 wrong use; 3 a file that could not be measured.
    """
    inputs = find(chosen["paths"])
    pack = console.open_rules(chosen["rule_folders"])
    found = [_read(name, pack, chosen) for name in inputs.files]
    _deliver(found, chosen)
    ctx.exit(_NOT_MEASURED if any(reading.reason for reading, _ in found) else 0)


def _read(name: str, pack: RulePack, chosen: Chosen) -> tuple[Legibility, PersonalData | None]:
    from isip_lint.audit.batch import load_document
    from isip_lint.documents.model import UnreadableError
    from isip_lint.engine.legibility import Legibility, read_legibility
    from isip_lint.engine.run import personal_data
    from isip_lint.language.detect import SUPPORTED

    data = console.standard_input() if name == _STDIN else None
    try:
        document = load_document(name, data, console.reading(chosen["revisions"]))
    except UnreadableError as error:
        return Legibility(name, chosen["passage"], None, f"{error.status.value}: {error}"), None
    found = read_legibility(document, pack, passage=chosen["passage"])
    shown = chosen["show_personal_data"] or not console.leaves_screen(chosen["form"])
    if shown or found.language not in SUPPORTED:
        return found, None
    return found, personal_data(document, pack, found.language)


def _deliver(read: list[tuple[Legibility, PersonalData | None]], chosen: Chosen) -> None:
    from isip_lint.reports.layout import printable
    from isip_lint.reports.privacy import mask_json, mask_lines
    from isip_lint.reports.readability import readability_json, readability_text
    from isip_lint.resources import tool_version

    found = [reading for reading, _ in read]
    layout = console.layout_for(chosen["colour"])
    as_json = chosen["form"] == "json"
    names = {layout.paint(printable(reading.path), "bold") for reading in found}
    text = (
        readability_json(found, tool_version())
        if as_json
        else readability_text(found, chosen["lang"], layout)
    )
    for _, personal in read:
        if personal is not None:
            text = mask_json(text, personal) if as_json else mask_lines(text, personal, names)
    console.write(text, colour=layout.colour)
