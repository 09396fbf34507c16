"""Render labelled agreements in many formats: ``python -m benchmarks.render OUT FILES``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path

import click

from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.model import Block, BlockKind


@dataclass(frozen=True)
class Part:
    """Blocks that are laid out together: a table, a numbered list, or one block."""

    kind: str
    blocks: tuple[Block, ...]


def parts(blocks: Sequence[Block]) -> list[Part]:
    """Return the blocks of a document grouped as they are laid out."""
    runs = groupby(blocks, key=lambda block: block.cell.table if block.cell else "")
    return [part for table, run in runs for part in _run_parts(table, tuple(run))]


def table_rows(part: Part) -> list[list[list[Block]]]:
    """Return the cells of a table row by row, each with its lines."""
    places = [(block.cell.row, block.cell.column) for block in part.blocks if block.cell]
    height = 1 + max(row for row, _ in places)
    width = 1 + max(column for _, column in places)
    rows: list[list[list[Block]]] = [[[] for _ in range(width)] for _ in range(height)]
    for (row, column), block in zip(places, part.blocks, strict=True):
        rows[row][column].append(block)
    return rows


def shown_line(block: Block, *, ticked: str = "☒", open_box: str = "☐") -> str:
    """Return the text of a block with its box and its label before it."""
    box = "" if block.checked is None else ticked if block.checked else open_box
    label = "" if block.label in ("•", ">") and (block.checked is not None) else block.label
    return " ".join(part for part in (label, box, block.text) if part and part != ">")


def _run_parts(table: str, run: tuple[Block, ...]) -> Iterator[Part]:
    if table:
        yield Part("table", run)
        return
    for kind, blocks in groupby(run, key=_layout_kind):
        if kind == "list":
            yield from (Part("list", numbered) for numbered in _numbered_lists(tuple(blocks)))
        else:
            yield from (Part(kind, (block,)) for block in blocks)


def _layout_kind(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "heading"
    return "list" if block.kind is BlockKind.ITEM and block.checked is None else "paragraph"


def _numbered_lists(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """A list begins anew where its numbers do."""
    start = 0
    for place, block in enumerate(blocks):
        if place and block.level == 0 and block.label.rstrip(".)") == "1":
            yield blocks[start:place]
            start = place
    yield blocks[start:]


def sources(paths: Sequence[Path]) -> list[Path]:
    """Return the Markdown files that ``paths`` name, folders searched through."""
    found = [sorted(path.rglob("*.md")) if path.is_dir() else [path] for path in paths]
    return [path for group in found for path in group]


RENDERINGS = {
    "docx": ("docx", "render_docx.write_docx"),
    "docx-controls": ("docx", "render_docx.write_docx_controls"),
    "docx-tables": ("docx", "render_docx.write_docx_tables"),
    "odt": ("odt", "render_markup.write_odt"),
    "rtf": ("rtf", "render_markup.write_rtf"),
    "html": ("html", "render_markup.write_html"),
    "pdf": ("pdf", "render_pdf.write_pdf"),
}
"""The suffix and the writer of each rendering by its name."""


def render(source: Path, target: Path, rendering: str = "") -> None:
    """Write the agreement ``source`` to ``target``, in a rendering or as its suffix tells."""
    blocks = read_markdown(str(source), source.read_bytes()).blocks
    module, _, name = RENDERINGS[rendering or target.suffix[1:]][1].partition(".")
    write = getattr(import_module(f"benchmarks.{module}"), name)
    write(parts(blocks), target, title=source.stem)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "formats", type=click.Choice([*RENDERINGS]), multiple=True)
def main(out: Path, paths: tuple[Path, ...], formats: tuple[str, ...]) -> None:
    """Render PATHS (files or folders; corpora by default) into the folder OUT."""
    out.mkdir(parents=True, exist_ok=True)
    corpora = Path(__file__).resolve().parents[1] / "corpora"
    for source in sources(paths or (corpora,)):
        for suffix in formats or ("docx", "pdf"):
            render(source, out / f"{source.stem}.{RENDERINGS[suffix][0]}", suffix)


if __name__ == "__main__":
    main()
