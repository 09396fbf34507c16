"""Tables of Word documents: reading order, merged cells, heads of columns and rows."""

import pytest

from benchmarks.make_docx import (
    cell,
    docx,
    level,
    listed,
    numbering,
    p,
    row,
    run,
    style,
    styles,
    table,
)
from isip_lint.documents.docx import read_docx
from isip_lint.documents.model import BlockKind

SPAN = '<w:gridSpan w:val="2"/>'
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def bold(text):
    return cell(p(run(text, "<w:b/>")))


def blocks(*content, **parts):
    return read_docx("tabel.docx", docx(*content, **parts)).blocks


def heads(*rows, **parts):
    """Return text, column head and row head of each cell of a table of these rows."""
    cells = blocks(table(*rows, properties=parts.pop("properties", "")), **parts)
    return [(block.text, block.cell.column_head, block.cell.row_head) for block in cells]


def test_a_cell_knows_its_place():
    block = blocks(p("voor"), table(row("a", "b"), row("c", "d")))[-1]
    assert (block.kind, block.cell.table) == (BlockKind.CELL, "body/t0")
    assert (block.cell.row, block.cell.column, block.cell.row_head) == (1, 1, "c")


def test_each_line_of_a_cell_is_a_block_with_the_same_cell():
    lines = cell(p("- les", run(inside="<w:br/>"), "- stage"), p("werk"))
    found = blocks(table(row("Cliënt", lines)))[1:]
    assert [(block.text, block.label) for block in found] == [
        ("les", "-"), ("stage", "-"), ("werk", ""),
    ]  # fmt: skip
    assert {block.cell for block in found} == {found[0].cell}
    assert [block.location.path for block in found] == [
        "body/t0/r0c1/p0",
        "body/t0/r0c1/p0/l1",
        "body/t0/r0c1/p1",
    ]


def test_a_bold_first_row_is_the_head():
    found = heads(row(bold("Qui"), bold("Quoi")), row("Le CPAS", "paie le bus"))
    assert found == [
        ("Qui", "", ""),
        ("Quoi", "", ""),
        ("Le CPAS", "Qui", ""),
        ("paie le bus", "Quoi", "Le CPAS"),
    ]


def test_a_repeated_row_is_the_head():
    head = row("Wie 1", "Wat 1", properties="<w:tblHeader/>")
    assert heads(head, row("x", "y"))[3] == ("y", "Wat 1", "x")


def test_a_shaded_row_is_the_head():
    shade = '<w:shd w:fill="D9D9D9"/>'
    head = row(cell("Jan 1", properties=shade), cell("Piet 2", properties=shade))
    assert heads(head, row("x", "y"))[3][1] == "Piet 2"


