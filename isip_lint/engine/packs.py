"""The compiled rule packs, kept in the user's cache so that compiling happens once.

The cache holds one file with the rules and one with the words of each language: a run reads only
what its documents are written in. A cache that cannot be read or written is never a fault.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from isip_lint.engine.model import RulePack
from isip_lint.language.detect import SUPPORTED
from isip_lint.resources import cache_dir, data_dir, tool_version

if TYPE_CHECKING:
    from isip_lint.language.lexicon import Lexicon

_PACKAGE = Path(__file__).parent.parent
# Code that decides what a compiled pack holds.
_COMPILING = ("language/*.py", "engine/*.py", "analysis/model.py")
_SUFFIX = ".pack"
_KEPT = 24


def open_pack(
    extra: Sequence[Path] = (), *, before_compiling: Callable[[], None] = lambda: None
) -> RulePack:
    """Return the built-in pack with those in ``extra`` added, compiled now or from the cache.

    ``before_compiling`` is called when there is none in the cache: that takes some seconds.

    Raises FaultError when a file of a pack is at fault.
    """
    folders = (data_dir("rules"), *extra)
    cached = _CachedPack(folders, _key(folders))
    pack = cached.read("rules")
    if isinstance(pack, RulePack) and cached.is_whole():
        return replace(pack, lexicons=_CachedLexicons(cached))
    before_compiling()
    compiled = _compile(folders)
    cached.write(compiled)
    return compiled


@dataclass(frozen=True, slots=True)
class _CachedPack:
    """The place in the cache of the packs in ``folders``; ``key`` names their exact content."""

    folders: tuple[Path, ...]
    key: str

    def read(self, part: str) -> object:
        """Return a part of the pack, None without one: whatever is wrong, compiling mends it."""
        try:
            with self._path(cache_dir(), part).open("rb") as file, _no_collecting():
                return pickle.load(file)
        except Exception:
            return None

    def is_whole(self) -> bool:
        """Whether no part is missing: a worker that had to compile would use up its time.

        The parts count as used just now, so that they are not the next to be removed.
        """
        try:
            for part in ("rules", *SUPPORTED):
                os.utime(self._path(cache_dir(), part))
        except FileNotFoundError:
            return False
        except OSError:
            pass  # a cache that cannot be written is still read
        return True

    def write(self, pack: RulePack) -> None:
        """Keep ``pack``, its rules last: they tell that the words are there."""
        with suppress(OSError, RuntimeError):
            folder = cache_dir()
            folder.mkdir(parents=True, exist_ok=True)
            for language, lexicon in pack.lexicons.items():
                _dump(lexicon, self._path(folder, language))
            _dump(replace(pack, lexicons={}), self._path(folder, "rules"))
            _remove_old(folder)

    def _path(self, folder: Path, part: str) -> Path:
        return folder / f"{self.key}.{part}{_SUFFIX}"


@dataclass(slots=True)
class _CachedLexicons(Mapping[str, "Lexicon"]):
    """The words of each language, read when they are asked for."""

    cached: _CachedPack
    opened: dict[str, Lexicon] = field(default_factory=dict)

    def __getitem__(self, language: str) -> Lexicon:
        from isip_lint.language.lexicon import Lexicon

        if language not in SUPPORTED:
            raise KeyError(language)
        if language not in self.opened:
            lexicon = self.cached.read(language)
            if isinstance(lexicon, Lexicon):
                self.opened[language] = lexicon
            else:
                self.opened.update(_compile(self.cached.folders).lexicons)
        return self.opened[language]

    def __iter__(self) -> Iterator[str]:
        return iter(SUPPORTED)

    def __len__(self) -> int:
        return len(SUPPORTED)


def _compile(folders: Sequence[Path]) -> RulePack:
    from isip_lint.engine.loader import load_pack

    return load_pack(folders, tool_version())


def _key(folders: Sequence[Path]) -> str:
    total = hashlib.sha256(f"{tool_version()} {sys.version_info[:2]}".encode())
    rules = [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]
    code = [path for pattern in _COMPILING for path in sorted(_PACKAGE.glob(pattern))]
    for path in (*rules, *code):
        total.update(str(path).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:32]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Reading makes a hundred thousand objects and no garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _dump(part: object, path: Path) -> None:
    """Write beside and rename, so that no other process reads half a file."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        try:
            pickle.dump(part, file, protocol=pickle.HIGHEST_PROTOCOL)
            file.close()
            Path(file.name).replace(path)
        finally:
            Path(file.name).unlink(missing_ok=True)


def _remove_old(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for old in kept[:-_KEPT]:
        old.unlink(missing_ok=True)
