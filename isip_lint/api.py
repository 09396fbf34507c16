"""Check agreements from Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from isip_lint.audit.batch import check_files, check_names, find_inputs
from isip_lint.audit.workers import can_fork
from isip_lint.documents.options import ReadOptions, Revisions
from isip_lint.engine import packs
from isip_lint.engine.model import Report
from isip_lint.engine.options import Options
from isip_lint.reports.words import INTERFACE_LANGUAGES


def check(  # noqa: PLR0913 - one keyword for each choice of the command line
    path: str | Path | Sequence[str | Path],
    *,
    language: str = "en",
    as_of: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[str | Path] = (),
    force: bool = False,
    revisions: str = "final",
) -> Report:
    """Return the verdicts on one or more files, folders or patterns.

    ``language`` (nl, fr, en) is that of the messages; ``as_of`` the day of the law, when it is not
    to be the day of signature; ``select`` and ``ignore`` name rules or families; ``rules`` are
    folders with more rules; ``force`` judges what does not look like an agreement; ``revisions``
    (final, original) is how tracked changes are read.

    A file that cannot be read is a document with a status of its own. Raises ValueError for an
    unknown language, way of reading, rule or family and for a folder without files, FaultError for a rule pack
    at fault.
    """
    if language not in INTERFACE_LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(INTERFACE_LANGUAGES)}")
    names = [path] if isinstance(path, str | Path) else path
    inputs = find_inputs(str(name) for name in names)
    pack = packs.open_pack([Path(folder) for folder in rules])
    check_names(pack, (*select, *ignore))
    reading = ReadOptions(Revisions(revisions))
    options = Options(language, as_of, tuple(select), tuple(ignore), force, reading=reading)
    # Where no copy of this process can be made, a worker would run the caller's script again.
    return check_files(inputs, pack, options, isolated=can_fork())