def test_a_table_style_can_set_off_the_head():
    shown = style(
        "Raster", inside='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    )
    rows = (row("Jan 1", "Piet 2"), row("x", "y"))
    for look, head in (
        ('w:firstRow="1"', "Piet 2"),
        ('w:val="0020"', "Piet 2"),
        ('w:firstRow="0"', ""),
    ):
        properties = f'<w:tblStyle w:val="Raster"/><w:tblLook {look}/>'
        assert heads(*rows, properties=properties, styles=styles(shown))[3][1] == head


@pytest.mark.parametrize(
    "first",
    [("Wie", "Wat", "Wanneer"), ("Étape", "Échéance", "Évaluation")],
)
def test_plain_short_words_over_three_columns_are_a_head(first):
    assert heads(row(*first), row("Mevrouw", "les", "01/09/2025"))[5][1] == first[2]


def test_plain_words_over_sentences_are_a_head():
    body = row("U komt elke maandag op tijd.", "Wij betalen uw cursus en de bus.")
    assert heads(row("Cliënt", "OCMW"), body)[3][1] == "OCMW"


@pytest.mark.parametrize(
    "rows",
    [
        [("Naam", "Jan Peeters"), ("Doel", "een opleiding volgen en daarna werk zoeken")],
        [("Naam:", "onbekend"), ("Doel:", "een opleiding volgen en daarna werk zoeken")],
        [("Dossier", "12/345"), ("Doel", "een opleiding volgen en daarna werk zoeken")],
        [("Nom", "Amina"), ("Adresse", "rue Haute")],
        [("De cliënt volgt elke week de lessen Nederlands", "x"), ("a", "b")],
    ],
)
def test_a_form_has_no_head(rows):
    assert not any(head for _, head, _ in heads(*(row(*cells) for cells in rows)))


def test_a_title_row_stands_above_the_head():
    title = row(cell(p(run("Afspraken", "<w:b/>")), properties=SPAN))
    found = heads(title, row(bold("Wie"), bold("Wat")), row("OCMW", "helpt"))
    assert found[-1] == ("helpt", "Wat", "OCMW")


def test_a_wide_head_covers_its_columns():
    head = row(bold("Domein"), cell(p(run("Afspraken", "<w:b/>")), properties=SPAN))
    found = heads(head, row("taal", "les", "elke week"))
    assert [column for _, column, _ in found[2:]] == ["Domein", "Afspraken", "Afspraken"]


def test_a_wide_cell_moves_the_columns_behind_it():
    wide = cell("breed", properties=SPAN)
    assert [block.cell.column for block in blocks(table(row(wide, "smal")))] == [0, 2]


def test_a_cell_merged_downwards_is_read_once_and_heads_all_its_rows():
    rows = (
        row(cell("Taal", properties=BEGIN), "les"),
        row(cell(properties=GO_ON), "stage"),
        row("Werk", "cv"),
    )
    assert [(text, head) for text, _, head in heads(*rows)] == [
        ("Taal", ""),
        ("les", "Taal"),
        ("stage", "Taal"),
        ("Werk", ""),
        ("cv", "Werk"),
    ]


def test_text_under_a_merged_cell_is_said_to_be_hidden():
    rows = (row(cell("a", properties=BEGIN)), row(cell("onzichtbaar", properties=GO_ON)))
    document = read_docx("x", docx(table(*rows)))
    assert document.text == "a"
    assert [notice.code for notice in document.notices] == ["hidden-text"]


def test_cells_merged_sideways_and_deleted_cells_are_left_out():
    found = blocks(
        table(row("a", cell("b", properties="<w:hMerge/>"), cell("c", properties="<w:cellDel/>")))
    )
    assert [block.text for block in found] == ["a"]


def test_a_nested_table_has_its_own_path_and_heads():
    inner = table(row(bold("Datum"), bold("Uur")), row("maandag", "negen"))
    found = blocks(table(row("buiten", cell(inner, p("na")))))
    assert found[4].location.path == "body/t0/r0c1/t0/r1c1/p0"
    assert (found[4].cell.table, found[4].cell.column_head) == ("body/t0/r0c1/t0", "Uur")
    assert (found[5].text, found[5].cell.table, found[5].cell.row_head) == (
        "na",
        "body/t0",
        "buiten",
    )


def test_a_numbered_paragraph_in_a_cell_stays_an_item():
    found = blocks(
        table(row(cell(listed(0, 1, "les volgen")), "")),
        numbering=numbering(level(0, "decimal", "%1.")),
    )[0]
    assert (found.kind, found.label, found.cell.column) == (BlockKind.ITEM, "1.", 0)


def test_a_table_of_one_column_is_a_frame_around_its_text():
    framed = table(row(bold("Duur")), row(cell(p("1. een jaar"), table(row("diep", "in")))))
    found = blocks(p("voor"), framed, p("na"))
    assert [(b.text, b.label, b.kind.value) for b in found] == [
        ("voor", "", "paragraph"),
        ("Duur", "", "paragraph"),
        ("een jaar", "1.", "item"),
        ("diep", "", "cell"),
        ("in", "", "cell"),
        ("na", "", "paragraph"),
    ]
    assert [b.location.path for b in found][1:4] == [
        "body/t0/r0c0/p0", "body/t0/r1c0/p0", "body/t0/r1c0/t0/r0c0/p0",
    ]  # fmt: skip
    assert [b.cell.table for b in found if b.cell] == ["body/t0/r1c0/t0"] * 2


def test_a_frame_with_a_head_that_is_no_heading_keeps_it():
    repeated = row("OCMW", properties="<w:tblHeader/>")
    assert heads(repeated, row("betaalt de bus")) == [
        ("OCMW", "", ""),
        ("betaalt de bus", "OCMW", ""),
    ]


def test_the_parties_over_two_columns_are_heads_without_any_emphasis():
    found = heads(
        row("Mevrouw", "Het OCMW"),
        row("volgt elke week een cursus", "betaalt de bus naar de cursus"),
    )
    assert [head for _, head, _ in found] == ["", "", "Mevrouw", "Het OCMW"]
