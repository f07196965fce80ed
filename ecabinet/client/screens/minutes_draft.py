"""A first text of the minutes, drawn from what happened. Minutes are a paper, so their text is Vietnamese always.

Layout and order follow Nghị định 30/2020 Mẫu 1.9.
"""

from __future__ import annotations

from ecabinet.client.screens.parts import agenda_rows
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.voting.entities import Vote
from ecabinet.papers import chronicle


def minutes_draft(view: View, meeting_id: Id) -> tuple[Section, ...]:
    """Return the sections a secretary starts from: one for each item. Roll and votes are printed from the record."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    together = {vote.item for vote in view.world.find(Vote, meeting=meeting_id) if vote.decided_in is not None}
    sections = [
        Section(
            row.title,
            chronicle.NOT_TREATED_APART
            if row.id in together and row.started_at is None
            else chronicle.heard(row.presenter),
            row.id,
        )
        for row in agenda_rows(view, meeting_id)
    ]
    sections.append(Section(chronicle.CONCLUSIONS, chronicle.THE_CHAIR_CONCLUDED))
    return tuple(sections)
