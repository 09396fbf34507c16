import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BalancedColumns, Paragraph, SimpleDocTemplate

from isip_lint.documents.model import BlockKind, Status, UnreadableError
from isip_lint.documents.pdf import read_pdf

WIDTH, HEIGHT = A4


def drawn(*pages, **options):
    """A PDF whose pages are lists of (x, distance from the top, text, font, size)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for page in pages:
        for x, top, text, *font in page:
            canvas.setFont(*(font or ("Helvetica", 10)))
            canvas.drawString(x, HEIGHT - top, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts, top=100, pitch=12, x=72, font=("Helvetica", 10)):
    return [(x, top + number * pitch, text, *font) for number, text in enumerate(texts)]


def blocks(data):
    return read_pdf("a.pdf", data).blocks


def shown(data):
    return [(block.kind.value, block.text) for block in blocks(data)]


LONG = (
    "De gerechtigde en de maatschappelijk werker zien elkaar minstens drie keer per",
    "jaar en bespreken dan samen hoe het project verloopt en wat er beter kan in het",
    "volgende jaar.",
)


def test_lines_of_a_paragraph_are_joined_and_a_wider_gap_begins_a_new_one():
    page = [*lines(*LONG), *lines("Le CPAS paie.", top=160)]
    assert shown(drawn(page)) == [("paragraph", " ".join(LONG)), ("paragraph", "Le CPAS paie.")]


def test_a_short_line_ends_its_paragraph_without_a_gap():
    page = lines(*LONG, "Le CPAS paie les frais.")
    assert shown(drawn(page))[1] == ("paragraph", "Le CPAS paie les frais.")


def test_larger_lines_are_headings_and_bold_ones_are_told():
    page = [
        *lines("Titel", top=80, font=("Helvetica", 16)),
        *lines("Wat doet u?", top=110, font=("Helvetica-Bold", 10)),
        *lines(*LONG, top=130),
    ]
    found = blocks(drawn(page))
    assert [(b.kind, b.level, b.bold) for b in found] == [
        (BlockKind.HEADING, 1, False),
        (BlockKind.PARAGRAPH, 0, True),
        (BlockKind.PARAGRAPH, 0, False),
    ]


def test_the_number_of_a_bold_line_stays_in_its_text():
    page = [*lines("1. Wat doet u?", top=110, font=("Helvetica-Bold", 10)), *lines(*LONG, top=130)]
    assert (blocks(drawn(page))[0].text, blocks(drawn(page))[0].label) == ("1. Wat doet u?", "")


def test_items_have_a_label_and_a_level():
    page = [
        *lines("Mevrouw:", top=88),
        *lines("• schrijft zich in;", "• volgt een cursus;"),
        *lines("1. eerst de test;", top=124, x=90),
        *lines("a) à Namur.", top=136),
    ]
    assert [(b.label, b.text, b.level) for b in blocks(drawn(page))[1:]] == [
        ("•", "schrijft zich in;", 0),
        ("•", "volgt een cursus;", 0),
        ("1.", "eerst de test;", 1),
        ("a)", "à Namur.", 0),
    ]


def test_a_number_that_was_pushed_to_a_new_line_is_no_label():
    page = lines(
        "De gerechtigde krijgt een kopie van de beslissing zoals die staat in artikel",
        "3. Het OCMW legt de inhoud uit aan de gerechtigde voor hij of zij iets tekent",
        "op papier.",
    )
    assert len(blocks(drawn(page))) == 1


def test_a_number_in_brackets_that_was_pushed_is_no_label():
    page = lines(
        "De gerechtigde zorgt alleen voor de kinderen, met name voor haar oudste zoon Tibo",
        "(7) en voor haar dochter Lotte (1), en zoekt samen met de dienst een betere woning",
    )
    assert len(blocks(drawn(page))) == 1


def test_a_dash_that_was_pushed_is_no_bullet():
    page = lines(
        "Ondertekend door de voorzitter van het bijzonder comité, mevrouw Trees Hoornaert",
        "– de heer Jan Peeters, algemeen directeur van het centrum, en de gerechtigde zelf",
    )
    assert len(blocks(drawn(page))) == 1


def test_words_that_a_line_end_cut_are_joined():
    page = lines(
        "De maatschappelijk werker bespreekt met de gerechtigde het bedrag van het leef-",
        "loon, om gezondheids-",
        "of billijkheidsredenen, le rendez-",
        "vous et le GPMI-",
        "contract.",
    )
    text = " ".join(block.text for block in blocks(drawn(page)))
    assert "het leefloon, om gezondheids- of billijkheidsredenen" in text
    assert "le rendez-vous et le GPMI-contract." in text


def test_headers_and_footers_are_taken_out_and_kept_once():
    pages = [
        [
            (72, 40, "OCMW Voorbeeldstad"),
            *lines(f"Deel {'abc'[number - 1]} van het project.", top=80 + 30 * number),
            (280, 800, f"Pagina {number} / 3"),
        ]
        for number in (1, 2, 3)
    ]
    found = blocks(drawn(*pages))
    assert [b.text for b in found if b.kind is BlockKind.HEADER] == ["OCMW Voorbeeldstad"]
    assert [b.text for b in found if b.kind is BlockKind.FOOTER] == ["Pagina 1 / 3"]
    assert [b.text for b in found[:3]] == [f"Deel {letter} van het project." for letter in "abc"]


@pytest.mark.parametrize("name", ["Artikel", "Bijlage", "Annexe"])
def test_numbered_parts_that_each_begin_a_page_are_no_header(name):
    pages = [[(72, 40, f"{name} {n}"), *lines(f"Tekst {n}.", top=80 + 30 * n)] for n in (1, 2, 3)]
    assert [text for _, text in shown(drawn(*pages))][::2] == [f"{name} {n}" for n in (1, 2, 3)]


def test_the_page_number_of_a_single_page_is_a_footer():
    assert shown(drawn([*lines("Tekst."), (280, 800, "1")]))[-1] == ("footer", "1")


def letter(side, top):
    text = lines(*LONG, "Het OCMW betaalt de bus.", top=top + 40, x=side)
    return [(side, top, "Dossier 2024/7"), *text, (side, HEIGHT - top + 12, "Sociale dienst")]


def test_what_stands_in_the_margins_of_a_single_page_is_no_text():
    kinds = {text: kind for kind, text in shown(drawn(letter(side=72, top=40)))}
    assert (kinds["Dossier 2024/7"], kinds["Sociale dienst"]) == ("header", "footer")


def test_a_page_with_narrow_margins_begins_with_its_title():
    kinds = {text: kind for kind, text in shown(drawn(letter(side=36, top=40)))}
    assert {kinds["Dossier 2024/7"], kinds["Sociale dienst"]} == {"paragraph"}


def test_a_paragraph_goes_on_over_a_page_break():
    found = blocks(drawn(lines(LONG[0], top=780), lines(*LONG[1:], top=60)))
    assert [(b.text, b.location.page) for b in found] == [(" ".join(LONG), 1)]


def test_two_columns_are_read_one_after_the_other():
    out = io.BytesIO()
    style = ParagraphStyle("x", fontName="Helvetica", fontSize=9, leading=11, spaceAfter=6)
    texts = [
        f"Zin {n} van dit project is lang genoeg voor twee regels in de kolom." for n in "abcdef"
    ]
    story = [BalancedColumns([Paragraph(text, style) for text in texts], nCols=2, innerPadding=20)]
    SimpleDocTemplate(out, pagesize=A4).build(story)
    assert [text for _, text in shown(out.getvalue())] == texts


def test_turned_words_come_last_as_notes():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.saveState()
    canvas.translate(30, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "ONTVANGEN OP 3 MEI")
    canvas.restoreState()
    canvas.drawString(72, 700, "Gewone tekst van het project.")
    canvas.save()
    assert shown(out.getvalue()) == [
        ("paragraph", "Gewone tekst van het project."),
        ("note", "ONTVANGEN OP 3 MEI"),
    ]


def test_paths_and_pages():
    document = read_pdf("a.pdf", drawn(lines("Een."), lines("Twee.", top=90)))
    assert [(b.location.path, b.location.page, b.location.line) for b in document.blocks] == [
        ("p1/b0", 1, 1),
        ("p2/b0", 2, 2),
    ]
    assert (document.pages, document.format) == (2, "pdf")


def refusal(data):
    with pytest.raises(UnreadableError) as caught:
        read_pdf("a.pdf", data)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_password_is_said():
    locked = StandardEncryption("geheim", "eigenaar")
    assert "password" in str(refusal(drawn(lines("x"), encrypt=locked)))


def test_a_file_with_only_an_owner_password_is_read():
    assert shown(drawn(lines("Tekst."), encrypt=StandardEncryption("", "eigenaar"))) == [
        ("paragraph", "Tekst.")
    ]


@pytest.mark.parametrize("data", [b"%PDF-1.7\nrommel", b"<html>", drawn(lines("x"))[:300]])
def test_damage_is_said(data):
    assert "damaged" in str(refusal(data))


def scan(*texts):
    image = pytest.importorskip("PIL.Image").new("L", (60, 80), 200)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for text in texts:
        if text is None:
            canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
        else:
            canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_scan_without_text_has_no_text():
    assert refusal(scan(None, None)).status is Status.NO_TEXT


def test_a_scanned_page_among_others_gives_a_notice():
    document = read_pdf("a.pdf", scan("Le CPAS paie.", None, ""))
    assert [(n.code, n.page) for n in document.notices] == [("page-without-text", 2)]
    assert document.text == "Le CPAS paie."


def test_recognised_text_below_a_picture_is_said():
    image = pytest.importorskip("PIL.Image").new("L", (60, 80), 200)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textOut("Le bénéficiaire et le CPAS évaluent le projet trois fois par an.")
    canvas.drawText(text)
    canvas.save()
    assert [n.code for n in read_pdf("a.pdf", out.getvalue()).notices] == ["ocr-layer"]


def test_pages_beyond_the_limit_are_said(monkeypatch):
    monkeypatch.setattr("isip_lint.documents.pdf_pages.PAGE_LIMIT", 2)
    document = read_pdf("a.pdf", drawn(*[lines(f"Blad {n}.", top=100 + 20 * n) for n in range(4)]))
    assert [(n.code, n.detail) for n in document.notices] == [("pages-not-read", "3-4")]
    assert document.pages == 4
    assert len(document.blocks) == 2
