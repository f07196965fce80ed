"""The directory: found without marks, changed by administrators, codes shown once."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client import codes
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.ui.directory.page import DirectoryPage
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.list_pane import ListPane
from tests.ui.desk.driving import Hand, turn_to
from tests.ui.desk.worlds import City

pytestmark = pytest.mark.usefixtures("app")


def at_directory(qtbot: QtBot, city: City, person: Id, tab: str = "people") -> Hand:
    page = DirectoryPage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    hand = Hand(city, page, person)
    page.show()
    turn_to(page, tab)
    return hand


def press(hand: Hand, name: str) -> None:
    button = hand.find(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def rows(hand: Hand, name: str) -> list[str]:
    return [row.title for row in hand.find(ListPane, name).model.rows]


def test_people_are_found_without_marks(qtbot: QtBot) -> None:
    city = City(members=9)
    hand = at_directory(qtbot, city, city.admin)
    with qtbot.waitSignal(hand.page.asks_again):
        hand.find(TextEdit, "directory.search").setText("dang ngoc an")
    assert rows(hand, "directory.people") == ["Đặng Ngọc Ẩn"]


def test_an_administrator_adds_somebody(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.admin)
    press(hand, "directory.add")
    for field, words in (("full_name", "Cao Bá Quát"), ("position", "Chuyên viên"), ("email", "quat@hanoi.example")):
        hand.find(TextEdit, f"person.{field}").setText(words)
    press(hand, "person.save")
    (person,) = city.world.find(v.Person, natural="quat@hanoi.example")
    assert person.full_name == "Cao Bá Quát"


def test_a_malformed_address_is_said_at_once_and_sent_never(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.admin)
    press(hand, "directory.add")
    email = hand.find(TextEdit, "person.email")
    email.setText("quat@")
    assert "not an e-mail" in email.accessibleDescription()
    press(hand, "person.save")
    assert hand.wanted == []


def test_an_entry_is_changed_from_the_version_that_was_read(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.admin)
    hand.find(ListPane, "directory.people").opened.emit(city.members[1])
    hand.find(CheckRow, "person.active").setChecked(False)
    press(hand, "person.save")
    held = city.world.get(v.Person, city.members[1])
    assert held is not None
    assert not held.active


def test_a_code_is_shown_once_and_only_its_digest_is_given(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.admin)
    hand.find(ListPane, "directory.people").opened.emit(city.members[1])
    press(hand, "person.code")
    shown = hand.find(QLabel, "person.code_shown").text()
    given = hand.wanted[-1]
    assert isinstance(given, Give)
    assert given.fields == {"person": city.members[1], "code_digest": codes.digest(shown)}
    credential = city.world.get(v.Credential, city.members[1])
    assert credential is not None


def test_a_secretary_reads_people_and_does_not_change_them(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.secretary)
    assert not hand.find(QPushButton, "directory.add").isEnabled()
    hand.find(ListPane, "directory.people").opened.emit(city.members[1])
    assert not hand.find(QPushButton, "person.save").isEnabled()


def test_a_seat_is_given_and_ended(qtbot: QtBot) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.secretary, "committees")
    press(hand, "seat.add")
    with qtbot.waitSignal(hand.page.asks_again):
        hand.find(TextEdit, "seat.search").setText("pham dinh toan")
    press(hand, "seat.save")
    assert "Phạm Đình Toàn" in rows(hand, "directory.seats")
    (seat,) = city.world.find(v.Membership, person=city.outsider)
    hand.find(ListPane, "directory.seats").choose(seat.id)
    press(hand, "seat.end")
    assert "Phạm Đình Toàn" not in rows(hand, "directory.seats")


@pytest.mark.parametrize(
    ("tab", "fields", "save"),
    [
        ("agencies", {"agency.code": "000.01.00.H26", "agency.name": "Sở Nội vụ"}, "agency.save"),
        ("committees", {"committee.name": "Ban Chỉ đạo chuyển đổi số"}, "committee.save"),
        ("rooms", {"room.name": "Phòng họp số 2", "room.location": "Trụ sở"}, "room.save"),
    ],
)
def test_the_other_lists_grow(qtbot: QtBot, tab: str, fields: dict[str, str], save: str) -> None:
    city = City()
    hand = at_directory(qtbot, city, city.admin, tab)
    before = len(rows(hand, f"directory.{tab}"))
    press(hand, "directory.add")
    for field, words in fields.items():
        hand.find(TextEdit, field).setText(words)
    press(hand, save)
    assert len(rows(hand, f"directory.{tab}")) == before + 1
