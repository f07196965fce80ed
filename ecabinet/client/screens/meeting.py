"""A meeting as a participant sees it: agenda, documents, papers, results."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.home import HomeMeeting, home_meeting
from ecabinet.client.screens.mandates import Mandate, my_mandate
from ecabinet.client.screens.parts import AgendaRow, DocumentRow, agenda_rows, documents_of, head_of, roll_for
from ecabinet.client.screens.positions import MyPosition, my_positions
from ecabinet.client.screens.signatures import SignatureState, signature_state
from ecabinet.client.view import View
from ecabinet.domain.attendance.quorum import Roll
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.entities import Paper, PaperKind, newest


class PaperRow(msgspec.Struct, frozen=True, kw_only=True):
    """A typeset paper I may read. `signatures` is None for one that nobody signed yet."""

    id: Id
    paper_kind: PaperKind
    about: Id
    sha256: str
    size: int
    file_name: str
    is_here: bool
    signatures: SignatureState | None = None


class MeetingScreen(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting: agenda, documents of the whole meeting, papers. `roll` is None where it is not mine to see.

    `mandate` is None where the meeting's rule knows no mandates, and for who neither has a vote nor carries one.
    """

    meeting: HomeMeeting
    agenda: tuple[AgendaRow, ...]
    documents: tuple[DocumentRow, ...]
    papers: tuple[PaperRow, ...]
    roll: Roll | None
    positions: tuple[MyPosition, ...] = ()
    mandate: Mandate | None = None


def papers_of(view: View, meeting_id: Id) -> tuple[PaperRow, ...]:
    """Return the papers of a meeting that I may read, oldest first; of several about the same only the newest."""
    found: dict[tuple[PaperKind, Id], list[Paper]] = {}
    for paper in view.world.find(Paper, meeting=meeting_id):
        found.setdefault((paper.paper_kind, paper.about), []).append(paper)
    papers = [last for several in found.values() if (last := newest(several)) is not None]
    return tuple(
        PaperRow(
            id=paper.id,
            paper_kind=paper.paper_kind,
            about=paper.about,
            sha256=paper.sha256,
            size=paper.size,
            file_name=paper.file_name,
            is_here=paper.sha256 in view.shelf,
            signatures=None if paper.signs is None else signature_state(view, paper),
        )
        for paper in sorted(papers, key=lambda paper: (paper.made_at, paper.id))
    )


def meeting_screen(view: View, meeting_id: Id) -> MeetingScreen | None:
    """Return a meeting's page, or None if it is not mine to see (any more)."""
    head = head_of(view, meeting_id)
    if head is None:
        return None
    return MeetingScreen(
        meeting=home_meeting(view, head),
        agenda=agenda_rows(view, meeting_id),
        documents=documents_of(view, meeting_id, None),
        papers=papers_of(view, meeting_id),
        roll=roll_for(view, meeting_id) if head.is_whole else None,
        positions=my_positions(view, meeting_id),
        mandate=my_mandate(view, meeting_id),
    )
