"""Which letters the bytes of a font stand for."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from isip_lint.documents.flow.symbols import is_symbol_font, plain, symbols

# Character sets of Windows fonts by their number (RTF 1.9.1, \fcharset).
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_SYMBOL_SET = 2
_LONGEST_NAME = 64
_PLATFORMS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class Font:
    """A font; ``encoding`` is empty where the font says nothing."""

    name: str = ""
    encoding: str = ""
    symbolic: bool = False

    def set_charset(self, number: int) -> None:
        """Take the character set with this number."""
        self.symbolic = number == _SYMBOL_SET
        self.encoding = _CHARSETS.get(number, "")

    def add_name(self, text: str) -> None:
        """Take more letters of the name, which comes in pieces and ends at a semicolon."""
        self.name = f"{self.name}{text}".partition(";")[0].strip()[:_LONGEST_NAME]

    def decode(self, data: bytes, default: str) -> str:
        """Return the letters of ``data``; bytes that stand for nothing become U+FFFD."""
        if self.symbolic or is_symbol_font(self.name):
            return symbols(self.name, "".join(chr(0xF000 + byte) for byte in data))
        return data.decode(self.encoding or default, errors="replace")

    def shown(self, text: str) -> str:
        """Return letters that are given as Unicode as they are shown in this font."""
        return symbols(self.name, text) if is_symbol_font(self.name) else plain(text)


def platform(word: str) -> str | None:
    """Return the encoding of a file that begins with this word, None for any other word."""
    return _PLATFORMS.get(word)


def codepage(number: int) -> str:
    """Return the encoding with the number of a codepage; cp1252 if it is not known."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
