"""What of an RTF file counts as its text; all people are invented."""

import pytest

from isip_lint.documents.model import BlockKind, UnreadableError
from isip_lint.documents.options import ReadOptions, Revisions
from isip_lint.documents.reader import read_document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset2 Symbol;}"
    r"{\f2\fcharset238 Arial CE;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\outlinelevel1 Rubriek;}}"
    r"{\info{\author ANONIEM}}{\*\generator ONBEKEND;}"
)


def read(body, **options):
    data = f"{HEAD}{body}}}".encode("latin-1")
    return read_document("x.rtf", data, **options)


def text(body):
    return read(body).text


def row(*cells, spec=""):
    edges = "".join(rf"\cellx{1000 * (place + 1)}" for place in range(len(cells)))
    shown = "".join(rf"{cell}\cell " for cell in cells)
    return rf"\trowd{spec}{edges}\intbl {shown}\row"


def test_paragraphs_lines_and_signs():
    body = r"een\par twee\line drie\par \ldblquote vier\rdblquote\~\endash  5\_6\-7\{8\}"
    assert text(body) == "een\ntwee\ndrie\n“vier” – 5-67{8}"


def test_letters_by_code_page_font_and_unicode():
    body = r"b\'e9n\'e9ficiaire {\f2\'e8} \u8364?5 \uc2\u232\'65\'65 fin \uc1\u-10179?\u-9216?"
    assert text(body) == "bénéficiaire č €5 è fin \U0001f400"


def test_headings_by_style_and_outline():
    blocks = read(
        r"\pard\s1 Titel\par\pard\s2 Kop\par\pard\outlinelevel2 Deel\par\pard tekst"
    ).blocks
    assert [(b.kind.value, b.level) for b in blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip


def test_lists_show_their_marks_and_depth():
    blocks = read(
        r"{\listtext\f1\'b7\tab}\pard\ls1\ilvl0 bus\par{\listtext\tab 2.a)\tab}\pard\ls1\ilvl1 trein\par"
    ).blocks
    assert [(b.kind, b.label, b.level, b.text) for b in blocks] == [
        (BlockKind.ITEM, "•", 0, "bus"),
        (BlockKind.ITEM, "2.a)", 1, "trein"),
    ]


def test_what_is_no_text_is_left_out():
    document = read(
        r"voor{\v verborgen}{\strike geschrapt}{\*\bkmkstart naam}{\xe index}{\*\vreemd x}"
        r"{\annotation opmerking}{\pict\pngblip 89504e47} na{\object\objemb{\*\objdata 01}{\result bijlage}}"
    )
    assert document.text == "voor na"
    assert {n.code for n in document.notices} == {
        "hidden-text", "struck-text", "picture", "unread-part",
    }  # fmt: skip


def test_raw_bytes_are_no_letters():
    data = f"{HEAD}a{{\\pict\\bin4 ".encode() + b"}{\\x" + b"}b}"
    assert read_document("x.rtf", data).text == "ab"


@pytest.mark.parametrize(("view", "shown"), [("final", "zes weken"), ("original", "drie\nweken")])
def test_tracked_changes(view, shown):
    body = r"{\deleted drie{\deleted\par}}{\revised zes }weken"
    assert read(body, options=ReadOptions(Revisions(view))).text == shown


def test_fields_show_their_result_and_forms_their_state():
    box = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres%d\ffdefres1{\*\ffname V}}}}{\fldrslt }}"
    choice = (
        r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl nee}{\*\ffl ja}}}}"
        r"{\fldrslt ja}}"
    )
    blank = r"{\field{\*\fldinst MERGEFIELD naam}{\fldrslt \'abnaam\'bb}}"
    blocks = read(
        rf"{box % 1} bus\par {box % 0} trein\par {box % 25} fiets\par keuze {choice}\par voor {blank}"
    ).blocks
    assert [(b.text, b.checked) for b in blocks] == [
        ("bus", True), ("trein", False), ("fiets", True), ("keuze ja", None), ("voor «naam»", None),
    ]  # fmt: skip
    assert blocks[-1].placeholders == ((5, 11),)


