"""Read Rich Text Format."""

from __future__ import annotations

import re

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.flow.draft import add_drafts
from isip_lint.documents.flow.events import CHANGED, REFUSED, UNREAD, Sign
from isip_lint.documents.flow.lines import Paging
from isip_lint.documents.flow.state import Story
from isip_lint.documents.flow.story import add_asides, tell
from isip_lint.documents.model import Document, Notice
from isip_lint.documents.options import Revisions
from isip_lint.documents.rtf.reader import Reader
from isip_lint.documents.zip_guard import too_large

MAX_BYTES = 64 * 2**20
MAX_PARAGRAPHS = 100_000
_ENDS = re.compile(rb"\\(?:par|cell|nestcell|line)(?![a-z])")
_PAGES = re.compile(rb"\\page(?:bb)?(?![a-z])")


def read_rtf(path: str, data: bytes, revisions: Revisions = Revisions.FINAL) -> Document:
    """Return the RTF document with the content ``data``; ``path`` only names it.

    The text is that after acceptance of all tracked changes, or before them for the original;
    hidden and struck letters are no text. Raises UnreadableError for a file beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise too_large(f"{len(data)} bytes")
    if sum(1 for _ in _ENDS.finditer(data)) > MAX_PARAGRAPHS:
        raise too_large(f"more than {MAX_PARAGRAPHS} paragraphs")
    reader = Reader(revisions)
    body = reader.read(data)
    story = Story(paging=Paging(1 if _PAGES.search(data) else None, Sign.HARD_PAGE))
    builder = BlockBuilder()
    add_drafts(builder, tell(story, body, "body"))
    add_asides(builder, story, reader.stories.asides)
    if reader.changed:
        code = CHANGED if revisions is Revisions.FINAL else REFUSED
        story.notices[code, ""] = Notice(code)
    if reader.cut_off:
        story.notices[UNREAD, "end"] = Notice(UNREAD, "EOF")
    return Document(path, "rtf", tuple(builder.blocks), tuple(story.notices.values()))
