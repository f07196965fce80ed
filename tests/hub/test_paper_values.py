"""Papers say what happened: their values are read from the world and from nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import ELECTION, UBND
from ecabinet.domain.voting.rule_sets import Showing, Unit
from ecabinet.hub.paper_values import paper_to_make
from ecabinet.hub.paper_votes import vote_summary
from ecabinet.hub.paper_words import abbreviation
from ecabinet.papers.composing import typeset
from ecabinet.papers.values import InvitationPaper, MinutesPaper, ResultSheetPaper
from tests.domain.plays import play
from tests.papers.reading import words
from tests.stage import Stage

CITY = "Hà Nội"


def test_an_invitation_names_the_addressee_and_the_agenda() -> None:
    stage = Stage()
    meeting = stage.draft(items=3)
    stage.announce(meeting)
    made = paper_to_make(stage.world, PaperKind.INVITATION, stage.part(meeting, stage.members[2]).id, CITY)
    assert made is not None
    assert isinstance(made.value, InvitationPaper)
    assert made.value.addressee.name == "Ông member2"
    assert made.value.agenda == ("Nội dung 1", "Nội dung 2", "Nội dung 3")
    assert made.person == stage.members[2]
    assert made.file_name.startswith("giay-moi-")
    assert typeset(made.value).startswith(b"%PDF-")


def test_the_invitation_of_a_guest_of_one_item_has_no_title_of_another() -> None:
    stage = Stage()
    meeting = stage.draft(items=3)
    part = stage.invite_guest(meeting, stage.items(meeting)[1])
    stage.announce(meeting)
    made = paper_to_make(stage.world, PaperKind.INVITATION, part, CITY)
    assert made is not None
    assert isinstance(made.value, InvitationPaper)
    assert made.value.agenda == ("Nội dung 2",)


def test_a_result_sheet_tells_the_count_the_rule_and_who_chose_what() -> None:
    stage = Stage()
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    for person, choice in zip(stage.members, [Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST], strict=False):
        stage.cast(meeting, vote, person, choice)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    made = paper_to_make(stage.world, PaperKind.RESULT_SHEET, vote, CITY)
    assert made is not None
    sheet = made.value
    assert isinstance(sheet, ResultSheetPaper)
    assert [option.count for option in sheet.options] == [3, 1, 0]
    assert sheet.verdict == "Được thông qua"
    assert sheet.reason.startswith("3 tán thành trên 5 thành viên; cần quá nửa (≥ 3); có mặt 5, túc số 4: thông qua")
    assert [ballot.choice for ballot in sheet.ballots].count("") == 1
    assert made.person is None
    assert typeset(sheet).startswith(b"%PDF-")


def test_the_sheet_of_an_election_has_a_line_for_each_candidate() -> None:
    stage = Stage()
    meeting = stage.in_session()
    rule = msgspec.structs.replace(ELECTION, showing=Showing.NAMES_AFTERWARDS)
    stage.world.rows[v.RuleSet, rule.id] = rule
    vote, item = stage.new_id(), stage.items(meeting)[0]
    lines = (Line("a", "Ông Nguyễn Văn A"), Line("b", "Bà Trần Thị B"), Line("c", "Ông Lê Văn C"))
    form = Form(kind=FormKind.CHOOSE, lines=lines, seats=1, least=1, most=1)
    fields: dict[str, Any] = {"question": "Bầu Phó Trưởng ban", "form": form, "rule_set": rule.id}
    stage.must(stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, **fields)
    stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
    for person, key in zip(stage.members, "aaab", strict=False):
        ballot: dict[str, Any] = {"choice": Choice.BY_LINE, "answers": (Answer(key, Choice.FOR),)}
        stage.must(person, v.CastBallot, meeting=meeting, ballot=stage.new_id(), vote=vote, **ballot)
    stage.must(stage.members[4], v.CastBallot, meeting=meeting, ballot=stage.new_id(), vote=vote, choice=Choice.RECUSED)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    made = paper_to_make(stage.world, PaperKind.RESULT_SHEET, vote, CITY)
    assert made is not None
    sheet = made.value
    assert isinstance(sheet, ResultSheetPaper)
    assert [(line.title, line.options[0].count, line.outcome) for line in sheet.lines] == [
        ("Ông Nguyễn Văn A", 3, "Trúng cử"),
        ("Bà Trần Thị B", 1, "Không trúng cử"),
        ("Ông Lê Văn C", 0, "Không trúng cử"),
    ]
    assert (sheet.ballots_returned, sheet.ballots_valid, sheet.verdict) == (4, 4, "Bầu đủ số")
    assert [(one.label, one.count) for one in sheet.others] == [
        ("Xin không tham gia", 1), ("Không bỏ phiếu", 0),
    ]  # fmt: skip
    assert [ballot.choice for ballot in sheet.ballots][-2:] == ["Bà Trần Thị B", "Xin không tham gia"]
    text = words(typeset(sheet))
    assert "03 (60,00%)" in text
    assert "Trúng cử" in text
    told = stage.world.get(v.Vote, vote)
    assert told is not None
    summary = vote_summary(stage.world, told)
    assert summary is not None
    assert [(option.label, option.count) for option in summary.options] == [("Bỏ phiếu theo danh sách", 4)]
    assert summary.reason.startswith("Ông Nguyễn Văn A: 3 tán thành trên 5 thành viên; cần quá nửa (≥ 3): trúng cử")


def test_the_sheet_of_a_vote_on_paper_says_who_counted_entered_and_confirmed() -> None:
    at = play("session")
    at.counted_by_hand(issued=5, invalid=1)
    at.must(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=at.version(v.Vote, at.vote), vote=at.vote)
    made = paper_to_make(at.world, PaperKind.RESULT_SHEET, at.vote, CITY)
    assert made is not None
    sheet = made.value
    assert isinstance(sheet, ResultSheetPaper)
    assert (sheet.ballots_issued, sheet.ballots_returned, sheet.ballots) == (5, 5, ())
    text = words(typeset(sheet))
    assert "Bỏ phiếu bằng phiếu giấy, số liệu nhập theo biên bản kiểm phiếu" in text
    assert "Người kiểm phiếu: Bà Kiểm, Ông Đếm." in text
    assert "Số liệu do Ông secretary nhập theo biên bản kiểm phiếu, Ông member0 xác nhận" in text
    assert "nhập theo biên bản kiểm phiếu giấy: thông qua" in text


def test_a_vote_by_raised_hands_issues_no_papers_and_says_so() -> None:
    at = play("session")
    at.counted_by_hand(way=Way.RAISED_HANDS, issued=0)
    at.must(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=at.version(v.Vote, at.vote), vote=at.vote)
    made = paper_to_make(at.world, PaperKind.RESULT_SHEET, at.vote, CITY)
    assert made is not None
    assert isinstance(made.value, ResultSheetPaper)
    assert "Biểu quyết bằng hình thức giơ tay" in words(typeset(made.value))
    told = at.world.get(v.Vote, at.vote)
    assert told is not None
    summary = vote_summary(at.world, told)
    assert summary is not None
    assert "nhập theo biên bản đếm biểu quyết giơ tay" in summary.reason


def test_the_sheet_of_a_vote_by_weights_names_carried_seats_barred_ones_and_opinions() -> None:
    stage = Stage()
    rule = msgspec.structs.replace(UBND, forms=(FormKind.OPINION,), unit=Unit.WEIGHTS, mandates=1, splits_mandates=True)
    stage.world.rows[v.RuleSet, UBND.id] = rule
    meeting = stage.in_session()
    parts = [stage.part(meeting, member) for member in stage.members]
    for place, part in enumerate(parts):
        stage.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, weight=place + 1)
    stage.must(stage.members[1], v.GiveMandate, meeting=meeting, participant=parts[1].id, carrier=parts[2].id)
    vote, item = stage.new_id(), stage.items(meeting)[0]
    fields: dict[str, Any] = {"question": "Đồng ý?", "form": Form(kind=FormKind.OPINION), "barred": (parts[4].id,)}
    stage.must(stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, **fields)
    stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
    says: tuple[dict[str, Any], ...] = (
        {"choice": Choice.FOR}, {"choice": Choice.OTHER, "text": "Cho lùi lại", "seat": parts[1].id},
    )  # fmt: skip
    for one in says:
        stage.must(stage.members[2], v.CastBallot, meeting=meeting, ballot=stage.new_id(), vote=vote, **one)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    made = paper_to_make(stage.world, PaperKind.RESULT_SHEET, vote, CITY)
    assert made is not None
    sheet = made.value
    assert isinstance(sheet, ResultSheetPaper)
    assert (sheet.electorate, sheet.weight, sheet.ballots_returned, sheet.ballots_valid) == (5, 15, 2, 2)
    assert [(one.label, one.count, one.weight) for one in (*sheet.options, *sheet.others)] == [
        ("Đồng ý", 1, 3), ("Không đồng ý", 0, 0), ("Ý kiến khác", 1, 2), ("Không bỏ phiếu", 3, 10),
    ]  # fmt: skip
    assert [(one.choice, one.carrier, one.weight) for one in sheet.ballots] == [
        ("", "", 1), ("Ý kiến khác: Cho lùi lại", "Ông member2", 2), ("Đồng ý", "", 3), ("", "", 4),
        ("Không được biểu quyết về nội dung này", "", 5),
    ]  # fmt: skip
    told = stage.world.get(v.Vote, vote)
    assert told is not None
    summary = vote_summary(stage.world, told)
    assert summary is not None
    assert sum(option.count for option in summary.options) == 2


def test_a_ballot_that_its_holder_cast_names_no_carrier_on_the_result_sheet() -> None:
    """A mandate that was taken back while the vote ran is in the frozen electorate still; the ballot says who cast."""
    stage = Stage()
    stage.world.rows[v.RuleSet, UBND.id] = msgspec.structs.replace(UBND, mandates=2, splits_mandates=True)
    meeting = stage.in_session()
    parts = [stage.part(meeting, member) for member in stage.members]
    for holder in (1, 3, 4):
        to = parts[2 if holder < 4 else 0].id
        stage.must(stage.members[holder], v.GiveMandate, meeting=meeting, participant=parts[holder].id, carrier=to)
    vote = stage.open_vote(meeting)
    stage.must(stage.members[1], v.WithdrawMandate, meeting=meeting, participant=parts[1].id)
    stage.cast(meeting, vote, stage.members[1], Choice.AGAINST)
    stage.must(
        stage.members[2], v.CastBallot, meeting=meeting, ballot=stage.new_id(), vote=vote, choice=Choice.FOR,
        seat=parts[3].id,
    )  # fmt: skip
    stage.must(stage.members[3], v.WithdrawMandate, meeting=meeting, participant=parts[3].id)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    made = paper_to_make(stage.world, PaperKind.RESULT_SHEET, vote, CITY)
    assert made is not None
    assert isinstance(made.value, ResultSheetPaper)
    assert [(one.choice, one.carrier) for one in made.value.ballots] == [
        ("", ""), ("Không tán thành", ""), ("", ""), ("Tán thành", "Ông member2"), ("", ""),
    ]  # fmt: skip


def test_minutes_tell_who_came_who_stayed_away_and_why_and_the_votes() -> None:
    stage = Stage()
    meeting = stage.draft()
    stage.announce(meeting)
    away = stage.members[-1]
    stage.must(
        away,
        v.ReplyToInvitation,
        meeting=meeting,
        participant=stage.part(meeting, away).id,
        attending=False,
        reason="đi công tác",
    )
    stage.check_in(meeting, *stage.members[:-1])
    stage.must(stage.chair, v.OpenSession, meeting=meeting)
    item = stage.items(meeting)[0]
    stage.must(stage.chair, v.StartItem, meeting=meeting, item=item)
    vote = stage.open_vote(meeting)
    stage.cast(meeting, vote, stage.chair, Choice.FOR)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    sections = (Section("Nội dung 1", "Đã thảo luận.", item), Section("Kết luận", "Giao Sở Nội vụ."))
    stage.must(stage.secretary, v.StartMinutes, meeting=meeting, number=7, sections=sections)
    made = paper_to_make(stage.world, PaperKind.MINUTES, meeting, CITY)
    assert made is not None
    paper = made.value
    assert isinstance(paper, MinutesPaper)
    assert len(paper.present) == 4
    assert [(one.person.name, one.reason) for one in paper.absent] == [("Ông member4", "đi công tác")]
    assert paper.secretary
    assert [len(section.votes) for section in paper.sections] == [1, 0]
    assert made.file_name == "bien-ban-07.pdf"
    assert typeset(paper).startswith(b"%PDF-")


@pytest.mark.parametrize("kind", list(PaperKind))
def test_there_is_no_paper_about_what_is_gone(kind: PaperKind) -> None:
    assert paper_to_make(Stage().world, kind, "01900000-0000-7000-9000-ffffffffffff", CITY) is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("UBND thành phố Hà Nội", "UBND"),
        ("Ủy ban nhân dân Thành phố", "UBND"),
        ("Ban Chỉ đạo cải cách hành chính", "BCĐ"),
        ("Sở Nội vụ", "SNV"),
        ("", ""),
    ],
)
def test_a_symbol_names_the_issuer_in_short(name: str, short: str) -> None:
    assert abbreviation(name) == short
