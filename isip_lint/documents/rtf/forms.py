"""Form fields of an RTF file."""

from __future__ import annotations

from dataclasses import dataclass, field

from isip_lint.documents.flow.symbols import OFF, ON

_BOX, _CHOICE = 1, 2
_DEFAULT_STATE = 25


@dataclass(slots=True)
class Form:
    """A form field: its kind, its state, the state from the start, and what can be chosen."""

    kind: int = 0
    state: int = _DEFAULT_STATE
    default: int = 0
    entries: list[str] = field(default_factory=list)

    def shown(self) -> str:
        """Return what the field shows, "" if that stands in its result."""
        state = self.default if self.state == _DEFAULT_STATE else self.state
        if self.kind == _BOX:
            return ON if state else OFF
        chosen = self.kind == _CHOICE and 0 <= state < len(self.entries)
        return self.entries[state] if chosen else ""
