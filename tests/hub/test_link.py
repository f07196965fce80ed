"""The link: commands up, receipts and rows down, and farewells that say why."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from ecabinet.domain import vocabulary as v
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.kernel import Command, EnvironmentFault, Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.hub import app
from ecabinet.hub.connection import Connection
from ecabinet.trust.authority import HUB_NAME
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import (
    PROTOCOL,
    Audiences,
    Batch,
    Follow,
    Give,
    Hello,
    Receipt,
    Welcome,
)
from ecabinet.wire.identity import new_id
from tests.hub.house import PASSWORD, PATIENCE, Clock, House, HubStage, Link, new_house, running
from tests.hub.test_doors import ANOTHER, take_away


def token_of(house: House, stage: HubStage, person: Id) -> str:
    stage.let_in(person)
    return house.sign_in(stage.email(person)).token


def read_notice(house: House) -> Command:
    """A command that anybody may give and that is refused for want of the notice."""
    return v.ReadNotice(id=new_id(), claimed_at=house.clock(), notice=new_id())


def kinds_in(link: Link) -> set[str]:
    return {row.kind for frame in link.seen if isinstance(frame, Batch) for row in frame.rows}


def wait_for_row(link: Link, kind: str, fits: Callable[[bytes], bool] = lambda _body: True) -> bytes:
    while True:
        frame = link.until(Batch)
        assert isinstance(frame, Batch)
        for row in frame.rows:
            if row.kind == kind and row.body is not None and fits(row.body):
                return row.body


def test_a_client_is_welcomed_and_gets_what_it_may_see(house: House, stage: HubStage) -> None:
    meeting = stage.draft()
    stage.announce(meeting)
    with house.link(token_of(house, stage, stage.members[1])) as link:
        link.hello()
        welcome = link.next()
        assert isinstance(welcome, Welcome)
        assert welcome.person == stage.members[1]
        assert welcome.now == house.clock()
        assert f"meeting/{meeting}" in welcome.audiences
        assert f"meeting/{meeting}/staff" not in welcome.audiences
        link.send(Follow(held=dict.fromkeys(welcome.audiences, 0), serial=welcome.serial))
        wait_for_row(link, "Meeting")
        assert not kinds_in(link) & {"Credential", "StoredFile", "Ballot"}


def test_a_command_is_answered_by_a_receipt_and_seen_by_others(house: House, stage: HubStage) -> None:
    meeting = stage.draft(starts_in=timedelta(hours=1))
    stage.announce(meeting)
    chair, member = stage.chair, stage.members[1]
    with (
        house.link(token_of(house, stage, chair)) as watching,
        house.link(token_of(house, stage, member)) as acting,
    ):
        watching.hello()
        watching.until(Welcome)
        watching.send(Follow(held={f"meeting/{meeting}": 0}, serial=1))
        acting.hello()
        part = stage.part(meeting, member).id
        command = v.CheckIn(
            id=new_id(),
            claimed_at=house.clock(),
            meeting=meeting,
            attendance=new_id(),
            participant=part,
            where=Where.ROOM,
        )
        receipt = acting.give(command)
        assert receipt.accepted
        assert f"meeting/{meeting}" in receipt.feeds
        assert f"meeting/{meeting}/staff" not in receipt.feeds
        wait_for_row(watching, "Attendance")
        assert msgspec.structs.replace(acting.give(command), feeds={}) == msgspec.structs.replace(receipt, feeds={})
    assert len(stage.world.find(v.Attendance, meeting=meeting)) == 1


@pytest.mark.parametrize("message", [b"", b"\xc1", b"\x93\x01\x02\x03", b"a" * 100_000, "văn bản"])
def test_a_malformed_frame_ends_the_conversation_and_nothing_else(
    house: House, stage: HubStage, message: bytes | str
) -> None:
    token = token_of(house, stage, stage.outsider)
    with house.link(token) as link:
        link.hello()
        link.send_message(message)
        assert link.farewell().code == "frame_malformed"
        with pytest.raises(ConnectionClosed):
            link.next()
    with house.link(token) as link:
        link.hello()
        assert isinstance(link.next(), Welcome)


def test_a_client_of_another_version_is_told_to_update(house: House, stage: HubStage) -> None:
    with house.link(token_of(house, stage, stage.outsider)) as link:
        link.send(Hello(protocol=PROTOCOL + 1, epoch=None, held={}))
        assert link.farewell().code == "update_needed"


def test_a_command_that_is_none_is_refused_and_the_conversation_goes_on(house: House, stage: HubStage) -> None:
    with house.link(token_of(house, stage, stage.outsider)) as link:
        link.hello()
        unknown = new_id()
        link.send(Give(id=unknown, body=b"\x81\xa2do\xa6Delete"))
        refused = link.receipt(unknown)
        assert refused.refusal is not None
        assert refused.refusal.code == "frame_malformed"
        other = read_notice(house)
        assert link.give(other).refusal is not None


def test_a_command_for_somebody_else_is_refused_and_logged(house: House, stage: HubStage) -> None:
    meeting = stage.draft()
    stage.announce(meeting)
    other = stage.part(meeting, stage.members[2]).id
    with house.link(token_of(house, stage, stage.members[1])) as link:
        link.hello()
        command = v.CheckIn(
            id=new_id(), claimed_at=house.clock(), meeting=meeting, attendance=new_id(), participant=other
        )
        receipt = link.give(command)
    assert receipt.refusal is not None
    assert receipt.refusal.code == "not_yours_to_do"
    (entry,) = [one for one in house.core.ledger.log_entries(10) if one.command == command.id]
    assert (entry.person, entry.accepted, entry.code) == (stage.members[1], False, "not_yours_to_do")
    assert entry.device == "máy thử"
    assert not stage.world.find(v.Attendance, meeting=meeting)


def test_a_vote_after_closing_is_refused_with_the_reason(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    with house.link(token_of(house, stage, stage.members[1])) as link:
        link.hello()
        receipt = link.give(
            v.CastBallot(
                id=new_id(),
                claimed_at=house.clock(),
                meeting=meeting,
                ballot=new_id(),
                vote=vote,
                choice=Choice.FOR,
            )
        )
    assert receipt.refusal is not None
    assert receipt.refusal.code == "vote_closed"
    assert not stage.world.find(v.Ballot, parent=vote)


def test_a_full_disk_refuses_nothing_and_loses_nothing(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(house, stage, stage.outsider)
    command = read_notice(house)

    def full(*_: object) -> None:
        raise EnvironmentFault("hub_disk_full")

    with house.link(token) as link:
        link.hello()
        with monkeypatch.context() as for_now:
            for_now.setattr(house.core.ledger, "commit", full)
            link.send(Give(id=command.id, body=encode(command)))
            assert link.farewell().code == "hub_disk_full"
    assert house.core.ledger.receipt(command.id) is None
    with house.link(token) as link:
        link.hello()
        assert link.give(command).refusal is not None
    assert house.core.ledger.receipt(command.id) is not None


def test_a_rule_that_fails_ends_one_conversation_with_a_number(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(house, stage, stage.outsider)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with house.link(token) as link, monkeypatch.context() as for_now:
        for_now.setattr(v.ReadNotice, "decide", broken)
        link.hello()
        command = read_notice(house)
        link.send(Give(id=command.id, body=encode(command)))
        farewell = link.farewell()
    assert farewell.code == "internal_fault"
    assert farewell.values["number"]
    with house.link(token) as link:
        link.hello()
        assert link.give(command).refusal is not None


def test_a_link_ends_with_its_session(house: House, stage: HubStage) -> None:
    token = token_of(house, stage, stage.chair)
    other = house.sign_in(stage.email(stage.chair)).token
    with house.link(token) as link, house.link(other) as staying:
        link.hello()
        link.until(Welcome)
        staying.hello()
        with house.http(token) as client:
            client.post("/sign-out")
        assert link.farewell().code == "signed_out"
        with house.http(other) as client:
            client.post("/password", json={"old": PASSWORD, "new": ANOTHER})
        assert staying.farewell().code == "signed_out"
    with pytest.raises(InvalidStatus, match="401"), house.link(token):
        pass


def test_a_session_that_ends_while_its_link_is_being_opened_leaves_no_link(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(house, stage, stage.chair)

    def made_too_late(*arguments: object) -> object:
        house.core.sessions.end_all_of(stage.chair)
        return Connection(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(app, "Connection", made_too_late)
    with house.link(token) as link:
        assert link.farewell().code == "signed_out"


def test_a_link_ends_when_its_person_has_no_access_any_more(house: House, stage: HubStage) -> None:
    with house.link(token_of(house, stage, stage.outsider)) as link:
        link.hello()
        link.until(Welcome)
        take_away(stage, stage.outsider)
        assert link.farewell().code == "signed_out"
        with pytest.raises(ConnectionClosed):
            link.next()


def test_a_link_ends_when_its_time_has_come(house: House, stage: HubStage) -> None:
    token = token_of(house, stage, stage.outsider)
    house.clock.now += timedelta(hours=house.config.session_hours) - timedelta(milliseconds=300)
    with house.link(token) as link:
        link.hello()
        assert link.farewell().code == "signed_out"


def test_somebody_who_loses_an_audience_is_told_so(house: House, stage: HubStage) -> None:
    meeting = stage.draft()
    stage.announce(meeting)
    part = stage.invite_guest(meeting, stage.items(meeting)[0])
    with house.link(token_of(house, stage, stage.guest)) as link:
        link.hello()
        welcome = link.until(Welcome)
        assert isinstance(welcome, Welcome)
        item = f"item/{stage.items(meeting)[0]}"
        assert item in welcome.audiences
        stage.must(stage.secretary, v.RemoveParticipant, meeting=meeting, participant=part)
        told = link.until(Audiences)
        assert isinstance(told, Audiences)
        assert item not in told.audiences


def test_a_hub_that_ends_closes_its_links(house: House, stage: HubStage) -> None:
    with house.link(token_of(house, stage, stage.outsider)) as link:
        link.hello()
        link.until(Welcome)
        house.server.stop()
        with pytest.raises(ConnectionClosed):
            link.next()


def test_a_hub_that_ends_while_clients_leave_ends_all_the_same(house: House, stage: HubStage) -> None:
    token = token_of(house, stage, stage.outsider)
    for turn in range(10):
        with house.link(token) as link:
            link.hello()
            link.until(Welcome)
            if turn == 9:
                house.server.stop()


def test_many_commands_at_once_are_each_answered_once(house: House, stage: HubStage) -> None:
    with house.link(token_of(house, stage, stage.outsider)) as link:
        link.hello()
        commands = [read_notice(house) for _ in range(300)]
        for command in commands:
            link.send(Give(id=command.id, body=encode(command)))
        link.receipt(commands[-1].id)
    answered = [frame.command for frame in link.seen if isinstance(frame, Receipt)]
    assert answered == [command.id for command in commands]


def test_a_browser_and_a_stranger_get_no_link(house: House, stage: HubStage) -> None:
    with pytest.raises(InvalidStatus, match="401"), house.link("nothing"):
        pass
    token = token_of(house, stage, stage.outsider)
    with raw_link(house, token, "Origin: https://evil.example\r\n") as stream:
        assert stream.recv(100).startswith(b"HTTP/1.1 401")


def test_a_peer_that_answers_no_ping_is_taken_for_gone(tmp_path_factory: pytest.TempPathFactory) -> None:
    config, made = new_house(tmp_path_factory.mktemp("hub") / "hub")
    impatient = msgspec.structs.replace(config, ping_seconds=0.1, pong_seconds=0.1)
    with running(impatient, Clock(), made) as house:
        stage = HubStage(house.core, house.clock)
        with raw_link(house, token_of(house, stage, stage.outsider)) as stream:
            received = b""
            while chunk := stream.recv(4096):
                received += chunk
    assert received.startswith(b"HTTP/1.1 101")
    assert b"keepalive ping timeout" in received


def raw_link(house: House, token: str, more: str = "") -> ssl.SSLSocket:
    """Open the link by hand, with a client that then says nothing."""
    place = urlsplit(house.url)
    assert place.hostname is not None
    plain = socket.create_connection((place.hostname, place.port or 443), PATIENCE)
    stream = house.context.wrap_socket(plain, server_hostname=HUB_NAME)
    request = (
        f"GET /link HTTP/1.1\r\nHost: {HUB_NAME}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{more}"
        f"Authorization: Bearer {token}\r\n\r\n"
    )
    stream.sendall(request.encode())
    return stream
