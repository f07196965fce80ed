"""Pictures of signatures and seals for the demonstration, drawn at run time; every seal says what it is."""

from __future__ import annotations

import math
import random
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from ecabinet.ui.resources_path import resource

_BLUE = (28, 62, 180, 255)
_RED = (205, 24, 30, 255)
_SIZE = (640, 256)
_SEAL = 720
_STROKES = 11


def signature_picture(name: str) -> bytes:
    """A pen's strokes, blue on nothing (PNG): always the same for the same name."""
    drawn = random.Random(sha256(name.encode()).digest())  # noqa: S311 - a picture, no secret
    image = Image.new("RGBA", _SIZE, (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    width, height = _SIZE
    knots = [
        (width * (0.08 + 0.84 * step / (_STROKES - 1)), height * (0.5 + drawn.uniform(-0.38, 0.38)))
        for step in range(_STROKES)
    ]
    pen.line(_smooth(knots), fill=_BLUE, width=9, joint="curve")
    pen.line(_smooth([(width * 0.1, height * 0.82), (width * 0.5, height * 0.7), (width * 0.9, height * 0.86)]),
             fill=_BLUE, width=6, joint="curve")  # fmt: skip
    return _png(image)


def seal_picture(agency: str) -> bytes:
    """A round seal, red on nothing (PNG): a star between two lines of text."""
    image = Image.new("RGBA", (_SEAL, _SEAL), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((8, 8, _SEAL - 8, _SEAL - 8), outline=_RED, width=14)
    pen.ellipse((44, 44, _SEAL - 44, _SEAL - 44), outline=_RED, width=5)
    pen.polygon(_star(_SEAL / 2, _SEAL * 0.4, _SEAL * 0.13), fill=_RED)
    font = ImageFont.truetype(str(resource("fonts", "tinos") / "Tinos_700Bold.ttf"), 46)
    pen.text((_SEAL / 2, _SEAL * 0.2), "TRÌNH DIỄN", font=font, fill=_RED, anchor="mm")
    for row, line in enumerate(_lines(agency.upper(), 17)[:3]):
        pen.text((_SEAL / 2, _SEAL * 0.62 + row * 56), line, font=font, fill=_RED, anchor="mm")
    return _png(image)


def _smooth(knots: list[tuple[float, float]], steps: int = 14) -> list[tuple[float, float]]:
    """A curve through all knots (Catmull-Rom)."""
    padded = [knots[0], *knots, knots[-1]]
    points: list[tuple[float, float]] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        points += [
            (
                _between(before[0], start[0], end[0], after[0], step / steps),
                _between(before[1], start[1], end[1], after[1], step / steps),
            )
            for step in range(steps)
        ]
    return [*points, knots[-1]]


def _between(before: float, start: float, end: float, after: float, share: float) -> float:
    bend = 2 * before - 5 * start + 4 * end - after
    twist = -before + 3 * start - 3 * end + after
    return 0.5 * (2 * start + (end - before) * share + bend * share**2 + twist * share**3)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for step in range(10):
        length = radius if step % 2 == 0 else radius * 0.382
        angle = math.pi * step / 5 - math.pi / 2
        points.append((x + length * math.cos(angle), y + length * math.sin(angle)))
    return points


def _lines(text: str, longest: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= longest and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
