"""isip-lint: a compliance linter for Belgian welfare agreements (GPMI / PIIS) in Dutch and French.

>>> import isip_lint
>>> report = isip_lint.check("agreement.docx")

Nothing heavy is imported before the first check.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isip_lint.api import check
    from isip_lint.engine.model import DocumentReport, Finding, Report, Severity

    __version__: str

__all__ = ["DocumentReport", "Finding", "Report", "Severity", "__version__", "check"]

_HOMES = {
    "check": "isip_lint.api",
    "DocumentReport": "isip_lint.engine.model",
    "Finding": "isip_lint.engine.model",
    "Report": "isip_lint.engine.model",
    "Severity": "isip_lint.engine.model",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from isip_lint.resources import tool_version

        return tool_version()
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'isip_lint' has no attribute {name!r}")
