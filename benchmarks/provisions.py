"""The single clauses of ``corpora/provisions``: a heading, a lead-in, the text, a rule, a verdict."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "provisions"


def rows(language: str) -> Iterator[dict[str, str]]:
    """Yield the clauses of a language, by column."""
    with (_FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def body(row: dict[str, str]) -> str:
    """Return the clause as Markdown, an item below its lead-in when it has one."""
    return f"{row['lead']}\n\n- {row['text']}" if row["lead"] else row["text"]
