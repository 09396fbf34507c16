"""Open a zipped office document from an untrusted source without being harmed by it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.xml_element import XmlElement

MAX_PARTS = 2_000
MAX_XML_BYTES = 64 * 2**20
MAX_PACKAGE_BYTES = 256 * 2**20
MAX_RATIO = 200
RATIO_FREE_BYTES = 2**20
MAX_TAGS = 2_000_000

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
PASSWORD = "the file is protected with a password: save it without one and try again"
_RESAVE = "open it in your word processor, save it again and try again"


_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


@dataclass(frozen=True, slots=True)
class Package:
    """An office document within the limits; ``names`` maps a lower-case part name to its entry."""

    archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]

    def has(self, name: str) -> bool:
        """Tell whether the package holds the part ``name``."""
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """Return the content of a part; raise UnreadableError if it is missing or damaged."""
        entry = self.names.get(name.lower())
        if entry is None:
            raise damaged(f"part {name} is missing")
        try:
            return self.archive.read(entry)
        except _ZIP_ERRORS as error:
            raise damaged(f"part {name} is broken") from error

    def xml(self, name: str) -> XmlElement:
        """Return the root element of an XML part; raise UnreadableError if it cannot be read."""
        entry = self.names.get(name.lower())
        if entry is not None and entry.file_size > MAX_XML_BYTES:
            raise too_large(f"part {name} has {entry.file_size} bytes")
        return parse_xml(self.read(name), name)


def open_package(data: bytes) -> Package:
    """Open the zipped document ``data``.

    Raise UnreadableError for an old or encrypted Office file, anything that is no zip, and a
    package beyond the limits of this module.
    """
    if data.startswith(OLE_MAGIC):
        raise UnreadableError(_ole_message(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        message = f"the file is damaged or no office document (no valid zip): {_RESAVE}"
        raise UnreadableError(message) from error
    entries = [entry for entry in archive.infolist() if entry.filename and not entry.is_dir()]
    _check_entries(entries)
    return Package(archive, _by_name(entries))


def parse_xml(data: bytes, name: str) -> XmlElement:
    """Return the root element of ``data``, the content of the part ``name``.

    Raise UnreadableError for a document type definition, faulty XML, or more elements than
    a text needs.
    """
    # A definition may be written in UTF-16: then each letter stands beside a zero byte.
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise _definition_error(name)
    if data.count(b"<") > MAX_TAGS:
        raise too_large(f"part {name} has too many elements")
    try:
        root: Any = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(f"part {name} is no well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _definition_error(name)
    element: XmlElement = root
    return element


def _ole_message(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PASSWORD
    return "an old Office file (.doc) or a protected one: save it as .docx without protection"


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        raise too_large(f"{len(entries)} parts")
    if sum(entry.file_size for entry in entries) > MAX_PACKAGE_BYTES:
        raise too_large("its parts are too large together")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name, size = entry.filename, entry.file_size
    # A drawing without compression of its own, which is never read, may shrink as much as a bomb.
    is_text = name.lower().endswith((".xml", ".rels"))
    if is_text and size > RATIO_FREE_BYTES and size > MAX_RATIO * entry.compress_size:
        raise too_large(f"part {name} is compressed beyond what a text can be")
    if entry.flag_bits & 1:
        message = PASSWORD
        raise UnreadableError(message)


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    names = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
    if len(names) < len(entries):
        # Two readers may choose different ones of the twins: what we judged could not be proved.
        raise damaged("a part occurs twice")
    return names


def _definition_error(name: str) -> UnreadableError:
    return UnreadableError(
        f"the file is unsafe (part {name} holds a document type definition): {_RESAVE}"
    )


def damaged(what: str) -> UnreadableError:
    """Return the error for a document that is broken in the way ``what`` says."""
    return UnreadableError(f"the file is damaged ({what}): {_RESAVE}")


def too_large(what: str) -> UnreadableError:
    """Return the error for a document with more of ``what`` than a text needs."""
    return UnreadableError(
        f"the file is beyond the safe limits ({what}): split it or save it as a smaller file"
    )
