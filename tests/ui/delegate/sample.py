"""A meeting as Hà Nội holds it, on the stage: long titles, documents, a vote, a guest, a substitute."""

from datetime import timedelta
from typing import Any

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType, HandlingMark
from ecabinet.domain.kernel import HUB, Id, changed
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.signatures.findings import Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.voting.forms import Choice
from tests.domain.plays import NO_LIST
from tests.papers import signature_samples as samples
from tests.stage import Stage
from tests.ui.shell.fakes import FakeApplication

MEETING = "Phiên họp thường kỳ tháng 4 năm 2023 của Ủy ban nhân dân Thành phố Hà Nội"
ITEMS = (
    ("Khai mạc, thông qua chương trình phiên họp", "Chánh Văn phòng", "Văn phòng UBND Thành phố", 10),
    (
        "Tờ trình về Quy hoạch phân khu đô thị sông Hồng đoạn từ cầu Hồng Hà đến cầu Mễ Sở",
        "Giám đốc Sở Quy hoạch - Kiến trúc",
        "Sở Quy hoạch - Kiến trúc",
        45,
    ),
    ("Dự thảo Nghị quyết về giá dịch vụ thoát nước, xử lý nước thải", "Giám đốc Sở Xây dựng", "Sở Xây dựng", 30),
    ("Báo cáo tình hình kinh tế - xã hội tháng 4", "Giám đốc Sở Kế hoạch và Đầu tư", "Sở KH&ĐT", 20),
)
NAMES = ("Trần Sỹ Thanh", "Lê Hồng Sơn", "Hà Minh Hải", "Dương Đức Tuấn", "Nguyễn Trọng Đông", "Nguyễn Mạnh Quyền",
         "Vũ Thu Hà")  # fmt: skip
QUESTION = "Thông qua Tờ trình về Quy hoạch phân khu đô thị sông Hồng đoạn từ cầu Hồng Hà đến cầu Mễ Sở?"


