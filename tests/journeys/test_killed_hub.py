"""A hub that is killed in the middle of voting loses nothing it acknowledged and counts nothing twice."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ecabinet.client.application import Application
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.presets import UBND_CHANGEABLE
from ecabinet.wire.identity import new_id
from tests.journeys.hub_nursery import QuickHub
from tests.journeys.killer import Killer
from tests.journeys.poll_book import Account, PollBook
from tests.journeys.small_city import SmallCity, small_city

KILLS = int(os.environ.get("ECABINET_KILLS", "20"))
MEMBERS = 7
SECONDS_FOR_A_KILL = 30
"""What a kill may take on a machine that is busy otherwise: the hub starts from nothing each time."""
PATIENCE = 240.0
"""A starved machine needs long to start a hub, and nobody hears of anything meanwhile (seconds)."""

ONCE_MORE = """
    INSERT INTO log (seq, at, person, device, command, verb, meeting, outcome, code, digest)
    SELECT (SELECT max(seq) FROM log) + 1, at, person, device, command, verb, meeting, outcome, code, digest
    FROM log WHERE seq = (SELECT max(seq) FROM log WHERE verb = 'CastBallot' AND outcome = 'accepted')
"""
"""Enters the last ballot that was taken a second time."""


def sees_vote(vote: Id, state: VoteState, view: View) -> bool:
    found = view.world.get(v.Vote, vote)
    return found is not None and found.state == state


def acts_of(members: list[Application], dice: random.Random) -> list[tuple[Application, Choice]]:
    """Draw who votes what, in which order: some change their ballot, once or more, some do not vote."""
    acts = [
        (member, dice.choice(Form().options)) for member in members for _ in range(dice.choice((0, 1, 1, 1, 2, 2, 3)))
    ]
    dice.shuffle(acts)
    return acts


def cast_ballots(city: SmallCity, book: PollBook, vote: Id, dice: random.Random) -> None:
    """Everybody casts and changes; in some votes the chair pauses and resumes in the middle of it."""
    acts = acts_of(city.members, dice)
    pause = dice.randrange(len(acts)) if acts and dice.random() < 0.3 else None
    for place, (member, choice) in enumerate(acts):
        if place == pause:
            city.do(city.chair, v.PauseVote, vote=vote)
        city.see(member, lambda view: sees_vote(vote, VoteState.OPEN, view), "the open vote")
        book.cast(member, vote, choice)
        if place == pause:
            city.do(city.chair, v.ResumeVote, vote=vote)


def play_vote(city: SmallCity, book: PollBook, killer: Killer, dice: random.Random) -> None:
    """Put a question, from preparing it to its result, while the hub may be killed at any moment of it."""
    vote = new_id()
    with killer.prey():
        city.do(city.chair, v.PrepareVote, vote=vote, item=city.item, question="Thông qua dự thảo?")
        city.do(city.chair, v.OpenVote, vote=vote)
        cast_ballots(city, book, vote, dice)
        if dice.random() < 0.5:  # else the chair closes while ballots are under way
            book.settle(vote)
        city.do(city.chair, v.CloseVote, vote=vote)
        book.settle(vote)
        city.see(city.chair, lambda view: sees_vote(vote, VoteState.CLOSED, view), "the result")
    closed = city.chair.ask(lambda view: view.world.get(v.Vote, vote)).result()
    assert closed is not None
    assert closed.result is not None
    book.check_result(vote, closed.result)
    if closed.awaits_chair:
        city.do(city.chair, v.SettleTie, vote=vote, passed=False, reason="Ngang phiếu")


def check_archive(city: SmallCity, folder: Path) -> None:
    """The record of the meeting, on its own, comes to the same results."""
    program, file = str(Path(sys.executable).with_name("ecabinet")), folder / "meeting.zip"
    export = [program, "archive", "export", city.meeting, "--folder", str(city.hub.folder), "--out", str(file)]
    for command in (export, [program, "archive", "verify", str(file)]):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def check_that_the_book_would_have_noticed(book: PollBook, store: Path) -> None:
    """Take a ballot away and enter another once more: the same comparison names both."""
    with sqlite3.connect(store) as database:
        database.execute("DELETE FROM entity WHERE id = (SELECT min(id) FROM entity WHERE kind = 'Ballot')")
        database.execute(ONCE_MORE)
    database.close()
    spoiled = book.held_against(store)
    assert (len(spoiled.lost), len(spoiled.twice)) == (1, 1)


def tell(killer: Killer, account: Account, seconds: float) -> None:
    hit = sum(blow.under_way > 0 for blow in killer.blows)
    sys.stdout.write(
        f"kills {len(killer.blows)}, with commands under way {hit}; votes {account.votes}, ballots acknowledged "
        f"{account.acknowledged} (changes {account.changes}), refused {account.refused}; lost {len(account.lost)}, "
        f"counted twice {len(account.twice)}; {seconds:.0f} s\n"
    )


@pytest.mark.timeout(300 + SECONDS_FOR_A_KILL * KILLS)
def test_kills_lose_nothing_that_was_acknowledged_and_count_nothing_twice(tmp_path: Path) -> None:
    dice = random.Random(20230421)
    with small_city(tmp_path, MEMBERS, UBND_CHANGEABLE.id, QuickHub) as city:
        book = PollBook(city)
        killer = Killer(city.hub, city.members, KILLS, random.Random(20260616))
        city.look, city.patience = killer.fail_if_hurt, PATIENCE
        began = time.monotonic()
        with killer.hunting():
            while not killer.is_done:
                play_vote(city, book, killer, dice)
        seconds = time.monotonic() - began
        city.do(city.chair, v.CloseSession)
        city.hub.stop()
        store = city.hub.folder / "store.sqlite"
        account = book.held_against(store)
        check_archive(city, tmp_path)
    with sqlite3.connect(store) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    tell(killer, account, seconds)
    assert len(killer.blows) == KILLS
    assert account.acknowledged > account.changes > 0
    assert account.lost == account.twice == ()
    check_that_the_book_would_have_noticed(book, store)
