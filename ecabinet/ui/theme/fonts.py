"""The bundled typefaces: two faces at the start, the others when a screen asks for them."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFontDatabase

from ecabinet.ui.resources_path import resource

_START_FACES: Final = ("be-vietnam-pro/BeVietnamPro-Regular.ttf", "be-vietnam-pro/BeVietnamPro-SemiBold.ttf")
_PAPER_FACES: Final = (
    "tinos/Tinos_400Regular.ttf",
    "tinos/Tinos_700Bold.ttf",
    "tinos/Tinos_400Regular_Italic.ttf",
    "tinos/Tinos_700Bold_Italic.ttf",
)
_OTHER_FACES: Final = (
    "be-vietnam-pro/BeVietnamPro-Medium.ttf",
    "be-vietnam-pro/BeVietnamPro-Bold.ttf",
    "be-vietnam-pro/BeVietnamPro-Italic.ttf",
)


class FontMissing(Exception):
    """A bundled font file is absent or unreadable, so Vietnamese text could lose letters."""


def load_screen_faces() -> None:
    """Load the faces every window needs; raises FontMissing."""
    _load(_START_FACES)


def load_other_screen_faces() -> None:
    """Load italic, medium and bold for screens that show them; raises FontMissing."""
    _load(_OTHER_FACES)


def load_paper_faces() -> None:
    """Load the Times-metric face for screens that show a paper's text; raises FontMissing."""
    _load(_PAPER_FACES)


@lru_cache(maxsize=8)
def _load(faces: tuple[str, ...]) -> None:
    for face in faces:
        path = resource("fonts", *face.split("/"))
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FontMissing(str(path))
