from isip_lint.documents.model import BlockKind
from isip_lint.documents.text import _cells, is_heading_line, read_text

WRAPPED = """\
GEÏNDIVIDUALISEERD PROJECT

Tussen het OCMW van Voorbeeldstad en mevrouw An Peeters, hierna de
cliënt genoemd, wordt afgesproken wat volgt in dit project voor haar
en haar gezin.

Artikel 1 - Engagementen

De cliënt zal:
- zich vóór 1 mei inschrijven bij de VDAB en die inschrijving ook in
  orde houden;
- naar de afspraken komen.
  1. eerst bij de dienst
  2. dan bij de arts

Wat doet het OCMW?

Het OCMW betaalt.
"""


def shown(text):
    return [(block.kind, block.text) for block in read_text("a.txt", text.encode("utf-8")).blocks]


def blocks(text):
    return read_text("a.txt", text.encode("utf-8")).blocks


def test_hard_wrapped_lines_are_joined_and_headings_and_items_are_told_apart():
    assert shown(WRAPPED) == [
        (BlockKind.HEADING, "GEÏNDIVIDUALISEERD PROJECT"),
        (
            BlockKind.PARAGRAPH,
            "Tussen het OCMW van Voorbeeldstad en mevrouw An Peeters, hierna de cliënt genoemd, "
            "wordt afgesproken wat volgt in dit project voor haar en haar gezin.",
        ),
        (BlockKind.HEADING, "Artikel 1 - Engagementen"),
        (BlockKind.PARAGRAPH, "De cliënt zal:"),
        (
            BlockKind.ITEM,
            "zich vóór 1 mei inschrijven bij de VDAB en die inschrijving ook in orde houden;",
        ),
        (BlockKind.ITEM, "naar de afspraken komen."),
        (BlockKind.ITEM, "eerst bij de dienst"),
        (BlockKind.ITEM, "dan bij de arts"),
        (BlockKind.HEADING, "Wat doet het OCMW?"),
        (BlockKind.PARAGRAPH, "Het OCMW betaalt."),
    ]


def test_items_know_their_label_and_depth():
    items = [block for block in blocks(WRAPPED) if block.kind is BlockKind.ITEM]
    assert [(item.label, item.level) for item in items] == [
        ("-", 0),
        ("-", 0),
        ("1.", 1),
        ("2.", 1),
    ]


def test_short_lines_of_one_paragraph_stay_apart():
    assert shown("Nom : Leclercq\nAdresse : rue Haute 1\n") == [
        (BlockKind.PARAGRAPH, "Nom : Leclercq"),
        (BlockKind.PARAGRAPH, "Adresse : rue Haute 1"),
    ]


def test_a_line_that_ends_with_an_abbreviation_goes_on():
    text = "Le présent contrat est conclu en application des dispositions de l'art.\n11 de la loi."
    assert shown(text)[0][1].endswith("de l'art. 11 de la loi.")


def test_underlined_lines_are_headings_with_a_level():
    found = blocks("Contrat\n=======\n\nObjectifs du projet\n-------------------\nTexte.\n")
    assert [(block.kind, block.text, block.level) for block in found] == [
        (BlockKind.HEADING, "Contrat", 1),
        (BlockKind.HEADING, "Objectifs du projet", 2),
        (BlockKind.PARAGRAPH, "Texte.", 0),
    ]


def test_a_line_with_a_colon_is_no_heading_and_one_with_a_question_mark_is():
    assert not is_heading_line("Mevrouw verbindt zich ertoe:")
    assert is_heading_line("Qu'avons-nous convenu ?")
    assert not is_heading_line("Artikel 3 is van toepassing.")


def test_boxes_are_options_each_with_its_state():
    found = blocks("[x] werk zoeken\n☐ cursus volgen\nLogement : ☒ oui ☐ non\n")
    assert [(block.text, block.checked) for block in found] == [
        ("werk zoeken", True),
        ("cursus volgen", False),
        ("Logement :", None),
        ("oui", True),
        ("non", False),
    ]


def test_columns_are_cells_with_heads():
    found = blocks("Wie | Wat | Wanneer\n--- | --- | ---\nCliënt | cursus volgen | juni\n")
    cell = found[-1].cell
    assert [block.text for block in found[3:]] == ["Cliënt", "cursus volgen", "juni"]
    assert (cell.row, cell.column, cell.column_head, cell.row_head) == (1, 2, "Wanneer", "Cliënt")


def test_labels_beside_values_are_rows_without_column_heads():
    found = blocks("Nom :\tLeclercq\nPrénom :\tLuc\n")
    assert [(b.text, b.cell.column_head, b.cell.row_head) for b in found] == [
        ("Nom :", "", ""),
        ("Leclercq", "", "Nom :"),
        ("Prénom :", "", ""),
        ("Luc", "", "Prénom :"),
    ]


def test_lines_of_blocks_count_from_one_and_paths_name_the_line_of_the_file():
    found = blocks("Een zin.\n\n\nTwee zinnen.\n")
    assert [(b.location.line, b.location.path) for b in found] == [(1, "line1"), (2, "line4")]


def test_an_encoding_other_than_utf_8_is_said():
    document = read_text("a.txt", "Le bénéficiaire".encode("cp1252"))
    assert [(notice.code, notice.detail) for notice in document.notices] == [("encoding", "cp1252")]


def test_a_long_run_of_blanks_is_one_blank():
    assert shown("een" + " " * 200_000 + "twee")[0][-1].split() == ["een", "twee"]


def test_columns_are_cut_at_bars_and_tabs_with_their_blanks():
    assert _cells("| een  | |  twee \t\t drie |") == ["een", "", "twee", "drie"]


def test_a_row_with_more_cells_than_the_head_is_read():
    found = blocks("Wie | Wat\n--- | --- | ---\nOCMW | betaalt | de bus\n")
    assert [(b.text, b.cell.column_head) for b in found[2:]] == [
        ("OCMW", "Wie"),
        ("betaalt", "Wat"),
        ("de bus", ""),
    ]
