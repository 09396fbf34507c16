"""Bytes of a text file become text: a ladder that knows Dutch and French letters."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from isip_lint.documents.model import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "iso-8859-15", "cp850", "mac_roman")
_WEIGHTS = {
    **dict.fromkeys("éèàêëç", 6),
    **dict.fromkeys("ïôûîâùöüáóœ’", 3),
    **dict.fromkeys("€«»“”‘–—…•§°\u00a0ÉÈÀÊËÇÏŒ", 1),
}
_CAPITAL_INSIDE = re.compile(r"[a-zà-ÿ][À-ÖØ-ÞŽŠŒŸ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ODD_BYTE = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_UTF32 = {"utf-32-le": (2, 3), "utf-32-be": (0, 1)}
# Programs that take Windows-1252 for ISO-8859-1 write its quotes as control characters.
_MEANT = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D}
}
_MISTAKEN = ("cp1252", "iso-8859-1")
_SAMPLE = 65_536
_NULL_SHARE = 1_000
_FEW_NULLS = 2
_FEW_BROKEN = 3
_END_OF_FILE = "\x1a"  # of DOS
_ESCAPED = re.compile("[\udc80-\udcff]")
_MIXED = "utf-8 and cp1252"
_BINARY = "this is not a text file: save the agreement as DOCX, PDF, Markdown or plain text"


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` and the name of its encoding; binary raises UnreadableError."""
    for bom, encoding in _BOMS:
        if data.startswith(bom) and encoding != "utf-8":
            return _wide(data[len(bom) :], encoding)
    wide = _wide_encoding(data)
    return _wide(data, wide) if wide else _narrow(_without_mark(data))


def _without_mark(data: bytes) -> bytes:
    kept = data.removeprefix(codecs.BOM_UTF8)
    high = 0 if kept is data or _is_utf8(kept) else sum(byte > 0x7F for byte in kept)
    if high > len(kept) // 4:
        raise UnreadableError("the file is damaged: its utf-8 text is broken")
    return kept


def _narrow(data: bytes) -> tuple[str, str]:
    """Return text of mostly one byte a letter, and the name of its encoding."""
    if data.count(0) > len(data) // _NULL_SHARE and not _has_stray_nulls(data):
        raise UnreadableError(_BINARY)
    kept = data.replace(b"\x00", b"")
    mixed = "" if _is_utf8(kept) else _mixed(kept)
    if mixed:
        return _checked(mixed), _MIXED
    encoding = "utf-8" if _is_utf8(kept) else _best_single_byte(kept)
    told = encoding if len(kept) == len(data) else f"{encoding} (null bytes left out)"
    return _strict(kept, encoding), told


def _has_stray_nulls(data: bytes) -> bool:
    """Whether a null byte or two are all that is odd in a text."""
    return data.count(0) <= _FEW_NULLS and not _ODD_BYTE.search(data)


def _wide(data: bytes, encoding: str) -> tuple[str, str]:
    """Return text of two or four bytes a letter, and its encoding; a few broken letters stay so."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if b"\x00" not in data or broken > max(_FEW_BROKEN, len(text) // 200):
        raise UnreadableError(f"the file is damaged: its {encoding} text is broken")
    return _checked(text), f"{encoding} (broken letters)" if broken else encoding


def _mixed(data: bytes) -> str:
    """Return UTF-8 in which some letters are in Windows-1252, '' where most of them are."""
    text = data.decode("utf-8", errors="surrogateescape")
    broken = len(_ESCAPED.findall(text))
    if sum(character > "\x7f" for character in text) <= 2 * broken:
        return ""
    return _ESCAPED.sub(
        lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), text
    )


def _encoded_once(text: str) -> str:
    """Undo a second encoding: letters that all read as UTF-8 bytes ("Ã©") were meant as those."""
    if text.isascii():
        return text
    for encoding in _MISTAKEN:
        with suppress(UnicodeError):
            return text.encode(encoding).decode("utf-8")
    return text


def _wide_encoding(data: bytes) -> str:
    """Text of Latin letters has nulls at fixed places: three of four in UTF-32, one of two in UTF-16."""
    sample = data[:_SAMPLE]
    quarter = len(sample) // 4
    for encoding, zeros in _UTF32.items():
        if quarter and all(sample[place::4].count(0) > 0.95 * quarter for place in zeros):
            return encoding
    half = max(1, len(sample) // 2)
    if len(sample) >= 4 and sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if len(sample) >= 4 and sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _best_single_byte(data: bytes) -> str:
    sample = data[:_SAMPLE]
    return max(_SINGLE_BYTE, key=lambda encoding: _score(sample, encoding))


def _score(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    letters = sum(_WEIGHTS.get(character, -4) for character in text if character > "\x7f")
    return letters - 8 * len(_CAPITAL_INSIDE.findall(text)) - 8 * len(_CONTROL.findall(text))


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, errors="replace" if encoding in _SINGLE_BYTE else "strict")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the file is damaged: its {encoding} text is broken") from error
    if encoding == "utf-8":
        text = _encoded_once(text).translate(_MEANT)
    return _checked(text)


def _checked(text: str) -> str:
    text = text.removeprefix("\ufeff").removesuffix(_END_OF_FILE)
    if len(_CONTROL.findall(text)) > max(3, len(text) // 200):
        raise UnreadableError(_BINARY)
    return text
