"""The words above a clause: title of its section, heads of its row and column."""

from __future__ import annotations

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.language.lexicon import Hits, Lexicon
from isip_lint.language.tokens import tokenize


def heads(clause: Clause, agreement: Agreement) -> Hits:
    """Return the matches in the title of the section and in the heads of row and column."""
    parts = [agreement.sections[clause.section].title]
    cell = clause.block.cell
    if cell is not None:
        parts += [cell.row_head if cell.column else "", cell.column_head if cell.row else ""]
    return scan(clause.hits.lexicon, " . ".join(part for part in parts if part))


def scan(lexicon: Lexicon, text: str) -> Hits:
    """Return the matches in a text of its own."""
    return lexicon.scan(tokenize(text, lexicon.language))
