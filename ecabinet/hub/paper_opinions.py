"""The papers of a consultation: the sheet of an opinion, and the summary."""

from __future__ import annotations

import re
import unicodedata

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.kernel import World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.casting import carrier_of
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
from ecabinet.hub.paper_words import committee_letterhead, signatory
from ecabinet.papers.choice_words import choice_in_words
from ecabinet.papers.opinion_reading import given_opinion, summary_of
from ecabinet.papers.opinions import OpinionSheetPaper, OpinionSummaryPaper

_LONGEST_NAME = 60
_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")


def opinion_summary(
    world: World, meeting: Meeting, secretary: Participant | None, city: str
) -> OpinionSummaryPaper | None:
    """Return the summary of a consultation that was counted, else None."""
    summary = summary_of(world, meeting.id)
    if summary is None:
        return None
    return OpinionSummaryPaper(
        letterhead=committee_letterhead(meeting, "BTH", city),
        summary=summary,
        chair=signatory("Người chủ trì", meeting.chair_name),
        secretary=signatory("Người tổng hợp", "" if secretary is None else secretary.full_name),
        recipients=(f"Thành viên {meeting.committee_name}", "Lưu: VT, Hồ sơ"),
    )


def opinion_sheet(world: World, ballot: Ballot, answer: Cast, city: str) -> OpinionSheetPaper | None:
    """Return the sheet of an answer, None where what it belongs to is gone or its question was taken back."""
    vote = world.get(Vote, ballot.vote)
    meeting = world.get(Meeting, ballot.meeting)
    elector = next((one for one in (vote.electorate if vote else ()) if one.participant == ballot.participant), None)
    item = None if vote is None else world.get(AgendaItem, vote.item)
    if vote is None or meeting is None or elector is None or item is None or vote.state == VoteState.CANCELLED:
        return None
    opinion = given_opinion(world, vote, elector, answer, ballot)
    offered = (choice_in_words(choice, vote.form) for choice in vote.form.options)
    return OpinionSheetPaper(
        letterhead=committee_letterhead(meeting, "PYK", city),
        consultation=meeting.title,
        matter=item.title,
        question=vote.question,
        deadline=vote.closes_at or meeting.ends_at,
        options=tuple(dict.fromkeys((*offered, opinion.choice))),
        opinion=opinion,
        signatory=signatory("Người cho ý kiến", _giver(world, ballot, elector)),
    )


def _giver(world: World, ballot: Ballot, elector: Elector) -> str:
    """Return who gave the opinion: the seat's holder, or who carried its mandate, also if it was taken back since."""
    carried_by = carrier_of(elector, ballot.person)
    if carried_by is None:
        return elector.full_name
    carrier = world.get(Participant, carried_by)
    return "" if carrier is None else carrier.full_name


def file_name(kind: str, title: str) -> str:
    """Return a file name of letters that every system takes: `tong-hop-y-kien-du-thao-quy-che.pdf`."""
    plain = unicodedata.normalize("NFD", title.casefold().replace("đ", "d")).encode("ascii", "ignore").decode()
    words = _NOT_OF_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{kind}-{words}.pdf" if words else f"{kind}.pdf"
