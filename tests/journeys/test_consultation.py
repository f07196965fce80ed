"""A consultation over the real link: sent to 12 members, 9 answer (2 late), 1 objects, the next meeting hears of it.

A real hub process and the real client without windows: every step is a command of the person who gives it, and what is
read is what that person's device shows.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ecabinet.cli.demo.backstage import result_of
from ecabinet.cli.demo.hierarchy import Hierarchy
from ecabinet.client.application import Application
from ecabinet.client.screens.committees import seats_of
from ecabinet.client.screens.consultation import (
    ConsultationDesk,
    ConsultationSheet,
    QuestionSheet,
    SheetState,
    consultation_desk,
    consultation_sheet,
)
from ecabinet.client.screens.consultations import ConsultationStage, MyAnswer, Turnout, consultation_list
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.parts import agenda_rows
from ecabinet.client.screens.signing import filed_by, signing_screen
from ecabinet.client.signing import SigningOrder
from ecabinet.client.values import StagedFile
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.cite_consultation import Copy
from ecabinet.domain.consultations.statistics import statistics
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import SessionKind
from ecabinet.domain.voting.forms import Choice, Form, FormKind
from ecabinet.domain.voting.presets import WRITTEN
from ecabinet.domain.voting.results import Verdict
from ecabinet.papers.composing import typeset
from ecabinet.papers.wording import local
from ecabinet.trust.signing.values import Level
from ecabinet.wire.identity import new_id
from tests.journeys.small_city import SmallCity
from tests.papers.reading import words
from tests.papers.samples import report

MEMBERS = 12
DEADLINE_IN = timedelta(hours=3)
TITLE = "Lấy ý kiến dự thảo Quy chế hoạt động"
MATTER = "Dự thảo Quy chế hoạt động của Ban Chỉ đạo"
OBJECTION = "Không đồng ý với khoản 2 Điều 5: chưa rõ nguồn kinh phí."
SECRET = "mật khẩu của khóa"


class Consultation:
    """The city, the consultation in it, and what its people do."""

    def __init__(self, city: SmallCity, folder: Path) -> None:
        self.city, self.folder = city, folder
        self.id = city.meeting
        self.item, self.vote, self.document = new_id(), new_id(), new_id()
        self.began = city.script.meeting.starts_at - timedelta(minutes=10)
        self.deadline = self.began + DEADLINE_IN

    def later(self, moment: datetime) -> None:
        """Let the hub go on at another time: it stops, and its clients find it again."""
        self.city.hub.stop()
        self.city.hub.set_clock(moment)
        self.city.hub.start()

    def pdf(self, name: str) -> Path:
        """Write a PDF that somebody has at hand."""
        path = self.folder / name
        path.write_bytes(typeset(report()))
        return path

    def staged(self, who: Application, path: Path) -> StagedFile:
        """Take a file in on somebody's device."""
        taken = result_of(who.stage_file(path), path.name)
        assert isinstance(taken, StagedFile), taken
        return taken

    def draft(self) -> None:
        """The secretary drafts it."""
        do, secretary = self.city.do, self.city.secretary
        committee = self.city.city.committee
        self.city.see(secretary, lambda view: len(seats_of(view, committee)) == MEMBERS, "the members")
        seats = {seat: new_id() for seat in result_of(secretary.ask(partial(seats_of, committee=committee)), "seats")}
        do(
            secretary,
            c.DraftConsultation,
            title=TITLE,
            committee=committee,
            rule_set=WRITTEN.id,
            deadline=self.deadline,
            seats=seats,
            secretary_seat=new_id(),
        )

    def remove(self) -> None:
        """The secretary takes the draft away and begins anew."""
        city = self.city
        city.do(city.secretary, c.RemoveConsultation)
        city.see(city.secretary, lambda view: not view.world.find(v.Meeting), "the draft gone")
        self.id = city.meeting = new_id()

    def prepare_and_send(self) -> None:
        """The secretary puts a document beside its question, and sends it."""
        do, secretary = self.city.do, self.city.secretary
        described = {"presenter": "", "submitting_agency": "Sở Nội vụ", "minutes_planned": 10}
        do(secretary, v.AddAgendaItem, item=self.item, title=MATTER, **described)
        draft = self.staged(secretary, self.pdf("du-thao.pdf"))
        filed = {"doc_type": DocType.DRAFT, "agency_name": "Sở Nội vụ", "sha256": draft.sha256}
        do(
            secretary,
            v.FileDocument,
            document=self.document,
            document_version=new_id(),
            item=self.item,
            title="Dự thảo Quy chế",
            file_name=draft.file_name,
            **filed,
        )
        do(secretary, v.PublishDocument, document=self.document)
        asked = {"question": "Đồng chí có đồng ý với dự thảo Quy chế?", "form": Form(kind=FormKind.OPINION)}
        do(secretary, v.PrepareVote, vote=self.vote, item=self.item, document=self.document, **asked)
        do(secretary, c.SendConsultation)

    def sheet(self, who: Application) -> ConsultationSheet:
        """Return what a member's device shows, once it shows the consultation."""
        self.city.see(who, lambda view: consultation_sheet(view, self.id) is not None, "the consultation")
        found = result_of(who.ask(consultation_sheet, self.id), "the sheet")
        assert found is not None
        return found

    def question(self, view: View) -> QuestionSheet | None:
        """Return the question as a member's device shows it."""
        found = consultation_sheet(view, self.id)
        return None if found is None or not found.matters else found.matters[0].questions[0]

    def answer(self, who: Application, choice: Choice, text: str = "") -> None:
        """A member opens it, which is recorded, and answers."""
        reading = self.sheet(who).reading
        if reading is not None:
            self.city.do(who, c.ReadConsultation, participant=reading)
        self.city.do(who, v.CastBallot, ballot=new_id(), vote=self.vote, choice=choice, text=text)
        self.city.see(who, lambda view: self._is(view, SheetState.UNSIGNED), "the sheet of the answer")

    def _is(self, view: View, state: SheetState) -> bool:
        found = self.question(view)
        return found is not None and found.sheet == state

    def sign(self, who: Application, key_file: Path) -> None:
        """A member signs the sheet of their answer with their key."""
        question = result_of(who.ask(self.question), "the question")
        assert question is not None
        assert question.sheet_paper is not None
        screen = result_of(who.ask(signing_screen, question.sheet_paper.sha256), "what is to be signed")
        assert screen is not None
        order = SigningOrder(
            sha256=screen.sha256,
            paper=screen.paper,
            meeting=screen.meeting,
            file_name=screen.file_name,
            place=screen.place,
            level=Level.BASIC,
            key_file=key_file,
            secret=SECRET,
        )
        signed = result_of(who.sign_paper(order), "the signature")
        assert isinstance(signed, StagedFile), signed
        self.city.do(who, filed_by(screen.paper_kind), paper=new_id(), signs=screen.paper, sha256=signed.sha256)
        self.city.see(who, lambda view: self._is(view, SheetState.SIGNED), "the signed sheet")

    def desk(self) -> ConsultationDesk:
        """Return what the secretary's device shows."""
        found = result_of(self.city.secretary.ask(consultation_desk, self.id), "the desk")
        assert found is not None
        return found

    def file(self, who: Application, sha256: str, name: str) -> bytes:
        """Save a file from somebody's device and return it."""
        target = self.folder / name
        assert result_of(who.save_copy(sha256, target), name) is None
        return target.read_bytes()


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Consultation]:
    city = SmallCity(tmp_path / "city", MEMBERS)
    try:
        yield Consultation(city, tmp_path)
    finally:
        city.close()