class City:
    """The stage with one meeting on it, moved forward by its methods."""

    def __init__(self, *, announced: bool = True) -> None:
        self.stage = Stage(len(NAMES))
        stage = self.stage
        self._name_members()
        self.meeting = stage.draft(0)
        meeting = stage.world.get(v.Meeting, self.meeting)
        assert meeting is not None
        stage.must(
            stage.secretary,
            v.ChangeMeeting,
            meeting=self.meeting,
            based_on=meeting.version,
            title=MEETING,
            kind=meeting.kind,
            room=meeting.room,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
        )
        for title, presenter, agency, minutes in ITEMS:
            stage.must(
                stage.secretary,
                v.AddAgendaItem,
                meeting=self.meeting,
                item=stage.new_id(),
                title=title,
                presenter=presenter,
                submitting_agency=agency,
                minutes_planned=minutes,
            )
        self.items = stage.items(self.meeting)
        self.document = self._file("Tờ trình số 412/TTr-QHKT", DocType.SUBMISSION, 24, self.items[1])
        report = self._file("Báo cáo thẩm định số 88/BC-STP", DocType.REPORT, 12, self.items[1], HandlingMark.INTERNAL)
        programme = self._file("Chương trình phiên họp", DocType.OTHER, 2, None)
        self.judge(self.document, samples.document(samples.GOOD, samples.AGENCY))
        self.judge(report, samples.document(samples.found(revocation=Revocation.NOT_CHECKED)))
        self.judge(programme, samples.document())
        if announced:
            stage.announce(self.meeting)

    def _name_members(self) -> None:
        rows = self.stage.world.rows
        names = dict(zip(self.stage.members, NAMES, strict=True))
        for key, entity in tuple(rows.items()):
            person = entity.id if isinstance(entity, v.Person) else getattr(entity, "person", "")
            if isinstance(entity, v.Person | v.Membership) and person in names:
                first = person == self.stage.chair
                position = "Chủ tịch UBND Thành phố" if first else "Phó Chủ tịch UBND Thành phố"
                rows[key] = changed(entity, full_name=names[person], position=position)

    def _file(
        self, title: str, kind: DocType, pages: int, item: Id | None, handling: HandlingMark = HandlingMark.NONE
    ) -> Id:
        stage = self.stage
        sha256 = f"{pages:064x}"
        stage.must(HUB, v.RecordFile, sha256=sha256, size=pages * 61_000, pages=pages, handed_in_by=stage.secretary)
        document = stage.new_id()
        stage.must(
            stage.secretary, v.FileDocument, meeting=self.meeting, document=document, document_version=stage.new_id(),
            item=item, title=title, doc_type=kind, agency_name="Sở Quy hoạch - Kiến trúc", sha256=sha256,
            file_name=f"{pages}.pdf", handling=handling,
        )  # fmt: skip
        stage.must(stage.secretary, v.PublishDocument, meeting=self.meeting, document=document)
        return document

    def judge(self, document: Id, found: DocumentVerdict) -> DocumentVerdict:
        """Let the hub find this out about a document's signatures; return it as told of that file."""
        version = self.newest(document)
        verdict = self.named(found, version.sha256)
        self.stage.must(HUB, v.RecordVerdict, meeting=self.meeting, about=version.id, verdict=verdict)
        return verdict

    def unjudge(self, document: Id) -> None:
        """Let the hub not have judged a document yet."""
        del self.stage.world.rows[v.VersionVerdict, self.newest(document).id]

    def newest(self, document: Id) -> v.DocumentVersion:
        """Give a document's newest version."""
        return self.stage.world.find(v.DocumentVersion, parent=document)[-1]

    @staticmethod
    def named(found: DocumentVerdict, sha256: str) -> DocumentVerdict:
        """Give a verdict as told of another file."""
        return msgspec.structs.replace(found, sha256=sha256, trust_version=NO_LIST)

    def invite_guest(self) -> FakeApplication:
        """Invite the guest to the second item alone; give their application."""
        stage = self.stage
        part = stage.invite_guest(self.meeting, self.items[1])
        stage.must(
            HUB, v.FilePaper, meeting=self.meeting, paper=stage.new_id(), paper_kind=PaperKind.INVITATION, about=part,
            person=stage.guest, sha256="9" * 64, size=48_000, file_name="giay-moi-09.pdf",
        )  # fmt: skip
        return FakeApplication(stage, stage.guest, limited=True)

    def start(self) -> None:
        """Check all but two in, open the session and come to the second item."""
        stage = self.stage
        stage.now += timedelta(days=3)
        stage.check_in(self.meeting, *stage.members[:-2])
        stage.must(stage.chair, v.OpenSession, meeting=self.meeting)
        stage.must(stage.chair, v.StartItem, meeting=self.meeting, item=self.items[0])
        stage.now += timedelta(minutes=8)
        stage.must(stage.chair, v.StartItem, meeting=self.meeting, item=self.items[1])
        stage.now += timedelta(minutes=12, seconds=9)

    def decide_by(self, **changes: object) -> None:
        """Have the meeting decide by its rule, changed so."""
        meeting = self.stage.world.get(v.Meeting, self.meeting)
        assert meeting is not None
        rule = self.stage.world.get(v.RuleSet, meeting.rule_set)
        assert rule is not None
        self.stage.world.rows[v.RuleSet, rule.id] = changed(rule, **changes)

    def prepare_vote(self, minutes: int | None = 3, question: str = QUESTION, **fields: Any) -> Id:  # noqa: ANN401 - fields of any kind
        """Word the question of the second item."""
        stage = self.stage
        vote = stage.new_id()
        stage.must(
            stage.secretary, v.PrepareVote, meeting=self.meeting, vote=vote, item=self.items[1], question=question,
            document=self.document, minutes_limit=minutes, **fields,
        )  # fmt: skip
        return vote

    def ask_ready(self) -> Id:
        """Prepare a vote and ask who is ready."""
        vote = self.prepare_vote()
        self.stage.must(self.stage.chair, v.AskReady, meeting=self.meeting, vote=vote)
        return vote

    def open_vote(self, minutes: int | None = 3, question: str = QUESTION, **fields: Any) -> Id:  # noqa: ANN401 - fields of any kind
        """Put the second item to the vote."""
        vote = self.prepare_vote(minutes, question, **fields)
        self.stage.must(self.stage.chair, v.OpenVote, meeting=self.meeting, vote=vote)
        return vote

    def close(self) -> None:
        """Bring the session to its end."""
        self.stage.must(self.stage.chair, v.CloseSession, meeting=self.meeting)

    def close_vote(self, vote: Id, *choices: Choice) -> None:
        """Cast for the first members and close."""
        stage = self.stage
        for member, choice in zip(stage.members, choices, strict=False):
            stage.cast(self.meeting, vote, member, choice)
        stage.must(stage.chair, v.CloseVote, meeting=self.meeting, vote=vote)

    def application(self, place: int = 1) -> FakeApplication:
        """Give a member's application."""
        return FakeApplication(self.stage, self.stage.members[place])
