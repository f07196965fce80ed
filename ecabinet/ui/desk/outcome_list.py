"""What the session came to: votes with their results, and the papers the hub typeset."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.meeting import PaperRow
from ecabinet.client.screens.parts import VoteRow
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.desk.words import vote_state_badge, waiting_badge
from ecabinet.ui.formats import size_text
from ecabinet.ui.intents import Intent, OpenFile, ShowResult
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.result_words import numbers_words, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import signature_badge
from ecabinet.ui.voting.words import result_origin


class OutcomeList(QFrame):
    """Votes and papers; a closed vote opens its result, a paper opens itself."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens: dict[str, Intent] = {}
        self.pane = ListPane(say("Votes and papers"))
        self.pane.setObjectName("session.outcomes")
        self.pane.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        mark(self, role="plain")

    def show_meeting(self, meeting: DeskMeeting) -> int:
        """Show what there is; return how many rows."""
        papers = [paper for paper in meeting.papers if paper.paper_kind is not PaperKind.INVITATION]
        self._opens = {vote.id: ShowResult(vote.id) for vote in meeting.votes if vote.result is not None}
        self._opens |= {paper.id: OpenFile(paper.file_name, paper.sha256) for paper in papers}
        rows = [_vote_row(vote) for vote in meeting.votes] + [_paper_row(paper) for paper in papers]
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No votes or papers yet"),
            say("Votes are prepared at an item of the agenda; result sheets follow by themselves."),
            icon="vote",
        )
        self.pane.show_rows(rows, nothing)
        return len(rows)

    def _open(self, key: str) -> None:
        if key in self._opens:
            self.intent.emit(self._opens[key])


def _vote_row(vote: VoteRow) -> Row:
    badge = waiting_badge() if vote.is_waiting else vote_state_badge(vote.state)
    detail = ""
    if vote.result is not None and vote.state is VoteState.CLOSED:
        badge = BadgeValue(verdict_words(vote.result, vote.form), verdict_tone(vote.result))
        detail = (
            numbers_words(vote.result, vote.form)
            if vote.form.lines
            else say(
                "{for_count} for · {against} against · {abstained} abstained · needed {needed}",
                for_count=vote.result.votes_for,
                against=vote.result.votes_against,
                abstained=vote.result.abstained,
                needed=vote.result.needed,
            )
        )
    return Row(
        vote.id, vote.question, detail, "", "vote", badge, vote.state is VoteState.OPEN, result_origin(vote.result)
    )


def _paper_row(paper: PaperRow) -> Row:
    kind = say("Result sheet") if paper.paper_kind is PaperKind.RESULT_SHEET else say("Minutes")
    lamp = None if paper.signatures is None else signature_badge(paper.signatures)
    return Row(paper.id, kind, paper.file_name, size_text(paper.size), "file-text", lamp)
