"""Check-boxes and form fields of Word documents."""

import pytest

from benchmarks.make_docx import cell, control, docx, field, modern_box, p, row, run, table
from isip_lint.documents.docx import read_docx


def checks(*content):
    document = read_docx("keuze.docx", docx(*content))
    return [(block.text, block.checked) for block in document.blocks]


def legacy_box(state):
    return field("FORMCHECKBOX", data=f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>")


def drawn_box(char):
    return run(inside=f'<w:sym w:font="Wingdings" w:char="{char}"/>')


@pytest.mark.parametrize(
    ("box", "ticked"),
    [
        (modern_box(True), True),
        (modern_box(False), False),
        (legacy_box("<w:checked/>"), True),
        (legacy_box('<w:default w:val="1"/><w:checked w:val="0"/>'), False),
        (legacy_box('<w:default w:val="1"/>'), True),
        (legacy_box(""), False),
        (drawn_box("F0FE"), True),
        (drawn_box("F0A8"), False),
        (run("þ", '<w:rFonts w:ascii="Wingdings"/>'), True),
        (run("o", '<w:rFonts w:ascii="Wingdings"/>'), False),
        (run("☑"), True),
        (run("[ ]"), False),
        (run("[x]"), True),
        (run("( )"), False),
    ],
)
def test_a_box_is_a_state_and_no_text(box, ticked):
    assert checks(p(box, " cours de français")) == [("cours de français", ticked)]


def test_a_line_without_a_box_has_no_state():
    assert checks(p("suivre [les] cours (x)")) == [("suivre [les] cours (x)", None)]


def test_each_option_of_a_line_is_a_block():
    line = p("Begeleiding gewenst? ", modern_box(False), run(" ja "), modern_box(True), run(" nee"))
    assert checks(line) == [("Begeleiding gewenst?", None), ("ja", False), ("nee", True)]


def test_boxes_behind_the_words_tick_the_words_before_them():
    line = p("Formation : oui ", modern_box(True), run(" non "), modern_box(False))
    assert checks(line) == [("Formation : oui", True), ("non", False)]


def test_a_bullet_before_a_box_is_the_label():
    block = read_docx("x", docx(p("- ☒ taalles"))).blocks[0]
    assert (block.label, block.text, block.checked) == ("-", "taalles", True)


def test_a_box_in_a_cell_of_its_own_ticks_the_next_cell():
    rows = (row(cell(p(modern_box(True))), "taalles"), row("☐", "stage"))
    assert checks(table(*rows)) == [("taalles", True), ("stage", False)]


def test_a_box_control_around_the_cell_ticks_the_next_cell():
    box = control(cell(p("☒")), "<w14:checkbox/>")
    assert checks(table(f"<w:tr>{box}{cell('stage')}</w:tr>")) == [("stage", True)]


def test_one_box_behind_a_text_ticks_it():
    assert checks(table(row("taalles", "☒", "vanaf maart"))) == [
        ("taalles", True),
        ("vanaf maart", None),
    ]


def test_boxes_under_heads_keep_their_columns():
    rows = (row("Domein", "ja", "nee"), row("taal", "☒", "☐"))
    blocks = read_docx("x", docx(table(*rows))).blocks[3:]
    assert [(b.text, b.checked, b.cell.column_head, b.cell.row_head) for b in blocks] == [
        ("taal", None, "Domein", ""),
        ("☒", True, "ja", "taal"),
        ("☐", False, "nee", "taal"),
    ]


def test_a_line_of_many_boxes_stays_a_text():
    assert len(checks(p("☐ x " * 300))) == 1


def test_a_legacy_list_shows_its_choice_once():
    entries = '<w:result w:val="1"/><w:listEntry w:val="nee"/><w:listEntry w:val="ja"/>'
    data = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"
    assert checks(p("Akkoord: ", field("FORMDROPDOWN", run("ja"), data=data))) == [
        ("Akkoord: ja", None)
    ]


def test_a_legacy_text_field_shows_its_result():
    data = "<w:ffData><w:textInput/></w:ffData>"
    assert checks(p("Nom : ", field("FORMTEXT", run("Amina"), data=data))) == [
        ("Nom : Amina", None)
    ]
