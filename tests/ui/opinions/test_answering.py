"""A member answers in writing: by one tap and a confirmation, with words, files and a signed sheet."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import Delivery, LinkPhase, Pending
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.kernel import HUB, EnvironmentFault, Refusal
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.looks import Looks
from ecabinet.ui.opinions.files_pane import FilesPane
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.opinions.shots import opened, press, settle, write
from tests.ui.opinions.worlds import OTHER, Asking
from tests.ui.shell.fakes import FakeApplication

ENGLISH = Looks(language=Language.ENGLISH)


@pytest.fixture
def asking(app: QApplication) -> Asking:
    """A consultation that was sent."""
    assert app is not None
    return Asking().send()


def shown(qtbot: QtBot, asking: Asking, application: FakeApplication | None = None) -> Workspace:
    """Open it as the second member."""
    made = opened(application or asking.application(), asking.id, ENGLISH)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    return made


def words(made: Workspace) -> set[str]:
    """Give every word in sight."""
    return {label.text() for label in made.findChildren(QLabel) if label.isVisible()}


def ballots(asking: Asking) -> Sequence[v.Ballot]:
    """Give what the hub has."""
    return asking.city.world.find(v.Ballot, parent=asking.votes[0])


def in_sight(made: Workspace, name: str) -> bool:
    """Whether a button of the answer can be seen."""
    return any(one.isVisible() for one in made.findChildren(QAbstractButton, name))


def test_two_taps_answer_and_the_receipt_is_shown(qtbot: QtBot, asking: Asking) -> None:
    made = shown(qtbot, asking)
    press(made, "opinion.for")
    assert ballots(asking) == []
    press(made, "opinion.send")
    (ballot,) = ballots(asking)
    assert ballot.choice == Choice.FOR
    assert f"Receipt code: {ballot.id.replace('-', '')[-8:].upper()}" in words(made)


def test_the_options_are_as_large_as_those_of_a_ballot(qtbot: QtBot, asking: Asking) -> None:
    made = shown(qtbot, asking)
    for name in ("opinion.for", "opinion.against", "opinion.other"):
        (button,) = (one for one in made.findChildren(QAbstractButton, name) if one.isVisible())
        assert button.height() >= 96


def test_another_opinion_without_words_is_not_sent(qtbot: QtBot, asking: Asking) -> None:
    made = shown(qtbot, asking)
    press(made, "opinion.other")
    press(made, "opinion.send")
    assert ballots(asking) == []
    write(made, OTHER)
    press(made, "opinion.send")
    assert [ballot.text for ballot in ballots(asking)] == [OTHER]
    assert f"“{OTHER}”" in words(made)


def test_what_is_half_written_survives_news(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    press(made, "opinion.against")
    write(made, "Đang viết")
    asking.answer(asking.city.members[3])
    application.tell("Vote")
    settle()
    press(made, "opinion.send")
    (mine,) = (one for one in ballots(asking) if one.person == application.me)
    assert (mine.choice, mine.text) == (Choice.AGAINST, "Đang viết")


def editor(made: Workspace) -> str:
    """Give what stands in the editor in sight."""
    (found,) = (one for one in made.findChildren(QPlainTextEdit, "opinion.text") if one.isVisible())
    return found.toPlainText()


def test_what_is_half_written_survives_another_consultation(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    first = asking.another("Kế hoạch", timedelta(days=2))
    made = opened(application, first, ENGLISH)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    press(made, "opinion.other")
    write(made, OTHER)
    press(made, "opinions.back")
    made.go(Go(Place.OPINIONS, asking.id))
    settle()
    press(made, "opinion.against")
    assert editor(made) == ""
    made.go(Go(Place.OPINIONS, first))
    settle()
    assert editor(made) == OTHER
    press(made, "opinion.send")
    assert [ballot.text for ballot in asking.city.world.find(v.Ballot)] == [OTHER]
    made.go(Go(Place.OPINIONS, asking.id))
    made.go(Go(Place.OPINIONS, first))
    settle()
    assert not in_sight(made, "opinion.send")


def made_anew(qtbot: QtBot, before: Workspace, application: FakeApplication, start: Go) -> Workspace:
    """Make the workspace in another language."""
    made = Workspace(application, Looks(), start, before.unsent())
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(1280, 800)
    made.show()
    settle()
    return made


@pytest.mark.parametrize("place", [Place.OPINIONS, Place.HOME])
def test_what_is_half_written_survives_a_change_of_language(qtbot: QtBot, asking: Asking, place: Place) -> None:
    application = asking.application()
    before = shown(qtbot, asking, application)
    press(before, "opinion.for")
    press(before, "opinion.send")
    press(before, "opinion.change")
    press(before, "opinion.other")
    write(before, OTHER)
    between = made_anew(qtbot, before, application, Go(place, asking.id))
    made = made_anew(qtbot, between, application, Go(place, asking.id))
    made.go(Go(Place.OPINIONS, asking.id))
    settle()
    assert editor(made) == OTHER
    press(made, "opinion.send")
    assert [ballot.text for ballot in ballots(asking)] == [OTHER]


def test_without_the_hub_it_says_that_nothing_is_recorded(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    application.phase = LinkPhase.OFFLINE
    press(made, "opinion.for")
    press(made, "opinion.send")
    assert "Not sent: your answer is NOT recorded" in words(made)
    assert ballots(asking) == []


def unheard(qtbot: QtBot, asking: Asking) -> tuple[Workspace, FakeApplication]:
    """Answer without the hub, and let the hub refuse it after the close."""
    application = asking.application()
    made = shown(qtbot, asking, application)
    application.phase = LinkPhase.OFFLINE
    press(made, "opinion.other")
    write(made, OTHER)
    press(made, "opinion.send")
    asking.answer(asking.city.members[3])
    asking.close()
    application.phase = LinkPhase.ONLINE
    for pending in tuple(application.pending):
        application.settle(pending.command)
    application.tell()
    settle()
    return made, application


def test_an_answer_that_came_too_late_keeps_its_words_until_it_is_put_away(qtbot: QtBot, asking: Asking) -> None:
    made, application = unheard(qtbot, asking)
    assert "Your answer was not accepted" in words(made)
    assert f"Not accepted: Other opinion: “{OTHER}”" in words(made)
    assert not in_sight(made, "opinion.send")
    assert not in_sight(made, "ballot.lost.action")
    press(made, "opinion.again")
    assert application.pending == []
    assert "Your answer was not accepted" not in words(made)
    assert not in_sight(made, "opinion.other")


def test_elsewhere_a_banner_leads_to_the_answer_that_came_too_late(qtbot: QtBot, asking: Asking) -> None:
    made, application = unheard(qtbot, asking)
    press(made, "opinions.back")
    assert in_sight(made, "ballot.lost.action")
    made.go(Go(Place.HOME))
    settle()
    assert "Your answer was not accepted" in words(made)
    press(made, "ballot.lost.action")
    assert made.where == Go(Place.OPINIONS, asking.id)
    assert f"Not accepted: Other opinion: “{OTHER}”" in words(made)
    assert not in_sight(made, "ballot.lost.action")
    assert len(application.pending) == 1


def test_words_of_a_refused_answer_can_be_sent_again(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    given = v.CastBallot(
        id=asking.city.new_id(), claimed_at=asking.now, meeting=asking.id, ballot=asking.city.new_id(),
        vote=asking.votes[0], choice=Choice.OTHER, text=OTHER,
    )  # fmt: skip
    application.pending.append(Pending(given, Delivery.REFUSED, asking.now, refusal=Refusal("not_entitled")))
    made = shown(qtbot, asking, application)
    press(made, "opinion.again")
    press(made, "opinion.send")
    assert [ballot.text for ballot in ballots(asking)] == [OTHER]


def test_an_answer_that_this_device_cannot_keep_is_sent_again(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    press(made, "opinion.other")
    write(made, OTHER)
    application.fault = EnvironmentFault("disk_full")
    press(made, "opinion.send")
    application.fault = None
    application.tell("Vote")
    settle()
    assert "Sending your answer…" not in words(made)
    press(made, "opinion.send")
    assert [ballot.text for ballot in ballots(asking)] == [OTHER]


def test_a_change_that_this_device_cannot_keep_is_sent_again(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    press(made, "opinion.for")
    press(made, "opinion.send")
    press(made, "opinion.change")
    press(made, "opinion.against")
    application.fault = EnvironmentFault("disk_full")
    press(made, "opinion.send")
    application.fault = None
    assert "Sending your change…" not in words(made)
    press(made, "opinion.send")
    assert [ballot.choice for ballot in ballots(asking)] == [Choice.AGAINST]


def test_a_change_counts_when_it_is_recorded(qtbot: QtBot, asking: Asking) -> None:
    made = shown(qtbot, asking)
    press(made, "opinion.for")
    press(made, "opinion.send")
    press(made, "opinion.change")
    press(made, "opinion.against")
    assert [ballot.choice for ballot in ballots(asking)] == [Choice.FOR]
    press(made, "opinion.send")
    assert [ballot.choice for ballot in ballots(asking)] == [Choice.AGAINST]
    assert any(text.startswith("Changed answer recorded at") for text in words(made))


def test_opening_it_is_told_to_the_hub_once(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    for kind in ("Vote", "Paper"):
        application.tell(kind)
        settle()
    assert sum(isinstance(one, c.ReadConsultation) for one in application.given) == 1
    assert made.where == Go(Place.OPINIONS, asking.id)


def test_a_file_goes_with_the_opinion_and_can_be_taken_away(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    asking.city.must(HUB, v.RecordFile, sha256="0" * 64, size=900, pages=1, handed_in_by=application.me)
    (files,) = (pane for pane in made.findChildren(FilesPane) if pane.isVisible())
    files.picked.emit(("/tmp/gop-y.pdf",))  # noqa: S108 - a name; nothing is read
    settle()
    assert [one.file_name for one in asking.city.world.find(OpinionFile)] == ["gop-y.pdf"]
    press(made, "opinion.detach")
    assert asking.city.world.find(OpinionFile) == []


def test_the_files_of_a_shared_tablet_can_be_chosen_and_not_changed(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    asking.city.must(HUB, v.RecordFile, sha256="0" * 64, size=900, pages=1, handed_in_by=application.me)
    press(made, "opinion.attach")
    (dialog,) = made.findChildren(QFileDialog, "opinion.files")
    assert dialog.testOption(QFileDialog.Option.ReadOnly)
    dialog.filesSelected.emit(["gop-y.pdf"])
    dialog.reject()
    settle()
    assert [one.file_name for one in asking.city.world.find(OpinionFile)] == ["gop-y.pdf"]


def test_home_leads_to_what_waits_for_an_opinion(qtbot: QtBot, asking: Asking) -> None:
    made = Workspace(asking.application(), ENGLISH, Go(Place.HOME))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(1280, 800)
    made.show()
    settle()
    pane = made.findChild(ListPane, "home.opinions")
    assert pane is not None
    assert pane.isVisible()
    pane.opened.emit(asking.id)
    settle()
    assert made.where == Go(Place.OPINIONS, asking.id)
    assert in_sight(made, "opinion.send")


def test_after_the_count_the_opinions_can_be_read_in_full(qtbot: QtBot, asking: Asking) -> None:
    asking.answers().close()
    made = shown(qtbot, asking)
    assert in_sight(made, "opinions.summary")
    pane = next(one for one in made.findChildren(ListPane, "opinions.shown") if one.isVisible())
    objection = next(row for row in pane.model.rows if row.badge is not None and row.badge.text == "Disagree")
    pane.opened.emit(objection.key)
    settle()
    assert any("Điều 9 khoản 2" in text for text in words(made))
