"""Every state of the delegate's windows, made ready to be drawn."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Changes, puts
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.rule_sets import TimeOut
from ecabinet.ui.intents import Go, OpenFile
from ecabinet.ui.looks import Looks
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication

Make = Callable[[Looks, QApplication], QWidget]


def press(widget: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = widget.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def _home_before(looks: Looks, _app: QApplication) -> QWidget:
    return Workspace(City().application(), looks, Go(Place.HOME))


def _home_reply(looks: Looks, app: QApplication) -> QWidget:
    made = Workspace(City().application(), looks, Go(Place.HOME))
    made.resize(1280, 800)
    made.show()
    app.processEvents()
    press(made, "home.reply")
    return made


def _home_running(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    return Workspace(city.application(6), looks, Go(Place.HOME))


def _home_empty(looks: Looks, _app: QApplication) -> QWidget:
    return Workspace(City(announced=False).application(), looks, Go(Place.HOME))


def _meeting(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    return Workspace(city.application(), looks, Go(Place.MEETING))


def _meeting_whole(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    application = city.application()
    application.phase = LinkPhase.OFFLINE
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show_offline_start()
    return made


def _guest(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    guest = city.invite_guest()
    city.start()
    return Workspace(guest, looks, Go(Place.MEETING))


def _home_over(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.close()
    return Workspace(city.application(), looks, Go(Place.HOME))


def _ballot(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.open_vote()
    return Workspace(city.application(), looks, Go(Place.MEETING))


def _ballot_chosen(looks: Looks, app: QApplication) -> QWidget:
    made = _ballot(looks, app)
    made.show()
    app.processEvents()
    press(made, "ballot.for")
    return made


def _ballot_not_sent(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.open_vote()
    application = city.application()
    application.phase = LinkPhase.OFFLINE
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    app.processEvents()
    press(made, "ballot.for")
    press(made, "ballot.confirm")
    return made


def _ballot_recorded(looks: Looks, app: QApplication) -> QWidget:
    made = _ballot_chosen(looks, app)
    press(made, "ballot.confirm")
    return made


def _changeable(looks: Looks, app: QApplication, *, late: bool = False) -> tuple[Workspace, FakeApplication]:
    """A ballot that is recorded and may be changed."""
    city = City()
    city.start()
    city.decide_by(may_change=True, time_out=TimeOut.KEEP_OPEN)
    city.open_vote()
    if late:
        city.stage.now += timedelta(minutes=4)
    application = city.application()
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    app.processEvents()
    press(made, "ballot.for")
    press(made, "ballot.confirm")
    for _ in range(6):
        app.processEvents()
    return made, application


def _ready_asked(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.ask_ready()
    return Workspace(city.application(), looks, Go(Place.MEETING))


def _ballot_changing(looks: Looks, app: QApplication) -> QWidget:
    made, _ = _changeable(looks, app)
    press(made, "ballot.change")
    press(made, "ballot.against")
    return made


def _ballot_change_not_sent(looks: Looks, app: QApplication) -> QWidget:
    made, application = _changeable(looks, app)
    application.phase = LinkPhase.OFFLINE
    press(made, "ballot.change")
    press(made, "ballot.against")
    press(made, "ballot.confirm")
    return made


def _ballot_late(looks: Looks, app: QApplication) -> QWidget:
    made, _ = _changeable(looks, app, late=True)
    return made


def _ballot_paused(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote()
    city.stage.must(city.stage.chair, v.PauseVote, meeting=city.meeting, vote=vote)
    return Workspace(city.application(), looks, Go(Place.MEETING))


def _roll_call(times: int) -> Make:
    """The ballot of the fourth on the list, when so many were called."""

    def made(looks: Looks, _app: QApplication) -> QWidget:
        city = City()
        city.start()
        vote = city.open_vote(None, roll_call=True)
        for _ in range(times):
            city.stage.must(city.stage.chair, v.CallElector, meeting=city.meeting, vote=vote)
        return Workspace(city.application(3), looks, Go(Place.MEETING))

    return made


def _called_by_mandate(looks: Looks, _app: QApplication) -> QWidget:
    """The ballot of a carrier while the seat is called whose mandate they carry."""
    city = City()
    city.start()
    stage = city.stage
    city.decide_by(mandates=2)
    seat, carrier = (stage.part(city.meeting, stage.members[place]).id for place in (2, 1))
    stage.must(stage.members[2], v.GiveMandate, meeting=city.meeting, participant=seat, carrier=carrier)
    vote = city.open_vote(None, roll_call=True)
    for _ in range(3):
        stage.must(stage.chair, v.CallElector, meeting=city.meeting, vote=vote)
    return Workspace(city.application(1), looks, Go(Place.MEETING))


def _recorded_for_me(looks: Looks, _app: QApplication) -> QWidget:
    """Show the ballot of the fourth on the list, whose answer was spoken aloud and recorded by the secretary."""
    city = City()
    city.start()
    vote = city.open_vote(None, roll_call=True)
    for _ in range(4):
        city.stage.must(city.stage.chair, v.CallElector, meeting=city.meeting, vote=vote)
    seat = city.stage.part(city.meeting, city.stage.members[3]).id
    city.stage.must(
        city.stage.secretary, v.RecordSpokenAnswer, meeting=city.meeting, ballot=city.stage.new_id(), vote=vote,
        seat=seat, choice=Choice.AGAINST,
    )  # fmt: skip
    return Workspace(city.application(3), looks, Go(Place.MEETING))


def _ballot_time_up(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.decide_by(time_out=TimeOut.HOLD)
    city.open_vote()
    city.stage.now += timedelta(minutes=4)
    return Workspace(city.application(), looks, Go(Place.MEETING))


def _ballot_not_checked_in(looks: Looks, _app: QApplication) -> QWidget:
    city = City()
    city.start()
    city.open_vote()
    return Workspace(city.application(6), looks, Go(Place.HOME))


def _result(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote()
    application = city.application()
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    app.processEvents()
    city.close_vote(vote, Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)
    application.tell("Vote", "Ballot")
    app.processEvents()
    app.processEvents()
    return made


def _result_without_mine(looks: Looks, app: QApplication) -> QWidget:
    """The result of a vote in which my ballot came too late."""
    city = City()
    city.start()
    vote = city.open_vote()
    application = city.application()
    application.phase = LinkPhase.OFFLINE
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    app.processEvents()
    press(made, "ballot.against")
    press(made, "ballot.confirm")
    city.close_vote(vote, Choice.FOR)
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    for _ in range(2):
        application.tell()
        app.processEvents()
    return made


def _notices(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    city.stage.world.carry_out(_left_notices(city))
    made = Workspace(city.application(), looks, Go(Place.HOME))
    made.resize(1280, 800)
    made.show()
    app.processEvents()
    bell = made.findChild(QAbstractButton, "shell.bell")
    assert bell is not None
    bell.click()
    return made


def _looks_sheet(looks: Looks, app: QApplication) -> QWidget:
    made = Workspace(City().application(), looks, Go(Place.HOME))
    made.resize(1280, 800)
    made.show()
    app.processEvents()
    made.show_looks()
    return made


def _refused(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    city.start()
    application = city.application()
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    part = city.stage.part(city.meeting, application.me)

    application.give(v.CheckIn, meeting=city.meeting, attendance=city.stage.new_id(), participant=part.id)
    city.stage.now += timedelta(seconds=1)
    app.processEvents()
    return made


def _reader(looks: Looks, app: QApplication) -> QWidget:
    city = City()
    city.start()
    made = Workspace(city.application(), looks, Go(Place.MEETING))
    made.resize(1280, 800)
    made.show()
    app.processEvents()
    made.carry(OpenFile("Tờ trình số 412/TTr-QHKT", "a" * 64, 24))
    return made


def _left_notices(city: City) -> Changes:
    notices = [
        Notice(
            id=city.stage.new_id(), person=city.stage.members[1], code=code, meeting=city.meeting, about=None,
            left_at=city.stage.now, read=code == "invited",
        )
        for code in ("invited", "please_reply", "meeting_changed")
    ]  # fmt: skip
    return Changes(puts(*notices))


STATES: dict[str, Make] = {
    "home-before": _home_before,
    "home-reply": _home_reply,
    "home-running": _home_running,
    "home-empty": _home_empty,
    "home-over": _home_over,
    "guest": _guest,
    "meeting": _meeting,
    "meeting-offline": _meeting_whole,
    "ballot": _ballot,
    "ballot-chosen": _ballot_chosen,
    "ballot-not-sent": _ballot_not_sent,
    "ballot-recorded": _ballot_recorded,
    "ballot-not-checked-in": _ballot_not_checked_in,
    "ready-asked": _ready_asked,
    "ballot-changing": _ballot_changing,
    "ballot-change-not-sent": _ballot_change_not_sent,
    "ballot-late": _ballot_late,
    "ballot-paused": _ballot_paused,
    "ballot-not-called": _roll_call(1),
    "ballot-called": _roll_call(4),
    "ballot-called-before": _roll_call(5),
    "ballot-called-by-mandate": _called_by_mandate,
    "ballot-recorded-for-me": _recorded_for_me,
    "ballot-time-up": _ballot_time_up,
    "result": _result,
    "result-without-mine": _result_without_mine,
    "notices": _notices,
    "looks": _looks_sheet,
    "refused": _refused,
    "reader": _reader,
}
