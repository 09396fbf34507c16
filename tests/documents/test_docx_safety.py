"""Word files that are damaged, protected or made to do harm."""

import random

import pytest

from benchmarks.make_docx import (
    docx,
    docx_parts,
    kitchen_sink,
    level,
    listed,
    numbering,
    p,
    package,
    part,
    row,
    run,
    style,
    styled,
    styles,
    table,
)
from isip_lint.documents import docx as reader
from isip_lint.documents import zip_guard
from isip_lint.documents.docx import read_docx
from isip_lint.documents.flow import state
from isip_lint.documents.model import Status, UnreadableError
from isip_lint.documents.reader import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refusal(data):
    with pytest.raises(UnreadableError) as caught:
        read_docx("bestand.docx", data)
    message = str(caught.value)
    assert "\n" not in message
    assert ": " in message
    return message


def main_part(content):
    return package({**docx_parts(), "word/document.xml": content})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no valid zip"),
        (b"Dit is tekst", "no valid zip"),
        (OLE, ".doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (package({"xl/workbook.xml": "<x/>"}), "no Word document"),
        (package({"word/document.xml": "<x/>"}), "no Word document"),
        (docx(p("tekst"))[:-200], "no valid zip"),
        (main_part("<w:document"), "well-formed"),
        (main_part(""), "well-formed"),
    ],
)
def test_what_is_no_readable_word_file_is_refused_with_the_reason(data, words):
    assert words in refusal(data)


def test_a_missing_main_part_is_refused():
    parts = docx_parts()
    del parts["word/document.xml"]
    assert "is missing" in refusal(package(parts))


def test_a_part_with_wrong_bytes_is_refused():
    data = docx(p("tekst"))
    place = data.index(b"word/document.xml") + 40
    assert "broken" in refusal(data[:place] + b"\xff" * 20 + data[place + 20 :])


def test_a_part_that_occurs_twice_is_refused():
    parts = docx_parts(p("tekst"))
    assert "twice" in refusal(package({**parts, "Word\\Document.xml": part("document")}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_definition_is_refused(encoding):
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    body = part("document", f"<w:body>{p('&e;')}</w:body>")
    text = f'<?xml version="1.0" encoding="{encoding}"?>{entity}{body}'
    assert "type definition" in refusal(main_part(text.encode(encoding)))


def test_a_part_in_utf_16_is_read():
    text = part("document", f"<w:body>{p('é')}</w:body>")
    data = main_part(f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16"))
    assert read_docx("x", data).text == "é"


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(zip_guard, "MAX_PARTS", 5)
    assert "parts" in refusal(package(kitchen_sink()))


def test_too_large_a_package_is_refused(monkeypatch):
    monkeypatch.setattr(zip_guard, "MAX_PACKAGE_BYTES", 1000)
    assert "too large together" in refusal(docx(p("tekst")))


def test_too_large_a_part_is_refused(monkeypatch):
    monkeypatch.setattr(zip_guard, "MAX_XML_BYTES", 5000)
    assert "word/document.xml has" in refusal(docx(p("tekst" * 1000)))


def test_too_high_a_compression_is_refused():
    assert "compressed" in refusal(docx(p("a" * 3_000_000)))


def test_a_part_without_a_name_is_passed_over():
    nameless = package({**docx_parts(p("tekst")), "Zonder": b"x"}).replace(b"Zonder", b"\0onder")
    assert read_docx("x", nameless).text == "tekst"


def test_a_picture_may_be_compressed_as_much_as_it_can():
    parts = {**docx_parts(p("tekst")), "word/media/wit.bmp": bytes(3_000_000)}
    assert read_docx("x", package(parts)).text == "tekst"


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(zip_guard, "MAX_TAGS", 50)
    assert "elements" in refusal(docx("<w:p/>" * 60))


def test_too_many_paragraphs_are_refused(monkeypatch):
    monkeypatch.setattr(reader, "MAX_PARAGRAPHS", 10)
    assert "paragraphs" in refusal(docx("<w:p/>" * 11))
    assert read_docx("x", docx("<w:p/>" * 10)).blocks == ()


def test_a_million_and_a_half_paragraphs_are_refused():
    noise = random.Random(1).randbytes(60_000).hex()
    assert "paragraphs" in refusal(docx("<w:p/>" * 1_500_000 + f"<!--{noise}-->"))


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(state, "MAX_LINES", 10)
    assert "lines" in refusal(docx(p(*[run("x", inside="<w:br/>")] * 11)))


def test_deep_tables_are_read_or_refused_clearly():
    open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert read_docx("x", docx(open_ * 80 + p("diep") + close * 80)).text == "diep"
    refusal(docx(open_ * 3000 + p("diep") + close * 3000))


def test_a_huge_span_costs_nothing():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="50000000"/></w:tcPr><w:p/></w:tc>'
    assert read_docx("x", docx(table(row(wide, "b")))).blocks[0].cell.column == 1000


def test_numbers_that_are_none_are_ignored():
    bad = level(0, "decimal", "%1.").replace('w:val="1"', 'w:val="een"')
    body = (
        listed(0, 1, "x")
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="y"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )
    assert read_docx("x", docx(body, numbering=numbering(bad))).blocks[0].label == "1."


def test_styles_in_a_circle_end():
    sheet = styles(
        style("A", inside='<w:basedOn w:val="B"/>'), style("B", inside='<w:basedOn w:val="A"/>')
    )
    assert read_docx("x", docx(styled("A", "tekst"), styles=sheet)).text == "tekst"


def test_fields_in_fields_without_end_are_refused():
    begin = run(inside='<w:fldChar w:fldCharType="begin"/>')
    assert "nested" in refusal(docx(p(begin * 50)))


def test_relations_that_lead_nowhere_do_no_harm():
    parts = docx_parts(p("tekst"), styles=styles())
    del parts["word/styles.xml"]
    assert read_docx("x", package(parts)).text == "tekst"


def test_a_file_of_pictures_only_has_no_text():
    with pytest.raises(UnreadableError, match="OCR") as caught:
        read_document("x.docx", docx(p(run(inside="<w:drawing><a:blip/></w:drawing>"))))
    assert caught.value.status is Status.NO_TEXT


def test_text_in_an_element_of_an_unknown_kind_is_said():
    document = read_docx("x", docx(p("voor"), f"<w:p2>{run('onbekend')}</w:p2><w:p3/>"))
    assert document.text == "voor"
    assert [notice.code for notice in document.notices] == ["unread-part"]


def test_a_second_body_is_refused():
    parts = docx_parts(p("een"))
    whole = str(parts["word/document.xml"])
    parts["word/document.xml"] = whole.replace("</w:document>", "<w:body/></w:document>")
    assert "more than once" in refusal(package(parts))
