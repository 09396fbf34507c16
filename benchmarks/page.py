"""Put generated parts into a page that is written by hand."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def put(page: Path, section: str, text: str) -> None:
    """Replace what stands between the marks of ``section``. Raises ValueError without the marks."""
    begin, end = (f"<!-- {section}: {edge} -->" for edge in ("begin", "end"))
    old = page.read_text(encoding="utf-8")
    new, count = re.subn(
        f"{re.escape(begin)}.*{re.escape(end)}",
        lambda _: f"{begin}\n\n{text.strip()}\n\n{end}",
        old,
        flags=re.DOTALL,
    )
    if count != 1:
        raise ValueError(f"{page.name} has no marks for {section}")
    page.write_text(new, encoding="utf-8")
