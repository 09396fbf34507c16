"""The parts of a Word package: where the text is and what belongs to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.options import Revisions
from isip_lint.documents.word.names import w
from isip_lint.documents.xml_element import XmlElement
from isip_lint.documents.zip_guard import Package, damaged, open_package, parse_xml

_STRICT = re.compile(rb'(xmlns(?::[\w.-]+)?=")http://purl\.oclc\.org/ooxml/(\w+)/')
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_USUAL_MAIN = "word/document.xml"
_PAIRS = (("ins", "del"), ("moveTo", "moveFrom"), ("cellIns", "cellDel"))
_OPPOSITES = {
    **{w(new): w(old) for new, old in _PAIRS},
    **{w(old): w(new) for new, old in _PAIRS},
    w("delText"): w("t"),
    w("delInstrText"): w("instrText"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another part points to; ``kind`` is the last word of its type."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A Word package with its main part and the relations of that part by their id."""

    package: Package
    main: str
    root: XmlElement
    body: XmlElement
    relations: Mapping[str, Relation]
    revisions: Revisions = Revisions.FINAL

    def part_name(self, kind: str) -> str | None:
        """Return the name of the one part of a kind ("styles", "numbering"), or None."""
        targets = (item.target for item in self.relations.values() if item.kind == kind)
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        name = next(targets, usual)
        return name if self.package.has(name) else None

    def part(self, name: str) -> XmlElement:
        """Return the root of another part; raise UnreadableError if it cannot be read."""
        return word_xml(self.package, name, self.revisions)


def open_word(data: bytes, revisions: Revisions = Revisions.FINAL) -> WordPackage:
    """Open a Word package; raise UnreadableError if there is no text of Word inside."""
    package = open_package(data)
    main = _main_name(package)
    root = word_xml(package, main, revisions)
    body, *others = root.findall(w("body")) or (None,)
    if others:
        raise damaged("its text is there more than once")
    if root.tag != w("document") or body is None:
        message = "this is no Word document (it has no text of Word): save it as .docx"
        raise UnreadableError(message)
    return WordPackage(package, main, root, body, _relations(package, main), revisions)


def word_xml(package: Package, name: str, revisions: Revisions = Revisions.FINAL) -> XmlElement:
    """Return the root of a part in the transitional names, also for a Strict document.

    For the original text insertions and deletions change places: what was deleted stands there as
    if it were inserted.
    """
    root = package.xml(name)
    if any("purl.oclc.org/ooxml" in uri for uri in root.nsmap.values()):
        root = parse_xml(_STRICT.sub(_TRANSITIONAL, etree.tostring(root)), name)
    if revisions is Revisions.ORIGINAL:
        for element in list(root.iter(*_OPPOSITES)):
            element.tag = _OPPOSITES[element.tag]
    return root


def _main_name(package: Package) -> str:
    for relation in _relations(package, "").values():
        if relation.kind == "officeDocument":
            return relation.target
    if not package.has(_USUAL_MAIN):
        message = "this is no Word document (it has no main part): save it as .docx"
        raise UnreadableError(message)
    return _USUAL_MAIN


def _relations(package: Package, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(path):
        return {}
    return {
        item.get("Id", ""): _relation(item, folder)
        for item in package.xml(path)
        if item.get("TargetMode") != "External"
    }


def _relation(item: XmlElement, folder: str) -> Relation:
    kind = item.get("Type", "").rpartition("/")[2]
    target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
    return Relation(kind, target.lstrip("/"))
