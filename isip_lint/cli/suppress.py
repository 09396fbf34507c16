"""The command ``suppress``."""

from __future__ import annotations

import getpass
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from isip_lint.cli import console
from isip_lint.cli.judging import judge, open_case
from isip_lint.cli.settings import judging_options

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from isip_lint.engine.model import Finding, RulePack
    from isip_lint.engine.suppressions import Entry

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class Chosen(TypedDict):
    """The options of the command, beside those that decide on a verdict."""

    finding: str
    reason: str
    author: str | None
    until: date | None
    any_file: bool


def _not_blank(
    _context: click.Context, _parameter: click.Parameter, text: str | None
) -> str | None:
    if text is not None and not text.strip():
        raise click.BadParameter("say it in words")
    return text


@click.command()
@click.argument("finding", metavar="FILE:LINE | FILE:RULE | FILE:FINGERPRINT")
@click.option("--reason", required=True, callback=_not_blank, help="Why it is not to count.")
@click.option("--author", callback=_not_blank, help="Who says so; you, unless said otherwise.")
@click.option(
    "--until",
    metavar="YYYY-MM-DD",
    callback=console.day,
    help="Last day on which it holds.",
)
@click.option("--any-file", is_flag=True, help="The same sentence in any file, such as a copy.")
@judging_options
@click.pass_context
def suppress(ctx: click.Context, /, **chosen: Unpack[Chosen]) -> None:
    """Write down that a finding is not to count, with the reason, in isip-lint.suppressions.yaml.

    The file is the nearest one above FILE, or a new one beside the configuration or beside FILE.
    """
    file, separator, which = chosen["finding"].rpartition(":")
    if not separator or not file or not which:
        raise click.UsageError("name the finding as FILE:LINE, FILE:RULE or FILE:FINGERPRINT")
    case = open_case(ctx, [file])
    if list(case.inputs.files) != [file] or file == "-":
        raise click.UsageError(f"{file}: name one file")
    report, pack = judge(case)
    found = _one(report.documents[0].findings, which, file)
    if chosen["any_file"] and found.document_level:
        raise click.UsageError(
            "this finding is about a whole document: it cannot hold for any file"
        )
    target = case.chosen["suppressions_file"] or _new_file(case.settings.config.file, file)
    entry = _entry(found, chosen, file, target)
    _add(target, entry, pack)
    console.write(f"{target}: {found.rule}, {found.fingerprint}\n")


def _one(findings: Sequence[Finding], which: str, file: str) -> Finding:
    """Return the finding that ``which`` names: a line, a rule or a fingerprint."""
    from isip_lint.reports.layout import as_argument

    named = [f for f in findings if which in {str(f.location.line), f.rule, f.fingerprint}]
    if which.isdecimal() and not _FINGERPRINT.fullmatch(which):
        named = [f for f in named if not f.document_level]
    if not named:
        raise click.UsageError(
            f"{file} has no finding {which}; see: isip-lint check {as_argument(file)}"
        )
    open_ones = [f for f in named if f.suppressed is None]
    if not open_ones:
        raise click.UsageError(f"that is suppressed already, by {_place(named[0])}")
    if len({f.fingerprint for f in open_ones}) > 1:
        names = "\n".join(f"  {file}:{f.fingerprint}  {f.rule}" for f in open_ones)
        raise click.UsageError(f"several findings are called {which}; name one:\n{names}")
    return open_ones[0]


def _place(finding: Finding) -> str:
    return finding.suppressed.place if finding.suppressed else ""


def _new_file(config: Path | None, file: str) -> Path:
    from isip_lint.config.suppressions import SUPPRESSIONS_NAME

    return (config or Path(file).absolute()).parent / SUPPRESSIONS_NAME


def _entry(found: Finding, chosen: Chosen, file: str, target: Path) -> Entry:
    from isip_lint.config.patterns import pattern_for
    from isip_lint.engine.model import Suppression
    from isip_lint.engine.suppressions import Entry

    author = chosen["author"] or _user()
    said = Suppression(chosen["reason"].strip(), author.strip(), chosen["until"])
    path = "" if chosen["any_file"] else pattern_for(file, target.resolve().parent)
    if path.startswith("/.."):
        raise click.UsageError(f"{file} does not lie below the folder of {target}")
    return Entry(said, found.fingerprint, found.rule, path)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise click.UsageError("say who you are with --author") from None


def _add(target: Path, entry: Entry, pack: RulePack) -> None:
    from isip_lint.config.suppressions import add_entry

    try:
        with console.faults_shown():
            add_entry(target, entry, pack)
    except OSError as error:
        raise click.UsageError(f"cannot write {target}: {error.strerror}") from None
