"""A hub killed in the middle of secret votes counts every acknowledged ballot once and keeps nobody's choice."""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from pathlib import Path

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
from tests.journeys.small_city import SmallCity, small_city

KILLS = int(os.environ.get("ECABINET_SECRET_KILLS", "3"))
MEMBERS = 7
LONGEST_MOMENT = 0.3
"""A round of opening, casting and closing takes about this long (seconds); the kill falls somewhere in it."""


class Blow(threading.Thread):
    """Kills the hub once after a moment, and starts it again at once."""

    def __init__(self, city: SmallCity, moment: float) -> None:
        super().__init__(name="blow")
        self._city, self._moment = city, moment

    def run(self) -> None:
        """Strike."""
        threading.Event().wait(self._moment)
        self._city.hub.kill()
        self._city.hub.start()


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


def play_round(city: SmallCity, dice: random.Random) -> None:
    vote = new_id()
    choices = {member: dice.choice(Form().options) for member in city.members}
    blow = Blow(city, dice.uniform(0, LONGEST_MOMENT))
    blow.start()
    city.do(city.chair, v.PrepareVote, vote=vote, item=city.item, question="Miễn nhiệm?", rule_set=UBND_SECRET.id)
    city.do(city.chair, v.OpenVote, vote=vote)
    marks = cast_all(city, vote, choices)
    city.do(city.chair, v.CloseVote, vote=vote)
    blow.join()
    city.see(city.chair, lambda view: has_state(vote, VoteState.CLOSED, view), "the result")
    assert len(set(marks)) == MEMBERS
    found, box = city.chair.ask(lambda view: (view.world.get(v.Vote, vote), view.world.get(v.BallotBox, vote))).result()
    assert found is not None
    assert found.result is not None
    counted = Counter(choices.values())
    told = (found.result.votes_for, found.result.votes_against, found.result.abstained, found.result.not_voted)
    assert told == (counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSTAIN], 0)
    assert box is not None
    assert len(box.marks) == MEMBERS
    assert not any(member.ask(knows_a_choice).result() for member in city.members)


def test_every_secret_ballot_that_was_acknowledged_is_counted_once_however_often_the_hub_is_killed(
    tmp_path: Path,
) -> None:
    dice = random.Random(20260901)
    with small_city(tmp_path, MEMBERS) as city:
        for _ in range(KILLS):
            play_round(city, dice)
        folder = city.hub.folder
    assert list((folder / "ballot-boxes").iterdir()) == []
    assert "choice" not in (tmp_path / "hub.log").read_text(encoding="utf-8")
    with looked_at(folder / "store.sqlite") as store:
        assert store.values(v.Ballot) == []
        boxes, casts = store.values(v.BallotBox), store.values(v.Cast)
    assert [len(box.marks) for box in boxes] == [MEMBERS] * KILLS
    assert set(Counter((cast.vote, cast.person) for cast in casts).values()) == {1}
    assert len(casts) == KILLS * MEMBERS
