"""Heights of lines, and rows of a table that a page break cuts."""

import io
from dataclasses import replace

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.pdf_glyphs import Glyph, Source, _evened, page_frame, page_glyphs
from isip_lint.documents.pdf_lines import Line, _typical, glyph_lines
from isip_lint.documents.pdf_tables import GridCell, Table, _goes_on, continues, join_tables


def _glyph(letter, top, bottom=20.0):
    return Glyph(letter, 0.0, top, 5.0, bottom, 0)


def _row(page, *cells):
    lines = [(Line(text, page, 0, 0, 50, 10),) if text else () for text in cells]
    return tuple(GridCell(n, 60 * n, 60 * n + 50, found) for n, found in enumerate(lines))


def _joined(upper, lower):
    first = Table((1, 1), (_row(1, "Wat", "Wie"), _row(1, *upper)))
    return [[cell.text for cell in row] for row in join_tables(
        first, Table((2, 2), (_row(2, *lower),))).rows[1:]]  # fmt: skip


def _source(draw):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    draw(canvas)
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    return Source(1, page.get_textpage(), page_frame(page, 0))


def _drawn_twice_as_large(canvas):
    canvas.scale(2, 2)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 100, "de _")


def test_letters_of_their_own_heights_make_a_line_as_high_as_its_font():
    source = _source(_drawn_twice_as_large)
    glyphs = page_glyphs(source.textpage, source.frame, 0)
    whole = glyph_lines(glyphs, source)
    # The font gives "e" and "d" boxes of their own, which end at other heights.
    low = [glyph._replace(top=glyph.top + 6, bottom=glyph.bottom - 1) for glyph in glyphs]
    assert [line.size for line in whole] == [20.0]
    assert [(line.top, line.bottom) for line in glyph_lines(low, source)] == [
        (line.top, line.bottom) for line in whole
    ]


def test_a_low_line_is_as_high_as_the_letters_before_it():
    source = _source(_drawn_twice_as_large)
    low = Glyph("_", 100.0, 204.0, 110.0, 205.0, 3)
    evened = _evened(low, source, 20.0)
    assert (evened.bottom - evened.top, evened.left, evened.right) == (20.0, 100.0, 110.0)
    assert _evened(low._replace(turned=True), source, 20.0).top == 204.0


def test_a_raised_number_does_not_make_a_line_higher():
    assert _typical([_glyph("e", 10)] * 6 + [_glyph("2", 6, 13)]).top == 10


def test_a_sign_that_is_drawn_later_stands_in_its_gap():
    def signed(canvas):
        canvas.drawString(50, 300, "Getekend:")
        canvas.drawString(130, 300, "Jan Piet")
        canvas.drawString(112, 300, "x")
        canvas.drawString(50, 280, "Datum")

    source = _source(signed)
    glyphs = page_glyphs(source.textpage, source.frame, 0)
    found = [line.text for line in glyph_lines(glyphs, source)]
    assert found == ["Getekend: x Jan Piet", "Datum"]


def test_a_row_that_goes_on_amid_a_sentence_is_made_whole():
    found = _joined(("Plaats zoeken bij drie", "OCMW"), ("opvangdiensten", ""))
    assert found == [["Plaats zoeken bij drie opvangdiensten", "OCMW"]]


def test_a_row_goes_on_where_only_its_cut_cells_end_with_a_blank():
    upper, lower = _row(1, "Plaats zoeken voor", "OCMW"), _row(2, "Milo bij de school", "")
    cut = GridCell(0, 0, 50, (replace(upper[0].lines[0], spaced=True),))
    assert _goes_on((cut, upper[1]), lower)
    assert not _goes_on(upper, lower)


def test_a_table_that_shares_half_its_head_is_another_one():
    first = Table((1, 1), (_row(1, "Mevrouw", "Wanneer"), _row(1, "werk", "mei")))
    second = Table((2, 2), (_row(2, "OCMW", "Wanneer"), _row(2, "cv", "juni")))
    assert not continues(first, second)
    assert continues(first, replace(second, rows=second.rows[1:]))


def test_a_row_of_its_own_stays():
    for lower in (("taal", "school"), ("Werk", ""), ("werk", "")):
        assert len(_joined(("Plaats zoeken.", "OCMW"), lower)) == 2
