"""Labels of numbered and bulleted paragraphs of Word documents."""

import pytest

from benchmarks.make_docx import (
    docx,
    level,
    listed,
    numbering,
    p,
    prompt,
    row,
    run,
    style,
    styled,
    styles,
    table,
)
from isip_lint.documents.docx import read_docx
from isip_lint.documents.model import BlockKind
from isip_lint.documents.word.numbering import written


def blocks(*content, **parts):
    return read_docx("lijst.docx", docx(*content, **parts)).blocks


def labels(*content, **parts):
    return [block.label for block in blocks(*content, **parts)]


OUTLINE = level(0, "decimal", "Artikel %1") + level(1, "lowerLetter", "%1.%2)")


def test_levels_count_and_restart():
    places = (0, 1, 1, 0, 1)
    content = [listed(place, 1, "tekst") for place in places]
    assert labels(*content, numbering=numbering(OUTLINE)) == [
        "Artikel 1", "1.a)", "1.b)", "Artikel 2", "2.a)",
    ]  # fmt: skip


def test_items_know_their_depth():
    found = blocks(listed(1, 1, "tekst"), numbering=numbering(OUTLINE))[0]
    assert (found.kind, found.level, found.label) == (BlockKind.ITEM, 1, "1.a)")


def test_empty_numbered_paragraphs_count():
    shown = labels(listed(0, 1), listed(0, 1, "x"), numbering=numbering(OUTLINE))
    assert shown == ["Artikel 2"]


def test_a_level_that_never_restarts_counts_on():
    family = level(0, "decimal", "%1.") + level(1, "decimal", "§%2", '<w:lvlRestart w:val="0"/>')
    content = [listed(place, 1, "x") for place in (0, 1, 0, 1)]
    assert labels(*content, numbering=numbering(family)) == ["1.", "§1", "2.", "§2"]


def test_a_second_list_of_the_family_counts_on_unless_it_has_a_new_start():
    on = '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    anew = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    content = [listed(0, list_id, "x") for list_id in (1, 7, 8, 8)]
    shown = numbering(level(0, "decimal", "%1."), lists=on + anew)
    assert labels(*content, numbering=shown) == ["1.", "2.", "5.", "6."]


def test_a_style_numbers_its_paragraphs_and_those_based_on_it():
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    sheet = styles(
        style("Artikel", inside=place),
        style("Artikel smal", inside='<w:basedOn w:val="Artikel"/>'),
        style("Lid", inside=place),
    )
    family = level(0, "decimal", "Art. %1") + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="Lid"/>'
    )
    content = [styled(name, "x") for name in ("Artikel", "Artikel smal", "Lid")]
    assert labels(*content, styles=sheet, numbering=numbering(family)) == [
        "Art. 1", "Art. 2", "2.1",
    ]  # fmt: skip


def test_a_paragraph_can_leave_the_list_of_its_style():
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    out = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    found = blocks(p("x", properties=out), styles=styles(style("A", inside=place)),
                   numbering=numbering(OUTLINE))[0]  # fmt: skip
    assert (found.label, found.kind) == ("", BlockKind.PARAGRAPH)


def test_a_family_may_link_to_the_list_of_a_style():
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    shown = numbering(OUTLINE, '<w:numStyleLink w:val="Lijst"/>')
    sheet = styles(style("Lijst", inside=place, kind="numbering"))
    assert labels(listed(0, 2, "x"), styles=sheet, numbering=shown) == ["Artikel 1"]


