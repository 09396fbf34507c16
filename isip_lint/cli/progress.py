"""A progress bar on standard error, for those who wait at a terminal."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_WIDTH = 24
_NAME = 40


class Progress:
    """Shows how far a batch is, once it has taken more than a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begin = time.monotonic()
        self._shown = False
        self._active = sys.stderr.isatty()

    def __call__(self, number: int, name: str) -> None:
        """Hear that file ``number`` (from 0) is next."""
        if self._active and time.monotonic() - self._begin > _PATIENCE:
            filled = _WIDTH * number // self._total
            bar = "#" * filled + "." * (_WIDTH - filled)
            shown = name[-_NAME:].ljust(_NAME)
            sys.stderr.write(f"\r[{bar}] {number}/{self._total} {shown}")
            sys.stderr.flush()
            self._shown = True

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            sys.stderr.write("\r" + " " * (_WIDTH + _NAME + 24) + "\r")
            sys.stderr.flush()
