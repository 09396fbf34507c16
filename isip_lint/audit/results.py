"""Verdicts kept from run to run, so that a document that did not change is not judged again.

A verdict quotes its document, which speaks of a person. It is therefore encrypted with a key that is
made of the content of the document: only who has the document can read what is kept of it, and its
name on disk tells nothing. Nothing is kept of a document that could not be read whole, nor of one
with a password. A cache that cannot be read or written is never a fault.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from isip_lint.atomic import replaced
from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport, RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.verdict import is_unread
from isip_lint.resources import cache_dir, tool_version

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAX_BYTES = 64 * 2**20
_PACKAGE = Path(__file__).parent.parent
# What failed to be read may be read another time.
_OPEN = frozenset({Status.UNREADABLE, Status.NO_TEXT})
_NONCE = 12
_SUFFIX = ".verdict"


@dataclass(slots=True)
class Results:
    """The verdicts of one version of the program and the rules, in ``folder``."""

    folder: Path
    stamp: bytes
    written: bool = field(default=False)

    @classmethod
    def of(cls, pack: RulePack) -> Results:
        """Return the verdicts by the rules of ``pack``, in the user's cache folder."""
        stamp = f"{tool_version()} {pack.name} {pack.version} {pack.digest} {_code()}"
        return cls(cache_dir() / "verdicts", stamp.encode())

    def secret(self, name: str, data: bytes | None, options: Options) -> bytes | None:
        """Return the key for a document under ``options``; None when nothing may be kept of it."""
        if options.reading.passwords:
            return None
        try:
            content = _content(Path(name)) if data is None else data
        except OSError:
            return None
        day = options.today or date.today()
        total = hashlib.sha256(self.stamp)
        total.update(f"{Path(name).suffix.lower()} {day} {options!r}\0".encode())
        total.update(content)
        return total.digest()

    def recall(self, secret: bytes | None, name: str) -> DocumentReport | None:
        """Return the verdict that was kept under ``secret``, for a document called ``name`` now."""
        if secret is None:
            return None
        path = self._path(secret)
        try:
            kept = path.read_bytes()
            text = _cipher(secret).decrypt(kept[:_NONCE], kept[_NONCE:], None)
            found = pickle.loads(zlib.decompress(text))
            os.utime(path)
        except Exception:  # judging again mends whatever is wrong
            return None
        return replace(found, path=name) if isinstance(found, DocumentReport) else None

    def keep(self, secret: bytes | None, verdict: DocumentReport) -> None:
        """Keep a verdict on a document that was read whole."""
        whole = verdict.status not in _OPEN and not is_unread(verdict.file_notices)
        if secret is None or not whole:
            return
        text = zlib.compress(pickle.dumps(replace(verdict, path="")), 1)
        nonce = os.urandom(_NONCE)
        with suppress(OSError, RuntimeError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with replaced(self._path(secret), private=True) as path:
                path.write_bytes(nonce + _cipher(secret).encrypt(nonce, text, None))
            self.written = True

    def close(self) -> None:
        """Remove the verdicts that were not asked for longest, when there are too many."""
        if self.written:
            with suppress(OSError):
                _shorten(self.folder.glob(f"*{_SUFFIX}"))

    def _path(self, secret: bytes) -> Path:
        return self.folder / (hashlib.sha256(b"name" + secret).hexdigest()[:40] + _SUFFIX)


def _content(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise OSError("too large to look at twice")
    return path.read_bytes()


def _cipher(secret: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(secret)


def _code() -> str:
    """Tell the versions of the code apart, also in a checkout."""
    files = sorted(_PACKAGE.glob("**/*.py"))
    states = (path.stat() for path in files)
    told = "".join(f"{s.st_size} {s.st_mtime_ns};" for s in states)
    return hashlib.sha256(told.encode()).hexdigest()


def _shorten(files: Iterable[Path]) -> None:
    states = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in files), reverse=True)
    total = 0
    for _, size, path in states:
        total += size
        if total > MAX_BYTES:
            path.unlink(missing_ok=True)
