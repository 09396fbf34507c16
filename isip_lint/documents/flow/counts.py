"""Numbers as a list shows them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def written(count: int, form: str) -> str:
    """Return a count in a number format of Word; in digits for formats that are not known."""
    if form in {"none", "bullet"}:
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form.endswith("Letter") and 0 < count <= 26 * 9:
        return _cased(chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1), form)
    if form.endswith("Roman") and 0 < count < 4000:
        return _cased(_roman(count), form)
    return str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    digits = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        digits += letters * times
    return digits
