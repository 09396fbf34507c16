"""Flatten a photograph of a page: its lines run level and its margins upright, as on a scanner.

Nothing of the page's form is known beforehand. How steep its lines run is measured between narrow
upright strips at many places; a smooth surface through these slopes, the outliers left out, says
where each place of the flat page lies on the picture. How far its margins and rulings lean is tried
out for the whole page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from isip_lint.documents.pdf_glyphs import Sheet
from isip_lint.documents.scan_clean import find_tilt, without_frame

if TYPE_CHECKING:
    from PIL.Image import Image

Points = Any
"""Places as an array of pairs (x, y), in pixels."""
Warp = Callable[[Points], Points]
"""From places on a picture that was made to those on the picture that it was made of."""
_SMALL = 1600
_BANDS = 60
_LEAST_TILT = 0.3
_STRIPS = 24
_APART = 2
_WINDOWS = 24
_STEEPEST = 0.06
_LIKE = 0.6
_LEAST_SLOPES = 40
_POWERS = tuple(product(range(5), range(2)))
_ROUNDS = 8
_STIFF = 1e-3
_QUADS = 32
# Parts of the long side: lines that bend less are as good as level.
_BEND = 0.0006
_LEANS = (0.025, 0.0125, 0.006, 0.003, 0.0015, 0.0008)
_LEAST_GAIN = 1.03


def as_is(places: Points) -> Points:
    """Return ``places``: the picture is the one that it was made of."""
    return places


@dataclass(frozen=True)
class FlatSheet(Sheet):
    """A page whose elements stand on a flattened picture; ``scale`` is a point as a part of a pixel."""

    warp: Warp = as_is
    scale: float = 1.0

    def box(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return the box on the picture as it was given that holds a box on the flat one."""
        import numpy as np

        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
        places = self.warp(corners / self.scale) * self.scale
        return (*places.min(axis=0).tolist(), *places.max(axis=0).tolist())


def flatten(picture: Image) -> tuple[Image, Warp]:
    """Return an evened picture with its lines level, and the way back to ``picture``."""
    if min(_small_size(picture)) < 2 * _QUADS:
        return picture, as_is
    tilt = find_tilt(picture)
    warp = turned(picture.size, tilt) if abs(tilt) >= _LEAST_TILT else as_is
    for _ in range(2):
        bend = _bend(_small(picture, warp), max(picture.size))
        if bend is None:
            break
        warp = _after(warp, bend)
    lean = _lean(_small(picture, warp), picture.size)
    if lean is not None:
        warp = _after(warp, lean)
    flat = picture if warp is as_is else warped(picture, warp, picture.size)
    return without_frame(flat), warp


def warped(
    picture: Image, warp: Warp, size: tuple[int, int], scale: float = 1.0, sharp: bool = True
) -> Image:
    """Return a picture of ``size`` that shows through ``warp`` what is on ``picture``.

    ``scale`` is the size of both as a part of the one that ``warp`` holds for.
    """
    import numpy as np
    from PIL.Image import Resampling, Transform

    xs, ys = (np.linspace(0, side, _QUADS + 1).round() for side in size)
    places = warp(np.stack(np.meshgrid(xs, ys), axis=-1) / scale) * scale
    mesh = [
        (
            (int(xs[c]), int(ys[r]), int(xs[c + 1]), int(ys[r + 1])),
            tuple(places[[r, r + 1, r + 1, r], [c, c, c + 1, c + 1]].ravel()),
        )
        for r, c in product(range(_QUADS), repeat=2)
    ]
    how = Resampling.BICUBIC if sharp else Resampling.BILINEAR
    return picture.transform(size, Transform.MESH, mesh, how, fillcolor=255)


def _after(first: Warp, then: Warp) -> Warp:
    return lambda places: first(then(places))


def turned(size: tuple[int, int], degrees: float) -> Warp:
    """Return the way from a picture of ``size`` turned to the left by ``degrees`` to the picture."""
    import numpy as np

    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array(size) / 2
    return lambda places: (places - middle) @ turn + middle


def _small(picture: Image, warp: Warp) -> Image:
    size = _small_size(picture)
    scale = min(1.0, _SMALL / max(picture.size))
    return warped(picture.resize(size, 4), warp, size, scale, sharp=False)


def _small_size(picture: Image) -> tuple[int, int]:
    scale = min(1.0, _SMALL / max(picture.size))
    return round(picture.width * scale), round(picture.height * scale)


def _bend(small: Image, long: int) -> Warp | None:
    """Where each place lies on a picture once its lines are level; None if they are."""
    import numpy as np

    found = np.array(list(_slopes(small))).reshape(-1, 3)
    if len(found) < _LEAST_SLOPES:
        return None
    surface = _surface(found)
    sides = np.array(small.size) * (long / max(small.size))

    def warp(places: Points) -> Points:
        x, y = np.moveaxis(places / sides * 2 - 1, -1, 0)
        rise = sum(
            c * x ** (i + 1) / (i + 1) * y**j for c, (i, j) in zip(surface, _POWERS, strict=True)
        )
        moved = np.array(places, dtype=float)
        moved[..., 1] += rise * sides[0] / 2
        return moved

    edge = np.stack(np.meshgrid(*(np.linspace(0, side, 9) for side in sides)), axis=-1)
    return warp if np.abs(warp(edge) - edge).max() > _BEND * long else None


