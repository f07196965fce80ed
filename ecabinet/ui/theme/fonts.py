"""The bundled typefaces of the screens: two faces, loaded once."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFontDatabase

from ecabinet.ui.resources_path import resource

_START_FACES: Final = ("be-vietnam-pro/BeVietnamPro-Regular.ttf", "be-vietnam-pro/BeVietnamPro-SemiBold.ttf")


class FontMissing(Exception):
    """A bundled font file is absent or unreadable, so Vietnamese text could lose letters."""


def load_screen_faces() -> None:
    """Load the faces every window needs; raises FontMissing."""
    _load(_START_FACES)


@lru_cache(maxsize=8)
def _load(faces: tuple[str, ...]) -> None:
    for face in faces:
        path = resource("fonts", *face.split("/"))
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FontMissing(str(path))
