"""The command ``baseline``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from isip_lint.cli import console
from isip_lint.cli.judging import Case, judge, open_case
from isip_lint.cli.settings import baseline_option, judging_options

_NOT_JUDGED = 3


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, not to that of the settings or isip-lint.baseline.json.",
)
@judging_options
@baseline_option
@click.pass_context
def baseline(
    ctx: click.Context, /, paths: tuple[str, ...], output: Path | None, **_settings: Any
) -> None:
    """Record the findings of today, so that check fails on new ones only.

    Exit status 3 when a document could not be judged, or not in full.
    """
    from isip_lint.config.baseline import write_baseline
    from isip_lint.engine.verdict import is_fully_judged

    case = open_case(ctx, paths)
    if "-" in case.inputs.files:
        raise click.UsageError("standard input has no name to be recorded under; name a file")
    report, _pack = judge(case)
    target = output or _target(case)
    try:
        with console.faults_shown():
            write_baseline(target, report)
    except OSError as error:
        raise click.UsageError(f"cannot write {target}: {error.strerror}") from None
    unjudged = [d.path for d in report.documents if not is_fully_judged(d)]
    for path in unjudged:
        console.note(f"{path}: could not be judged in full; only what was found is recorded")
    number = sum(f.suppressed is None for d in report.documents for f in d.findings)
    console.write(f"{target}: {number} findings in {len(report.documents)} documents\n")
    ctx.exit(_NOT_JUDGED if unjudged else 0)


def _target(case: Case) -> Path:
    from isip_lint.config.baseline import BASELINE_NAME

    chosen: Path | None = case.chosen["baseline_file"]
    file = case.settings.config.file
    return chosen or (file.parent if file else Path()) / BASELINE_NAME
