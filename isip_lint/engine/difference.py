"""What changed between two states of documents: findings added, gone and kept."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport, Finding, Severity
from isip_lint.engine.verdict import CLEAN, FOUND, NEVER, NOT_JUDGED, is_fully_judged

Documents = Sequence[DocumentReport]


@dataclass(frozen=True, slots=True)
class Pair:
    """A document then and now, None where there is none, with what changed in its live findings."""

    old: DocumentReport | None
    new: DocumentReport | None
    added: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    kept: tuple[Finding, ...]

    @property
    def path(self) -> str:
        """The name now, or that of a document that is no longer there."""
        document = self.new or self.old
        return document.path if document else ""


def compare(old: Documents, new: Documents) -> tuple[Pair, ...]:
    """Return the pairs of documents: one with one, else by name below the common folder.

    A name with another ending (agreement.docx, agreement.pdf) is the same document when no other
    has the whole name.
    """
    if len(old) == len(new) == 1:
        return (_pair(old[0], new[0]),)
    return tuple(_pair(before, now) for before, now in _paired(_by_name(old), _by_name(new)))


def _by_name(documents: Documents) -> dict[str, DocumentReport]:
    folders = {os.path.dirname(os.path.abspath(d.path)) for d in documents}  # noqa: PTH100, PTH120
    common = os.path.commonpath(folders) if folders else ""
    return {os.path.relpath(d.path, common): d for d in documents}


def _paired(
    old: dict[str, DocumentReport], new: dict[str, DocumentReport]
) -> Iterator[tuple[DocumentReport | None, DocumentReport | None]]:
    left = {name: document for name, document in old.items() if name not in new}
    for name, now in new.items():
        before = old.get(name)
        if before is None:
            other = _same_stem(name, left, new)
            before = left.pop(other) if other else None
        yield before, now
    yield from ((before, None) for before in left.values())


def _same_stem(name: str, left: Iterable[str], new: Mapping[str, DocumentReport]) -> str | None:
    stem = PurePath(name).with_suffix("")
    rivals = [n for n in new if PurePath(n).with_suffix("") == stem]
    found = [n for n in left if PurePath(n).with_suffix("") == stem]
    return found[0] if len(found) == len(rivals) == 1 else None


def _pair(old: DocumentReport | None, new: DocumentReport | None) -> Pair:
    before = [f for f in old.findings if f.live] if old else []
    now = [f for f in new.findings if f.live] if new else []
    added, kept = _split(now, before)
    # What a file that could not be judged no longer holds is not known.
    refused = new is not None and new.status is not Status.CHECKED
    gone, _ = ((), ()) if refused else _split(before, now)
    return Pair(old, new, added, gone, kept)


def _split(
    findings: Sequence[Finding], others: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return (findings that have no equal in ``others``, the rest); each equal serves once."""
    left = Counter((f.rule, f.fingerprint) for f in others)
    alone: list[Finding] = []
    shared: list[Finding] = []
    for finding in findings:
        key = (finding.rule, finding.fingerprint)
        (shared if left[key] > 0 else alone).append(finding)
        left[key] -= 1
    return tuple(alone), tuple(shared)


def diff_status(pairs: Sequence[Pair], fail_on: str) -> int:
    """Return 1 when something at or above ``fail_on`` was added, else 3 when a document of either
    state was not judged in full, else 0."""
    if fail_on != NEVER:
        threshold = Severity(fail_on).rank
        if any(f.severity.rank >= threshold for pair in pairs for f in pair.added):
            return FOUND
    documents = [d for pair in pairs for d in (pair.old, pair.new) if d is not None]
    return CLEAN if all(map(is_fully_judged, documents)) else NOT_JUDGED
