"""Positions in the states that members, the chair and the room see, made ready to be drawn."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from ecabinet.client.screens.desk import Step
from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.voting.forms import Answer, Choice
from ecabinet.ui.delegate.two_panes import TwoPanes
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.ballot_button import BallotButton
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.segmented_tabs import SegmentedTabs
from ecabinet.ui.looks import Looks
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City as DeskCity
from tests.ui.shell.fakes import FakeApplication

REASON = "Chưa xác định nguồn kinh phí giải phóng mặt bằng; đề nghị Sở Tài chính có ý kiến bằng văn bản trước."
F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
Make = Callable[[Looks, QApplication], QWidget]


def declare(city: City, member: int, place: int, stance: Stance | None, *, speaks: bool = False) -> None:
    """Let a member declare on the item of a place."""
    person = city.stage.members[member]
    city.stage.must(
        person,
        v.DeclarePosition,
        meeting=city.meeting,
        position=city.stage.new_id(),
        participant=city.stage.part(city.meeting, person).id,
        item=city.items[place],
        stance=stance,
        wishes_to_speak=speaks,
        reason=REASON if stance == Stance.OBJECT else "",
    )


def declared(city: City) -> City:
    """Agreement on all items; on the second one an objection and two who wish to speak."""
    for member in range(1, 5):
        for place in (0, 2, 3):
            declare(city, member, place, Stance.AGREE)
    declare(city, 1, 1, Stance.OBJECT, speaks=True)
    declare(city, 2, 1, Stance.AGREE, speaks=True)
    declare(city, 3, 1, Stance.AGREE)
    return city


def opened() -> City:
    """A session in which no item runs yet."""
    city = declared(City())
    stage = city.stage
    stage.now += timedelta(days=3)
    stage.check_in(city.meeting, *stage.members[:-2])
    stage.must(stage.chair, v.OpenSession, meeting=city.meeting)
    stage.now += timedelta(minutes=4)
    return city


def put_together(city: City, *ballots: tuple[Choice, ...]) -> Id:
    """Put the first, third and fourth item to one vote, and let the first members vote."""
    stage, vote = city.stage, city.stage.new_id()
    items = {city.items[place]: stage.new_id() for place in (0, 2, 3)}
    stage.must(stage.chair, v.AdoptTogether, meeting=city.meeting, vote=vote, items=items)
    for member, said in zip(stage.members, ballots, strict=False):
        stage.must(
            member, v.CastBallot, meeting=city.meeting, ballot=stage.new_id(), vote=vote, choice=Choice.BY_LINE,
            answers=tuple(Answer(item, one) for item, one in zip(items, said, strict=True)),
        )  # fmt: skip
    stage.now += timedelta(seconds=40)
    return vote


def decided() -> City:
    """Three items were put to one vote: two passed, one did not."""
    city = opened()
    vote = put_together(city, (F, F, F), (F, F, A), (F, F, F), (F, N, F), (F, F, A))
    city.stage.must(city.stage.chair, v.CloseVote, meeting=city.meeting, vote=vote)
    return city


def members_page(application: FakeApplication, city: City, looks: Looks, place: int | None = 1) -> Workspace:
    """The meeting's page with an item in sight, or the whole meeting, brought forward where one pane has room."""
    item = None if place is None else city.items[place]
    made = Workspace(application, looks, Go(Place.MEETING, city.meeting, item))
    for panes in made.findChildren(TwoPanes):
        panes.show_right()
    return made


def settle(made: QWidget, app: QApplication) -> None:
    """Show a window and let it come to rest."""
    made.resize(1280, 800)
    made.show()
    for _ in range(6):
        app.processEvents()


