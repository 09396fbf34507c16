"""Which findings stay when several rules speak about the same words or the same right."""

from __future__ import annotations

from collections.abc import Sequence

from isip_lint.engine.model import Candidate


def settle(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that stay.

    On the same clause the most specific rule wins (``over``); a right that is violated is not also
    missing (``silenced_by``); inside one rule there is one finding per clause.
    """
    firm = [c for c in candidates if not c.review]
    found = {c.rule.id for c in firm}
    kept: list[Candidate] = []
    seen: set[tuple[str, int, int | None]] = set()
    for candidate in candidates:
        key = (candidate.rule.id, candidate.block_index, candidate.clause)
        if key in seen or candidate.rule.silenced_by & found:
            continue
        if any(_beats(other, candidate) for other in firm):
            continue
        seen.add(key)
        kept.append(candidate)
    return sorted(kept, key=lambda c: (c.block_index, c.start, c.rule.id))


def _beats(other: Candidate, candidate: Candidate) -> bool:
    same = other.clause is not None and other.clause == candidate.clause
    return same and candidate.rule.id in other.rule.over


def unsilenced(candidates: Sequence[Candidate], settled: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that were left out for the sake of a finding that is now in doubt."""
    firm = {c.rule.id for c in settled if not c.review}
    doubted = {c.rule.id for c in settled if c.review} - firm
    told = {c.rule.id for c in settled}
    return [
        c
        for c in candidates
        if c.rule.id not in told and c.rule.silenced_by & doubted and not c.rule.silenced_by & firm
    ]
