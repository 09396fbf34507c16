"""Write a zipped office document anew with some of its parts changed, all others as they were."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from isip_lint.documents.seal import OPEN_SEAL, is_intact, seal_of
from isip_lint.documents.zip_guard import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)


def sealed_copy(package: Package, changes: Mapping[str, bytes]) -> bytes:
    """Return ``package`` with the parts in ``changes`` replaced or added, and its seal closed."""
    seal = seal_of(_parts(package, changes))
    closed = {
        name: content.replace(OPEN_SEAL.encode(), seal.encode())
        for name, content in changes.items()
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in package.names.values():
            name = _name(entry)
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type = entry.compress_type
            content = closed.pop(name) if name in closed else package.read(name)
            archive.writestr(kept, content)
        for name, content in closed.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def is_own_copy(package: Package) -> bool:
    """Whether nobody changed this copy since we wrote it."""
    return is_intact(_parts(package, {}))


def _parts(package: Package, changes: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    names = [_name(entry) for entry in package.names.values()]
    for name in names:
        yield name, changes[name] if name in changes else package.read(name)
    yield from ((name, changes[name]) for name in changes if name not in names)


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lstrip("/")
