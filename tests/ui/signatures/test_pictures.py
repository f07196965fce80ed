"""How the signatures of a document look beside its page, state by state."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.signatures.signature_card import SignatureCard
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.signatures.shots import STATES, panel_of

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
_MAIN = ("valid", "invalid", "indeterminate", "differs")
_CASES = (
    *((name, "vi", LIGHT) for name in STATES),
    *((name, "vi-175", LARGE) for name in _MAIN),
    *((name, "en-dark", DARK) for name in _MAIN),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, _ in _CASES])
def test_the_panel_looks_as_recorded(app: QApplication, qtbot: QtBot, case: tuple[str, str, Looks]) -> None:
    name, look, looks = case
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made = STATES[name](looks, app)
    assert isinstance(made, Workspace)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/signatures/{name}-{look}")


@pytest.mark.parametrize("look", ["vi", "vi-175", "en-dark"])
def test_the_foot_of_the_panel_looks_as_recorded(app: QApplication, qtbot: QtBot, look: str) -> None:
    looks = {"vi": LIGHT, "vi-175": LARGE, "en-dark": DARK}[look]
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made = STATES["differs"](looks, app)
    assert isinstance(made, Workspace)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    for _ in range(12):
        app.processEvents()
    for area in panel_of(made).findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/signatures/foot-{look}")


@pytest.mark.parametrize(("name", "look", "looks"), [("invalid", "vi", LIGHT), ("indeterminate", "en-dark", DARK)])
def test_a_signature_with_everything_unfolded_looks_as_recorded(
    app: QApplication, qtbot: QtBot, name: str, look: str, looks: Looks
) -> None:
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made = STATES[name](looks, app)
    assert isinstance(made, Workspace)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    card = panel_of(made).findChild(SignatureCard, "signature.1")
    assert card is not None
    for fold in card.folds:
        fold.button.click()
    for _ in range(12):
        app.processEvents()
    assert_looks_like(card, f"ui/signatures/card-{name}-{look}")
