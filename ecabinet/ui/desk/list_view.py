"""The desk's list: every meeting I prepare, by state, with what it misses next."""

from __future__ import annotations

from collections.abc import Sequence

from ecabinet.client.screens.desk import DeskList, DeskRow
from ecabinet.client.screens.folding import matches
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.desk.searched_list import ListWords, PreparedList
from ecabinet.ui.desk.words import state_badge, step_name, waiting_badge
from ecabinet.ui.formats import date_text, span_text
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment
from ecabinet.ui.say import say

_ALL = "all"
_STATES = {
    "preparing": frozenset({MeetingState.DRAFT}),
    "invited": frozenset({MeetingState.ANNOUNCED}),
    "running": frozenset({MeetingState.IN_SESSION}),
    "over": frozenset({MeetingState.CLOSED, MeetingState.ARCHIVED}),
}


class ListView(PreparedList):
    """The meetings with what each misses next."""

    def __init__(self) -> None:
        self._value: DeskList | None = None
        words = ListWords(
            name="desk",
            heading=say("Meetings"),
            rows=say("Meetings"),
            search=say("Search title, committee or room"),
            search_name=say("Search meetings"),
            failed=say("The meetings cannot be shown"),
        )
        super().__init__(words, say("New meeting"))

    def show_value(self, value: DeskList) -> None:
        """Show the meetings; search and filter stay."""
        self._value = value
        self.show_start(value.refused, may_draft=value.may_draft)
        self.show_tabs(self.filter.current_key())

    def segments(self) -> tuple[Segment, ...]:
        """Count the meetings of each state."""
        found = () if self._value is None else self._value.meetings
        counts = {key: sum(1 for row in found if row.head.state in states) for key, states in _STATES.items()}
        return _segments({_ALL: len(found), **counts})

    def rows(self, words: str) -> Sequence[Row] | None:
        """Give the meetings of a state that fit."""
        if self._value is None:
            return None
        wanted = _STATES.get(self.filter.current_key())
        return [
            _row(row)
            for row in self._value.meetings
            if (wanted is None or row.head.state in wanted)
            and matches(words, row.head.title, row.committee_name, row.head.place)
        ]

    def act(self) -> None:
        """Begin the first meeting, or show all of them."""
        if self._value is not None and not self._value.meetings:
            self.wanted_new.emit()
        else:
            self.search.clear()
            self.show_tabs(_ALL)

    def why_none(self) -> AbsenceValue:
        """Say whether there is none at all, or none that fits."""
        if self._value is not None and self._value.meetings:
            text = say("Other words or another state may.")
            return AbsenceValue(Absence.EMPTY, say("No meeting fits"), text, say("Show all"), "search")
        new = say("New meeting") if self._value is not None and self._value.may_draft else ""
        text = say("Meetings that you prepare stand here.")
        return AbsenceValue(Absence.EMPTY, say("No meetings yet"), text, new, "calendar-days")


def _segments(counts: dict[str, int]) -> tuple[Segment, ...]:
    words = {
        _ALL: say("All"),
        "preparing": say("Being prepared"),
        "invited": say("Invitations sent"),
        "running": say("In session"),
        "over": say("Over"),
    }
    return tuple(Segment(key, text, counts.get(key, 0)) for key, text in words.items())


def _row(row: DeskRow) -> Row:
    head = row.head
    when = span_text(head.starts_at, head.ends_at)
    next_step = "" if row.next_step is None else say("Next: {step}", step=step_name(row.next_step))
    return Row(
        head.id,
        head.title,
        " · ".join(part for part in (when, head.place, row.committee_name) if part),
        next_step or date_text(head.starts_at),
        "calendar-days",
        waiting_badge() if row.is_waiting else state_badge(head.state),
        head.state is MeetingState.IN_SESSION,
    )
