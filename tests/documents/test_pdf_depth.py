"""PDF files of all kinds: locked, broken, turned, with text that no one sees."""

import io
import zlib

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from isip_lint.documents.model import BlockKind, Status, UnreadableError
from isip_lint.documents.options import ReadOptions
from isip_lint.documents.pdf import read_pdf

TEXT = "De gerechtigde en het centrum zien elkaar drie keer per jaar."


def drawn(draw, **options):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def plain(canvas):
    canvas.drawString(72, 700, TEXT)


def codes(data):
    return [notice.code for notice in read_pdf("a.pdf", data).notices]


LOCKED = drawn(plain, encrypt=StandardEncryption("geheim", "eigenaar"))


@pytest.mark.parametrize("passwords", [("geheim",), ("fout", "geheim")])
def test_a_password_opens_a_locked_file(passwords):
    assert read_pdf("a.pdf", LOCKED, ReadOptions(passwords=passwords)).text == TEXT


@pytest.mark.parametrize(
    ("passwords", "words"), [((), "--password-file"), (("fout",), "no password in")]
)
def test_a_locked_file_says_what_is_missing(passwords, words):
    with pytest.raises(UnreadableError, match=words):
        read_pdf("a.pdf", LOCKED, ReadOptions(passwords=passwords))


def test_a_file_that_opens_for_an_owner_without_a_password_is_read():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(plain))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="", user="geheim", R=6))
    document = read_pdf("a.pdf", out.getvalue())
    assert (document.text, document.notices) == (TEXT, ())


def test_passwords_are_not_shown():
    assert "geheim" not in repr(ReadOptions(passwords=("geheim",)))


def broken_start(data):
    return b"rommel\n" * 300 + data


def lost_end(data):
    return data[:-40]


@pytest.mark.parametrize("damage", [broken_start, lost_end])
def test_a_broken_file_is_repaired_and_it_is_said(damage):
    document = read_pdf("a.pdf", damage(drawn(plain)))
    assert (document.text, [n.code for n in document.notices]) == (TEXT, ["repaired"])


def white(canvas):
    plain(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 650, "Verborgen verplichting.")


def without_ink(canvas):
    plain(canvas)
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textOut("Verborgen verplichting.")
    canvas.drawText(text)


def tiny(canvas):
    plain(canvas)
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 650, "Verborgen verplichting.")


@pytest.mark.parametrize("draw", [white, without_ink, tiny])
def test_text_that_cannot_be_seen_is_read_and_said(draw):
    document = read_pdf("a.pdf", drawn(draw))
    assert "Verborgen verplichting." in document.text
    assert [(n.code, n.detail) for n in document.notices] == [
        ("unseen-text", "Verborgen verplichting.")
    ]


def test_white_letters_on_a_dark_bar_are_seen():
    def bar(canvas):
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(50, 640, 400, 30, fill=1)
        white(canvas)

    assert codes(drawn(bar)) == []


def test_a_watermark_is_a_note_behind_the_text():
    def marked(canvas):
        canvas.saveState()
        canvas.translate(150, 500)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.setFillGray(0.85)
        canvas.drawString(0, 0, "ONTWERP")
        canvas.restoreState()
        plain(canvas)

    found = [(b.kind, b.text) for b in read_pdf("a.pdf", drawn(marked)).blocks]
    assert found == [(BlockKind.PARAGRAPH, TEXT), (BlockKind.NOTE, "ONTWERP")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_with_its_table(turn):
    def turned(canvas):
        canvas.setPageRotation(turn)
        canvas.grid([50, 150, 350], [640, 670, 700])
        for x, y, text in [(55, 680, "Doel"), (155, 680, "Actie"), (55, 650, "a"), (155, 650, "b")]:
            canvas.drawString(x, y, text)
        canvas.drawString(50, 600, TEXT)

    blocks = read_pdf("a.pdf", drawn(turned)).blocks
    assert [b.text for b in blocks] == ["Doel", "Actie", "a", "b", TEXT]
    assert (blocks[3].cell.column_head, blocks[3].cell.row_head) == ("Actie", "a")


def test_lines_inside_a_form_make_a_table_too():
    def stamped(canvas):
        canvas.beginForm("kader")
        canvas.grid([0, 100, 300], [0, 30, 60])
        canvas.endForm()
        canvas.translate(50, 640)
        canvas.doForm("kader")
        for x, y, text in [(5, 40, "Doel"), (105, 40, "Actie"), (5, 10, "a"), (105, 10, "b")]:
            canvas.drawString(x, y, text)

    assert read_pdf("a.pdf", drawn(stamped)).blocks[-1].cell.column_head == "Actie"


def test_ligatures_are_found_as_letters():
    from isip_lint.documents.view import matching_view

    view = matching_view("een o\ufb03ce en \ufb01nancieel")
    assert view.text == "een office en financieel"


def test_radio_buttons_tell_which_is_chosen():
    def form(canvas):
        for y, value in ((640, "ja"), (610, "nee")):
            canvas.acroForm.radio(
                name="keuze", value=value, x=50, y=y, size=12, selected=value == "ja"
            )
            canvas.drawString(70, y + 2, f"antwoord {value}")

    found = [(b.text, b.checked) for b in read_pdf("a.pdf", drawn(form)).blocks]
    assert found == [("antwoord ja", True), ("antwoord nee", False)]


def test_text_wholly_outside_the_measures_of_the_page_is_read():
    data = drawn(lambda canvas: canvas.drawString(72, 5000, TEXT))
    assert read_pdf("a.pdf", data).text == TEXT


def test_a_page_that_is_a_drawing_loses_no_text():
    def drawing(canvas):
        plain(canvas)
        for number in range(150):
            canvas.line(50, 100 + number * 4, 500, 100 + number * 4)
            canvas.line(50 + number * 3.5, 100, 50 + number * 3.5, 700)

    document = read_pdf("a.pdf", drawn(drawing))
    assert (document.text, [n.code for n in document.notices]) == (TEXT, ["tables-not-read"])


def test_a_page_of_endless_text_is_not_read_and_it_is_said(monkeypatch):
    monkeypatch.setattr("isip_lint.documents.pdf_pages._MOST_CHARACTERS", 40)
    with pytest.raises(UnreadableError):
        read_pdf("a.pdf", drawn(plain))


def test_a_content_stream_that_unpacks_to_much_costs_little():
    packed = zlib.compress(b"BT ET " * 3_000_000)
    document = pikepdf.new()
    document.add_blank_page()
    document.pages[0].Contents = pikepdf.Stream(document, packed, Filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    with pytest.raises(UnreadableError) as caught:
        read_pdf("a.pdf", out.getvalue())
    assert caught.value.status is Status.NO_TEXT


def test_signs_beyond_the_first_plane_are_read_whole():
    document = pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(72, 700, "A werk"))))
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfchar <41> <D83DDDF9> endbfchar endcmap end"
    )
    font = next(iter(document.pages[0].Resources.Font.values()))
    font.ToUnicode = pikepdf.Stream(document, cmap)
    out = io.BytesIO()
    document.save(out)
    found = read_pdf("a.pdf", out.getvalue()).blocks
    assert [(b.text, b.checked) for b in found] == [("werk", True)]
