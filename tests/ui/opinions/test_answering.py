"""A member answers in writing: by one tap and a confirmation, with words, files and a signed sheet."""

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.kernel import HUB
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


def test_without_the_hub_it_says_that_nothing_is_recorded(qtbot: QtBot, asking: Asking) -> None:
    application = asking.application()
    made = shown(qtbot, asking, application)
    application.phase = LinkPhase.OFFLINE
    press(made, "opinion.for")
    press(made, "opinion.send")
    assert "Not sent: your answer is NOT recorded" in words(made)
    assert ballots(asking) == []


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
