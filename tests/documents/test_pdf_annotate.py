from __future__ import annotations

import io
import re
from datetime import datetime

import pdfplumber
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.model import Notice, UnreadableError
from isip_lint.documents.pdf import read_pdf
from isip_lint.documents.pdf_annotate import annotate_pdf, is_own_pdf
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_pages import Page
from isip_lint.documents.remarks import Notes, Remark

WIDTH, HEIGHT = A4
LINES = (
    "De gerechtigde en de maatschappelijk werker zien elkaar minstens drie keer per",
    "jaar en bespreken dan samen hoe het project verloopt en wat er beter kan in het vol-",
    "gende jaar.",
)


def drawn(*pages, **options):
    """A PDF whose pages are lists of (x, distance from the top, text)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for page in pages:
        for x, top, text in page:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, HEIGHT - top, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(*texts, x=72, top=100):
    return [(x, top + 12 * number, text) for number, text in enumerate(texts)]


def annotate(data, *remarks):
    blocks = read_pdf("x.pdf", data).blocks
    notes = Notes(remarks, "nl-BE", datetime(2026, 1, 2, 3, 4, 5))
    return annotate_pdf(data, blocks, notes)


def on(data, words, level="error", **changes):
    for block in read_pdf("x.pdf", data).blocks:
        start = block.text.find(words)
        if start >= 0:
            end = start + len(words)
            return Remark(
                block.location.line, start, end, f"op {words}", ("Wat",), level, **changes
            )
    raise AssertionError(words)


def summary(line=1):
    return Remark(line, 0, 3, "isip-lint: 1 fout", ("Grond",), whole=True)


def annotations(data):
    return [
        (number, entry.get_object())
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, start=1)
        for entry in page.get("/Annots", ())
    ]


def covered(data, kind="/Highlight"):
    """The letters under the quads of each highlight, as another program reads them."""
    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, entry in annotations(data):
            if entry["/Subtype"] != kind:
                continue
            quads = [float(v) for v in entry["/QuadPoints"]]
            page = document.pages[number - 1]
            found.append("".join(c["text"] for c in page.chars if _is_under(c, quads)))
    return found


def _is_under(char, quads):
    x = (char["x0"] + char["x1"]) / 2
    y = (char["y0"] + char["y1"]) / 2
    corners = [quads[n : n + 8] for n in range(0, len(quads), 8)]
    return any(q[0] <= x <= q[2] and q[5] <= y <= q[1] for q in corners)


@pytest.mark.parametrize(
    "words", ["minstens drie keer", "per jaar", "in het volgende jaar", "De gerechtigde"]
)
def test_the_exact_words_are_highlighted_over_lines_and_hyphens(words):
    data = drawn(column(*LINES))
    out = annotate(data, summary(), on(data, words))
    (found,) = covered(out)
    assert "".join(found.split()).replace("-", "") == "".join(words.split())


def test_the_original_bytes_come_first_and_stay():
    data = drawn(column(*LINES))
    out = annotate(data, summary(), on(data, "minstens drie keer"))
    assert out.startswith(data)
    assert [b.text for b in read_pdf("x", out).blocks] == [
        b.text for b in read_pdf("x", data).blocks
    ]


def test_a_note_carries_author_text_and_identity():
    data = drawn(column(*LINES))
    out = annotate(data, summary(), on(data, "minstens drie keer"))
    (_, note), (_, highlight) = annotations(out)
    assert (note["/Subtype"], highlight["/Subtype"]) == ("/Text", "/Highlight")
    assert highlight["/T"] == "isip-lint"
    assert highlight["/Contents"] == "op minstens drie keer\n\nWat"
    assert highlight["/F"] == 4
    assert highlight["/M"] == "D:20260102030405Z"
    assert "/N" in highlight["/AP"]


def test_the_same_words_twice_are_told_apart():
    data = drawn(column("1. U volgt de lessen elke dag.", "", "2. U volgt de lessen elke dag."))
    blocks = read_pdf("x", data).blocks
    second = blocks[-1]
    start = second.text.index("lessen")
    remarks = [Remark(b.location.line, start, start + 6, "les", (), "error") for b in blocks]
    out = annotate(data, summary(), *remarks)
    heights = [float(e["/Rect"][1]) for _, e in annotations(out) if e["/Subtype"] != "/Text"]
    assert len(heights) == len(blocks) == 2
    assert heights[0] > heights[1]


def test_words_that_run_on_to_the_next_page_are_highlighted_on_both():
    lines = [
        f"regel {n} van een lang stuk dat de hele breedte van het blad vult, zo" for n in range(52)
    ]
    data = drawn(column(*lines, top=60), column("en de zin loopt hier gewoon door."))
    block = read_pdf("x", data).blocks[0]
    words = "het blad vult, zo en de zin loopt"
    assert words in block.text
    out = annotate(data, summary(), on(data, words))
    assert [number for number, e in annotations(out) if e["/Subtype"] == "/Highlight"] == [1, 2]
    assert "".join("".join(covered(out)).split()) == "".join(words.split())


def test_a_turned_page_is_highlighted_too():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setPageRotation(90)
    for number, text in enumerate(LINES):
        canvas.saveState()
        canvas.translate(100 + 12 * number, 72)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.save()
    data = out.getvalue()
    marked = annotate(data, summary(), on(data, "minstens drie keer"))
    (quads,) = [e["/QuadPoints"] for _, e in annotations(marked) if e["/Subtype"] == "/Highlight"]
    assert len(quads) == 8
    assert max(quads[1::2]) - min(quads[1::2]) > 4 * (max(quads[0::2]) - min(quads[0::2]))
    assert 85 < min(quads[0::2]) < 100 <= max(quads[0::2]) < 112


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_recognised_words_of_a_scan_are_highlighted_where_they_stand(monkeypatch, turn):
    """The line stands 100 points from the left and 200 from the top of the page as it is shown."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setPageRotation(turn)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, WIDTH, HEIGHT)
    canvas.save()
    line = Line("Mevrouw volgt de les.", 1, 100.0, 200.0, 310.0, 212.0)
    recognised = Page(1, (line,), (Notice("recognised", "", 1),))
    monkeypatch.setattr("isip_lint.documents.scan.recognise_page", lambda *_: recognised)
    data = out.getvalue()
    marked = annotate(data, summary(), on(data, "volgt de"))
    (quads,) = [e["/QuadPoints"] for _, e in annotations(marked) if e["/Subtype"] == "/Highlight"]
    wide, high = 8 * 10, 12
    expected = {
        0: (180, HEIGHT - 212, 180 + wide, HEIGHT - 200),
        90: (200, 180, 200 + high, 180 + wide),
        180: (WIDTH - 180 - wide, 200, WIDTH - 180, 212),
        270: (HEIGHT - 212, WIDTH - 180 - wide, HEIGHT - 200, WIDTH - 180),
    }[turn]
    found = (min(quads[0::2]), min(quads[1::2]), max(quads[0::2]), max(quads[1::2]))
    assert [float(v) for v in found] == pytest.approx(expected, abs=1.5)


