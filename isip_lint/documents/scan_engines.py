"""Text recognition: the tesseract program where it knows Dutch and French, else RapidOCR."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGES = "nld+fra"
_PAGE_SECONDS = 90
_WORD = "5"
# RapidOCR reserves far more memory than it uses.
_MODEL_ROOM = 3 * 2**30


class Word(NamedTuple):
    """A word on a picture: its box in pixels, how sure the engine is (0-100), and its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    line: int


Engine = Callable[["Image", int], list[Word]]
"""Reads a grey picture of so many dots per inch; words come in reading order."""


@cache
def find_engine() -> Engine | None:
    """Return what recognises text on this machine, None when nothing does."""
    program = shutil.which("tesseract")
    if program and _knows_languages(program):
        return lambda picture, dpi: _tesseract(program, picture, dpi)
    if find_spec("rapidocr") and find_spec("onnxruntime"):
        return _rapid
    return None


def _knows_languages(program: str) -> bool:
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return set(_LANGUAGES.split("+")) <= set(listed.stdout.split())


def _tesseract(program: str, picture: Image, dpi: int) -> list[Word]:
    """Return the words that tesseract finds; none when it fails or takes too long."""
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1)
    command = [program, "stdin", "stdout", "-l", _LANGUAGES, "--psm", "3", "--dpi", str(dpi), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=data.getvalue(),
            capture_output=True,
            timeout=_PAGE_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return list(_tsv_words(done.stdout.decode("utf-8", "replace")))


def find_turn(picture: Image) -> int:
    """Return by how many degrees to the right a page must be turned to stand upright, as tesseract
    sees it; 0 when it does not say, or is not there."""
    program = shutil.which("tesseract")
    if program is None:
        return 0
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1)
    command = [program, "stdin", "stdout", "-l", "osd", "--psm", "0"]
    try:
        done = subprocess.run(
            command, input=data.getvalue(), capture_output=True, timeout=_PAGE_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    return _told_turn(done.stdout.decode("utf-8", "replace"))


def _told_turn(answer: str) -> int:
    found = re.search(r"^Rotate: (90|180|270)$", answer, re.MULTILINE)
    return int(found[1]) if found else 0


def _tsv_words(table: str) -> Iterator[Word]:
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == _WORD and cells[11].strip():
            left, top, width, height = map(float, cells[6:10])
            line = lines.setdefault(tuple(cells[1:5]), len(lines))
            yield Word(
                cells[11].strip(), left, top, left + width, top + height, float(cells[10]), line
            )


@cache
def _rapid_engine() -> Any:
    """The models; the classifier of turned lines is off, for it turns straight lines about."""
    _make_room()
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})


def _make_room() -> None:
    """Raise this process's own limit of reserved memory, as far as it may."""
    if sys.platform != "linux":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY:
        wanted = soft + _MODEL_ROOM
        capped = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (capped, hard))


def _rapid(picture: Image, _dpi: int) -> list[Word]:
    """Return the words that RapidOCR finds; it gives lines, whose words share the width."""
    import numpy as np

    found = _rapid_engine()(np.asarray(picture.convert("RGB")))
    if not found.txts:
        return []
    lines = zip(found.txts, found.scores, found.boxes, strict=True)
    placed = sorted(lines, key=lambda line: (round(float(line[2][0][1]) / 12), line[2][0][0]))
    return [word for number, line in enumerate(placed) for word in _split(number, *line)]


def _split(number: int, text: str, score: float, corners: Any) -> Iterator[Word]:
    left, top = (float(corners[:, axis].min()) for axis in (0, 1))
    right, bottom = (float(corners[:, axis].max()) for axis in (0, 1))
    step = (right - left) / max(1, len(text))
    begin = 0
    for piece in text.split(" "):
        if piece:
            start, end = left + step * begin, left + step * (begin + len(piece))
            yield Word(piece, start, top, end, bottom, 100 * float(score), number)
        begin += len(piece) + 1
