"""One token for each thing that a file can hold, and whether it must be read.

The files are put together from these rows, the tests hold the readers to them, and
``python -m benchmarks.formats --tokens`` writes them into docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct; "TOKEN" in ``source`` is replaced by ``token``.

    ``part`` says where it stands ("" is the body); ``notice`` is the code of what must be said.
    ``original`` is whether it is read before tracked changes, when that differs.
    """

    token: str
    what: str
    source: str
    read: bool = True
    notice: str = ""
    part: str = ""
    original: bool | None = None

    @property
    def shown(self) -> str:
        """The construct with its token in place."""
        return self.source.replace("TOKEN", self.token)

    def counts(self, *, original: bool) -> bool:
        """Whether the token is part of the text, before or after tracked changes."""
        return self.read if not original or self.original is None else self.original


def shown(constructs: Sequence[Construct], part: str = "") -> str:
    """Return the constructs that stand in a part, one after the other."""
    return "".join(construct.shown for construct in constructs if construct.part == part)


def table(constructs: Sequence[Construct]) -> str:
    """Return the rows for docs/formats.md."""
    rows = ["| construct | read | said |\n| --- | --- | --- |\n"]
    for construct in constructs:
        verdict = "yes, once" if construct.read else "no"
        if construct.original is not None:
            verdict += f" (`--revisions original`: {'yes' if construct.original else 'no'})"
        said = f"`{construct.notice}`" if construct.notice else ""
        rows.append(f"| {construct.what} | {verdict} | {said} |\n")
    return "".join(rows)
