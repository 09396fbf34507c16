"""Append changed and new objects to a PDF (ISO 32000-1, 7.5.6): the bytes before stay as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from isip_lint.documents.model import UnreadableError

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj")
_KEPT = ("/Root", "/Info", "/ID")
_REFUSED = "nothing can be appended to this PDF ({}): print it to a new PDF and check that"


@dataclass(slots=True)
class Appendix:
    """Objects that are to follow the bytes ``data``: by number and generation."""

    data: bytes
    reader: PdfReader
    number: int
    objects: dict[tuple[int, int], PdfObject] = field(default_factory=dict)

    @staticmethod
    def of(data: bytes) -> Appendix:
        """Begin an appendix; raise UnreadableError for a file to which nothing can be added."""
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnreadableError(_REFUSED.format("it is encrypted"))
        size: Any = reader.trailer["/Size"]
        return Appendix(data, reader, int(size))

    def add(self, element: PdfObject) -> IndirectObject:
        """Add a new object; return the reference to it."""
        self.objects[self.number, 0] = element
        self.number += 1
        return IndirectObject(self.number - 1, 0, self.reader)

    def page(self, number: int) -> DictionaryObject:
        """Return a page, from 1, whose changes are written."""
        reference: Any = self.reader.pages[number - 1].indirect_reference
        key = (reference.idnum, reference.generation)
        if key not in self.objects:
            self.objects[key] = DictionaryObject(self.reader.pages[number - 1].items())
        page = self.objects[key]
        assert isinstance(page, DictionaryObject)
        return page

    def written(self, remark: str) -> bytes:
        """Return the bytes that follow the file, with a line of comment at their begin."""
        found = _START.findall(self.data)
        if not found:
            raise UnreadableError(_REFUSED.format("it is damaged"))
        start = int(found[-1])
        stream = io.BytesIO()
        stream.write(f"\n% {remark}\n".encode())
        places = {key: self._place(stream, key) for key in sorted(self.objects)}
        if self.data[start : start + 20].lstrip().startswith(b"xref"):
            self._table(stream, places, start)
        elif _OBJECT.match(self.data[start : start + 40]):
            self._table_stream(stream, places, start)
        else:
            raise UnreadableError(_REFUSED.format("it is damaged"))
        return stream.getvalue()

    def _place(self, stream: io.BytesIO, key: tuple[int, int]) -> int:
        place = len(self.data) + stream.tell()
        stream.write(f"{key[0]} {key[1]} obj\n".encode())
        self.objects[key].write_to_stream(stream)
        stream.write(b"\nendobj\n")
        return place

    def _table(self, stream: io.BytesIO, places: dict[tuple[int, int], int], start: int) -> None:
        begin = len(self.data) + stream.tell()
        lines = (f"{number} 1\n{place:010d} {generation:05d} n \n"
                 for (number, generation), place in places.items())  # fmt: skip
        stream.write(f"xref\n{''.join(lines)}trailer\n".encode())
        DictionaryObject(self._trailer(start)).write_to_stream(stream)
        stream.write(f"\nstartxref\n{begin}\n%%EOF\n".encode())

    def _table_stream(
        self, stream: io.BytesIO, places: dict[tuple[int, int], int], start: int
    ) -> None:
        begin = len(self.data) + stream.tell()
        own = (self.number, 0)
        self.number += 1
        entries = {**places, own: begin}
        table = StreamObject()
        table.update(self._trailer(start))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = _whole(1, 8, 2)
        table[NameObject("/Index")] = _whole(*(n for number, _ in entries for n in (number, 1)))
        table.set_data(
            b"".join(
                b"\x01" + place.to_bytes(8, "big") + generation.to_bytes(2, "big")
                for (_, generation), place in entries.items()
            )
        )
        stream.write(f"{own[0]} 0 obj\n".encode())
        table.write_to_stream(stream)
        stream.write(f"\nendobj\nstartxref\n{begin}\n%%EOF\n".encode())

    def _trailer(self, start: int) -> dict[NameObject, PdfObject]:
        return dict(self._trailer_entries(start))

    def _trailer_entries(self, start: int) -> Iterator[tuple[NameObject, PdfObject]]:
        for key in _KEPT:
            if key in self.reader.trailer:
                yield NameObject(key), self.reader.trailer.raw_get(key)
        yield NameObject("/Size"), NumberObject(self.number)
        yield NameObject("/Prev"), NumberObject(start)


def _whole(*values: int) -> ArrayObject:
    return ArrayObject(NumberObject(value) for value in values)
