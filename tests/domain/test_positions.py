"""What members declare before a matter is treated: who may, until when, and what they may say."""

from __future__ import annotations

from typing import Any

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.positions.declare_position import LONGEST_REASON
from ecabinet.domain.positions.entities import Position, Stance
from tests.domain.examples import Play, play

AGREE, OBJECT = Stance.AGREE, Stance.OBJECT
Fields = dict[str, Any]


def fields(at: Play, member: Id, item: Id, **said: object) -> Fields:
    """Return what a member declares on an item: agreement unless something else is said."""
    seat = at.part(at.meeting, member).id
    own: Fields = {"meeting": at.meeting, "position": at.new_id(), "participant": seat, "item": item, "stance": AGREE}
    return own | said


def declared(at: Play, item: Id) -> list[Position]:
    """Return what was declared on an item."""
    return list(at.world.find(Position, parent=item))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"stance": AGREE}, None),
        ({"stance": AGREE, "wishes_to_speak": True}, None),
        ({"stance": None, "wishes_to_speak": True}, None),
        ({"stance": OBJECT, "reason": "Chưa có nguồn kinh phí"}, None),
        ({"stance": OBJECT, "reason": "Dòng một\nDòng hai", "wishes_to_speak": True}, None),
        ({"stance": OBJECT, "reason": "x" * LONGEST_REASON}, None),
        ({"stance": OBJECT, "reason": "x" * (LONGEST_REASON + 1)}, "text_too_long"),
        ({"stance": OBJECT}, "objection_needs_a_reason"),
        ({"stance": OBJECT, "reason": " \n "}, "objection_needs_a_reason"),
        ({"stance": OBJECT, "reason": "a\u202eb"}, "text_has_control_characters"),
        ({"stance": AGREE, "reason": "Tốt"}, "position_reason_unwanted"),
        ({"stance": None, "wishes_to_speak": True, "reason": "Tốt"}, "position_reason_unwanted"),
        ({"stance": None}, "position_empty"),
    ],
)
def test_what_may_be_said(said: Fields, code: str | None) -> None:
    at = play("announced")
    outcome = at.give(at.members[1], v.DeclarePosition, **fields(at, at.members[1], at.first, **said))
    assert getattr(outcome, "code", None) == code
    kept = [(one.stance, one.wishes_to_speak, one.reason) for one in declared(at, at.first)]
    wanted = (said["stance"], said.get("wishes_to_speak", False), said.get("reason", ""))
    assert kept == ([] if code else [wanted])


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("member", None),
        ("chair", None),
        ("guest", "position_not_yours"),
        ("secretary", "position_not_yours"),
        ("outsider", "not_yours_to_do"),
    ],
)
def test_who_may_declare(who: str, code: str | None) -> None:
    """A guest and a secretary of the meeting have no vote; an outsider names somebody else's seat."""
    at = play("announced")
    person = {"member": at.members[1], "chair": at.chair, "guest": at.guest, "secretary": at.secretary}
    named = person.get(who, at.members[1])
    outcome = at.give(person.get(who, at.outsider), v.DeclarePosition, **fields(at, named, at.second))
    assert getattr(outcome, "code", None) == code


def test_a_substitute_declares_nothing_and_the_member_they_stand_for_may() -> None:
    at = play("announced")
    seat = at.new_id()
    at.must(
        at.secretary,
        v.DecideSubstitute,
        meeting=at.meeting,
        substitution=at.proposal,
        accept=True,
        participant=seat,
        person=at.outsider,
    )
    assert at.refused(at.outsider, v.DeclarePosition, **fields(at, at.outsider, at.first)) == "position_not_yours"
    at.must(at.members[4], v.DeclarePosition, **fields(at, at.members[4], at.first))


@pytest.mark.parametrize("other", ["secretary", "chair", "another member"])
def test_nobody_declares_for_another(other: str) -> None:
    at = play("announced")
    giver = {"secretary": at.secretary, "chair": at.chair, "another member": at.members[2]}[other]
    assert at.refused(giver, v.DeclarePosition, **fields(at, at.members[1], at.first)) == "not_yours_to_do"
    at.declared(at.members[1], at.first)
    own: Fields = {"meeting": at.meeting, "participant": at.part(at.meeting, at.members[1]).id, "item": at.first}
    assert at.refused(giver, v.WithdrawPosition, **own) == "not_yours_to_do"


