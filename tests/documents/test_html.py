"""What of a web page counts as its text; all people are invented."""

import codecs

import pytest

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.reader import read_document


def read(body, head="", name="x.html"):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(name, page.encode())


def codes(document):
    return [notice.code for notice in document.notices]


def test_headings_paragraphs_and_line_ends():
    document = read("<h1>GPMI</h1>los <b>vet</b><p>een<br>twee<h2>Deel</h2><pre>drie\nvier</pre>")
    assert [(b.kind.value, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "GPMI"),
        ("paragraph", 0, "los vet"),
        ("paragraph", 0, "een"),
        ("paragraph", 0, "twee"),
        ("heading", 2, "Deel"),
        ("paragraph", 0, "drie"),
        ("paragraph", 0, "vier"),
    ]


def test_a_page_is_known_without_its_suffix():
    data = b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n<html><p>tekst"
    assert read_document("x.doc", data).format == "html"


def test_lists_are_labelled_as_a_browser_shows_them():
    body = (
        "<ol start=3><li>drie<ul><li><p>punt</p><p>vervolg</p></ul><li value=9>negen<li>tien</ol>"
        "<ol type=a><li>letter</ol>"
    )
    assert [(b.label, b.level, b.text) for b in read(body).blocks] == [
        ("3.", 0, "drie"), ("•", 1, "punt"), ("", 0, "vervolg"), ("9.", 0, "negen"),
        ("10.", 0, "tien"), ("a.", 0, "letter"),
    ]  # fmt: skip


def test_what_a_browser_does_not_show_is_no_text():
    sheet = "<style>/* x */ p.weg, .ook {display: none}</style>"
    hidden = (
        "<p class=weg>a<p class='x ook'>b<p style='visibility: hidden'>c<p hidden>d"
        "<dialog>e</dialog><del>f</del><span style='mso-hide:all'>g</span>"
    )
    silent = "<script>h</script><template>i</template><!-- j --><svg><text>k</text></svg>"
    document = read(f"<p>ja {silent}{hidden}<p>slot", sheet)
    assert document.text == "ja\nslot"
    assert set(codes(document)) <= {"hidden-text", "struck-text", "picture"}
    assert "picture" in codes(document)


def test_notices_of_hidden_and_struck_text_come_with_the_text():
    assert set(codes(read("<p>a<del>b</del><i style='display:none'>c</i></p>"))) == {
        "struck-text",
        "hidden-text",
    }
    assert codes(read("<p>a<iframe src=x></iframe></p>")) == ["unread-part"]


def test_forms_show_what_is_filled_in():
    body = (
        "<p><input type=checkbox checked> bus<p><input type=radio> trein<p>Naam <input value=Ans>"
        "<p>Straat <input placeholder='uw straat'><p><textarea>vrij</textarea><input type=hidden value=x>"
        "<p><select><option>nee<option selected>ja</select>"
    )
    blocks = read(body).blocks
    assert [(b.text, b.checked) for b in blocks] == [
        ("bus", True), ("trein", False), ("Naam Ans", None), ("Straat uw straat", None),
        ("vrij", None), ("ja", None),
    ]  # fmt: skip
    assert blocks[3].placeholders == ((7, 16),)


def test_tables_have_heads_and_merged_cells_once():
    body = (
        "<table><caption>Afspraken</caption><tr><th>Wie<th>Wat<th>Wanneer"
        "<tr><td rowspan=2>OCMW<td>zoekt<td>mei<tr><td colspan=2>betaalt</table>slot"
    )
    document = read(body)
    assert [(b.text, b.location.path) for b in document.blocks if b.cell and b.cell.row] == [
        ("OCMW", "body/t0/r1c0/p0"),
        ("zoekt", "body/t0/r1c1/p0"),
        ("mei", "body/t0/r1c2/p0"),
        ("betaalt", "body/t0/r2c1/p0"),
    ]
    last = document.blocks[-2].cell
    assert (last.column_head, last.row_head) == ("Wat", "OCMW")
    assert (document.blocks[0].text, document.blocks[-1].text) == ("Afspraken", "slot")


