"""Fields: their result is shown, their code is not; results that stand for a blank are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.model import UnreadableError

_FORM = ("FORMCHECKBOX", "FORMDROPDOWN")
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*\S)", re.IGNORECASE | re.DOTALL)
_MERGED = re.compile(r"«[^»]*»")
_MAX_DEPTH = 40
_MAX_CODE = 500


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come; ``first`` is the place of its first result event."""

    code: str = ""
    in_result: bool = False
    first: int = 0


@dataclass(slots=True)
class Fields:
    """The open fields of a run of text; ``hiding`` of them are still at their code.

    ``lost`` says that letters were taken for code of a field that has not ended yet.
    """

    stack: list[OpenField] = field(default_factory=list)
    hiding: int = 0
    lost: bool = False

    def shown(self, happened: Iterable[Event]) -> list[Event]:
        """Return the events of one paragraph that are shown, without those of fields."""
        shown: list[Event] = []
        for opened in self.stack:
            opened.first = 0
        for event in happened:
            self._take(event, shown)
        return shown

    def _take(self, event: Event, shown: list[Event]) -> None:
        if event.sign is Sign.FIELD_BEGIN:
            self._begin()
        elif event.sign is Sign.FIELD_CODE:
            self._read_code(event.text)
        elif event.sign is Sign.FIELD_RESULT:
            self._turn(len(shown))
        elif event.sign is Sign.FIELD_END:
            self._end(shown)
        elif not self.hiding or event.sign not in {Sign.TEXT, Sign.LINE}:
            shown.append(event)
        elif event.text.strip():
            self.lost = True

    def _begin(self) -> None:
        if len(self.stack) >= _MAX_DEPTH:
            raise UnreadableError("the file has fields nested too deep: save it as PDF")
        self.stack.append(OpenField())
        self.hiding += 1

    def _read_code(self, text: str) -> None:
        if self.stack and not self.stack[-1].in_result:
            self.stack[-1].code = (self.stack[-1].code + text)[:_MAX_CODE]

    def _turn(self, first: int) -> None:
        if not self.stack or self.stack[-1].in_result:
            return
        # The value of a form field is in its data: the result may repeat it.
        if not self.stack[-1].code.strip().upper().startswith(_FORM):
            self.stack[-1].in_result, self.stack[-1].first = True, first
            self._uncover()

    def _uncover(self) -> None:
        self.hiding -= 1
        self.lost = self.lost and self.hiding > 0

    def _end(self, shown: list[Event]) -> None:
        if not self.stack:
            return
        ended = self.stack.pop()
        if ended.in_result:
            _mark_merged(ended, shown)
            return
        self._uncover()
        button = _BUTTON.match(ended.code)
        if button and not self.hiding:
            shown.append(Event(Sign.TEXT, button[1], blank=True))


def _mark_merged(ended: OpenField, shown: list[Event]) -> None:
    result = shown[ended.first :]
    text = "".join(event.text for event in result if event.sign is Sign.TEXT)
    if "MERGEFIELD" in ended.code.upper() and _MERGED.fullmatch(text.strip()):
        shown[ended.first :] = [event._replace(blank=True) for event in result]
