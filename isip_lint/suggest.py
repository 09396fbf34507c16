"""Did you mean ...?"""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the names of ``known`` that come near ``name`` as a question, else ``otherwise``."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else otherwise
