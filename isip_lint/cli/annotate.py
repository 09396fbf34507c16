"""The copies with remarks that ``check --annotate`` writes beside the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from isip_lint.cli import console
from isip_lint.presence import is_file, is_there

if TYPE_CHECKING:
    from isip_lint.engine.model import DocumentReport, Report

Command = TypeVar("Command", bound=Callable[..., object])
_OWN = re.compile(r"(.*\.isip)(?:-(\d+))?", re.DOTALL)
# The module under ``isip_lint/documents`` with annotate_FORMAT and is_own_FORMAT.
_WRITERS = {"docx": "word.annotate", "odt": "odf.annotate", "pdf": "pdf_annotate"}


@dataclass(frozen=True, slots=True)
class Copies:
    """Whether copies are wanted, in which folder (None: beside each file), with proposals or not."""

    wanted: bool
    folder: Path | None = None
    suggest: bool = False


def annotate_options(command: Command) -> Command:
    """Add the options for annotated copies."""
    flag = click.option(
        "--annotate",
        is_flag=True,
        help="Write a copy of each Word, OpenDocument or PDF file with the findings as comments: "
        "name.isip.docx.",
    )
    folder = click.option(
        "--annotate-to",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Write these copies into this folder instead of beside each file.",
    )
    suggest = click.option(
        "--suggest",
        is_flag=True,
        help="Propose missing clauses in the copy, as tracked changes, where a rule has a wording.",
    )
    return flag(folder(suggest(command)))


def copies(annotate: bool, folder: Path | None, suggest: bool, revisions: str) -> Copies:
    """Return what was chosen. Raises UsageError for options that do not go together."""
    wanted = annotate or folder is not None
    if suggest and not wanted:
        raise click.UsageError("--suggest needs --annotate")
    if wanted and revisions != "final":
        raise click.UsageError("--annotate comments on the final text; leave out --revisions")
    return Copies(wanted, folder, suggest)


def copy_path(name: str, folder: Path | None) -> Path:
    """Return the path of the copy of a file; a copy of a copy takes the next number."""
    path = Path(name)
    own = _OWN.fullmatch(path.stem)
    stem = f"{own[1]}-{int(own[2] or 1) + 1}" if own else f"{path.stem}.isip"
    return (folder or path.parent) / f"{stem}{path.suffix}"


def guard_copies(chosen: Copies, files: Sequence[str]) -> None:
    """Raise UsageError when a copy would overwrite an input, another copy, or what is not ours."""
    from isip_lint.audit.batch import STANDARD_INPUT, outputs_over_input

    taken: dict[Path, str] = {}
    for name in files if chosen.wanted else ():
        if name == STANDARD_INPUT or not is_file(name):
            continue
        target = copy_path(name, chosen.folder)
        other = taken.setdefault(target.resolve(), name)
        if other != name:
            raise click.UsageError(f"{name} and {other} would have the same copy, {target}")
        if outputs_over_input(target, files):
            raise click.UsageError(
                f"the copy {target} would overwrite a file that is to be checked"
            )
        if is_there(target) and not _is_own(target):
            raise click.UsageError(
                f"{target} is there already and is not as isip-lint wrote it: "
                "move it away, or choose a folder with --annotate-to"
            )


def write_copies(report: Report, chosen: Copies, language: str | None) -> bool:
    """Write a copy of each document that can have one; return False if there is none at all.

    Raises UsageError, when all others are written, if a copy cannot be saved where it should stand.
    """
    if not chosen.wanted:
        return True
    faults: list[str] = []
    written = list(_written(report, chosen, language, faults))
    if faults:
        raise click.UsageError("; ".join(faults))
    return bool(written)


def _written(
    report: Report, chosen: Copies, language: str | None, faults: list[str]
) -> Iterator[Path]:
    from isip_lint.documents.model import UnreadableError
    from isip_lint.reports.words import Words

    for document in report.documents:
        words = Words(language or document.message_language)
        try:
            content = _annotated(document, chosen, language)
        except UnreadableError as error:
            reason = words.detail(str(error))
            console.note(f"{document.path}: {words.say('copy-not-written', reason=reason)}")
            continue
        target = copy_path(document.path, chosen.folder)
        try:
            console.save_bytes(content, target)
        except click.UsageError as error:
            faults.append(error.message)
            continue
        console.note(f"{document.path}: {words.say('copy-written', copy=target)}")
        yield target


def _annotated(document: DocumentReport, chosen: Copies, language: str | None) -> bytes:
    """Return the copy. Raises UnreadableError, with the reason, when there can be none."""
    from datetime import datetime, timezone

    from isip_lint.documents.model import UnreadableError
    from isip_lint.reports.remarks import blocks_of, notes_of

    if not document.passages:
        raise UnreadableError("its text could not be judged")
    data = _content(document.path)
    form = _form(data)
    if form is None:
        raise UnreadableError("this is done for Word, OpenDocument and PDF files only")
    now = datetime.now(timezone.utc)
    notes = notes_of(document, language, now, suggest=chosen.suggest)
    try:
        content: bytes = _function(form, "annotate")(data, blocks_of(document), notes)
    except UnreadableError:
        raise
    except Exception as error:  # a fault of ours in one file must not lose the other copies
        fault = f"a fault of isip-lint in this file ({type(error).__name__}): please report it"
        raise UnreadableError(fault) from error
    return content


def _content(name: str) -> bytes:
    from isip_lint.audit.batch import STANDARD_INPUT
    from isip_lint.documents.model import UnreadableError

    if name == STANDARD_INPUT:
        raise UnreadableError("standard input has no file to copy")
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {error.strerror}") from None


def _is_own(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    form = _form(data)
    return form is not None and bool(_function(form, "is_own")(data))


def _form(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if not data.startswith(b"PK"):
        return None
    return "odt" if b"application/vnd.oasis.opendocument" in data[:200] else "docx"


def _function(form: str, verb: str) -> Callable[..., Any]:
    module = import_module(f"isip_lint.documents.{_WRITERS[form]}")
    function: Callable[..., Any] = getattr(module, f"{verb}_{form}")
    return function
