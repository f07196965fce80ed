"""The chair calls one name after another; the vote is closed once everybody was called."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice, Form, FormKind
from ecabinet.ui.console.spoken import spoken_choices
from ecabinet.ui.opinions.row_button import RowButtons
from tests.ui.console import shots
from tests.ui.console.chair import Chair
from tests.ui.delegate import forms
from tests.ui.delegate.sample import NAMES


def begun(app: QApplication, qtbot: QtBot) -> Chair:
    """Show the chair a roll call in which nobody was called yet."""
    city = shots.running()
    city.open_vote(None, roll_call=True)
    return Chair(app, qtbot, city)


def test_each_press_calls_whoever_is_next(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    order = shots.vote_of(chair.city).electorate
    assert chair.reads("Roll call: nobody was called yet")
    assert chair.button("console.call_elector").text() == "Call the first"
    for number, elector in enumerate(order[:3], start=1):
        chair.press("console.call_elector")
        assert shots.vote_of(chair.city).called == elector.participant
        assert chair.reads(f"Called now: {elector.full_name} · no answer yet")
        assert chair.reads(f"Next: {order[number].full_name} · not called yet: {len(order) - number}")
    assert chair.given == [v.CallElector] * 3


def test_who_has_answered_is_told_and_never_how(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    stage, vote = chair.city.stage, shots.vote_of(chair.city)
    for _ in range(3):
        chair.press("console.call_elector")
    stage.cast(chair.city.meeting, vote.id, vote.electorate[2].person, Choice.AGAINST)
    chair.application.tell("Cast")
    chair.settle()
    assert chair.reads(f"Called now: {vote.electorate[2].full_name} · has answered")
    silent = ", ".join(one.full_name for one in vote.electorate[:2])
    assert chair.reads(f"Called, no answer yet: {silent}")
    assert not chair.reads("Not yet: ")
    assert not chair.reads("Against")


def test_the_vote_is_closed_when_everybody_was_called(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    for _ in shots.vote_of(chair.city).electorate:
        assert not chair.button("console.close_vote").isEnabled()
        chair.press("console.call_elector")
    assert not chair.button("console.call_elector").isVisible()
    chair.press("console.close_vote")
    assert shots.vote_of(chair.city).result is not None


def test_while_it_is_paused_nobody_is_called(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    chair.press("console.pause_vote")
    assert not chair.button("console.call_elector").isEnabled()
    chair.press("console.resume_vote")
    assert chair.button("console.call_elector").isEnabled()


def spoken_of(chair: Chair) -> dict[str, tuple[Choice, str]]:
    """Return by name what was recorded as spoken, and by whom."""
    vote = shots.vote_of(chair.city)
    names = {one.participant: one.full_name for one in vote.electorate}
    ballots = chair.city.stage.world.find(v.Ballot, parent=vote.id)
    return {names[one.participant]: (one.choice, one.entered_name) for one in ballots if one.entered_by is not None}


def test_a_spoken_answer_is_recorded_for_the_named_seat_by_a_second_press(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    assert not chair.button("console.spoken").isVisible()
    chair.press("console.call_elector")
    name = shots.vote_of(chair.city).electorate[0].full_name
    chair.press("console.spoken")
    assert chair.reads(f"{name} answers:")
    chair.press("console.spoken.against")
    assert spoken_of(chair) == {}
    assert chair.button("console.spoken.against").text() == "Confirm: Against"
    assert chair.reads(f"Record that {name} answers “Against”?")
    chair.press("console.spoken.against")
    assert spoken_of(chair) == {name: (Choice.AGAINST, NAMES[0])}
    assert chair.reads(f"Recorded: Against · {NAMES[0]}")
    chair.press("console.spoken.for")
    chair.press("console.spoken.for")
    assert spoken_of(chair) == {name: (Choice.FOR, NAMES[0])}


def test_what_was_chosen_for_one_is_not_confirmed_for_the_next(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    chair.press("console.call_elector")
    chair.press("console.spoken")
    chair.press("console.spoken.for")
    chair.press("console.call_elector")
    chair.press("console.spoken.for")  # the second press, which now is the first for somebody else
    assert spoken_of(chair) == {}
    second = shots.vote_of(chair.city).electorate[1].full_name
    assert chair.reads(f"Record that {second} answers “In favour”?")


def test_who_was_passed_over_is_picked_by_name(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    for _ in range(2):
        chair.press("console.call_elector")
    first = shots.vote_of(chair.city).electorate[0]
    chair.press("console.spoken")
    rows = chair.page.findChild(RowButtons, "console.spoken.others")
    assert rows is not None
    rows.opened.emit(first.participant)
    chair.settle()
    chair.press("console.spoken.abstain")
    chair.press("console.spoken.abstain")
    assert spoken_of(chair) == {first.full_name: (Choice.ABSTAIN, NAMES[0])}


def test_a_ballot_from_a_device_is_not_offered_to_be_recorded(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    chair.press("console.call_elector")
    vote = shots.vote_of(chair.city)
    chair.city.stage.cast(chair.city.meeting, vote.id, vote.electorate[0].person, Choice.AGAINST)
    chair.application.tell("Cast")
    chair.settle()
    assert not chair.button("console.spoken").isVisible()


def test_the_vote_comes_back_when_the_answers_are_put_away(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    for _ in shots.vote_of(chair.city).electorate:
        chair.press("console.call_elector")
    chair.press("console.spoken")
    assert not chair.button("console.close_vote").isVisible()
    chair.press("console.spoken")
    assert chair.button("console.close_vote").isVisible()


def test_while_it_is_paused_no_answer_is_recorded(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    chair.press("console.call_elector")
    chair.press("console.pause_vote")
    chair.press("console.spoken")
    assert not chair.button("console.spoken.for").isEnabled()


def test_only_what_one_word_answers_is_recorded() -> None:
    every = {kind: spoken_choices(Form(kind=kind)) for kind in FormKind}
    lines = Form(kind=FormKind.MOTIONS, lines=forms.lines_of(("Một", "Hai")))
    assert every[FormKind.MOTION] == (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.RECUSED)
    assert every[FormKind.OPINION] == (Choice.FOR, Choice.AGAINST, Choice.RECUSED)
    assert spoken_choices(lines) == every[FormKind.CHOOSE] == ()


def test_any_other_vote_calls_nobody(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    assert not chair.button("console.call_elector").isVisible()
    assert chair.button("console.close_vote").isEnabled()
