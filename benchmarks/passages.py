"""When a clause and a quote are the same passage, so that what is said of one may be learned of the other."""

from __future__ import annotations

from isip_lint.language.normalise import fold_text

_IN_A_ROW = 3


def same_passage(text: str, quote: str) -> bool:
    """Whether one passage holds the other, or at least three words that end one begin the other.

    Two will not do: many a quote ends with the words ("het centrum") with which another clause begins.
    """
    first, second = fold_text(text), fold_text(quote)
    if not first or not second:
        return False
    return first in second or second in first or _meet(first, second) or _meet(second, first)


def _meet(first: str, second: str) -> bool:
    longest = min(len(first), len(second))
    beginnings = (second[:size] for size in range(longest, 0, -1))
    return any(first.endswith(b) and len(b.split()) >= _IN_A_ROW for b in beginnings)