def test_legal_numbering_shows_digits():
    family = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    content = (listed(0, 1, "x"), listed(1, 1, "x"))
    assert labels(*content, numbering=numbering(family)) == ["I", "1.1"]


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [
        ("•", "", "•"),
        ("-", "", "-"),
        ("\uf0b7", "Symbol", "•"),
        ("ü", "Wingdings", "✓"),
        ("\uf0e8", "Wingdings", "•"),
        ("", "", "•"),
    ],
)
def test_bullets_are_shown_as_plain_characters(sign, font, shown):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    assert labels(listed(0, 1, "x"), numbering=numbering(level(0, "bullet", sign, fonts))) == [
        shown
    ]


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (3, "none", ""),
        (2, "ordinal", "2"),
        (1_000_000, "lowerLetter", "1000000"),
        (1_000_000, "upperRoman", "1000000"),
    ],
)
def test_counts_are_written_in_their_format(count, form, shown):
    assert written(count, form) == shown


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("- de lessen volgen", "-", "de lessen volgen"),
        ("• suivre les cours", "•", "suivre les cours"),
        ("o zich inschrijven", "o", "zich inschrijven"),
        ("–  werk zoeken", "–", "werk zoeken"),
        ("-werk zoeken", "-", "werk zoeken"),
        ("\uf0b7 suivre", "•", "suivre"),
    ],
)
def test_typed_bullets_become_labels(typed, label, text):
    found = blocks(p(typed))[0]
    assert (found.kind, found.label, found.text) == (BlockKind.ITEM, label, text)


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("2.1. Hij komt naar de afspraken.", "2.1.", "Hij komt naar de afspraken."),
        ("a)\u00a0elle suit le cours ;", "a)", "elle suit le cours ;"),
        ("1° schrijft zich in;", "1°", "schrijft zich in;"),
        ("3. ☒ stage", "3.", "stage"),
    ],
)
def test_typed_numbers_become_labels_as_in_other_formats(typed, label, text):
    found = blocks(p(typed))[0]
    assert (found.kind, found.label, found.text) == (BlockKind.ITEM, label, text)


def test_typed_numbers_behind_a_label_in_a_cell_or_in_bold_stay_in_the_text():
    bold = p(run("1. Doel", "<w:b/>"))
    found = blocks(
        bold, listed(0, 1, "1. Doel"), table(row("1. Doel", "")), numbering=numbering(OUTLINE)
    )
    assert [b.text for b in found] == ["1. Doel"] * 3
    assert [b.kind for b in found] == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL]


@pytest.mark.parametrize("typed", ["Artikel 3. De duur", "-5 euro", "op tijd komen", "-", "9. uur"])
def test_other_beginnings_stay_in_the_text(typed):
    found = blocks(p(typed))[0]
    assert (found.kind, found.label, found.text) == (BlockKind.PARAGRAPH, "", typed)


def test_bullets_on_further_lines_of_an_item_are_labels_of_their_own():
    turn = run(inside="<w:br/>")
    item = listed(0, 1, "Cliënt:", turn, "- les", turn, "werk")
    found = blocks(item, numbering=numbering(OUTLINE))
    assert [(b.label, b.text, b.kind) for b in found] == [
        ("Artikel 1", "Cliënt:", BlockKind.ITEM),
        ("-", "les", BlockKind.ITEM),
        ("", "werk", BlockKind.ITEM),
    ]


def test_a_list_style_without_numbering_makes_items():
    sheet = styles(style("Puces", "List Bullet"), style("Alinea", "List Paragraph"))
    kinds = [b.kind for b in blocks(styled("Puces", "x"), styled("Alinea", "y"), styles=sheet)]
    assert kinds == [BlockKind.ITEM, BlockKind.PARAGRAPH]


def test_the_name_of_a_list_style_tells_the_depth():
    based = style("C", "Opsomming", '<w:basedOn w:val="B"/>')
    sheet = styles(style("A", "List Bullet"), style("B", "List Bullet 2"), based)
    found = blocks(styled("A", "x"), styled("B", "y"), styled("C", "z"), styles=sheet)
    assert [b.level for b in found] == [0, 1, 1]


def test_a_label_does_not_move_the_placeholders():
    found = blocks(p("-  ", prompt("vul  in"), " x"))[0]
    assert (found.text, found.placeholders) == ("vul in x", ((0, 6),))


def test_a_title_in_bold_that_opens_a_numbered_text_is_no_title_of_its_own():
    opened = p(run("2. Doel.", "<w:b/>"), run(" Werk vinden."))
    assert [(b.label, b.text) for b in blocks(opened)] == [("2.", "Doel. Werk vinden.")]
