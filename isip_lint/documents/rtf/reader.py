"""Read the groups of an RTF file into stories."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from isip_lint.documents.builder import squeeze
from isip_lint.documents.flow.events import HIDDEN, PICTURE, STRUCK, UNREAD, Event, Sign
from isip_lint.documents.flow.model import Items
from isip_lint.documents.flow.names import named_heading
from isip_lint.documents.options import Revisions
from isip_lint.documents.rtf.fonts import Font, codepage, platform
from isip_lint.documents.rtf.letters import Decoder
from isip_lint.documents.rtf.look import (
    PLAIN,
    UNSET,
    Letters,
    Lines,
    heading,
    letters_after,
    lines_after,
)
from isip_lint.documents.rtf.roles import (
    ASIDES,
    BOXES,
    CHARACTERS,
    ROLES,
    SYMBOLS,
    TRANSPARENT,
    Role,
)
from isip_lint.documents.rtf.stories import Stories
from isip_lint.documents.rtf.tokens import Kind, Token, tokens
from isip_lint.documents.rtf.writer import Layout, RowSpec
from isip_lint.documents.zip_guard import too_large

_MAX_GROUPS = 1_000


@dataclass(slots=True)
class Group:
    """An open group; it hands its look and role down to the groups in it."""

    role: Role = Role.BODY
    letters: Letters = PLAIN
    lines: Lines = UNSET
    font: int = -1
    fallback: int = 1
    ends: Callable[[], None] | None = None


@dataclass(slots=True)
class Reader:
    """An RTF file while it is read; the asides of ``stories`` and ``changed`` are an outcome too."""

    revisions: Revisions = Revisions.FINAL
    groups: list[Group] = field(default_factory=lambda: [Group()])
    stories: Stories = field(default_factory=Stories)
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    row: RowSpec = field(default_factory=RowSpec)
    decoder: Decoder = field(default_factory=Decoder)
    first_font: int = 0
    opened: bool = False
    marked: bool = False
    changed: bool = False
    cut_off: bool = False

    @property
    def group(self) -> Group:
        """The innermost group."""
        return self.groups[-1]

    def read(self, data: bytes) -> Items:
        """Read the file and return its body."""
        for token in tokens(data):
            self._take(token)
            if token.kind is Kind.CLOSE and len(self.groups) == 1:
                break
        self._flush()
        self.cut_off = len(self.groups) > 2
        while len(self.groups) > 1:
            self._close()
        return self.stories.body.end(self._layout())

    def _take(self, token: Token) -> None:
        if self.group.role is Role.SKIPPED and token.kind in {Kind.WORD, Kind.SYMBOL, Kind.BYTES}:
            return
        if token.kind is Kind.BYTES:
            self._bytes(token.data)
        elif token.kind is Kind.SYMBOL:
            self._symbol(token.word)
        elif token.kind is Kind.WORD:
            self._word(token.word, token.number)
        else:
            self._flush()
            self.decoder.skip = 0
            self._open() if token.kind is Kind.OPEN else self._close()

    def _open(self) -> None:
        if len(self.groups) > _MAX_GROUPS:
            raise too_large(f"more than {_MAX_GROUPS} groups in each other")
        group = copy(self.group)
        group.ends = None
        self.groups.append(group)
        self.opened, self.marked = True, False

    def _close(self) -> None:
        self.opened = False
        if len(self.groups) == 1:
            return
        if self.group.ends is not None:
            self.group.ends()
        self.groups.pop()

    def _bytes(self, data: bytes) -> None:
        self.opened = False
        kept = self.decoder.takes_bytes(data)
        if kept:
            if self.decoder.text:
                self._flush()
            self.decoder.raw += kept

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self.marked = True
            return
        self.opened = False
        if sign in "\r\n":
            self._word("par", None)
        elif sign in SYMBOLS and self.decoder.takes_sign():
            self._characters(SYMBOLS[sign])

    def _characters(self, text: str) -> None:
        if self.decoder.raw:
            self._flush()
        self.decoder.text.append(text)

    def _word(self, word: str, number: int | None) -> None:
        opened, self.opened = self.opened, False
        if word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            if self.decoder.takes_sign():
                self._characters(CHARACTERS[word])
        else:
            self._flush()
            self.decoder.skip = 0
            if not (opened and self._enters(word)):
                self._apply(word, number)

    def _unicode(self, number: int) -> None:
        self._characters(chr(number % 0x10000))
        self.decoder.skip = self.group.fallback

    def _flush(self) -> None:
        """Hand the letters that came together to the group they stand in."""
        if self.decoder.raw or self.decoder.text:
            key = self.group.font if self.group.font >= 0 else self.first_font
            self._told(self.decoder.ended(self.fonts.get(key, Font())))

    def _told(self, text: str) -> None:
        role = self.group.role
        if role is Role.BODY:
            self._letters(text)
        elif role is Role.LABEL:
            self.stories.writer.label = squeeze(f"{self.stories.writer.label}{text}")
        elif role is Role.CODE:
            self.stories.writer.events.append(Event(Sign.FIELD_CODE, text))
        elif role is Role.ENTRY and self.stories.forms:
            self.stories.forms[-1].entries.append(text.strip())
        elif role is Role.FONTS:
            self._name_font(text)
        elif role is Role.STYLES:
            self._name_style(text)

    def _letters(self, text: str) -> None:
        letters = self.group.letters
        self.changed = self.changed or letters.deleted or letters.added
        if letters.is_gone(self.revisions):
            return
        code = HIDDEN if letters.hidden else STRUCK if letters.struck else ""
        if not code:
            self.stories.writer.events.append(Event(Sign.TEXT, text, letters.bold))
        elif text.strip():
            self.stories.writer.events.append(Event(Sign.NOTICE, code))

    def _name_font(self, text: str) -> None:
        self.fonts.setdefault(self.group.font, Font()).add_name(text)

    def _name_style(self, text: str) -> None:
        level = heading(self.group.lines.outline, named_heading(text.partition(";")[0].strip()))
        self.styles[self.group.lines.style] = level

    def _enters(self, word: str) -> bool:
        """Tell whether ``word``, the first of its group, says what the group is for."""
        if word in {"pict", "object"}:
            self.stories.event(Sign.NOTICE, PICTURE if word == "pict" else UNREAD)
            self.group.role = Role.SKIPPED
        elif word in ASIDES or word in BOXES:
            self._begin_story(word)
        elif word == "field":
            self._begin_field()
        elif word in ROLES:
            self._set_role(ROLES[word])
        elif word == "fldrslt":
            self.stories.event(Sign.FIELD_RESULT)
            self.group.role = Role.BODY
        elif word == "nesttableprops":
            self.group.ends = self._keeps_row()
        elif self.marked and word not in TRANSPARENT:
            self.group.role = Role.SKIPPED
        else:
            return False
        return True

    def _set_role(self, role: Role) -> None:
        self.group.role = role
        if role is Role.LABEL:
            self.stories.writer.label = ""
        elif role in {Role.FONTS, Role.STYLES}:
            self.group.lines = UNSET

    def _begin_story(self, word: str) -> None:
        self.stories.begin()
        self.group.role, self.group.letters = Role.BODY, PLAIN
        self.group.lines = UNSET
        self.group.ends = lambda: self.stories.end(word, self._layout())

    def _begin_field(self) -> None:
        end = self.stories.begin_field()
        self.group.ends = lambda: end(self.group.letters.bold)

    def _keeps_row(self) -> Callable[[], None]:
        around = self.row

        def end() -> None:
            self.row = around

        return end

    def _apply(self, word: str, number: int | None) -> None:
        group = self.group
        letters = letters_after(group.letters, word, number)
        lines = lines_after(group.lines, word, number)
        if letters is not None:
            group.letters = letters
        elif lines is not None:
            group.lines = lines
        elif word in _ENDS:
            if group.role is Role.BODY:
                _ENDS[word](self)
        elif word in _ROW_WORDS:
            _ROW_WORDS[word](self, number or 0)
        elif word in _SETTINGS:
            _SETTINGS[word](self, number or 0)
        else:
            self.decoder.encoding = platform(word) or self.decoder.encoding

    def _layout(self, level: int | None = None) -> Layout:
        lines = self.group.lines
        listed = lines.listed or bool(self.stories.writer.label)
        return Layout(
            lines.table_level if level is None else level,
            heading(lines.outline, self.styles.get(lines.style, 0)),
            lines.depth if listed else None,
            lines.new_page,
        )

    def _end_paragraph(self) -> None:
        """A paragraph whose end is deleted goes on in the next one."""
        letters = self.group.letters
        self.changed = self.changed or letters.deleted or letters.added
        if not letters.is_gone(self.revisions):
            self.stories.writer.end_paragraph(self._layout())

    def _end_section(self) -> None:
        self.stories.writer.end_paragraph(self._layout(0))
        self.stories.event(Sign.HARD_PAGE)

    def _end_page(self) -> None:
        self.stories.event(Sign.LINE)
        self.stories.event(Sign.HARD_PAGE)

    def _nested(self) -> int:
        return max(self.group.lines.table_level, 2)

    def _set_font(self, number: int) -> None:
        self.group.font = number
        if self.group.role is Role.FONTS:
            self.fonts.setdefault(number, Font())

    def _set_form(self, name: str, number: int) -> None:
        if self.stories.forms and self.group.role is Role.FORM:
            setattr(self.stories.forms[-1], name, number)


_ENDS: dict[str, Callable[[Reader], None]] = {
    "par": Reader._end_paragraph,
    "sect": Reader._end_section,
    "page": Reader._end_page,
    "line": lambda reader: reader.stories.event(Sign.LINE),
    "cell": lambda reader: reader.stories.writer.end_cell(reader._layout(1)),
    "nestcell": lambda reader: reader.stories.writer.end_cell(reader._layout(reader._nested())),
    "row": lambda reader: reader.stories.writer.end_row(1, reader.row),
    "nestrow": lambda reader: reader.stories.writer.end_row(reader._nested(), reader.row),
}
_ROW_WORDS: dict[str, Callable[[Reader, int], None]] = {
    "trowd": lambda reader, _: setattr(reader, "row", RowSpec()),
    "trleft": lambda reader, number: setattr(reader.row, "left", number),
    "trhdr": lambda reader, _: setattr(reader.row, "repeated", True),
    "cellx": lambda reader, number: reader.row.end_cell(number),
    "clmrg": lambda reader, _: setattr(reader.row.next, "beside", True),
    "clvmrg": lambda reader, _: setattr(reader.row.next, "below", True),
}
_SETTINGS: dict[str, Callable[[Reader, int], None]] = {
    "f": Reader._set_font,
    "deff": lambda reader, number: setattr(reader, "first_font", number),
    "ansicpg": lambda reader, number: setattr(reader.decoder, "encoding", codepage(number)),
    "fcharset": lambda reader, number: reader.fonts.setdefault(
        reader.group.font, Font()
    ).set_charset(number),
    "uc": lambda reader, number: setattr(reader.group, "fallback", number),
    "fftype": lambda reader, number: reader._set_form("kind", number),
    "ffres": lambda reader, number: reader._set_form("state", number),
    "ffdefres": lambda reader, number: reader._set_form("default", number),
}
