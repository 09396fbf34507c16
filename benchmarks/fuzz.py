"""Check damaged copies of agreements: ``python -m benchmarks.fuzz --minutes N [--keep FOLDER]``.

Agreements of the corpora are rendered in each format and damaged; each copy must end with a
verdict of its own: no fault of the linter, no reader that hangs, crashes or takes all memory.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import click

from benchmarks import make_docx
from benchmarks.damage import damaged
from benchmarks.fault_files import ANY, Fault
from benchmarks.faults import OWN_FAULT, peak, verdicts
from benchmarks.render import RENDERINGS, render, sources
from isip_lint.audit.batch import LOST

_CORPORA = Path(__file__).resolve().parents[1] / "corpora"
_EVERY = 60
_AT_ONCE = 200


def originals(folder: Path, every: int = _EVERY) -> list[Path]:
    """Render one in ``every`` agreements in each format into ``folder``; return the files."""
    made = [folder / "kitchen.docx"]
    made[0].write_bytes(make_docx.package(make_docx.kitchen_sink()))
    for source in sources([_CORPORA])[::every]:
        plain = folder / f"{source.stem}.txt"
        plain.write_bytes(source.read_bytes())
        made += [source, plain]
        for name, (suffix, _) in RENDERINGS.items():
            made.append(folder / f"{source.stem}-{name}.{suffix}")
            render(source, made[-1], name)
    return made


def copies(files: Sequence[Path], seeds: Sequence[int]) -> list[Fault]:
    """Return a damaged copy for each of ``seeds``, of each of ``files`` in turn."""
    return [_copy(files[seed % len(files)], seed) for seed in seeds]


def _copy(original: Path, seed: int) -> Fault:
    name = f"fuzz{seed}{original.suffix}"
    return Fault(name, lambda: damaged(original.read_bytes(), seed), ANY)


def broken(chosen: Sequence[Fault], folder: Path, seen: Counter[str]) -> Iterator[str]:
    """Yield a line for each copy that no reader got through; count all statuses in ``seen``."""
    for fault, document in verdicts(chosen, folder):
        seen[f"{Path(fault.name).suffix} {document.status.value}"] += 1
        if OWN_FAULT in document.detail or document.detail in LOST.values():
            yield f"{fault.name}: {document.detail}"


@click.command()
@click.option("--minutes", default=10.0, help="How long, at least.")
@click.option("--first", default=0, help="The first seed; each copy has its own.")
@click.option("--keep", type=click.Path(path_type=Path), help="Where copies that fail are kept.")
def main(minutes: float, first: int, keep: Path | None) -> None:
    """Check damaged copies until the time is over."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    end = time.monotonic() + 60 * minutes
    with tempfile.TemporaryDirectory() as name:
        files = originals(Path(name))
        for start in count(first, _AT_ONCE):
            chosen = copies(files, range(start, start + _AT_ONCE))
            for line in broken(chosen, Path(name), seen):
                click.echo(line)
                found.append(line.partition(":")[0])
            if keep:
                _kept(chosen, found, keep)
            if time.monotonic() > end:
                break
    for key, number in sorted(seen.items()):
        click.echo(f"{key}: {number}")
    click.echo(f"{seen.total()} copies, {len(found)} broke a reader, peak {peak()} MiB")
    sys.exit(bool(found))


def _kept(chosen: Sequence[Fault], names: Sequence[str], keep: Path) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    for fault in chosen:
        if fault.name in names:
            (keep / fault.name).write_bytes(fault.make())


if __name__ == "__main__":
    main()
