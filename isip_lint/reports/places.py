"""What formats for programs share: where a finding stands, and a key that no other finding has."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

from isip_lint.documents.model import Location
from isip_lint.engine.model import DocumentReport, Finding, Report

_SOURCE_LINE = re.compile(r"line(\d+)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its place; ``line`` is that of the file when it is plain text.

    ``columns`` are those of the flagged words (from 1, end excluded) in a line of extracted text;
    ``key`` is the fingerprint with a number for its repetitions in one document.
    """

    document: DocumentReport
    finding: Finding
    line: int
    columns: tuple[int, int] | None
    key: str

    @property
    def unique(self) -> str:
        """A key that no finding in another document has."""
        return hashlib.sha256(f"{self.document.path}\n{self.key}".encode()).hexdigest()[:32]


def placed(document: DocumentReport) -> Iterator[Placed]:
    """Yield the findings of a document with their places."""
    seen: Counter[str] = Counter()
    for finding in document.findings:
        seen[finding.fingerprint] += 1
        key = f"{finding.fingerprint}:{seen[finding.fingerprint]}"
        source = source_line(finding.location)
        exact = source is None and not finding.document_level
        columns = (finding.start + 1, finding.end + 1) if exact else None
        yield Placed(document, finding, source or finding.location.line, columns, key)


def all_placed(report: Report) -> Iterator[Placed]:
    """Yield all findings of a report with their places."""
    for document in report.documents:
        yield from placed(document)


def source_line(location: Location) -> int | None:
    """Return the line in the file, when the file is plain text."""
    found = _SOURCE_LINE.fullmatch(location.path)
    return None if found is None else int(found[1])


def relative(path: str) -> str:
    """Return ``path`` seen from the working folder, with forward slashes, when it lies in it."""
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - links stay links
    inside = absolute.is_relative_to(here)
    return (absolute.relative_to(here) if inside else PurePath(path)).as_posix()


def as_uri(path: str) -> str:
    """Return the address of a file, relative to the working folder when it lies in it."""
    name = relative(path)
    return Path(name).as_uri() if PurePath(name).is_absolute() else quote(name)
