"""The signed document is seen beside the present one, beginning where they differ, and no difference is made up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.intents import Go, OpenFile
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.reader_view import ReaderView
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.signatures.comparison_view import ComparisonView, Side
from ecabinet.ui.theme import Device, Scheme
from ecabinet.workers.comparing import PageDifference, PagesCompared
from tests.golden.compare import assert_looks_like
from tests.ui.shell.fakes import FakeApplication
from tests.ui.signatures.shots import ALTERED, panel_of, reader

ADDED = PageDifference(3, 0.12, 0.31, 0.84, 0.41)
LATER = PageDifference(17)
FIRST = PagesCompared(differences=(ADDED,), compared=9, before=23, after=24)
REST = PagesCompared(differences=(LATER, PageDifference(24)), compared=24, before=23, after=24)
SAME = PagesCompared(differences=(), compared=24, before=24, after=24)
UNTIL = ALTERED.signatures[0].coverage.signed_until


def comparing(
    qtbot: QtBot,
    app: QApplication,
    *answers: PagesCompared | Refusal,
    looks: Looks | None = None,
    device: Device = Device.PC,
    size: tuple[int, int] = (1366, 768),
) -> tuple[Workspace, FakeApplication]:
    """Open the comparison from the panel; where there are fewer answers than asked for, the last is awaited."""
    show_looks(app, looks or Looks(), device, reduced_motion=True)
    made, application = reader(looks or Looks(), app, ALTERED, ALTERED)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*size)
    settle(app)
    application.comparisons = list(answers)
    button = panel_of(made).findChild(QPushButton, "signature.1.compare")
    assert button is not None
    button.click()
    settle(app)
    return made, application


def settle(app: QApplication) -> None:
    for _ in range(12):
        app.processEvents()


def view_of(made: Workspace) -> ComparisonView:
    found = made.findChild(ComparisonView)
    assert found is not None
    return found


def said(view: ComparisonView) -> str:
    return " ".join(one.text() for one in view.said.findChildren(Body) if one.isVisible())


def test_it_begins_at_the_first_page_that_differs_and_goes_from_one_to_the_next(
    qtbot: QtBot, app: QApplication
) -> None:
    made, application = comparing(qtbot, app, FIRST, REST)
    view = view_of(made)
    assert application.compared == [(f"{24:064x}", UNTIL, 1), (f"{24:064x}", UNTIL, 10)]
    assert view.place() == "3 / 24"
    assert said(view) == "Trang hiển thị khác: 3, 17, 24 Bản đã ký có 23 trang, bản hiện tại có 24 trang."
    view.next_difference.click()
    settle(app)
    assert view.place() == "17 / 24"
    view.next_difference.click()
    settle(app)
    assert view.place() == "24 / 24"
    assert not view.next_difference.isEnabled()
    assert set(application.revisions[-2:]) == {0}
    view.previous_difference.click()
    settle(app)
    assert view.place() == "17 / 24"
    assert application.pictures[-1][0] == 17


def test_no_difference_is_said_plainly(qtbot: QtBot, app: QApplication) -> None:
    made, _ = comparing(qtbot, app, SAME)
    view = view_of(made)
    assert said(view) == "Không trang nào hiển thị khác."
    assert not view.progress.isVisible()
    assert (view.previous_difference.isEnabled(), view.next_difference.isEnabled()) == (False, False)
    assert view.place() == "1 / 24"


def test_what_was_not_compared_is_not_called_the_same(qtbot: QtBot, app: QApplication) -> None:
    partly = PagesCompared(differences=(), compared=9, before=24, after=24)
    made, application = comparing(qtbot, app, partly)
    view = view_of(made)
    assert application.compared[-1][2] == 10
    assert view.progress.isVisible()
    assert not view.said.isVisible()
    view.progress.stopped.emit()
    settle(app)
    assert said(view) == "Trong các trang này, không trang nào hiển thị khác. Đã dừng: mới so sánh 9/24 trang."


def test_a_document_that_cannot_be_drawn_is_said_to_be_not_compared(qtbot: QtBot, app: QApplication) -> None:
    made, _ = comparing(qtbot, app, Refusal("damaged_pdf"))
    assert said(view_of(made)).startswith("Không so sánh được các trang")


def test_a_person_who_turned_already_is_not_moved(qtbot: QtBot, app: QApplication) -> None:
    partly = PagesCompared(differences=(), compared=9, before=24, after=24)
    made, application = comparing(qtbot, app, partly)
    view = view_of(made)
    view.next_page.click()
    settle(app)
    application.answer_comparison(PagesCompared(differences=(LATER,), compared=24, before=24, after=24))
    settle(app)
    assert view.place() == "2 / 24"
    assert view.next_difference.isEnabled()


def test_leaving_brings_the_document_and_the_panel_back(qtbot: QtBot, app: QApplication) -> None:
    made, application = comparing(qtbot, app, SAME)
    panel = panel_of(made)
    assert not panel.isVisible()
    view_of(made).back.click()
    settle(app)
    assert panel.isVisible()
    button = made.findChild(QPushButton, "reader.signatures")
    assert button is not None
    assert button.isVisible()
    assert application.revisions[-1] == 0


def test_another_document_takes_the_place_of_the_one_before_and_of_its_comparison(
    qtbot: QtBot, app: QApplication
) -> None:
    made, _ = comparing(qtbot, app, SAME)
    made.go(Go(Place.HOME))
    made.carry(OpenFile("Báo cáo", f"{12:064x}", 12))
    settle(app)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(made.findChildren(ReaderView)) == 1
    assert made.findChildren(ComparisonView) == []
    back = made.findChild(QPushButton, "reader.back")
    assert back is not None
    back.click()
    settle(app)
    assert made.where.place is Place.HOME
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert made.findChildren(ReaderView) == []


def test_a_tablet_shows_one_page_at_a_time_and_a_pc_both(qtbot: QtBot, app: QApplication) -> None:
    made, _ = comparing(qtbot, app, SAME, device=Device.TABLET, size=(1280, 800))
    view = view_of(made)
    assert view.shown() == [Side.SIGNED]
    view.page_of(Side.SIGNED).scroll_to((240, 0))
    present = next(button for button in view.tabs.findChildren(QPushButton) if button.text() == "Bản hiện tại")
    present.click()
    settle(app)
    assert view.shown() == [Side.PRESENT]
    assert view.page_of(Side.PRESENT).scrolled() == (240, 0)
    made, _ = comparing(qtbot, app, SAME)
    assert view_of(made).shown() == [Side.SIGNED, Side.PRESENT]


def test_both_pages_are_scrolled_and_enlarged_together_and_begin_at_what_differs(
    qtbot: QtBot, app: QApplication
) -> None:
    low = PagesCompared(differences=(PageDifference(3, 0.1, 0.8, 0.9, 0.9),), compared=24, before=24, after=24)
    made, _ = comparing(qtbot, app, low)
    view = view_of(made)
    signed, present = (view.page_of(side) for side in Side)
    assert signed.scrolled() == pytest.approx(present.scrolled(), abs=2), "pictures of two widths round differently"
    assert signed.scrolled()[0] > 0
    view.zoom_in.click()
    assert signed.zoom == present.zoom == 1.25


_DARK = Looks(scheme=Scheme.DARK)
_LOOKS = {
    "pc-vi": (Looks(), Device.PC, (1366, 768)),
    "pc-vi-dark": (_DARK, Device.PC, (1366, 768)),
    "pc-en-dark": (Looks(language=Language.ENGLISH, scheme=Scheme.DARK), Device.PC, (1366, 768)),
    "pc-vi-175": (Looks(text_percent=175), Device.PC, (1366, 768)),
    "tablet-vi": (Looks(), Device.TABLET, (1280, 800)),
    "tablet-vi-dark": (_DARK, Device.TABLET, (1280, 800)),
    "upright-vi": (Looks(), Device.TABLET, (800, 1280)),
    "tablet-vi-175": (Looks(text_percent=175), Device.TABLET, (1280, 800)),
    "room-vi": (Looks(), Device.ROOM, (1920, 1080)),
}


@pytest.mark.parametrize("look", list(_LOOKS))
def test_the_comparison_looks_as_recorded(qtbot: QtBot, app: QApplication, look: str) -> None:
    looks, device, size = _LOOKS[look]
    made, _ = comparing(qtbot, app, FIRST, REST, looks=looks, device=device, size=size)
    assert_looks_like(made, f"ui/signatures/compare-{look}")


@pytest.mark.parametrize("state", ["same", "under-way", "one-sided"])
def test_its_other_states_look_as_recorded(qtbot: QtBot, app: QApplication, state: str) -> None:
    answers = {"same": (SAME,), "under-way": (FIRST,), "one-sided": (FIRST, REST)}[state]
    made, _ = comparing(qtbot, app, *answers)
    if state == "one-sided":
        view_of(made).page_wanted.emit(24)
        settle(app)
    assert_looks_like(made, f"ui/signatures/compare-{state}-vi")
