"""The command ``check``."""

from __future__ import annotations

from typing import Any

import click

from isip_lint.cli.annotate import annotate_options, copies, guard_copies, write_copies
from isip_lint.cli.judging import against_baseline, judge, open_case
from isip_lint.cli.outputs import deliver, paired
from isip_lint.cli.settings import setting_options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@setting_options
@annotate_options
@click.option(
    "--show-suppressed", is_flag=True, help="Show also what is suppressed or in the baseline."
)
@click.pass_context
def check(
    ctx: click.Context, /, paths: tuple[str, ...], show_suppressed: bool, **_settings: Any
) -> None:
    """Check agreements: files, folders, patterns, or - for standard input.

    Exit status: 0 nothing wrong; 1 findings at or above --fail-on; 2 wrong use or a faulty rule
    pack; 3 a document that could not be judged, or not in full. When both 1 and 3 apply it is 1.
    """
    from isip_lint.engine.verdict import exit_status
    from isip_lint.reports.privacy import with_hashed_paths
    from isip_lint.reports.table import Rendering
    from isip_lint.resources import tool_version

    case = open_case(ctx, paths)
    chosen = case.chosen
    outputs = paired(chosen["forms"], chosen["files"], case.inputs.files)
    wanted = copies(
        chosen["annotate"], chosen["annotate_to"], chosen["suggest"], chosen["revisions"]
    )
    guard_copies(wanted, case.inputs.files)
    report, pack = judge(case, keep_text="html" in chosen["forms"] or wanted.wanted)
    report = against_baseline(report, pack, case)
    status = exit_status(report, chosen["fail_on"])
    rendering = Rendering(
        status, chosen["lang"], version=tool_version(), masked=not chosen["show_personal_data"],
        suppressed=show_suppressed,
    )  # fmt: skip
    shown = with_hashed_paths(report) if chosen["hash_paths"] else report
    deliver(shown, pack, outputs, rendering, chosen["colour"])
    if not write_copies(report, wanted, chosen["lang"]):
        raise click.UsageError("--annotate: no copy could be written")
    ctx.exit(status)
