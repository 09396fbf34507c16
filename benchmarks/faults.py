"""Check files made to do harm: ``python -m benchmarks.faults [--fuzz N] [FOLDER]...``.

Each file must end with a status that fits, within 20 seconds and 1 GiB; files of a FOLDER, of
whatever kind, must end with any status but a fault of the linter itself.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmarks.fault_files import ANY, Fault, faults
from benchmarks.render import render, sources
from isip_lint.audit.batch import Inputs, check_files
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack

_SECONDS = 20.0
_MEBIBYTES = 1024
_OWN_FAULT = "a fault of isip-lint"
_CORPORA = Path(__file__).resolve().parents[1] / "corpora"
_FUZZED = ("pdf", "docx")


def judge(chosen: Sequence[Fault], folder: Path) -> Iterator[str]:
    """Yield a line for each file that ends otherwise than it may."""
    paths = [folder / fault.name for fault in chosen]
    for fault, path in zip(chosen, paths, strict=True):
        path.write_bytes(fault.make())
    report = check_files(Inputs(tuple(map(str, paths))), open_pack(), Options())
    for fault, document in zip(chosen, report.documents, strict=True):
        if document.status not in fault.allowed or _OWN_FAULT in document.detail:
            yield f"{fault.name}: {document.status.value} {document.detail}"


def flipped(data: bytes, seed: int) -> bytes:
    """Return ``data`` with some bytes changed, cut out or doubled."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(max(1, len(found)))
        end = place + chance.choice((1, 1, 4, 200))
        change = chance.randrange(3)
        if change == 0:
            found[place:end] = chance.randbytes(end - place)
        elif change == 1:
            del found[place:end]
        else:
            found[place:place] = found[place:end]
    return bytes(found)


def fuzzed(number: int, folder: Path, *, small: bool = False) -> list[Fault]:
    """Return ``number`` damaged copies of rendered agreements."""
    originals = []
    for source in sources([_CORPORA])[:: 1000 if small else 40]:
        for suffix in _FUZZED:
            target = folder / f"{source.stem}.{suffix}"
            render(source, target)
            originals.append(target)
    return [_fuzzed(originals[seed % len(originals)], seed) for seed in range(number)]


def _fuzzed(original: Path, seed: int) -> Fault:
    data = original.read_bytes()
    return Fault(f"fuzz{seed}{original.suffix}", lambda: flipped(data, seed), ANY)


def _files(folders: Sequence[Path]) -> list[Fault]:
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [Fault(f"{n}-{path.name}", path.read_bytes, ANY) for n, path in enumerate(paths)]


def _peak() -> int:
    """The most memory that a worker had in use, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit // 2**20


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--fuzz", default=0, help="So many damaged copies of rendered agreements.")
def main(folders: tuple[Path, ...], fuzz: int) -> None:
    """Check the generated faults, damaged copies, and the files in FOLDERS."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chosen = _files(folders) if folders else fuzzed(fuzz, folder) if fuzz else list(faults())
        faulty: list[str] = []
        slowest: Counter[str] = Counter()
        for group in [chosen] if folders or fuzz else [[fault] for fault in chosen]:
            began = time.monotonic()
            faulty += judge(group, folder)
            slowest[group[0].name if len(group) == 1 else "all"] = round(time.monotonic() - began)
    for line in faulty:
        click.echo(line)
    click.echo(f"{len(chosen)} files, {len(faulty)} ended wrongly, peak {_peak()} MiB")
    click.echo(f"longest: {slowest.most_common(3)} seconds")
    late = max(slowest.values()) > _SECONDS and not (folders or fuzz)
    sys.exit(bool(faulty) or late or _peak() > _MEBIBYTES)


if __name__ == "__main__":
    main()
