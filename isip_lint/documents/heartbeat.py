"""Signs of life of slow work, for those who wait for it and for those who limit its time."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let ``listener`` hear of each page that begins: its number and their total."""
    _listeners[:] = [listener]


def beat(page: int, total: int) -> None:
    """Say that work on a page begins."""
    for listener in _listeners:
        listener(page, total)
