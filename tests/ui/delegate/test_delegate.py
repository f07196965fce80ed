"""A delegate replies, checks in, reads, and sees the agenda move."""

from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.meeting import meeting_screen
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.ui.delegate.meeting_page import MeetingPage
from ecabinet.ui.delegate.words import answer_badge, answer_sentence
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def open_at(qtbot: QtBot, application: FakeApplication, place: Place) -> Workspace:
    made = Workspace(application, Looks(language=Language.ENGLISH), Go(place))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(1280, 800)
    made.show()
    settle()
    return made


def press(made: Workspace, name: str) -> None:
    button = made.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()
    settle()


def words(made: Workspace) -> set[str]:
    return {label.text() for label in made.findChildren(QLabel) if label.isVisible()}


def test_one_tap_says_that_i_attend(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    application = city.application()
    made = open_at(qtbot, application, Place.HOME)
    press(made, "reply.attend")
    assert city.stage.part(city.meeting, application.me).answer == Answer.ATTENDING
    assert "You will attend." in words(made)


def test_an_absence_needs_its_reason(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    application = city.application()
    made = open_at(qtbot, application, Place.HOME)
    press(made, "home.reply")
    press(made, "reply.give_absent")
    assert application.given == []
    reason = made.findChild(QPlainTextEdit, "reply.reason")
    assert reason is not None
    reason.setPlainText("Đi công tác\nnước ngoài")
    press(made, "reply.give_absent")
    assert "You are absent: Đi công tác nước ngoài" in words(made)


def test_a_substitute_is_proposed(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    made = open_at(qtbot, city.application(), Place.MEETING)
    press(made, "meeting.reply")
    press(made, "reply.tab.substitute")
    for name, text in (("name", "Bà A"), ("position", "Phó Giám đốc"), ("email", "a@hanoi.example"), ("reason", "Bận")):
        editor = made.findChild(QLineEdit, f"reply.substitute_{name}")
        assert editor is not None
        editor.setText(text)
    press(made, "reply.give_substitute")
    assert "Substitute proposed" in words(made)


def test_half_typed_text_survives_changes(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    application = city.application()
    made = open_at(qtbot, application, Place.HOME)
    press(made, "home.reply")
    reason = made.findChild(QPlainTextEdit, "reply.reason")
    assert reason is not None
    reason.setPlainText("Đang gõ")
    application.tell("Meeting")
    settle()
    assert reason.toPlainText() == "Đang gõ"


def test_check_in_from_the_card(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    city.start()
    made = open_at(qtbot, city.application(6), Place.HOME)
    press(made, "home.check_in")
    assert "Checked in" in words(made)
    press(made, "home.enter")
    assert made.where.place is Place.MEETING


def test_the_running_item_is_in_sight_until_another_is_picked(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    city.start()
    application = city.application()
    made = open_at(qtbot, application, Place.MEETING)
    assert "Báo cáo thẩm định số 88/BC-STP" in rows(made)
    press(made, f"agenda.{city.items[0]}")
    assert rows(made) == []
    press(made, "meeting.whole")
    assert rows(made) == ["Chương trình phiên họp"]


def test_a_guest_of_one_item_sees_that_item_and_nothing_of_a_whole(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    guest = city.invite_guest()
    made = open_at(qtbot, guest, Place.MEETING)
    assert {"Tờ trình số 412/TTr-QHKT", "Báo cáo thẩm định số 88/BC-STP"} == set(rows(made))
    back = made.findChild(QAbstractButton, "meeting.whole")
    assert back is not None
    assert not back.isVisible()
    assert "Documents of the whole meeting" not in words(made)
    assert "Papers of the meeting" in words(made)


def test_the_newest_invitation_is_the_one_that_is_shown() -> None:
    city = City()
    guest = city.invite_guest()
    part = city.stage.part(city.meeting, guest.me).id
    for sha256 in ("1" * 64, "9" * 64):  # moved, and moved back: the same bytes as at first
        paper = city.stage.new_id()
        city.stage.must(
            HUB, v.FilePaper, meeting=city.meeting, paper=paper, paper_kind=PaperKind.INVITATION, about=part,
            person=guest.me, sha256=sha256, size=1, file_name="2.pdf",
        )  # fmt: skip
        home = guest.ask(home_screen).result()
        page = guest.ask(partial(meeting_screen, meeting_id=city.meeting)).result()
        assert home.first is not None
        assert home.first.invitation_sha256 == sha256
        assert page is not None
        assert [one.sha256 for one in page.papers] == [sha256]


@pytest.mark.parametrize(
    ("place", "badge", "sentence"), [(1, "Attended", "You attended."), (6, "Absent", "You were absent.")]
)
def test_after_the_close_one_was_there_or_was_not(
    app: QApplication, qtbot: QtBot, place: int, badge: str, sentence: str
) -> None:
    assert app is not None
    city = City()
    application = city.application(place)
    part = city.stage.part(city.meeting, application.me).id
    application.give(v.ReplyToInvitation, meeting=city.meeting, participant=part, attending=True)
    city.start()
    city.close()
    screen = application.ask(home_screen).result()
    (meeting,) = screen.past
    assert meeting.part is not None
    assert (answer_badge(meeting.part).text, answer_sentence(meeting.part)) == (badge, sentence)
    made = open_at(qtbot, application, Place.MEETING)
    assert badge in words(made)
    assert "Will attend" not in words(made)


def rows(made: Workspace) -> list[str]:
    page = made.page(Place.MEETING)
    assert isinstance(page, MeetingPage)
    return page.documents_in_sight()
