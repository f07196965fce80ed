"""Letterheads, symbols and names as papers of a city carry them (Nghị định 30/2020, appendix I and III)."""

from __future__ import annotations

from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.papers.values import Attendee, Letterhead, Signatory

_SHORT = {
    "ủy ban nhân dân": "UBND",
    "uỷ ban nhân dân": "UBND",
    "hội đồng nhân dân": "HĐND",
    "ban chỉ đạo": "BCĐ",
    "văn phòng": "VP",
}
_SHORTEST_ABBREVIATION = 2


def abbreviation(name: str) -> str:
    """Return how the symbol of a paper names its issuer: `UBND`, `BCĐ`, else the first letters of its words."""
    words = name.split()
    folded = name.casefold()
    for long, short in _SHORT.items():
        if folded.startswith(long):
            return short
    if words and words[0].isupper() and len(words[0]) >= _SHORTEST_ABBREVIATION:
        return words[0]
    return "".join(word[0].upper() for word in words if word[0].isalpha())


def letterhead(agency: str, paper: str, city: str) -> Letterhead:
    """Return the head of a paper that an agency issues itself; `paper` is the short name of its kind, such as `GM`."""
    return Letterhead((agency,), f"{paper}-{abbreviation(agency)}", city)


def committee_letterhead(meeting: Meeting, paper: str, city: str) -> Letterhead:
    """Return the head of a paper that a committee issues, below the agency it belongs to."""
    above = None if meeting.agency_name == meeting.committee_name else meeting.agency_name
    return Letterhead((meeting.committee_name,), f"{paper}-{abbreviation(meeting.committee_name)}", city, above)


def attendee(part: Participant) -> Attendee:
    """Return a participant as papers name them."""
    return Attendee(part.full_name, part.position, part.agency_name)


def signatory(title: str, name: str) -> Signatory:
    """Return who signs; a name that only repeats the title stays open."""
    return Signatory(title, "" if name == title else name)
