"""Words come through one door and change language while windows stand open."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui import say as door
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.say import Language, SpokenLanguage, TranslationMissing, say

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN"><context><name>ecabinet</name>
<message><source>{present}/{members} present · needs {needed}</source>
<translation>{present}/{members} có mặt · cần {needed}</translation></message>
<message><source>Quorum reached</source><translation>Đủ túc số</translation></message>
</context></TS>
"""


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Compile a small translation and let the door find it."""
    (tmp_path / "vi.ts").write_text(_TS, encoding="utf-8")
    tool = str(Path(sys.executable).parent / "pyside6-lrelease")
    subprocess.run([tool, "vi.ts", "-qm", "vi.qm"], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.setattr(door, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    return tmp_path


def test_places_are_filled_by_name() -> None:
    assert say("{present}/{members} present · needs {needed}", present=18, members=23, needed=16) == (
        "18/23 present · needs 16"
    )
    with pytest.raises(KeyError):
        say("{present} present", members=1)


@pytest.mark.usefixtures("translations")
def test_an_open_window_changes_its_language(app: QApplication, qtbot: QtBot) -> None:
    light = QuorumLight(QuorumValue(18, 23, 16, met=True))
    qtbot.addWidget(light)
    SpokenLanguage.switch(Language.VIETNAMESE)
    app.processEvents()
    assert SpokenLanguage.now() is Language.VIETNAMESE
    assert light.accessibleName() == "Đủ túc số. 18/23 có mặt · cần 16"
    SpokenLanguage.switch(Language.ENGLISH)
    app.processEvents()
    assert light.accessibleName() == "Quorum reached. 18/23 present · needs 16"


def test_a_missing_translation_is_said_and_changes_nothing(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app is not None
    monkeypatch.setattr(door, "resource", tmp_path.joinpath)
    with pytest.raises(TranslationMissing):
        SpokenLanguage.switch(Language.VIETNAMESE)
    assert SpokenLanguage.now() is Language.ENGLISH