def test_twelve_are_asked_nine_answer_and_the_next_meeting_hears_of_it(asked: Consultation, tmp_path: Path) -> None:
    city, members = asked.city, asked.city.members
    secretary, signer, objector = city.secretary, members[1], members[8]
    asked.draft()
    asked.remove()
    asked.draft()
    asked.prepare_and_send()
    city.see(members[11], lambda view: _told(view, "consultation_sent"), "the notice")
    assert result_of(members[11].ask(home_screen), "home").first is None

    for member in members[:7]:
        asked.answer(member, Choice.FOR)
    hierarchy = Hierarchy(datetime(2022, 1, 1, tzinfo=UTC))
    key_file = tmp_path / "khoa.p12"
    key_file.write_bytes(hierarchy.key_file(hierarchy.person("Nguyễn Văn An", "Ủy ban"), SECRET))
    asked.sign(signer, key_file)
    city.see(secretary, lambda view: _turnout(asked, view) == Turnout(asked=12, read=7, answered=7, late=0), "seven")
    assert not result_of(secretary.ask(lambda view: view.world.find(v.Ballot)), "no choice is told")

    asked.later(asked.deadline - timedelta(hours=2))
    city.see(members[7], lambda view: _told(view, "please_answer"), "the reminder")
    assert not result_of(members[0].ask(lambda view: _told(view, "please_answer")), "who answered is not reminded")
    asked.later(asked.deadline + timedelta(minutes=1))
    city.see(members[8], lambda view: _told(view, "answer_overdue"), "the reminder after the deadline")

    asked.answer(members[7], Choice.FOR)
    attached = asked.staged(objector, asked.pdf("gop-y.pdf"))
    named = {"sha256": attached.sha256, "file_name": attached.file_name}
    asked.sheet(objector)
    city.do(objector, c.AttachToOpinion, opinion_file=new_id(), vote=asked.vote, **named)
    asked.answer(objector, Choice.AGAINST, OBJECTION)
    city.see(secretary, lambda view: _turnout(asked, view) == Turnout(asked=12, read=9, answered=9, late=2), "nine")
    city.do(secretary, c.RemindConsultation)
    desk = asked.desk()
    silent = {row.full_name for row in desk.people if row.answered_at is None}
    assert len(silent) == 3
    assert [row.is_late for row in desk.people if row.answered_at is not None].count(True) == 2
    assert not desk.needs_reason

    city.do(secretary, c.CloseConsultation)
    _is_counted_rightly(asked, silent)
    _tells_every_member(asked)
    _is_heard_of(asked)


