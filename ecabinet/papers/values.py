"""What a paper is made of: frozen values that hold everything printed on it and nothing else.

Text is plain Unicode and is printed as it stands, never read as markup; a line feed starts a new paragraph where a
paragraph is printed. Moments are aware datetimes and are printed in the time of Việt Nam. A date of issue is a date,
because the registry gives it as one. `number` is None for a paper that the registry has not numbered yet: the place
stays empty for the clerk.
"""

import datetime as dt
from typing import Literal

import msgspec

from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line


class Letterhead(msgspec.Struct, frozen=True):
    """The head of a paper, cells 1 to 4 of Nghị định 30/2020.

    `issuing_agency` is one agency on one or more lines; the agency above it is printed over it, in regular type.
    `symbol` is what follows the number and the slash, for instance `GM-UBND`.
    """

    issuing_agency: tuple[str, ...]
    symbol: str
    place: str
    superior_agency: str | None = None


class Signatory(msgspec.Struct, frozen=True):
    """Who signs: `capacity` is for instance `TL. CHỦ TỊCH`, `title` is `CHÁNH VĂN PHÒNG`; the name may be open."""

    title: str
    name: str = ""
    capacity: str | None = None


class Attendee(msgspec.Struct, frozen=True):
    """A person as papers name them; parts that are empty or repeat an earlier one are left out."""

    name: str
    position: str = ""
    agency: str = ""


class InvitationPaper(msgspec.Struct, frozen=True, tag="invitation"):
    """Giấy mời, Mẫu 1.7, to one addressee.

    `agenda` holds only the titles that this addressee may see; the caller decides, the paper knows no other.
    """

    letterhead: Letterhead
    issued_on: dt.date
    subject: str
    inviting_agency: str
    addressee: Attendee
    meeting: str
    chair: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    agenda: tuple[str, ...]
    signatory: Signatory
    number: int | None = None
    requests: tuple[str, ...] = ()
    contact: str = ""
    recipients: tuple[str, ...] = ()


class OptionCount(msgspec.Struct, frozen=True):
    """How many chose one option, and of what weight where weights count; `label` is for instance `Tán thành`."""

    label: str
    count: int
    weight: int | None = None


class LineCount(msgspec.Struct, frozen=True):
    """What one candidate, rated person or motion came to; `outcome` is for instance `trúng cử`."""

    title: str
    options: tuple[OptionCount, ...]
    outcome: str


class NamedBallot(msgspec.Struct, frozen=True):
    """What one member chose in an open vote; an empty choice means that the member did not take part.

    `carrier` cast it by the member's mandate (uỷ quyền), empty for the member; `weight` stands where weights count.
    `recorded_by` wrote down what was answered aloud in a roll call, empty for a ballot from a device.
    """

    voter: Attendee
    choice: str
    carrier: str = ""
    weight: int | None = None
    recorded_by: str = ""


class ResultSheetPaper(msgspec.Struct, frozen=True, tag="result_sheet"):
    """Biên bản kết quả biểu quyết, or biên bản kiểm phiếu where the vote is secret.

    Shares are computed from `electorate`, all members with a vote, or from `weight`, that of all of them, where weights
    count. `rule` says what was needed, `verdict` what came of it (`Được thông qua`), `reason` why. Ballots returned are
    valid, blank or invalid; what counts for no option stands in `others` (blank, invalid, taking no part, not voting).
    `ballots` stays empty for a secret vote; a value that breaks this is refused. Where the ballot has several lines
    they stand in `lines` in the order of the ballot, and `options` is empty. `way` says how a vote by hand was taken,
    `counted` who counted, entered and confirmed it.
    """

    letterhead: Letterhead
    meeting: str
    question: str
    options: tuple[OptionCount, ...]
    electorate: int
    present: int
    quorum: int
    ballots_issued: int
    ballots_returned: int
    ballots_valid: int
    rule: str
    verdict: str
    reason: str
    opened_at: dt.datetime
    closed_at: dt.datetime
    place: str
    chair: Signatory
    secretary: Signatory
    number: int | None = None
    ballots_invalid: int = 0
    ballots_blank: int = 0
    secret: bool = False
    ballots: tuple[NamedBallot, ...] = ()
    recipients: tuple[str, ...] = ()
    lines: tuple[LineCount, ...] = ()
    others: tuple[OptionCount, ...] = ()
    weight: int | None = None
    way: str = ""
    counted: str = ""

    def __post_init__(self) -> None:
        """Refuse a sheet that would tell who voted what in a secret vote, or that divides by nobody."""
        if self.secret and self.ballots:
            message = "a secret vote has no named ballots"
            raise ValueError(message)
        if self.electorate <= 0:
            message = "the electorate has at least one member"
            raise ValueError(message)


