"""What the layout of a table says: which cells are heads, and who a row is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isip_lint.analysis.mentions import find_mentions
from isip_lint.analysis.model import Bearer
from isip_lint.analysis.sections import heading_party
from isip_lint.documents.model import Block, Cell
from isip_lint.language.lexicon import Lexicon
from isip_lint.language.tokens import tokenize

_LABEL_WORDS = 4
_WHO_WORDS = 4
_MOST = 0.8
_ROLES = {Bearer.BENEFICIARY, Bearer.CENTRE, Bearer.THIRD}


def head_cells(blocks: Sequence[Block], lexicon: Lexicon) -> frozenset[int]:
    """Return the indexes of blocks that are heads of columns, or short heads of rows."""
    columns = {(b.cell.table, b.cell.column, b.cell.column_head) for b in blocks if b.cell}
    rows = {(b.cell.table, b.cell.row, b.cell.row_head) for b in blocks if b.cell and b.cell.column}
    found = set()
    for index, block in enumerate(blocks):
        cell = block.cell
        if cell is None:
            continue
        is_column = cell.row == 0 and (cell.table, cell.column, block.text) in columns
        is_row = cell.column == 0 and (cell.table, cell.row, block.text) in rows
        if is_column or (is_row and _labels_rows(cell, block.text, lexicon)):
            found.add(index)
    return frozenset(found)


def _labels_rows(cell: Cell, text: str, lexicon: Lexicon) -> bool:
    """The first column names rows when its head says domain, who or when; a step is no name."""
    if len(text.split()) > _LABEL_WORDS:
        return False
    if not cell.column_head:
        return True
    return lexicon.says(cell.column_head, "zone/domains", "head/who", "head/time")


def owners(
    blocks: Sequence[Block], lexicon: Lexicon, aliases: Mapping[str, Bearer]
) -> dict[int, Bearer]:
    """Return, per block index, the party that its row or column names as who acts."""
    parties = {i: _party(b.text, lexicon, aliases) for i, b in enumerate(blocks) if _is_short(b)}
    named = _who_columns(blocks, parties)
    who: dict[tuple[str, int], Bearer] = {}
    for index, block in enumerate(blocks):
        cell, role = block.cell, parties.get(index)
        if cell is None or role is None:
            continue
        if (cell.table, cell.column) in named or _asks_who(cell.column_head, lexicon):
            who[(cell.table, cell.row)] = role
    found: dict[int, Bearer] = {}
    for index, block in enumerate(blocks):
        role = _owner(block, who, lexicon, aliases)
        if role in _ROLES or role is Bearer.BOTH:
            found[index] = role
    return found


def action_tables(blocks: Sequence[Block], lexicon: Lexicon) -> frozenset[str]:
    """Return the tables with a column for who and one for when."""
    heads = {(b.cell.table, b.cell.column_head) for b in blocks if b.cell and b.cell.column_head}
    who = {table for table, head in heads if _asks_who(head, lexicon)}
    when = {table for table, head in heads if _asks(head, lexicon, "head/time")}
    return frozenset(who & when)


def _is_short(block: Block) -> bool:
    return block.cell is not None and 0 < len(block.text.split()) <= _WHO_WORDS


def _who_columns(
    blocks: Sequence[Block], parties: Mapping[int, Bearer | None]
) -> frozenset[tuple[str, int]]:
    """Return (table, column) of columns in which nearly every cell is just a party, two or more."""
    cells: dict[tuple[str, int], list[Bearer | None]] = {}
    for index, block in enumerate(blocks):
        if block.cell is not None and block.cell.row:
            key = (block.cell.table, block.cell.column)
            cells.setdefault(key, []).append(parties.get(index))
    return frozenset(
        key
        for key, roles in cells.items()
        if len(roles) > 1
        and len(set(roles) - {None}) > 1
        and sum(r is not None for r in roles) >= _MOST * len(roles)
    )


def _owner(
    block: Block,
    who: Mapping[tuple[str, int], Bearer],
    lexicon: Lexicon,
    aliases: Mapping[str, Bearer],
) -> Bearer | None:
    cell = block.cell
    if cell is None:
        return None
    known = who.get((cell.table, cell.row))
    if known is not None:
        return known
    column = _head_party(cell.column_head, lexicon, aliases)
    if column is not None:
        return column
    return _head_party(cell.row_head, lexicon, aliases) if cell.column else None


def _asks_who(head: str, lexicon: Lexicon) -> bool:
    return _asks(head, lexicon, "head/who")


def _asks(head: str, lexicon: Lexicon, concept: str) -> bool:
    if not head or len(head.split()) > _WHO_WORDS:
        return False
    return lexicon.says(head, concept)


def _head_party(head: str, lexicon: Lexicon, aliases: Mapping[str, Bearer]) -> Bearer | None:
    if not head or len(head.split()) > 8:
        return None
    tokens = tokenize(head, lexicon.language)
    return heading_party(tokens, lexicon.scan(tokens), aliases)


def _party(text: str, lexicon: Lexicon, aliases: Mapping[str, Bearer]) -> Bearer | None:
    tokens = tokenize(text, lexicon.language)
    hits = lexicon.scan(tokens)
    roles = {m.role for m in find_mentions(tokens, hits, aliases)} & _ROLES
    if (hits.has("party/we") or hits.has("head/centre")) and not roles:
        return Bearer.CENTRE
    if len(roles) > 1 or (hits.has("party/both") and not roles):
        return Bearer.BOTH
    return next(iter(roles), None)
