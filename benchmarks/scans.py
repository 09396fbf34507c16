"""Read scans of agreements: ``python -m benchmarks.scans [--every N] [--write]``.

Each agreement is laid out as a PDF, made a picture and spoilt as scanners and phones do; told are the
share of characters read wrongly and the share of findings kept of those on the Markdown original.
"""

from __future__ import annotations

import io
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from benchmarks.page import DOCS, put
from benchmarks.render import render, sources
from isip_lint.documents.model import BlockKind, Document, UnreadableError
from isip_lint.documents.reader import read_document
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document
from isip_lint.language.normalise import fold_text

_CORPORA = Path(__file__).resolve().parents[1] / "corpora"
_RESOLUTIONS = (300, 200, 150)
_FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
_ALIKE = 80
Spoil = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True)
class Result:
    """Of one scan: characters and those read wrongly; findings and those kept; new ones."""

    letters: int
    wrong: int
    findings: int
    kept: int
    added: int


def clean(picture: Image.Image) -> Image.Image:
    return picture


def tilted(picture: Image.Image) -> Image.Image:
    return picture.rotate(2, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(picture: Image.Image) -> Image.Image:
    blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    grain = np.random.default_rng(1).normal(0, 18, blurred.shape)
    return _jpeg(Image.fromarray(np.clip(blurred + grain, 0, 255).astype(np.uint8)), 50)


def phone(picture: Image.Image) -> Image.Image:
    """Uneven light from a corner, a slight tilt and slant, some blur."""
    width, height = picture.size
    slant = (1, 0.01, 0, 0.004, 1, 0, 8e-6, 4e-6)
    seen = picture.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255).transform(
        picture.size, Image.Transform.PERSPECTIVE, slant, Image.Resampling.BICUBIC, fillcolor=255
    )
    across = np.linspace(1.0, 0.45, width)[None, :] * np.linspace(0.95, 0.7, height)[:, None]
    lit = np.asarray(seen.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32) * across
    return _jpeg(Image.fromarray(lit.astype(np.uint8)), 70)


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("L")


SPOILS: dict[str, Spoil] = {
    "clean": clean,
    "tilted 2 degrees": tilted,
    "noisy": noisy,
    "phone photo": phone,
}


def scan(pdf: Path, dpi: int, spoil: Spoil) -> bytes:
    """Return the pages of a PDF as a TIFF, spoilt."""
    with pypdfium2.PdfDocument(str(pdf)) as document:
        pages = [spoil(page.render(scale=dpi / 72, grayscale=True).to_pil()) for page in document]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi))
    return out.getvalue()


def compare(source: Path, folder: Path, dpi: int, spoil: Spoil) -> Result:
    """Read a scan of ``source`` and hold it against the original."""
    pdf = folder / f"{source.stem}.pdf"
    render(source, pdf)
    original = read_document(source)
    found = _findings(original)
    try:
        copy = read_document("scan.tiff", scan(pdf, dpi, spoil))
    except UnreadableError:
        letters = sum(_letters(read_document(pdf)).values())
        return Result(letters, letters, found.total(), 0, 0)
    kept, added = _kept(found, _findings(copy))
    letters, wrong = _wrong(read_document(pdf), copy)
    return Result(letters, wrong, found.total(), kept, added)


def _wrong(original: Document, copy: Document) -> tuple[int, int]:
    """Characters, and the least number of them to change; blanks to be filled in do not count."""
    from rapidfuzz.distance import Levenshtein

    first, second = _text(original), _text(copy)
    return len(first), min(len(first), Levenshtein.distance(first, second))


def _text(document: Document) -> str:
    blocks = [block for block in document.blocks if block.kind not in _FURNITURE]
    words = [word for block in blocks for word in f"{block.label} {block.text}".split()]
    return " ".join(word for word in words if any(letter.isalnum() for letter in word))


def _letters(document: Document) -> Counter[str]:
    return Counter(_text(document))


def _findings(document: Document) -> Counter[tuple[str, str]]:
    report = check_document(document, open_pack(), Options())
    return Counter(
        (finding.rule, "" if finding.document_level else fold_text(finding.clause))
        for finding in report.findings
    )


def _kept(first: Counter[tuple[str, str]], second: Counter[tuple[str, str]]) -> tuple[int, int]:
    """How many findings come back by rule and clause, letters read wrongly apart; how many are new."""
    from rapidfuzz.fuzz import ratio

    left = list(second.elements())
    kept = 0
    for rule, clause in first.elements():
        same = [pair for pair in left if pair[0] == rule and ratio(pair[1], clause) >= _ALIKE]
        if same:
            left.remove(same[0])
            kept += 1
    return kept, len(left)


def table(rows: Sequence[tuple[int, str, Sequence[Result]]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| dpi | scan | characters wrong | findings kept | findings added |"
    yield "| --- | --- | --- | --- | --- |"
    for dpi, name, results in rows:
        wrong = sum(r.wrong for r in results) / max(1, sum(r.letters for r in results))
        findings, kept = sum(r.findings for r in results), sum(r.kept for r in results)
        share = kept / max(1, findings)
        added = sum(r.added for r in results)
        yield f"| {dpi} | {name} | {wrong:.2%} | {kept} of {findings} ({share:.1%}) | {added} |"


@click.command()
@click.option("--every", default=20, help="One of so many agreements of the corpora.")
@click.option("--write", is_flag=True, help="Put the table into docs/formats.md.")
def main(every: int, write: bool) -> None:
    """Measure how scans of a sample of the corpora are read."""
    chosen = sources([_CORPORA / "nl", _CORPORA / "fr"])
    random.Random(1).shuffle(chosen)
    chosen = chosen[: max(2, len(chosen) // every)]
    rows = []
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor() as pool:
        for dpi in _RESOLUTIONS:
            for title, spoil in SPOILS.items():
                one = partial(compare, folder=Path(name), dpi=dpi, spoil=spoil)
                results = list(pool.map(one, chosen))
                rows.append((dpi, title, results))
                click.echo(list(table(rows[-1:]))[-1])
    if write:
        text = "\n".join([f"Sample: {len(chosen)} agreements of the corpora.", "", *table(rows)])
        put(DOCS / "formats.md", "scans", text)


if __name__ == "__main__":
    main()
