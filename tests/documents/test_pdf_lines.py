"""Heights of lines, and rows of a table that a page break cuts."""

from isip_lint.documents.pdf_lines import Glyph, Line, _typical
from isip_lint.documents.pdf_tables import GridCell, Table, join_tables


def _glyph(letter, top, bottom=20.0):
    return Glyph(letter, 0.0, top, 5.0, bottom, 0)


def _row(page, *cells):
    lines = [(Line(text, page, 0, 0, 50, 10),) if text else () for text in cells]
    return tuple(GridCell(n, 60 * n, 60 * n + 50, found) for n, found in enumerate(lines))


def _joined(upper, lower):
    first = Table((1, 1), (_row(1, "Wat", "Wie"), _row(1, *upper)))
    return [[cell.text for cell in row] for row in join_tables(
        first, Table((2, 2), (_row(2, *lower),))).rows[1:]]  # fmt: skip


def test_letters_of_their_own_heights_make_a_line_as_high_as_its_high_ones():
    small, high = _glyph("e", 12), _glyph("d", 9.5)
    assert _typical([small] * 6 + [high] * 3).top == 9.5


def test_a_raised_number_does_not_make_a_line_higher():
    assert _typical([_glyph("e", 10)] * 6 + [_glyph("2", 6, 13)]).top == 10


def test_a_row_that_goes_on_amid_a_sentence_is_made_whole():
    found = _joined(("Plaats zoeken bij drie", "OCMW"), ("opvangdiensten", ""))
    assert found == [["Plaats zoeken bij drie opvangdiensten", "OCMW"]]


def test_a_row_of_its_own_stays():
    for lower in (("taal", "school"), ("Werk", ""), ("werk", "")):
        assert len(_joined(("Plaats zoeken.", "OCMW"), lower)) == 2
