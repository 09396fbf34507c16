"""Read old files (.doc) of Word and WordPerfect by way of LibreOffice, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from isip_lint.documents.docx import read_docx
from isip_lint.documents.model import Document, Notice, UnreadableError
from isip_lint.documents.options import Revisions
from isip_lint.documents.zip_guard import OLE_MAGIC, PASSWORD

TIME_LIMIT = 120.0
MEMORY_LIMIT = 4 * 2**30
CPU_SECONDS = 120
CONVERTED = "converted"
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OTHER = "an old Office file without a text of Word (a sheet or slides?): save it as DOCX or PDF"
_MISSING = (
    "an old Word file (.doc): install LibreOffice (libreoffice.org) to have it read,"
    " or save it as DOCX and check that file"
)
_FAILED = (
    "LibreOffice could not read this old Word file (damaged or protected?):"
    " save it as DOCX and check that file"
)


def read_doc(path: str, data: bytes, revisions: Revisions = Revisions.FINAL) -> Document:
    """Return the old Word document with the content ``data``; ``path`` only names it.

    A copy is converted in a folder of its own, which is deleted again. Raises UnreadableError for
    a file with a password, for other old files, and where LibreOffice is missing or fails.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(PASSWORD)
    if data.startswith(OLE_MAGIC) and not _holds_word(data):
        raise UnreadableError(_OTHER)
    program = find_office()
    if program is None:
        raise UnreadableError(_MISSING)
    document = read_docx(path, _converted(program, data), revisions)
    notices = (*document.notices, Notice(CONVERTED, "LibreOffice"))
    return replace(document, format="doc", notices=notices)


def _holds_word(data: bytes) -> bool:
    """Whether an old Office file has the stream of a text; names are the same in any case."""
    return re.search("WordDocument".encode("utf-16-le"), data, re.IGNORECASE) is not None


def find_office() -> str | None:
    """Return the program of LibreOffice, None where there is none."""
    found = (shutil.which(name) for name in (*_PROGRAMS, *_PLACES))
    return next((program for program in found if program), None)


def _converted(program: str, data: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="isip-lint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "in.doc", folder / "out" / "in.docx"
        source.write_bytes(data)
        # A profile of its own: a running LibreOffice would take the work over, with its macros.
        _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *("--convert-to", "docx", "--outdir", str(target.parent), str(source)),
            ]
        )
        try:
            return target.read_bytes()
        except OSError as error:
            raise UnreadableError(_FAILED) from error


def _run(command: list[str]) -> None:
    """Run a command to its end; raise UnreadableError when that takes too long."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError as error:
        raise UnreadableError(_FAILED) from error
    try:
        _set_limits(process.pid)
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        message = f"LibreOffice took more than {TIME_LIMIT:.0f} seconds: save the file as DOCX"
        raise UnreadableError(message) from error
    finally:
        _end(process)


def _set_limits(process: int) -> None:
    """Give a command limits of its own: those of a worker are too narrow for an office program.

    With them it ends even where its time is no longer watched, because the worker was ended.
    """
    if sys.platform != "linux":
        return
    import resource

    for kind, wanted in (
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_CPU, CPU_SECONDS),
    ):
        hard = resource.getrlimit(kind)[1]
        capped = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ProcessLookupError):
            resource.prlimit(process, kind, (capped, hard))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command with all that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
