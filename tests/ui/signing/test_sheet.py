"""The sheet beside a paper signs it on this device, tells what went wrong, and forgets the secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.trust.signing.values import Token, Tries
from ecabinet.ui.intents import Go, OpenFile
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.signing.form import SigningForm, Way
from ecabinet.ui.theme import Device, Scheme
from tests.domain.plays import MINUTES_FILE, Play
from tests.golden.compare import assert_looks_like
from tests.ui.shell.fakes import SIGNED, FakeApplication

TOKEN = Token(library="/p11.so", label="Nguyễn Văn An", serial="a1", maker="SafeNet", tries=Tries.LAST)
LOOKS = {
    "vi": Looks(),
    "en-dark": Looks(language=Language.ENGLISH, scheme=Scheme.DARK),
    "vi-175": Looks(text_percent=175),
}


def opened(
    qtbot: QtBot, app: QApplication, looks: Looks | None = None, me: str = "chair"
) -> tuple[Workspace, FakeApplication]:
    show_looks(app, looks or Looks(), Device.TABLET, reduced_motion=True)
    at = Play("approved")
    paper = at.typeset_minutes()
    at.prove(SIGNED, MINUTES_FILE)
    person: Id = at.chair if me == "chair" else at.members[2]
    application = FakeApplication(at, person, plugged=(TOKEN,))
    made = Workspace(application, looks or Looks(), Go(Place.MEETING, at.meeting))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(1280, 800)
    made.show()
    settle(app)
    found = at.world.get(v.Paper, paper)
    assert found is not None
    made.carry(OpenFile("Biên bản", found.sha256, 3))
    settle(app)
    return made, application


def settle(app: QApplication) -> None:
    for _ in range(12):
        app.processEvents()


def form_of(made: Workspace, app: QApplication) -> SigningForm:
    button = made.findChild(QPushButton, "reader.sign")
    assert button is not None
    button.click()
    settle(app)
    (form,) = made.findChildren(SigningForm)
    return form


def papers(application: FakeApplication) -> list[str]:
    return [paper.sha256 for paper in application.stage.world.find(v.Paper, meeting=application.stage.meeting)]  # type: ignore[attr-defined]  # a Play


def test_the_chair_signs_and_the_signed_version_is_filed(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app)
    form = form_of(made, app)
    form.secret.setText("sai")
    form.send()
    settle(app)
    assert form.secret.text() == ""
    assert form.notice.isVisibleTo(form)
    form.secret.setText("đúng")
    form.send()
    settle(app)
    assert [one.token for one in application.ordered] == [TOKEN, TOKEN]
    assert papers(application)[-1] == SIGNED


def test_a_key_file_signs_too(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app)
    form = form_of(made, app)
    form.way.choose(Way.KEY_FILE)
    form.send()
    assert application.ordered == []
    form.key_file.show_path(Path("/khoa.p12"))
    form.secret.setText("đúng")
    form.send()
    settle(app)
    assert application.ordered[0].key_file == Path("/khoa.p12")
    assert application.ordered[0].token is None
    assert papers(application)[-1] == SIGNED


def test_who_signs_nothing_is_not_asked(qtbot: QtBot, app: QApplication) -> None:
    made, _ = opened(qtbot, app, me="member")
    button = made.findChild(QPushButton, "reader.sign")
    assert button is not None
    assert not button.isVisible()


@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("way", list(Way))
def test_the_sheet_looks_as_recorded(qtbot: QtBot, app: QApplication, way: Way, look: str) -> None:
    made, _ = opened(qtbot, app, LOOKS[look])
    form = form_of(made, app)
    form.way.choose(way)
    if way is Way.KEY_FILE:
        form.key_file.show_path(Path("/Nguyen Van An.p12"))
        form.secret.setText("sai")
        form.send()
    settle(app)
    assert made.findChildren(Body)
    assert_looks_like(made, f"ui/signing/{way}-{look}")
