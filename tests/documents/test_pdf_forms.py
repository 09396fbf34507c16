import io

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.model import BlockKind, UnreadableError
from isip_lint.documents.pdf import read_pdf
from isip_lint.documents.pdf_open import mend
from isip_lint.reports.words import Words


def form():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    fields = canvas.acroForm
    canvas.drawString(50, 705, "Nom :")
    fields.textfield(name="nom", x=100, y=700, width=200, height=20, value="Leclercq Marie")
    canvas.drawString(50, 675, "Adresse :")
    fields.textfield(name="adresse", x=110, y=670, width=200, height=20, value="")
    fields.checkbox(name="ja", x=50, y=640, size=12, checked=True)
    canvas.drawString(70, 642, "cursus volgen")
    fields.checkbox(name="nee", x=250, y=640, size=12, checked=False)
    canvas.drawString(270, 642, "vrijwilligerswerk")
    canvas.drawString(50, 605, "Evaluatie:")
    fields.choice(
        name="e",
        x=120,
        y=600,
        width=120,
        height=20,
        options=["maand", "kwartaal"],
        value="kwartaal",
    )
    canvas.drawString(50, 560, "Gedaan te Namen.")
    canvas.save()
    return out.getvalue()


def test_values_stand_behind_their_labels_and_boxes_before_their_words():
    found = read_pdf("a.pdf", form()).blocks
    assert [(b.kind, b.text, b.checked) for b in found] == [
        (BlockKind.PARAGRAPH, "Nom :", None),
        (BlockKind.FIELD, "Leclercq Marie", None),
        (BlockKind.PARAGRAPH, "Adresse :", None),
        (BlockKind.ITEM, "cursus volgen", True),
        (BlockKind.ITEM, "vrijwilligerswerk", False),
        (BlockKind.PARAGRAPH, "Evaluatie:", None),
        (BlockKind.FIELD, "kwartaal", None),
        (BlockKind.PARAGRAPH, "Gedaan te Namen.", None),
    ]


def test_a_value_inside_a_table_is_text_of_its_cell():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.grid([50, 150, 350], [640, 670, 700])
    canvas.drawString(55, 680, "Doel")
    canvas.drawString(55, 650, "Actie")
    canvas.acroForm.textfield(name="a", x=155, y=645, width=180, height=18, value="solliciteren")
    canvas.save()
    found = read_pdf("a.pdf", out.getvalue()).blocks
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.CELL, "Doel"),
        (BlockKind.CELL, "Actie"),
        (BlockKind.CELL, "solliciteren"),
    ]
    assert (found[2].cell.column, found[2].cell.row_head) == (1, "Actie")


def test_wingdings_letters_are_boxes_only_in_that_font(monkeypatch):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Courier", 10)
    canvas.drawString(50, 700, "o")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(65, 700, "werk zoeken")
    canvas.save()
    assert read_pdf("a.pdf", out.getvalue()).blocks[0].text == "o werk zoeken"
    monkeypatch.setattr("isip_lint.documents.pdf_lines._SYMBOL_FONTS", ("courier",))
    (block,) = read_pdf("a.pdf", out.getvalue()).blocks
    assert (block.text, block.checked) == ("werk zoeken", False)


def test_nothing_is_said_beside_the_verdict(caplog, recwarn):
    """Libraries speak of XFA and of form fields that nothing leads to."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(form())) as document:
        document.Root.AcroForm.XFA = pikepdf.String("x")
        document.Root.AcroForm.Fields = pikepdf.Array()
        document.save(out)
    recwarn.clear()
    broken = out.getvalue().replace(b"startxref\n", b"startxref\n9").replace(b"/Root", b"/R00t", 1)
    read_pdf("a.pdf", out.getvalue())
    mend(broken)
    assert (caplog.records, list(recwarn)) == ([], [])


def xfa(text, **more):
    """A form whose own pages are in XFA; ``text`` is what its one PDF page shows."""
    out, drawn = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(50, 700, text)
    canvas.save()
    with pikepdf.open(io.BytesIO(drawn.getvalue())) as document:
        stream = document.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=stream)
        for key, value in more.items():
            document.Root[f"/{key}"] = value
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Contract met het OCMW", {"NeedsRendering": True}),
        ("Please wait... If this message is not eventually replaced", {}),
        ("Veuillez patienter... Si ce message n'est pas remplacé", {}),
    ],
)
def test_a_dynamic_form_is_refused(text, more):
    with pytest.raises(UnreadableError, match="XFA") as error:
        read_pdf("a.pdf", xfa(text, **more))
    for language, words in (("nl", "dynamisch XFA-formulier"), ("fr", "formulaire XFA dynamique")):
        assert words in Words(language).detail(str(error.value))


def test_a_form_whose_pages_are_in_the_pdf_is_read():
    (block,) = read_pdf("a.pdf", xfa("Contract met het OCMW")).blocks
    assert block.text == "Contract met het OCMW"
