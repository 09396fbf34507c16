"""Whether both parties have a place to sign, and whether there is a date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from isip_lint.analysis.model import Agreement, Zone
from isip_lint.documents.model import Block
from isip_lint.engine.checks.sign_lines import SignLines
from isip_lint.engine.checks.signed_on import MARKS, tells_day
from isip_lint.engine.checks.signers import Signers, is_label
from isip_lint.language.lexicon import Lexicon

# Merge fields and lines for parties that bear a letter or a number: "«handtekening_A»", "Sign. partie 2".
_LETTERED = re.compile(
    r"\b(?:handtekening|signature|sign\.|paraaf|paraphe)[ _]+(?:van )?(?:partij|partie|part\.)?[ _]*([AB12])\b",
    re.IGNORECASE,
)
_LATE = 0.55
_SHORT = 20
_SHORT_TAIL = 8
_LAST_LINES = 5
_BOTH_PARTIES = 2
_LAST_NAMES = 5
_LAST_ROW = 4
_ABOVE = 2


def lacks_signature(agreement: Agreement) -> bool:
    """Whether a party has no place to sign at the end, or no date stands there."""
    if not agreement.clauses:
        return True
    lexicon = agreement.lexicon
    lines = SignLines(lexicon)
    inside = [i for i, block in enumerate(agreement.document.blocks) if not block.is_aside]
    blocks = [agreement.document.blocks[i] for i in inside]
    start = _whole_table(blocks, _tail_start(agreement, blocks, inside, lines))
    places = lines.places(blocks, start)
    if not tells_day(agreement, blocks, start, places):
        return True
    texts = [_headed(blocks[i], lexicon) for i in places]
    if lexicon.says("\n".join(texts), "signing/both") or len(_lettered(texts)) >= _BOTH_PARTIES:
        return False
    above = [b.text for i, b in enumerate(blocks) if i not in places]
    return not _both_sign(texts, Signers(agreement, lexicon, above))


def _lettered(lines: Sequence[str]) -> set[str]:
    return {found[1].upper() for line in lines for found in _LETTERED.finditer(line)}


def _headed(block: Block, lexicon: Lexicon) -> str:
    """The heads of its column and row say for whom a cell is signed: "Pour le CPAS", "La contractante"."""
    cell = block.cell
    heads = () if cell is None else (cell.column_head, cell.row_head if cell.column else "")
    kept = [h for h in heads if is_label(h) or lexicon.says(h, "signing/centre", "signing/person")]
    return ": ".join([*kept, block.text])


def _both_sign(lines: Sequence[str], signers: Signers) -> bool:
    """Whether both parties stand on ``lines``; a name that nothing explains is of whoever lacks."""
    pieces = [piece for line in lines for piece in (line, *_fields(line))]
    roles = {role for piece in pieces for role in signers.on(piece)}
    strangers: set[frozenset[str]] = set()
    for line in lines[-_LAST_NAMES:]:
        strangers |= signers.strangers(line)
    return len(roles) + len(strangers) >= _BOTH_PARTIES


def _fields(line: str) -> list[str]:
    """Return what stands before each place to sign: "Mevrouw: ....... Voor het OCMW: ......."."""
    pieces = line.split(",") if line.rstrip().endswith(",") else MARKS.split(line)
    return [piece.strip() for piece in pieces if any(map(str.isalpha, piece))]


def _whole_table(blocks: Sequence[Block], start: int) -> int:
    """The heads of a table of signatures belong to it; no long table is one."""
    cell = blocks[start].cell if start < len(blocks) else None
    if cell is None:
        return start
    rows = {i: b.cell.row for i, b in enumerate(blocks) if b.cell and b.cell.table == cell.table}
    first = max(0, cell.row - _ABOVE) if max(rows.values()) > _LAST_ROW else 0
    while rows.get(start - 1, -1) >= first:
        start -= 1
    return start


def _tail_start(
    agreement: Agreement, blocks: Sequence[Block], inside: Sequence[int], lines: SignLines
) -> int:
    """Return where the part to sign begins: its heading, its opening words, else the last lines.

    ``inside`` holds the place in the document of each of ``blocks``, the running text.
    """
    late = int(len(blocks) * _LATE) if len(blocks) > _SHORT else 1
    signed = [s.start for s in agreement.sections if s.zone is Zone.SIGNATURE]
    heads = [start for start in (bisect_left(inside, s) for s in signed) if start >= late]
    opening = [i for i in range(late, len(blocks)) if lines.opens(blocks[i].text)]
    last = _SHORT_TAIL if not heads + opening else _LAST_LINES
    return min([*heads[:1], *opening[:1], max(0, len(blocks) - last)])