def _slopes(small: Image) -> Iterator[tuple[float, float, float]]:
    """Places, from -1 to 1 each way, and how steep the lines run there (down to the right)."""
    import numpy as np

    ink = 255.0 - np.asarray(small, dtype=np.float32)
    height, width = ink.shape
    step = width // _STRIPS
    strips = ink[:, : step * _STRIPS].reshape(height, _STRIPS, step).mean(axis=2)
    reach = int(_STEEPEST * step * _APART) + 1
    tall = height // _WINDOWS
    for top, strip in product(
        range(reach, height - 2 * tall - reach, tall), range(_STRIPS - _APART)
    ):
        shift = _shift(strips[:, strip], strips[:, strip + _APART], top, top + 2 * tall, reach)
        if shift is not None:
            x = (strip + (_APART + 1) / 2) * step / width * 2 - 1
            yield x, (top + tall) / height * 2 - 1, shift / (step * _APART)


def _shift(left: Any, right: Any, top: int, bottom: int, reach: int) -> float | None:
    """By how many pixels the lines of ``right`` stand lower than those of ``left``; None if unlike."""
    import numpy as np

    first = left[top:bottom] - left[top:bottom].mean()
    views = np.lib.stride_tricks.sliding_window_view(
        right[top - reach : bottom + reach], len(first)
    )
    centred = views - views.mean(axis=1, keepdims=True)
    power = np.sqrt((first**2).sum() * (centred**2).sum(axis=1))
    if power.min() <= len(first):
        return None
    like = centred @ first / power
    best = int(like.argmax())
    if like[best] < _LIKE or not 0 < best < len(like) - 1:
        return None
    before, at, after = like[best - 1 : best + 2]
    return best - reach + 0.5 * float(before - after) / float(before - 2 * at + after)


def _surface(found: Any) -> Any:
    """The coefficients of a smooth surface through slopes, those far from it left out."""
    import numpy as np

    x, y, slope = found.T
    terms = np.stack([x**i * y**j for i, j in _POWERS], axis=1)
    stiff = _STIFF * len(found) * np.diag([0.0 if i + j == 0 else 1.0 for i, j in _POWERS])
    trust = np.ones(len(found))
    for _ in range(_ROUNDS):
        weighted = terms * trust[:, None]
        surface = np.linalg.solve(weighted.T @ terms + stiff, weighted.T @ slope)
        off = np.abs(slope - terms @ surface)
        trust = 1 / (1 + (off / max(1e-4, float(np.median(off)))) ** 2) ** 2
    return surface


def _lean(small: Image, size: tuple[int, int]) -> Warp | None:
    """Where each place lies on a picture once its margins are upright; None if they are."""
    import numpy as np

    bands = _bands(small)
    best = (0.0, 0.0)
    for step in _LEANS:
        lag = max(1, round(step * small.height / 2))
        steps = product((-2 * step, -step, 0.0, step, 2 * step), repeat=2)
        tries = [(best[0] + a, best[1] + b) for a, b in steps]
        best = max(tries, key=lambda lean: _upright(bands, small.height, lean, lag))
    same, gained = (_upright(bands, small.height, lean, 1) for lean in ((0.0, 0.0), best))
    if gained <= _LEAST_GAIN * same:
        return None
    sides = np.array(size)

    def warp(places: Points) -> Points:
        x, y = np.moveaxis(places / sides * 2 - 1, -1, 0)
        moved = np.array(places, dtype=float)
        moved[..., 0] += (best[0] + best[1] * x) * y * sides[1] / 2
        return moved

    return warp


def _bands(small: Image) -> Any:
    """The columns of a picture in level bands, so narrow that little leans within one."""
    import numpy as np

    ink = 255.0 - np.asarray(small, dtype=np.float32)
    tall = max(1, small.height // _BANDS)
    return ink[: tall * _BANDS].reshape(-1, tall, small.width).mean(axis=1)


def _upright(bands: Any, height: int, lean: tuple[float, float], lag: int) -> float:
    """How much columns ``lag`` apart differ, seen through a lean: margins and rulings stand out."""
    import numpy as np

    width = bands.shape[1]
    across, down = np.linspace(-1, 1, width), np.linspace(-1, 1, len(bands))
    at = np.arange(width) + np.outer(down, lean[0] + lean[1] * across) * height / 2
    left = np.clip(at.astype(int), 0, width - 2)
    part = np.clip(at - left, 0, 1)
    rows = np.arange(len(bands))[:, None]
    columns = (bands[rows, left] * (1 - part) + bands[rows, left + 1] * part).mean(axis=0)
    blurred = np.convolve(columns, np.ones(lag) / lag, mode="valid")
    return float(((blurred[lag:] - blurred[:-lag]) ** 2).sum())
