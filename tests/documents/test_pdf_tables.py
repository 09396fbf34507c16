import io

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from isip_lint.documents.model import BlockKind
from isip_lint.documents.pdf import read_pdf

STYLE = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def table(*rows, repeat=0):
    cells = [
        [[Paragraph(line, STYLE) for line in text.split("|")] if text else "" for text in row]
        for row in rows
    ]
    return Table(cells, colWidths=[120] * len(rows[0]), style=GRID, repeatRows=repeat)


def read(*story):
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(story))
    return read_pdf("a.pdf", out.getvalue()).blocks


def test_cells_are_blocks_with_heads_and_lines():
    found = read(
        Paragraph("Voor de tabel.", STYLE),
        table(
            ["Doel", "Wat doet u?", "Wat doet het OCMW?"],
            [
                "werk",
                "zich inschrijven bij de dienst voor werk in de gemeente|- solliciteren",
                "de",
            ],
        ),
        Paragraph("Na de tabel.", STYLE),
    )
    assert [(b.text, b.label) for b in found] == [
        ("Voor de tabel.", ""),
        ("Doel", ""),
        ("Wat doet u?", ""),
        ("Wat doet het OCMW?", ""),
        ("werk", ""),
        ("zich inschrijven bij de dienst voor werk in de gemeente", ""),
        ("solliciteren", "-"),
        ("de", ""),
        ("Na de tabel.", ""),
    ]
    second = found[6]
    assert second.kind is BlockKind.ITEM
    assert second.location.path == "p1/t0/r1c1/l1"
    assert (second.cell.row, second.cell.column) == (1, 1)
    assert (second.cell.column_head, second.cell.row_head) == ("Wat doet u?", "werk")


def test_a_table_on_two_pages_keeps_its_heads():
    head = ["Étape", "Échéance"]
    rows = [[f"étape {n}", f"mois {n}"] for n in range(60)]
    found = read(table(head, *rows, repeat=1))
    assert [b.text for b in found].count("Étape") == 1
    last = found[-1]
    assert (last.text, last.cell.column_head, last.cell.row_head) == (
        "mois 59",
        "Échéance",
        "étape 59",
    )
    assert last.location.page == 2
    assert last.cell.table == found[0].cell.table


def test_a_row_cut_by_a_page_break_is_one_row():
    upper = table(["Doel", "Actie"], ["werk", "zich inschrijven bij de"])
    lower = table(["", "dienst en solliciteren"], ["taal", "cursus volgen"])
    found = read(upper, PageBreak(), lower)
    assert [b.text for b in found] == [
        "Doel",
        "Actie",
        "werk",
        "zich inschrijven bij de dienst en solliciteren",
        "taal",
        "cursus volgen",
    ]
    assert found[-1].cell.column_head == "Actie"


def test_tables_with_other_columns_stay_apart():
    found = read(
        table(["a", "b"], ["c", "d"]), PageBreak(), table(["e", "f", "g"], ["h", "i", "j"])
    )
    assert [b.cell.table for b in found if b.text in "cj"] == ["p1/t0", "p2/t0"]


def test_a_table_with_a_head_of_its_own_is_no_continuation():
    found = read(
        table(["<b>U doet</b>", "<b>Datum</b>"], ["werken", "mei"]),
        PageBreak(),
        table(["<b>Wij doen</b>", "<b>Datum</b>"], ["helpen", "juni"]),
    )
    last = found[-1].cell
    assert (last.table, last.column_head) == ("p2/t0", "Datum")
    assert found[-2].cell.column_head == "Wij doen"


def test_a_box_in_a_cell_of_its_own_ticks_its_neighbour():
    found = read(table(["", "Actie"], ["[x]", "cursus"], ["[ ]", "stage"]))
    assert [(b.text, b.checked) for b in found[1:]] == [("cursus", True), ("stage", False)]


def test_a_frame_around_text_is_no_table():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, "Gewone tekst in een kader.")
    for shift in (0, 5):
        canvas.rect(50 + shift, 600 + shift, 400 - 2 * shift, 150 - 2 * shift)
    canvas.save()
    (block,) = read_pdf("a.pdf", out.getvalue()).blocks
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, "Gewone tekst in een kader.")


def test_a_fault_of_the_table_finder_is_said_and_loses_no_text(monkeypatch):
    def fail(page):
        raise ValueError(page)

    monkeypatch.setattr("isip_lint.documents.pdf_pages.find_grids", fail)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([table(["Doel", "Actie"], ["werk", "zoeken"])])
    document = read_pdf("a.pdf", out.getvalue())
    assert [(n.code, n.page) for n in document.notices] == [("tables-not-read", 1)]
    assert document.text.split() == ["Doel", "Actie", "werk", "zoeken"]
