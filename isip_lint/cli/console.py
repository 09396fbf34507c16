"""What commands share: output that survives any terminal, rule packs, options, exit statuses."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from isip_lint.documents.options import ReadOptions
    from isip_lint.engine.model import Rule, RulePack
    from isip_lint.reports.layout import Layout

_WIDEST = 100
Command = TypeVar("Command", bound=Callable[..., object])


def day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """Return the day that an option names; a wrong one is refused with the way to write it."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date() if text is not None else None
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write it as 2026-01-31") from None


class FaultyPack(click.ClickException):
    """A rule pack at fault: each fault is shown as file:line:column: text."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Write the faults, one a line."""
        click.echo(self.message, err=True)


def use_utf8() -> None:
    """Write UTF-8 whatever the console's code page; what cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str, *, colour: bool = False) -> None:
    """Write to standard output; a reader that has gone away is no fault."""
    try:
        click.echo(text, nl=False, color=colour)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def standard_input() -> bytes:
    """Return all of standard input."""
    return sys.stdin.buffer.read()


def leaves_screen(form: str, file: Path | None = None) -> bool:
    """Whether a report is not only read on a terminal: personal data in it are to be masked."""
    return form != "text" or file is not None or not sys.stdout.isatty()


def show_option() -> Callable[[Command], Command]:
    """Return the option that leaves personal data in reports."""
    return click.option(
        "--show-personal-data",
        is_flag=True,
        help="Do not mask names, numbers and addresses in what leaves the screen.",
    )


def note(text: str) -> None:
    """Write a line to standard error."""
    click.echo(text, err=True)


def open_rules(folders: Iterable[Path]) -> RulePack:
    """Return the rule packs. Raises FaultyPack for their faults, UsageError for an empty folder."""
    from isip_lint.engine import packs

    extra = list(folders)
    for folder in extra:
        if next(folder.rglob("*.yaml"), None) is None:
            raise click.UsageError(f"{folder}: no rule file (*.yaml) in this folder")
    with faults_shown():
        return packs.open_pack(extra, before_compiling=_say_compiling)


@contextmanager
def faults_shown() -> Iterator[None]:
    """Turn faults in YAML and tables into lines for the user, and exit status 2."""
    from isip_lint.yaml_source import FaultError

    try:
        yield
    except FaultError as error:
        raise FaultyPack("\n".join(error.faults)) from None


def known_names(pack: RulePack, names: Iterable[str]) -> None:
    """Raise UsageError for a name that is neither a rule nor a family."""
    from isip_lint.audit.batch import InputError, check_names

    try:
        check_names(pack, names)
    except InputError as error:
        raise click.UsageError(str(error)) from None


def _say_compiling() -> None:
    if sys.stderr.isatty():
        note("Preparing the rules; this is done once for each version of them ...")


def one_rule(pack: RulePack, name: str) -> Rule:
    """Return a rule by its id. Raises UsageError, with names that come near, for an unknown one."""
    rule = pack.rule(name)
    if rule is None:
        known_names(pack, [name])
        raise click.UsageError(f"{name!r} is a family of rules; see: isip-lint rules list")
    return rule


def layout_for(colour: str, *, to_file: bool = False) -> Layout:
    """Return the width and the colours for standard output, or for a file."""
    from isip_lint.reports.layout import Layout

    terminal = sys.stdout.isatty() and not to_file
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    painted = colour == "always" or (colour == "auto" and terminal and not plain)
    columns = shutil.get_terminal_size().columns if terminal else _WIDEST
    return Layout(min(columns, _WIDEST), painted)


def save(text: str, output: Path) -> None:
    """Write a report to a file in UTF-8. Raises UsageError when that cannot be done."""
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from None


def append(text: str, file: Path) -> None:
    """Add a report to the end of a file. Raises UsageError when that cannot be done."""
    try:
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise click.UsageError(f"cannot write {file}: {error.strerror}") from None


def save_bytes(content: bytes, output: Path) -> None:
    """Write a file in one go, so that a fault leaves no half of it. Raises UsageError."""
    part = output.with_name(f"{output.name}.part")
    try:
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from None


def lang_option(text: str) -> Callable[[Command], Command]:
    """Return the option for the language of the interface."""
    return click.option("--lang", type=click.Choice(["nl", "fr", "en"]), help=text)


def rules_option() -> Callable[[Command], Command]:
    """Return the option for more rule packs."""
    return click.option(
        "--rules",
        "rule_folders",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Add the rules in this folder (repeatable).",
    )


def revisions_option() -> Callable[[Command], Command]:
    """Return the option for tracked changes."""
    return click.option(
        "--revisions",
        type=click.Choice(["final", "original"]),
        default="final",
        show_default=True,
        help="Read tracked changes as accepted (final) or as refused (original).",
    )


def passwords_option() -> Callable[[Command], Command]:
    """Return the option for passwords; they come from a file, for a command line is seen by others."""
    return click.option(
        "--password-file",
        "passwords",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        callback=lambda _context, _parameter, file: _passwords(file),
        help="Passwords to try on protected PDF files, one a line.",
    )


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        raise click.UsageError(f"{file}: no text in UTF-8 that can be read") from None
    return tuple(line for line in lines if line)


def reading(revisions: str, passwords: tuple[str, ...] = ()) -> ReadOptions:
    """Return how files are to be read."""
    from isip_lint.documents.options import ReadOptions, Revisions

    return ReadOptions(Revisions(revisions), passwords)


def colour_option() -> Callable[[Command], Command]:
    """Return the option for colours."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours; auto means on a terminal, unless NO_COLOR is set.",
    )


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Return the option for the form of the output; the first form is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Form of the output.",
    )
