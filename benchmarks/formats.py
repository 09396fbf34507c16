"""Hold the formats against each other: ``python -m benchmarks.formats [CORPUS]...``.

Each agreement is rendered in each format; what is found in the renderings is compared with what is
found in the Markdown original: blocks by kind, label, check and text, findings by rule and clause.
With ``--write`` the table is put into docs/formats.md, with ``--tokens`` the tables of constructs.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import click

from benchmarks import tokens_docx, tokens_odt, tokens_rtf
from benchmarks.office import CONVERSIONS, convert
from benchmarks.page import DOCS, put
from benchmarks.render import RENDERINGS, render, sources
from benchmarks.tokens import table
from isip_lint.documents.legacy import find_office
from isip_lint.documents.model import Block, BlockKind, Document, Status
from isip_lint.documents.reader import read_document
from isip_lint.engine.model import Finding, RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document
from isip_lint.language.normalise import fold_text

_FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
_SHOWN = 100
_TITLES = {
    "docx": "Word, headings and lists by style",
    "docx-controls": "Word, content controls around everything",
    "docx-tables": "Word, all of it in frames (tables of one column)",
    "odt": "OpenDocument",
    "rtf": "RTF",
    "html": "web page",
    "pdf": "PDF by ReportLab",
    "odt-libreoffice": "OpenDocument by LibreOffice",
    "rtf-libreoffice": "RTF by LibreOffice",
    "html-libreoffice": "web page by LibreOffice",
    "pdf-libreoffice": "PDF by LibreOffice",
}


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


def compare(source: Path, folder: Path, names: Sequence[str]) -> list[Comparison]:
    """Compare ``source`` with its renderings ``names`` in ``folder``."""
    original = read_document(source)
    findings = _findings(original)
    compared = []
    for name in names:
        copy = read_document(_target(source, folder, name))
        blocks = _share(_blocks(original), _blocks(copy))
        compared.append(Comparison(source.stem, name, blocks, _share(findings, _findings(copy))))
    return compared


def _target(source: Path, folder: Path, name: str) -> Path:
    suffix = (CONVERSIONS.get(name) or RENDERINGS[name])[0]
    return folder / name / f"{source.stem}.{suffix}"


def _render_all(found: Sequence[Path], folder: Path, names: Sequence[str]) -> None:
    """Render all agreements, and let LibreOffice convert the Word files."""
    for name in names:
        (folder / name).mkdir()
        if name in CONVERSIONS:
            convert([_target(source, folder, "docx") for source in found], name, folder / name)
        else:
            for source in found:
                render(source, _target(source, folder, name), name)


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


def compare_all(paths: Sequence[Path], names: Sequence[str]) -> Iterator[Comparison]:
    """Compare all agreements that ``paths`` name with their renderings, on two processes."""
    found = sources(paths)
    _pack()
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(2) as pool:
        folder = Path(name)
        _render_all(found, folder, names)
        count = len(found)
        yield from chain.from_iterable(
            pool.map(compare, found, [folder] * count, [names] * count, chunksize=4)
        )


def _describe(comparison: Comparison) -> Iterator[str]:
    for what, share in (("block", comparison.blocks), ("finding", comparison.findings)):
        for sign, texts in (("-", share.lost), ("+", share.added)):
            for text in texts:
                yield f"{comparison.name} {comparison.format} {what} {sign} {text[:_SHOWN]}"


def _total(shares: Sequence[Share]) -> str:
    equal, total = sum(share.equal for share in shares), sum(share.total for share in shares)
    return f"{equal} of {total} ({equal / max(total, 1):.2%})"


def _table(compared: Sequence[Comparison], names: Sequence[str]) -> str:
    """Return the shares of all formats as a table."""
    rows = ["| format | agreements | blocks equal | findings equal |\n| --- | --- | --- | --- |"]
    for name in names:
        chosen = [comparison for comparison in compared if comparison.format == name]
        shares = (_total([c.blocks for c in chosen]), _total([c.findings for c in chosen]))
        rows.append(f"| {_TITLES[name]} | {len(chosen)} | {' | '.join(shares)} |")
    return "\n".join(rows)


def _tokens() -> str:
    """Return the tables of constructs."""
    parts = (("Word", tokens_docx), ("OpenDocument", tokens_odt), ("RTF", tokens_rtf))
    return "\n".join(f"### {title}\n\n{table(module.CONSTRUCTS)}" for title, module in parts)


@click.command()
@click.argument("corpus", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "formats", type=click.Choice([*_TITLES]), multiple=True)
@click.option("--write", is_flag=True, help="Put the table into docs/formats.md.")
@click.option("--tokens", is_flag=True, help="Put the tables of constructs into docs/formats.md.")
def main(corpus: tuple[Path, ...], formats: tuple[str, ...], write: bool, tokens: bool) -> None:
    """Compare renderings of CORPUS (all of corpora/) with their Markdown originals."""
    page = DOCS / "formats.md"
    if tokens:
        put(page, "constructs", _tokens())
        return
    names = formats or tuple(_TITLES if find_office() else RENDERINGS)
    if set(names) & set(CONVERSIONS) and "docx" not in names:
        names = ("docx", *names)
    root = Path(__file__).resolve().parents[1] / "corpora"
    compared = list(compare_all(corpus or (root / "nl", root / "fr"), names))
    for line in (line for comparison in compared for line in _describe(comparison)):
        click.echo(line)
    click.echo(_table(compared, names))
    if write:
        put(page, "equality", _table(compared, names))


if __name__ == "__main__":
    main()
