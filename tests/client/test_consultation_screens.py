"""What member and staff see of a consultation, and what sittings' pages do not see of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.client.screens.consultation import (
    NeedOf,
    QuestionSheet,
    SheetState,
    consultation_desk,
    consultation_sheet,
)
from ecabinet.client.screens.consultations import (
    ConsultationStage,
    MyAnswer,
    Turnout,
    consultation_desk_list,
    consultation_list,
)
from ecabinet.client.screens.desk import desk_list, desk_meeting
from ecabinet.client.screens.frame import Place, frame_screen
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.meeting import meeting_screen
from ecabinet.client.screens.signing import filed_by, signing_screen
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.places import ISSUER
from ecabinet.domain.voting.forms import Choice
from tests.domain.consulted import DEADLINE, SHEET_FILE, SIGNED_FILE, Consulted
from tests.stage import START, MemoryWorld, Stage


@pytest.fixture
def sent() -> Consulted:
    return Consulted(Stage()).send()


def _view(asked: Consulted, person: Id) -> View:
    """Return what somebody's device has: what their audiences hold, and nothing else."""
    held = audiences_of(asked.at.world, person)
    world = MemoryWorld()
    world.rows = {key: one for key, one in asked.at.world.rows.items() if audiences(one) & held}
    online = LinkState(LinkPhase.ONLINE, START)
    return View(world=world, me=person, now=asked.at.now, link=online)


def _question(asked: Consulted, person: Id) -> QuestionSheet:
    sheet = consultation_sheet(_view(asked, person), asked.id)
    assert sheet is not None
    return sheet.matters[0].questions[0]


def test_pages_of_sittings_know_nothing_of_consultations(sent: Consulted) -> None:
    member = _view(sent, sent.at.members[1])
    home = home_screen(member)
    assert (home.first, home.coming, home.past) == (None, (), ())
    assert meeting_screen(member, sent.id) is None
    desk = _view(sent, sent.at.secretary)
    assert desk_list(desk).meetings == ()
    assert desk_meeting(desk, sent.id) is None


def test_the_frame_names_a_consultation_and_opens_no_console_for_it(sent: Consulted) -> None:
    notice = v.Notice(
        id=sent.at.new_id(), person=sent.at.chair, code="consultation_sent", meeting=sent.id, about=None, left_at=START
    )
    sent.at.world.rows[v.Notice, notice.id] = notice
    frame = frame_screen(_view(sent, sent.at.chair))
    assert [(row.meeting_title, row.is_written) for row in frame.notices] == [("Dự thảo Quy chế", True)]
    assert frame.meeting is None
    assert Place.CONSOLE not in frame.places
    sent.at.draft()
    assert Place.CONSOLE in frame_screen(_view(sent, sent.at.chair)).places


def test_a_guest_of_one_matter_finds_it_apart_too() -> None:
    asked = Consulted(Stage())
    asked.invite_guest()
    asked.send()
    view = _view(asked, asked.at.guest)
    assert home_screen(view).first is None
    (head,) = consultation_list(view).answered
    assert (head.mine, head.matters) == (MyAnswer.NOT_ASKED, 0)


def test_a_member_reads_answers_and_signs(sent: Consulted) -> None:
    member = sent.at.members[1]
    (head,) = consultation_list(_view(sent, member)).to_answer
    assert (head.stage, head.mine, head.is_read, head.turnout) == (
        ConsultationStage.RUNNING,
        MyAnswer.TO_ANSWER,
        False,
        None,
    )
    sheet = consultation_sheet(_view(sent, member), sent.id)
    assert sheet is not None
    assert sheet.reading == sent.at.part(sent.id, member).id
    assert [row.title for row in sheet.matters[0].row.documents] == ["Dự thảo: Nội dung 1"]
    question = _question(sent, member)
    assert (question.sheet, question.files) == (SheetState.NONE, ())

    sent.at.must(member, c.ReadConsultation, meeting=sent.id, participant=sheet.reading)
    sent.answer(member, Choice.AGAINST, "Chưa rõ")
    assert _question(sent, member).sheet == SheetState.COMING
    paper = sent.sheet(member)
    assert _question(sent, member).sheet == SheetState.UNSIGNED
    assert signing_screen(_view(sent, sent.at.secretary), SHEET_FILE) is None
    mine = signing_screen(_view(sent, member), SHEET_FILE)
    assert mine is not None
    assert (mine.place, filed_by(mine.paper_kind)) == (ISSUER, c.FileSignedOpinion)
    signed = sent.at.new_id()
    sent.at.must(member, c.FileSignedOpinion, meeting=sent.id, paper=signed, signs=paper, sha256=SIGNED_FILE)
    question = _question(sent, member)
    assert question.sheet == SheetState.SIGNED
    assert question.sheet_paper is not None
    assert question.sheet_paper.id == signed
    after = consultation_sheet(_view(sent, member), sent.id)
    assert after is not None
    assert after.reading is None
    assert after.head.mine == MyAnswer.ANSWERED


