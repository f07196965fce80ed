"""Mandates to vote on screens: who votes for whom, who could, and what is said before it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from ecabinet.client.screens.attendance import attendance_rows
from ecabinet.client.screens.desk import desk_meeting
from ecabinet.client.screens.mandates import Mandate, my_mandate
from ecabinet.client.screens.meeting import meeting_screen
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.forms import Choice
from tests.domain.plays import Play
from tests.domain.test_voting_course import vote_of
from tests.domain.test_voting_mandates import give, seat


def view_of(at: Play, person: Id, *pending: Pending) -> View:
    """Return what somebody sees."""
    link = LinkState(LinkPhase.ONLINE, at.now)
    return View(world=at.world, me=person, now=at.now, link=link, pending=pending)


def mandate_of(at: Play, place: int, *pending: Pending) -> Mandate:
    """Return a member's own mandate."""
    found = my_mandate(view_of(at, at.members[place], *pending), at.meeting)
    assert found is not None
    return found


def knowing(phase: str = "announced", most: int = 2) -> Play:
    """Return a meeting whose rule knows mandates."""
    at = Play(phase)
    at.with_mandates(most)
    return at


def withdraw(at: Play, place: int) -> None:
    """Have a member take the mandate back."""
    at.must(at.members[place], v.WithdrawMandate, meeting=at.meeting, participant=seat(at, place))


def test_nothing_is_shown_where_the_rule_knows_no_mandates_and_once_the_meeting_is_closed() -> None:
    at = Play("announced")
    assert my_mandate(view_of(at, at.members[1]), at.meeting) is None
    at = knowing("closed")
    assert my_mandate(view_of(at, at.members[1]), at.meeting) is None


def test_a_guest_has_no_mandate_to_give_and_the_secretary_none_of_their_own() -> None:
    at = knowing()
    assert my_mandate(view_of(at, at.guest), at.meeting) is None
    assert my_mandate(view_of(at, at.secretary), at.meeting) is None


def test_the_members_in_the_order_of_protocol_are_who_could_carry() -> None:
    at = knowing()
    mine = mandate_of(at, 1)
    assert [one.full_name for one in mine.choices] == [f"Ông member{place}" for place in (0, 2, 3, 4)]
    assert [one.problem for one in mine.choices] == [None] * 4
    assert (mine.carrier, mine.carrier_name, mine.carries, mine.may_give) == (None, "", (), True)
    screen = meeting_screen(view_of(at, at.members[1]), at.meeting)
    assert screen is not None
    assert screen.mandate == mine


@pytest.mark.parametrize(
    ("before", "most", "holder", "refused"),
    [
        ({}, 2, 1, {}),
        ({3: 4}, 1, 1, {3: "mandate_handed_on", 4: "too_many_mandates"}),
        ({3: 4}, 2, 1, {3: "mandate_handed_on"}),
        ({1: 4}, 1, 1, {}),
        (
            {3: 4},
            2,
            4,
            {0: "mandate_handed_on", 1: "mandate_handed_on", 2: "mandate_handed_on", 3: "mandate_handed_on"},
        ),
    ],
)
def test_what_the_hub_would_refuse_is_said_before_it_is_sent(
    before: dict[int, int], most: int, holder: int, refused: dict[int, str]
) -> None:
    at = knowing(most=most)
    for one, other in before.items():
        give(at, one, other)
    places = {seat(at, place): place for place in range(5)}
    mine = mandate_of(at, holder)
    said = {places[one.participant]: one.problem.code for one in mine.choices if one.problem is not None}
    assert said == refused
    for choice in mine.choices:
        outcome = give(at, holder, places[choice.participant])
        if isinstance(outcome, Refusal):
            assert outcome == choice.problem
        else:
            assert choice.problem is None
            withdraw(at, holder)
            for other, carrier in before.items():
                give(at, other, carrier)


def test_ones_own_substitute_comes_first_and_nobody_elses_is_offered() -> None:
    at = knowing()
    part = at.new_id()
    fields: dict[str, Any] = {"substitution": at.proposal, "accept": True, "participant": part, "person": at.outsider}
    at.must(at.secretary, v.DecideSubstitute, meeting=at.meeting, **fields)
    first = mandate_of(at, 4).choices[0]
    assert (first.participant, first.stands_in, first.problem) == (part, True, None)
    assert part not in {one.participant for one in mandate_of(at, 1).choices}
    assert my_mandate(view_of(at, at.outsider), at.meeting) is None
    at.must(at.members[4], v.GiveMandate, meeting=at.meeting, participant=seat(at, 4), carrier=part)
    carried = my_mandate(view_of(at, at.outsider), at.meeting)
    assert carried is not None
    assert (carried.carries, carried.choices, carried.may_give) == (("Ông member4",), (), False)


def test_the_holder_reads_who_votes_for_them_and_the_carrier_for_whom() -> None:
    at = knowing()
    give(at, 1, 2)
    give(at, 3, 2)
    assert mandate_of(at, 1).carrier_name == "Ông member2"
    assert mandate_of(at, 2).carries == ("Ông member1", "Ông member3")
    assert not mandate_of(at, 2).may_give


def test_an_open_vote_keeps_the_carrier_it_was_opened_with() -> None:
    at = knowing("session")
    give(at, 1, 2)
    assert not mandate_of(at, 1).has_open_vote
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    withdraw(at, 1)
    give(at, 1, 3)
    mine = mandate_of(at, 1)
    assert (mine.has_open_vote, mine.frozen, mine.carrier) == (True, seat(at, 2), seat(at, 3))
    at.cast(at.meeting, at.vote, at.members[1], Choice.FOR)  # as the words say: the holder votes in this one
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    assert vote_of(at).result is not None
    assert not mandate_of(at, 1).has_open_vote


def test_it_waits_until_the_hub_has_it() -> None:
    at = knowing()
    command = v.GiveMandate(id="c", claimed_at=at.now, meeting=at.meeting, participant=seat(at, 1), carrier=seat(at, 2))
    assert mandate_of(at, 1, Pending(command, Delivery.QUEUED, at.now, drawn=True)).is_waiting
    assert not mandate_of(at, 1, Pending(command, Delivery.ACCEPTED, at.now, drawn=True)).is_waiting
    assert not mandate_of(at, 3, Pending(command, Delivery.QUEUED, at.now, drawn=True)).is_waiting


def test_the_staff_see_who_carries_each_seat() -> None:
    at = knowing()
    give(at, 1, 2)
    rows = {row.full_name: row.carrier for row in attendance_rows(view_of(at, at.secretary), at.meeting)}
    assert rows["Ông member1"] == "Ông member2"
    assert {carrier for name, carrier in rows.items() if name != "Ông member1"} == {""}
    desk = desk_meeting(view_of(at, at.secretary), at.meeting)
    assert desk is not None
    assert desk.mandates is not None
    assert desk.mandates.of(seat(at, 1)) == mandate_of(at, 1)
    assert desk.mandates.of(at.guests_part) is None
