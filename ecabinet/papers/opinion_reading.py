"""From a consultation as it is kept to the values that its papers, spreadsheet and screens show."""

from __future__ import annotations

from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.consultations.entities import OpinionFile, Reading
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.papers.entities import Paper, PaperKind, PaperVerdict, newest
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.reasons import VERDICT_WORDS
from ecabinet.domain.voting.results import Result
from ecabinet.papers.choice_words import choice_in_words
from ecabinet.papers.opinion_words import signature_in_words
from ecabinet.papers.opinions import GivenOpinion, MatterOpinions, OpinionSummary
from ecabinet.papers.values import Attendee, OptionCount
from ecabinet.papers.verdicts import reason_of, rule_in_words


def summary_of(world: World, consultation: Id) -> OpinionSummary | None:
    """Return the content of the summary, None for a consultation that was not counted.

    Whoever sees the whole consultation with its readings, the hub and the staff, reads the same of it.
    """
    meeting = world.get(Meeting, consultation)
    agenda = world.get(Agenda, consultation)
    if meeting is None or agenda is None or not meeting.is_written or meeting.closed_at is None or meeting.withdrawn:
        return None
    matters = (_matter(world, vote) for item in agenda.items for vote in _votes(world, item))
    return OpinionSummary(
        title=meeting.title,
        committee=meeting.committee_name,
        sent_at=meeting.opened_at or meeting.starts_at,
        deadline=meeting.ends_at,
        closed_at=meeting.closed_at,
        matters=tuple(matter for matter in matters if matter is not None),
        closing_reason=meeting.closing_reason or "",
    )


def _votes(world: World, item: Id) -> list[Vote]:
    return sorted(world.find(Vote, parent=item), key=lambda vote: vote.id)


def _matter(world: World, vote: Vote) -> MatterOpinions | None:
    item = world.get(AgendaItem, vote.item)
    if item is None or vote.result is None or vote.rule is None:
        return None
    return MatterOpinions(
        title=item.title,
        question=vote.question,
        options=_options(vote, vote.result),
        electorate=vote.result.whole,
        not_answered=vote.result.not_voted,
        rule=rule_in_words(vote.result, vote.rule),
        verdict=VERDICT_WORDS[vote.result.verdict].vi.capitalize(),
        reason=reason_of(vote, vote.result, vote.rule),
        opinions=opinions_on(world, vote),
    )


def _options(vote: Vote, result: Result) -> tuple[OptionCount, ...]:
    """Return every option that was offered, and whatever else was answered."""
    numbers = {
        Choice.FOR: result.votes_for,
        Choice.AGAINST: result.votes_against,
        Choice.ABSTAIN: result.abstained,
        Choice.OTHER: result.other,
        Choice.BLANK: result.blank,
        Choice.RECUSED: result.recused,
    }
    offered = vote.form.options
    return tuple(
        OptionCount(choice_in_words(choice, vote.form), number)
        for choice, number in numbers.items()
        if choice in offered or number
    )


def opinions_on(world: World, vote: Vote) -> tuple[GivenOpinion, ...]:
    """Return where every member stands on a question, as far as this world tells, in the order of protocol."""
    ballots = {one.participant: one for one in world.find(Ballot, parent=vote.id)}
    casts = {one.participant: one for one in world.find(Cast, parent=vote.id)}
    return tuple(
        given_opinion(world, vote, elector, casts.get(elector.participant), ballots.get(elector.participant))
        for elector in vote.electorate
        if elector.entitled
    )


def given_opinion(world: World, vote: Vote, elector: Elector, cast: Cast | None, ballot: Ballot | None) -> GivenOpinion:
    """Return one member's opinion, without the choice where this world does not tell it."""
    part = world.get(Participant, elector.participant)
    reading = world.get(Reading, elector.participant)
    seat = (elector.participant, None if ballot is None else ballot.person)
    files = [one for one in world.find(OpinionFile, parent=vote.id) if (one.participant, one.person) == seat]
    return GivenOpinion(
        voter=Attendee(elector.full_name, elector.position, "" if part is None else part.agency_name),
        read_at=None if reading is None else reading.read_at,
        answered_at=None if cast is None else cast.cast_at,
        is_late=cast is not None and cast.late,
        choice="" if ballot is None else choice_in_words(ballot.choice, vote.form),
        text="" if ballot is None else ballot.text,
        files=tuple(one.file_name for one in files),
        signature="" if cast is None else _signature(world, cast),
    )


def _signature(world: World, cast: Cast) -> str:
    """Say what the signature on the sheet of the answer as it is now is worth, empty where it has none."""
    papers = (one for one in world.find(Paper, parent=cast.id) if one.paper_kind == PaperKind.OPINION_SHEET)
    sheet = newest(one for one in papers if one.of_version == cast.version and one.signs is not None)
    if sheet is None:
        return ""
    verdict = world.get(PaperVerdict, sheet.id)
    return signature_in_words(None if verdict is None else verdict.verdict.line)
