"""A store that is left by SIGKILL in the middle of a secret vote has each acknowledged ballot in the box, once."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Actor
from ecabinet.store.ledger import Envelope
from tests.project.repository import ROOT
from tests.store.secret_caster import CHOICES, MEMBERS, opened, played

MOST_AT_A_TIME = 6


def killed_after(folder: Path, acknowledged: int) -> list[str]:
    """Run a process until it has acknowledged so many ballots, kill it at once, and return which it said."""
    command = [sys.executable, "-m", "tests.store.secret_caster", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        said = [line for _, line in zip(range(acknowledged), process.stdout, strict=False)]
        process.kill()
        said += process.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def test_each_acknowledged_ballot_is_in_the_box_once_wherever_the_process_was_killed(tmp_path: Path) -> None:
    dice = random.Random(20260902)
    stage, vote, ballots = played()
    acknowledged: set[str] = set()
    kills = 0
    while len(acknowledged) < MEMBERS:
        said = killed_after(tmp_path, dice.randint(1, MOST_AT_A_TIME))
        assert acknowledged.isdisjoint(said)
        acknowledged |= set(said)
        kills += 1
        with closing(opened(tmp_path)) as ledger:
            recorded = {ballot.command.id for ballot in ballots if ledger.receipt(ballot.command.id) is not None}
            assert acknowledged <= recorded
            acknowledged = recorded
            with ledger.reading() as world:
                assert len(world.find(v.Cast, parent=vote)) == len(recorded)
    assert kills > 3
    with closing(opened(tmp_path)) as ledger:
        close = v.CloseVote(id=stage.new_id(), claimed_at=stage.now, meeting=ballots[0].command.meeting, vote=vote)
        (receipt,) = ledger.commit([Envelope(close, Actor(stage.chair), "tablet 1")], stage.now).receipts
        assert receipt.accepted
        with ledger.reading() as world:
            box = world.get(v.BallotBox, vote)
    assert box is not None
    assert Counter(mark.choice for mark in box.marks) == dict.fromkeys(CHOICES, MEMBERS // len(CHOICES))
