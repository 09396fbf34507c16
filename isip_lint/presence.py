"""What stands under a name that a user gave; a name that cannot be one, such as too long, is nothing."""

from __future__ import annotations

import os
from pathlib import Path


def is_folder(path: Path | str) -> bool:
    """Return whether a folder has this name; unlike pathlib, never raise OSError."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path | str) -> bool:
    """Return whether a file has this name; unlike pathlib, never raise OSError."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path | str) -> bool:
    """Return whether anything has this name; unlike pathlib, never raise OSError."""
    return os.path.exists(path)  # noqa: PTH110
