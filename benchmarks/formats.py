"""Hold the formats against each other: ``python -m benchmarks.formats [CORPUS]...``.

Each agreement is rendered to DOCX and PDF; what is found in them is compared with what is found in
the Markdown original: blocks by kind, label, check and text, findings by rule and clause.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click

from benchmarks.render import render, sources
from isip_lint.documents.model import Block, BlockKind, Document, Status
from isip_lint.documents.reader import read_document
from isip_lint.engine.model import Finding, RulePack
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import Options, check_document
from isip_lint.language.normalise import fold_text

FORMATS = ("docx", "pdf")
_FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Share:
    """How much of two readings is equal, and what is only in the original or in the copy."""

    equal: int
    total: int
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One agreement in one format beside its original."""

    name: str
    format: str
    blocks: Share
    findings: Share


def compare(source: Path, folder: Path) -> list[Comparison]:
    """Render ``source`` into ``folder`` in each format and compare the copies with it."""
    original = read_document(source)
    findings = _findings(original)
    compared = []
    for suffix in FORMATS:
        target = folder / f"{source.stem}.{suffix}"
        render(source, target)
        copy = read_document(target)
        blocks = _share(_blocks(original), _blocks(copy))
        compared.append(Comparison(source.stem, suffix, blocks, _share(findings, _findings(copy))))
    return compared


def _share(original: Sequence[str], copy: Sequence[str]) -> Share:
    first, second = Counter(original), Counter(copy)
    total = max(first.total(), second.total())
    lost, added = first - second, second - first
    return Share((first & second).total(), total, tuple(lost.elements()), tuple(added.elements()))


def _blocks(document: Document) -> list[str]:
    return [_shown(block) for block in document.blocks if block.kind not in _FURNITURE]


def _shown(block: Block) -> str:
    """What a reader says of a block; a bold line that stands alone is a heading in every format."""
    box = {None: "", True: "[x] ", False: "[ ] "}[block.checked]
    label = block.label if block.label[:1].isalnum() or block.label[:1] == "(" else ""
    return f"{_kind(block)}: {label} {box}{' '.join(block.text.split())}"


def _kind(block: Block) -> str:
    if block.cell is not None:
        return f"cell {block.cell.row},{block.cell.column}"
    if block.kind is BlockKind.HEADING or block.bold:
        return "heading"
    return "item" if block.kind is BlockKind.ITEM else "text"


def _findings(document: Document) -> list[str]:
    report = check_document(document, _pack(), Options())
    named = [_named(finding) for finding in report.findings]
    return named if report.status is Status.CHECKED else [report.status.value, *named]


def _named(finding: Finding) -> str:
    review = " (review)" if finding.review else ""
    clause = "" if finding.document_level else f": {fold_text(finding.clause)}"
    return f"{finding.rule}{review}{clause}"


@cache
def _pack() -> RulePack:
    return open_pack()


def compare_all(paths: Sequence[Path]) -> Iterator[Comparison]:
    """Compare all agreements that ``paths`` name, on two processes."""
    found = sources(paths)
    _pack()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        for comparisons in pool.map(compare, found, [Path(folder)] * len(found), chunksize=4):
            yield from comparisons


def _describe(comparison: Comparison) -> Iterator[str]:
    for what, share in (("block", comparison.blocks), ("finding", comparison.findings)):
        for sign, texts in (("-", share.lost), ("+", share.added)):
            for text in texts:
                yield f"{comparison.name} {comparison.format} {what} {sign} {text[:_SHOWN]}"


def _total(shares: Sequence[Share]) -> str:
    equal, total = sum(share.equal for share in shares), sum(share.total for share in shares)
    return f"{equal} of {total} ({equal / max(total, 1):.2%})"


@click.command()
@click.argument("corpus", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(corpus: tuple[Path, ...]) -> None:
    """Compare DOCX and PDF renderings of CORPUS (all of corpora/) with their Markdown originals."""
    root = Path(__file__).resolve().parents[1] / "corpora"
    compared = list(compare_all(corpus or (root / "nl", root / "fr")))
    for line in (line for comparison in compared for line in _describe(comparison)):
        click.echo(line)
    click.echo(f"{len(compared) // len(FORMATS)} agreements")
    for suffix in FORMATS:
        chosen = [comparison for comparison in compared if comparison.format == suffix]
        click.echo(f"{suffix}: blocks equal {_total([c.blocks for c in chosen])}")
        click.echo(f"{suffix}: findings equal {_total([c.findings for c in chosen])}")


if __name__ == "__main__":
    main()
