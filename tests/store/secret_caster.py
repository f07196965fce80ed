"""A process that records the ballots of a secret vote one by one and says which are durable, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from ecabinet.domain.voting.forms import Choice
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.trust.ballot_boxes import BoxKeys
from tests.secret import open_secret, put_in
from tests.store.scenes import RecordedStage

MEMBERS = 24
CHOICES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def played() -> tuple[RecordedStage, str, list[Envelope]]:
    """Return a stage on which all cast in a secret vote, the vote, and the commands that cast."""
    stage = RecordedStage(MEMBERS)
    vote = open_secret(stage, stage.in_session())
    before = len(stage.envelopes)
    for place, member in enumerate(stage.members):
        put_in(stage, vote, member, CHOICES[place % len(CHOICES)])
    return stage, vote, stage.envelopes[before:]


def opened(folder: Path) -> Ledger:
    """Open the ledger of a folder."""
    return Ledger(open_tables(folder / "store.sqlite"), BoxKeys(folder / "keys"))


def main() -> None:
    """Record everything that is not yet, oldest first, saying each ballot once it is durable."""
    stage, _, ballots = played()
    ledger = opened(Path(sys.argv[1]))
    casting = {ballot.command.id for ballot in ballots}
    for envelope in stage.envelopes:
        if ledger.receipt(envelope.command.id) is None:
            ledger.commit([envelope], stage.now)
            if envelope.command.id in casting:
                sys.stdout.write(f"{envelope.command.id}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
