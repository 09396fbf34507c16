"""Read pictures (PNG, JPEG, TIFF of one or more pages) and pages of a PDF that are pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from isip_lint.documents.heartbeat import beat
from isip_lint.documents.model import Document, Status, UnreadableError
from isip_lint.documents.pdf import document_of
from isip_lint.documents.pdf_pages import Page, Pages
from isip_lint.documents.scan_engines import find_engine
from isip_lint.documents.scan_page import SCAN_DPI, read_picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

NO_ENGINE = (
    "the file is a scan without text: install text recognition with"
    " pip install 'isip-lint[ocr]', or tesseract with its languages nld and fra"
)
_NO_WORDS = "text recognition finds no words in this picture: scan it anew at 300 dpi"
_DAMAGED = "the picture is damaged or of an unknown kind: save it as PNG, JPEG, TIFF or PDF"
_MOST_PIXELS = 60_000_000
_MOST_PAGES = 100
_PAGE_INCHES = 11.7
_LEAST_DPI, _MOST_DPI = 60, 700


def read_scan(path: str, data: bytes) -> Document:
    """Return the blocks of a picture of one or more pages.

    Raises UnreadableError when it is damaged, too large or without words, and when nothing is
    installed that recognises text.
    """
    engine = find_engine()
    if engine is None:
        raise UnreadableError(NO_ENGINE, Status.NO_TEXT)
    pages: list[Page] = []
    total = 0
    for number, (picture, total) in enumerate(_pictures(data), start=1):
        beat(number, total)
        pages.append(read_picture(*_at_scan_size(picture), number, engine))
    if not any(page.elements for page in pages):
        raise UnreadableError(no_words(), Status.NO_TEXT)
    return document_of(path, "scan", Pages(tuple(pages), total))


def recognise_page(document: PdfDocument, page: Page) -> Page | None:
    """Return a page of a PDF that is a picture as text recognition reads it.

    None when nothing is installed that does, or when the file has more such pages than an
    agreement; the page then stays unread.
    """
    engine = find_engine()
    if engine is None or page.number > _MOST_PAGES:
        return None
    beat(page.number, len(document))
    shown = document[page.number - 1]
    width, height = shown.get_size()
    scale = min(SCAN_DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture = shown.render(scale=scale, grayscale=True).to_pil()
    return read_picture(picture, round(72 * scale), page.number, engine)


def no_words() -> str:
    """Return why a file of pictures has no text: nothing reads it, or nothing was found."""
    return NO_ENGINE if find_engine() is None else _NO_WORDS


def _pictures(data: bytes) -> Iterator[tuple[Image, int]]:
    import PIL.Image
    from PIL import ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with PIL.Image.open(io.BytesIO(data)) as picture:
            total = getattr(picture, "n_frames", 1)
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number >= _MOST_PAGES:
                    return
                if frame.width * frame.height > _MOST_PIXELS:
                    raise UnreadableError(f"the picture is beyond the safe limits: {_DAMAGED}")
                yield ImageOps.exif_transpose(frame).convert("L"), total
    except (
        UnidentifiedImageError,
        PIL.Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:
        raise UnreadableError(_DAMAGED) from error


def _at_scan_size(picture: Image) -> tuple[Image, int]:
    """The picture at about 300 dots per inch, taken for a page of A4 unless it says otherwise."""
    told = picture.info.get("dpi", (0, 0))[0]
    long = max(picture.size)
    dpi = float(told) if _LEAST_DPI <= float(told) <= _MOST_DPI else long / _PAGE_INCHES
    if not 0.3 * _PAGE_INCHES < long / dpi < 2 * _PAGE_INCHES:
        dpi = long / _PAGE_INCHES
    scale = SCAN_DPI / dpi
    if 0.8 < scale < 1.25:
        return picture, round(dpi)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, 3 if scale > 1 else 4), SCAN_DPI
