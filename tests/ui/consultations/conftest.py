"""A consultation that is being prepared."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.opinions.worlds import Asking


@pytest.fixture
def asking(app: QApplication) -> Asking:
    """A draft with one matter."""
    assert app is not None
    return Asking()
