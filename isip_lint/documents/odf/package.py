"""The parts of an OpenDocument text, zipped or in one flat file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.odf.names import n
from isip_lint.documents.xml_element import XmlElement
from isip_lint.documents.zip_guard import PASSWORD, open_package, parse_xml

_MANIFEST = "META-INF/manifest.xml"
# Old office programs name a definition there, which is never loaded and defines nothing itself.
_EMPTY_DEFINITION = re.compile(rb"<!DOCTYPE[^\[\]<>]*>")


@dataclass(frozen=True, slots=True)
class OdfParts:
    """The text, and the roots that hold styles: that of the text comes first."""

    text: XmlElement
    roots: tuple[XmlElement, ...]


def open_odf(data: bytes) -> OdfParts:
    """Open an OpenDocument text; raise UnreadableError for anything else and for a protected one."""
    if not data.startswith(b"PK"):
        return _parts((parse_xml(data, "the file"),))
    package = open_package(data)
    if package.has(_MANIFEST):
        manifest = parse_xml(_EMPTY_DEFINITION.sub(b"", package.read(_MANIFEST), 1), _MANIFEST)
        if next(manifest.iter(n("manifest:encryption-data")), None) is not None:
            raise UnreadableError(PASSWORD)
    names = [name for name in ("content.xml", "styles.xml") if package.has(name)]
    return _parts(tuple(package.xml(name) for name in names))


def _parts(roots: tuple[XmlElement, ...]) -> OdfParts:
    body = roots[0].find(n("office:body")) if roots else None
    text = None if body is None else body.find(n("office:text"))
    if text is None:
        message = "this is no OpenDocument text (a sheet or slides?): save the text as DOCX or PDF"
        raise UnreadableError(message)
    return OdfParts(text, roots)