def test_the_staff_see_who_and_never_how_before_the_count(sent: Consulted) -> None:
    reader, answerer, late = sent.at.members[1:4]
    for member in (reader, answerer):
        part = sent.at.part(sent.id, member).id
        sent.at.must(member, c.ReadConsultation, meeting=sent.id, participant=part)
    sent.answer(answerer)
    sent.at.now = DEADLINE + timedelta(hours=1)
    sent.answer(late, Choice.AGAINST, "Chưa rõ")
    desk = consultation_desk(_view(sent, sent.at.secretary), sent.id)
    assert desk is not None
    assert desk.head.stage == ConsultationStage.OVERDUE
    assert desk.head.turnout == Turnout(asked=5, read=2, answered=2, late=1)
    assert desk.head.turnout.silent == 3
    rows = [(row.read_at is not None, row.answered_at is not None, row.is_late) for row in desk.people]
    assert rows == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (False, True, True),
        (False, False, False),
    ]
    assert (desk.may_remind, desk.may_close, desk.needs_reason, desk.summary) == (True, True, False, None)
    sheet = consultation_sheet(_view(sent, sent.at.secretary), sent.id)
    assert sheet is not None
    assert sheet.opinions == ()


def test_everybody_asked_reads_all_opinions_from_the_count_on(sent: Consulted) -> None:
    sent.answer(sent.at.members[1], Choice.AGAINST, "Chưa rõ")
    sent.close()
    sheet = consultation_sheet(_view(sent, sent.at.members[2]), sent.id)
    assert sheet is not None
    ((_, opinions),) = sheet.opinions
    assert [(one.choice, one.text) for one in opinions] == [
        ("", ""),
        ("Không đồng ý", "Chưa rõ"),
        ("", ""),
        ("", ""),
        ("", ""),
    ]
    assert sheet.head.mine == MyAnswer.MISSED
    assert sheet.closing_reason == "Khẩn cấp"
    desk = consultation_desk(_view(sent, sent.at.secretary), sent.id)
    assert desk is not None
    assert desk.may_cite
    assert desk.summary is not None
    assert desk.summary.matters[0].not_answered == 4
    (over,) = consultation_desk_list(_view(sent, sent.at.secretary)).over
    assert over.stage == ConsultationStage.CLOSED


def test_a_draft_says_what_it_needs() -> None:
    asked = Consulted(Stage(), matters=0)

    def needs() -> tuple[NeedOf, ...]:
        desk = consultation_desk(_view(asked, asked.at.secretary), asked.id)
        assert desk is not None
        return desk.needs

    assert needs() == (NeedOf.MATTERS,)
    asked.matter("Nội dung")
    assert needs() == (NeedOf.QUESTIONS,)
    asked.at.now = DEADLINE
    assert needs() == (NeedOf.QUESTIONS, NeedOf.DEADLINE)
    listed = consultation_desk_list(_view(asked, asked.at.secretary))
    assert [head.stage for head in listed.drafts] == [ConsultationStage.DRAFT]
    assert [rule.title for rule in listed.rules] == ["Phiếu lấy ý kiến: quá nửa tổng số thành viên đồng ý"]
    assert consultation_list(_view(asked, asked.at.members[1])) == consultation_list(_view(asked, asked.at.outsider))
    assert consultation_desk(_view(asked, asked.at.members[1]), asked.id) is None


def test_a_withdrawn_consultation_shows_nothing_of_its_answers(sent: Consulted) -> None:
    sent.answer(sent.at.members[1], Choice.AGAINST, "Chưa rõ")
    sent.must(c.WithdrawConsultation, reason="Hồ sơ chưa đủ")
    sheet = consultation_sheet(_view(sent, sent.at.members[1]), sent.id)
    assert sheet is not None
    assert (sheet.head.stage, sheet.opinions, sheet.closing_reason) == (
        ConsultationStage.WITHDRAWN,
        (),
        "Hồ sơ chưa đủ",
    )
