"""What is wrong with a form before it is sent: the hub's own rules for texts and times, by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ecabinet.domain.agenda.add_agenda_item import LONGEST_ITEM
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.people.add_person import LONGEST_EMAIL, address_problem
from ecabinet.domain.text import line_problem, page_problem
from ecabinet.domain.times import span_problem

Problems = Mapping[str, Refusal]
"""Refusals by the name of the field they belong to."""

_FIELDS = {
    "ends_before_it_starts": "ends",
    "year_out_of_range": "starts",
    "room_unknown": "room",
    "committee_unknown": "committee",
    "committee_without_chair": "committee",
    "chair_is_no_secretary": "committee",
    "membership_changed": "committee",
    "minutes_out_of_range": "minutes",
    "email_taken": "email",
    "email_malformed": "email",
    "agency_code_taken": "code",
    "agency_unknown": "agency",
    "already_a_member": "person",
    "person_unknown": "person",
    "chair_taken": "chairs",
    "seats_out_of_range": "seats",
    "not_a_display_account": "display",
    "number_malformed": "number",
    "item_unknown": "item",
    "document_unknown": "document",
    "rule_set_unknown": "rule",
    "form_not_of_rule": "rule",
    "lines_out_of_range": "lines",
    "most_out_of_range": "most",
    "least_out_of_range": "least",
    "opens_in_the_past": "opens",
    "roll_call_is_open": "rule",
    "roll_call_without_limit": "minutes",
}


def field_of(refusal: Refusal) -> str:
    """Return the field a hub's refusal belongs to; an empty text when it is about the whole."""
    return _FIELDS.get(refusal.code, "")


def found(**problems: Refusal | None) -> dict[str, Refusal]:
    """Return the fields that have a problem."""
    return {name: problem for name, problem in problems.items() if problem is not None}


def meeting_problems(title: str, starts: datetime, ends: datetime) -> Problems:
    """Check a meeting's title and times."""
    return found(title=line_problem(title), ends=span_problem(starts, ends))


def item_problems(title: str, presenter: str, agency: str, minutes: int, *, paper_only: bool) -> Problems:
    """Check the description of an agenda item; one under state secrecy has no title of its own."""
    in_range = 1 <= minutes <= LONGEST_ITEM
    return found(
        title=None if paper_only else line_problem(title),
        presenter=line_problem(presenter, limit=150, may_be_empty=True),
        agency=line_problem(agency, limit=200, may_be_empty=True),
        minutes=None if in_range else Refusal("minutes_out_of_range", {"most": str(LONGEST_ITEM)}),
    )


def line_problems(limits: Mapping[str, tuple[str, int]]) -> Problems:
    """Check texts of one line that must be there: by field, the text and its longest length."""
    return found(**{name: line_problem(text, limit=limit) for name, (text, limit) in limits.items()})


def invitation_problems(requests: str, contact: str) -> Problems:
    """Check what is printed on invitations."""
    return found(requests=page_problem(requests), contact=line_problem(contact))


def person_problems(email: str, full_name: str, position: str) -> Problems:
    """Check an entry of the directory."""
    return found(
        email=line_problem(email, limit=LONGEST_EMAIL) or address_problem(email),
        full_name=line_problem(full_name, limit=50),
        position=line_problem(position, limit=100),
    )


def section_problems(heading: str, text: str) -> Problems:
    """Check one section of the minutes."""
    return found(heading=line_problem(heading), text=page_problem(text))
