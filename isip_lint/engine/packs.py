"""The compiled rule packs, kept in the user's cache so that compiling happens once."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from isip_lint.engine.model import RulePack
from isip_lint.resources import data_dir, tool_version


def open_pack(
    extra: Sequence[Path] = (), *, before_compiling: Callable[[], None] = lambda: None
) -> RulePack:
    """Return the built-in pack with those in ``extra`` added, compiled now or from the cache.

    ``before_compiling`` is called when there is none in the cache: that takes some seconds.

    Raises FaultError when a file of a pack is at fault.
    """
    folders = [data_dir("rules"), *extra]
    files = [f for folder in folders for f in sorted(folder.rglob("*.yaml"))]
    key = _key(files)
    cached = _read(key)
    if cached is not None:
        return cached
    before_compiling()
    from isip_lint.engine.loader import load_pack

    pack = load_pack(folders, tool_version())
    _write(key, pack)
    return pack


def _key(files: Sequence[Path]) -> str:
    total = hashlib.sha256(f"{tool_version()} {sys.version_info[:2]}".encode())
    for path in [*files, *sorted(Path(__file__).parent.parent.glob("l*/*.py"))]:
        total.update(str(path).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:32]


def _folder() -> Path:
    chosen = os.environ.get("ISIP_LINT_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("isip-lint", appauthor=False))


def _read(key: str) -> RulePack | None:
    try:
        with (_folder() / f"{key}.pack").open("rb") as file:
            pack = pickle.load(file)
    except (OSError, pickle.PickleError, EOFError, AttributeError, ImportError, TypeError):
        return None
    return pack if isinstance(pack, RulePack) else None


def _write(key: str, pack: RulePack) -> None:
    """Write beside and rename, so that no other process reads half a file; no cache is no fault."""
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.pack"), key=lambda p: p.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            pickle.dump(pack, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(folder / f"{key}.pack")
    except OSError:
        return
