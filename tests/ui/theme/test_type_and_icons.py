"""Bundled faces have every Vietnamese letter; icons take a token's colour; no widget names a colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

import ecabinet.ui
from ecabinet.ui.resources_path import resource
from ecabinet.ui.theme import Scheme, ThemeSettings, apply, font, icon, pixmap

_LETTERS = [*map(chr, range(0x1EA0, 0x1EFA)), *"ơưđăâêôƠƯĐĂÂÊÔàáãèéìíĩòóõùúũýÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝ–…·≥≤−"]
_FACES = sorted(resource("fonts").glob("*/*.ttf"))


def test_every_family_ships_with_its_licence() -> None:
    assert len(_FACES) >= 9
    for face in _FACES:
        assert "SIL Open Font License" in (face.parent / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("face", _FACES, ids=lambda face: face.stem)
def test_every_vietnamese_letter_is_drawn(app: QApplication, face: Path) -> None:
    assert app is not None
    raw = QRawFont(str(face), 16)
    assert [letter for letter in _LETTERS if not raw.supportsCharacter(ord(letter))] == []


def test_screens_use_the_bundled_face(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == "Be Vietnam Pro"
    assert QFontInfo(font(strong=True)).weight() == 600


def test_every_icon_named_in_the_code_is_bundled() -> None:
    bundled = {path.stem for path in resource("icons").glob("*.svg")}
    named: set[str] = set()
    for path in Path(ecabinet.ui.__file__).parent.joinpath("kit").glob("*.py"):
        named |= set(re.findall(r'(?:IconButton|IconLabel|pixmap|icon)\("([a-z0-9-]+)"', path.read_text("utf-8")))
    assert named
    assert named <= bundled


def test_an_icon_takes_the_colour_of_its_token_and_follows_the_theme(app: QApplication) -> None:
    def colours() -> set[str]:
        image = pixmap("square", "accent", 48).toImage()
        return {
            QColor(image.pixelColor(x, 24)).name().upper()
            for x in range(image.width())
            if image.pixelColor(x, 24).alpha() == 255
        }

    assert colours() == {"#B3202A"}
    apply(app, ThemeSettings(Scheme.HIGH_CONTRAST))
    assert colours() == {"#8A0F18"}


def test_an_icon_that_is_not_bundled_is_said(app: QApplication) -> None:
    assert app is not None
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_no_widget_names_a_colour() -> None:
    root = Path(ecabinet.ui.__file__).parent
    guilty = [
        str(path.relative_to(root))
        for path in sorted(root.rglob("*.py"))
        if path.name != "tokens.py" and re.search(r"""#[0-9A-Fa-f]{6}\b|QColor\(\s*["'\d]|GlobalColor\.(?!transp)""",
                                                  path.read_text("utf-8"))
    ]  # fmt: skip
    assert guilty == []
