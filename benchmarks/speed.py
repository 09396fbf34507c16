"""Measure speed beside named peers, in one run: ``python -m benchmarks.speed [--repeat N] [--write]``.

Every figure is a median of repetitions that alternate with those of its peer, because a machine is
never quiet: compare the ratios, not the seconds. Processes are measured by the CPU seconds and the
peak memory that the system counts for them (on Windows: by the clock, without memory).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import click
import docx

from benchmarks.render import render, sources
from isip_lint.documents.reader import read_document
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document

WORDS = 1_600
TEXTS = 200
DOCX_FILES = 20
_KEEPING = (sys.executable, "-m", "isip_lint", "check", "--fail-on", "never")
_CHECK = (*_KEEPING, "--no-cache")
_PAGE = Path(__file__).resolve().parents[1] / "docs" / "speed.md"
_HEAD = """# Speed and memory

Measured by `python -m benchmarks.speed --repeat {repeat} --texts {texts} --write`, on {processors} processors
with a load of {load} before the run. Above the number of processors, seconds are those of a machine that is
busy with other work: compare the ratios.

| what | CPU s | MiB | peer | CPU s | times |
| --- | ---: | ---: | --- | ---: | ---: |
"""
# A process begins with the memory of the one that starts it: a small one must, and does the counting.
_LAUNCHER = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
_FINE = ("0", "3")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU seconds and MiB at its peak, None where it is not counted."""

    seconds: float
    mebibytes: float | None = None


Measure = Callable[[], Cost]


def process(arguments: Sequence[str]) -> Cost:
    """Run a program to its end and return what it took."""
    if sys.platform == "win32":
        return _timed(arguments)
    run = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, *arguments], capture_output=True, text=True, check=False
    )
    status, seconds, kibibytes = run.stdout.split()
    if status not in _FINE:
        raise click.ClickException(f"{' '.join(arguments)[:80]}: {run.stderr.strip()[-200:]}")
    return Cost(float(seconds), float(kibibytes) / (1024**2 if sys.platform == "darwin" else 1024))


def _timed(arguments: Sequence[str]) -> Cost:
    started = time.perf_counter()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False)
    return Cost(time.perf_counter() - started)


def within(work: Callable[[], object]) -> Cost:
    """Return the CPU seconds that ``work`` takes in this process."""
    started = time.process_time()
    work()
    return Cost(time.process_time() - started)


def alternated(measures: Sequence[Measure], repeat: int) -> list[Cost]:
    """Return the median of each measure; they take turns, after one round that does not count."""
    rounds = [[measure() for measure in measures] for _ in range(repeat + 1)][1:]
    return [_median(costs) for costs in zip(*rounds, strict=True)]


def _median(costs: Sequence[Cost]) -> Cost:
    memory = [cost.mebibytes for cost in costs if cost.mebibytes is not None]
    return Cost(median(cost.seconds for cost in costs), median(memory) if memory else None)


