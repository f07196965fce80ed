"""A vote on several items at once, and the vote of each item that comes of it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Entity, Id, Refusal, World, changed
from ecabinet.domain.voting.count import decided
from ecabinet.domain.voting.entities import Ballot, ChairsWord, PutTogether, Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.recount import poll_of, recount
from ecabinet.domain.voting.results import Verdict

QUESTION = "Thông qua chung các nội dung không có ý kiến phản đối"
"""What is asked, on the record of the meeting; its lines are the items."""


def put_together(world: World, meeting: Id) -> tuple[PutTogether, ...]:
    """Return the items of a meeting that are being voted on together now, with the votes that will keep their ends."""
    votes = world.find(Vote, parent=meeting)
    return tuple(one for vote in votes if vote.state == VoteState.OPEN for one in vote.together)


def together_problem(world: World, meeting: Id, item: Id, *made: Id) -> Refusal | None:
    """Say why no vote of these ids is made for an item now: it would stand in the way of the close of a joint vote."""
    running = put_together(world, meeting)
    if any(one.item == item for one in running):
        found = world.get(AgendaItem, item)
        return Refusal("item_put_together", {"title": "" if found is None else found.title})
    return Refusal("id_taken") if any(one.vote in made for one in running) else None


def counted_apart(world: World, joint: Vote, ballots: tuple[Ballot, ...], now: datetime) -> tuple[Entity, ...]:
    """Return a vote for each item of a joint vote that was just counted, and the items that are done by it."""
    votes = tuple(_counted(joint, one, ballots) for one in joint.together)
    return (*votes, *_done(world, votes, now))


def decided_apart(world: World, joint: Vote, now: datetime, reason: str = "") -> tuple[Entity, ...]:
    """Return what the chair's word, with its `reason`, or the announcement makes of the votes of the items."""
    found = (world.get(Vote, one.vote) for one in joint.together)
    votes = tuple(_told(changed(vote), joint, reason) for vote in found if vote is not None)
    return (*votes, *_done(world, votes, now))


def _counted(joint: Vote, one: PutTogether, ballots: tuple[Ballot, ...]) -> Vote:
    apart = msgspec.structs.replace(
        joint,
        id=one.vote,
        version=1,
        item=one.item,
        question=next(line.title for line in joint.form.lines if line.key == one.item),
        form=Form(),
        together=(),
        decided_in=joint.id,
    )
    return msgspec.structs.replace(apart, result=recount(apart, ballots))


def _told(vote: Vote, joint: Vote, reason: str) -> Vote:
    told = msgspec.structs.replace(vote, announced_at=joint.announced_at)
    words = tuple(ChairsWord("", word.passed) for word in joint.chairs_words if word.line == vote.item)
    spoken = msgspec.structs.replace(told, chairs_words=words, settled_reason=reason)
    poll = poll_of(spoken)
    if poll is None or vote.result is None or not words or vote.chairs_words:
        return told
    return msgspec.structs.replace(spoken, result=decided(vote.result, poll))


def _done(world: World, votes: tuple[Vote, ...], now: datetime) -> tuple[AgendaItem, ...]:
    """An item that was adopted is done without having begun; one that was not stays to be treated."""
    adopted = {vote.item for vote in votes if vote.result is not None and vote.result.verdict == Verdict.PASSED}
    items = [item for item in (world.get(AgendaItem, one) for one in adopted) if item is not None]
    return tuple(
        changed(item, state=ItemState.DONE, ended_at=now)
        for item in sorted(items, key=lambda one: one.id)
        if item.state == ItemState.PENDING
    )