@pytest.mark.parametrize(
    ("phase", "item", "code"),
    [
        ("draft", "first", "meeting_not_announced"),
        ("announced", "first", None),
        ("session", "first", None),
        ("session", "second", "position_too_late"),
        ("closed", "first", "meeting_is_closed"),
    ],
)
def test_until_when(phase: str, item: str, code: str | None) -> None:
    """The second item runs in session, the first one is still to come."""
    at = play(phase)
    said = fields(at, at.members[1], getattr(at, item))
    assert getattr(at.give(at.members[1], v.DeclarePosition, **said), "code", None) == code


def test_an_item_that_is_over_takes_no_position_and_none_is_withdrawn() -> None:
    at = play("session")
    seat = at.declared(at.members[1], at.first)
    at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.first)
    assert at.refused(at.members[2], v.DeclarePosition, **fields(at, at.members[2], at.second)) == "position_too_late"
    own: Fields = {"meeting": at.meeting, "participant": seat, "item": at.first}
    assert at.refused(at.members[1], v.WithdrawPosition, **own) == "position_too_late"
    assert len(declared(at, at.first)) == 1


def test_a_matter_under_state_secrecy_takes_no_words() -> None:
    at = play("announced")
    secret = at.new_id()
    at.must(
        at.secretary,
        v.AddAgendaItem,
        meeting=at.meeting,
        item=secret,
        title="",
        presenter="",
        submitting_agency="",
        minutes_planned=5,
        paper_only=True,
    )
    assert at.refused(at.members[1], v.DeclarePosition, **fields(at, at.members[1], secret)) == "item_is_paper_only"


def test_a_second_declaration_replaces_the_first_also_from_another_device() -> None:
    """Each device draws an id of its own; the member stands in one place all the same."""
    at = play("announced")
    first, second = (fields(at, at.members[1], at.first, stance=stance) for stance in (AGREE, None))
    at.must(at.members[1], v.DeclarePosition, **first)
    at.must(at.members[1], v.DeclarePosition, **second | {"wishes_to_speak": True})
    (kept,) = declared(at, at.first)
    assert (kept.id, kept.version, kept.stance, kept.wishes_to_speak) == (first["position"], 2, None, True)


def test_what_was_withdrawn_is_gone_and_may_be_declared_anew() -> None:
    at = play("announced")
    own: Fields = {"meeting": at.meeting, "participant": at.declared(at.members[1], at.first), "item": at.first}
    at.must(at.members[1], v.WithdrawPosition, **own)
    assert declared(at, at.first) == []
    assert at.refused(at.members[1], v.WithdrawPosition, **own) == "position_unknown"
    at.declared(at.members[1], at.first, OBJECT)
    assert [one.stance for one in declared(at, at.first)] == [OBJECT]


def test_only_the_staff_and_the_member_ever_see_it() -> None:
    at = play("announced")
    at.declared(at.members[1], at.first, OBJECT)
    (position,) = declared(at, at.first)
    everybody = {"the member": at.members[1], "another": at.members[2], "chair": at.chair, "secretary": at.secretary}
    everybody |= {"guest": at.guest, "display": at.display, "outsider": at.outsider}
    seen = {name for name, person in everybody.items() if audiences(position) & audiences_of(at.world, person)}
    assert seen == {"the member", "chair", "secretary"}
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    assert meeting.state == MeetingState.ANNOUNCED


def test_an_item_that_is_taken_off_takes_what_was_said_with_it() -> None:
    at = play("announced")
    at.must(at.secretary, v.WithdrawDocument, meeting=at.meeting, document=at.document)
    item = at.new_id()
    at.must(
        at.secretary,
        v.AddAgendaItem,
        meeting=at.meeting,
        item=item,
        title="Thêm",
        presenter="",
        submitting_agency="",
        minutes_planned=5,
    )
    at.declared(at.members[1], item)
    at.must(at.secretary, v.RemoveAgendaItem, meeting=at.meeting, item=item)
    assert list(at.world.find(Position)) == []
