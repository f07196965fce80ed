"""A first text of the minutes, drawn from what happened. Minutes are a paper, so their text is Vietnamese always.

Layout and order follow Nghị định 30/2020 Mẫu 1.9.
"""

from __future__ import annotations

from ecabinet.client.screens.parts import agenda_rows
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.minutes.entities import Section


def minutes_draft(view: View, meeting_id: Id) -> tuple[Section, ...]:
    """Return the sections a secretary starts from: one for each item. Roll and votes are printed from the record."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    sections = [
        Section(row.title, f"{row.presenter} trình bày." if row.presenter else "Các đại biểu thảo luận.", row.id)
        for row in agenda_rows(view, meeting_id)
    ]
    sections.append(Section("Kết luận của chủ tọa", "Chủ tọa kết luận:"))
    return tuple(sections)
