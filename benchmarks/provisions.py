"""The single clauses of ``corpora/provisions``: a heading, a lead-in, the text, a rule, a verdict.

A clause ``violates`` its rule or ``complies`` with it; beside a rule on a missing part it ``holds`` the
part, or ``lacks`` it though it comes near.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Clause
from isip_lint.audit.evaluate import overlap
from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.model import RulePack

_FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "provisions"
# Two words in common do not make one passage: many a quote ends as another clause begins ("het centrum").
IN_A_ROW = 3


def rows(language: str, part: str, *verdicts: str) -> Iterator[dict[str, str]]:
    """Yield the clauses of a language and part ("tune", "measure") with these verdicts, by column."""
    found = table(_FOLDER / f"{language}-{part}.tsv")
    yield from (row for row in found if row["verdict"] in verdicts)


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with tabs, by column."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def body(row: dict[str, str]) -> str:
    """Return the clause as Markdown, an item below its lead-in when it has one."""
    return f"{row['lead']}\n\n- {row['text']}" if row["lead"] else row["text"]


def clauses(pack: RulePack, language: str, row: dict[str, str]) -> Iterator[tuple[Clause, bool]]:
    """Yield the clauses of a row read as a small agreement, each with whether it is the one at issue."""
    title = {"nl": "GPMI", "fr": "PIIS"}[language]
    text = f"# {title}\n\n## {row['heading'] or 'Artikel 9'}\n\n{body(row)}\n"
    document = read_markdown("clause.md", text.encode())
    for clause in analyse(document, pack.lexicons[language]).clauses:
        yield clause, overlap(clause.text, row["text"], IN_A_ROW)
