"""Old Word files, with LibreOffice and without it."""

import stat
import sys
from pathlib import Path

import pytest

from benchmarks.make_docx import docx, p
from isip_lint.documents import legacy
from isip_lint.documents.model import Status, UnreadableError
from isip_lint.documents.reader import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
needs_office = pytest.mark.skipif(legacy.find_office() is None, reason="LibreOffice is missing")


def refusal(data):
    with pytest.raises(UnreadableError) as caught:
        read_document("x.doc", data)
    assert caught.value.status is Status.UNREADABLE
    return str(caught.value)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Put a stand-in for LibreOffice in its place, with these commands."""

    def install(*commands):
        program = tmp_path / "soffice"
        program.write_text("\n".join(("#!/bin/sh", *commands)) + "\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(legacy, "find_office", lambda: str(program))

    return install


def test_without_libreoffice_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setattr(legacy, "find_office", lambda: None)
    assert "install LibreOffice" in refusal(OLD_WORD)


@pytest.mark.parametrize(
    ("data", "word"),
    [(OLE + "EncryptedPackage".encode("utf-16-le"), "password"), (OLE + b"Workbook", "sheet")],
)
def test_what_is_no_old_word_file_is_not_converted(data, word):
    assert word in refusal(data)


@needs_shell
def test_the_copy_of_libreoffice_is_read_and_that_is_said(office, tmp_path):
    copy = tmp_path / "copy.docx"
    copy.write_bytes(docx(p("De cliënt komt.")))
    # The last words of the command are: --outdir FOLDER FILE
    office('for word; do folder=$last; last=$word; done', 'mkdir -p "$folder"',
           f'cp "{copy}" "$folder/in.docx"', f'echo "$folder" > "{tmp_path}/folder"')  # fmt: skip
    document = read_document("x.doc", OLD_WORD)
    assert (document.format, document.text) == ("doc", "De cliënt komt.")
    assert [notice.code for notice in document.notices] == ["converted"]
    assert not Path((tmp_path / "folder").read_text(encoding="utf-8").strip()).exists()


@needs_shell
@pytest.mark.parametrize(
    "data",
    [
        OLE + "WORDDOCUMENT".encode("utf-16-le"),
        b"\xdb\xa5-\x001@",
        b"\xffWPC\x00",
        b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>',
    ],
)
def test_older_files_of_word_and_wordperfect_are_converted_too(office, data):
    office("exit 1")
    assert "could not read" in refusal(data)


@needs_shell
def test_a_conversion_that_fails_is_said(office):
    office("exit 1")
    assert "could not read" in refusal(OLD_WORD)


@needs_shell
def test_a_conversion_that_does_not_end_is_ended(office, monkeypatch, tmp_path):
    monkeypatch.setattr(legacy, "TIME_LIMIT", 0.2)
    office(f'(exec 9>"{tmp_path}/held"; sleep 30) &', "sleep 30")
    assert "took more than" in refusal(OLD_WORD)


@needs_office
def test_a_real_old_file_is_read(tmp_path):
    source = tmp_path / "brief.rtf"
    source.write_bytes(rb"{\rtf1\ansi De cli\'ebnt volgt elke week een cursus.\par}")
    profile = (tmp_path / "profile").as_uri()
    legacy._run(
        [legacy.find_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "doc", "--outdir", str(tmp_path), str(source)]
    )  # fmt: skip
    document = read_document(tmp_path / "brief.doc")
    assert document.text == "De cliënt volgt elke week een cursus."
