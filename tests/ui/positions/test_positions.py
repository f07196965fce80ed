"""What members and the chair press, and what is given then."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.positions.entities import Position, Stance
from ecabinet.domain.voting.entities import Vote
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.editors import ChoiceEdit
from ecabinet.ui.looks import Looks
from ecabinet.ui.positions.board import BoardView
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.positions.shots import REASON, chairs, declare, declared, opened, settle
from tests.ui.shell.fakes import FakeApplication

ENGLISH = Looks(language=Language.ENGLISH)


class Seat:
    """Somebody at a window, as tests drive it."""

    def __init__(self, app: QApplication, qtbot: QtBot, application: FakeApplication, go: Go) -> None:
        self._app, self.application = app, application
        self.made = Workspace(application, ENGLISH, go)
        qtbot.addWidget(self.made, before_close_func=lambda _widget: self.made.shut())
        settle(self.made, app)

    def settle(self) -> None:
        for _ in range(6):
            self._app.processEvents()

    def button(self, name: str) -> QAbstractButton:
        found = self.made.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        button.click()
        self.settle()

    def write(self, text: str) -> None:
        editor = self.made.findChild(QPlainTextEdit, "position.reason")
        assert editor is not None
        assert editor.isVisible()
        editor.setPlainText(text)
        self.settle()

    def reads(self, words: str) -> bool:
        return any(words in label.text() for label in self.made.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def city() -> City:
    return City()


@pytest.fixture
def member(app: QApplication, qtbot: QtBot, city: City) -> Seat:
    """The second member, with the second item in sight."""
    return Seat(app, qtbot, city.application(), Go(Place.MEETING, city.meeting, city.items[1]))


def kept(city: City) -> list[tuple[Stance | None, bool, str]]:
    """What the hub has of the second item."""
    found = city.stage.world.find(Position, parent=city.items[1])
    return [(one.stance, one.wishes_to_speak, one.reason) for one in found]


def test_one_press_agrees_and_a_second_button_adds_the_wish_to_speak(member: Seat, city: City) -> None:
    member.press("position.agree")
    assert kept(city) == [(Stance.AGREE, False, "")]
    member.press("position.speak")
    assert kept(city) == [(Stance.AGREE, True, "")]
    assert member.button("position.agree").isChecked()
    assert member.button("position.speak").isChecked()
    member.press("position.speak")
    assert kept(city) == [(Stance.AGREE, False, "")]
    assert member.reads("Recorded at")


def test_an_objection_is_given_only_with_its_reason(member: Seat, city: City) -> None:
    member.press("position.object")
    assert member.application.given == []
    member.press("position.send")
    assert member.application.given == []
    assert member.reads("Please say why you object.")
    member.write(REASON)
    member.press("position.send")
    assert kept(city) == [(Stance.OBJECT, False, REASON)]
    member.press("position.agree")
    assert kept(city) == [(Stance.AGREE, False, "")]


def test_what_is_half_typed_stays_when_something_else_changes(member: Seat, city: City) -> None:
    member.press("position.object")
    member.write("Chưa có")
    declare(city, 3, 1, Stance.AGREE)
    member.application.tell("Position")
    member.settle()
    editor = member.made.findChild(QPlainTextEdit, "position.reason")
    assert editor is not None
    assert editor.toPlainText() == "Chưa có"
    assert member.button("position.object").isChecked()


def test_a_wish_to_speak_taken_back_alone_is_a_withdrawal(member: Seat, city: City) -> None:
    member.press("position.speak")
    member.press("position.speak")
    assert [type(command) for command in member.application.given] == [v.DeclarePosition, v.WithdrawPosition]
    assert kept(city) == []
    member.press("position.agree")
    member.press("position.withdraw")
    assert kept(city) == []
    assert not member.button("position.withdraw").isVisible()


def test_a_running_item_offers_no_choice(member: Seat, city: City) -> None:
    member.press("position.agree")
    city.start()
    member.application.tell("AgendaItem")
    member.settle()
    assert not member.button("position.agree").isVisible()
    assert member.reads("I agree")


def test_the_chair_puts_what_is_ticked_to_one_vote(app: QApplication, qtbot: QtBot) -> None:
    city = opened()
    chair = Seat(app, qtbot, chairs(city), Go(Place.CONSOLE))
    chair.press("console.adopt")
    boxes = {box.objectName(): box for box in chair.made.findChildren(QCheckBox) if "adopt" in box.objectName()}
    assert sorted(boxes) == ["console.adopt.1", "console.adopt.3", "console.adopt.4"]
    boxes["console.adopt.3"].click()
    chair.press("console.adopt_confirm")
    (vote,) = city.stage.world.find(Vote, meeting=city.meeting)
    assert [one.item for one in vote.together] == [city.items[0], city.items[3]]
    assert chair.reads(vote.question)


def test_what_somebody_objects_to_meanwhile_leaves_the_list(app: QApplication, qtbot: QtBot) -> None:
    city = opened()
    chair = Seat(app, qtbot, chairs(city), Go(Place.CONSOLE))
    chair.press("console.adopt")
    declare(city, 4, 3, Stance.OBJECT)
    chair.application.tell("Position")
    chair.settle()
    chair.press("console.adopt_confirm")
    (vote,) = city.stage.world.find(Vote, meeting=city.meeting)
    assert [one.item for one in vote.together] == [city.items[0], city.items[2]]


def test_nothing_is_offered_before_anybody_declared_or_to_the_secretary(app: QApplication, qtbot: QtBot) -> None:
    silent = Seat(app, qtbot, chairs(City()), Go(Place.CONSOLE))
    assert not silent.button("console.adopt").isVisible()
    assert not silent.reads("Positions before the session")
    city = declared(City())
    chair = Seat(app, qtbot, chairs(city), Go(Place.CONSOLE))
    assert chair.reads("Positions before the session")
    assert not chair.button("console.adopt").isVisible()


def test_the_board_shows_only_the_items_that_are_asked_for(app: QApplication, qtbot: QtBot) -> None:
    chair = Seat(app, qtbot, chairs(opened()), Go(Place.CONSOLE))
    board = chair.made.findChild(BoardView)
    assert board is not None
    chosen = board.findChild(ChoiceEdit, "positions.filter")
    assert chosen is not None
    shown = {}
    for key in ("all", "together", "alone"):
        chosen.choose(key)
        chosen.activated.emit(chosen.currentIndex())
        chair.settle()
        numbers = (label.text().split(".")[0] for label in board.findChildren(QLabel) if label.isVisible())
        shown[key] = [number for number in numbers if number.isdigit()]
    assert shown == {"all": ["1", "2", "3", "4"], "together": ["1", "3", "4"], "alone": ["2"]}
    assert chair.reads(f"objects: {REASON}")
