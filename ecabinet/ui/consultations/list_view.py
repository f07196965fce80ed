"""The desk's lists of consultations: not yet sent, running, over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from ecabinet.client.screens.consultations import ConsultationDeskList, ConsultationHead, ConsultationStage
from ecabinet.client.screens.folding import matches
from ecabinet.ui.desk.searched_list import ListWords, PreparedList
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment
from ecabinet.ui.opinions.words import deadline_words, stage_badge
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


class DeskListView(PreparedList):
    """The consultations that one leads; `wanted_statistics` asks for the statistics."""

    wanted_statistics = Signal()

    def __init__(self) -> None:
        self._value: ConsultationDeskList | None = None
        self._now: datetime | None = None
        words = ListWords(
            name="consultations",
            heading=say("Consultations in writing"),
            rows=say("Consultations"),
            search=say("Search title or committee"),
            search_name=say("Search consultations"),
            failed=say("This page could not be made"),
        )
        self.numbers = Button(say("Statistics"), icon_name="chart-bar")
        super().__init__(words, say("New consultation"), self.numbers)
        self.numbers.setObjectName("consultations.statistics")
        self.numbers.clicked.connect(self.wanted_statistics)

    def show_value(self, value: ConsultationDeskList, now: datetime) -> None:
        """Show the consultations; search and filter stay."""
        first = self._value is None
        self._value, self._now = value, now
        self.show_start(value.refused, may_draft=value.may_draft)
        wanted = "running" if value.running else "drafts" if value.drafts else "over"
        self.show_tabs(wanted if first else self.filter.current_key())

    def segments(self) -> tuple[Segment, ...]:
        """Count the consultations of each list."""
        value = self._value
        drafts, running, over = ((), (), ()) if value is None else (value.drafts, value.running, value.over)
        return (
            Segment("drafts", say("Not yet sent"), len(drafts)),
            Segment("running", say("Running"), len(running)),
            Segment("over", say("Finished"), len(over)),
        )

    def rows(self, words: str) -> Sequence[Row] | None:
        """Give the consultations of a list that fit."""
        now = self._now
        if self._value is None or now is None:
            return None
        return [_row(head, now) for head in self._heads() if matches(words, head.title, head.committee_name)]

    def act(self) -> None:
        """Begin one where the list is empty, or show all of the list."""
        if self._heads():
            self.search.clear()
        else:
            self.wanted_new.emit()

    def _heads(self) -> tuple[ConsultationHead, ...]:
        value = self._value
        if value is None:
            return ()
        return {"drafts": value.drafts, "running": value.running}.get(self.filter.current_key(), value.over)

    def why_none(self) -> AbsenceValue:
        """Say what will stand in the list, or that nothing fits."""
        if self._heads():
            text = say("Other words or another list may.")
            return AbsenceValue(Absence.EMPTY, say("No consultation fits"), text, say("Show all"), "search")
        may = self._value is not None and self._value.may_draft
        new = say("New consultation") if may else ""
        match self.filter.current_key():
            case "drafts":
                text = say("What you prepare and have not sent stands here.")
                return AbsenceValue(Absence.EMPTY, say("No draft"), text, new, "pencil")
            case "running":
                text = say("What was sent and still takes answers stands here.")
                return AbsenceValue(Absence.EMPTY, say("No consultation is running"), text, new, "message-square")
            case _:
                return AbsenceValue(Absence.EMPTY, say("No finished consultation"), icon="folder-archive")


def _row(head: ConsultationHead, now: datetime) -> Row:
    draft = head.stage == ConsultationStage.DRAFT
    turnout, answered = head.turnout, ""
    if turnout is not None:
        answered = say("{count} of {total} answered", count=turnout.answered, total=turnout.asked)
    detail = " · ".join(part for part in (deadline_words(head, now), answered, head.committee_name) if part)
    overdue = head.stage == ConsultationStage.OVERDUE
    badge = BadgeValue(say("Past the deadline"), Tone.WARNING, "clock") if overdue else stage_badge(head.stage)
    badge = waiting_badge() if head.is_waiting else badge
    return Row(head.id, head.title, detail, "", "pencil" if draft else "message-square", badge, overdue)
