"""Read web pages."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree, html

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.encoding import decode
from isip_lint.documents.flow.draft import add_drafts
from isip_lint.documents.flow.state import Story
from isip_lint.documents.flow.story import add_asides, tell
from isip_lint.documents.html.css import load_rules
from isip_lint.documents.html.walk import HtmlStory, Page
from isip_lint.documents.model import Document, Notice, UnreadableError
from isip_lint.documents.xml_element import XmlElement
from isip_lint.documents.zip_guard import MAX_TAGS, too_large

MAX_BYTES = 32 * 2**20
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 4_096


def read_html(path: str, data: bytes) -> Document:
    """Return the page with the content ``data``; ``path`` only names it.

    What a browser does not show is no text: scripts, comments, hidden and struck-out parts. Raises
    UnreadableError for a file beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise too_large(f"{len(data)} bytes")
    if data.count(b"<") > MAX_TAGS:
        raise too_large("too many elements")
    text, encoding = _decoded(data)
    try:
        document = _read(path, _root(text))
    except RecursionError:
        raise UnreadableError("the file is nested too deep: save it as PDF") from None
    told = () if encoding in {"utf-8", "ascii"} else (Notice("encoding", encoding),)
    return Document(path, "html", document.blocks, (*document.notices, *told))


def _read(path: str, root: XmlElement) -> Document:
    page = Page(load_rules(root))
    items = HtmlStory(page).read(root)
    builder, story = BlockBuilder(), Story()
    add_drafts(builder, tell(story, items, "body"))
    add_asides(builder, story, page.asides)
    return Document(path, "html", tuple(builder.blocks), tuple(story.notices.values()))


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding: as the page says, unless that is plainly wrong."""
    told = _CHARSET.search(data[:_HEAD])
    if told is None or told[1].lower().startswith(b"utf-16") or _shows_unicode(data):
        return decode(data)
    # A page that says ISO-8859-1 means Windows-1252 (WHATWG Encoding Standard).
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(
        told[1].decode("ascii", "replace").lower(), told[1].decode("ascii", "replace").lower()
    )
    try:
        return data.decode(name), codecs.lookup(name).name
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data)


def _shows_unicode(data: bytes) -> bool:
    """Whether bytes are Unicode whatever the page says: by a mark, or letters that no other has."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _root(text: str) -> XmlElement:
    # Without the whole tree what is nested deep would be cut off without a word.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: Any = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("the page is empty or damaged: save it again or as PDF") from error
    element: XmlElement = root
    return element
