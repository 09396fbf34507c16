"""Read and check files, each in a worker; a bad file gets a verdict of its own and stops nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from glob import glob
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from isip_lint.analysis.personal_words import PersonalWords
from isip_lint.audit.workers import Job, Loss, can_fork, run_each
from isip_lint.documents.model import Document, Status, UnreadableError
from isip_lint.documents.options import READ_FINAL, ReadOptions
from isip_lint.documents.reader import SUPPORTED_SUFFIXES, read_document, shows_kind
from isip_lint.engine.model import DocumentReport, Report, RulePack
from isip_lint.engine.options import Options
from isip_lint.presence import is_folder, is_there
from isip_lint.suggest import did_you_mean

if TYPE_CHECKING:
    from isip_lint.audit.results import Results

_GENERATOR = b'<meta name="generator" content="isip-lint '
_PAGE_HEAD = 4_096
STANDARD_INPUT = "-"
_COPY = re.compile(r"\.isip(?:-\d+)?\.(?=[^.]+$)")
_Item = tuple[str, "bytes | None"]
_Task = tuple[str, "bytes | None", Options]
_AGAIN = "split it, or print it to a new PDF, and check that"
_JUDGE = "isip_lint.engine.run"
LOST = {
    Loss.TIME: f"the file is beyond the safe limits (it takes too long to read): {_AGAIN}",
    Loss.MEMORY: f"the file is beyond the safe limits (it takes too much memory): {_AGAIN}",
    Loss.CRASH: f"the file broke its reader, or took too much memory: {_AGAIN}",
}


class InputError(ValueError):
    """What was asked makes no sense: an empty folder, an unknown rule; one line says what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to check, and those of other kinds that stood beside them in a folder."""

    files: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def find_inputs(names: Iterable[str]) -> Inputs:
    """Return the files that ``names`` mean: files, folders (walked) and patterns, each file once.

    Raises InputError for a folder or a pattern that yields nothing, and for an empty name.
    """
    files: dict[str, None] = {}
    left_out: dict[str, None] = {}
    for name in names:
        if not name.strip():
            raise InputError("a name is empty; '.' means this folder")
        if is_folder(name):
            inside, closed = _walk(Path(name))
            known = [f for f in inside if _is_known(f)] + closed
            if not known:
                raise InputError(f"{name}: no file that can be read ({_suffixes()}) in this folder")
            taken = dict.fromkeys(known)
            files.update(taken)
            left_out.update(dict.fromkeys(f for f in inside if f not in taken))
        else:
            files.update(dict.fromkeys(_expanded(name)))
    return Inputs(tuple(files), tuple(left_out))


def _is_known(path: str) -> bool:
    """Whether a file is of a kind that is read, by its suffix; without one, by its content."""
    known = path.lower().endswith(SUPPORTED_SUFFIXES)
    return known or (not Path(path).suffix and shows_kind(Path(path)))


def _walk(folder: Path) -> tuple[list[str], list[str]]:
    """Return the files below a folder by name, and the folders that cannot be opened.

    Hidden files, the lock files of Word, annotated copies and own reports are no files to check.
    """
    inside: list[str] = []
    closed: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda e: closed.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = sorted(name for name in files if _is_shown(name, files))
        paths = [Path(parent) / name for name in shown]
        inside += [str(path) for path in paths if not _is_report(path)]
    return inside, closed


def _is_report(path: Path) -> bool:
    """Whether a page is a report of this linter, written into the folder before."""
    if path.suffix.lower() != ".html":
        return False
    try:
        with path.open("rb") as file:
            return _GENERATOR in file.read(_PAGE_HEAD)
    except OSError:
        return False


def _is_shown(name: str, beside: Sequence[str]) -> bool:
    """Whether a file is not hidden, no lock file, and no annotated copy of a file beside it."""
    copied = _COPY.sub(".", name)
    return not name.startswith((".", "~$")) and (copied == name or copied not in beside)


def _expanded(name: str) -> list[str]:
    if name == STANDARD_INPUT or os.path.lexists(name) or not set(name) & set("*?["):
        return [name]
    found = sorted(f for f in _matching(name) if Path(f).is_file())
    if not found:
        raise InputError(f"{name}: no file has such a name")
    return found


def _matching(pattern: str) -> list[str]:
    return glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern


def _suffixes() -> str:
    return ", ".join(SUPPORTED_SUFFIXES)


def check_names(pack: RulePack, names: Iterable[str]) -> None:
    """Raise InputError for a name that is neither a rule nor a family of ``pack``."""
    known = {rule.id for rule in pack.rules} | {rule.family for rule in pack.rules}
    unknown = [name for name in names if name not in known]
    if unknown:
        hint = did_you_mean(unknown[0], known, "; see: isip-lint rules list")
        raise InputError(f"no rule or family is called {unknown[0]!r}{hint}")


def check_files(  # noqa: PLR0913 - what to do it with, and who is to hear of it
    inputs: Inputs,
    pack: RulePack,
    options: Options,
    *,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[int, str], None] | None = None,
    isolated: bool = True,
    options_at: Callable[[str], Options] | None = None,
    results: Results | None = None,
) -> Report:
    """Return the verdicts on ``inputs``; ``progress`` hears of each file before it is read.

    It hears of each page too that is a picture, for recognising its text takes seconds.

    Files are ``isolated`` in workers, so that one that takes too long or too much memory costs
    only itself; a single file is too where that costs no time. ``options_at`` gives the options of
    a file by its name, where they are not the same for all; ``results`` the verdicts kept before.
    """
    tell = progress or (lambda number, name: None)
    job = Job(
        partial(_check_task, pack=pack),
        _lost_task,
        lambda number, task: tell(number, task[0]),
        paged=lambda number, task, beat: tell(number, f"{task[0]} ({beat.page}/{beat.total})"),
    )
    tasks = [
        (
            name,
            stdin() if name == STANDARD_INPUT and stdin is not None else None,
            options if options_at is None else options_at(name),
        )
        for name in inputs.files
    ]
    verdicts = _recalled(job, tasks, results, isolated=isolated)
    return Report(
        tuple(_with_words(verdict, pack.masking) for verdict in verdicts),
        ((pack.name, pack.version, pack.digest),),
        left_out=inputs.left_out,
        rules_applied=sum(options.chosen(rule) for rule in pack.rules),
        today=options.today or date.today(),
    )


def _recalled(
    job: Job[_Task, DocumentReport],
    tasks: Sequence[_Task],
    results: Results | None,
    *,
    isolated: bool,
) -> list[DocumentReport]:
    """Return the verdicts; what was kept is not judged again."""
    if results is None:
        return _judged(job, tasks, isolated=isolated)
    secrets = [results.secret(*task) for task in tasks]
    known = [results.recall(key, task[0]) for key, task in zip(secrets, tasks, strict=True)]
    open_ones = [number for number, verdict in enumerate(known) if verdict is None]
    fresh = _judged(job, [tasks[number] for number in open_ones], isolated=isolated)
    judged = dict(zip(open_ones, fresh, strict=True))
    for number, verdict in judged.items():
        results.keep(secrets[number], verdict)
    results.close()
    return [found or judged[number] for number, found in enumerate(known)]


def _judged(
    job: Job[_Task, DocumentReport], tasks: Sequence[_Task], *, isolated: bool
) -> list[DocumentReport]:
    if isolated and tasks and (len(tasks) > 1 or can_fork()):
        import_module(_JUDGE)  # once, before the workers start as copies
        return run_each(job, tasks)
    return [_in_turn(job, *numbered) for numbered in enumerate(tasks)]


def _check_task(task: _Task, pack: RulePack) -> DocumentReport:
    """Judge a file and look up what is to be masked in its verdict: here it costs nobody's waiting.

    The words to mask with are in the rules already: a verdict goes without them.
    """
    from isip_lint.reports.privacy import masked_document

    name, data, options = task
    verdict = check_file(name, pack, options, data)
    masked_document(verdict)
    return _with_words(verdict, PersonalWords())


def _with_words(verdict: DocumentReport, words: PersonalWords) -> DocumentReport:
    if verdict.personal is None:
        return verdict
    return replace(verdict, personal=replace(verdict.personal, words=words))


def _lost_task(task: _Task, loss: Loss) -> DocumentReport:
    return _unreadable(task[0], Status.UNREADABLE, LOST[loss], task[2])


def _in_turn(job: Job[_Task, DocumentReport], number: int, task: _Task) -> DocumentReport:
    job.begun(number, task)
    return job.task(task)


def check_file(
    path: Path | str, pack: RulePack, options: Options, data: bytes | None = None
) -> DocumentReport:
    """Return the verdict on a file, or on ``data`` under its name; never raises for a bad file."""
    from isip_lint.engine.run import check_document

    try:
        return check_document(load_document(path, data, options.reading), pack, options)
    except UnreadableError as error:
        status, detail = error.status, str(error)
    except Exception as error:  # a fault of ours in one file must not lose the others
        status, detail = Status.UNREADABLE, _fault(error)
    return _unreadable(path, status, detail, options)


def _unreadable(path: Path | str, status: Status, detail: str, options: Options) -> DocumentReport:
    return DocumentReport(str(path), status, detail, message_language=options.language or "en")


def load_document(
    path: Path | str, data: bytes | None = None, reading: ReadOptions = READ_FINAL
) -> Document:
    """Return the document in a file. Raises UnreadableError, also for a fault of a reader."""
    try:
        return read_document(path, data, reading)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(_fault(error)) from error


def load_isolated(
    path: Path | str, data: bytes | None = None, reading: ReadOptions = READ_FINAL
) -> Document:
    """Do the same in a worker with limits, where that costs no time. Raises UnreadableError."""
    if not can_fork():
        return load_document(path, data, reading)
    job = Job(partial(_load_item, reading=reading), lambda item, loss: UnreadableError(LOST[loss]))
    (loaded,) = run_each(job, [(str(path), data)])
    if isinstance(loaded, UnreadableError):
        raise loaded
    return loaded


def _load_item(item: _Item, reading: ReadOptions) -> Document | UnreadableError:
    try:
        return load_document(*item, reading)
    except UnreadableError as error:
        return error


def _fault(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return LOST[Loss.MEMORY]
    if isinstance(error, RecursionError):
        return f"the file is beyond the safe limits (its parts are nested too deep): {_AGAIN}"
    return f"a fault of isip-lint in this file ({type(error).__name__}): please report it"


def outputs_over_input(output: Path, files: Sequence[str]) -> bool:
    """Whether writing to ``output`` would overwrite one of ``files``, by whatever name."""
    return is_there(output) and any(
        is_there(name) and output.samefile(name) for name in files if name != STANDARD_INPUT
    )
