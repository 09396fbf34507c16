"""A new tree for the pages of a PDF whose own is broken: over all page objects that the file holds."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST = 32
_MOST_PAGES = 2_000
_MOST_UNPACKED = 2**24
_LONGEST = 4_000
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/AcroForm\s+\d{1,7}\s+\d{1,5}\s+R\b")
_TRAILER = b"""
%d 0 obj
<< /Type /Catalog /Pages %d 0 R %s >>
endobj
%d 0 obj
<< /Type /Pages /Count 0 /Kids [ %s ] >>
endobj
trailer
<< /Root %d 0 R /Size %d >>
startxref
0
%%%%EOF
"""
_PACKED = re.compile(rb"<<(?=[^>]{0,400}/ObjStm\b)([^>]{0,400})>>\s*stream\r?\n")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")


def seems_short(data: bytes, count: int) -> bool:
    """Whether a file shows more page objects than the ``count`` pages that its tree tells."""
    return sum(1 for _ in _PAGE.finditer(data)) > count


def has_lost_contents(data: bytes, number: int) -> bool:
    """Whether page ``number``, from 1, names contents that qpdf does not find in the file."""
    import pikepdf
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with contextlib.suppress(Exception):  # what neither can read tells nothing
        if "/Contents" in PdfReader(io.BytesIO(data)).pages[number - 1]:
            with pikepdf.open(io.BytesIO(data)) as document:
                return "/Contents" not in document.pages[number - 1]
    return False


def plant_reached(document: pikepdf.Pdf) -> None:
    """Give ``document`` a tree of the pages that its own reaches, whatever number that tells."""
    objects = [_page(document.get_object(key)) for key in _reached(document.Root.get("/Pages"))]
    _plant(document, [page for page in objects if page is not None])


def plant_all(document: pikepdf.Pdf) -> None:
    """Give ``document`` a tree of all page objects in it; raise ValueError where it has none."""
    reached = _reached(document.Root.get("/Pages"))
    found = {page.objgen: page for page in map(_page, document.objects) if page is not None}
    ordered = [key for key in reached if key in found]
    rest = [key for key in sorted(found) if key not in reached]
    keys = sorted(found) if ordered == sorted(ordered) else [*ordered, *rest]
    _plant(document, [found[key] for key in keys])


def _plant(document: pikepdf.Pdf, pages: list[Any]) -> None:
    import pikepdf

    if not pages:
        raise ValueError
    del pages[_MOST_PAGES:]
    for page in pages:
        _inherit(page)
    tree = pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=len(pages), Kids=pikepdf.Array(pages))
    node = document.make_indirect(tree)
    for page in pages:
        page.Type, page.Parent = pikepdf.Name.Page, node
    document.Root.Pages = node


def _reached(root: Any) -> list[tuple[int, int]]:
    """The objects that the tree of pages reaches, in its order, each once."""
    import pikepdf

    waiting, reached = [root], list[tuple[int, int]]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in reached:
            continue
        reached.append(node.objgen)
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array) and len(reached) < _MOST_PAGES:
            waiting += reversed(list(kids))
    return reached


def _page(found: Any) -> Any:
    """Return ``found`` if it is a page, by its type or by what it holds."""
    import pikepdf

    if not isinstance(found, pikepdf.Dictionary):
        return None
    kind = found.get("/Type")
    drawn = isinstance(found.get("/Contents"), (pikepdf.Stream, pikepdf.Array))
    untyped = kind is None and drawn and ("/MediaBox" in found or "/Resources" in found)
    return found if kind == "/Page" or untyped else None


def _inherit(page: Any) -> None:
    """Copy to a page what the nodes above it lay down for it."""
    above = page
    for _ in range(_DEEPEST):
        above = above.get("/Parent")
        if above is None or not hasattr(above, "keys"):
            return
        for key in _INHERITED:
            if key in above and key not in page:
                page[key] = above[key]


def with_trailer(data: bytes) -> bytes | None:
    """Return a file with a new trailer, catalogue and tree; None where it is encrypted.

    Objects that lie packed in streams are put behind it one by one.
    """
    if b"/Encrypt" in data:
        return None
    body = re.sub(rb"trailer|startxref|/XRef\b", lambda m: b"%" * len(m[0]), data)
    body += b"".join(_unpacked(data))
    free = max((int(match[1]) for match in _OBJECT.finditer(body)), default=0) + 1
    form = b"".join(_FORM.findall(body)[-1:])
    kids = b" ".join(b"%d 0 R" % number for number in _page_numbers(body))
    return body + _TRAILER % (free, free + 1, form, free + 1, kids, free, free + 2)


def _page_numbers(body: bytes) -> list[int]:
    """The numbers of the objects that call themselves pages, each once."""
    found = dict[int, None]()
    for match in _OBJECT.finditer(body):
        end = body.find(b"endobj", match.end(), match.end() + _LONGEST)
        if _PAGE.search(body, match.end(), end if end > 0 else match.end() + _LONGEST):
            found[int(match[1])] = None
    return [*found][:_MOST_PAGES]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The objects of the object streams, written out."""
    left = _MOST_UNPACKED
    for match in _PACKED.finditer(data):
        first = _FIRST.search(match[1])
        try:
            content = zlib.decompressobj().decompress(data[match.end() :], left)
        except zlib.error:
            continue
        left -= len(content)
        if first is None or left <= 0:
            continue
        table = [int(number) for number in content[: int(first[1])].split() if number.isdigit()]
        starts = [*(int(first[1]) + offset for offset in table[1::2]), len(content)]
        for number, begin, end in zip(table[::2], starts, starts[1:], strict=False):
            yield b"\n%d 0 obj\n%s\nendobj\n" % (number, content[begin:end])
