"""Read web pages that a browser or Word saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from isip_lint.documents.html.document import MAX_BYTES, read_html
from isip_lint.documents.model import Document, UnreadableError
from isip_lint.documents.zip_guard import too_large

_MOST_NESTED = 20


def read_archive(path: str, data: bytes) -> Document:
    """Return the page in the file ``data``; ``path`` only names it.

    Raises UnreadableError where there is none, and as for a page.
    """
    if len(data) > MAX_BYTES:
        raise too_large(f"{len(data)} bytes")
    page = _page(data)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise UnreadableError("the file holds no web page: save it again or as PDF")
    charset = page.get_content_charset()
    mark = b'<meta charset="%s">' % charset.encode() if charset else b""
    return read_html(path, content if b"charset" in content[:4_096].lower() else mark + content)


def _page(data: bytes) -> EmailMessage | None:
    """The first part that is a page, None where there is none."""
    if data.lower().count(b"multipart/") > _MOST_NESTED:
        raise UnreadableError("the file is nested too deep: save it as PDF")
    parts = message_from_bytes(data.lstrip(), policy=policy.default).walk()
    return next((part for part in parts if part.get_content_type() == "text/html"), None)
