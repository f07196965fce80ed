"""Screens stay fresh at the cost of one question in flight; nothing stale or hidden is shown."""

import threading
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ecabinet.client.view import View
from ecabinet.domain.kernel import EnvironmentFault, Id
from ecabinet.ui.asker import PageAsker
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.shell.reader_view import ReaderView
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener
from tests.ui.shell.fakes import FakeApplication


def _seen(view: View, meeting: Id | None) -> str:
    return f"{meeting}@{view.now:%H:%M}"


class Slate(Page):
    """Keeps what it was shown."""

    kinds = frozenset({"Vote"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[object] = []

    def ask(self) -> Ask:
        return partial(_seen, meeting=self.meeting)

    def show_screen(self, screen: object) -> None:
        self.shown.append(screen)


def _slate(qtbot: QtBot, application: FakeApplication, *, seen: bool = True) -> tuple[Slate, Bridge]:
    page = Slate()
    qtbot.addWidget(page)
    bridge = Bridge(application, page)
    PageAsker(page, application.ask, bridge, lambda _fault: None, application.now)
    if seen:
        page.show()
        QApplication.processEvents()
    return page, bridge


def test_a_burst_of_changes_costs_two_questions(app: QApplication, qtbot: QtBot, city: City) -> None:
    application = city.application()
    page, _bridge = _slate(qtbot, application)
    assert len(page.shown) == 1
    application.hold = True
    asked = application.asked
    for _ in range(50):
        application.tell("Vote")
    app.processEvents()
    application.release()
    app.processEvents()
    application.release()
    app.processEvents()
    assert application.asked - asked == 2
    assert len(page.shown) == 3


def test_changes_of_other_kinds_are_not_asked_for(app: QApplication, qtbot: QtBot, city: City) -> None:
    application = city.application()
    _slate(qtbot, application)
    asked = application.asked
    application.tell("Room")
    app.processEvents()
    assert application.asked == asked


def test_a_hidden_page_is_asked_for_when_it_is_seen(app: QApplication, qtbot: QtBot, city: City) -> None:
    application = city.application()
    page, _bridge = _slate(qtbot, application)
    page.hide()
    application.tell("Vote")
    app.processEvents()
    assert len(page.shown) == 1
    page.show()
    app.processEvents()
    assert len(page.shown) == 2


def test_an_answer_about_another_meeting_is_dropped(app: QApplication, qtbot: QtBot, city: City) -> None:
    application = city.application()
    page, _bridge = _slate(qtbot, application)
    application.hold = True
    page.go_to("one")
    page.asks_again.emit()
    page.go_to("two")
    page.asks_again.emit()
    app.processEvents()
    application.release()
    app.processEvents()
    application.release()
    app.processEvents()
    assert [str(shown).split("@")[0] for shown in page.shown] == ["None", "two"]


def test_a_file_being_read_is_asked_about_at_the_same_cost_and_not_when_it_was_left(
    opened: Opener, running: City
) -> None:
    application = running.application()
    made = opened(application)
    made.carry(OpenFile("Tờ trình", running.newest(running.document).sha256, 24))
    opened.settle()
    reader = made.findChild(ReaderView)
    assert reader is not None
    application.hold = True
    asked = application.asked
    for _ in range(50):
        application.tell("judged")
    opened.settle()
    application.release()
    opened.settle()
    application.release()
    opened.settle()
    of_the_signatures, of_signing, of_the_frame = 2, 2, 2
    assert application.asked - asked == of_the_signatures + of_signing + of_the_frame
    application.tell("judged")
    opened.settle()
    reader.left.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.release()
    opened.settle()
    assert made.findChild(ReaderView) is None
    asked = application.asked
    application.hold = False
    application.tell("judged")
    opened.settle()
    assert application.asked - asked == 1


def test_results_of_other_threads_arrive_on_the_main_one(app: QApplication, qtbot: QtBot) -> None:
    bridge = Bridge()
    arrived: list[tuple[str, str]] = []
    future: Future[str] = Future()
    bridge.deliver(future, lambda value: arrived.append((value, threading.current_thread().name)))
    worker = threading.Thread(target=future.set_result, args=("done",))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [("done", threading.main_thread().name)]
    assert app is not None


def test_a_shut_bridge_lets_nothing_arrive(app: QApplication, city: City) -> None:
    application = city.application()
    bridge = Bridge(application)
    arrived: list[object] = []
    future: Future[str] = Future()
    bridge.deliver(future, arrived.append)
    future.set_result("late")
    bridge.shut()
    app.processEvents()
    assert arrived == []
    assert application.listeners == []


def test_a_failed_future_is_told(app: QApplication) -> None:
    bridge = Bridge()
    told: list[object] = []
    bridge.failed.connect(told.append)
    future: Future[str] = Future()
    bridge.deliver(future, lambda _value: None)
    fault = EnvironmentFault("disk_full")
    future.set_exception(fault)
    app.processEvents()
    assert told == [fault]
