"""What tests of windows stand on: the application in a known theme and language."""

import os
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ecabinet.ui.say import Language, SpokenLanguage
from ecabinet.ui.theme import ThemeSettings, apply
from tests.golden.compare import recording

_LOOK = re.compile(r"-(pc-)?(vi|en)(-[a-z0-9-]+)?$")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Hold each state against one picture; its further looks are compared where `ECABINET_EVERY_LOOK` is 1.

    `make campaign` compares them all: dark, English, on a PC, with large letters.
    """
    if recording() or os.environ.get("ECABINET_EVERY_LOOK") == "1":
        return
    states: set[tuple[str, str]] = set()
    further: list[pytest.Item] = []
    for item in items:
        name, _, given = item.name.rstrip("]").partition("[")
        if not name.endswith("looks_as_recorded") or not _LOOK.search(given):
            continue
        state = (str(item.path), _LOOK.sub("", given))
        if state in states:
            further.append(item)
        states.add(state)
    if further:
        left = set(further)
        config.hook.pytest_deselected(items=further)
        items[:] = [item for item in items if item not in left]


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
