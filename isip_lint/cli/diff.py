"""The command ``diff``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isip_lint.cli import console
from isip_lint.cli.judging import Case, find, judge, open_case
from isip_lint.cli.settings import fail_on_option, judging_options

if TYPE_CHECKING:
    from isip_lint.engine.model import DocumentReport


@click.command()
@click.argument("old")
@click.argument("new")
@console.format_option("text", "json")
@fail_on_option
@judging_options
@console.colour_option()
@click.pass_context
def diff(ctx: click.Context, /, old: str, new: str, form: str, **_settings: Any) -> None:
    """Show the findings added, gone and kept between OLD and NEW.

    Each is a document, a folder, or a report of check --format json. Exit status: 1 when a finding
    at or above --fail-on was added; 3 when a document could not be judged in full; else 0.
    """
    from isip_lint.engine.difference import compare, diff_status
    from isip_lint.reports.diff import diff_json, diff_text

    files = [name for name in (old, new) if not _is_report(name)]
    case = open_case(ctx, files)
    documents = [_documents(name, case, leaves=console.leaves_screen(form)) for name in (old, new)]
    pairs = compare(*documents)
    status = diff_status(pairs, case.chosen["fail_on"])
    layout = console.layout_for(case.chosen["colour"])
    if form == "json":
        console.write(diff_json(pairs, status))
    else:
        console.write(diff_text(pairs, layout, case.chosen["lang"]), colour=layout.colour)
    ctx.exit(status)


def _is_report(name: str) -> bool:
    return name.lower().endswith(".json")


def _documents(name: str, case: Case, *, leaves: bool) -> tuple[DocumentReport, ...]:
    from isip_lint.audit.report_file import read_report
    from isip_lint.reports.privacy import masked

    if _is_report(name):
        try:
            with console.faults_shown():
                return read_report(Path(name))
        except OSError as error:
            raise click.UsageError(f"{name}: cannot be read: {error.strerror}") from None
    report, _pack = judge(replace(case, paths=(name,), inputs=find((name,))))
    return (masked(report) if leaves else report).documents