def test_what_concerns_the_whole_is_a_note_beside_its_heading():
    data = drawn(column(*LINES))
    remark = on(data, LINES[0], whole=True)
    out = annotate(data, summary(), remark, remark)
    rects = [[float(v) for v in e["/Rect"]] for _, e in annotations(out)]
    assert {e["/Subtype"] for _, e in annotations(out)} == {"/Text"}
    assert rects[1][2] <= 72
    assert rects[2][3] == pytest.approx(rects[1][1])
    assert all(0 <= r[0] < r[2] <= WIDTH and 0 <= r[1] < r[3] <= HEIGHT for r in rects)


@pytest.mark.parametrize("version", ["table", "stream"])
def test_what_is_appended_has_the_form_of_the_file(version):
    """A table of references follows a table, a stream of references a stream."""
    data = drawn(column(*LINES))
    if version == "stream":
        rewritten = io.BytesIO()
        writer = PdfWriter(clone_from=io.BytesIO(data))
        writer.write(rewritten)
        data = with_reference_stream(rewritten.getvalue())
    out = annotate(data, summary(), on(data, "minstens drie keer"))
    tail = out[len(data) :]
    assert (b"\nxref\n" in tail) is (version == "table")
    assert (b"/XRef" in tail) is (version == "stream")
    twice = annotate(out, summary(), on(data, "per jaar"))
    assert ["".join(found.split()) for found in covered(twice)] == ["perjaar"]
    assert PdfReader(io.BytesIO(twice), strict=True).trailer["/Root"]["/Type"] == "/Catalog"


def with_reference_stream(data):
    """Return a PDF whose last table of references is a stream."""
    places = [(int(found[1]), found.start(1)) for found in re.finditer(rb"(?m)^(\d+) 0 obj", data)]
    number = max(name for name, _ in places) + 1
    start = len(data)
    entries = [*places, (number, start)]
    index = " ".join(f"{name} 1" for name, _ in entries)
    body = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\x00" for _, place in entries)
    about = f"/Type /XRef /Size {number + 1} /W [1 4 1] /Index [{index}] /Root {root(data)}"
    head = f"{number} 0 obj\n<< {about} /Length {len(body)} >>\nstream\n".encode()
    return data + head + body + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()


def root(data):
    return re.search(rb"/Root (\d+ 0 R)", data)[1].decode()


def test_a_second_run_replaces_own_notes_and_keeps_those_of_others():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, "Mevrouw volgt de lessen elke dag.")
    canvas.textAnnotation("van An", (10, 10, 30, 30))
    canvas.save()
    data = out.getvalue()
    first = annotate(data, summary(), on(data, "volgt"))
    second = annotate(first, summary(), on(first, "de lessen"))
    assert second.startswith(first)
    contents = [str(e["/Contents"]).split("\n")[0] for _, e in annotations(second)]
    assert contents == ["van An", "isip-lint: 1 fout", "op de lessen"]


def test_a_copy_is_ours_until_somebody_changes_it():
    data = drawn(column(*LINES))
    out = annotate(data, summary())
    assert not is_own_pdf(data)
    assert is_own_pdf(out)
    assert not is_own_pdf(out + b"\n% more")
    again = annotate(out, summary())
    assert is_own_pdf(again)


def test_an_encrypted_file_is_refused_with_what_to_do():
    data = drawn(column(*LINES), encrypt=StandardEncryption("", ownerPassword="x"))
    with pytest.raises(UnreadableError, match="print it to a new PDF"):
        annotate(data, summary())


def test_a_file_that_changed_meanwhile_is_refused():
    blocks = read_pdf("x", drawn(column("Iets anders."))).blocks
    with pytest.raises(UnreadableError, match="changed while"):
        annotate_pdf(drawn(column(*LINES)), blocks, Notes((), "nl-BE", datetime(2026, 1, 1)))
