"""Write a file whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replaced(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a new file to write; it takes the place of ``path`` when nothing was raised meanwhile.

    The rights of an existing file are kept, and a link stays a link; a ``private`` file is for its
    owner only. Raises OSError.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    os.close(handle)
    written = Path(name)
    try:
        if not private and target.exists():
            shutil.copymode(target, written)
        elif not private:
            written.chmod(0o666 & ~_mask())
        yield written
        written.replace(target)
    finally:
        with suppress(FileNotFoundError):
            written.unlink()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
