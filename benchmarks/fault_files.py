"""Files that were made to harm a reader, and what must become of each."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from benchmarks import make_docx as word
from benchmarks import make_odt as open_document
from isip_lint.documents.model import Status

READ = frozenset({Status.CHECKED, Status.NOT_AN_AGREEMENT, Status.UNSUPPORTED_LANGUAGE})
REFUSED = frozenset({Status.UNREADABLE})
EMPTY = frozenset({Status.NO_TEXT})
ANY = READ | REFUSED | EMPTY
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = (
    "Het OCMW en de gerechtigde sluiten dit project, en de gerechtigde zoekt een woning en werk. "
)


@dataclass(frozen=True)
class Fault:
    """A file by its name, how to make it, and the statuses that it may end with."""

    name: str
    make: Callable[[], bytes]
    allowed: frozenset[Status]
    heavy: bool = False


def faults() -> Iterator[Fault]:
    """Yield all faults; the heavy ones take seconds or much memory in a careless reader."""
    yield from _plain()
    yield from _word()
    yield from _others()
    yield from _pdf()
    yield from _pictures()


def _plain() -> Iterator[Fault]:
    yield Fault("zero.txt", lambda: b"", EMPTY)
    yield Fault("nulls.txt", lambda: bytes(5000), REFUSED)
    yield Fault("null-inside.md", lambda: TEXT.encode() + b"\0" + TEXT.encode(), READ)
    yield Fault("bad-utf8.md", lambda: TEXT.encode() * 9 + b"\xc3\x28\xff", READ)
    yield Fault("half-utf16.txt", lambda: (TEXT * 9).encode("utf-16")[:-1], READ)
    yield Fault("marks.md", lambda: TEXT.replace(" ", "\u202e \u200f").encode() * 20, ANY)
    yield Fault("text.pdf", lambda: TEXT.encode() * 9, REFUSED)
    yield Fault("text.docx", lambda: TEXT.encode() * 9, REFUSED)
    yield Fault("pdf.docx", lambda: _pdf_of(TEXT), ANY)
    yield Fault("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), EMPTY | REFUSED)
    yield Fault("blanks.txt", lambda: b"x" + b" " * 1_000_000 + b"y", ANY)
    yield Fault("brackets.md", lambda: b"[" * 200_000, ANY)
    yield Fault("quotes.md", lambda: b">" * 100_000 + b" x", ANY)
    yield Fault("nested.html", lambda: b"<html>" + b"<div>" * 200_000 + TEXT.encode(), ANY)
    yield Fault("nested.rtf", lambda: b"{\\rtf1 " + b"{" * 200_000 + TEXT.encode(), ANY)
    yield Fault("endless.txt", lambda: TEXT.encode() * 1_100_000, REFUSED, heavy=True)


def _body(*blocks: str) -> Callable[[], bytes]:
    return lambda: word.docx(*blocks)


def _word() -> Iterator[Fault]:
    whole = word.docx(word.p(TEXT))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="50000000"/></w:tcPr><w:p/></w:tc>'
    circle = word.styles(
        word.style("A", inside='<w:basedOn w:val="B"/>'),
        word.style("B", inside='<w:basedOn w:val="A"/>'),
    )
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    yield Fault("cut.docx", lambda: whole[: len(whole) // 2], REFUSED)
    yield Fault("span.docx", _body(word.p(TEXT * 9), word.table(word.row(wide, "b"))), READ)
    yield Fault("circle.docx", lambda: word.docx(word.styled("A", TEXT * 9), styles=circle), READ)
    yield Fault("laughs.docx", lambda: _main(laughs + word.part("document")), REFUSED)
    yield Fault("packed.docx", _body(word.p("a" * 3_000_000)), REFUSED)
    open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    yield Fault("deep.docx", _body(open_ * 3000 + word.p(TEXT) + close * 3000), REFUSED)
    yield Fault("no-main.docx", lambda: word.package({"x.xml": "<x/>"}), REFUSED)
    yield Fault("bad.xml.docx", lambda: _main("<w:document"), REFUSED)
    yield Fault("rows.docx", _body("<w:p/>" * 1_500_000), REFUSED, heavy=True)
    yield Fault("bomb.docx", _body(word.p("a" * 200_000_000)), REFUSED, heavy=True)


def _main(content: str) -> bytes:
    return word.package({**word.docx_parts(), "word/document.xml": content})


def _others() -> Iterator[Fault]:
    yield from _odt()
    span = '<td colspan="999999999" rowspan="999999999">x</td>'
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    yield Fault("span.html", _page(f"<p>{TEXT * 9}<table><tr>{span}<tr>{span}</table>"), READ)
    yield Fault("laughs.html", _page(laughs + TEXT + "&b;" * 9), ANY)
    yield Fault("tables.html", _page("<table><tr><td>" * 30_000 + TEXT), REFUSED)
    yield Fault("pages.html", _page("<p>x" * 2_500_000), REFUSED, heavy=True)
    yield Fault("endless.html", _page(f"<p>{TEXT * 400_000}"), REFUSED, heavy=True)
    yield Fault("binary.rtf", _rich(rf"\bin2000000000 {TEXT}"), EMPTY | REFUSED)
    yield Fault("cells.rtf", _rich(r"\trowd" + r"\cellx1" * 100_000 + TEXT), ANY)
    yield Fault("letters.rtf", _rich(r"\uc9999999\u99999999?" * 20_000 + TEXT), ANY)
    yield Fault("fonts.rtf", _rich(r"{\fonttbl" + r"{\f1 x;}" * 30_000 + "}" + TEXT * 9), READ)
    junk = _OLE + "WordDocument".encode("utf-16-le") * 500
    yield Fault("junk.doc", lambda: junk, EMPTY | REFUSED, heavy=True)


def _page(body: str) -> Callable[[], bytes]:
    return lambda: b"<html>" + body.encode()


def _rich(body: str) -> Callable[[], bytes]:
    return lambda: b"{\\rtf1\\ansi " + body.encode() + b"}"


def _odt() -> Iterator[Fault]:
    wide = open_document.cell(TEXT * 9, 'table:number-columns-repeated="999999999"')
    table = open_document.table(open_document.row(wide))
    blank = open_document.p('<text:s text:c="2000000000"/>' + TEXT * 9)
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = f"{laughs}<office:document-content {open_document.NAMESPACES}/>"
    yield Fault("span.odt", lambda: open_document.odt(table), READ)
    yield Fault("blanks.odt", lambda: open_document.odt(blank), READ)
    yield Fault("laughs.odt", lambda: word.package({"content.xml": content}), REFUSED)
    yield Fault("packed.odt", lambda: open_document.odt("<text:p/>" * 900_000), REFUSED)


def _pictures() -> Iterator[Fault]:
    """Pictures that say they are huge, or have no end; with text recognition and without it."""
    yield Fault("pixels.png", lambda: _png(20_000), EMPTY | REFUSED)
    yield Fault("circle.tiff", lambda: b"II*\0\x08\0\0\0" + b"\0\0\x08\0\0\0", EMPTY | REFUSED)
    yield Fault("paper.pdf", _huge_paper, ANY)
    yield Fault("photo.pdf", _huge_photo, EMPTY | REFUSED, heavy=True)


def _png(side: int) -> bytes:
    """An empty picture of ``side`` by ``side`` pixels of one bit."""
    rows = zlib.compress(bytes((side // 8 + 1) * side))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", rows))
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (*chunks, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _huge_paper() -> bytes:
    document = _opened(_pdf_of(TEXT))
    document.pages[0].MediaBox = pikepdf.Array([0, 0, 999_999_999, 999_999_999])
    return _saved(document)


def _huge_photo() -> bytes:
    """A page that is one picture of 1.6 thousand million pixels."""
    document = _opened(_content(b"600 0 0 800 0 0 cm /X Do"))
    side = 40_000
    picture = pikepdf.Stream(document, zlib.compress(bytes(side * side // 8)))
    picture.Filter, picture.Subtype = pikepdf.Name.FlateDecode, pikepdf.Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 1, pikepdf.Name.DeviceGray
    document.pages[0].Resources.XObject = pikepdf.Dictionary(X=document.make_indirect(picture))
    return _saved(document)


def _pdf() -> Iterator[Fault]:
    whole = _pdf_of(TEXT * 3)
    yield Fault("cut.pdf", lambda: whole[: len(whole) // 3], REFUSED | EMPTY)
    yield Fault("xref.pdf", lambda: whole.replace(b"startxref\n", b"startxref\n9"), ANY)
    yield Fault("circle.pdf", _circle, ANY)
    yield Fault("pages.pdf", _million_pages, ANY)
    yield Fault("no-font.pdf", _without_font, ANY)
    yield Fault("self.pdf", lambda: _form_in_itself(b"/X Do"), ANY)
    yield Fault("stream.pdf", lambda: _content(b"BT ET " * 3_000_000), EMPTY)
    yield Fault("lines.pdf", lambda: _content(b"0 0 m 9 9 l S " * 100_000), ANY)
    yield Fault("length.pdf", lambda: whole.replace(b"/Length ", b"/Length 9"), ANY)
    yield Fault("bomb.pdf", lambda: _content(b"BT ET " * 60_000_000), REFUSED | EMPTY, heavy=True)
    yield Fault("selves.pdf", lambda: _form_in_itself(b"/X Do /X Do"), ANY, heavy=True)
    yield Fault("objects.pdf", _object_stream_bomb, ANY, heavy=True)
    yield Fault("words.pdf", lambda: _content(_words(1_000_000)), ANY, heavy=True)


def _pdf_of(text: str) -> bytes:
    words = text[:80].replace("(", "").replace(")", "").encode("latin-1")
    return _content(b"BT /F1 10 Tf 50 700 Td (" + words + b") Tj ET")


def _words(number: int) -> bytes:
    return b"BT /F1 1 Tf 50 700 Td " + b"(woord ) Tj " * number + b"ET"


def _content(content: bytes) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    page = document.pages[0]
    packed = zlib.compress(content)
    page.Contents = pikepdf.Stream(document, packed, Filter=pikepdf.Name.FlateDecode)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def _circle() -> bytes:
    """The tree of pages holds itself."""
    document = _opened(_pdf_of(TEXT))
    document.Root.Pages.Kids.append(document.Root.Pages)
    document.Root.Pages.Count = 5
    return _saved(document)


def _million_pages() -> bytes:
    document = _opened(_pdf_of(TEXT))
    document.Root.Pages.Count = 1_000_000_000
    return _saved(document)


def _without_font() -> bytes:
    document = _opened(_pdf_of(TEXT))
    del document.pages[0].Resources.Font
    return _saved(document)


def _form_in_itself(content: bytes) -> bytes:
    """A form draws itself; drawn twice it doubles with each level."""
    document = _opened(_pdf_of(TEXT))
    form = document.make_indirect(pikepdf.Stream(document, content))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 600, 800])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    document.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
    document.pages[0].Contents = pikepdf.Stream(document, b"/X Do")
    return _saved(document)


def _object_stream_bomb() -> bytes:
    """A compressed stream of objects that unpacks to 300 MB."""
    packed = zlib.compress(b"1 0 " + b" " * 300_000_000)
    head = b"%PDF-1.5\n5 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length "
    body = head + str(len(packed)).encode() + b">> stream\n" + packed + b"\nendstream endobj\n"
    return body + b"trailer <</Root 1 0 R>>\n%%EOF"
