"""A copy of a PDF with remarks as highlights and notes, appended behind the bytes of the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isip_lint.documents.model import Block, UnreadableError
from isip_lint.documents.pdf import document_of, pages_of
from isip_lint.documents.pdf_pages import Pages
from isip_lint.documents.pdf_places import Box, Finder, finder
from isip_lint.documents.remarks import AUTHOR, Notes, Remark, require_same_text
from isip_lint.documents.seal import OPEN_SEAL, is_intact, seal_of

if TYPE_CHECKING:
    from isip_lint.documents.pdf_append import Appendix

_COLOURS = {
    "error": (1.0, 0.80, 0.78),
    "warning": (1.0, 0.90, 0.62),
    "info": (0.80, 0.89, 1.0),
    "review": (0.90, 0.83, 1.0),
    "summary": (1.0, 1.0, 0.70),
}
_PRINTED = 4
_NOTE = 20.0


def annotate_pdf(data: bytes, checked: Sequence[Block], notes: Notes) -> bytes:
    """Return ``data`` with ``notes`` appended; ``checked`` are the blocks of the document.

    The bytes of the original stay as they are, so that a signature on them can still be verified.
    Own notes of an earlier run are taken off the pages. Additions are left out.
    Raise UnreadableError for a file that has another text by now or to which nothing can be added.
    """
    read = pages_of(data)
    require_same_text(document_of("", "pdf", read).blocks, checked)
    try:
        appended = _appended(data, read, checked, notes)
    except UnreadableError:
        raise
    except Exception as error:  # what pypdf raises for odd files is of many kinds
        raise UnreadableError(
            "nothing can be added to this PDF (encrypted or damaged): print it to a new PDF"
        ) from error
    seal = seal_of([("", data + appended)])
    return data + appended.replace(OPEN_SEAL.encode(), seal.encode())


def is_own_pdf(data: bytes) -> bool:
    """Whether ``data`` is a copy that we wrote and nobody changed since."""
    return is_intact([("", data)])


def _appended(data: bytes, read: Pages, checked: Sequence[Block], notes: Notes) -> bytes:
    from isip_lint.documents.pdf_append import Appendix

    appendix = Appendix.of(data)
    for number in range(1, len(appendix.reader.pages) + 1):
        _take_own(appendix, number)
    blocks = {block.location.line: block for block in checked}
    search = finder(data, read, checked)
    taken: Counter[tuple[int, float, float]] = Counter()
    for number, remark in enumerate(notes.remarks):
        pencil = _Pencil(appendix, notes, f"isip-{number}", taken)
        pencil.write(remark, blocks[remark.line], search)
    return appendix.written(OPEN_SEAL)


def _take_own(appendix: Appendix, number: int) -> None:
    """Take our earlier notes off a page; those of others stay."""
    from pypdf.generic import ArrayObject, NameObject

    listed = _listed(appendix.reader.pages[number - 1])
    kept = [entry for entry in listed if entry.get_object().get("/T") != AUTHOR]
    if len(kept) < len(listed):
        appendix.page(number)[NameObject("/Annots")] = ArrayObject(kept)


def _listed(page: Any) -> list[Any]:
    """Return the references to the annotations of a page."""
    return list(page["/Annots"]) if "/Annots" in page else []


@dataclass(frozen=True, slots=True)
class _Pencil:
    """Writes one remark on the pages; ``name`` is its identity, ``taken`` where notes stand."""

    appendix: Appendix
    notes: Notes
    name: str
    taken: Counter[tuple[int, float, float]]

    def write(self, remark: Remark, block: Block, search: Finder) -> None:
        """Highlight the words, or put a note at the heading; else at the top of the page."""
        found = search.boxes(block, remark.start, remark.end)
        page = block.location.page or 1
        if remark.whole or not found:
            first = next(iter(found.values()), ())
            self._note(remark, page, first[0] if first else None)
        else:
            self._highlights(remark, found)

    def _highlights(self, remark: Remark, found: Mapping[int, Sequence[Box]]) -> None:
        for page, boxes in found.items():
            quads = [
                side
                for b in boxes
                for side in (b.left, b.top, b.right, b.top, b.left, b.bottom, b.right, b.bottom)
            ]
            rect = (
                min(b.left for b in boxes),
                min(b.bottom for b in boxes),
                max(b.right for b in boxes),
                max(b.top for b in boxes),
            )
            looks = self._looks(boxes, rect, _COLOURS[remark.level])
            more = {"/QuadPoints": _numbers(quads), "/AP": looks}
            self._add(page, "/Highlight", rect, remark, more)

    def _note(self, remark: Remark, page: int, heading: Box | None) -> None:
        from pypdf.generic import NameObject

        area = self.appendix.reader.pages[page - 1].cropbox
        left, top = float(area.left) + _NOTE, float(area.top) - _NOTE
        if remark.level == "summary":
            left = float(area.right) - 2 * _NOTE
        elif heading is not None:
            left, top = max(float(area.left) + 2, heading.left - 1.2 * _NOTE), heading.top
        # Several notes on one heading stand below each other.
        self.taken[page, left, top] += 1
        top -= (self.taken[page, left, top] - 1) * _NOTE
        rect = (left, top - _NOTE, left + _NOTE, top)
        self._add(page, "/Text", rect, remark, {"/Name": NameObject("/Comment")})

    def _add(
        self,
        page: int,
        kind: str,
        rect: Sequence[float],
        remark: Remark,
        more: Mapping[str, object],
    ) -> None:
        from pypdf.generic import (
            ArrayObject,
            DictionaryObject,
            NameObject,
            NumberObject,
            TextStringObject,
        )

        about = {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject(kind),
            "/Rect": _numbers(rect),
            "/Contents": TextStringObject("\n\n".join((remark.title, *remark.paragraphs))),
            "/T": TextStringObject(AUTHOR),
            "/NM": TextStringObject(self.name),
            "/M": TextStringObject(self.notes.moment.strftime("D:%Y%m%d%H%M%SZ")),
            "/F": NumberObject(_PRINTED),
            "/C": _numbers(_COLOURS[remark.level]),
            **more,
        }
        annotation = DictionaryObject({NameObject(key): value for key, value in about.items()})
        changed = self.appendix.page(page)
        entries = ArrayObject([*_listed(changed), self.appendix.add(annotation)])
        changed[NameObject("/Annots")] = entries

    def _looks(self, boxes: Sequence[Box], rect: Sequence[float], colour: Sequence[float]) -> Any:
        """Return an appearance that every viewer draws alike: the colour laid under the letters."""
        from pypdf.generic import DictionaryObject, NameObject, StreamObject

        name = NameObject
        multiply = DictionaryObject({name("/BM"): name("/Multiply")})
        states = DictionaryObject({name("/G"): multiply})
        drawing = StreamObject()
        drawing.update(
            {
                name("/Type"): name("/XObject"),
                name("/Subtype"): name("/Form"),
                name("/BBox"): _numbers(rect),
                name("/Resources"): DictionaryObject({name("/ExtGState"): states}),
            }
        )
        bars = (f"{b.left:.2f} {b.bottom:.2f} {_wide(b)} {_high(b)} re" for b in boxes)
        paint = " ".join(f"{part:g}" for part in colour)
        drawing.set_data(f"/G gs {paint} rg {' '.join(bars)} f".encode())
        return DictionaryObject({name("/N"): self.appendix.add(drawing)})


def _wide(box: Box) -> str:
    return f"{box.right - box.left:.2f}"


def _high(box: Box) -> str:
    return f"{box.top - box.bottom:.2f}"


def _numbers(values: Sequence[float]) -> Any:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject(FloatObject(round(value, 2)) for value in values)
