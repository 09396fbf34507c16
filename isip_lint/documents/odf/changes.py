"""Tracked changes of an OpenDocument text."""

from __future__ import annotations

from dataclasses import dataclass, field

from isip_lint.documents.odf.names import n, value
from isip_lint.documents.options import Revisions
from isip_lint.documents.xml_element import XmlElement


@dataclass(slots=True)
class Changes:
    """The changes by their id; ``open`` are the insertions that the walk is in, if they are gone."""

    insertions: frozenset[str] = frozenset()
    deletions: dict[str, XmlElement] = field(default_factory=dict)
    revisions: Revisions = Revisions.FINAL
    open: set[str] = field(default_factory=set)

    @property
    def gone(self) -> bool:
        """Whether what the walk meets is not in the text that counts."""
        return bool(self.open)

    def __bool__(self) -> bool:
        return bool(self.insertions or self.deletions)

    def mark(self, element: XmlElement) -> None:
        """Take the begin or the end of a change."""
        name = value(element, "text:change-id")
        if element.tag == n("text:change-end"):
            self.open.discard(name)
        elif self.revisions is Revisions.ORIGINAL and name in self.insertions:
            self.open.add(name)

    def restored(self, element: XmlElement) -> XmlElement | None:
        """Return what was deleted at a place, if that counts."""
        if self.revisions is Revisions.FINAL:
            return None
        return self.deletions.get(value(element, "text:change-id"))


def load_changes(text: XmlElement, revisions: Revisions) -> Changes:
    """Return the changes of a text that are not accepted yet."""
    insertions: set[str] = set()
    deletions: dict[str, XmlElement] = {}
    for region in text.iter(n("text:changed-region")):
        name = value(region, "text:id") or value(region, "xml:id")
        for change in region:
            if change.tag == n("text:insertion"):
                insertions.add(name)
            elif change.tag == n("text:deletion"):
                deletions[name] = change
    return Changes(frozenset(insertions), deletions, revisions)
