"""Signs of symbol fonts and check-boxes as plain characters."""

from __future__ import annotations

import re

OFF = "☐"
ON = "☒"
_UNTICKED = "☐□◻▢❏❐❑❒⬜◽"
_TICKED = "☑☒⊠✅■◼🗹🗷"
BOX = re.compile(rf"[{_UNTICKED}{_TICKED}]|\[[ xX]\]|^\s*\([ xX]?\)|^\s*[✓✔✗✘]")

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: OFF,
    0x70: OFF,
    0x71: OFF,
    0x72: OFF,
    0x76: "❖",
    0x78: ON,
    0x9F: "•",
    0xA7: "▪",
    0xA8: OFF,
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: ON,
    0xFE: ON,
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: ON, 0x52: ON, 0x53: ON, 0x54: ON, 0xA3: OFF}
_SYMBOL = {0x2D: "-", 0xA3: "≤", 0xAE: "→", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xDE: "⇒"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_NO_FONT = {**_WINGDINGS, 0xB7: "•"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Tell whether the letters of a font are pictures."""
    return font.lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """Return the plain character for a sign of a font; a blank for an unknown picture."""
    private = 0xF000 <= code <= 0xF0FF
    if not private and not is_symbol_font(font):
        return chr(code) if 0x20 <= code < 0xD800 else " "
    return _FONTS.get(font.lower(), _NO_FONT).get(code & 0xFF, " ")


def symbols(font: str, text: str) -> str:
    """Return text that is set in a symbol font as plain characters."""
    return "".join(char if char.isspace() else symbol(font, ord(char)) for char in text)


def plain(text: str) -> str:
    """Return text with the signs of the private area that symbol fonts use made plain."""
    if text.isascii():
        return text
    return _PRIVATE.sub(lambda found: symbol("", ord(found[0])), text)


def is_ticked(box: str) -> bool:
    """Tell whether a check-box, as found by ``BOX``, is ticked."""
    sign = box.strip()
    return sign in _TICKED or sign in "✓✔✗✘" or "x" in sign.lower()
