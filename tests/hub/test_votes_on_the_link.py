"""What a vote sends down the link: receipts with the mark of the ballot, and the turnout, never how anybody voted."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import of_person
from ecabinet.domain.kernel import HUB
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.wire.frames import Batch, Follow, Receipt, Signal, Welcome
from ecabinet.wire.identity import new_id
from tests.hub.house import House, HubStage
from tests.hub.test_link import read_notice, token_of


def test_the_receipt_of_a_ballot_and_the_mark_that_it_was_cast_come_in_one_message(
    house: House, stage: HubStage
) -> None:
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    with house.link(token_of(house, stage, stage.members[1])) as link:
        link.hello()
        welcome = link.until(Welcome)
        assert isinstance(welcome, Welcome)
        held = house.core.ledger.heads()
        link.send(Follow(held={name: held.get(name, 0) for name in welcome.audiences}, serial=welcome.serial))
        ballot = v.CastBallot(
            id=new_id(), claimed_at=house.clock(), meeting=meeting, vote=vote, ballot=new_id(), choice=Choice.FOR
        )
        assert link.give(ballot).accepted
        (message,) = (one for one in link.messages if any(isinstance(frame, Receipt) for frame in one))
        assert [frame.audience for frame in message if isinstance(frame, Batch)] == [of_person(stage.members[1])]


def test_turnout_is_told_while_a_vote_is_open_and_never_how(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    stage.cast(meeting, vote, stage.members[1], Choice.AGAINST)
    with house.link(token_of(house, stage, stage.chair)) as link:
        link.hello()
        first = link.until(Signal)
        assert isinstance(first, Signal)
        assert (first.topic, first.numbers) == (f"turnout/{vote}", {"cast": 1, "electors": 5})
        house.clock.now += timedelta(seconds=1)
        stage.cast(meeting, vote, stage.members[2], Choice.FOR)
        link.until(Signal, numbers={"cast": 2, "electors": 5})


def test_where_the_rule_shows_counts_live_they_are_told_with_the_turnout(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    rule = msgspec.structs.replace(UBND, showing=Showing.LIVE_COUNTS)
    stage.must(HUB, v.InstallRuleSet, rule_set=rule)
    vote = stage.open_vote(meeting)
    stage.cast(meeting, vote, stage.members[1], Choice.AGAINST)
    with house.link(token_of(house, stage, stage.chair)) as link:
        link.hello()
        told = link.until(Signal)
        assert isinstance(told, Signal)
        assert {key: number for key, number in told.numbers.items() if number} == {
            "cast": 1, "electors": 5, "/against": 1,
        }  # fmt: skip


def test_somebody_outside_hears_no_turnout(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    outside, inside = (token_of(house, stage, person) for person in (stage.outsider, stage.chair))
    with house.link(outside) as link, house.link(inside) as informed:
        link.hello()
        informed.hello()
        stage.cast(meeting, vote, stage.members[2], Choice.FOR)
        informed.until(Signal, numbers={"cast": 1, "electors": 5})
        assert link.give(read_notice(house)).refusal is not None
        assert not [frame for frame in link.seen if isinstance(frame, Signal)]