def test_a_table_in_a_cell():
    paths = [b.location.path for b in read("<table><tr><td>a<table><tr><td>b</table>").blocks]
    assert paths == ["body/t0/r0c0/p0", "body/t0/r0c0/t0/r0c0/p0"]


def test_headers_and_notes_that_a_word_processor_wrote():
    body = "<div title=header><p>OCMW</div><p>tekst<div id=sdfootnote1><p>1 een wet</div>"
    assert [(b.kind.value, b.text) for b in read(body).blocks] == [
        ("paragraph", "tekst"), ("header", "OCMW"), ("note", "1 een wet"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset=utf-8>"),
        ("cp1252", "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'>"),
        ("iso-8859-15", "<meta charset='iso-8859-15'>"),
        ("cp1252", "<meta charset=utf-8>"),
        ("cp1252", "<meta charset=onzin>"),
    ],
)
def test_encodings(encoding, meta):
    text = "De cliënt betaalt 5 € à la crèche."
    page = f"<html><head>{meta}</head><p>{text}".encode(encoding)
    assert read_document("x.html", page).text == text
    wide = codecs.BOM_UTF16_LE + f"<html>{meta}<p>{text}".encode("utf-16-le")
    assert read_document("x.html", wide).text == text


@pytest.mark.parametrize(
    ("body", "word"), [("<div>" * 5_000 + "x", "too deep"), ("<p>" * 2_100_000, "safe limits")]
)
def test_pages_that_would_do_harm(body, word):
    with pytest.raises(UnreadableError, match=word):
        read(body)


def test_a_page_without_a_body_is_read_and_its_title_is_no_text():
    page = b"<!DOCTYPE html><meta charset=utf-8><title>GPMI</title><section><p>tekst</section>"
    assert read_document("x.html", page).text == "tekst"


@pytest.mark.parametrize("meta", ["<meta charset=iso-8859-1>", "<meta charset=utf-16>"])
def test_unicode_is_believed_before_what_the_page_says(meta):
    text = "De cliënt betaalt 5 € à la crèche."
    assert read_document("x.html", f"<html>{meta}<p>{text}".encode()).text == text


def test_a_formula_is_text_and_its_source_is_not():
    formula = "<math><mi>loon</mi><mo>=</mo><mn>1400</mn><annotation>x</annotation></math>"
    assert read(f"<p>Berekening: {formula}</p>").text == "Berekening: loon=1400"


ARCHIVE = """\
MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related;
 boundary="rand"

--rand
Content-Location: file:///C:/a.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset=3D"utf-8"

<html><body><p>De cli=C3=ABnt volgt de les en het OCMW betaalt =
de bus.</p></body></html>

--rand
Content-Location: file:///C:/a.png
Content-Transfer-Encoding: base64
Content-Type: image/png

iVBORw0KGgo=

--rand--
""".replace("3D", "")


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc", "a.html"])
def test_a_page_with_its_parts_in_one_file_is_read(name):
    text = "De cliënt volgt de les en het OCMW betaalt de bus."
    assert read_document(name, ARCHIVE.encode()).text == text
    assert read_document(name, ARCHIVE.replace("\n", "\r\n").encode()).text == text


def test_one_file_without_a_page_says_so():
    with pytest.raises(UnreadableError, match="no web page"):
        read_document("a.mht", ARCHIVE.replace("text/html", "text/css").encode())


def test_parts_nested_without_end_are_refused():
    head = "Content-Type: multipart/related; boundary=b{0}\n\n--b{0}\n"
    with pytest.raises(UnreadableError, match="too deep"):
        read_document("a.mht", "".join(head.format(n) for n in range(3_000)).encode())