class PresentPerson(msgspec.Struct, frozen=True):
    """Someone who took part; `stands_for` names the member whom this substitute stands for."""

    person: Attendee
    stands_for: str | None = None
    note: str = ""


class AbsentPerson(msgspec.Struct, frozen=True):
    """Someone who was invited and did not come; an empty reason is printed as `không có lý do`."""

    person: Attendee
    reason: str = ""


class VoteSummary(msgspec.Struct, frozen=True):
    """A vote as the minutes tell it, by heads: shares are of `electorate`, all members; weights are in `reason`."""

    question: str
    options: tuple[OptionCount, ...]
    electorate: int
    verdict: str
    reason: str


class MinutesSection(msgspec.Struct, frozen=True):
    """One part of the course of the meeting: its heading, what was said, and the votes taken in it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    votes: tuple[VoteSummary, ...] = ()


class MinutesPaper(msgspec.Struct, frozen=True, tag="minutes"):
    """Biên bản, Mẫu 1.9: no line of place and date, the secretary signs left and the chair right."""

    letterhead: Letterhead
    meeting: str
    started_at: dt.datetime
    ended_at: dt.datetime
    place: str
    chair: str
    secretary: str
    present: tuple[PresentPerson, ...]
    sections: tuple[MinutesSection, ...]
    signing_chair: Signatory
    signing_secretary: Signatory
    number: int | None = None
    absent: tuple[AbsentPerson, ...] = ()
    recipients: tuple[str, ...] = ("Lưu: VT, Hồ sơ",)


class Sheet(msgspec.Struct, frozen=True):
    """A table inside a report: `widths` are relative, `numeric` the columns (from 0) that are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""
    numeric: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a table whose rows are not as wide as its head."""
        if {len(self.head), len(self.widths), *(len(row) for row in self.rows)} != {len(self.head)}:
            message = "every row of a table has one cell for each column of its head"
            raise ValueError(message)


SectionLevel = Literal["chapter", "article", "plain"]


class Section(msgspec.Struct, frozen=True):
    """A part of a report: a chapter's heading is centred, an article's or a plain one starts like a paragraph."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    table: Sheet | None = None
    level: SectionLevel = "plain"


class ReportPaper(msgspec.Struct, frozen=True, tag="report"):
    """A named document of Mẫu 1.4: report, plan, draft regulation, notice.

    `marking` (for instance `DỰ THẢO`) is boxed under the number and repeated at the foot of every page.
    """

    letterhead: Letterhead
    issued_on: dt.date
    title: str
    subject: str
    sections: tuple[Section, ...]
    signatory: Signatory
    number: int | None = None
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    marking: str = ""


Judge = Literal["hub", "device"]


class Judgement(msgspec.Struct, frozen=True):
    """What one of those who judged a file came to: when, and by which trust lists."""

    judge: Judge
    line: Line
    judged_at: dt.datetime
    trust_version: str


class JudgedFile(msgspec.Struct, frozen=True):
    """A file by the name people know it by, and the verdict on its signatures that is told in full.

    Where hub and device each judge by themselves, `judgements` says what each came to and `told_of` whose is told.
    """

    name: str
    verdict: DocumentVerdict
    judgements: tuple[Judgement, ...] = ()
    told_of: Judge | None = None


class SignatureReport(msgspec.Struct, frozen=True, tag="signature_report"):
    """The report on the signatures of one file or more (Circular 15/2025/TT-BKHCN)."""

    files: tuple[JudgedFile, ...]
