"""Read Word documents: .docx, .docm, .dotx, .dotm, also in the Strict form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.flow.draft import Drafts, add_drafts
from isip_lint.documents.flow.events import CHANGED, REFUSED, UNREAD, Event, Sign
from isip_lint.documents.flow.lines import NO_PAGES, Paging
from isip_lint.documents.flow.traced import Traced
from isip_lint.documents.model import BlockKind, Document, Notice, UnreadableError
from isip_lint.documents.options import Revisions
from isip_lint.documents.word.body import read_story
from isip_lint.documents.word.names import P_PROPERTIES, RELATIONS, REMOVED, P, w
from isip_lint.documents.word.numbering import Counter, ListDefinition, load_lists
from isip_lint.documents.word.package import WordPackage, open_word
from isip_lint.documents.word.styles import StyleSheet, load_styles
from isip_lint.documents.word.walk import Walk
from isip_lint.documents.xml_element import XmlElement
from isip_lint.documents.zip_guard import too_large

MAX_PARAGRAPHS = 100_000
_CHANGES = (*REMOVED, *map(w, ("ins", "moveTo", "cellIns", "cellDel")))
_RENDERED = w("lastRenderedPageBreak")
_PAGES = (w("pageBreakBefore"), f"{P_PROPERTIES}/{w('sectPr')}")
_MARGINS = {
    w("headerReference"): ("header", BlockKind.HEADER),
    w("footerReference"): ("footer", BlockKind.FOOTER),
}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(path: str, data: bytes, revisions: Revisions = Revisions.FINAL) -> Document:
    """Return the Word document with the content ``data``; ``path`` only names it.

    The text is that after acceptance of all tracked changes, or before them for the original;
    hidden and struck letters are no text.
    Raise UnreadableError for a damaged, protected or unsafe file.
    """
    try:
        reading = _Reading.begin(open_word(data, revisions))
        pages = reading.read()
    except RecursionError:
        raise UnreadableError("the file is nested too deep: save it as PDF") from None
    notices = tuple(reading.notices.values())
    return Document(path, "docx", tuple(reading.builder.blocks), notices, pages)


def trace_docx(word: WordPackage) -> Traced:
    """Read an open document again, with the way back from its text to its elements."""
    reading = _Reading.begin(word)
    reading.kept = {}
    reading.read()
    return Traced(tuple(reading.builder.blocks), reading.kept)


@dataclass(slots=True)
class _Reading:
    """A document while its stories are read one after the other."""

    word: WordPackage
    sheet: StyleSheet = field(default_factory=StyleSheet)
    lists: dict[str, ListDefinition] = field(default_factory=dict)
    builder: BlockBuilder = field(default_factory=BlockBuilder)
    notices: dict[tuple[str, str], Notice] = field(default_factory=dict)
    lines: int = 0
    kept: dict[str, Sequence[Event]] | None = None

    @staticmethod
    def begin(word: WordPackage) -> _Reading:
        reading = _Reading(word)
        reading.sheet = load_styles(reading.part(word.part_name("styles")))
        reading.lists = load_lists(reading.part(word.part_name("numbering")), reading.sheet)
        return reading

    def read(self) -> int | None:
        """Read all stories; return the number of pages, if the file tells it."""
        paging = _first_page(self.word.root)
        walk = self.walk(None, paging)
        add_drafts(self.builder, self.story(walk, self.word.body, "body"))
        for drafts in (*self.margins(), *self.notes()):
            add_drafts(self.builder, drafts)
        return walk.paging.page if paging.turns is Sign.RENDERED_PAGE else None

    def walk(self, kind: BlockKind | None, paging: Paging) -> Walk:
        counter = Counter(self.lists)
        return Walk(
            self.sheet,
            counter,
            kept=self.kept,
            paging=paging,
            kind=kind,
            notices=self.notices,
            lines=self.lines,
        )

    def story(self, walk: Walk, element: XmlElement, path: str) -> Drafts:
        _check_length(element)
        if next(element.iter(*_CHANGES), None) is not None:
            code = CHANGED if self.word.revisions is Revisions.FINAL else REFUSED
            self.notices.setdefault((code, ""), Notice(code))
        drafts = read_story(walk, element, path)
        if walk.fields.lost:
            walk.notice(UNREAD, path)
        self.lines = walk.lines
        return drafts

    def margins(self) -> Iterator[Drafts]:
        """Yield the headers and footers in the order of their sections, equal ones once."""
        seen: set[tuple[str, ...]] = set()
        read: dict[str, int] = {"header": 0, "footer": 0}
        targets: set[str] = set()
        for reference in self.word.root.iter(*_MARGINS):
            name, kind = _MARGINS[reference.tag]
            target = self.target(reference)
            root = None if target in targets else self.part(target)
            targets.add(target)
            if root is None:
                continue
            read[name] += 1
            walk = self.walk(kind, NO_PAGES)
            drafts = self.story(walk, root, f"{name}{read[name]}")
            texts = (name, *(draft.text for draft in drafts))
            if texts not in seen:
                seen.add(texts)
                yield drafts

    def target(self, reference: XmlElement) -> str:
        relation = self.word.relations.get(reference.get(f"{{{RELATIONS}}}id", ""))
        return "" if relation is None else relation.target

    def notes(self) -> Iterator[Drafts]:
        """Yield the footnotes, then the endnotes."""
        for kind, name in _NOTES.items():
            root = self.part(self.word.part_name(kind))
            for note in () if root is None else root.findall(w(name)):
                if note.get(w("type"), "normal") == "normal":
                    walk = self.walk(BlockKind.NOTE, NO_PAGES)
                    yield self.story(walk, note, f"{name}{note.get(w('id'), '')}")

    def part(self, name: str | None) -> XmlElement | None:
        """Return the root of a part beside the main one; a notice takes the place of a bad one."""
        if not name:
            return None
        try:
            return self.word.part(name)
        except UnreadableError:
            self.notices.setdefault((UNREAD, name), Notice(UNREAD, name))
            return None


def _first_page(root: XmlElement) -> Paging:
    """Return the begin of the page count: by the breaks Word drew, else by those that are set."""
    if next(root.iter(_RENDERED), None) is not None:
        return Paging(1, Sign.RENDERED_PAGE)
    turned = any(item.get(w("type")) == "page" for item in root.iter(w("br")))
    known = turned or any(root.find(f".//{path}") is not None for path in _PAGES)
    return Paging(1 if known else None, Sign.HARD_PAGE)


def _check_length(element: XmlElement) -> None:
    if sum(1 for _ in element.iter(P)) > MAX_PARAGRAPHS:
        raise too_large(f"more than {MAX_PARAGRAPHS} paragraphs")
