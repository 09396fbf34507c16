"""Convert Word files with LibreOffice, where it is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from isip_lint.documents.legacy import find_office

CONVERSIONS = {
    "odt-libreoffice": ("odt", "odt"),
    "rtf-libreoffice": ("rtf", "rtf"),
    "html-libreoffice": ("html", "html:HTML (StarWriter)"),
    "pdf-libreoffice": ("pdf", "pdf"),
}
"""The suffix and the filter of each conversion by its name."""
_AT_ONCE = 40


def convert(files: Sequence[Path], name: str, folder: Path) -> None:
    """Convert ``files`` into ``folder``; raise RuntimeError where LibreOffice is missing or fails."""
    program = find_office()
    if program is None:
        raise RuntimeError("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    for first in range(0, len(files), _AT_ONCE):
        subprocess.run(
            [program, profile, "--headless", "--convert-to", CONVERSIONS[name][1],
             "--outdir", str(folder), *map(str, files[first : first + _AT_ONCE])],
            check=True, capture_output=True,
        )  # fmt: skip
    missing = [f.stem for f in files if not (folder / f"{f.stem}.{CONVERSIONS[name][0]}").is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice wrote no {name} of {', '.join(missing)}")
