"""Pages that are shown turned, and text that runs another way than the page."""

import io
from datetime import datetime

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.pdf import read_pdf
from isip_lint.documents.pdf_annotate import annotate_pdf
from isip_lint.documents.remarks import Notes, Remark

WIDTH, HEIGHT = 400, 600
ALL = [(rotation, turn) for rotation in (0, 90, 180, 270) for turn in (0, 90, 180, 270)]
WORDS = "elke week"
LINES = ("De gerechtigde volgt elke week de les in", "het centrum en brengt het attest mee.")


def turned(rotation, turn, draw=None):
    """A page with /Rotate, on which text stands upright once it is turned by ``turn`` degrees."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    canvas.translate(*{0: (0, 0), 90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[turn])
    canvas.rotate(turn)
    (draw or sentence)(canvas, WIDTH if turn in (90, 270) else HEIGHT)
    canvas.save()
    writer = PdfWriter(PdfReader(io.BytesIO(out.getvalue())))
    writer.pages[0][NameObject("/Rotate")] = NumberObject(rotation)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def sentence(canvas, height):
    for number, text in enumerate(LINES):
        canvas.drawString(60, height - 100 - 14 * number, text)


def table(canvas, height):
    canvas.grid([50, 150, 350], [height - 100, height - 130, height - 160])
    for x, below, text in [(55, 115, "Doel"), (155, 115, "Actie"), (55, 145, "a"), (155, 145, "b")]:
        canvas.drawString(x, height - below, text)


def picture(data):
    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=1, may_draw_forms=False).to_pil().convert("RGB")


def ink(image):
    """The box around all that is not white."""
    white = Image.new("RGB", image.size, "white")
    return (
        ImageChops.difference(image, white).convert("L").point(lambda v: 255 * (v > 99)).getbbox()
    )


@pytest.mark.parametrize(("rotation", "turn"), ALL)
def test_a_block_stands_where_the_page_shows_it(rotation, turn):
    data = turned(rotation, turn)
    (block,) = read_pdf("a.pdf", data).blocks
    assert block.text == " ".join(LINES)
    assert block.location.box == pytest.approx(ink(picture(data)), abs=4)


@pytest.mark.parametrize(("rotation", "turn"), ALL)
def test_highlights_lie_on_their_words(rotation, turn):
    data = turned(rotation, turn)
    (block,) = read_pdf("a.pdf", data).blocks
    start = block.text.index(WORDS)
    remark = Remark(1, start, start + len(WORDS), "les", (), "error")
    marked = annotate_pdf(data, [block], Notes((remark,), "nl-BE", datetime(2026, 1, 2)))
    changed = ImageChops.difference(picture(data), picture(marked)).getbbox()
    alone = turned(rotation, turn, only_words)
    assert changed == pytest.approx(ink(picture(alone)), abs=4)


def only_words(canvas, height):
    before = canvas.stringWidth(LINES[0][: LINES[0].index(WORDS)])
    canvas.drawString(60 + before, height - 100, WORDS)


@pytest.mark.parametrize(("rotation", "turn"), [(0, 90), (90, 90), (270, 270), (180, 270)])
def test_a_table_of_turned_text_has_its_cells(rotation, turn):
    blocks = read_pdf("a.pdf", turned(rotation, turn, table)).blocks
    assert [block.text for block in blocks] == ["Doel", "Actie", "a", "b"]
    assert (blocks[3].cell.column_head, blocks[3].cell.row_head) == ("Actie", "a")
