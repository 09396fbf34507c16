"""What the commands that judge files share: settings, rules, the run, and what is suppressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isip_lint.cli import console
from isip_lint.cli.settings import filled, known_rules, settings_for
from isip_lint.presence import is_file, is_folder

if TYPE_CHECKING:
    from isip_lint.audit.batch import Inputs
    from isip_lint.config.effective import Effective
    from isip_lint.engine.model import Report, RulePack
    from isip_lint.engine.options import Options
    from isip_lint.engine.suppressions import Reach


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be judged, and how; ``chosen`` are the parameters with the settings in them."""

    paths: tuple[str, ...]
    inputs: Inputs
    settings: Effective
    chosen: Mapping[str, Any]


def open_case(ctx: click.Context, paths: Sequence[str]) -> Case:
    """Return the case of the command in ``ctx``. Raises UsageError, or FaultyPack for a bad setting."""
    settings = settings_for(ctx, paths)
    return Case(tuple(paths), find(paths), settings, filled(settings, ctx.params))


def find(paths: Sequence[str]) -> Inputs:
    """Return the files to check. Raises UsageError."""
    from isip_lint.audit.batch import InputError, find_inputs

    try:
        return find_inputs(paths)
    except InputError as error:
        raise click.UsageError(str(error)) from None


def judge(case: Case, *, keep_text: bool = False) -> tuple[Report, RulePack]:
    """Return the verdicts, with what is suppressed marked, and the rules that led to them."""
    pack = console.open_rules(case.chosen["rule_folders"])
    options = _options(pack, case, keep_text=keep_text)
    report = _run(case, pack, options)
    return _suppressed(report, case, pack), pack


def against_baseline(report: Report, pack: RulePack, case: Case) -> Report:
    """Return ``report`` with known and new findings marked, when there is a baseline."""
    file = case.chosen["baseline_file"]
    if file is None:
        return report
    from isip_lint.config.baseline import namer, read_baseline
    from isip_lint.engine.baseline import against

    _must_exist(file, "make it with: isip-lint baseline")
    with console.faults_shown():
        recorded = read_baseline(file)
    return against(report, recorded, namer(file), _applied(pack, case))


def _applied(pack: RulePack, case: Case) -> Callable[[str], bool]:
    from isip_lint.engine.options import Options

    options = case.settings.options(Options())
    applied = {rule.id for rule in pack.rules if options.chosen(rule)}
    return lambda rule: rule in applied


def _must_exist(file: Path, otherwise: str) -> None:
    if not is_file(file):
        raise click.UsageError(f"there is no file {file}; {otherwise}")


def _options(pack: RulePack, case: Case, *, keep_text: bool) -> Options:
    from isip_lint.engine.options import Options

    known_rules(case.settings, pack)
    console.known_names(pack, (*case.chosen["select"], *case.chosen["ignore"]))
    reading = console.reading(case.chosen["revisions"], case.chosen["passwords"])
    mask = not case.chosen.get("show_personal_data", False)
    base = Options(case.chosen["lang"], keep_text=keep_text, mask=mask, reading=reading)
    options = case.settings.options(base)
    if not any(options.chosen(rule) for rule in pack.rules):
        raise click.UsageError("--select and --ignore leave no rule to apply")
    return options


def _run(case: Case, pack: RulePack, options: Options) -> Report:
    """Check all files, each with its own options, with a progress bar for who waits."""
    from isip_lint.audit.batch import check_files
    from isip_lint.audit.results import Results
    from isip_lint.cli.progress import Progress

    progress = Progress(len(case.inputs.files))
    try:
        return check_files(
            case.inputs, pack, options, stdin=console.standard_input, progress=progress,
            options_at=lambda name: case.settings.at(name).options(options),
            results=Results.of(pack) if case.chosen["cache"] else None,
        )  # fmt: skip
    finally:
        progress.close()


def _suppressed(report: Report, case: Case, pack: RulePack) -> Report:
    file = case.chosen["suppressions_file"]
    if file is None:
        return report
    from isip_lint.config.suppressions import read_suppressions
    from isip_lint.engine.suppressions import suppress

    _must_exist(file, "name another one, or leave the setting out")
    with console.faults_shown():
        entries = read_suppressions(file, pack)
    reach = _reach(case, file, _applied(pack, case))
    return suppress(report, entries, reach, report.today or date.today())


def _reach(case: Case, file: Path, applied: Callable[[str], bool]) -> Reach:
    from isip_lint.config.patterns import matches
    from isip_lint.engine.suppressions import Reach

    folder = file.resolve().parent
    walked = [Path(path).resolve() for path in case.paths if is_folder(path)]
    return Reach(
        lambda pattern, path: matches((pattern,), path, folder),
        applied,
        any(folder == root or root in folder.parents for root in walked),
    )
