"""JSON Lines: each document and each finding on a line of its own, the summary last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from isip_lint.engine.model import Report
from isip_lint.reports.json import as_data
from isip_lint.reports.table import Rendering


def render(report: Report, rendering: Rendering) -> str:
    """Return lines that say what they hold in ``type``: document, finding or summary."""
    return "".join(
        f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(as_data(report, rendering))
    )


def _lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for document in data["documents"]:
        findings = document.pop("findings")
        yield {"type": "document", **document}
        for finding in findings:
            yield {"type": "finding", "document": document["path"], **finding}
    head = {key: data[key] for key in ("schema_version", "tool", "personal_data")}
    yield {"type": "summary", **head, **data["summary"]}