def _told(view: View, code: str) -> bool:
    return any(notice.code == code for notice in view.world.find(v.Notice, person=view.me))


def _turnout(asked: Consultation, view: View) -> Turnout | None:
    found = consultation_desk(view, asked.id)
    return None if found is None else found.head.turnout


def _is_counted_rightly(asked: Consultation, silent: set[str]) -> None:
    """The result, the paper and the spreadsheet say the same: 8 for, 1 against, 3 silent, of 12."""
    secretary = asked.city.secretary
    asked.city.see(secretary, lambda view: _summary_paper(asked, view) is not None, "the summary")
    desk = asked.desk()
    assert desk.head.stage == ConsultationStage.CLOSED
    assert desk.summary is not None
    (matter,) = desk.summary.matters
    assert [(option.label, option.count) for option in matter.options] == [
        ("Đồng ý", 8),
        ("Không đồng ý", 1),
        ("Ý kiến khác", 0),
    ]
    assert (matter.not_answered, matter.verdict) == (3, "Thông qua")
    assert {one.voter.name for one in matter.silent} == silent
    assert desk.summary_paper is not None
    said = words(asked.file(secretary, desk.summary_paper.sha256, "tong-hop.pdf"))
    for told in (
        f"Thời hạn trả lời: {local(asked.deadline):%H giờ %M} phút",
        "Đã lấy ý kiến 12 thành viên; 09 trả lời, trong đó 02 trả lời quá hạn; 03 không trả lời.",
        "Đồng ý 08 66,67%",
        "Không đồng ý 01 8,33%",
        "Không trả lời 03 25,00%",
        "Kết luận: Thông qua.",
        "8 tán thành trên 12 thành viên; cần quá nửa (≥ 7)",
        OBJECTION,
        "Tệp kèm theo: gop-y.pdf",
        "Đã ký số",
    ):
        assert told in said
    assert all(name in said for name in silent)
    table = asked.folder / "tong-hop.xlsx"
    assert result_of(secretary.save_opinion_table(asked.id, table), "the spreadsheet") is None
    with zipfile.ZipFile(table) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert OBJECTION in strings
    assert "66,67%" in strings
    since = asked.began - timedelta(days=1)
    counted = result_of(
        secretary.ask(lambda view: statistics(view.world, since, since + timedelta(days=2), view.now)), "the statistics"
    )
    (tally,) = counted.consultations
    assert (tally.asked, tally.read, tally.in_time, tally.late, tally.missing) == (12, 9, 7, 2, 3)
    assert (tally.questions[0].votes_for, tally.questions[0].votes_against) == (8, 1)