def test_tables_have_rows_columns_and_heads():
    document = read(
        row(r"{\b Wie}", r"{\b Wat}", spec=r"\trhdr")
        + row("OCMW", r"zoekt\par betaalt")
        + r"\pard slot"
    )
    cells = [b.cell for b in document.blocks if b.cell]
    assert [(c.row, c.column, c.column_head, c.row_head) for c in cells] == [
        (0, 0, "", ""), (0, 1, "", ""), (1, 0, "Wie", ""), (1, 1, "Wat", "OCMW"), (1, 1, "Wat", "OCMW"),
    ]  # fmt: skip
    assert document.blocks[-1].location.path == "body/p0"


def test_merged_cells_are_read_once():
    merged = (
        r"\trowd\clvmgf\cellx1000\cellx2000\intbl samen\cell b\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\intbl\cell c\cell\row"
        r"\trowd\clmgf\cellx1000\clmrg\cellx2000\intbl breed\cell\cell\row"
        r"\trowd\cellx2000\intbl heel\cell\row"
    )
    shown = [(b.text, b.cell.row, b.cell.column) for b in read(merged).blocks]
    assert shown == [("samen", 0, 0), ("b", 0, 1), ("c", 1, 1), ("breed", 2, 0), ("heel", 3, 0)]


def test_a_table_in_a_cell():
    nested = (
        r"\trowd\cellx4000\pard\intbl\itap1 buiten\par\pard\intbl\itap2 binnen\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\nestrow}{\nonesttables\par}\pard\intbl na\cell\row"
    )
    paths = [(b.text, b.location.path) for b in read(nested).blocks]
    assert paths == [
        ("buiten", "body/t0/r0c0/p0"),
        ("binnen", "body/t0/r0c0/t0/r0c0/p0"),
        ("na", "body/t0/r0c0/p1"),
    ]


def test_headers_notes_and_boxes_have_their_own_place():
    document = read(
        r"{\header OCMW Zonnedorp\par}{\footerf blad 1}tekst{\footnote een wet}"
        r"{\shp{\*\shpinst{\sp{\sn naam}{\sv waarde}}{\shptxt in het kader\par}}{\shprslt dubbel}}"
    )
    assert [(b.kind.value, b.location.path, b.text) for b in document.blocks] == [
        ("paragraph", "body/p0", "tekst"),
        ("paragraph", "body/p0/box0/p0", "in het kader"),
        ("header", "header1/p0", "OCMW Zonnedorp"),
        ("footer", "footer1/p0", "blad 1"),
        ("note", "footnote1/p0", "een wet"),
    ]


def test_pages_are_counted_by_their_breaks():
    assert [b.location.page for b in read(r"a\par\page b\par\pard\pagebb c\par").blocks] == [
        1,
        2,
        3,
    ]


def test_a_file_that_breaks_off_says_so():
    document = read_document("x.rtf", f"{HEAD}tekst {{\\b en nog {{\\i meer".encode())
    assert document.text == "tekst en nog meer"
    assert [n.code for n in document.notices] == ["unread-part"]


@pytest.mark.parametrize("body", ["{" * 2_000, r"{\footnote a" * 100, "x\\par " * 200_001])
def test_more_than_a_text_needs_is_refused(body):
    with pytest.raises(UnreadableError, match="safe limits"):
        read_document("x.rtf", f"{HEAD}{body}".encode())


def test_odd_words_do_no_harm():
    odd = (
        r"}}}\cell\row\nestrow\cellx\fcharset9\f-5\u\ansicpg99999\'zz\cellx-1\itap-3\fftype1 tekst"
    )
    assert read_document("x.rtf", rf"{{\rtf1 voor {odd}".encode()).text.startswith("voor")


def test_a_file_of_pictures_only_has_no_text():
    with pytest.raises(UnreadableError, match="only pictures"):
        read(r"{\pict\pngblip 89504e47}")


@pytest.mark.parametrize("number", ["0", "99999", "1252"])
def test_an_unknown_code_page_is_that_of_windows(number):
    data = rf"{{\rtf1\ansi\ansicpg{number} b\'e9n\'e9ficiaire}}".encode()
    assert read_document("x.rtf", data).text == "bénéficiaire"
