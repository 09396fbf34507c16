"""The command ``check``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import click

from isip_lint.cli import console
from isip_lint.cli.annotate import annotate_options, copies, guard_copies, write_copies
from isip_lint.cli.outputs import deliver, paired, privacy_options
from isip_lint.cli.settings import filled, known_rules, setting_options, settings_for

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from isip_lint.audit.batch import Inputs
    from isip_lint.config.effective import Effective
    from isip_lint.engine.model import Report, RulePack
    from isip_lint.engine.run import Options
    from isip_lint.reports.table import Rendering


class Chosen(TypedDict):
    """The options of the command."""

    paths: tuple[str, ...]
    forms: tuple[str, ...]
    files: tuple[str, ...]
    lang: str | None
    fail_on: str
    as_of: date | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rule_folders: tuple[Path, ...]
    force: bool
    revisions: str
    passwords: tuple[str, ...]
    annotate: bool
    annotate_to: Path | None
    suggest: bool
    show_personal_data: bool
    hash_paths: bool
    colour: str


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@setting_options
@privacy_options
@annotate_options
@click.pass_context
def check(ctx: click.Context, **chosen: Unpack[Chosen]) -> None:
    """Check agreements: files, folders, patterns, or - for standard input.

    Exit status: 0 nothing wrong; 1 findings at or above --fail-on; 2 wrong use or a faulty rule
    pack; 3 a document that could not be judged, or not in full. When both 1 and 3 apply it is 1.
    """
    from isip_lint.engine.verdict import exit_status
    from isip_lint.reports.privacy import with_hashed_paths

    settings = settings_for(ctx, chosen["paths"])
    chosen = cast(Chosen, filled(settings, chosen))
    inputs = find(chosen["paths"])
    outputs = paired(chosen["forms"], chosen["files"], inputs.files)
    chosen_copies = copies(
        chosen["annotate"], chosen["annotate_to"], chosen["suggest"], chosen["revisions"]
    )
    guard_copies(chosen_copies, inputs.files)
    pack = console.open_rules(chosen["rule_folders"])
    options = _options(pack, chosen, settings)
    report = run(inputs, pack, options, lambda name: settings.at(name).options(options))
    status = exit_status(report, chosen["fail_on"])
    shown = with_hashed_paths(report) if chosen["hash_paths"] else report
    deliver(shown, pack, outputs, _rendering(status, chosen), chosen["colour"])
    if not write_copies(report, chosen_copies, chosen["lang"]):
        raise click.UsageError("--annotate: no copy could be written")
    ctx.exit(status)


def find(paths: tuple[str, ...]) -> Inputs:
    """Return the files to check. Raises UsageError."""
    from isip_lint.audit.batch import InputError, find_inputs

    try:
        return find_inputs(paths)
    except InputError as error:
        raise click.UsageError(str(error)) from None


def run(
    inputs: Inputs, pack: RulePack, options: Options, options_at: Callable[[str], Options]
) -> Report:
    """Check all files, each with its own options, with a progress bar for who waits."""
    from isip_lint.audit.batch import check_files
    from isip_lint.cli.progress import Progress

    progress = Progress(len(inputs.files))
    try:
        return check_files(
            inputs, pack, options,
            stdin=console.standard_input, progress=progress, options_at=options_at,
        )  # fmt: skip
    finally:
        progress.close()


def _options(pack: RulePack, chosen: Chosen, settings: Effective) -> Options:
    from isip_lint.engine.run import Options

    known_rules(settings, pack)
    console.known_names(pack, (*chosen["select"], *chosen["ignore"]))
    base = Options(
        language=chosen["lang"],
        keep_text="html" in chosen["forms"] or chosen["annotate"] or bool(chosen["annotate_to"]),
        mask=not chosen["show_personal_data"],
        reading=console.reading(chosen["revisions"], chosen["passwords"]),
    )
    options = settings.options(base)
    if not any(options.chosen(rule) for rule in pack.rules):
        raise click.UsageError("--select and --ignore leave no rule to apply")
    return options


def _rendering(status: int, chosen: Chosen) -> Rendering:
    from isip_lint.reports.table import Rendering
    from isip_lint.resources import tool_version

    masked = not chosen["show_personal_data"]
    return Rendering(status, chosen["lang"], version=tool_version(), masked=masked)
