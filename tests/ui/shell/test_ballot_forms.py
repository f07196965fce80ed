"""A ballot of any form is filled in, counted while it is filled in, confirmed once, and given for the right seats."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Answer, Choice, Form
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.mark_button import MarkButton
from ecabinet.ui.names_list import NamesList
from ecabinet.ui.shell.ballot_view import BallotView
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate import forms
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener
from tests.ui.shell.fakes import FakeApplication


class Ballot:
    """A member before the ballot sheet."""

    def __init__(self, opened: Opener, application: FakeApplication) -> None:
        self._opened, self.application = opened, application
        self.made: Workspace = opened(application)

    def button(self, name: str) -> QPushButton:
        found = self.made.findChild(QPushButton, f"ballot.{name}")
        assert found is not None, name
        return found

    def press(self, *names: str) -> None:
        for name in names:
            self.button(name).click()
            self._opened.settle()

    def reads(self, name: str) -> str:
        label = self.made.findChild(QLabel, f"ballot.{name}")
        assert label is not None
        return label.text() if label.isVisible() else ""

    @property
    def state(self) -> str:
        banner = self.made.findChild(Banner, "ballot.state")
        assert banner is not None
        return banner.accessibleName() if banner.isVisible() else ""

    @property
    def cast(self) -> list[CastBallot]:
        return [command for command in self.application.given if isinstance(command, CastBallot)]


def before(opened: Opener, city: City, place: int = 1) -> Ballot:
    """Put a member before the ballot of an open vote."""
    return Ballot(opened, city.application(place))


def test_candidates_are_counted_and_too_many_cannot_be_confirmed(opened: Opener) -> None:
    at = before(opened, forms.asked(forms.CHOOSE))
    assert at.reads("count") == "Choose 3: 0 chosen · 3 still to choose"
    at.press("line.1.for", "line.3.for")
    assert at.reads("count") == "Choose 3: 2 chosen · 1 still to choose"
    at.press("line.4.for", "line.5.for")
    assert at.reads("count") == "Choose 3: 4 chosen · 1 too many: take some back"
    assert not at.button("confirm").isEnabled()
    at.press("line.4.for", "confirm")
    assert [command.answers for command in at.cast] == [tuple(Answer(key, Choice.FOR) for key in "135")]
    assert at.state.startswith("Recorded at ")
    assert at.button("line.1.for").isVisible()
    assert not at.button("line.2.for").isVisible()


def test_a_blank_ballot_takes_the_place_of_what_was_chosen_and_the_other_way_round(opened: Opener) -> None:
    at = before(opened, forms.asked(forms.CHOOSE))
    at.press("line.1.for", "blank")
    assert not at.button("line.1.for").isChecked()
    at.press("line.2.for")
    assert not at.button("blank").isChecked()
    at.press("blank", "confirm")
    assert [(command.choice, command.answers) for command in at.cast] == [(Choice.BLANK, ())]


def test_an_answer_on_a_line_can_be_taken_back_and_lines_may_stay_open(opened: Opener) -> None:
    at = before(opened, forms.asked(forms.SEVERAL))
    at.press("line.1.for", "line.2.against", "line.2.abstain", "line.1.for")
    assert at.reads("count") == "1 of 3 answered · what stays open counts for no answer"
    at.press("confirm")
    assert [command.answers for command in at.cast] == [(Answer("2", Choice.ABSTAIN),)]


def test_another_opinion_needs_its_text(opened: Opener) -> None:
    at = before(opened, forms.asked(forms.OPINION))
    at.press("other")
    text = at.made.findChild(QPlainTextEdit, "ballot.text")
    assert text is not None
    assert text.hasFocus()
    assert at.reads("count") == "Write your opinion: it is required."
    assert not at.button("confirm").isEnabled()
    QTest.keyClicks(text, "Cho lui lai")
    opened.settle()
    assert at.reads("count") == ""
    at.press("confirm")
    assert [(command.choice, command.text) for command in at.cast] == [(Choice.OTHER, "Cho lui lai")]


@pytest.mark.parametrize("form", [Form(), forms.OPINION, forms.SEVERAL, forms.CHOOSE, forms.RATING])
def test_who_takes_no_part_says_so_on_any_ballot(opened: Opener, form: Form) -> None:
    at = before(opened, forms.asked(form))
    at.press("recused", "confirm")
    assert [(command.choice, command.answers, command.text) for command in at.cast] == [(Choice.RECUSED, (), "")]
    assert at.state.startswith("Recorded at ")


def test_each_mandate_is_voted_for_by_itself_where_they_may_be_split(opened: Opener) -> None:
    city = forms.carrying(splits=True)
    seat = city.stage.part(city.meeting, city.stage.members[-2]).id
    at = before(opened, city)
    assert at.reads("for_whom") == "You are voting for your own seat"
    at.press("for", "confirm", f"seat.{seat}")
    assert at.reads("for_whom") == "You are voting for Nguyễn Mạnh Quyền, by mandate"
    assert at.state == ""
    at.press("against", "confirm")
    assert [(command.seat, command.choice) for command in at.cast] == [(None, Choice.FOR), (seat, Choice.AGAINST)]
    at.press("seat.mine")
    assert at.button("for").isVisible()
    assert not at.button("against").isVisible()


def test_where_mandates_may_not_be_split_one_act_votes_for_all(opened: Opener) -> None:
    city = forms.carrying(splits=False)
    seats = [city.stage.part(city.meeting, member).id for member in city.stage.members[-2:]]
    at = before(opened, city)
    assert at.reads("for_whom").startswith("You vote for 3 seats with one act: My own seat, ")
    at.press("against")
    assert at.button("confirm").text() == "Confirm for 3 seats"
    at.press("confirm")
    assert [(command.seat, command.choice) for command in at.cast] == [
        (seat, Choice.AGAINST) for seat in (None, *seats)
    ]
    assert {one.participant for one in city.stage.world.find(v.Ballot, meeting=city.meeting)} >= set(seats)


def test_who_is_barred_and_whose_mandate_was_given_can_cast_nothing(opened: Opener) -> None:
    barred = before(opened, forms.asked(Form(), barred=(1,)))
    assert barred.state.startswith("You take no part in this vote")
    assert not barred.button("confirm").isVisible()
    assert not barred.button("for").isVisible()
    given = before(opened, forms.carrying(splits=True), place=5)
    assert given.state.startswith("Lê Hồng Sơn votes for your seat")
    assert not given.button("confirm").isVisible()


def test_thirty_candidates_are_reached_and_chosen_by_the_keyboard(opened: Opener) -> None:
    at = before(opened, forms.asked(forms.OF_THIRTY))
    last = at.button("line.30.for")
    for _step in range(80):
        QTest.keyClick(QApplication.focusWidget() or at.made, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is last:
            break
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
    QTest.keyClick(last, Qt.Key.Key_Space)
    assert at.reads("count") == "Choose 1 to 3: 1 chosen"
    assert all(button.height() >= 48 for button in at.made.findChildren(MarkButton) if button.isVisible())


def test_live_names_are_on_the_ballot_and_on_no_other(opened: Opener) -> None:
    city = forms.cast(forms.asked(Form(), showing=Showing.LIVE_NAMES), Choice.AGAINST)
    application = city.application()
    application.signals = forms.turnout(city)
    at = Ballot(opened, application)
    assert "Trần Sỹ Thanh" in names_on(at)
    assert "Trần Sỹ Thanh" not in names_on(before(opened, forms.cast(forms.asked(Form()), Choice.AGAINST)))


def names_on(at: Ballot) -> set[str]:
    sheet = at.made.findChild(BallotView)
    assert sheet is not None
    names = sheet.findChild(NamesList)
    assert names is not None
    return {row.title for row in names.model.rows} if names.isVisible() else set()


def test_the_chair_raises_the_same_ballot_over_the_console_and_puts_it_aside(opened: Opener) -> None:
    city = forms.asked(forms.CHOOSE)
    made = opened(city.application(0), Place.CONSOLE)
    assert made.findChild(BallotView) is None
    unfold = made.findChild(QPushButton, "console.my_ballot")
    assert unfold is not None
    unfold.click()
    opened.settle()
    sheet = made.findChild(BallotView)
    assert sheet is not None
    assert sheet.isVisible()
    for name in ("line.1.for", "line.2.for", "line.3.for", "confirm", "aside"):
        found = sheet.findChild(QPushButton, f"ballot.{name}")
        assert found is not None
        found.click()
        opened.settle()
    assert len(city.stage.world.find(v.Ballot, meeting=city.meeting)) == 1
    assert not sheet.isVisible()
