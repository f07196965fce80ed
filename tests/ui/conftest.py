"""What tests of windows stand on: the application in a known theme and language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ecabinet.ui.say import Language, SpokenLanguage
from ecabinet.ui.theme import ThemeSettings, apply


@pytest.fixture(autouse=True)
def _no_window_left_behind(qapp: QApplication) -> None:
    """Delete the windows of earlier tests for good: without a running loop they would pile up and be dressed anew."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application in the light theme, in English, and put it back so."""
    apply(qapp, ThemeSettings(reduced_motion=True))
    yield qapp
    SpokenLanguage.switch(Language.ENGLISH)
    apply(qapp, ThemeSettings(reduced_motion=True))
