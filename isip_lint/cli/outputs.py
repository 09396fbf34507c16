"""The outputs of a run: which format goes where, and none over an input or another output."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from isip_lint.cli import console
from isip_lint.presence import is_folder
from isip_lint.reports.table import FOR_PEOPLE, REPORTERS, WITH_TEXT, reporter

if TYPE_CHECKING:
    from isip_lint.engine.model import Report, RulePack
    from isip_lint.reports.table import Rendering

Command = TypeVar("Command", bound=Callable[..., object])
_STANDARD_OUTPUT = "-"
# The file that GitHub shows as the summary of a job.
_JOB_SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes to; None is standard output."""

    form: str
    file: Path | None


def output_options(command: Command) -> Command:
    """Add the options for formats and files, each repeatable, paired in order."""
    formats = click.option(
        "--format",
        "forms",
        multiple=True,
        type=click.Choice(list(REPORTERS)),
        default=("text",),
        help="Form of the report, text unless said otherwise (repeatable).",
    )
    files = click.option(
        "--output",
        "files",
        multiple=True,
        metavar="FILE",
        help="Write the report to this file; the first --output belongs to the first --format, "
        "and so on. A format without a file, or -, goes to standard output.",
    )
    return formats(files(command))


def privacy_options(command: Command) -> Command:
    """Add the options for what reports say of persons."""
    hashed = click.option(
        "--hash-paths",
        is_flag=True,
        help="Name files by a code, as names of files may hold names of persons.",
    )
    return console.show_option()(hashed(command))


def paired(forms: Sequence[str], files: Sequence[str], inputs: Sequence[str]) -> tuple[Output, ...]:
    """Return each format with its file. Raises UsageError for a file that may not be written."""
    if len(files) > len(forms):
        raise click.UsageError("there are more --output than --format; give each file a --format")
    outputs = tuple(Output(form, _file(name)) for form, name in zip_longest(forms, files))
    if sum(output.file is None for output in outputs) > 1:
        raise click.UsageError("only one --format can go to standard output; add an --output")
    taken: set[Path] = set()
    for output in outputs:
        if output.file is not None:
            _guard(output.file, inputs, taken)
            taken.add(output.file.resolve())
    return outputs


def _file(name: str | None) -> Path | None:
    return None if name in {None, _STANDARD_OUTPUT} else Path(str(name))


def _guard(file: Path, inputs: Sequence[str], taken: set[Path]) -> None:
    from isip_lint.audit.batch import outputs_over_input

    if file.resolve() in taken:
        raise click.UsageError(f"--output {file} is given twice")
    if outputs_over_input(file, inputs):
        raise click.UsageError(f"--output {file} would overwrite a file that is to be checked")
    if is_folder(file):
        raise click.UsageError(f"--output {file} is a folder; name a file in it")
    if not is_folder(file.absolute().parent):
        raise click.UsageError(f"--output {file}: there is no such folder")


def deliver(
    report: Report, pack: RulePack, outputs: Sequence[Output], rendering: Rendering, colour: str
) -> None:
    """Write ``report`` to each output, files first."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        layout = console.layout_for(colour, to_file=output.file is not None)
        shown = replace(
            rendering,
            layout=layout,
            masked=rendering.masked and console.leaves_screen(output.form, output.file),
        )
        text = rendered(report, pack, output.form, shown)
        if output.file is not None:
            console.save(text, output.file)
        else:
            console.write(text, colour=layout.colour)
        if output.form == "github" and os.environ.get(_JOB_SUMMARY):
            console.append(
                rendered(report, pack, "markdown", rendering), Path(os.environ[_JOB_SUMMARY])
            )


def rendered(report: Report, pack: RulePack, form: str, rendering: Rendering) -> str:
    """Return the text of a format; what programs read is in English unless chosen otherwise."""
    from isip_lint.reports.privacy import masked

    if rendering.language is None and form not in FOR_PEOPLE:
        from isip_lint.engine.findings import in_language

        report = in_language(report, pack, "en")
    if rendering.masked:
        report = masked(report, moved=form in WITH_TEXT)
    return reporter(form)(report, rendering)
