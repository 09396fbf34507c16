"""The text of a document as the linter sees it: one block on a line, with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from isip_lint.documents.model import Block, Document
from isip_lint.reports.layout import printable
from isip_lint.reports.words import Words


def extract_text(document: Document, words: Words) -> str:
    """Return numbered lines: number, kind, place, page, then label and text; notices at the end."""
    width = len(str(len(document.blocks)))
    lines = [f"{block.location.line:>{width}}  {_line(block)}" for block in document.blocks]
    lines += [f"! {printable(words.notice(notice))}" for notice in document.notices]
    return "\n".join(lines) + "\n"


def _line(block: Block) -> str:
    place = block.location.path
    if block.location.page is not None:
        place += f" p.{block.location.page}"
    return f"{block.kind.value:<9}  {place:<20}  {' '.join(_shown(block))}"


def _shown(block: Block) -> Iterator[str]:
    if block.checked is not None:
        yield "[x]" if block.checked else "[ ]"
    if block.label:
        yield printable(block.label)
    yield printable(block.text)


def extract_json(document: Document) -> str:
    """Return path, format, pages, blocks and notices as JSON text."""
    return json.dumps(asdict(document), ensure_ascii=False, indent=2) + "\n"
