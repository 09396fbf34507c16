import io
import os

import docx
import pytest

from isip_lint.documents import reader
from isip_lint.documents.model import Status, UnreadableError
from isip_lint.documents.reader import SUPPORTED_SUFFIXES, read_document


def refusal(name, data):
    with pytest.raises(UnreadableError) as caught:
        read_document(name, data)
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return caught.value


def word_file():
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("De cliënt komt.")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.md", b"# Titel\n", "markdown"),
        ("a.MARKDOWN", b"# Titel\n", "markdown"),
        ("a.txt", b"# Titel\n", "text"),
        ("-", b"# Titel\n", "markdown"),
        ("-", b"Titel\n", "text"),
    ],
)
def test_text_is_read_by_its_suffix(name, data, found):
    assert read_document(name, data).format == found


def test_content_goes_before_the_suffix():
    assert read_document("a.txt", word_file()).text == "De cliënt komt."


def test_a_file_is_read_from_disk(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Le CPAS paie.", encoding="utf-8")
    document = read_document(path)
    assert (document.text, document.path) == ("Le CPAS paie.", str(path))


@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf\n", b"<!-- leeg -->"])
def test_an_empty_file_has_no_text(data):
    assert refusal("a.md", data).status is Status.NO_TEXT


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "old Office"),
        ("a.rtf", b"geen rtf", "not that of a .rtf file"),
        ("a.docx", b"geen zip", "not that of a .docx file"),
        ("a.csv", b"a;b", "'.csv'"),
        ("README", b"tekst", "'README'"),
    ],
)
def test_other_formats_are_refused_with_what_to_do(name, data, word):
    error = refusal(name, data)
    assert word in str(error)
    assert "save it as" in str(error)
    assert error.status is Status.UNREADABLE


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0"])
def test_a_picture_has_no_text(data):
    assert refusal("a.jpg", data).status is Status.NO_TEXT


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    assert "no such file" in str(refusal(tmp_path / "x.md", None))
    assert "folder" in str(refusal(tmp_path, None))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_is_said(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert "no permission" in str(refusal(path, None))


@pytest.mark.parametrize("suffix", SUPPORTED_SUFFIXES)
def test_a_broken_file_of_a_supported_format_is_not_called_unknown(suffix):
    assert "not supported" not in str(refusal(f"a{suffix}", b"tekst\x00\x01\x02."))


def test_a_file_too_large_is_refused_before_it_is_read_in_full(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 2**20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(UnreadableError, match="more than 1 MiB"):
        reader.read_document(path)


def test_a_text_of_a_thousand_agreements_is_refused():
    with pytest.raises(UnreadableError, match="more than 4 MiB"):
        reader.read_document("a.txt", b"woord " * 10**6)


@pytest.mark.parametrize("name", ["a.odt", "a.fodt", "a.xml"])
@pytest.mark.parametrize(
    "head", [b"", b"<?xml version='1.0'?>\n<!-- gemaakt met een programma -->\n"]
)
def test_a_flat_opendocument_is_known_by_its_content(name, head):
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text")
    )
    body = "<office:body><office:text><text:p>De cliënt komt.</text:p></office:text></office:body>"
    data = head + f"<office:document {spaces}>{body}</office:document>".encode()
    assert read_document(name, data).text == "De cliënt komt."
