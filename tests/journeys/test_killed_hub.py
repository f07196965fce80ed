"""A hub that is killed in the middle of voting loses nothing it acknowledged and counts nothing twice."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections import Counter
from pathlib import Path

from ecabinet.client.application import Application
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.wire.identity import new_id
from tests.journeys.small_city import SmallCity, small_city

KILLS = int(os.environ.get("ECABINET_KILLS", "50"))
MEMBERS = 7
LONGEST_MOMENT = 0.30
"""A round of opening, casting and closing takes about this long (seconds); the kill falls somewhere in it."""


class Killer(threading.Thread):
    """Kills the hub after a moment and starts it again at once."""

    def __init__(self, city: SmallCity, moment: float) -> None:
        super().__init__(name="killer")
        self._city, self._moment = city, moment
        self._never = threading.Event()

    def run(self) -> None:
        """Strike."""
        self._never.wait(self._moment)
        self._city.hub.kill()
        self._city.hub.start()


def sees_vote(vote: Id, state: VoteState, view: View) -> bool:
    found = view.world.get(v.Vote, vote)
    return found is not None and found.state == state


def cast_all(city: SmallCity, vote: Id, choices: dict[Application, Choice]) -> None:
    ballots = {member: new_id() for member in choices}
    for member, choice in choices.items():
        city.see(member, lambda view: sees_vote(vote, VoteState.OPEN, view), "the open vote")
        city.give(member, v.CastBallot, ballot=ballots[member], vote=vote, choice=choice)
    for member in choices:
        city.see(member, lambda view: bool(view.world.find(v.Cast, parent=vote, person=view.me)), "my recorded ballot")


def play_round(city: SmallCity, dice: random.Random) -> None:
    vote = new_id()
    choices = {member: dice.choice(Form().options) for member in city.members}
    killer = Killer(city, dice.uniform(0, LONGEST_MOMENT))
    killer.start()
    city.do(city.chair, v.PrepareVote, vote=vote, item=city.item, question="Thông qua dự thảo?")
    city.do(city.chair, v.OpenVote, vote=vote)
    cast_all(city, vote, choices)
    city.do(city.chair, v.CloseVote, vote=vote)
    killer.join()
    city.see(city.chair, lambda view: sees_vote(vote, VoteState.CLOSED, view), "the result")
    result = city.chair.ask(lambda view: view.world.get(v.Vote, vote)).result()
    assert result is not None
    assert result.result is not None
    counted = Counter(choices.values())
    assert (result.result.votes_for, result.result.votes_against, result.result.abstained, result.result.not_voted) == (
        counted[Choice.FOR],
        counted[Choice.AGAINST],
        counted[Choice.ABSTAIN],
        0,
    )
    if result.awaits_chair:
        city.do(city.chair, v.SettleTie, vote=vote, passed=False, reason="Ngang phiếu")


def test_fifty_kills_lose_nothing_and_count_nothing_twice(tmp_path: Path) -> None:
    dice = random.Random(20230421)
    with small_city(tmp_path, MEMBERS) as city:
        for _ in range(KILLS):
            play_round(city, dice)
        store = city.hub.folder / "store.sqlite"
    with sqlite3.connect(store) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ballots = database.execute("SELECT parent, person, count(*) FROM entity WHERE kind = 'Ballot' GROUP BY 1, 2")
        counts = [count for _, _, count in ballots]
    database.close()
    assert len(counts) == KILLS * MEMBERS
    assert set(counts) == {1}
