"""A member gives the mandate to vote and takes it back; the carrier learns of it."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.ui.mandate_pane import MandatePane
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.mandate_shots import knowing, seat
from tests.ui.delegate.sample import City
from tests.ui.delegate.test_delegate import open_at, press, settle, words

pytestmark = pytest.mark.usefixtures("app")


def pane_of(made: Workspace) -> MandatePane:
    (pane,) = (one for one in made.findChildren(MandatePane) if one.isVisible())
    return pane


def carrier_of(city: City, place: int) -> str | None:
    return city.stage.part(city.meeting, city.stage.members[place]).carried_by


def test_a_member_gives_the_mandate_and_reads_who_votes_for_them(qtbot: QtBot) -> None:
    city = knowing({})
    made = open_at(qtbot, city.application(2), Place.MEETING)
    press(made, "meeting.mandate")
    pane_of(made).choose(seat(city, 1))
    settle()
    assert "Lê Hồng Sơn will vote for you in every vote that is opened from now on." in words(made)
    press(made, "mandate.give")
    assert carrier_of(city, 2) == seat(city, 1)
    assert "Lê Hồng Sơn votes for you." in words(made)
    carriers = open_at(qtbot, city.application(1), Place.MEETING)
    assert "You vote for: Hà Minh Hải" in words(carriers)


def test_a_mandate_is_taken_back_at_once(qtbot: QtBot) -> None:
    city = knowing({2: 1})
    made = open_at(qtbot, city.application(2), Place.MEETING)
    press(made, "meeting.mandate")
    press(made, "mandate.withdraw")
    assert carrier_of(city, 2) is None
    assert "Lê Hồng Sơn votes for you." not in words(made)


def test_a_mandate_is_taken_back_on_the_ballot_and_its_holder_votes(qtbot: QtBot) -> None:
    city = knowing({2: 1}, starts=True)
    city.open_vote()
    made = open_at(qtbot, city.application(2), Place.MEETING)
    assert "Lê Hồng Sơn votes for your seat" in words(made)
    press(made, "ballot.own")
    press(made, "ballot.for")
    press(made, "ballot.confirm")
    assert any(text.startswith("Recorded at") for text in words(made))


def test_nothing_is_offered_where_the_rule_knows_no_mandates_and_to_who_carries_others(qtbot: QtBot) -> None:
    for city, place in ((City(), 2), (knowing({2: 1}), 1)):
        made = open_at(qtbot, city.application(place), Place.MEETING)
        button = made.findChild(QAbstractButton, "meeting.mandate")
        assert button is not None
        assert not button.isVisible()


def test_a_sheet_that_fills_the_page_leaves_it_as_it_was(qtbot: QtBot) -> None:
    city = knowing({2: 1})
    made = open_at(qtbot, city.application(2), Place.MEETING)
    made.resize(620, 800)
    settle()
    line = made.findChild(QLabel, "meeting.votes_for_me")
    assert line is not None
    press(made, "meeting.mandate")
    assert not line.isVisible()
    press(made, "mandate.withdraw")
    button = made.findChild(QAbstractButton, "meeting.mandate")
    assert button is not None
    assert button.isVisible()
