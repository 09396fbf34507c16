"""A copy of a Word document with remarks as comments and additions as tracked insertions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from isip_lint.documents.docx import trace_docx
from isip_lint.documents.flow.traced import Letter, Traced, block_letters, span_letters
from isip_lint.documents.model import Block, UnreadableError
from isip_lint.documents.remarks import AUTHOR, Notes, Remark, require_same_text
from isip_lint.documents.word.anchors import cut_runs, holder
from isip_lint.documents.word.comments import (
    add_comments,
    empty_comments,
    remove_anchors,
    take_own,
)
from isip_lint.documents.word.names import RELATIONS, P, w
from isip_lint.documents.word.package import WordPackage, open_word, word_xml
from isip_lint.documents.zip_copy import is_own_copy, sealed_copy
from isip_lint.documents.zip_guard import open_package

Node = Any
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TRANSITIONAL = re.compile(
    rb'(xmlns(?::[\w.-]+)?=")http://schemas\.openxmlformats\.org/'
    rb"(wordprocessingml|officeDocument|drawingml)/2006/"
)
_TYPE_PART = "[Content_Types].xml"


def annotate_docx(data: bytes, checked: Sequence[Block], notes: Notes) -> bytes:
    """Return a copy of the document ``data`` with ``notes`` in it; ``checked`` are its blocks.

    Own comments of an earlier run go, unless somebody answered them; all else stays as it is.
    Raise UnreadableError for a file that cannot be read or has another text by now.
    """
    word = open_word(data)
    traced = trace_docx(word)
    require_same_text(traced.blocks, checked)
    changes = _comments(word, traced, notes)
    _insert(word, notes)
    changes[word.main] = _as_part(word, word.root)
    return sealed_copy(word.package, changes)


def is_own_docx(data: bytes) -> bool:
    """Whether ``data`` is a copy that we wrote and nobody changed since."""
    try:
        return is_own_copy(open_package(data))
    except UnreadableError:
        return False


def _comments(word: WordPackage, traced: Traced, notes: Notes) -> dict[str, bytes]:
    """Write the comments and their anchors; return the parts that change for it."""
    name = word.part_name("comments")
    part = empty_comments() if name is None else word_xml(word.package, name)
    threads_name = word.part_name("commentsExtended")
    threads = None if threads_name is None else word.package.xml(threads_name)
    remove_anchors(word.root, take_own(part, threads))
    ids = add_comments(part, notes)
    _anchor(word, traced, notes.remarks, ids)
    new = name or posixpath.join(posixpath.dirname(word.main), "comments.xml")
    changes = {new: _as_part(word, part)}
    if threads_name is not None:
        changes[threads_name] = _xml(threads)
    return changes if name else {**changes, **_announced(word, new)}


def _anchor(
    word: WordPackage, traced: Traced, remarks: Sequence[Remark], ids: Sequence[str]
) -> None:
    cut_runs(_Places.of(word, traced).span(remark) for remark in remarks)
    again = trace_docx(word)
    # The runs are others now; what they show must be the same.
    require_same_text(again.blocks, traced.blocks)
    places = _Places.of(word, again)
    for remark, name in zip(remarks, ids, strict=True):
        span = places.span(remark)
        holder(span[0]).addprevious(_mark("commentRangeStart", name))
        end = _mark("commentRangeEnd", name)
        holder(span[-1]).addnext(end)
        reference = etree.Element(w("r"))
        reference.append(_mark("commentReference", name))
        end.addnext(reference)


def _mark(kind: str, name: str) -> Node:
    return etree.Element(w(kind), {w("id"): name})


@dataclass(frozen=True, slots=True)
class _Places:
    """Where remarks can be anchored: letters by line, text by line, the first line of the body."""

    letters: Mapping[int, tuple[Letter, ...]]
    texts: Mapping[int, str]
    body: Node
    first: int

    @staticmethod
    def of(word: WordPackage, traced: Traced) -> _Places:
        texts = {block.location.line: block.text for block in traced.blocks}
        letters = block_letters(traced)
        inside = (
            n for n in texts if any(_is_in(letter, word.body) for letter in letters.get(n, ()))
        )
        return _Places(letters, texts, word.body, next(inside, 0))

    def span(self, remark: Remark) -> Sequence[Letter]:
        """Return the letters of a remark; what stands in a margin or a note is said on the title.

        Word allows no comments there.
        """
        letters = self.letters.get(remark.line, ())
        span = span_letters(letters, self.texts[remark.line], remark.start, remark.end)
        if span and _is_in(span[0], self.body) and _is_in(span[-1], self.body):
            return span
        if not self.first:
            raise UnreadableError("no words in the body of the document to put a comment on")
        return span_letters(self.letters[self.first], self.texts[self.first], 0, 0)


def _is_in(letter: Letter, body: Node) -> bool:
    return letter.source is not None and any(e is body for e in letter.source.iterancestors())


def _insert(word: WordPackage, notes: Notes) -> None:
    """Put each addition as a tracked paragraph before its block, on the level of the body."""
    letters = block_letters(trace_docx(word))
    names = [mark.get(w("id"), "") for mark in word.root.iter(w("ins"), w("del"))]
    number = 1 + max((int(name) for name in names if name.isdigit()), default=0)
    for addition in notes.additions:
        found = [letter for letter in letters.get(addition.line, ()) if _is_in(letter, word.body)]
        paragraph = _inserted(addition.text, number, notes)
        if found:
            _child_of(word.body, found[0].source).addprevious(paragraph)
        else:
            _last(word.body).addnext(paragraph)
        number += 2


def _child_of(body: Node, element: Node) -> Node:
    return next(e for e in (element, *element.iterancestors()) if e.getparent() is body)


def _last(body: Node) -> Node:
    return next(child for child in reversed(body) if child.tag != w("sectPr"))


def _inserted(text: str, number: int, notes: Notes) -> Node:
    about = {w("author"): AUTHOR, w("date"): notes.stamp}
    paragraph = etree.Element(P)
    mark = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("rPr"))
    etree.SubElement(mark, w("ins"), {w("id"): str(number), **about})
    inside = etree.SubElement(paragraph, w("ins"), {w("id"): str(number + 1), **about})
    etree.SubElement(etree.SubElement(inside, w("r")), w("t")).text = text
    return paragraph


def _announced(word: WordPackage, part: str) -> dict[str, bytes]:
    """Return the lists of content types and of relations with the new part of comments in them."""
    types: Node = word.package.xml(_TYPE_PART)
    about = {"PartName": f"/{part}", "ContentType": _CONTENT}
    etree.SubElement(types, f"{{{_TYPES}}}Override", about)
    folder, name = posixpath.split(word.main)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    has = word.package.has(path)
    links: Node = (
        word.package.xml(path)
        if has
        else etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    )
    taken = {link.get("Id") for link in links}
    key = next(f"isip{n}" for n in range(len(taken) + 1) if f"isip{n}" not in taken)
    base = _STRICT_RELATIONS if _is_strict(word) else RELATIONS
    target = {"Id": key, "Type": f"{base}/comments", "Target": posixpath.basename(part)}
    etree.SubElement(links, f"{{{_LINKS}}}Relationship", target)
    return {_TYPE_PART: _xml(types), path: _xml(links)}


def _is_strict(word: WordPackage) -> bool:
    return b"purl.oclc.org/ooxml" in word.package.read(word.main)


def _as_part(word: WordPackage, root: Node) -> bytes:
    """Return a part in the names that the document itself uses."""
    text = _xml(root)
    if _is_strict(word):
        return _TRANSITIONAL.sub(rb"\1http://purl.oclc.org/ooxml/\2/", text)
    return text


def _xml(root: Node) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
