"""A seal tells a copy that we wrote from one that somebody changed since: it hashes all the rest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

# Forty letters, digits and underscores: the longest name that a bookmark of Word may have.
_NAME = b"isip_seal_"
_SEAL = re.compile(_NAME + rb"[0-9a-f]{30}")
OPEN_SEAL = (_NAME + b"0" * 30).decode()
"""The seal before it is closed; a writer puts it once in the part that it makes."""


def seal_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return the seal of parts by name; where it will stand itself does not count."""
    total = hashlib.sha256()
    for name, content in sorted(parts):
        blank = _SEAL.sub(OPEN_SEAL.encode(), content)
        total.update(f"{name}\n{len(blank)}\n".encode())
        total.update(blank)
    return _NAME.decode() + total.hexdigest()[:30]


def is_intact(parts: Iterable[tuple[str, bytes]]) -> bool:
    """Whether the parts hold a seal and are as they were when it was closed."""
    held = list(parts)
    found = {seal.decode() for _, content in held for seal in _SEAL.findall(content)}
    return seal_of(held) in found
