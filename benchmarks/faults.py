"""Check files made to do harm: ``python -m benchmarks.faults [--write] [FOLDER]...``.

Each file must end with a status that fits, within 20 seconds and 1 GiB; files of a FOLDER, of
whatever kind, must end with any status but a fault of the linter itself.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from benchmarks.fault_files import ANY, Fault, faults
from benchmarks.page import DOCS, put
from isip_lint.audit.batch import Inputs, check_files
from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack

_SECONDS = 20.0
_MEBIBYTES = 1024
OWN_FAULT = "a fault of isip-lint"


def verdicts(chosen: Sequence[Fault], folder: Path) -> Iterator[tuple[Fault, DocumentReport]]:
    """Yield each file with the verdict on it; all are written into ``folder`` meanwhile."""
    paths = [folder / fault.name for fault in chosen]
    for fault, path in zip(chosen, paths, strict=True):
        path.write_bytes(fault.make())
    report = check_files(Inputs(tuple(map(str, paths))), open_pack(), Options())
    for path in paths:
        path.unlink()
    yield from zip(chosen, report.documents, strict=True)


def judge(chosen: Sequence[Fault], folder: Path) -> Iterator[str]:
    """Yield a line for each file that ends otherwise than it may."""
    for fault, document in verdicts(chosen, folder):
        yield from faults_of(fault, document)


def faults_of(fault: Fault, document: DocumentReport) -> Iterator[str]:
    """Yield a line when a file ended otherwise than it may."""
    if document.status not in fault.allowed or OWN_FAULT in document.detail:
        yield f"{fault.name}: {document.status.value} {document.detail}"


def _files(folders: Sequence[Path]) -> list[Fault]:
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [Fault(f"{n}-{path.name}", path.read_bytes, ANY) for n, path in enumerate(paths)]


def peak() -> int:
    """The most memory that a worker had in use, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit // 2**20


def _table(ended: Mapping[str, tuple[str, float]]) -> str:
    """A row for each suffix: how many files, how they ended, and the longest time."""
    rows = ["| files | number | read | unreadable | no text | longest, in seconds |"]
    rows.append("| --- | --- | --- | --- | --- | --- |")
    for suffix in sorted({Path(name).suffix for name in ended}):
        of_it = [found for name, found in ended.items() if name.endswith(suffix)]
        statuses = Counter(status for status, _ in of_it)
        refused, empty = statuses[Status.UNREADABLE.value], statuses[Status.NO_TEXT.value]
        read, longest = len(of_it) - refused - empty, max(seconds for _, seconds in of_it)
        rows.append(f"| {suffix} | {len(of_it)} | {read} | {refused} | {empty} | {longest:.1f} |")
    return "\n".join(rows)


def _one_by_one(folder: Path, faulty: list[str]) -> dict[str, tuple[str, float]]:
    """Check each generated fault alone; return how it ended, and after how many seconds."""
    ended = {}
    open_pack()  # once, so that no file is charged with compiling
    for fault in faults():
        made = Fault(fault.name, partial(bytes, fault.make()), fault.allowed)
        began = time.monotonic()
        ((_, document),) = verdicts([made], folder)
        ended[fault.name] = document.status.value, time.monotonic() - began
        faulty += faults_of(fault, document)
    return ended


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Put the table into docs/formats.md.")
def main(folders: tuple[Path, ...], write: bool) -> None:
    """Check the generated faults, or the files in FOLDERS."""
    faulty: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        if folders:
            faulty += judge(_files(folders), Path(name))
        else:
            ended = _one_by_one(Path(name), faulty)
            faulty += [f"{n}: {s:.0f} seconds" for n, (_, s) in ended.items() if s > _SECONDS]
            click.echo(_table(ended))
            if write:
                put(DOCS / "formats.md", "faults", _table(ended))
    for line in faulty:
        click.echo(line)
    click.echo(f"{len(faulty)} ended wrongly, peak {peak()} MiB")
    sys.exit(bool(faulty) or peak() > _MEBIBYTES)


if __name__ == "__main__":
    main()
