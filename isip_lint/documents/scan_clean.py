"""Make a scan easier to read: even light, straight lines; find its rulings and its ink."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from isip_lint.documents.pdf_rulings import Stroke

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Ink = NDArray[np.bool_]

_COARSE = 16
_DARK = 140
_STEEPEST = 6.0
_LEAST_TILT = 0.3
_LONG_INCH = 0.4
_SOLID = 0.95
_THICKEST_INCH = 0.05


def even_light(picture: Image) -> Image:
    """Return a grey picture divided by its background: shadows and tinted paper become white."""
    import numpy as np
    import PIL.Image
    from PIL import ImageFilter

    grey = picture.convert("L")
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)), 4)
    ground = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    light = np.asarray(ground.resize(grey.size, PIL.Image.Resampling.BILINEAR), dtype=np.float32)
    evened = np.asarray(grey, dtype=np.float32) * (255.0 / np.maximum(light, 1.0))
    return PIL.Image.fromarray(np.clip(evened, 0, 255).astype(np.uint8))


def straighten(picture: Image) -> Image:
    """Return the picture turned so that its lines are level."""
    import PIL.Image

    tilt = _tilt(picture)
    if abs(tilt) < _LEAST_TILT:
        return picture
    return picture.rotate(tilt, PIL.Image.Resampling.BICUBIC, fillcolor=255)


def _tilt(picture: Image) -> float:
    """The turn, in degrees, at which rows of the picture differ most: lines and gaps between."""
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


def rulings(ink: Ink, dpi: int) -> list[Stroke]:
    """Return the long level and upright lines, in pixels."""
    level = [Stroke(x0, y, x1, y) for y, x0, x1 in _long_runs(ink, dpi)]
    upright = [Stroke(x, y0, x, y1) for x, y0, y1 in _long_runs(ink.T, dpi)]
    return level + upright


def without_rulings(picture: Image, strokes: list[Stroke]) -> Image:
    """Return the picture with its rulings painted white, lest they be read as letters."""
    from PIL import ImageDraw

    cleaned = picture.copy()
    pen = ImageDraw.Draw(cleaned)
    for stroke in strokes:
        pen.line(tuple(stroke), fill=255, width=3)
    return cleaned


def _long_runs(ink: Ink, dpi: int) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of runs of ink too long for a letter and too thin for a picture."""
    import numpy as np

    length = int(_LONG_INCH * dpi)
    if ink.shape[1] <= length:
        return
    summed = np.cumsum(ink, axis=1, dtype=np.int32)
    solid = (summed[:, length:] - summed[:, :-length]) >= _SOLID * length
    for row in np.flatnonzero(_thin(solid.any(axis=1), dpi)):
        marks = np.flatnonzero(np.diff(np.concatenate(([0], solid[row].view(np.int8), [0]))))
        for start, end in marks.reshape(-1, 2):
            yield int(row), int(start), int(end) + length


def _thin(rows: Any, dpi: int) -> Any:
    """Rows with a run, unless many stand together: those are a dark picture or the border."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.view(np.int8), [0]))))
    kept = np.zeros_like(rows)
    for start, end in edges.reshape(-1, 2):
        if end - start <= max(3, int(_THICKEST_INCH * dpi)):
            kept[start:end] = True
    return kept


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
