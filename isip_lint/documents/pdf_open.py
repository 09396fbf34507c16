"""Open a PDF with pdfium; a broken one is repaired first, a protected one needs its password."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pypdfium2

from isip_lint.documents.model import UnreadableError
from isip_lint.documents.pdf_rebuild import plant_all, plant_reached, with_trailer

if TYPE_CHECKING:
    import pikepdf

_DAMAGED = "the PDF is damaged or no PDF at all: open it, save it anew and check that file"
_LOCKED = "password-protected PDF: give it with --password-file, or save it without one"
_WRONG = "password-protected PDF: no password in the password file opens it"


class _LockedError(Exception):
    """None of the passwords opens the file."""


def open_pdf(data: bytes, passwords: Sequence[str] = ()) -> tuple[pypdfium2.PdfDocument, bool]:
    """Return the opened file, and whether it was repaired.

    Raises UnreadableError for a password that is missing or wrong, and for damage beyond repair.
    """
    logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
    locked = UnreadableError(_WRONG if passwords else _LOCKED)
    document, is_locked = _open(data, passwords)
    if document is not None:
        return document, False
    try:  # qpdf opens some that pdfium takes for locked
        mended = mend(data, passwords)
    except _LockedError:
        raise locked from None
    if mended is not None:
        document, _ = _open(mended, ())
    if document is None and not is_locked:
        document, _ = _open(replant(data, passwords) or b"", ())
    if document is None:
        raise locked if is_locked else UnreadableError(_DAMAGED)
    return document, not is_locked


def _open(data: bytes, passwords: Sequence[str]) -> tuple[pypdfium2.PdfDocument | None, bool]:
    """Return the document with pages that pdfium sees, or None and whether it asks a password."""
    locked = False
    for password in (None, *passwords):
        try:
            document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            locked = locked or "password" in str(error).lower()
        else:
            if len(document):
                return document, False
            document.close()
    return None, locked


def mend(data: bytes, passwords: Sequence[str] = ()) -> bytes | None:
    """Return the file as qpdf repairs it, None when it cannot; raises _LockedError."""
    return _rewritten(data, passwords)


def replant(data: bytes, passwords: Sequence[str] = (), *, reached: bool = False) -> bytes | None:
    """Return the file with a new tree over all its pages, or those that the old one ``reached``.

    None where it has none that can be read.
    """
    plant = plant_reached if reached else plant_all
    with contextlib.suppress(_LockedError):
        found = _rewritten(data, passwords, plant)
        grown = with_trailer(data) if found is None and not reached else None
        return _rewritten(grown, (), plant) if grown else found
    return None


def _rewritten(
    data: bytes,
    passwords: Sequence[str],
    change: Callable[[pikepdf.Pdf], None] = lambda _document: None,
) -> bytes | None:
    """Return the file as qpdf reads it, with a change, None when that cannot be."""
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    locked = False
    for password in ("", *passwords):
        with contextlib.suppress(pikepdf.PdfError, ValueError, RuntimeError, AttributeError):
            try:
                with pikepdf.open(io.BytesIO(data), password=password) as document:
                    change(document)
                    return _saved(document)
            except pikepdf.PasswordError:
                locked = True
    if locked:
        raise _LockedError
    return None


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a copy loses for editing concerns no reader
        document.save(out, encryption=False)
    return out.getvalue()
