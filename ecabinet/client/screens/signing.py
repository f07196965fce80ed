"""What somebody may sign: the newest version of a meeting's minutes and result sheets, in their own place."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.parts import queued
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from ecabinet.domain.papers.file_signed_paper import SIGNED_IN_A_MEETING, FileSignedPaper
from ecabinet.domain.papers.places import CHAIR, SECRETARY
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role

_PLACES = {Role.CHAIR: CHAIR, Role.SECRETARIAT: SECRETARY}


class SigningScreen(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that is mine to sign, in my `place`. `waits`: a signed version of mine is on its way to the hub.

    `replaced`: somebody signed on after this version, which is no longer the one to sign. `may_seal`: the secretariat
    signs for the agency too, over the chair's signature; `chair_signed` says whether that is there already.
    """

    paper: Id
    meeting: Id
    paper_kind: PaperKind
    sha256: str
    file_name: str
    place: str
    waits: bool
    replaced: bool
    has_mine: bool
    may_seal: bool
    chair_signed: bool


def signing_screen(view: View, sha256: str) -> SigningScreen | None:
    """Return how a file stands to my signature, or None if it is nothing that I sign."""
    paper = next((one for one in view.world.find(Paper, natural=sha256)), None)
    if paper is None or paper.paper_kind not in SIGNED_IN_A_MEETING:
        return None
    mine = (part.role for part in view.world.find(Participant, meeting=paper.meeting, person=view.me))
    place = next((_PLACES[role] for role in mine if role in _PLACES), None)
    if place is None:
        return None
    versions = view.world.find(Paper, parent=paper.about)
    parts = view.world.find(Participant, meeting=paper.meeting)
    chairs = {part.person for part in parts if part.role == Role.CHAIR}
    last = newest(one for one in versions if one.paper_kind == paper.paper_kind)
    return SigningScreen(
        paper=paper.id,
        meeting=paper.meeting,
        paper_kind=paper.paper_kind,
        sha256=sha256,
        file_name=paper.file_name,
        place=place,
        waits=bool(queued(view, FileSignedPaper, signs=paper.id)),
        replaced=last is not None and last.id != paper.id,
        may_seal=place == SECRETARY,
        chair_signed=any(one.signed_by in chairs for one in versions),
        has_mine=any(one.signed_by == view.me for one in versions),
    )
