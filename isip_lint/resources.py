"""What travels with the package: its version, and the folders of rules and corpora."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_dir(kind: str) -> Path:
    """Return the folder ``kind`` ("rules" or "corpora") of the wheel or of the source checkout.

    Raises FileNotFoundError when neither holds it.
    """
    installed = _PACKAGE / kind
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"isip-lint is installed without its folder {kind!r}; install it again")


@cache
def tool_version() -> str:
    """Return the version of isip-lint."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("isip-lint")
    except PackageNotFoundError:
        return "0"


def cache_dir() -> Path:
    """Return the folder for what can be made again: ISIP_LINT_CACHE, else that of the user."""
    chosen = os.environ.get("ISIP_LINT_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("isip-lint", appauthor=False))
