"""What happens inside a paragraph, in order: letters, line ends, fields, boxes, pictures."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from isip_lint.documents.xml_element import XmlElement

PICTURE = "picture"
UNREAD = "unread-part"
HIDDEN = "hidden-text"
STRUCK = "struck-text"
CHANGED = "unaccepted-changes"
REFUSED = "refused-changes"


class Sign(Enum):
    """Kinds of events."""

    TEXT = auto()
    LINE = auto()
    RENDERED_PAGE = auto()
    HARD_PAGE = auto()
    FIELD_BEGIN = auto()
    FIELD_CODE = auto()
    FIELD_RESULT = auto()
    FIELD_END = auto()
    BOX = auto()
    NOTICE = auto()


class Event(NamedTuple):
    """``text`` is what is shown, a field's code, or a notice; ``element`` is a box's content.

    ``source`` is what holds letters: an element of Word; an element of OpenDocument, and whether
    they stand behind it.
    """

    sign: Sign
    text: str = ""
    bold: bool = False
    blank: bool = False
    element: XmlElement | None = None
    source: XmlElement | tuple[XmlElement, bool] | None = None
