"""A city with names as they are met, and a meeting brought to each of its stages, as the secretary's view."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from ecabinet.client.view import LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.signatures.findings import Integrity, Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.trust_list.material import trust_version
from ecabinet.domain.voting.forms import Choice
from tests.papers import signature_samples as samples
from tests.stage import Stage

NAMES = {
    "secretary": ("Nguyễn Thị Thu Hương", "Phó Trưởng phòng Tổng hợp, Văn phòng UBND Thành phố"),
    "admin": ("Đỗ Quang Huy", "Chuyên viên Trung tâm Tin học"),
    "display": ("Màn hình phòng họp 1", "Màn hình"),
    "guest": ("Lê Thị Bích Ngọc", "Trưởng phòng Quản lý đào tạo nghề, Sở Lao động"),
    "outsider": ("Phạm Đình Toàn", "Phó Giám đốc Sở Nội vụ"),
    "member0": ("Trần Văn Minh", "Chủ tịch UBND Thành phố"),
    "member1": ("Hoàng Thị Ánh Tuyết", "Phó Chủ tịch Thường trực UBND Thành phố"),
    "member2": ("Vũ Đức Thắng", "Giám đốc Sở Nội vụ"),
    "member3": ("Ngô Thị Hải Yến", "Giám đốc Sở Tài chính"),
    "member4": ("Bùi Xuân Trường", "Giám đốc Sở Tư pháp"),
    "member5": ("Đặng Ngọc Ẩn", "Giám đốc Sở Xây dựng"),
    "member6": ("Phan Thị Mỹ Duyên", "Giám đốc Sở Y tế"),
    "member7": ("Lý Quốc Việt", "Chỉ huy trưởng Bộ Tư lệnh Thủ đô"),
    "member8": ("Tạ Thị Kim Oanh", "Chánh Thanh tra Thành phố"),
}
ITEMS = (
    ("Báo cáo tình hình kinh tế - xã hội tháng 4 và nhiệm vụ trọng tâm tháng 5 năm 2023", "Giám đốc Sở Tài chính",
     "Sở Tài chính", 30),
    ("Tờ trình về Quy hoạch phân khu đô thị sông Hồng đoạn từ cầu Hồng Hà đến cầu Mễ Sở", "Giám đốc Sở Xây dựng",
     "Sở Xây dựng", 45),
    ("Dự thảo Nghị quyết quy định giá dịch vụ thoát nước, xử lý nước thải", "Giám đốc Sở Xây dựng", "Sở Xây dựng", 25),
    ("Báo cáo kết quả chỉ số cải cách hành chính năm 2022", "Giám đốc Sở Nội vụ", "Sở Nội vụ", 20),
)  # fmt: skip


VERDICTS = {
    "a": samples.document(samples.GOOD, samples.AGENCY),
    "b": samples.document(samples.found(integrity=Integrity.ALTERED)),
    "c": samples.document(samples.found(revocation=Revocation.NOT_CHECKED)),
    "d": samples.document(),
}


class City(Stage):
    """The stage with names as they are met."""

    def person(self, name: str, *roles: Role) -> Id:
        """Add a person."""
        person = self.new_id()
        full_name, position = NAMES[name]
        self.must(
            HUB,
            v.AddPerson,
            person=person,
            email=f"{name}@hanoi.example",
            full_name=full_name,
            position=position,
            agency=self.agency,
            roles=roles,
            precedence=(100 if name.startswith("member") else 900) + self._drawn,
        )
        return person

    def prepared(self) -> Id:
        """Draft a meeting with items as they are met and documents for some of them."""
        meeting = self.draft(0)
        held = self.world.get(v.Meeting, meeting)
        assert held is not None
        self.must(
            self.secretary, v.ChangeMeeting, meeting=meeting, based_on=held.version,
            title="Phiên họp Ban Chỉ đạo cải cách hành chính Thành phố quý II năm 2023",
            kind=held.kind, room=held.room, starts_at=held.starts_at, ends_at=held.ends_at,
        )  # fmt: skip
        for title, presenter, agency, minutes in ITEMS:
            self.must(
                self.secretary, v.AddAgendaItem, meeting=meeting, item=self.new_id(), title=title,
                presenter=presenter, submitting_agency=agency, minutes_planned=minutes,
            )  # fmt: skip
        self.must(
            self.secretary, v.AddAgendaItem, meeting=meeting, item=self.new_id(), title="", presenter="",
            submitting_agency="Bộ Tư lệnh Thủ đô", minutes_planned=10, paper_only=True,
        )  # fmt: skip
        items = self.items(meeting)
        self.file(
            meeting, items[1], "Tờ trình số 412/TTr-SXD về Quy hoạch phân khu đô thị sông Hồng", "a", published=True
        )
        self.file(meeting, items[1], "Bản đồ quy hoạch tỷ lệ 1/5000", "b", published=False)
        self.file(meeting, items[0], "Báo cáo số 118/BC-STC", "c", published=True)
        self.file(meeting, None, "Chương trình phiên họp", "d", published=True)
        return meeting

    def file(self, meeting: Id, item: Id | None, title: str, letter: str, *, published: bool) -> Id:
        """File a document."""
        document = self.new_id()
        self.must(HUB, v.RecordFile, sha256=letter * 64, size=1_400_000, pages=24, handed_in_by=self.secretary)
        self.must(
            self.secretary, v.FileDocument, meeting=meeting, document=document, document_version=self.new_id(),
            item=item, title=title, doc_type=DocType.SUBMISSION, agency_name="Sở Xây dựng", sha256=letter * 64,
            file_name=f"{title[:12].strip()}.pdf".replace("/", "-"),
        )  # fmt: skip
        if published:
            self.must(self.secretary, v.PublishDocument, meeting=meeting, document=document)
        if letter in VERDICTS:
            self.judge(document, VERDICTS[letter])
        return document

    def judge(self, document: Id, found: DocumentVerdict) -> None:
        """Let the hub find this out about a document's signatures."""
        version = self.world.find(v.DocumentVersion, parent=document)[-1]
        present = trust_version(self.world)
        verdict = msgspec.structs.replace(found, sha256=version.sha256, trust_version=present)
        self.must(HUB, v.RecordVerdict, meeting=version.meeting, about=version.id, verdict=verdict)

    def replied(self) -> Id:
        """Invite, and let people answer: attending, absent, a substitute proposed."""
        meeting = self.prepared()
        self.invite_guest(meeting, self.items(meeting)[3])
        self.must(
            self.secretary, v.AnnounceMeeting, meeting=meeting,
            requests="Đề nghị các đại biểu nghiên cứu tài liệu trước phiên họp.",
            contact="Bà Nguyễn Thị Thu Hương, điện thoại 024.3825.3536",
        )  # fmt: skip
        for member in self.members[:5]:
            self.must(
                member, v.ReplyToInvitation, meeting=meeting, participant=self.part(meeting, member).id, attending=True
            )
        away = self.members[5]
        self.must(
            away, v.ReplyToInvitation, meeting=meeting, participant=self.part(meeting, away).id, attending=False,
            reason="Công tác tại Đà Nẵng",
        )  # fmt: skip
        sends = self.members[6]
        self.must(
            sends, v.ProposeSubstitute, meeting=meeting, substitution=self.new_id(),
            participant=self.part(meeting, sends).id, full_name="Phạm Đình Toàn", position="Phó Giám đốc Sở Y tế",
            email="outsider@hanoi.example", reason="Họp Ban Bí thư Trung ương Đoàn cùng thời gian",
        )  # fmt: skip
        chair = self.part(meeting, self.chair).id
        self.paper(meeting, PaperKind.INVITATION, chair, self.chair)
        return meeting

    def paper(self, meeting: Id, kind: PaperKind, about: Id, person: Id | None = None) -> None:
        """Keep a typeset paper."""
        self.must(
            HUB, v.FilePaper, meeting=meeting, paper=self.new_id(), paper_kind=kind, about=about, person=person,
            sha256=f"{self._drawn:064x}", size=88_000, file_name=f"{kind}.pdf",
        )  # fmt: skip

    def running(self) -> Id:
        """Bring the meeting into session, with one vote counted and one prepared."""
        meeting = self.replied()
        self.now += timedelta(days=3)
        self.check_in(meeting, *self.members[:5])
        late = self.part(meeting, self.members[7]).id
        self.must(self.secretary, v.CheckIn, meeting=meeting, attendance=self.new_id(), participant=late,
                  where=Where.REMOTE)  # fmt: skip
        self.must(self.chair, v.OpenSession, meeting=meeting)
        self.now += timedelta(minutes=5)
        first, second = self.items(meeting)[:2]
        self.must(self.chair, v.StartItem, meeting=meeting, item=first)
        self.now += timedelta(minutes=31)
        self.must(self.chair, v.StartItem, meeting=meeting, item=second)
        self.now += timedelta(minutes=12)
        vote = self.open_vote(meeting, "Thông qua Tờ trình về Quy hoạch phân khu đô thị sông Hồng")
        for member in self.members[:5]:
            choice = Choice.AGAINST if member == self.members[4] else Choice.FOR
            self.cast(meeting, vote, member, choice)
        self.now += timedelta(minutes=3)
        self.must(self.chair, v.CloseVote, meeting=meeting, vote=vote)
        self.paper(meeting, PaperKind.RESULT_SHEET, vote)
        self.must(
            self.secretary, v.PrepareVote, meeting=meeting, vote=self.new_id(), item=self.items(meeting)[2],
            question="Thông qua dự thảo Nghị quyết về giá dịch vụ thoát nước",
        )  # fmt: skip
        return meeting

    def view(self, *pending: Pending, me: Id | None = None) -> View:
        """Give what somebody (the secretary) sees now."""
        link = LinkState(LinkPhase.ONLINE, self.now)
        return View(world=self.world, me=me or self.secretary, now=self.now, link=link, pending=pending)
