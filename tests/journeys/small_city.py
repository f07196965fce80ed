"""A real hub process, and real clients without windows: a small committee in session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import ANSWER_SECONDS, Account, Backstage, result_of
from ecabinet.cli.demo.city import PASSWORD, City, wait_until
from ecabinet.cli.demo.hub_process import HubProcess
from ecabinet.cli.demo.script import DemoScript, load_script
from ecabinet.client.application import Application
from ecabinet.client.screens.committees import seats_of
from ecabinet.client.view import Delivery, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Command, Id
from ecabinet.domain.meetings.entities import MeetingState, SessionKind
from ecabinet.domain.voting.presets import UBND
from ecabinet.hub.init import FirstAdministrator
from ecabinet.wire.identity import new_id

SCRIPT = Path(__file__).parents[2] / "resources" / "demo" / "session-2023-04-21.toml"
ADMINISTRATOR = FirstAdministrator(
    email="quan-tri@hanoi.example",
    full_name="Quản trị hệ thống",
    position="Quản trị",
    agency_name="Trung tâm dữ liệu",
    agency_code="000.00.00.H26",
)


def short_script(members: int) -> DemoScript:
    """Return the demonstration's script with its first members only."""
    script = load_script(SCRIPT)
    return msgspec.structs.replace(script, members=script.members[:members])


class SmallCity:
    """The hub, the secretary, the chair and the members; `meeting` is in session with its first item running.

    The committee votes by `rule_set`. `look` is called whenever somebody waits for something and may raise; `patience`
    is for how many seconds nothing at all may change for whoever waits.
    """

    def __init__(self, folder: Path, members: int, rule_set: Id = UBND.id, hub: type[HubProcess] = HubProcess) -> None:
        script = short_script(members)
        folder.mkdir(parents=True, exist_ok=True)
        self.hub = hub(folder / "hub", folder / "hub.log", script.meeting.starts_at - timedelta(minutes=10))
        made = self.hub.make("Hà Nội", ADMINISTRATOR)
        self.backstage = Backstage(folder / "devices", self.hub.start(), self.hub.authority_pem)
        self.city = City(self.backstage, Account("quan-tri", ADMINISTRATOR.email, made.code, PASSWORD))
        self.city.fill(script, substitute_for=script.members[-1].key, rule_set=rule_set)
        with ThreadPoolExecutor() as together:
            keys = (script.secretary.key, *(member.key for member in script.members))
            self.secretary, *self.members = together.map(self.enrol, keys)
        self.chair = self.members[0]
        self.script = script
        self.meeting = new_id()
        self.item = new_id()
        self.look: Callable[[], None] = _nothing_to_look_at
        self.patience = ANSWER_SECONDS

    def enrol(self, key: str) -> Application:
        """Let somebody in for the first time."""
        return self.backstage.enrol(self.city.accounts[key])

    def do(self, who: Application, verb: type[Command], **fields: object) -> None:
        """Give a command of the meeting and wait until the hub has accepted it."""
        command = self.give(who, verb, **fields)
        self.see(who, partial(_is_answered, command), verb.__name__)
        refusal = result_of(who.ask(partial(_refusal_of, command)), verb.__name__, self.patience)
        assert refusal is None, (verb.__name__, refusal)

    def give(self, who: Application, verb: type[Command], **fields: object) -> Id:
        """Give a command of the meeting."""
        given = who.give(verb, meeting=self.meeting, based_on=None, **fields)
        return result_of(given, verb.__name__, self.patience)

    def see(self, who: Application, is_so: Callable[[View], bool], what: str) -> None:
        """Wait until somebody sees something; however long it takes, as long as anything at all changes for them."""

        def now(view: View) -> bool:
            self.look()
            return is_so(view)

        wait_until(who, now, what, self.patience)

    def open(self) -> None:
        """Prepare the meeting, announce it, check everybody in, open the session and begin the item."""
        self.see(self.secretary, lambda view: bool(view.world.find(v.Room)), "the rooms")
        committee = self.city.committee
        wanted = len(self.script.members)
        self.see(self.secretary, lambda view: len(seats_of(view, committee)) == wanted, "the members")
        seats = {
            seat: new_id() for seat in result_of(self.secretary.ask(partial(seats_of, committee=committee)), "seats")
        }
        room = result_of(self.secretary.ask(lambda view: view.world.find(v.Room)[0].id), "the room")
        timing = self.script.meeting
        self.do(
            self.secretary,
            v.DraftMeeting,
            title=timing.title,
            kind=SessionKind.REGULAR,
            committee=committee,
            room=room,
            starts_at=timing.starts_at,
            ends_at=timing.ends_at,
            seats=seats,
            secretary_seat=new_id(),
            display_seat=new_id(),
        )
        self.do(
            self.secretary,
            v.AddAgendaItem,
            item=self.item,
            title=self.script.items[6].title,
            presenter="",
            submitting_agency="",
            minutes_planned=20,
        )
        self.do(self.secretary, v.AnnounceMeeting, requests="", contact="Văn phòng")
        for member in self.members:
            self.see(member, self._sees_meeting, "the meeting")
            part = result_of(member.ask(partial(_part_of, self.meeting)), "my part")
            self.do(member, v.CheckIn, attendance=new_id(), participant=part)
        self.do(self.chair, v.OpenSession)
        self.do(self.chair, v.StartItem, item=self.item)

    def close(self) -> None:
        """Let everything go."""
        self.backstage.__exit__(None, None, None)
        self.hub.stop()

    def _sees_meeting(self, view: View) -> bool:
        meeting = view.world.get(v.Meeting, self.meeting)
        return meeting is not None and meeting.state == MeetingState.ANNOUNCED


@contextmanager
def small_city(
    folder: Path, members: int, rule_set: Id = UBND.id, hub: type[HubProcess] = HubProcess
) -> Iterator[SmallCity]:
    """Give a committee in session and let it all go afterwards."""
    city = SmallCity(folder, members, rule_set, hub)
    try:
        city.open()
        yield city
    finally:
        city.close()


def _nothing_to_look_at() -> None:
    pass


def _part_of(meeting: Id, view: View) -> Id:
    return view.world.find(v.Participant, meeting=meeting, person=view.me)[0].id


def _is_answered(command: Id, view: View) -> bool:
    waiting = [pending for pending in view.pending if pending.command.id == command]
    return all(pending.delivery == Delivery.REFUSED for pending in waiting)


def _refusal_of(command: Id, view: View) -> str | None:
    for pending in view.pending:
        if pending.command.id == command and pending.refusal is not None:
            return pending.refusal.code
    return None
