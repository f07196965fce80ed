"""What the papers of a consultation are made of: the sheet of one opinion, and the summary of all (tổng hợp ý kiến).

The summary's content is one value: the PDF, the spreadsheet and the screens show it, each in its own way.
"""

import datetime as dt

import msgspec

from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.papers.values import Attendee, Letterhead, OptionCount, Signatory


class GivenOpinion(msgspec.Struct, frozen=True, kw_only=True):
    """Where one member stands on one matter; an empty `choice` means that they did not answer (không trả lời).

    `files` are the names of what went with the opinion, `signature` what the signature on its sheet is worth.
    """

    voter: Attendee
    read_at: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    is_late: bool = False
    choice: str = ""
    text: str = ""
    files: tuple[str, ...] = ()
    signature: str = ""


class MatterOpinions(msgspec.Struct, frozen=True, kw_only=True):
    """One matter that was asked: its numbers, what they come to and why, and every member's opinion.

    `options` are counted in the unit that decides, as `electorate` is, of which shares are taken; `not_answered` too.
    """

    title: str
    question: str
    options: tuple[OptionCount, ...]
    electorate: int
    not_answered: int
    rule: str
    verdict: str
    reason: str
    opinions: tuple[GivenOpinion, ...]

    @property
    def silent(self) -> tuple[GivenOpinion, ...]:
        """Those who did not answer."""
        return tuple(one for one in self.opinions if not one.choice)

    @property
    def late(self) -> tuple[GivenOpinion, ...]:
        """Those who answered after the deadline."""
        return tuple(one for one in self.opinions if one.is_late)


class OpinionSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A consultation that was counted: when it was sent and closed, and its matters. `closing_reason` is why early."""

    title: str
    committee: str
    sent_at: dt.datetime
    deadline: dt.datetime
    closed_at: dt.datetime
    matters: tuple[MatterOpinions, ...]
    closing_reason: str = ""


class OpinionSummaryPaper(msgspec.Struct, frozen=True, tag="opinion_summary"):
    """Bảng tổng hợp ý kiến, set as minutes are: the secretary signs left and the chair right."""

    letterhead: Letterhead
    summary: OpinionSummary
    chair: Signatory
    secretary: Signatory
    number: int | None = None
    recipients: tuple[str, ...] = ()


class OpinionSheetPaper(msgspec.Struct, frozen=True, tag="opinion_sheet"):
    """Phiếu lấy ý kiến as one member filled it in: what was asked, the answer among all options, and its text."""

    letterhead: Letterhead
    consultation: str
    matter: str
    question: str
    deadline: dt.datetime
    options: tuple[str, ...]
    opinion: GivenOpinion
    signatory: Signatory


class StatisticsPaper(msgspec.Struct, frozen=True, tag="statistics"):
    """Statistics of the consultations of a period."""

    found: Statistics
