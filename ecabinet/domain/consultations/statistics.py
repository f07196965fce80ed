"""Statistics of consultations over a period: by consultation, and by member. Pure, from what is on record.

What is told are those consultations that the world shows whole, with who answered: all of them at the hub, for a person
those of whose staff they are. One that was withdrawn, or never sent, is in no statistics.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

import msgspec

from ecabinet.domain.consultations.entities import Reading
from ecabinet.domain.consultations.standing import Standing, put_to_answer, standings
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.voting.entities import Ballot, Vote, VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Verdict


class QuestionTally(msgspec.Struct, frozen=True, kw_only=True):
    """What was said to one question that was counted, in heads; `other` are other opinions and nothing else."""

    question: str
    votes_for: int
    votes_against: int
    other: int
    abstained: int
    blank: int
    recused: int
    not_voted: int
    verdict: Verdict | None


class ConsultationTally(msgspec.Struct, frozen=True, kw_only=True):
    """One consultation. Those `asked` answered everything in time, or late, some of it, nothing, or still can.

    These are in the same order `in_time`, `late`, `in_part`, `missing` and `waiting`; each is in one of them.
    """

    id: Id
    title: str
    committee: str
    sent_at: datetime
    deadline: datetime
    closed_at: datetime | None
    asked: int
    read: int
    in_time: int
    late: int
    in_part: int
    missing: int
    waiting: int
    questions: tuple[QuestionTally, ...]


class MemberTally(msgspec.Struct, frozen=True, kw_only=True):
    """One member. `asked` counts consultations, the others as in ConsultationTally.

    `median_response` is the middle of the times from sending to the last answer, None where nothing was answered whole.
    """

    person: Id
    full_name: str
    position: str
    asked: int
    in_time: int
    late: int
    in_part: int
    missing: int
    waiting: int
    median_response: timedelta | None


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """The consultations sent from `since` until before `until`, oldest first, and their members by name.

    `is_whole` says that all of them are told; otherwise those that somebody leads or prepares.
    """

    since: datetime
    until: datetime
    is_whole: bool
    consultations: tuple[ConsultationTally, ...]
    members: tuple[MemberTally, ...]


class _Sent(msgspec.Struct, frozen=True):
    meeting: Meeting
    sent_at: datetime
    standings: tuple[Standing, ...]
    is_due: bool
    """Whether who has not answered is missing: the deadline has passed, or it was closed."""


def statistics(
    world: World, since: datetime, until: datetime, now: datetime, shown: Iterable[Id] | None = None
) -> Statistics:
    """Count the consultations sent in a period; `shown` limits them to these."""
    allowed = None if shown is None else set(shown)
    sent = [
        _Sent(meeting, meeting.opened_at, standings(world, meeting.id), meeting.is_settled or now >= meeting.ends_at)
        for meeting in world.find(Meeting)
        if meeting.is_written and meeting.opened_at is not None and not meeting.withdrawn
        if since <= meeting.opened_at < until
        if allowed is None or meeting.id in allowed
    ]
    sent.sort(key=lambda one: (one.sent_at, one.meeting.id))
    return Statistics(
        since=since,
        until=until,
        is_whole=allowed is None,
        consultations=tuple(_consultation(world, one) for one in sent),
        members=_members(sent),
    )


def _consultation(world: World, sent: _Sent) -> ConsultationTally:
    late = sum(1 for one in sent.standings if one.is_late)
    answered = sum(1 for one in sent.standings if one.has_answered)
    in_part = sum(1 for one in sent.standings if one.is_in_part) if sent.is_due else 0
    silent = len(sent.standings) - answered - in_part
    votes = put_to_answer(world.find(Vote, meeting=sent.meeting.id))
    return ConsultationTally(
        id=sent.meeting.id,
        title=sent.meeting.title,
        committee=sent.meeting.committee_name,
        sent_at=sent.sent_at,
        deadline=sent.meeting.ends_at,
        closed_at=sent.meeting.closed_at,
        asked=len(sent.standings),
        read=sum(1 for one in sent.standings if world.get(Reading, one.elector.participant) is not None),
        in_time=answered - late,
        late=late,
        in_part=in_part,
        missing=silent if sent.is_due else 0,
        waiting=0 if sent.is_due else silent,
        questions=tuple(_question(world, vote) for vote in votes if vote.state == VoteState.CLOSED),
    )


def _question(world: World, vote: Vote) -> QuestionTally:
    """A seat that may not vote on the matter was asked nothing, so that its silence is none."""
    choices = [ballot.choice for ballot in world.find(Ballot, parent=vote.id)]
    return QuestionTally(
        question=vote.question,
        votes_for=choices.count(Choice.FOR),
        votes_against=choices.count(Choice.AGAINST),
        other=choices.count(Choice.OTHER),
        abstained=choices.count(Choice.ABSTAIN),
        blank=choices.count(Choice.BLANK),
        recused=choices.count(Choice.RECUSED),
        not_voted=sum(1 for one in vote.electorate if one.entitled) - len(choices),
        verdict=None if vote.result is None else vote.result.verdict,
    )


def _members(sent: Iterable[_Sent]) -> tuple[MemberTally, ...]:
    by_person: dict[Id, list[tuple[_Sent, Standing]]] = {}
    for one in sent:
        for standing in one.standings:
            by_person.setdefault(standing.elector.person, []).append((one, standing))
    members = (_member(person, asked) for person, asked in by_person.items())
    return tuple(sorted(members, key=lambda member: (member.full_name, member.person)))


def _member(person: Id, asked: list[tuple[_Sent, Standing]]) -> MemberTally:
    """The name is the one they had when they were last asked."""
    answered = [(sent, one) for sent, one in asked if one.has_answered]
    waiting = sum(1 for sent, one in asked if not one.has_answered and not sent.is_due)
    in_part = sum(1 for sent, one in asked if one.is_in_part and sent.is_due)
    times = [(_last_answer(one) - sent.sent_at).total_seconds() for sent, one in answered]
    late = sum(1 for _, one in answered if one.is_late)
    last = asked[-1][1].elector
    return MemberTally(
        person=person,
        full_name=last.full_name,
        position=last.position,
        asked=len(asked),
        in_time=len(answered) - late,
        late=late,
        in_part=in_part,
        missing=len(asked) - len(answered) - in_part - waiting,
        waiting=waiting,
        median_response=timedelta(seconds=median(times)) if times else None,
    )


def _last_answer(standing: Standing) -> datetime:
    return max(cast.cast_at for cast in standing.answers.values())
