"""The chair leads the session from one page: every tap is one command, and nothing that counts is one tap away."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.entities import MinutesState
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Verdict
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.editors import LongTextEdit
from ecabinet.ui.kit.timeline import TimelineRow
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.console import shots
from tests.ui.console.chair import Chair
from tests.ui.delegate.sample import City


def _meeting(city: City) -> v.Meeting:
    meeting = city.stage.world.get(v.Meeting, city.meeting)
    assert meeting is not None
    return meeting


def test_a_long_agenda_scrolls_and_squeezes_no_row_while_it_grows(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.gathering(shots.QUORUM))
    stage = chair.city.stage
    for title in shots.LONG_TITLES * 2:
        stage.must(
            stage.secretary, v.AddAgendaItem, meeting=chair.city.meeting, item=stage.new_id(), title=title,
            presenter="", submitting_agency="", minutes_planned=15,
        )  # fmt: skip
    chair.application.tell("Agenda", "AgendaItem")
    chair.settle()
    rows = chair.page.findChildren(TimelineRow)
    assert len(rows) == 10
    assert [row.item.title for row in rows if row.height() < row.heightForWidth(row.width())] == []


def test_with_a_quorum_one_tap_opens_the_session(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.gathering(shots.QUORUM))
    chair.press("console.session_step")
    assert chair.given == [v.OpenSession]
    assert _meeting(chair.city).state == MeetingState.IN_SESSION


def test_without_a_quorum_the_session_opens_only_with_a_reason_on_record(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.gathering(2))
    chair.press("console.session_step")
    chair.press("console.session_step")
    assert chair.given == []
    assert chair.reads("Please give a reason")
    chair.write("console.waiver", "Họp khẩn phòng chống bão")
    chair.press("console.session_step")
    assert _meeting(chair.city).quorum_waiver == "Họp khẩn phòng chống bão"
    assert chair.reads("Opened without a quorum: Họp khẩn phòng chống bão")


def test_an_item_ends_and_the_next_one_starts(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.running())
    chair.press("console.end_item")
    assert shots.running_item(chair.city) is None
    assert chair.city.stage.item(chair.city.items[1]).state == ItemState.DONE
    chair.press("console.start_item")
    assert shots.running_item(chair.city) == chair.city.items[2]
    assert chair.given == [v.EndItem, v.StartItem]


def test_an_item_out_of_turn_is_chosen_on_the_agenda(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.running())
    chair.page.agenda.timeline.opened.emit(chair.city.items[3])
    assert chair.button("console.start_item").text() == "Start item 4"
    chair.press("console.start_item")
    assert shots.running_item(chair.city) == chair.city.items[3]


def test_a_question_is_worded_prepared_and_put(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.running())
    chair.press("console.new_question")
    question = chair.page.findChild(LongTextEdit, "vote.question")
    assert question is not None
    question.setPlainText(" ")
    chair.press("vote.save")
    assert chair.given == []
    question.setPlainText("Thông qua dự thảo Nghị quyết?")
    chair.press("vote.save")
    vote = shots.vote_of(chair.city)
    assert (vote.state, vote.question) == (VoteState.PREPARED, "Thông qua dự thảo Nghị quyết?")
    chair.press("console.open_vote")
    assert shots.vote_of(chair.city).state == VoteState.OPEN
    assert chair.given == [v.PrepareVote, v.OpenVote]


def test_while_a_vote_is_open_no_item_starts_or_ends(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting())
    assert not chair.button("console.start_item").isEnabled()
    assert not chair.button("console.end_item").isEnabled()


def test_who_has_not_voted_is_named_and_nobodys_choice_is(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR, Choice.AGAINST))
    assert chair.reads("2 of 7 ballots in")
    assert chair.reads("Not yet: Trần Sỹ Thanh, Dương Đức Tuấn, Nguyễn Trọng Đông and 2 more")


def test_closing_shows_the_result_with_its_reason(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR))
    chair.press("console.close_vote")
    result = shots.vote_of(chair.city).result
    assert result is not None
    assert result.verdict == Verdict.PASSED
    assert not chair.button("console.close_vote").isVisible()
    assert chair.reads("Passed")


def test_cancelling_asks_for_the_reason_first(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    chair.press("console.cancel_vote")
    chair.press("console.cancel_vote")
    assert chair.given == []
    chair.page.vote.cancel.reason.setText("Câu hỏi chưa rõ")
    chair.press("console.cancel_vote")
    assert chair.given == [v.CancelVote]
    assert shots.vote_of(chair.city).state == VoteState.CANCELLED


BALLOT_NAMES = [f"console.ballot.{choice.value}" for choice in Choice]


def test_the_chairs_own_ballot_needs_two_taps_on_the_same_choice(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting())
    chair.press("console.my_ballot")
    offered = [name for name in BALLOT_NAMES if chair.page.vote.ballot.findChild(QAbstractButton, name) is not None]
    assert offered == [f"console.ballot.{name}" for name in ("for", "against", "abstain", "recused")]
    chair.press("console.ballot.for")
    chair.press("console.ballot.against")
    assert chair.given == []
    assert chair.button("console.ballot.for").text() == "In favour"
    assert chair.button("console.ballot.against").text() == "Confirm: Against"
    chair.press("console.ballot.against")
    assert chair.given == [v.CastBallot]
    assert chair.reads("Your ballot was recorded at")
    (ballot,) = chair.city.stage.world.find(v.Ballot, parent=shots.vote_of(chair.city).id)
    assert ballot.choice == Choice.AGAINST


def test_later_forgets_the_first_tap(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting())
    chair.press("console.my_ballot")
    chair.press("console.ballot.for")
    chair.press("console.my_ballot")
    chair.press("console.my_ballot")
    chair.press("console.ballot.for")
    assert chair.given == []


def test_an_open_vote_can_still_be_closed_after_the_ballot_was_put_off(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    chair.press("console.my_ballot")
    chair.press("console.my_ballot")
    chair.press("console.close_vote")
    assert chair.given == [v.CloseVote]


def test_a_tie_is_settled_with_a_reason_that_is_kept(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.tied())
    chair.press("console.tie_passed")
    assert chair.given == []
    chair.write("console.tie_reason", "Theo ý kiến của Chủ tọa")
    chair.press("console.tie_failed")
    vote = shots.vote_of(chair.city)
    assert vote.result is not None
    assert (vote.result.verdict, vote.settled_reason) == (Verdict.FAILED, "Theo ý kiến của Chủ tọa")
    assert chair.given == [v.SettleTie]
    assert not chair.button("console.tie_passed").isVisible()


def test_the_session_closes_only_when_told_twice(app: QApplication, qtbot: QtBot) -> None:
    city = shots.running()
    city.stage.must(city.stage.chair, v.EndItem, meeting=city.meeting, item=city.items[1])
    chair = Chair(app, qtbot, city)
    chair.press("console.session_step")
    assert chair.given == []
    assert chair.button("console.session_step").text() == "Really close the session?"
    chair.press("console.session_step")
    assert _meeting(city).state == MeetingState.CLOSED


def test_the_minutes_are_read_and_approved(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.recorded())
    assert chair.reads("2. Kết luận")
    assert chair.reads("For approval")
    chair.press("console.session_step")
    minutes = chair.city.stage.world.get(v.Minutes, chair.city.meeting)
    assert minutes is not None
    assert minutes.state == MinutesState.APPROVED
    assert chair.given == [v.ApproveMinutes]
    assert not chair.button("console.session_step").isVisible()


def test_minutes_that_changed_meanwhile_are_not_approved_unread(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.recorded())
    stage = chair.city.stage
    stage.must(stage.secretary, v.EditMinutes, meeting=chair.city.meeting, based_on=1, sections=shots.SECTIONS[:1])
    chair.press("console.session_step")
    minutes = stage.world.get(v.Minutes, chair.city.meeting)
    assert minutes is not None
    assert minutes.state == MinutesState.DRAFT


def test_a_delegate_has_no_meeting_to_chair(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    made = Workspace(City().application(), Looks(language=Language.ENGLISH), Go(Place.CONSOLE))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.show()
    for _ in range(6):
        app.processEvents()
    page = made.page(Place.CONSOLE)
    assert page is not None
    assert any(label.text() == "No meeting to chair now" for label in page.findChildren(QLabel))
