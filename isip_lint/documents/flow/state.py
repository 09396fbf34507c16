"""What a walk through a story keeps: pages, notices, the number of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from isip_lint.documents.flow.events import HIDDEN, STRUCK, Event, Sign
from isip_lint.documents.flow.lines import NO_PAGES, Paging
from isip_lint.documents.model import BlockKind, Notice
from isip_lint.documents.zip_guard import too_large

MAX_LINES = 200_000
_MAX_NOTICES = 20
_ONCE = frozenset({HIDDEN, STRUCK})


@dataclass(slots=True, kw_only=True)
class Story:
    """The state of a walk.

    ``kind`` is set for all blocks of a header, footer or note; ``cells`` counts those around.
    ``kept`` takes what each paragraph shows, by its path, when the way back to the letters is asked.
    """

    paging: Paging = NO_PAGES
    kind: BlockKind | None = None
    notices: dict[tuple[str, str], Notice] = field(default_factory=dict)
    lines: int = 0
    cells: int = 0
    kept: dict[str, Sequence[Event]] | None = None

    def notice(self, code: str, path: str) -> None:
        """Keep a notice, once per place, or once in all for what concerns letters."""
        known = sum(1 for kept, _ in self.notices if kept == code)
        if known < (1 if code in _ONCE else _MAX_NOTICES):
            self.notices.setdefault((code, path), Notice(code, path, self.paging.page))

    def count(self, lines: int) -> None:
        """Count lines; raise UnreadableError when there are more than any agreement has."""
        self.lines += lines
        if self.lines > MAX_LINES:
            raise too_large(f"more than {MAX_LINES} lines")

    def turn_page(self) -> None:
        """Begin a new page, where pages are counted by the breaks that are set."""
        self.paging = self.paging.after(Event(Sign.HARD_PAGE))
