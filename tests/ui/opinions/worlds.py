"""A city that asks its members in writing, brought to where a test or a picture wants it."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.forms import Choice, Form, FormKind
from ecabinet.domain.voting.presets import WRITTEN
from tests.ui.desk.worlds import City
from tests.ui.shell.fakes import FakeApplication

OPINION = Form(kind=FormKind.OPINION)
TITLE = "Dự thảo Quyết định ban hành Quy chế làm việc của Ban Chỉ đạo cải cách hành chính Thành phố"
MATTER = "Quy chế làm việc của Ban Chỉ đạo cải cách hành chính Thành phố"
QUESTION = "Đồng chí có đồng ý ban hành Quy chế làm việc theo dự thảo kèm theo không?"
SECOND = "Danh mục dịch vụ công trực tuyến toàn trình năm 2023"
SECOND_QUESTION = "Đồng chí có đồng ý với Danh mục gồm 412 dịch vụ công trực tuyến toàn trình không?"
REASON = "Đề nghị bổ sung thời hạn 05 ngày làm việc cho việc góp ý tại Điều 9 khoản 2, tránh chồng chéo với Quy chế cũ."
OTHER = "Đồng ý về chủ trương; đề nghị làm rõ nguồn kinh phí và thời điểm áp dụng đối với cấp huyện."


class Asking:
    """One city with a consultation in it, moved forward by its methods."""

    def __init__(self, members: int = 9, *, matters: int = 1) -> None:
        self.city = City(members=members)
        self.city.must(HUB, v.InstallRuleSet, rule_set=WRITTEN)
        self.votes: list[Id] = []
        self.id = self.draft(TITLE, timedelta(days=5))
        self.ask(MATTER, QUESTION)
        if matters > 1:
            self.ask(SECOND, SECOND_QUESTION)

    @property
    def now(self) -> datetime:
        """The city's time."""
        return self.city.now

    def draft(self, title: str, until: timedelta) -> Id:
        """Draft a consultation."""
        city = self.city
        meeting = city.new_id()
        seats = {seat.id: city.new_id() for seat in city.world.find(v.Membership, parent=city.committee)}
        city.must(
            city.secretary, c.DraftConsultation, meeting=meeting, title=title, committee=city.committee,
            rule_set=WRITTEN.id, deadline=city.now + until, seats=seats, secretary_seat=city.new_id(),
        )  # fmt: skip
        return meeting

    def ask(self, title: str, question: str) -> Id:
        """Add a matter with two documents and its question; return the question."""
        city, number = self.city, len(self.votes)
        item, vote = city.new_id(), city.new_id()
        city.must(
            city.secretary, v.AddAgendaItem, meeting=self.id, item=item, title=title,
            presenter="Giám đốc Sở Nội vụ", submitting_agency="Sở Nội vụ", minutes_planned=10,
        )  # fmt: skip
        letters = ("a", "c") if number == 0 else ("e", "f")
        draft = city.file(self.id, item, f"Dự thảo Quyết định: {title}", letters[0], published=True)
        city.file(self.id, item, f"Tờ trình số {218 + number}/TTr-SNV", letters[1], published=True)
        city.must(
            city.secretary, v.PrepareVote, meeting=self.id, vote=vote, item=item, question=question, document=draft,
            form=OPINION,
        )  # fmt: skip
        self.votes.append(vote)
        return vote

    def another(self, title: str, until: timedelta, *, send: bool = True) -> Id:
        """Draft one more consultation with one matter; the methods are about it from now on."""
        first = self.id
        self.votes, self.id = [], self.draft(title, until)
        city = self.city
        item, vote = city.new_id(), city.new_id()
        city.must(
            city.secretary, v.AddAgendaItem, meeting=self.id, item=item, title=title, presenter="Giám đốc Sở Tài chính",
            submitting_agency="Sở Tài chính", minutes_planned=10,
        )  # fmt: skip
        city.must(
            city.secretary, v.PrepareVote, meeting=self.id, vote=vote, item=item, question=f"Đồng ý {title}?",
            form=OPINION,
        )  # fmt: skip
        self.votes.append(vote)
        if send:
            self.send()
        return first

    def send(self) -> Asking:
        """Send it."""
        self.city.must(self.city.secretary, c.SendConsultation, meeting=self.id)
        return self

    def read(self, *people: Id) -> None:
        """Let people open it."""
        for person in people:
            part = self.city.part(self.id, person).id
            self.city.must(person, c.ReadConsultation, meeting=self.id, participant=part)

    def answer(self, person: Id, choice: Choice = Choice.FOR, text: str = "", vote: int = 0) -> None:
        """Let somebody answer."""
        self.city.must(
            person, v.CastBallot, meeting=self.id, ballot=self.city.new_id(), vote=self.votes[vote], choice=choice,
            text=text,
        )  # fmt: skip

    def answers(self) -> Asking:
        """Let most answer: one objects, one has another opinion, one comes late, two are silent."""
        city = self.city
        self.read(*city.members[:8])
        for member in city.members[:4]:
            self.answer(member)
        self.answer(city.members[4], Choice.AGAINST, REASON)
        self.answer(city.members[5], Choice.OTHER, OTHER)
        city.now += timedelta(days=5, hours=3)
        self.answer(city.members[6])
        return self

    def close(self) -> Asking:
        """Close and count it, and let the hub file the summary."""
        self.city.must(self.city.secretary, c.CloseConsultation, meeting=self.id, reason="Đủ ý kiến")
        self.paper(PaperKind.SUMMARY, self.id)
        return self

    def withdraw(self) -> None:
        """Take it back."""
        why = "Sở Nội vụ đề nghị rút dự thảo để hoàn thiện."
        self.city.must(self.city.secretary, c.WithdrawConsultation, meeting=self.id, reason=why)

    def sheet(self, person: Id) -> None:
        """Let the hub file the sheet of somebody's answer."""
        (cast,) = self.city.world.find(v.Cast, parent=self.votes[0], person=person)
        self.paper(PaperKind.OPINION_SHEET, cast.id, person, cast.version)

    def attach(self, person: Id, name: str = "Góp ý Điều 9.pdf") -> None:
        """Let somebody put a file beside their opinion."""
        file = self._file()
        self.city.must(HUB, v.RecordFile, sha256=file, size=340_000, pages=2, handed_in_by=person)
        self.city.must(
            person, c.AttachToOpinion, meeting=self.id, opinion_file=self.city.new_id(), vote=self.votes[0],
            sha256=file, file_name=name,
        )  # fmt: skip

    def paper(self, kind: PaperKind, about: Id, person: Id | None = None, of_version: int = 0) -> None:
        """Let the hub file a paper."""
        file = self._file()
        self.city.must(HUB, v.RecordFile, sha256=file, size=88_000, pages=2)
        self.city.must(
            HUB, v.FilePaper, meeting=self.id, paper=self.city.new_id(), paper_kind=kind, about=about, person=person,
            sha256=file, size=88_000, file_name=f"{kind}.pdf", of_version=of_version,
        )  # fmt: skip

    def _file(self) -> str:
        """Give the hash of a file that nothing else is."""
        return sha256(self.city.new_id().encode()).hexdigest()

    def application(self, place: int = 1) -> FakeApplication:
        """Give a member's application, with what the hub sends to that member and no more."""
        return FakeApplication(self.city, self.city.members[place], limited=True)
