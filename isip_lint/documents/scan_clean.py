"""Make a scan easier to read: even light, straight lines; find its rulings and its ink."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from isip_lint.documents.pdf_rulings import Stroke

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Ink = NDArray[np.bool_]

_COARSE = 16
_SLAB = 512
_DARK = 140
_STEEPEST = 6.0
_CELL = 8
_FRAME = 0.5
_LONG_INCH = 0.4
_SOLID = 0.92
_THICKEST_INCH = 0.05
_DRIFT_INCH = 0.007


def even_light(picture: Image) -> Image:
    """Return a grey picture divided by its background: shadows and tinted paper become white."""
    import numpy as np
    import PIL.Image
    from PIL import ImageFilter

    grey = picture.convert("L")
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)), 4)
    ground = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    light = np.asarray(ground.resize(grey.size, PIL.Image.Resampling.BILINEAR))
    evened = np.array(grey)
    for rows in _slabs(len(evened)):
        lit = evened[rows] * (np.float32(255.0) / np.maximum(light[rows], 1))
        evened[rows] = np.minimum(lit, 255)
    return PIL.Image.fromarray(evened)


def _slabs(length: int) -> Iterator[slice]:
    """Parts of a picture to work on one after the other: sums of a whole one take much memory."""
    for start in range(0, length, _SLAB):
        yield slice(start, start + _SLAB)


def without_frame(picture: Image) -> Image:
    """Return an evened picture with the dark sides of a page and all beyond them painted white.

    They are the edge of a table under a photographed page, or of the lid of a scanner.
    """
    import numpy as np

    dark = np.asarray(picture.reduce(_CELL)) < _DARK
    left, right = _frame_sides(dark), dark.shape[1] - _frame_sides(dark[:, ::-1])
    top, bottom = _frame_sides(dark.T), dark.shape[0] - _frame_sides(dark[::-1].T)
    if (left, top, right, bottom) == (0, 0, dark.shape[1], dark.shape[0]):
        return picture
    box = (left * _CELL, top * _CELL, right * _CELL, bottom * _CELL)
    cleaned = picture.copy()
    cleaned.paste(255, (0, 0, *picture.size))
    cleaned.paste(picture.crop(box), box[:2])
    return cleaned


def _frame_sides(dark: Ink) -> int:
    """How many columns at the left end with a thick upright bar; none without one."""
    import numpy as np

    fifth = dark.shape[0] // 5
    columns = dark[fifth : dark.shape[0] - fifth, : dark.shape[1] // 5].mean(axis=0) > _FRAME
    thick = columns[2:] & columns[1:-1] & columns[:-2]
    found = np.flatnonzero(thick)
    return int(found[-1]) + 5 if len(found) else 0


def find_tilt(picture: Image) -> float:
    """Return the turn to the left, in degrees, at which the lines of a picture are level.

    Rows of the picture then differ most: lines and the gaps between.
    """
    scale = 800 / max(picture.size)
    small = picture.resize((int(picture.width * scale), int(picture.height * scale)), 4)
    best = 0.0
    for reach, step in ((_STEEPEST, 0.5), (0.5, 0.1)):
        turns = [best + step * n for n in range(-round(reach / step), round(reach / step) + 1)]
        best = max(turns, key=lambda turn: _contrast(small, turn))
    return best


def _contrast(picture: Image, turn: float) -> float:
    import numpy as np
    import PIL.Image

    turned = picture.rotate(turn, PIL.Image.Resampling.BILINEAR, fillcolor=255)
    rows = 255.0 - np.asarray(turned, dtype=np.float32).mean(axis=1)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def ink_of(picture: Image) -> Ink:
    """Return which pixels of an evened picture are dark."""
    import numpy as np

    ink: Ink = np.asarray(picture) < _DARK
    return ink


def rulings(ink: Ink, dpi: int) -> tuple[list[Stroke], Ink]:
    """Return the long level and upright lines, in pixels, and which pixels are theirs."""
    level, level_ink, across = _long_runs(ink, dpi)
    upright, upright_ink, down = _long_runs(ink.T, dpi)
    strokes = [Stroke(x0, y, x1, y) for y, x0, x1 in level]
    strokes += [Stroke(x, y0, x, y1) for x, y0, y1 in upright]
    return strokes, level_ink | upright_ink.T | (across & down.T)


def without_rulings(picture: Image, ruled: Ink) -> Image:
    """Return the picture with its rulings painted white, lest they be read as letters."""
    import numpy as np
    import PIL.Image

    return PIL.Image.fromarray(np.where(ruled, np.uint8(255), np.asarray(picture)))


def _long_runs(ink: Ink, dpi: int) -> tuple[list[tuple[int, int, int]], Ink, Ink]:
    """Row, start and end of runs of ink too long for a letter and too thin for a picture.

    A line that drifts over a few rows is found in each of them. Then come their ink without that of
    what they cross, and all of their pixels.
    """
    import numpy as np

    length, drift = int(_LONG_INCH * dpi), max(1, int(_DRIFT_INCH * dpi))
    ruled = np.zeros_like(ink)
    if ink.shape[1] <= length:
        return [], ruled, ruled
    tall = _tall(ink, max(3, int(_THICKEST_INCH * dpi)))
    thin = ink & ~tall
    near = _spread(thin, drift)
    runs = [
        (rows.start + row, start, end + length)
        for rows in _slabs(len(ink))
        for row, start, end in _solid_runs(near[rows], length)
    ]
    for row, start, end in runs:
        ruled[row, start:end] = True
    return runs, _spread(ruled & thin, drift) & ~tall, ruled


def _solid_runs(ink: Ink, length: int) -> Iterator[tuple[int, int, int]]:
    """Row, first and last place at which ``length`` pixels and more are ink, but for a few."""
    import numpy as np

    summed = np.cumsum(ink, axis=1, dtype=np.int32)
    solid = (summed[:, length:] - summed[:, :-length]) >= _SOLID * length
    for row in np.flatnonzero(solid.any(axis=1)):
        marks = np.flatnonzero(np.diff(np.concatenate(([0], solid[row].view(np.int8), [0]))))
        for start, end in marks.reshape(-1, 2):
            yield int(row), int(start), int(end)


def _tall(ink: Ink, height: int) -> Ink:
    """The ink in upright runs of more than ``height`` pixels."""
    found = ink.copy()
    for columns in _slabs(ink.shape[1]):
        found[:, columns] &= _held(ink[:, columns], height)
    return found


def _held(ink: Ink, height: int) -> Ink:
    """Where some upright window of ``height`` pixels and one more is full of ink."""
    import numpy as np

    padded = np.pad(ink, ((height + 1, height + 1), (0, 0)))
    summed = np.cumsum(padded, axis=0, dtype=np.int32)
    full = (summed[height + 1 :] - summed[: -height - 1]) == height + 1
    windows = np.cumsum(full, axis=0, dtype=np.int32)
    held: Ink = (windows[height:] - np.pad(windows, ((1, 0), (0, 0)))[: len(windows) - height]) > 0
    return held[: len(ink)]


def _spread(ink: Ink, by: int) -> Ink:
    """Ink with that of ``by`` rows above and below."""
    spread = ink.copy()
    for step in range(1, by + 1):
        spread[step:] |= ink[:-step]
        spread[:-step] |= ink[step:]
    return spread


def uncovered(
    ink: Ink, boxes: list[tuple[float, float, float, float]], strokes: list[Stroke]
) -> float:
    """Return the share of the ink that lies in no word and on no ruling."""
    rest = ink.copy()
    for left, top, right, bottom in (
        *boxes,
        *((s.x0 - 3, s.y0 - 3, s.x1 + 3, s.y1 + 3) for s in strokes),
    ):
        rest[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1] = False
    return float(rest.sum()) / max(1.0, float(ink.sum()))
