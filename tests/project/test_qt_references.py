"""Qt's binding must not lose references: 6.12.0 on Python 3.11 loses one to None per QLabel.setText, then aborts."""

import sys

import PySide6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 2_000
# From Python 3.12 on None is immortal and its count says nothing.
NONE_IS_COUNTED = sys.version_info < (3, 12)


def none_references_lost(label: QLabel) -> int:
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    return before - sys.getrefcount(None)


def test_setting_a_text_loses_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    lost = none_references_lost(label)
    if NONE_IS_COUNTED:
        assert lost < CALLS // 100
    else:
        assert PySide6.__version_info__[:2] == (6, 11)
