"""The words above a clause: title of its section, heads of its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.language.lexicon import Hits


def heads(clause: Clause, agreement: Agreement) -> Hits:
    """Return the matches in the title of the section and in the heads of row and column."""
    parts = [agreement.sections[clause.section].title]
    cell = clause.block.cell
    if cell is not None:
        parts += [cell.row_head if cell.column else "", cell.column_head if cell.row else ""]
    return clause.hits.lexicon.read(" . ".join(part for part in parts if part))


def stands_under(clause: Clause, concept: str, agreement: Agreement) -> bool:
    """Whether the title above a clause holds the concept."""
    title = agreement.sections[clause.section].title
    return bool(title) and clause.hits.lexicon.says(title, concept)


def is_about(clause: Clause, concept: str, agreement: Agreement) -> bool:
    """Whether a clause, or the title that it stands under, holds the concept."""
    return clause.hits.has(concept) or stands_under(clause, concept, agreement)


def under_titles(
    clauses: Sequence[Clause], agreement: Agreement, without: str | None = None
) -> Iterator[Clause]:
    """Yield the clauses, each with the title of its section among the words that may complete it.

    A title with the concept ``without`` completes nothing.
    """
    known: dict[str, Hits] = {}
    for clause in clauses:
        title = agreement.sections[clause.section].title
        if without is not None and stands_under(clause, without, agreement):
            title = ""
        words = ". ".join(part for part in (title, clause.context_words) if part)
        if words and words not in known:
            known[words] = clause.hits.lexicon.read(words)
        yield replace(clause, context_words=words, context=known.get(words))
