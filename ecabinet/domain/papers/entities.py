"""Papers that the hub typeset."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line


class PaperKind(StrEnum):
    """What a paper is."""

    INVITATION = "invitation"
    RESULT_SHEET = "result_sheet"
    MINUTES = "minutes"
    OPINION_SHEET = "opinion_sheet"
    SUMMARY = "summary"


class Paper(Entity, frozen=True, kw_only=True):
    """A PDF made from what happened. `about` is the participant, vote or minutes; `person` whose alone it is.

    A version with one more signature `signs` the version before it, by the hand of `signed_by`; both stay.
    `edition` counts the papers about the same, from 1: one more each time the meeting changed, or somebody signed.
    The sheet of an opinion (phiếu lấy ý kiến) is about its ballot, tells the answer of `of_version`, and is `withheld`
    until the count: only its person sees it. The summary (tổng hợp ý kiến) is about its consultation.
    """

    meeting: Id
    paper_kind: PaperKind
    about: Id
    person: Id | None
    sha256: str
    size: int
    file_name: str
    made_at: datetime
    signs: Id | None = None
    signed_by: Id | None = None
    edition: int = 1
    of_version: int = 0
    withheld: bool = False

    def scope(self) -> Scope:
        """Find papers by meeting, by what they are about, by person or by file."""
        return Scope(meeting=self.meeting, parent=self.about, person=self.person, natural=self.sha256)


class PaperVerdict(Entity, frozen=True, kw_only=True):
    """What the hub found out about the signatures of a paper, whose id it has; seen by whoever sees the paper.

    `line_before` and `tries` as in VersionVerdict, `withheld` as in Paper.
    """

    meeting: Id
    paper_kind: PaperKind
    person: Id | None
    sha256: str
    verdict: DocumentVerdict
    line_before: Line | None = None
    tries: int = 0
    withheld: bool = False

    def scope(self) -> Scope:
        """Find verdicts by meeting or file."""
        return Scope(meeting=self.meeting, natural=self.sha256)


def newest(papers: Iterable[Paper]) -> Paper | None:
    """Return the paper that counts of several about the same, or None."""
    return max(papers, key=lambda paper: paper.edition, default=None)
