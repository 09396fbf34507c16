"""What a clause is in the part of a party: a task, or a title, a name, a time, a place left empty."""

from __future__ import annotations

from collections.abc import Sequence

from isip_lint.analysis.labels import is_name_line, without_label
from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.documents.model import BlockKind
from isip_lint.language.tokens import Token, tokenize

_PARTY_PARTS = frozenset({Zone.CENTRE, Zone.BENEFICIARY})
_NAMES = frozenset({Zone.PARTIES, Zone.SIGNATURE})
_MAX_TIME_WORDS = 6
_FEW = 2
_WORD = 7
_LONG = 14


def part_of(clause: Clause, agreement: Agreement) -> Zone:
    """Return the zone of a clause, rows of a party's own table counted to that party; the names at
    the beginning and the signatures belong to nobody's part."""
    section = agreement.sections[clause.section].zone
    named = clause.block.cell is not None and section in _NAMES
    if named and clause.zone is not Zone.AGREED and is_divided(agreement):
        return section
    if clause.zone in _PARTY_PARTS or section not in _PARTY_PARTS:
        return clause.zone
    return section if clause.block.cell is not None else clause.zone


def is_divided(agreement: Agreement) -> bool:
    """Whether the text has parts under headings."""
    return len({s.zone for s in agreement.sections}) > _FEW


def is_title(clause: Clause, agreement: Agreement) -> bool:
    """ "4. Ce que fera Monsieur." opens its own paragraph: the title is no task."""
    title = agreement.sections[clause.section].title.strip(" .:?")
    return bool(title) and without_label(clause.text).strip(" .:?") == without_label(title)


def is_empty(clause: Clause) -> bool:
    """A heading of a list, a remark that the part is still to be written, or a single word."""
    words = [t for t in clause.tokens if t.is_word]
    if clause.hits.has("task/empty") and (len(words) <= _LONG or clause.text.endswith(":")):
        return True
    if has_blank(clause.text) or clause.block.placeholders:
        return False
    if is_name(clause):
        return True
    single = len(words) < _FEW and (
        clause.block.kind is not BlockKind.ITEM or len(clause.text) < _WORD
    )
    return single or clause.text.rstrip().endswith((":", "?"))


def is_name(clause: Clause) -> bool:
    """Who somebody is, or a signature."""
    return clause.hits.has("task/identity") or is_name_line(clause.text)


def is_time_cell(clause: Clause) -> bool:
    """Whether a clause is the "when" or the "who" of a table row, not a task."""
    cell = clause.block.cell
    if cell is None:
        return False
    head = _scanned(clause, cell.column_head)
    if head and (clause.hits.lexicon.scan(head).has("head/time") or _asks_who(clause, head)):
        return len(clause.tokens) <= 3 * _MAX_TIME_WORDS
    words = [t for t in clause.tokens if t.is_word]
    return len(words) <= _MAX_TIME_WORDS and any(t.text[0].isdigit() for t in clause.tokens[:3])


def _scanned(clause: Clause, text: str) -> Sequence[Token]:
    return tokenize(text, clause.hits.lexicon.language) if text else ()


def _asks_who(clause: Clause, head: Sequence[Token]) -> bool:
    return len(head) <= 3 and clause.hits.lexicon.scan(head).has("head/who")