def _mine(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    return members_page(city.application(), city, looks)


def _mine_objecting(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    made = members_page(city.application(), city, looks)
    settle(made, app)
    button = made.findChild(BallotButton, "position.object")
    editor = made.findChild(QPlainTextEdit, "position.reason")
    assert button is not None
    assert editor is not None
    button.click()
    editor.setPlainText(REASON)
    for _ in range(6):
        app.processEvents()
    for area in made.findChildren(Flow):
        if area.isAncestorOf(button):
            area.ensureWidgetVisible(editor)
    return made


def _mine_recorded(looks: Looks, _app: QApplication) -> QWidget:
    city = declared(City())
    return members_page(city.application(2), city, looks)


def _mine_not_sent(looks: Looks, _app: QApplication) -> QWidget:
    city = declared(City())
    application = city.application(2)
    application.phase = LinkPhase.OFFLINE
    own = {"participant": city.stage.part(city.meeting, application.me).id, "item": city.items[1]}
    fields: dict[str, Any] = {"position": city.stage.new_id(), "stance": Stance.OBJECT, "reason": REASON, **own}
    application.give(v.DeclarePosition, meeting=city.meeting, **fields)
    made = members_page(application, city, looks)
    made.show_offline_start()
    return made


def _mine_too_late(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    application = city.application()
    application.phase = LinkPhase.OFFLINE
    own = {"participant": city.stage.part(city.meeting, application.me).id, "item": city.items[1]}
    fields: dict[str, Any] = {"position": city.stage.new_id(), "stance": Stance.OBJECT, "reason": REASON, **own}
    application.give(v.DeclarePosition, meeting=city.meeting, **fields)
    city.start()
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[0])
    return members_page(application, city, looks)


def _mine_all(looks: Looks, _app: QApplication) -> QWidget:
    city = declared(City())
    return members_page(city.application(), city, looks, None)


def _home(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    declare(city, 1, 1, Stance.AGREE)
    return Workspace(city.application(), looks, Go(Place.HOME))


def chairs(city: City) -> FakeApplication:
    """Give the chair's application."""
    return FakeApplication(city.stage, city.stage.chair)


def _console(make: Callable[[], City], *presses: str) -> Make:
    def made(looks: Looks, app: QApplication) -> QWidget:
        window = Workspace(chairs(make()), looks, Go(Place.CONSOLE))
        if presses:
            settle(window, app)
        for name in presses:
            button = window.findChild(QPushButton, name)
            assert button is not None, name
            button.click()
        return window

    return made


def _running() -> City:
    city = opened()
    city.stage.must(city.stage.chair, v.StartItem, meeting=city.meeting, item=city.items[1])
    return city


def _decided_item(looks: Looks, _app: QApplication) -> QWidget:
    city = decided()
    return members_page(city.application(), city, looks, 0)


def _desk(_looks: Looks, _app: QApplication) -> QWidget:
    """The secretary's page of a running session, at what was declared on the items to come."""
    city = DeskCity(members=9)
    meeting = city.running()
    third, fourth = city.items(meeting)[2:4]
    for place, member in enumerate(city.members[1:6]):
        for item in (third, fourth):
            objects = item == third and place == 0
            city.must(
                member,
                v.DeclarePosition,
                meeting=meeting,
                position=city.new_id(),
                participant=city.part(meeting, member).id,
                item=item,
                stance=Stance.OBJECT if objects else Stance.AGREE,
                reason=REASON if objects else "",
            )
    city.must(city.chair, v.EndItem, meeting=meeting, item=city.items(meeting)[1])
    page = DeskPage()
    page.go_to(meeting)
    Hand(city, page, city.secretary)
    page.resize(1280, 800)
    page.show()
    page.checklist.show_step(Step.SESSION)
    tabs = page.findChild(SegmentedTabs, "session.tabs")
    assert tabs is not None
    tabs.findChildren(QPushButton)[1].click()
    return page


STATES: dict[str, Make] = {
    "mine": _mine,
    "mine-objecting": _mine_objecting,
    "mine-recorded": _mine_recorded,
    "mine-not-sent": _mine_not_sent,
    "mine-too-late": _mine_too_late,
    "mine-all": _mine_all,
    "home": _home,
    "board-before": _console(lambda: declared(City())),
    "board": _console(opened),
    "board-choosing": _console(opened, "console.adopt"),
    "board-running": _console(_running),
    "decided-item": _decided_item,
    "desk": _desk,
}
