"""Rules about numbers that tell who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isip_lint.analysis.model import Agreement
from isip_lint.engine.model import Candidate, Rule

_NUMBER = re.compile(
    r"(?<![\w.])([0-9]{2})[. ]?([0-9]{2})[. ]?([0-9]{2})[-. ]{0,3}([0-9]{3})[-. ]?([0-9]{2})(?![\w])"
)
_MODULUS = 97
_MONTHS, _DAYS = 12, 31
# A number of somebody without a register entry has 20 or 40 added to its month.
_ADDED = (0, 20, 40)


def check_identity(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield the valid Belgian national register numbers in the text of a template."""
    if not agreement.profile.template:
        return
    for index, block in enumerate(agreement.document.blocks):
        for found in _NUMBER.finditer(block.text):
            if is_register_number("".join(found.groups())):
                clause = _clause_at(agreement, index, found.start())
                yield Candidate(rule, index, *found.span(), clause)


def is_register_number(digits: str) -> bool:
    """Whether eleven digits are a date, a row number and the two check digits.

    The check digits are 97 less the rest of the first nine divided by 97, with a 2 before them for
    who was born from 2000 on (royal decree of 3 April 1984 on the identification number).
    """
    month, day = int(digits[2:4]), int(digits[4:6])
    if day > _DAYS or not any(0 <= month - more <= _MONTHS for more in _ADDED):
        return False
    bodies = (int(digits[:9]), int("2" + digits[:9]))
    return any(_MODULUS - body % _MODULUS == int(digits[9:]) for body in bodies)


def _clause_at(agreement: Agreement, block: int, place: int) -> int | None:
    inside = (c for c in agreement.clauses if c.block_index == block)
    return next((c.index for c in inside if c.start <= place < c.end), None)
