"""Pictures of screens held against recorded ones, with a small tolerance for how letters are smoothed.

`ECABINET_RECORD_GOLDEN=1` records them anew. What differs is left beside the recorded picture as `*.now.png`.
"""

import os
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtWidgets import QWidget

FOLDER = Path(__file__).resolve().parent
_CHANNEL_TOLERANCE = 48
_SHARE_TOLERANCE = 0.002


def recording() -> bool:
    """Whether pictures are recorded, not compared."""
    return os.environ.get("ECABINET_RECORD_GOLDEN") == "1"


def assert_looks_like(widget: QWidget, name: str) -> None:
    """Compare a widget with the picture `ui/AREA/STATE` of this folder (without ending), or record it."""
    golden = FOLDER / f"{name}.png"
    now = golden.with_suffix(".now.png")
    golden.parent.mkdir(parents=True, exist_ok=True)
    picture = widget.grab()
    if recording():
        assert picture.save(str(golden))
        _shrink(golden)
        now.unlink(missing_ok=True)
        return
    assert golden.is_file(), f"{golden} was never recorded: run with ECABINET_RECORD_GOLDEN=1 and look at it"
    assert picture.save(str(now))
    share = difference(golden, now)
    assert share <= _SHARE_TOLERANCE, f"{share:.2%} of the picture changed: compare {now} with {golden}"
    now.unlink()


def difference(one: Path, other: Path) -> float:
    """Give the share of pixels that differ visibly; pictures of different sizes differ wholly."""
    with Image.open(one) as left, Image.open(other) as right:
        if left.size != right.size:
            return 1.0
        gray = ImageChops.difference(left.convert("RGB"), right.convert("RGB")).convert("L")
        changed = sum(count for value, count in enumerate(gray.histogram()) if value > _CHANNEL_TOLERANCE)
        return changed / (left.size[0] * left.size[1])


def _shrink(path: Path) -> None:
    """Keep the repository small: 256 colours are enough for flat surfaces and smoothed letters."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
