"""Damage files at random, the same way for the same seed."""

from __future__ import annotations

import copy
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from lxml import etree

_ODD = (b"-1", b"0", b"1e9", b"99999999999", b"", b"\xff", b"7" * 400)
_NUMBER = re.compile(rb"\d+")
_WORD = re.compile(rb"<[^<>]*>|\\[a-z]+-?\d* ?|/[A-Za-z]+|[{}()\[\]]")
_BAD_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_MOST_ELEMENTS = 20_000
Damage = Callable[[bytes, random.Random], bytes]


def damaged(data: bytes, seed: int) -> bytes:
    """Return ``data`` with damage of one to three kinds."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        inner = _INNER.get(data[:4])
        kinds = (*_OUTER, *(20 * (inner,) if inner else ()))
        data = chance.choice(kinds)(data, chance)
    return data


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with some bytes changed, cut out or doubled."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(max(1, len(found)))
        end = place + chance.choice((1, 1, 4, 200))
        change = chance.randrange(3)
        if change == 0:
            found[place:end] = chance.randbytes(end - place)
        elif change == 1:
            del found[place:end]
        else:
            found[place:place] = found[place:end]
    return bytes(found)


def _cut(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] if chance.random() < 0.8 else data[place:]


def _renumbered(data: bytes, chance: random.Random) -> bytes:
    """Some numbers become what no number should be."""
    often = chance.choice((0.001, 0.01, 0.1))
    return _NUMBER.sub(lambda m: chance.choice(_ODD) if chance.random() < often else m[0], data)


def _reworded(data: bytes, chance: random.Random) -> bytes:
    """Some marks of a format are left out, doubled or put in the place of another."""
    marks = _WORD.findall(data) or [b""]
    often = chance.choice((0.001, 0.01, 0.1))

    def changed(match: re.Match[bytes]) -> bytes:
        if chance.random() >= often:
            return match[0]
        return chance.choice((b"", match[0] * chance.choice((2, 50)), chance.choice(marks)))

    return _WORD.sub(changed, data)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Damage parts inside a zip, or swap two of them, and pack it anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except _BAD_ZIP:
        return flipped(data, chance)
    name, other = (chance.choice([*parts, ""]) for _ in range(2))
    if chance.random() < 0.15 and name and other:
        parts[name], parts[other] = parts[other], parts[name]
    elif chance.random() < 0.1:
        parts.pop(name, None)
    else:
        large = max(parts, key=lambda n: len(parts[n]) if n.endswith(".xml") else 0)
        name = name if chance.random() < 0.5 and name else large
        parts[name] = chance.choice((_regrown, _regrown, *_OUTER))(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _regrown(data: bytes, chance: random.Random) -> bytes:
    """Elements of an XML part go, come back often, or move into another."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return flipped(data, chance)
    for _ in range(chance.randint(1, 8)):
        elements = list(root.iter(etree.Element))[:_MOST_ELEMENTS]
        element, target = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        if parent is None:
            continue
        change = chance.randrange(4)
        if change == 0:
            parent.remove(element)
        elif change == 1:
            for _ in range(chance.choice((1, 20))):
                element.addnext(copy.deepcopy(element))
        elif change == 2 and element not in target.iterancestors() and element is not target:
            target.append(element)
        elif element.attrib:
            element.set(
                chance.choice(list(element.attrib)), chance.choice(("-1", "9" * 30, "x", ""))
            )
    return etree.tostring(root)


def _unpacked(data: bytes, chance: random.Random) -> bytes:
    """Damage a PDF where its streams lie open, so that what they draw is hit."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return flipped(data, chance)
    return chance.choice(_OUTER)(out.getvalue(), chance)


_OUTER: tuple[Damage, ...] = (flipped, _cut, _renumbered, _reworded)
_INNER: dict[bytes, Damage] = {b"PK\x03\x04": _repacked, b"%PDF": _unpacked}
