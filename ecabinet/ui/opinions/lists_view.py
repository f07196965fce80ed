"""The lists of what I am asked in writing: to answer, answered, finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ecabinet.client.screens.consultations import ConsultationHead, ConsultationList
from ecabinet.client.screens.folding import matches
from ecabinet.ui.desk.searched_list import ListWords, SearchedList
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment
from ecabinet.ui.opinions.words import consultation_line
from ecabinet.ui.say import say

_LISTS = ("to_answer", "answered", "over")


class ListsView(SearchedList):
    """Three lists behind tabs with a search."""

    def __init__(self) -> None:
        self._lists: ConsultationList | None = None
        self._now: datetime | None = None
        words = ListWords(
            name="opinions",
            heading=say("Opinions asked of me in writing"),
            rows=say("My opinions"),
            search=say("Search title or committee"),
            search_name=say("Search consultations"),
            failed=say("This page could not be made"),
        )
        super().__init__(words)

    def show_value(self, lists: ConsultationList, now: datetime) -> None:
        """Show the lists; the first time the first one that is not empty."""
        first = self._lists is None
        self._lists, self._now = lists, now
        self.show_tabs(self._fullest() if first else self.filter.current_key())

    def segments(self) -> tuple[Segment, ...]:
        """Count the consultations of each list."""
        words = {"to_answer": say("To answer"), "answered": say("Answered"), "over": say("Finished")}
        return tuple(Segment(key, words[key], len(self._heads(key))) for key in _LISTS)

    def rows(self, words: str) -> Sequence[Row] | None:
        """Give the consultations of a list that fit."""
        now = self._now
        if self._lists is None or now is None:
            return None
        here = self._heads(self.filter.current_key())
        return [consultation_line(head, now) for head in here if matches(words, head.title, head.committee_name)]

    def why_none(self) -> AbsenceValue:
        """Say what will stand in the list, or that nothing fits."""
        here = self.filter.current_key()
        if self._heads(here):
            return AbsenceValue(
                Absence.EMPTY, say("No consultation fits"), say("Other words or another list may."), icon="search"
            )
        match here:
            case "to_answer":
                text = say("What is sent for your opinion will stand here.")
                return AbsenceValue(Absence.EMPTY, say("Nothing waits for your opinion"), text, icon="check")
            case "answered":
                return AbsenceValue(Absence.EMPTY, say("Nothing answered that still runs"), icon="message-square")
            case _:
                return AbsenceValue(Absence.EMPTY, say("No finished consultation"), icon="folder-archive")

    def _heads(self, key: str) -> tuple[ConsultationHead, ...]:
        lists = self._lists
        if lists is None:
            return ()
        return {"to_answer": lists.to_answer, "answered": lists.answered}.get(key, lists.over)

    def _fullest(self) -> str:
        return next((key for key in _LISTS if self._heads(key)), "to_answer")
