"""What is seen of an open vote before its close, where its rule shows counts or names live."""

from __future__ import annotations

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ballot, Vote
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.live import LiveCount, live_count, shows_names
from ecabinet.domain.voting.recount import said
from ecabinet.domain.voting.rule_sets import Unit


class NamedChoice(msgspec.Struct, frozen=True, kw_only=True):
    """How one seat voted, `mark` None for no ballot; `weight` None where heads count.

    `carrier` is who carried the seat's mandate, empty for the holder; `entitled` false: it took no part in this matter.
    `entered_name` recorded what was answered aloud in a roll call, empty for a ballot from a device.
    """

    full_name: str
    position: str
    mark: Mark | None
    weight: int | None = None
    carrier: str = ""
    entitled: bool = True
    entered_name: str = ""


class LiveVote(msgspec.Struct, frozen=True):
    """The count so far, and who voted how where names are shown live: only those whose ballot is in."""

    count: LiveCount
    names: tuple[NamedChoice, ...]


def live_vote(view: View, vote: Vote) -> LiveVote | None:
    """Return what is seen of an open vote while it runs, None where its rule shows nothing."""
    signal = view.signals.get(f"turnout/{vote.id}", {})
    counted = live_count(vote, signal)
    if counted is None:
        return None
    names = tuple(name for name in named_choices(view, vote) if name.mark is not None) if shows_names(vote) else ()
    return LiveVote(counted, names)


def named_choices(view: View, vote: Vote) -> tuple[NamedChoice, ...]:
    """Return every seat of the electorate with the ballot that is shown of it."""
    ballots = view.world.find(Ballot, parent=vote.counted_from)
    marks = {ballot.participant: said(vote, ballot) for ballot in ballots if ballot.revealed}
    entered = {ballot.participant: ballot.entered_name for ballot in ballots if ballot.revealed}
    weighs = vote.rule is not None and vote.rule.unit == Unit.WEIGHTS
    return tuple(
        NamedChoice(
            full_name=one.full_name,
            position=one.position,
            mark=marks.get(one.participant),
            weight=one.weight if weighs else None,
            carrier=name_of(view, one.carried_by),
            entitled=one.entitled,
            entered_name=entered.get(one.participant, ""),
        )
        for one in vote.electorate
    )


def name_of(view: View, participant: Id | None) -> str:
    """Return a participant's name, empty for nobody."""
    part = None if participant is None else view.world.get(Participant, participant)
    return "" if part is None else part.full_name
