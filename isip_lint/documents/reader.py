"""Choose the reader of a file by its content, then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import IO

from isip_lint.documents.model import Document, Status, UnreadableError
from isip_lint.documents.options import READ_FINAL, ReadOptions

_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OLD = (".doc", ".dot")
_ODF = (".odt", ".ott")
_HTML = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mht", ".mhtml")
_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", ".text")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
# The largest file read at all, and the largest that is all text: a thousand agreements in one.
MAX_BYTES = 256 * 2**20
MAX_TEXT_BYTES = 4 * 2**20
SUPPORTED_SUFFIXES = (
    *_WORD,
    *_OLD,
    *_ODF,
    ".fodt",
    ".rtf",
    ".pdf",
    *_HTML,
    *_ARCHIVES,
    *_MARKDOWN,
    *_TEXT,
    *_PICTURES,
)

_CONVERT = "save it as DOCX or PDF and check that file"
_PICTURE = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*")
_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
# The file that a browser or Word makes of a web page with all its parts.
_MULTIPART = re.compile(
    rb"(?:[a-z-]{2,40}:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n){0,5}){0,20}"
    rb"content-type:\s*multipart/related\b",
    re.IGNORECASE,
)
_RTF = b"{\\rtf"
# Word 97 and others in the container of that time; Word 2; WordPerfect; then Word 2003 in XML.
_OLD_WORD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xdb\xa5", b"\xffWPC")
_WORD_2003 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*(?:<\?mso-[^>]{0,200}\?>\s*)?<w:wordDocument\b"
)
_FLAT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>)?(?:\s|<!--.{0,1000}?-->){0,20}<office:document\b",
    re.DOTALL,
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_Reader = Callable[[str, bytes, ReadOptions], Document]


def read_document(
    path: Path | str, data: bytes | None = None, options: ReadOptions = READ_FINAL
) -> Document:
    """Return the document in the file ``path``, or in ``data`` when it is given.

    Raises UnreadableError, with one line that says what to do, for a file that cannot be read.
    """
    content = _load(Path(path)) if data is None else data
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("the file is empty: nothing to check", Status.NO_TEXT)
    document = _reader(Path(path), content)(str(path), content, options)
    if not document.blocks:
        raise _no_text(document)
    return document


def shows_kind(path: Path) -> bool:
    """Tell whether a file is a document of Word, OpenDocument, RTF or PDF by its content alone."""
    try:
        with path.open("rb") as file:
            head = file.read(5)
            return head.startswith((_RTF, b"%PDF-")) or (
                head.startswith(_ZIP) and _holds_text(file)
            )
    except OSError:
        return False


def _holds_text(file: IO[bytes]) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(file).namelist()
    except (BadZipFile, ValueError):
        return False
    return not {"word/document.xml", "content.xml"}.isdisjoint(names)


def _no_text(document: Document) -> UnreadableError:
    message = "the file holds no text: nothing to check"
    if any(notice.code == "picture" for notice in document.notices):
        message = "the file holds only pictures: run text recognition (OCR) first"
    return UnreadableError(message, Status.NO_TEXT)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:  # a pipe or a device tells no size beforehand
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError("no such file: check the name and the folder") from error
    except IsADirectoryError as error:
        raise UnreadableError("this is a folder: name the files in it") from error
    except PermissionError as error:
        reason = "this is a folder: name the files in it" if path.is_dir() else "no permission"
        raise UnreadableError(f"the file cannot be opened: {reason}") from error
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise _too_large(MAX_BYTES)
    return data


def _too_large(limit: int) -> UnreadableError:
    from isip_lint.documents.zip_guard import too_large

    return too_large(f"more than {limit // 2**20} MiB")


def _reader(path: Path, data: bytes) -> _Reader:
    suffix = path.suffix.lower()
    if data.startswith(_PICTURE) or suffix in _PICTURES:
        return _scan
    if data.startswith(_RTF):
        return _rtf
    if b"%PDF-" in data[:1024] or suffix == ".pdf":
        return _pdf
    if data.startswith(_OLD_WORD) or _WORD_2003.match(data):
        return _doc
    if data.startswith(_ZIP) or suffix in (*_WORD, *_ODF):
        return _office(data, suffix)
    return _plain(data, suffix, name=str(path))


def _office(data: bytes, suffix: str) -> _Reader:
    if not data.startswith(_ZIP) and _FLAT.match(data):
        return _odf
    if not data.startswith(_ZIP):
        raise UnreadableError(f"the content is not that of a {suffix} file: {_CONVERT}")
    if b"application/vnd.oasis.opendocument" in data[:200] or suffix in _ODF:
        return _odf
    return _docx


def _plain(data: bytes, suffix: str, name: str) -> _Reader:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _FLAT.match(data) or (head.startswith(b"<?xml") and b"office:document" in head):
        return _odf
    if suffix in _ARCHIVES or _MULTIPART.match(head):
        return _archive
    if suffix in _HTML or _PAGE.match(head):
        return _html
    if len(data) > MAX_TEXT_BYTES:
        raise _too_large(MAX_TEXT_BYTES)
    if suffix in _MARKDOWN or (name == "-" and head.startswith((b"---\n", b"# "))):
        return _markdown
    if suffix in _TEXT or name == "-":
        return _text
    if suffix in SUPPORTED_SUFFIXES:
        raise UnreadableError(f"the content is not that of a {suffix} file: {_CONVERT}")
    raise UnreadableError(f"files named '{suffix or name}' are not supported: {_CONVERT}")


def _docx(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.docx import read_docx

    return read_docx(path, data, options.revisions)


def _doc(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.legacy import read_doc

    return read_doc(path, data, options.revisions)


def _odf(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.odf.document import read_odf

    return read_odf(path, data, options.revisions)


def _html(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.html.document import read_html

    return read_html(path, data)


def _archive(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.html.archive import read_archive

    return read_archive(path, data)


def _rtf(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.rtf.document import read_rtf

    return read_rtf(path, data, options.revisions)


def _scan(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.scan import read_scan

    return read_scan(path, data)


def _pdf(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.pdf import read_pdf

    return read_pdf(path, data, options)


def _markdown(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.markdown import read_markdown

    return read_markdown(path, data)


def _text(path: str, data: bytes, options: ReadOptions) -> Document:
    from isip_lint.documents.text import read_text

    return read_text(path, data)
