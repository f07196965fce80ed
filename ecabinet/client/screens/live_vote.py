"""What is seen of an open vote before its close, where its rule shows counts or names live."""

from __future__ import annotations

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.casting import carrier_now, carrier_of
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.live import LiveCount, live_count, shows_names
from ecabinet.domain.voting.recount import said
from ecabinet.domain.voting.rule_sets import Unit


class NamedChoice(msgspec.Struct, frozen=True, kw_only=True):
    """How one seat voted, `mark` None for no ballot; `weight` None where heads count.

    `carrier` is who cast by the seat's mandate, or before a ballot is there carries it, empty for the holder;
    `entitled` false: it took no part in this matter. `entered_name` recorded what was answered aloud in a roll call,
    empty for a ballot from a device.
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
    shown = {ballot.participant: ballot for ballot in ballots if ballot.revealed}
    weighs = vote.rule is not None and vote.rule.unit == Unit.WEIGHTS
    return tuple(
        NamedChoice(
            full_name=one.full_name,
            position=one.position,
            mark=said(vote, shown[one.participant]) if one.participant in shown else None,
            weight=one.weight if weighs else None,
            carrier=carrier_name(view, one, shown.get(one.participant)),
            entitled=one.entitled,
            entered_name=shown[one.participant].entered_name if one.participant in shown else "",
        )
        for one in vote.electorate
    )


def carrier_name(view: View, elector: Elector, cast: Ballot | Cast | None) -> str:
    """Return who cast for a seat by its mandate or, before its ballot is there, carries it; empty for the holder."""
    return name_of(view, carrier_now(view.world, elector) if cast is None else carrier_of(elector, cast.person))


def name_of(view: View, participant: Id | None) -> str:
    """Return a participant's name, empty for nobody."""
    part = None if participant is None else view.world.get(Participant, participant)
    return "" if part is None else part.full_name
