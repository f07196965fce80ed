"""A city whose assembly has so many delegates, in session, with a sign-in for each: what a vote is held in.

All of it is decided by the rules and recorded by the ledger, as if given one by one over links; only the sign-ins are
written straight into the store, since hashing thousands of passwords would take minutes and be nobody's figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from bench.place import BenchFailed
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Actor, Command, Id
from ecabinet.domain.meetings.entities import SessionKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.presets import HDND
from ecabinet.hub.config import HubConfig
from ecabinet.hub.init import FirstAdministrator, init_hub
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.store.rows import SessionRow, micros
from ecabinet.store.tables import Tables
from ecabinet.trust import tokens
from ecabinet.wire.identity import new_id

NOW = datetime(2026, 12, 10, 1, 0, tzinfo=UTC)
"""When everything of the set-up happened; the hub's clock starts a little later."""
_AT_ONCE = 500


class Seat(msgspec.Struct, frozen=True):
    """A delegate and the token of their sign-in."""

    person: Id
    token: str


class Assembly(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in session with its first item running; the first of the seats chairs it."""

    meeting: Id
    item: Id
    seats: tuple[Seat, ...]


class _Making:
    """Gives commands as the hub itself or as somebody, many at once."""

    def __init__(self, tables: Tables) -> None:
        self.ledger = Ledger(tables)

    def give(self, person: Id, commands: Iterable[Command]) -> None:
        """Have commands recorded. Raises BenchFailed for one that is refused."""
        envelopes = [Envelope(command, Actor(person), "bench") for command in commands]
        for start in range(0, len(envelopes), _AT_ONCE):
            for receipt in self.ledger.commit(envelopes[start : start + _AT_ONCE], NOW).receipts:
                if receipt.refusal is not None:
                    raise BenchFailed(f"the set-up was refused: {receipt.refusal.code}")


def make_assembly(folder: Path, delegates: int, store_url: str | None = None) -> Assembly:
    """Make a hub at rest in a folder, on SQLite in it or on an empty PostgreSQL database."""
    config = HubConfig(folder=folder, city="Hà Nội", host="127.0.0.1", port=0, store_url=store_url)
    administrator = FirstAdministrator(
        email="quan-tri@hanoi.example",
        full_name="Quản trị hệ thống",
        position="Quản trị",
        agency_name="Trung tâm dữ liệu",
        agency_code="000.00.00.H26",
    )
    # The certificate is judged by the world's time, whatever the session's is.
    init_hub(config, administrator, datetime.now(UTC))
    tables = open_tables(config.store)
    making = _Making(tables)
    try:
        people = _people(making, delegates)
        secretary = people.pop()
        assembly = _session(making, people, secretary)
        _sign_in(tables, assembly.seats)
        _leave_nothing_due(tables)
    finally:
        making.ledger.close()
    return assembly


def _people(making: _Making, delegates: int) -> list[Id]:
    """Add the delegates, and behind them a secretary."""
    agency = new_id()
    making.give(
        HUB, [v.AddAgency(id=new_id(), claimed_at=NOW, agency=agency, code="H26.1", name="Hội đồng nhân dân Thành phố")]
    )
    people = [new_id() for _ in range(delegates + 1)]
    making.give(
        HUB,
        [
            v.AddPerson(
                id=new_id(),
                claimed_at=NOW,
                person=person,
                email=f"dai-bieu-{number}@hanoi.example",
                full_name=f"Nguyễn Thị Minh Khai {number}",
                position="Đại biểu Hội đồng nhân dân Thành phố",
                agency=agency,
                roles=() if number < delegates else (Role.SECRETARIAT, Role.ADMINISTRATOR),
                precedence=number,
            )
            for number, person in enumerate(people)
        ],
    )
    return people


class _Body(msgspec.Struct, frozen=True):
    """A committee with its seats, in the order of the people who hold them, and the room it meets in."""

    committee: Id
    room: Id
    seats: tuple[Id, ...]


def _body(making: _Making, people: Sequence[Id], secretary: Id) -> _Body:
    """Make the committee of these people; the first chairs it."""
    body = _Body(new_id(), new_id(), tuple(new_id() for _ in people))
    committee = v.AddCommittee(
        id=new_id(),
        claimed_at=NOW,
        committee=body.committee,
        name="Hội đồng",
        agency_name="Thành phố",
        rule_set=HDND.id,
    )
    room = v.AddRoom(
        id=new_id(), claimed_at=NOW, room=body.room, name="Hội trường", location="Thành phố", seats=len(people)
    )
    members = [
        v.AddMembership(
            id=new_id(),
            claimed_at=NOW,
            membership=seat,
            committee=body.committee,
            person=person,
            seat="Đại biểu",
            voting=True,
            chairs=number == 0,
        )
        for number, (seat, person) in enumerate(zip(body.seats, people, strict=True))
    ]
    making.give(secretary, [committee, room, *members])
    return body


def _session(making: _Making, people: Sequence[Id], secretary: Id) -> Assembly:
    body = _body(making, people, secretary)
    meeting, item, parts = new_id(), new_id(), [new_id() for _ in people]
    drafted = v.DraftMeeting(
        id=new_id(),
        claimed_at=NOW,
        meeting=meeting,
        title="Kỳ họp thứ hai mươi",
        kind=SessionKind.REGULAR,
        committee=body.committee,
        room=body.room,
        starts_at=NOW + timedelta(minutes=1),
        ends_at=NOW + timedelta(hours=8),
        seats=dict(zip(body.seats, parts, strict=True)),
        secretary_seat=new_id(),
        display_seat=new_id(),
    )
    added = v.AddAgendaItem(
        id=new_id(),
        claimed_at=NOW,
        meeting=meeting,
        item=item,
        title="Nghị quyết về kế hoạch đầu tư công",
        presenter="",
        submitting_agency="",
        minutes_planned=20,
    )
    announced = v.AnnounceMeeting(id=new_id(), claimed_at=NOW, meeting=meeting, requests="", contact="Văn phòng")
    here = [
        v.CheckIn(id=new_id(), claimed_at=NOW, meeting=meeting, attendance=new_id(), participant=part) for part in parts
    ]
    making.give(secretary, [drafted, added, announced, *here])
    begun = [v.OpenSession(id=new_id(), claimed_at=NOW, meeting=meeting)]
    making.give(people[0], [*begun, v.StartItem(id=new_id(), claimed_at=NOW, meeting=meeting, item=item)])
    return Assembly(meeting=meeting, item=item, seats=tuple(Seat(person, tokens.make_token()) for person in people))


def _sign_in(tables: Tables, seats: Iterable[Seat]) -> None:
    begun, ends = micros(NOW), micros(NOW + timedelta(hours=12))
    with tables.writing() as rows:
        for seat in seats:
            rows.sign_in.put_session(SessionRow(tokens.digest(seat.token), seat.person, "bench", begun, begun, ends))


def _leave_nothing_due(tables: Tables) -> None:
    """Mark the invitations as made: typesetting thousands of them is another figure."""
    with tables.writing() as rows:
        due = rows.records.due_jobs(micros(NOW + timedelta(days=1)), 1_000_000)
        rows.records.put_jobs([job._replace(done_at=job.due_at) for job in due])
