"""The stories of an RTF file that are open, one in the other, and their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.flow.model import Aside
from isip_lint.documents.rtf.forms import Form
from isip_lint.documents.rtf.roles import ASIDES, BOXES
from isip_lint.documents.rtf.writer import Layout, Writer
from isip_lint.documents.zip_guard import too_large

_MAX_STORIES = 40


@dataclass(slots=True)
class Stories:
    """The body, and the text boxes and notes in it; ``asides`` are the notes that ended."""

    writers: list[Writer] = field(default_factory=lambda: [Writer()])
    asides: list[Aside] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    @property
    def body(self) -> Writer:
        """The outermost story."""
        return self.writers[0]

    @property
    def writer(self) -> Writer:
        """The innermost story."""
        return self.writers[-1]

    def event(self, sign: Sign, text: str = "") -> None:
        """Add an event to the paragraph that is open."""
        self.writer.events.append(Event(sign, text))

    def begin(self) -> None:
        """Begin a story in the one that is open. Raises UnreadableError for too many."""
        if len(self.writers) > _MAX_STORIES:
            raise too_large("text boxes or notes in each other")
        self.writers.append(Writer())

    def end(self, word: str, layout: Layout) -> None:
        """End the story that ``word`` began."""
        items = self.writers.pop().end(layout)
        if word in BOXES:
            self.writer.boxes.append(items)
            return
        kind, name = ASIDES[word]
        count = sum(1 for aside in self.asides if aside.kind is kind) + 1
        self.asides.append(Aside(kind, f"{name}{count}", items))

    def begin_field(self) -> Callable[[bool], None]:
        """Begin a field and return what ends it, given whether its letters are bold."""
        writer, form = self.writer, Form()
        place = len(writer.events)
        self.forms.append(form)
        self.event(Sign.FIELD_BEGIN)

        def end(bold: bool) -> None:
            self.forms.pop()
            if form.shown():
                shown = Event(Sign.TEXT, form.shown(), bold)
                writer.events.insert(min(place, len(writer.events)), shown)
            writer.events.append(Event(Sign.FIELD_END))

        return end
