"""The command ``evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from isip_lint.cli import console

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from isip_lint.audit.corpus import Labelled
    from isip_lint.audit.frames import Case
    from isip_lint.engine.model import DocumentReport


class Chosen(TypedDict):
    """The options of the command."""

    form: str
    frames: bool
    misses: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rule_folders: tuple[Path, ...]


@click.command()
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@console.format_option("text", "json", "markdown")
@click.option("--frames", is_flag=True, help="CORPUS holds labelled clauses (tables, *.tsv).")
@click.option("--misses", is_flag=True, help="List what was missed and what was wrongly found.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule or family.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule or family.")
@console.rules_option()
def evaluate(corpus: Path, **chosen: Unpack[Chosen]) -> None:
    """Measure the rules on labelled agreements: precision, recall, F1, traps, false alarms.

    Labels of rules that are not applied are left out, and that is said.
    """
    console.write(_frames(corpus, chosen) if chosen["frames"] else _agreements(corpus, chosen))


def _agreements(corpus: Path, chosen: Chosen) -> str:
    labelled = _labelled(corpus)
    pack = console.open_rules(chosen["rule_folders"])
    console.known_names(pack, (*chosen["select"], *chosen["ignore"]))
    from isip_lint.audit.batch import check_file
    from isip_lint.audit.evaluate import evaluate as measure
    from isip_lint.audit.evaluate import only_rules
    from isip_lint.audit.scores import render_evaluation
    from isip_lint.cli.progress import Progress
    from isip_lint.engine.options import Options

    options = Options(select=chosen["select"], ignore=chosen["ignore"])
    kept, gone = only_rules(labelled, {r.id for r in pack.rules if options.chosen(r)})
    progress = Progress(len(kept))
    done = iter(range(len(kept)))

    def check(path: Path) -> DocumentReport:
        progress(next(done), path.name)
        return check_file(path, pack, options)

    result = measure(kept, check)
    progress.close()
    result.left_out = gone
    return render_evaluation(result, chosen["form"], misses=chosen["misses"])


def _labelled(corpus: Path) -> list[Labelled]:
    from isip_lint.audit.corpus import read_corpus, read_labelled

    with console.faults_shown():
        found = read_corpus(corpus) if corpus.is_dir() else [read_labelled(corpus)]
    if not found:
        raise click.UsageError(f"{corpus}: no labelled agreement (*.md) in this folder")
    return found


def _frames(corpus: Path, chosen: Chosen) -> str:
    from isip_lint.audit.frames import measure_frames
    from isip_lint.audit.scores import render_frames

    cases = _cases(corpus)
    pack = console.open_rules(chosen["rule_folders"])
    result = measure_frames(cases, pack.lexicons)
    return render_frames(result, chosen["form"], misses=chosen["misses"])


def _cases(corpus: Path) -> list[Case]:
    from isip_lint.audit.frames import read_cases

    with console.faults_shown():
        found = read_cases(corpus)
    if not found:
        raise click.UsageError(f"{corpus}: no labelled clause (*.tsv) in this folder")
    return found
