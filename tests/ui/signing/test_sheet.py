"""The sheet beside a paper signs it on this device, tells what went wrong, and forgets the secret."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.client.values import JUDGED
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.places import CHAIR
from ecabinet.domain.signatures.findings import Integrity, Trust
from ecabinet.domain.signatures.verdicts import SignatureVerdict
from ecabinet.trust.signing.values import Scheme as Signing
from ecabinet.trust.signing.values import Spot, Token, Tries
from ecabinet.ui.intents import Go, OpenFile
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.signing.form import SigningForm
from ecabinet.ui.signing.words import Way
from ecabinet.ui.theme import Device, Scheme
from tests.domain.plays import MINUTES_FILE, Play, verdict
from tests.golden.compare import assert_looks_like
from tests.papers.signature_samples import GOOD, found
from tests.ui.shell.fakes import SIGNED, FakeApplication

TOKEN = Token(library="/p11.so", label="Nguyễn Văn An", serial="a1", maker="SafeNet", tries=Tries.LAST)
LOOKS = {
    "vi": Looks(),
    "en-dark": Looks(language=Language.ENGLISH, scheme=Scheme.DARK),
    "vi-175": Looks(text_percent=175),
}


def opened(  # noqa: PLR0913 - who is on which device, and what was signed
    qtbot: QtBot,
    app: QApplication,
    looks: Looks | None = None,
    me: str = "chair",
    device: Device = Device.TABLET,
    *,
    by_chair: bool = False,
) -> tuple[Workspace, FakeApplication]:
    show_looks(app, looks or Looks(), device, reduced_motion=True)
    at = Play("approved")
    paper = at.typeset_minutes()
    at.prove(SIGNED, MINUTES_FILE)
    if by_chair:
        signed = at.new_id()
        at.must(at.chair, v.FileSignedPaper, meeting=at.meeting, paper=signed, signs=paper, sha256=SIGNED)
        paper = signed
    person: Id = {"chair": at.chair, "secretary": at.secretary}.get(me, at.members[2])
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


def test_the_secretariat_signs_for_the_agency_with_the_seal_in_its_real_size(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app, me="secretary")
    form = form_of(made, app)
    assert form.seen.spot.isVisibleTo(form)
    form.seen.spot.choose(Spot.SEAL)
    form.secret.setText("đúng")
    form.send()
    assert application.ordered == [], "a seal without a picture is none"
    assert form.notice.isVisibleTo(form)
    form.seen.picture.show_path(Path("/con-dau.png"))
    form.seen.seal_width.setValue(42)
    form.send()
    settle(app)
    (order,) = application.ordered
    assert (order.spot, order.place, order.seal_width) == (Spot.SEAL, CHAIR, 42)
    assert order.picture == Path("/con-dau.png")
    assert papers(application)[-1] == SIGNED


def test_before_the_seal_it_is_said_what_the_chair_s_signature_is_worth(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app, looks=Looks(language=Language.ENGLISH), me="secretary", by_chair=True)
    form = form_of(made, app)
    form.seen.spot.choose(Spot.SEAL)
    form.seen.picture.show_path(Path("/con-dau.png"))

    def warned() -> str:
        (banner,) = (one for one in form.seen.whose.findChildren(Banner) if one.objectName() == "signing.standing")
        title = banner.findChild(Body)
        assert title is not None
        return title.text() if banner.isVisibleTo(form) else ""

    def judge(signature: SignatureVerdict) -> None:
        told = msgspec.structs.replace(signature.coverage, signed_until=1800)
        found_there = (msgspec.structs.replace(signature, coverage=told),)
        application.judged[SIGNED] = verdict(SIGNED, signatures=found_there)
        for listener in application.listeners:
            listener(frozenset({JUDGED}))
        settle(app)

    assert warned() == "The authorised person's signature is being checked"
    judge(found(integrity=Integrity.ALTERED))
    assert warned() == "The authorised person's signature is not valid"
    judge(found(trust=Trust.NOT_TRUSTED))
    assert warned() == "The authorised person's signature is not trusted yet"
    judge(GOOD)
    assert not warned()
    assert form.seen.picture.path == Path("/con-dau.png"), "what was entered stays"


def test_a_person_s_picture_is_not_taken_for_a_seal(qtbot: QtBot, app: QApplication) -> None:
    made, _ = opened(qtbot, app, me="secretary")
    form = form_of(made, app)
    form.seen.picture.show_path(Path("/chu-ky.png"))
    form.seen.spot.choose(Spot.SEAL)
    assert form.seen.picture.path is None


def test_the_chair_signs_as_a_person_only(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app)
    form = form_of(made, app)
    assert not form.seen.spot.isVisibleTo(form)
    form.secret.setText("đúng")
    form.send()
    assert (application.ordered[0].spot, application.ordered[0].place) == (Spot.PERSON, CHAIR)


def test_the_scheme_is_pss_unless_another_one_is_chosen(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app)
    form = form_of(made, app)
    form.secret.setText("sai")
    form.send()
    settle(app)
    form.scheme.choose(Signing.PKCS1)
    form.secret.setText("đúng")
    form.send()
    assert [one.scheme for one in application.ordered] == [Signing.PSS, Signing.PKCS1]


def test_the_page_is_seen_before_it_is_signed_and_without_a_secret(qtbot: QtBot, app: QApplication) -> None:
    made, application = opened(qtbot, app)
    form = form_of(made, app)
    assert not form.seen.preview.isEnabled(), "without a picture nothing is seen on the page"
    form.secret.setText("bí mật")
    form.seen.picture.show_path(Path("/chu-ky.png"))
    form.seen.preview.click()
    settle(app)
    (order,) = application.previewed
    assert (order.secret, order.picture, application.ordered) == ("", Path("/chu-ky.png"), [])
    assert form.seen.page.isVisibleTo(form)
    assert form.secret.text() == "bí mật"
    form.seen.picture.show_path(Path("/broken.png"))
    assert not form.seen.page.isVisibleTo(form), "another picture makes another page"
    form.seen.preview.click()
    settle(app)
    assert not form.seen.page.isVisibleTo(form)
    assert form.notice.isVisibleTo(form)


_ROOM = {
    "tablet-vi": (Looks(), Device.TABLET, (1280, 800)),
    "tablet-vi-dark": (Looks(scheme=Scheme.DARK), Device.TABLET, (1280, 800)),
    "tablet-vi-175": (Looks(text_percent=175), Device.TABLET, (1280, 800)),
    "upright-vi": (Looks(), Device.TABLET, (800, 1280)),
    "pc-vi": (Looks(), Device.PC, (1366, 768)),
    "pc-en-dark": (Looks(language=Language.ENGLISH, scheme=Scheme.DARK), Device.PC, (1366, 768)),
}


@pytest.mark.parametrize("look", list(_ROOM))
@pytest.mark.parametrize("part", ["seal", "preview"])
def test_the_seal_and_the_look_at_the_page_look_as_recorded(
    qtbot: QtBot, app: QApplication, part: str, look: str
) -> None:
    looks, device, size = _ROOM[look]
    made, _ = opened(qtbot, app, looks, me="secretary", device=device)
    made.resize(*size)
    form = form_of(made, app)
    form.seen.spot.choose(Spot.SEAL)
    form.seen.picture.show_path(Path("/Con dau.png"))
    form.seen.preview.click()
    settle(app)
    (area,) = form.findChildren(QScrollArea)
    if part == "preview":
        column = area.widget()
        assert column is not None
        area.verticalScrollBar().setValue(form.seen.seal_width.mapTo(column, QPoint(0, 0)).y())
    settle(app)
    assert_looks_like(made, f"ui/signing/{part}-{look}")


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
