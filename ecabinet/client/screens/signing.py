"""What somebody may sign: the newest version of a meeting's minutes, result sheets and summary, in their own place.

The sheet of an opinion is signed by whose opinion it is, while answers are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import queued
from ecabinet.client.screens.signatures import signatures_screen
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from ecabinet.domain.papers.file_signed_opinion import FileSignedOpinion
from ecabinet.domain.papers.file_signed_paper import SIGNED_IN_A_MEETING, FileSignedPaper
from ecabinet.domain.papers.places import CHAIR, ISSUER, SECRETARY
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.signatures.verdicts import Line, SignatureKind
from ecabinet.domain.voting.entities import Cast

_PLACES = {Role.CHAIR: CHAIR, Role.SECRETARIAT: SECRETARY}


class Standing(StrEnum):
    """What the chair's signature on a paper is worth. `doubted`: it holds and is not trusted yet."""

    MISSING = "missing"
    CHECKING = "checking"
    BROKEN = "broken"
    DOUBTED = "doubted"
    GOOD = "good"


_BEST_FIRST = (Standing.GOOD, Standing.DOUBTED, Standing.CHECKING, Standing.BROKEN, Standing.MISSING)
_STANDINGS = {Line.VALID: Standing.GOOD, Line.INDETERMINATE: Standing.DOUBTED, Line.INVALID: Standing.BROKEN}


class SigningScreen(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that is mine to sign, in my `place`. `waits`: a signed version of mine is on its way to the hub.

    `replaced`: somebody signed on after this version, which is no longer the one to sign. `may_seal`: the secretariat
    signs for the agency too, over the chair's signature, which is worth `chair_stands`.
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
    chair_stands: Standing

    @property
    def chair_signed(self) -> bool:
        """Whether a person's signature stands that came to the paper by the chair's hand."""
        return self.chair_stands in {Standing.DOUBTED, Standing.GOOD}


def signing_screen(view: View, sha256: str) -> SigningScreen | None:
    """Return how a file stands to my signature, or None if it is nothing that I sign."""
    papers = view.world.find(Paper, natural=sha256)
    paper = newest(papers)
    place = None if paper is None else _place_of_mine(view, paper)
    if paper is None or place is None:
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
        waits=bool(queued(view, filed_by(paper.paper_kind), signs=paper.id)),
        replaced=last is not None and last.id != paper.id,
        may_seal=place == SECRETARY,
        chair_stands=_standing_of(view, paper, chairs),
        has_mine=any(one.signed_by == view.me for one in versions),
    )


def filed_by(kind: PaperKind) -> type[FileSignedPaper | FileSignedOpinion]:
    """Return the verb that files a signed paper of this kind."""
    return FileSignedOpinion if kind == PaperKind.OPINION_SHEET else FileSignedPaper


def _place_of_mine(view: View, paper: Paper) -> str | None:
    if paper.paper_kind == PaperKind.OPINION_SHEET:
        answer = view.world.get(Cast, paper.about)
        is_as_it_is = answer is not None and answer.version == paper.of_version
        return ISSUER if paper.person == view.me and paper.withheld and is_as_it_is else None
    if paper.paper_kind not in SIGNED_IN_A_MEETING:
        return None
    mine = (part.role for part in view.world.find(Participant, meeting=paper.meeting, person=view.me))
    return next((_PLACES[role] for role in mine if role in _PLACES), None)


def _standing_of(view: View, paper: Paper, people: set[Id]) -> Standing:
    """Return what the best signature is worth that these people put on a version of the paper or one before it."""
    found = (one for edition, before in _signed_editions(view, paper, people) for one in _worth(view, edition, before))
    return min(found, key=_BEST_FIRST.index, default=Standing.MISSING)


def _signed_editions(view: View, paper: Paper, people: set[Id]) -> Iterator[tuple[Paper, Paper]]:
    """Give the editions that a paper goes back to and that these people handed in, each with what it signs."""
    step: Paper | None = paper
    while step is not None and step.signs is not None:
        before = view.world.get(Paper, step.signs)
        if before is not None and step.signed_by in people:
            yield step, before
        step = before


def _worth(view: View, edition: Paper, before: Paper) -> Iterator[Standing]:
    """Give what each person's signature is worth that an edition has beyond the one before it."""
    screen = signatures_screen(view, edition.sha256)
    verdict = None if screen is None else screen.shown
    if verdict is None or verdict.was_not_done or verdict.waits_for_changes:
        yield Standing.CHECKING
        return
    for one in verdict.counted:
        is_a_person_s = one.kind == SignatureKind.SIGNATURE and not one.signer.is_agency
        if is_a_person_s and one.coverage.signed_until > before.size:
            yield _STANDINGS[one.line]
