"""What the hub does of itself for a consultation, and whose files it takes and gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import WRITTEN
from ecabinet.hub.archive_export import export
from ecabinet.hub.files import may_read, may_send
from ecabinet.hub.paper_values import paper_to_make
from ecabinet.papers.opinion_reading import summary_of
from ecabinet.papers.opinions import OpinionSheetPaper, OpinionSummaryPaper
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Outcome, findings
from ecabinet.wire.codec import decode_entity
from ecabinet.wire.frames import Audiences
from tests.domain.consulted import ATTACHED_FILE, DEADLINE, Consulted
from tests.hub.house import House, HubStage, Link
from tests.hub.test_jobs import following
from tests.hub.test_link import token_of, wait_for_row
from tests.papers.reading import words
from tests.stage import Stage

OBJECTION = "Đề nghị sửa Điều 5"


@pytest.fixture
def sent() -> Consulted:
    return Consulted(Stage()).send()


def _paper(link: Link, kind: PaperKind) -> v.Paper:
    row = wait_for_row(link, "Paper", lambda body: decode_entity(v.Paper, body).paper_kind is kind)
    return decode_entity(v.Paper, row)


def _file(house: House, stage: HubStage, person: Id, sha256: str) -> tuple[int, bytes]:
    with house.http(token_of(house, stage, person)) as client:
        answer = client.get(f"/blobs/{sha256}")
    return answer.status_code, answer.content


def _saying(code: str) -> Callable[[bytes], bool]:
    return lambda body: decode_entity(v.Notice, body).code == code


# Papers


def test_each_answer_becomes_a_sheet_that_only_its_giver_reads_until_the_count(house: House, stage: HubStage) -> None:
    member = stage.members[1]
    asked = Consulted(stage).send()
    with house.link(token_of(house, stage, member)) as link:
        following(link, f"person/{member}")
        asked.answer(member, Choice.AGAINST, OBJECTION)
        sheet = _paper(link, PaperKind.OPINION_SHEET)
    assert (sheet.person, sheet.of_version, sheet.withheld) == (member, 1, True)
    status, pdf = _file(house, stage, member, sheet.sha256)
    assert status == 200
    assert OBJECTION in words(pdf)
    assert _file(house, stage, stage.secretary, sheet.sha256)[0] == 404
    asked.close()
    assert _file(house, stage, stage.secretary, sheet.sha256)[0] == 200


def test_the_summary_is_made_at_the_count_and_can_be_put_on_an_agenda(house: House, stage: HubStage) -> None:
    asked = Consulted(stage).send()
    asked.answer(stage.members[1], Choice.AGAINST, OBJECTION)
    with house.link(token_of(house, stage, stage.members[2])) as link:
        following(link, f"meeting/{asked.id}")
        asked.close()
        summary = _paper(link, PaperKind.SUMMARY)
    said = words(_file(house, stage, stage.members[2], summary.sha256)[1])
    assert OBJECTION in said
    assert "04 không trả lời" in said
    assert summary.file_name == "tong-hop-y-kien-du-thao-quy-che.pdf"
    kept = stage.world.get(v.StoredFile, summary.sha256)
    assert kept is not None
    assert kept.pages >= 1


def test_paper_and_screen_tell_the_same_content(sent: Consulted) -> None:
    sent.answer(sent.at.members[1], Choice.OTHER, OBJECTION)
    sent.close()
    made = paper_to_make(sent.at.world, PaperKind.SUMMARY, sent.id, "Hà Nội")
    assert made is not None
    assert isinstance(made.value, OpinionSummaryPaper)
    assert made.value.summary == summary_of(sent.at.world, sent.id)
    assert made.value.letterhead.symbol == "BTH-BCĐ"
    (matter,) = made.value.summary.matters
    assert [(one.label, one.count) for one in matter.options] == [
        ("Đồng ý", 0),
        ("Không đồng ý", 0),
        ("Ý kiến khác", 1),
    ]
    assert matter.reason == "0 tán thành trên 5 thành viên; cần quá nửa (≥ 3): không thông qua"


def test_a_sheet_tells_the_answer_as_it_is_now(sent: Consulted) -> None:
    member = sent.at.members[1]
    sent.answer(member, Choice.FOR)
    sent.answer(member, Choice.OTHER, OBJECTION)
    (cast,) = sent.at.world.find(v.Cast)
    made = paper_to_make(sent.at.world, PaperKind.OPINION_SHEET, cast.id, "Hà Nội")
    assert made is not None
    assert isinstance(made.value, OpinionSheetPaper)
    assert (made.person, made.of_version, made.value.opinion.text) == (member, 2, OBJECTION)
    assert made.value.opinion.choice == "Ý kiến khác"
    assert made.value.signatory.name == made.value.opinion.voter.name


def test_the_sheet_of_an_answer_under_a_mandate_is_its_givers_also_when_that_was_taken_back() -> None:
    """Nothing the holder of the seat writes afterwards goes to who had carried the mandate."""
    at = Stage()
    at.must(HUB, v.InstallRuleSet, rule_set=msgspec.structs.replace(WRITTEN, mandates=1, splits_mandates=True))
    asked = Consulted(at)
    holder, carrier = (at.part(asked.id, member) for member in at.members[1:3])
    asked.must(v.GiveMandate, participant=holder.id, carrier=carrier.id)
    asked.send()
    ballot: dict[str, Any] = {"ballot": at.new_id(), "vote": asked.votes[0], "choice": Choice.FOR, "seat": holder.id}
    at.must(carrier.person, v.CastBallot, meeting=asked.id, **ballot)
    at.must(holder.person, v.WithdrawMandate, meeting=asked.id, participant=holder.id)
    asked.answer(holder.person, Choice.OTHER, OBJECTION)
    made = paper_to_make(at.world, PaperKind.OPINION_SHEET, ballot["ballot"], "Hà Nội")
    assert made is not None
    assert isinstance(made.value, OpinionSheetPaper)
    assert (made.person, made.value.opinion.choice, made.value.opinion.text) == (carrier.person, "Đồng ý", "")
    assert (made.value.opinion.voter.name, made.value.signatory.name) == (holder.full_name, carrier.full_name)


def test_a_question_in_writing_has_no_result_sheet_of_a_sitting(sent: Consulted) -> None:
    sent.close()
    assert paper_to_make(sent.at.world, PaperKind.RESULT_SHEET, sent.votes[0], "Hà Nội") is None


def test_what_was_withdrawn_has_neither_sheet_nor_summary(sent: Consulted) -> None:
    sent.answer(sent.at.members[1])
    (cast,) = sent.at.world.find(v.Cast)
    sent.must(c.WithdrawConsultation, reason="Sai hồ sơ")
    assert paper_to_make(sent.at.world, PaperKind.OPINION_SHEET, cast.id, "Hà Nội") is None
    assert paper_to_make(sent.at.world, PaperKind.SUMMARY, sent.id, "Hà Nội") is None


# Reminders


def test_the_hub_reminds_before_and_after_the_deadline(house: House, stage: HubStage) -> None:
    silent = stage.members[1]
    asked = Consulted(stage).send()
    for member in stage.members:
        if member != silent:
            asked.answer(member)
    with house.link(token_of(house, stage, silent)) as link:
        following(link, f"person/{silent}")
        for moment, code in (
            (DEADLINE - timedelta(days=1), "please_answer"),
            (DEADLINE + timedelta(minutes=1), "answer_overdue"),
        ):
            house.clock.now = moment
            stage.draft()  # a commit, at which the hub looks at its clock again
            wait_for_row(link, "Notice", _saying(code))
    reminded = {one.person for one in stage.world.find(v.Notice, meeting=asked.id) if one.code != "consultation_sent"}
    assert reminded == {silent}


# Files


def test_who_is_asked_hands_in_files_while_answers_are_taken() -> None:
    asked = Consulted(Stage())
    asked.invite_guest()
    world, member = asked.at.world, asked.at.members[1]
    assert not may_send(world, member)
    asked.send()
    assert may_send(world, member)
    assert not may_send(world, asked.at.outsider)
    asked.close()
    assert not may_send(world, member)


def test_a_file_beside_an_opinion_is_given_to_its_giver_and_after_the_count_to_all_who_were_asked(
    sent: Consulted,
) -> None:
    giver, other = sent.at.members[1:3]
    sent.attach(giver)
    world = sent.at.world
    people = (giver, other, sent.at.secretary, sent.at.outsider)
    assert [may_read(world, person, ATTACHED_FILE) for person in people] == [True, False, False, False]
    sent.answer(giver)
    sent.close()
    assert [may_read(world, person, ATTACHED_FILE) for person in people] == [True, True, True, False]


def test_a_member_sends_a_file_over_the_door(house: House, stage: HubStage) -> None:
    content = b"%PDF-1.7 not a whole one"
    name = hashlib.sha256(content).hexdigest()
    member = stage.members[1]
    asked = Consulted(stage)
    with house.http(token_of(house, stage, member)) as client:
        assert client.put(f"/blobs/{name}", content=content).status_code == 403
        asked.send()
        assert client.put(f"/blobs/{name}", content=content).status_code == 201
    fields = {"opinion_file": stage.new_id(), "vote": asked.votes[0], "sha256": name, "file_name": "gop-y.pdf"}
    assert asked.refused(member, c.AttachToOpinion, **fields) in {"damaged_pdf", "truncated_pdf"}


# The record


def test_a_consultation_is_exported_and_counted_again(house: House, stage: HubStage, tmp_path: Path) -> None:
    asked = Consulted(stage).send()
    for member, choice in zip(stage.members, (Choice.FOR,) * 3 + (Choice.AGAINST,), strict=False):
        asked.answer(member, choice)
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{asked.id}")
        asked.close()
        _paper(link, PaperKind.SUMMARY)
    export(house.config, asked.id, tmp_path / "record.zip")
    record = read_archive(tmp_path / "record.zip")
    assert record.meeting.is_written
    assert [one.outcome for one in findings(record)] == [Outcome.SAME]


def test_a_withdrawn_consultation_leaves_no_answer_in_its_record(house: House, stage: HubStage, tmp_path: Path) -> None:
    member = stage.members[1]
    asked = Consulted(stage).send()
    with house.link(token_of(house, stage, member)) as link:
        following(link, f"person/{member}")
        asked.answer(member, Choice.AGAINST, OBJECTION)
        _paper(link, PaperKind.OPINION_SHEET)
    asked.must(c.WithdrawConsultation, reason="Sai hồ sơ")
    export(house.config, asked.id, tmp_path / "record.zip")
    record = read_archive(tmp_path / "record.zip")
    assert record.meeting.state == MeetingState.CLOSED
    assert not record.all(v.Ballot)
    assert not record.all(v.Paper)


def test_a_removed_draft_leaves_nothing_and_nobody_belongs_to_it(house: House, stage: HubStage) -> None:
    asked = Consulted(stage)
    staff = f"meeting/{asked.id}/staff"
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, staff)
        wait_for_row(link, "Vote")
        asked.must(c.RemoveConsultation)
        now = link.until(Audiences)
        while isinstance(now, Audiences) and staff in now.audiences:
            now = link.until(Audiences)
    for kind in (v.Meeting, v.Agenda, v.AgendaItem, v.Participant, v.Vote, v.Document, v.DocumentVersion):
        assert not stage.world.find(kind, meeting=asked.id)
