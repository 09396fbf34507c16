"""A copy of an OpenDocument text with remarks as annotations, additions as tracked insertions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from lxml import etree

from isip_lint.documents.flow.traced import Letter, Traced, block_letters, span_letters
from isip_lint.documents.model import Block, UnreadableError
from isip_lint.documents.odf.document import trace_odf
from isip_lint.documents.odf.names import n, value
from isip_lint.documents.odf.package import OdfParts, open_odf
from isip_lint.documents.remarks import AUTHOR, Notes, Remark, legal, require_same_text
from isip_lint.documents.seal import OPEN_SEAL
from isip_lint.documents.zip_copy import is_own_copy, sealed_copy
from isip_lint.documents.zip_guard import open_package

Node = Any
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_NOTE, _NOTE_END = n("office:annotation"), n("office:annotation-end")
_CONTENT = "content.xml"


def annotate_odt(data: bytes, checked: Sequence[Block], notes: Notes) -> bytes:
    """Return a copy of the text ``data`` with ``notes`` in it; ``checked`` are its blocks.

    Own annotations of an earlier run go; all else stays as it is.
    Raise UnreadableError for a file that cannot be read or has another text by now.
    """
    parts = open_odf(data)
    _take_own(parts.text)
    traced = trace_odf(parts)
    require_same_text(traced.blocks, checked)
    spots = _Spots.of(parts, traced)
    _write(_marks(spots, notes, parts))
    require_same_text(trace_odf(parts).blocks, checked)
    for number, addition in enumerate(notes.additions):
        letters = spots.letters.get(addition.line, ())
        _insert(parts.text, letters, addition.text, f"isip-addition-{number}", notes)
    content: bytes = etree.tostring(parts.roots[0], xml_declaration=True, encoding="UTF-8")
    return sealed_copy(open_package(data), {_CONTENT: content})


def is_own_odt(data: bytes) -> bool:
    """Whether ``data`` is a copy that we wrote and nobody changed since."""
    try:
        return is_own_copy(open_package(data))
    except UnreadableError:
        return False


def _take_own(text: Node) -> None:
    """Remove our annotations with their ends; one that somebody answered stays."""
    answered = {
        name
        for note in text.iter(_NOTE)
        for key, name in note.attrib.items()
        if key.endswith("}parent-name") and note.findtext(_CREATOR) != AUTHOR
    }
    own = [note for note in text.iter(_NOTE) if note.findtext(_CREATOR) == AUTHOR]
    gone = {value(note, "office:name") for note in own} - answered
    for element in list(text.iter(_NOTE, _NOTE_END)):
        if value(element, "office:name") in gone:
            _drop(element)


def _drop(element: Node) -> None:
    """Remove an element, not the letters behind it."""
    before, parent = element.getprevious(), element.getparent()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where remarks can be anchored: letters by line, text by line, the first line of the body."""

    letters: Mapping[int, Sequence[Letter]]
    texts: Mapping[int, str]
    first: int

    @staticmethod
    def of(parts: OdfParts, traced: Traced) -> _Spots:
        found = block_letters(traced)
        inside = {
            block.location.line: found[block.location.line]
            for block in traced.blocks
            if block.location.path.startswith("body/") and found.get(block.location.line)
        }
        texts = {block.location.line: block.text for block in traced.blocks}
        return _Spots(inside, texts, next(iter(inside), 0))

    def span(self, remark: Remark) -> Sequence[Letter]:
        """Return the letters of a remark; what stands in a margin or a note is said on the title."""
        letters = self.letters.get(remark.line, ())
        span = span_letters(letters, self.texts[remark.line], remark.start, remark.end)
        if span:
            return span
        if not self.first:
            raise UnreadableError("no words in the body of the text to put an annotation on")
        return span_letters(self.letters[self.first], self.texts[self.first], 0, 0)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An element that is to stand before the character at ``place`` of a text."""

    source: tuple[Node, bool]
    place: int
    element: Node

    @property
    def opens(self) -> bool:
        """Whether the mark begins a span: at one place, ends stand before begins."""
        return bool(self.element.tag == _NOTE)


def _marks(spots: _Spots, notes: Notes, parts: OdfParts) -> list[_Mark]:
    taken = {value(note, "office:name") for note in parts.text.iter(_NOTE)}
    names = (f"isip-{number}" for number in count(1) if f"isip-{number}" not in taken)
    found: list[_Mark] = []
    for number, remark in enumerate(notes.remarks):
        span = spots.span(remark)
        name = next(names) if number else OPEN_SEAL
        first, last = span[0], span[-1]
        found.append(_Mark(first.source, first.place, _annotation(name, remark, notes)))
        end = etree.Element(_NOTE_END, {n("office:name"): name})
        found.append(_Mark(last.source, last.place + 1, end))
    return found


def _annotation(name: str, remark: Remark, notes: Notes) -> Node:
    note = etree.Element(_NOTE, {n("office:name"): name})
    etree.SubElement(note, _CREATOR).text = AUTHOR
    etree.SubElement(note, _DATE).text = notes.stamp.rstrip("Z")
    for text in (remark.title, *remark.paragraphs):
        for line in text.split("\n"):
            etree.SubElement(note, n("text:p")).text = legal(line)
    return note


def _write(marks: Sequence[_Mark]) -> None:
    """Put the marks into their texts from the end to the begin, so that places stay right."""
    for mark in sorted(marks, key=lambda mark: (mark.place, mark.opens), reverse=True):
        element, is_tail = mark.source
        text = (element.tail if is_tail else element.text) or ""
        before, after = text[: mark.place], text[mark.place :]
        if is_tail:
            element.tail = before
            parent = element.getparent()
            parent.insert(parent.index(element) + 1, mark.element)
        else:
            element.text = before
            element.insert(0, mark.element)
        mark.element.tail = after


def _insert(text: Node, letters: Sequence[Letter], words: str, name: str, notes: Notes) -> None:
    """Put a tracked paragraph before the block of ``letters``, or at the end of the text."""
    changes = text.find(n("text:tracked-changes"))
    if changes is None:
        changes = etree.Element(n("text:tracked-changes"))
        text.insert(0, changes)
    region = etree.SubElement(
        changes, n("text:changed-region"), {n("xml:id"): name, n("text:id"): name}
    )
    info = etree.SubElement(etree.SubElement(region, n("text:insertion")), n("office:change-info"))
    etree.SubElement(info, _CREATOR).text = AUTHOR
    etree.SubElement(info, _DATE).text = notes.stamp.rstrip("Z")
    paragraph = etree.Element(n("text:p"))
    start = etree.SubElement(paragraph, n("text:change-start"), {n("text:change-id"): name})
    start.tail = legal(words)
    etree.SubElement(paragraph, n("text:change-end"), {n("text:change-id"): name})
    if letters:
        element = letters[0].source[0]
        chain = (element, *element.iterancestors())
        next(e for e in chain if e.getparent() is text).addprevious(paragraph)
    else:
        text.append(paragraph)
