"""Read OpenDocument text: .odt, .ott and the flat .fodt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.flow.draft import add_drafts
from isip_lint.documents.flow.events import CHANGED, REFUSED, Event, Sign
from isip_lint.documents.flow.lines import Paging
from isip_lint.documents.flow.model import Aside
from isip_lint.documents.flow.state import Story
from isip_lint.documents.flow.story import add_asides, tell
from isip_lint.documents.flow.traced import Traced
from isip_lint.documents.model import BlockKind, Document, Notice, UnreadableError
from isip_lint.documents.odf.changes import load_changes
from isip_lint.documents.odf.controls import load_controls
from isip_lint.documents.odf.names import n, value
from isip_lint.documents.odf.numbering import Numbering
from isip_lint.documents.odf.package import OdfParts, open_odf
from isip_lint.documents.odf.styles import load_styles
from isip_lint.documents.odf.walk import OdfWalk
from isip_lint.documents.options import Revisions
from isip_lint.documents.xml_element import XmlElement
from isip_lint.documents.zip_guard import too_large

MAX_PARAGRAPHS = 100_000
_SOFT_PAGE = n("text:soft-page-break")
_MARGINS = {
    n(f"style:{name}{which}"): (kind, name)
    for name, kind in (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))
    for which in ("", "-left", "-first")
}


def read_odf(path: str, data: bytes, revisions: Revisions = Revisions.FINAL) -> Document:
    """Return the OpenDocument text with the content ``data``; ``path`` only names it.

    The text is that after acceptance of all tracked changes, or before them for the original;
    hidden and struck letters and comments are no text. Raises UnreadableError for a damaged,
    protected or unsafe file.
    """
    try:
        return _read(path, open_odf(data), revisions)
    except RecursionError:
        raise UnreadableError("the file is nested too deep: save it as PDF") from None


def trace_odf(parts: OdfParts) -> Traced:
    """Read an open text again, with the way back from its words to its elements."""
    kept: dict[str, Sequence[Event]] = {}
    return Traced(_read("", parts, Revisions.FINAL, kept).blocks, kept)


def _read(
    path: str,
    parts: OdfParts,
    revisions: Revisions,
    kept: dict[str, Sequence[Event]] | None = None,
) -> Document:
    if sum(1 for _ in parts.text.iter(n("text:p"), n("text:h"))) > MAX_PARAGRAPHS:
        raise too_large(f"more than {MAX_PARAGRAPHS} paragraphs")
    book = load_styles(parts.roots)
    changes = load_changes(parts.text, revisions)
    walk = OdfWalk(book, Numbering(book), changes, load_controls(parts.text))
    story = Story(paging=_first_page(parts.text), kept=kept)
    builder = BlockBuilder()
    add_drafts(builder, tell(story, walk.items(parts.text), "body"))
    pages = story.paging.page if story.paging.turns is Sign.RENDERED_PAGE else None
    notes = sorted(walk.notes, key=lambda note: note.name.rstrip("0123456789"), reverse=True)
    add_asides(builder, story, (*_margins(parts, walk), *notes))
    if changes:
        code = CHANGED if revisions is Revisions.FINAL else REFUSED
        story.notices[code, ""] = Notice(code)
    notices = tuple(story.notices.values())
    return Document(path, "odt", tuple(builder.blocks), notices, pages)


def _first_page(text: XmlElement) -> Paging:
    """Return the begin of the page count, by the breaks that were drawn when it was saved."""
    known = next(text.iter(_SOFT_PAGE), None) is not None
    return Paging(1 if known else None, Sign.RENDERED_PAGE)


def _margins(parts: OdfParts, walk: OdfWalk) -> Iterator[Aside]:
    """Yield the headers and footers of all kinds of pages."""
    counts = {"header": 0, "footer": 0}
    for margin in _shown_margins(parts):
        kind, name = _MARGINS[margin.tag]
        counts[name] += 1
        yield Aside(kind, f"{name}{counts[name]}", walk.items(margin))


def _shown_margins(parts: OdfParts) -> Iterator[XmlElement]:
    for root in parts.roots:
        for page in root.iter(n("style:master-page")):
            yield from (
                margin
                for margin in page.iter(*_MARGINS)
                if value(margin, "style:display") != "false"
            )
