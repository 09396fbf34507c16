"""Reports without personal data: each detail gives way to a word that says what stood there.

This makes a report fit to leave the screen; it does not make it anonymous.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath
from typing import Any

from isip_lint.analysis.personal_data import Detail, PersonalData
from isip_lint.analysis.personal_words import Kind
from isip_lint.documents.model import Block
from isip_lint.engine.model import DocumentReport, Finding, Passage, Report

_HASH = 12
_QUOTABLE = 3
_EDGES = " ,;:.()/-"


def masked(report: Report, *, moved: bool = False) -> Report:
    """Return ``report`` with personal data masked.

    The start and end of a finding stay those of the text as ``extract`` shows it; with ``moved``
    they become those of the masked blocks, for a report that shows the text itself.
    """
    documents = tuple(masked_document(document, moved=moved) for document in report.documents)
    return replace(report, documents=documents)


def with_hashed_paths(report: Report) -> Report:
    """Return ``report`` with names of files that tell files apart and nothing else."""
    documents = (replace(d, path=hashed_path(d.path)) for d in report.documents)
    left_out = tuple(hashed_path(path) for path in report.left_out)
    stale = tuple(replace(s, path=s.path and hashed_path(s.path)) for s in report.stale)
    gone = tuple(replace(g, path=hashed_path(g.path)) for g in report.gone)
    return replace(report, documents=tuple(documents), left_out=left_out, stale=stale, gone=gone)


def hashed_path(path: str) -> str:
    """Return a name made from a path; it keeps the kind of file."""
    digest = hashlib.sha256(PurePath(path).as_posix().encode()).hexdigest()[:_HASH]
    return f"document-{digest}{PurePath(path).suffix.lower()}"


def mask_text(text: str, personal: PersonalData) -> str:
    """Return ``text`` with a placeholder for each personal detail."""
    return _replaced(text, personal.details(text), personal)


def mask_lines(text: str, personal: PersonalData, kept: Collection[str]) -> str:
    """Return ``text`` masked, but for the lines in ``kept``: names of files stay."""
    runs = groupby(text.splitlines(keepends=True), lambda line: line.rstrip("\n") in kept)
    joined = (("".join(lines), stays) for stays, lines in runs)
    return "".join(run if stays else mask_text(run, personal) for run, stays in joined)


def mask_part(part: str, whole: str, personal: PersonalData) -> str:
    """Return words of ``whole`` masked as they are in it."""
    start = whole.find(part)
    if start < 0 or not part:
        return mask_text(part, personal)
    end = start + len(part)
    inside = (
        Detail(max(d.start, start) - start, min(d.end, end) - start, d.kind)
        for d in personal.details(whole)
        if d.start < end and start < d.end
    )
    return _replaced(part, inside, personal)


def mask_json(text: str, personal: PersonalData) -> str:
    """Return JSON with each text in it masked; names of files stay."""
    return json.dumps(_values(json.loads(text), personal), ensure_ascii=False, indent=2) + "\n"


def _values(data: Any, personal: PersonalData, key: str = "") -> Any:
    if isinstance(data, str):
        return data if key == "path" else mask_text(data, personal)
    if isinstance(data, list):
        return [_values(value, personal) for value in data]
    if isinstance(data, dict):
        return {name: _values(value, personal, name) for name, value in data.items()}
    return data


def _replaced(text: str, details: Iterable[Detail], personal: PersonalData) -> str:
    pieces, last = [], 0
    for detail in details:
        placeholder = personal.words.placeholder(detail.kind, personal.language)
        pieces += [text[last : detail.start], placeholder]
        last = detail.end
    return "".join((*pieces, text[last:]))


def masked_document(document: DocumentReport, *, moved: bool = False) -> DocumentReport:
    """Return the verdict on one document so; what was masked once is known afterwards."""
    personal = document.personal
    if personal is None:
        return document
    lines = {b.location.line: b.text for p in document.passages for b in p.blocks} if moved else {}
    return replace(
        document,
        findings=tuple(_finding(found, personal, lines) for found in document.findings),
        passages=tuple(_passage(passage, personal) for passage in document.passages),
    )


def _passage(passage: Passage, personal: PersonalData) -> Passage:
    blocks = tuple(_block(block, personal) for block in passage.blocks)
    return replace(passage, title=mask_text(passage.title, personal), blocks=blocks)


def _block(block: Block, personal: PersonalData) -> Block:
    cell = block.cell and replace(
        block.cell,
        column_head=mask_text(block.cell.column_head, personal),
        row_head=mask_text(block.cell.row_head, personal),
    )
    text, label = mask_text(block.text, personal), mask_text(block.label, personal)
    return replace(block, text=text, label=label, placeholders=(), cell=cell)


def _finding(finding: Finding, personal: PersonalData, lines: dict[int, str]) -> Finding:
    line = lines.get(finding.location.line)
    place = _mover(line, personal) if line is not None else int
    return replace(
        finding,
        text=_flagged(finding, personal, whole=line is not None),
        clause=mask_text(finding.clause, personal),
        section=mask_text(finding.section, personal),
        message=_message(finding, personal),
        evidence=tuple(
            replace(e, words=mask_part(e.words, finding.clause, personal)) for e in finding.evidence
        ),
        values={name: mask_text(value, personal) for name, value in finding.values.items()},
        start=place(finding.start),
        end=place(finding.end),
    )


def _flagged(finding: Finding, personal: PersonalData, *, whole: bool) -> str:
    """Return the flagged words: unless ``whole``, the longest stretch of them without a placeholder.

    Words that stand in the document just so can be found in it again.
    """
    masked_words = mask_part(finding.text, finding.clause, personal)
    if whole or finding.document_level or masked_words == finding.text:
        return masked_words
    marks = {personal.words.placeholder(kind, personal.language) for kind in Kind}
    stretches = re.split("|".join(map(re.escape, marks)), masked_words)
    longest = max(stretches, key=lambda part: len(part.split())).strip(_EDGES)
    return longest if len(longest.split()) >= _QUOTABLE else masked_words


def _message(finding: Finding, personal: PersonalData) -> str:
    """Mask only the words that a message quotes, not those of the rule."""
    message = finding.message
    for value in filter(None, finding.values.values()):
        message = message.replace(value, mask_text(value, personal))
    return message


def _mover(line: str, personal: PersonalData) -> Callable[[int], int]:
    """Return where a place in ``line`` stands when it is masked."""
    details = personal.details(line)

    def moved(place: int) -> int:
        shift = 0
        for detail in details:
            width = len(personal.words.placeholder(detail.kind, personal.language))
            if place >= detail.end:
                shift += width - (detail.end - detail.start)
            elif place > detail.start:
                return detail.start + shift + width
        return place + shift

    return moved
