"""The secretary records mandates to vote that members gave on paper or by word of mouth."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.mandate_pane import MandatePane
from tests.ui.desk.driving import Hand
from tests.ui.desk.shots import knowing_mandates
from tests.ui.desk.test_preparing import at_desk, open_row, press
from tests.ui.desk.worlds import City

pytestmark = pytest.mark.usefixtures("app")


def seat(city: City, meeting: Id, place: int) -> Id:
    return city.part(meeting, city.members[place]).id


def preparing(qtbot: QtBot, *given: tuple[int, int]) -> tuple[City, Id, Hand]:
    city = City(members=9)
    meeting = city.replied()
    knowing_mandates(city, meeting, *given)
    return city, meeting, at_desk(qtbot, city, meeting, Step.PEOPLE)


def open_mandate(hand: Hand, key: Id) -> MandatePane:
    open_row(hand, "people.list", key)
    press(hand, "person.mandate")
    return hand.find(MandatePane, "mandate")


def test_the_secretary_records_who_votes_for_a_member_and_the_row_says_it(qtbot: QtBot) -> None:
    city, meeting, hand = preparing(qtbot)
    pane = open_mandate(hand, seat(city, meeting, 2))
    assert not hand.find(QPushButton, "mandate.give").isEnabled()
    pane.choose(seat(city, meeting, 3))
    press(hand, "mandate.give")
    assert city.part(meeting, city.members[2]).carried_by == seat(city, meeting, 3)
    (row,) = [one for one in hand.find(ListPane, "people.list").model.rows if one.key == seat(city, meeting, 2)]
    assert "mandate to vote: Ngô Thị Hải Yến" in row.detail


def test_the_secretary_takes_a_mandate_back(qtbot: QtBot) -> None:
    city, meeting, hand = preparing(qtbot, (2, 3))
    open_mandate(hand, seat(city, meeting, 2))
    press(hand, "mandate.withdraw")
    assert city.part(meeting, city.members[2]).carried_by is None


def test_who_cannot_carry_is_not_recorded(qtbot: QtBot) -> None:
    city, meeting, hand = preparing(qtbot, (4, 3))
    pane = open_mandate(hand, seat(city, meeting, 2))
    for place in (3, 4):  # one carries enough, the other has handed on
        pane.choose(seat(city, meeting, place))
        assert not hand.find(QPushButton, "mandate.give").isEnabled()
    assert (
        hand.find(QLabel, "mandate.effect").text()
        == "Bùi Xuân Trường has handed on their own vote and carries nobody's."
    )


def test_what_another_records_meanwhile_is_shown_in_the_open_sheet(qtbot: QtBot) -> None:
    city, meeting, hand = preparing(qtbot)
    pane = open_mandate(hand, seat(city, meeting, 2))
    pane.choose(seat(city, meeting, 3))
    assert hand.find(QPushButton, "mandate.give").isEnabled()
    fields: dict[str, Any] = {"participant": seat(city, meeting, 4), "carrier": seat(city, meeting, 3)}
    city.must(city.members[4], v.GiveMandate, meeting=meeting, **fields)
    hand.refresh()
    assert not hand.find(QPushButton, "mandate.give").isEnabled()


def test_nothing_is_offered_where_the_rule_knows_no_mandates(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.replied()
    hand = at_desk(qtbot, city, meeting, Step.PEOPLE)
    open_row(hand, "people.list", seat(city, meeting, 2))
    assert not hand.find(QPushButton, "person.mandate").isVisible()
