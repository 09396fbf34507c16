"""PDF files whose tree of pages, trailer or contents are damaged: read, and said."""

import io
import re

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.pdf import read_pdf

TEXTS = [
    "De gerechtigde volgt de lessen.",
    "Het centrum betaalt de bus.",
    "Beiden zien elkaar in juni.",
]
KIDS = re.compile(rb"/Kids \[[^\]]*\]")


def whole():
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    for text in TEXTS:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(pattern, replacement):
    """A damage that keeps every byte where it was."""

    def damage(data):
        return re.sub(pattern, lambda match: replacement.ljust(len(match[0])), data)

    return damage


def kids(*numbers):
    """The tree names the first, second, ... page, the node itself (0) or what is not there (9)."""

    def damage(data):
        pages = re.findall(rb"\d+ 0 R", KIDS.search(data)[0])
        node = re.search(rb"/Pages (\d+ 0 R)", data)[1]
        named = [node if not n else b"99 0 R" if n == 9 else pages[n - 1] for n in numbers]
        return changed(KIDS, b"/Kids [ " + b" ".join(named) + b" ]")(data)

    return damage


def without_trailer(data):
    return data[: data.index(b"xref\n")]


def packed_and_cut_off(data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()[: int(len(out.getvalue()) * 0.9)]


DAMAGES = [
    changed(KIDS, b""),
    kids(),
    kids(1),
    kids(1, 9, 3),
    kids(0),
    kids(0, 1, 2),
    changed(rb"/Kids \[ (\d+ 0 R)[^\]]*\]", b"/Kids 3 0 R"),
    changed(rb"/Count 3", b"/Count 1"),
    changed(rb"/Pages \d+ 0 R", b""),
    changed(rb"/Pages \d+ 0 R", b"/Pages 99 0 R"),
    changed(rb"/Root \d+ 0 R", b""),
    changed(rb"/Root \d+ 0 R", b"/Root 1 0 R"),
    packed_and_cut_off,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_pages_that_the_tree_lost_are_read_and_it_is_said(damage):
    document = read_pdf("a.pdf", damage(whole()))
    assert (document.text.split("\n"), [n.code for n in document.notices]) == (TEXTS, ["repaired"])


@pytest.mark.parametrize("kind", [rb"/Type /Pages", rb"/Type /Page\b", rb"/Type /Pages?\b"])
def test_pages_without_their_type_are_read(kind):
    assert read_pdf("a.pdf", changed(kind, b"")(whole())).text.split("\n") == TEXTS


def test_a_tree_without_types_trailer_and_pages_is_made_anew():
    data = without_trailer(changed(KIDS, b"")(whole()))
    assert read_pdf("a.pdf", data).text.split("\n") == TEXTS


def test_a_page_that_was_deleted_does_not_come_back():
    def shorter(data):
        data = kids(1, 3)(data)
        return changed(rb"/Count 3", b"/Count 2")(data)

    document = read_pdf("a.pdf", shorter(whole()))
    assert (document.text.split("\n"), document.notices) == ([TEXTS[0], TEXTS[2]], ())


def test_pages_that_are_told_of_but_are_not_there_are_said():
    document = read_pdf("a.pdf", changed(rb"/Count 3", b"/Count 5")(whole()))
    assert [(n.code, n.page) for n in document.notices] == [
        ("page-not-read", 4),
        ("page-not-read", 5),
    ]


def test_a_page_whose_text_was_cut_off_is_no_empty_page():
    data = without_trailer(whole())
    cut = data[: data.index(TEXTS[2].encode()) - 20]
    document = read_pdf("a.pdf", cut)
    assert ("page-not-read", 3) in [(n.code, n.page) for n in document.notices]


def test_a_page_whose_contents_cannot_be_found_is_no_empty_page(caplog):
    data = whole()
    last = re.findall(rb"/Contents (\d+) 0 R", data)[-1]
    broken = data.replace(b"\n%s 0 obj" % last, b"\n%s 0 xbj" % last)
    document = read_pdf("a.pdf", broken.replace(b"startxref\n", b"startxref\n1"))
    assert ("page-not-read", 3) in [(n.code, n.page) for n in document.notices]
    assert not caplog.records


def test_what_holds_no_page_at_all_is_unreadable():
    with pytest.raises(UnreadableError, match="damaged"):
        read_pdf("a.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
