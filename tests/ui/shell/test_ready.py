"""A member says whether they are ready; what is not sent is never shown as answered."""

from PySide6.QtWidgets import QPushButton

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.ui.shell.ready_bar import ReadyBar
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener


def bar(made: Workspace) -> ReadyBar:
    found = made.findChild(ReadyBar)
    assert found is not None
    return found


def offered(made: Workspace) -> list[str]:
    """The answers that can be given now."""
    return [one.objectName() for one in bar(made).findChildren(QPushButton) if one.isVisible()]


def test_a_member_answers_and_answers_otherwise_until_the_vote_opens(opened: Opener, running: City) -> None:
    application = running.application()
    made = opened(application, Place.HOME)
    assert not bar(made).isVisible()
    vote = running.ask_ready()
    application.tell("Vote")
    opened.settle()
    assert bar(made).accessibleName().startswith("A vote comes next. Are you ready?")
    assert offered(made) == ["ready.yes", "ready.no"]
    bar(made).not_ready.click()
    opened.settle()
    assert bar(made).accessibleName().startswith("A vote comes next. The chair sees that you are not ready yet.")
    bar(made).ready.click()
    opened.settle()
    (said,) = running.stage.world.find(v.Ready, parent=vote)
    assert (said.person, said.ready) == (application.me, True)
    assert offered(made) == ["ready.no"]
    running.stage.must(running.stage.chair, v.OpenVote, meeting=running.meeting, vote=vote)
    application.tell("Vote")
    opened.settle()
    assert not bar(made).isVisible()


def test_an_answer_that_is_not_sent_is_not_shown_as_given(opened: Opener, running: City) -> None:
    running.ask_ready()
    application = running.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application)
    bar(made).ready.click()
    opened.settle()
    assert bar(made).accessibleName().startswith("Your answer is not sent yet.")
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    application.tell("Ready")
    opened.settle()
    assert bar(made).accessibleName().startswith("A vote comes next. The chair sees that you are ready.")


def test_neither_the_chair_nor_who_has_no_vote_is_asked(opened: Opener, running: City) -> None:
    running.ask_ready()
    application = running.application()
    application.me = running.stage.secretary
    assert not bar(opened(application)).isVisible()
    assert not bar(opened(running.application(0))).isVisible()