def _summary_paper(asked: Consultation, view: View) -> Id | None:
    found = consultation_desk(view, asked.id)
    return None if found is None or found.summary_paper is None else found.summary_paper.id


def _tells_every_member(asked: Consultation) -> None:
    """Who was silent reads all opinions by name too, and the file beside the objection; it is listed as no sitting."""
    silent = asked.city.members[11]
    asked.city.see(silent, lambda view: _sees_opinions(asked, view), "the opinions")
    ((_, opinions),) = asked.sheet(silent).opinions
    assert [one.text for one in opinions if one.choice == "Không đồng ý"] == [OBJECTION]
    assert sum(1 for one in opinions if not one.choice) == 3
    (file,) = result_of(silent.ask(lambda view: view.world.find(v.OpinionFile)), "the file")
    assert PdfReader(BytesIO(asked.file(silent, file.sha256, "gop-y-cua-nguoi-khac.pdf"))).pages
    (head,) = result_of(silent.ask(consultation_list), "the list").over
    assert head.mine == MyAnswer.MISSED
    home = result_of(silent.ask(home_screen), "home")
    assert (home.first, home.coming, home.past) == (None, (), ())


def _sees_opinions(asked: Consultation, view: View) -> bool:
    found = consultation_sheet(view, asked.id)
    return found is not None and bool(found.opinions)


def _is_heard_of(asked: Consultation) -> None:
    """One command puts the matter on the next meeting's agenda, with its result and readable copies."""
    city, secretary = asked.city, asked.city.secretary
    paper = result_of(secretary.ask(partial(_summary_paper, asked)), "the summary")
    city.meeting = new_id()
    room = result_of(secretary.ask(lambda view: view.world.find(v.Room)[0].id), "the room")
    committee = city.city.committee
    seats = {seat: new_id() for seat in result_of(secretary.ask(partial(seats_of, committee=committee)), "seats")}
    starts_at = asked.deadline + timedelta(days=3)
    city.do(
        secretary,
        v.DraftMeeting,
        title="Phiên họp tiếp theo",
        kind=SessionKind.REGULAR,
        committee=committee,
        room=room,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        seats=seats,
        secretary_seat=new_id(),
        display_seat=new_id(),
    )
    cited = {"consultation": asked.id, "matter": asked.item, "minutes_planned": 10}
    copies = tuple(Copy(of, new_id(), new_id()) for of in (paper, asked.document) if of is not None)
    city.do(secretary, c.CiteConsultation, item=new_id(), copies=copies, **cited)
    with pytest.raises(AssertionError, match="consultation_cited"):
        city.do(secretary, c.CiteConsultation, item=new_id(), **cited)
    city.do(secretary, v.AnnounceMeeting, requests="", contact="Văn phòng")
    member = city.members[11]
    city.see(member, lambda view: bool(agenda_rows(view, city.meeting)), "the agenda")
    (row,) = result_of(member.ask(agenda_rows, city.meeting), "the agenda")
    assert row.title == MATTER
    assert [document.title for document in row.documents] == [f"Bảng tổng hợp ý kiến: {TITLE}", "Dự thảo Quy chế"]
    item = result_of(member.ask(lambda view: view.world.get(v.AgendaItem, row.id)), "the item")
    assert item is not None
    assert item.cites is not None
    assert (item.cites.consultation, item.cites.results[0].verdict) == (asked.id, Verdict.PASSED)
    assert OBJECTION in words(asked.file(member, row.documents[0].sha256, "ban-sao-tong-hop.pdf"))
