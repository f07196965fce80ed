"""A hub killed in the middle of secret votes counts every acknowledged ballot once and keeps nobody's choice."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from ecabinet.client.application import Application
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.cast_secret_ballot import filling
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice, Form, Mark
from ecabinet.domain.voting.presets import UBND_SECRET
from ecabinet.store.reading import looked_at
from ecabinet.wire.identity import new_id
from tests.journeys.hub_nursery import QuickHub
from tests.journeys.killer import Killer
from tests.journeys.small_city import SmallCity, small_city
from tests.journeys.test_killed_hub import PATIENCE, SECONDS_FOR_A_KILL

KILLS = int(os.environ.get("ECABINET_KILLS", "5"))
MEMBERS = 7


def has_state(vote: Id, state: VoteState, view: View) -> bool:
    found = view.world.get(v.Vote, vote)
    return found is not None and found.state == state


def cast_all(city: SmallCity, vote: Id, choices: dict[Application, Choice]) -> list[Id]:
    """Cast for everybody; return the ids of the marks that the hub has of them."""
    for member, choice in choices.items():
        city.see(member, lambda view: has_state(vote, VoteState.OPEN, view), "the open vote")
        fields = {"ballot": new_id(), "vote": vote, "choice": choice, "filling": filling(Form(), Mark(choice))}
        city.give(member, v.CastSecretBallot, **fields)
    found = []
    for member in choices:
        city.see(member, lambda view: bool(view.world.find(v.Cast, parent=vote, person=view.me)), "my recorded ballot")
        found += member.ask(lambda view: [mark.id for mark in view.world.find(v.Cast, parent=vote)]).result()
    return found


def knows_a_choice(view: View) -> bool:
    """Say whether a device still has what an answered secret ballot said."""
    ballots = (pending.command for pending in view.pending if isinstance(pending.command, v.CastSecretBallot))
    return any(ballot.choice is not None or ballot.filling for ballot in ballots)


def play_vote(city: SmallCity, killer: Killer, dice: random.Random) -> None:
    """Put a secret question, from preparing it to its result, while the hub may be killed at any moment of it."""
    vote = new_id()
    choices = {member: dice.choice(Form().options) for member in city.members}
    with killer.prey():
        city.do(city.chair, v.PrepareVote, vote=vote, item=city.item, question="Miễn nhiệm?", rule_set=UBND_SECRET.id)
        city.do(city.chair, v.OpenVote, vote=vote)
        casts = cast_all(city, vote, choices)
        city.do(city.chair, v.CloseVote, vote=vote)
        city.see(city.chair, lambda view: has_state(vote, VoteState.CLOSED, view), "the result")
    assert len(set(casts)) == MEMBERS
    found, box = city.chair.ask(lambda view: (view.world.get(v.Vote, vote), view.world.get(v.BallotBox, vote))).result()
    assert found is not None
    assert found.result is not None
    counted = Counter(choices.values())
    told = (found.result.votes_for, found.result.votes_against, found.result.abstained, found.result.not_voted)
    assert told == (counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSTAIN], 0)
    assert box is not None
    assert Counter(mark.choice for mark in box.marks) == counted
    for member in city.members:
        city.see(member, lambda view: not knows_a_choice(view), "that the choice is erased")


def tell(killer: Killer, votes: int, seconds: float) -> None:
    hit = sum(blow.under_way > 0 for blow in killer.blows)
    sys.stdout.write(
        f"kills {len(killer.blows)}, with commands under way {hit}; secret votes {votes}, ballots {votes * MEMBERS}; "
        f"{seconds:.0f} s\n"
    )


@pytest.mark.timeout(300 + SECONDS_FOR_A_KILL * KILLS)
def test_every_secret_ballot_that_was_acknowledged_is_counted_once_however_often_the_hub_is_killed(
    tmp_path: Path,
) -> None:
    dice = random.Random(20260901)
    votes = 0
    with small_city(tmp_path, MEMBERS, hub=QuickHub) as city:
        killer = Killer(city.hub, city.members, KILLS, random.Random(20260617))
        city.look, city.patience = killer.fail_if_hurt, PATIENCE
        began = time.monotonic()
        with killer.hunting():
            while not killer.is_done:
                play_vote(city, killer, dice)
                votes += 1
        tell(killer, votes, time.monotonic() - began)
        folder = city.hub.folder
    assert len(killer.blows) == KILLS
    assert list((folder / "ballot-boxes").iterdir()) == []
    assert "choice" not in (tmp_path / "hub.log").read_text(encoding="utf-8")
    with looked_at(folder / "store.sqlite") as store:
        assert store.values(v.Ballot) == []
        boxes, casts = store.values(v.BallotBox), store.values(v.Cast)
    assert [len(box.marks) for box in boxes] == [MEMBERS] * votes
    assert set(Counter((cast.vote, cast.person) for cast in casts).values()) == {1}
    assert len(casts) == votes * MEMBERS