def write_texts(folder: Path, count: int) -> list[Path]:
    """Write agreements of about WORDS words, each made of some of the corpora's, all different."""
    root = Path(__file__).resolve().parents[1] / "corpora"
    bodies = {lang: [_body(path) for path in sources([root / lang])] for lang in ("nl", "fr")}
    paths = []
    for number, lang in islice(enumerate(cycle(bodies)), count):
        path = folder / f"{lang}-{number:03}.md"
        path.write_text(_joined(bodies[lang], number // 2), encoding="utf-8")
        paths.append(path)
    return paths


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[-1].strip()


def _joined(bodies: Sequence[str], first: int) -> str:
    text = ""
    for body in islice(cycle(bodies), first % len(bodies), None):
        text += body + "\n\n"
        if len(text.split()) >= WORDS:
            break
    return text


def _line(name: str, cost: Cost, peer: str, floor: Cost) -> str:
    memory = "" if cost.mebibytes is None else f"{cost.mebibytes:.0f}"
    ratio = cost.seconds / floor.seconds
    return (
        f"| {name} | {cost.seconds:.2f} | {memory} | {peer} | {floor.seconds:.2f} | {ratio:.2f} |"
    )


def cold(folder: Path, repeat: int, _texts: int) -> Iterator[str]:
    """The start of the program, and one text in a process of its own."""
    text = write_texts(folder, 1)[0]
    version, nothing, check, spacy = alternated(
        [
            lambda: process([sys.executable, "-m", "isip_lint", "--version"]),
            lambda: process([sys.executable, "-c", "pass"]),
            lambda: process([*_CHECK, str(text)]),
            lambda: process([sys.executable, "-c", "import spacy"]),
        ],
        repeat,
    )
    yield _line("--version", version, "python -c pass", nothing)
    yield _line(f"one text of {WORDS} words, cold", check, "import spacy", spacy)


def batch(folder: Path, repeat: int, texts: int) -> Iterator[str]:
    """Many texts in one run, once, and the same texts again, unchanged."""
    paths = [str(path) for path in write_texts(folder, texts)]
    first = process([*_KEEPING, *paths])
    again, spacy = alternated(
        [
            lambda: process([*_KEEPING, *paths]),
            lambda: process([sys.executable, "-c", "import spacy"]),
        ],
        repeat,
    )
    yield _line(f"{texts} texts of {WORDS} words", first, "import spacy", spacy)
    yield _line(f"the same {texts} texts again", again, "the first run", first)


def word_files(folder: Path, repeat: int, _texts: int) -> Iterator[str]:
    """DOCX: reading, and the whole check, against python-docx, in one process each."""
    paths = [text.with_suffix(".docx") for text in write_texts(folder, DOCX_FILES)]
    for path in paths:
        render(path.with_suffix(".md"), path)
    pack = open_pack()

    def peer() -> None:
        for path in paths:
            python_docx_text(path)

    def read() -> None:
        for path in paths:
            read_document(path)

    def check() -> None:
        for path in paths:
            check_document(read_document(path), pack, Options())

    checked, only_read, floor = alternated(
        [lambda: within(check), lambda: within(read), lambda: within(peer)], repeat
    )
    yield _line(f"{len(paths)} DOCX, text read", only_read, "python-docx", floor)
    yield _line(f"{len(paths)} DOCX, whole check", checked, "python-docx", floor)


def python_docx_text(path: Path) -> list[str]:
    """Return the text of a Word file as python-docx gives it."""
    document = docx.Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [paragraph.text for paragraph in document.paragraphs] + [cell.text for cell in cells]


def linearity(folder: Path, repeat: int, _texts: int) -> Iterator[str]:
    """One text, twice and four times its length."""
    body = write_texts(folder, 1)[0].read_text(encoding="utf-8")
    pack = open_pack()
    measures: list[Measure] = []
    for times in (1, 2, 4):
        path = folder / f"times-{times}.md"
        path.write_text(body * times, encoding="utf-8")
        document = read_document(path)
        measures.append(lambda d=document: within(lambda: check_document(d, pack, Options())))
    once, *longer = alternated(measures, repeat)
    for times, cost in zip((2, 4), longer, strict=True):
        yield _line(f"a text of {times} times the length", cost, "once", once)


@click.command()
@click.option("--repeat", default=5, show_default=True, help="Repetitions of each measure.")
@click.option("--texts", default=TEXTS, show_default=True, help="Texts of a run of many.")
@click.option("--only", type=click.Choice(["cold", "batch", "docx", "linear"]), multiple=True)
@click.option("--write", is_flag=True, help="Write the table to docs/speed.md.")
def main(repeat: int, texts: int, only: tuple[str, ...], write: bool) -> None:
    """Print CPU seconds, peak memory and the ratio to a peer measured in turns with it."""
    parts = {"cold": cold, "batch": batch, "docx": word_files, "linear": linearity}
    load = f"{os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "unknown"
    open_pack()
    lines = []
    for name, part in parts.items():
        if not only or name in only:
            with tempfile.TemporaryDirectory() as folder:
                for line in part(Path(folder), repeat, texts):
                    click.echo(line)
                    lines.append(line)
    if write:
        head = _HEAD.format(repeat=repeat, texts=texts, processors=os.cpu_count(), load=load)
        _PAGE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
