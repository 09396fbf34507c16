"""The part of a Word package that holds the comments: own ones go, others stay, new ones come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from isip_lint.documents.remarks import AUTHOR, INITIALS, Notes, Remark, legal
from isip_lint.documents.seal import OPEN_SEAL
from isip_lint.documents.word.names import MAIN, P, w

Node = Any
_NEWER = "http://schemas.microsoft.com/office/word"
_PARA_ID = f"{{{_NEWER}/2010/wordml}}paraId"
_EX_ID = f"{{{_NEWER}/2012/wordml}}paraId"
_EX_PARENT = f"{{{_NEWER}/2012/wordml}}paraIdParent"
_SEAL_ID = "2147480000"


def empty_comments() -> Node:
    """Return a part without comments."""
    return etree.Element(w("comments"), nsmap={"w": MAIN})


def take_own(comments: Node, threads: Node | None) -> frozenset[str]:
    """Remove our comments and return their ids; one that somebody answered stays.

    ``threads`` is the part that says which comment answers which; None if there is none.
    """
    answered = set(_answered(comments, threads))
    own = [
        comment
        for comment in comments.findall(w("comment"))
        if comment.get(w("author")) == AUTHOR and not answered & set(_paragraph_ids(comment))
    ]
    gone = {name for comment in own for name in _paragraph_ids(comment)}
    for comment in own:
        comments.remove(comment)
    for entry in [] if threads is None else list(threads):
        if entry.get(_EX_ID) in gone:
            entry.getparent().remove(entry)
    return frozenset(comment.get(w("id"), "") for comment in own)


def _answered(comments: Node, threads: Node | None) -> Iterator[str]:
    """Yield the ids of paragraphs of comments to which somebody else replied."""
    others = {
        name
        for comment in comments.findall(w("comment"))
        if comment.get(w("author")) != AUTHOR
        for name in _paragraph_ids(comment)
    }
    for entry in () if threads is None else threads:
        if entry.get(_EX_ID) in others and entry.get(_EX_PARENT):
            yield entry.get(_EX_PARENT)


def _paragraph_ids(comment: Node) -> list[str]:
    return [p.get(_PARA_ID) for p in comment.iter(P) if p.get(_PARA_ID)]


def remove_anchors(root: Node, ids: Iterable[str]) -> None:
    """Take the anchors of removed comments out of the text."""
    gone = set(ids)
    for element in list(root.iter(w("commentRangeStart"), w("commentRangeEnd"))):
        if element.get(w("id")) in gone:
            element.getparent().remove(element)
    for element in list(root.iter(w("commentReference"))):
        if element.get(w("id")) in gone:
            run = element.getparent()
            alone = all(child is element or child.tag == w("rPr") for child in run)
            (run.getparent().remove(run) if alone else run.remove(element))


def add_comments(comments: Node, notes: Notes) -> list[str]:
    """Add a comment for each remark; return their ids in order."""
    used = [int(c.get(w("id"), "0")) for c in comments.findall(w("comment"))]
    first = max(used, default=-1) + 1
    ids = [str(first + number) for number in range(len(notes.remarks))]
    for name, remark in zip(ids, notes.remarks, strict=True):
        comments.append(_comment(name, remark, notes))
    for mark in list(comments.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if mark.get(w("id")) == _SEAL_ID:
            mark.getparent().remove(mark)
    if ids:
        _put_seal(comments[-len(ids)][0])
    return ids


def _comment(name: str, remark: Remark, notes: Notes) -> Node:
    about = {"id": name, "author": AUTHOR, "date": notes.stamp, "initials": INITIALS}
    comment = etree.Element(w("comment"), {w(key): text for key, text in about.items()})
    title = _paragraph(comment, (remark.title,), notes.language, bold=True)
    reference = etree.Element(w("r"))
    etree.SubElement(reference, w("annotationRef"))
    title.insert(0, reference)
    for text in remark.paragraphs:
        _paragraph(comment, text.split("\n"), notes.language)
    return comment


def _paragraph(parent: Node, lines: Sequence[str], language: str, *, bold: bool = False) -> Node:
    paragraph = etree.SubElement(parent, P)
    for number, line in enumerate(lines):
        run = etree.SubElement(paragraph, w("r"))
        properties = etree.SubElement(run, w("rPr"))
        if bold:
            etree.SubElement(properties, w("b"))
        etree.SubElement(properties, w("lang"), {w("val"): language})
        if number:
            etree.SubElement(run, w("br"))
        letters = etree.SubElement(run, w("t"))
        letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        letters.text = legal(line)
    return paragraph


def _put_seal(paragraph: Node) -> None:
    """A hidden bookmark in the summary: Word keeps it, and never shows it."""
    for kind, more in (("bookmarkStart", {w("name"): OPEN_SEAL}), ("bookmarkEnd", {})):
        etree.SubElement(paragraph, w(kind), {w("id"): _SEAL_ID, **more})
