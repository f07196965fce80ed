"""An administrator has every signature judged again, and is told what they may see of it, and no more."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.rejudging import rejudging
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.signatures.findings import Validity
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.ui.desk.signature_bar import ChangesList
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.theme import Device, Scheme
from ecabinet.ui.trust_list.page import TrustListPage
from tests.client.copies import copy_of
from tests.golden.compare import assert_looks_like
from tests.papers import signature_samples as samples
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City
from tests.ui.trust_list.worlds import listed

VALID = samples.document(samples.GOOD)
REVOKED = samples.document(samples.found(validity=Validity.REVOKED))


def at_list(qtbot: QtBot, city: City, person: Id = "") -> tuple[TrustListPage, Hand]:
    page = TrustListPage()
    qtbot.addWidget(page)
    page.resize(1180, 730)
    hand = Hand(city, page, person or city.admin)
    page.show()
    return page, hand


def judged_before() -> tuple[City, list[Id]]:
    """Give a city whose documents were all judged valid yesterday, before certificates were listed."""
    city = City(members=2)
    city.prepared()
    documents = [one.id for one in city.world.find(v.Document)]
    for document in documents:
        city.judge(document, msgspec.structs.replace(VALID, judged_at=city.now - timedelta(days=1)))
    return listed(city=city), documents


def judge(city: City, hand: Hand, *documents: Id) -> None:
    """Let the hub judge again: the signer's certificate is revoked by now."""
    for document in documents:
        city.judge(document, msgspec.structs.replace(REVOKED, judged_at=city.now + timedelta(seconds=30)))
    hand.refresh()


def said(page: TrustListPage) -> str:
    return " ".join(one.text() for one in page.view.rejudging.findChildren(Body) if one.isVisible())


def test_it_is_asked_for_and_followed_to_its_end(qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    city, documents = judged_before()
    page, hand = at_list(qtbot, city)
    assert not page.view.rejudging.isVisible()
    hand.find(QPushButton, "trust.again").click()
    assert Give(v.JudgeAgain) in hand.wanted
    assert said(page).startswith("All signatures are being checked again since")
    assert page.view.rejudging.progress.isVisible()
    judge(city, hand, documents[0])
    screen = page.screen_now
    assert screen is not None
    assert screen.rejudging is not None
    assert (screen.rejudging.done, screen.rejudging.total) == (1, len(documents))
    judge(city, hand, *documents[1:])
    assert said(page).startswith(f"Checked again: the {len(documents)} documents that you may see")
    assert not page.view.rejudging.progress.isVisible()
    page.view.rejudging.changes_wanted.emit()
    (changes,) = page.findChildren(ChangesList)
    assert sum("→" in one.text() for one in changes.findChildren(Body)) == len(documents)


def test_who_sees_no_documents_is_told_that_it_is_under_way_and_nothing_of_them() -> None:
    city, _ = judged_before()
    world = copy_of(city, city.admin).world()
    assert world.find(v.VersionVerdict) == []
    told = rejudging(
        View(world=world, me=city.admin, now=city.now, link=LinkState(LinkPhase.ONLINE, city.now)), city.now
    )
    assert (told.total, told.done, told.changes, told.is_under_way) == (0, 0, (), False)


def test_a_request_that_has_not_arrived_is_not_called_under_way(qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    city = listed()
    page, hand = at_list(qtbot, city)
    hand.find(QPushButton, "trust.again").click()
    assert "You see no documents yourself." in said(page)
    command = v.JudgeAgain(id=city.new_id(), claimed_at=city.now)
    hand.pending = (Pending(command, Delivery.QUEUED, city.now),)
    hand.refresh()
    assert "not yet with the hub" in said(page)
    assert not hand.find(QPushButton, "trust.again").isEnabled()
    hand.pending = (Pending(command, Delivery.REFUSED, city.now, refusal=Refusal("not_yours_to_do")),)
    hand.refresh()
    assert not page.view.rejudging.isVisible()
    assert page.view.refused.isVisible()


def test_nobody_but_an_administrator_can_ask(qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    city = listed()
    _, hand = at_list(qtbot, city, city.secretary)
    assert not hand.find(QPushButton, "trust.again").isEnabled()


def test_a_result_that_stayed_is_no_change() -> None:
    city, documents = judged_before()
    again = msgspec.structs.replace(VALID, judged_at=city.now + timedelta(seconds=5))
    city.judge(documents[0], again)
    told = rejudging(city.view(me=city.admin), city.now)
    assert (told.done, told.changes) == (1, ())
    city.judge(documents[0], msgspec.structs.replace(REVOKED, judged_at=again.judged_at))
    (change,) = rejudging(city.view(me=city.admin), city.now).changes
    assert (change.document, change.before, change.now) == (documents[0], Line.VALID, Line.INVALID)


_LOOKS = {
    "vi": (Looks(), Device.TABLET, (1180, 730)),
    "vi-dark": (Looks(scheme=Scheme.DARK), Device.TABLET, (1180, 730)),
    "vi-175": (Looks(text_percent=175), Device.TABLET, (1180, 730)),
    "pc-vi": (Looks(), Device.PC, (1204, 708)),
    "en-dark": (Looks(language=Language.ENGLISH, scheme=Scheme.DARK), Device.PC, (1204, 708)),
}


@pytest.mark.parametrize("look", list(_LOOKS))
@pytest.mark.parametrize("state", ["under-way", "done", "unseen"])
def test_it_looks_as_recorded(qtbot: QtBot, app: QApplication, state: str, look: str) -> None:
    looks, device, size = _LOOKS[look]
    show_looks(app, looks, device, reduced_motion=True)
    city, documents = (listed(), []) if state == "unseen" else judged_before()
    page, hand = at_list(qtbot, city)
    page.resize(*size)
    hand.find(QPushButton, "trust.again").click()
    judge(city, hand, *(documents if state == "done" else documents[:2]))
    if state == "done":
        page.view.rejudging.changes_wanted.emit()
    for _ in range(20):
        app.processEvents()
    assert_looks_like(page, f"ui/trust_list/rejudging-{state}-{look}")
