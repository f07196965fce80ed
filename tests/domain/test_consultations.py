"""A consultation from draft to the next agenda: who may do what when, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import HUB, Command, JobKind, Refusal
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.papers.entities import Paper
from ecabinet.domain.procedures import CONSULTATIONS
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import UBND, WRITTEN
from ecabinet.domain.voting.rule_sets import Base, Showing, TimeOut
from tests.domain.consulted import DEADLINE, SIGNED_FILE, Consulted
from tests.domain.examples import MAKINGS, example
from tests.domain.plays import play
from tests.stage import START, Stage

AFTER = DEADLINE + timedelta(hours=1)


@pytest.fixture
def asked() -> Consulted:
    return Consulted(Stage())


@pytest.fixture
def sent() -> Consulted:
    return Consulted(Stage()).send()


def _kinds_seen(asked: Consulted, person: str) -> set[str]:
    held = audiences_of(asked.at.world, person)
    return {type(one).__name__ for one in asked.at.world.rows.values() if audiences(one) & held}


def _notices(asked: Consulted) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for notice in asked.at.last.notices:
        codes.setdefault(notice.code, set()).add(notice.person)
    return codes


# Preparing


def test_a_draft_asks_the_members_of_its_committee_and_is_for_its_staff_alone(asked: Consulted) -> None:
    parts = asked.at.world.find(v.Participant, meeting=asked.id)
    assert {part.person for part in parts if part.votes} == set(asked.at.members)
    assert asked.meeting.is_written
    assert asked.meeting.state == MeetingState.DRAFT
    assert "Vote" not in _kinds_seen(asked, asked.at.members[1])
    assert "Vote" in _kinds_seen(asked, asked.at.chair)


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        (START, "deadline_passed"),
        (START - timedelta(seconds=1), "deadline_passed"),
        (DEADLINE.replace(tzinfo=None), "time_without_zone"),
        (DEADLINE.replace(year=2300), "year_out_of_range"),
    ],
)
def test_a_deadline_lies_ahead(deadline: object, code: str) -> None:
    given = example(c.DraftConsultation, deadline=deadline)
    outcome = given.decided()
    assert isinstance(outcome, Refusal)
    assert outcome.code == code


def test_a_rule_of_sittings_decides_nothing_in_writing() -> None:
    outcome = example(c.DraftConsultation, rule_set=UBND.id).decided()
    assert isinstance(outcome, Refusal)
    assert outcome.code == "rule_not_for_consultations"


def test_a_draft_is_changed_without_a_word_to_anybody(asked: Consulted) -> None:
    asked.must(c.ChangeConsultation, based_on=1, title="Tên khác", deadline=DEADLINE + timedelta(days=1))
    assert (asked.meeting.title, asked.meeting.ends_at) == ("Tên khác", DEADLINE + timedelta(days=1))
    assert asked.at.last.notices == ()
    assert asked.refused(asked.at.secretary, c.ChangeConsultation, based_on=1, title="Cũ", deadline=DEADLINE) == "stale"


def test_a_removed_draft_leaves_nothing() -> None:
    at = Stage()
    before = set(at.world.rows)
    asked = Consulted(at)
    asked.must(c.RemoveConsultation)
    left = {kind.__name__ for kind, _ in set(at.world.rows) - before}
    assert left == {"RuleSet", "StoredFile"}  # the rule was installed, and the hub keeps the bytes it received


def test_what_was_sent_is_withdrawn_and_not_removed(sent: Consulted) -> None:
    assert sent.refused(sent.at.secretary, c.RemoveConsultation) == "consultation_was_sent"


# Sending


def test_all_questions_are_put_at_once_to_everybody_with_a_seat() -> None:
    asked = Consulted(Stage(), matters=3).send()
    for number in range(3):
        vote = asked.vote(number)
        assert [one.person for one in vote.electorate] == asked.at.members
        assert (vote.opened_at, vote.closes_at, vote.in_writing) == (START, DEADLINE, True)
    assert asked.meeting.state == MeetingState.IN_SESSION
    assert _notices(asked) == {"consultation_sent": set(asked.at.members)}


def test_it_reminds_before_at_and_after_the_deadline(sent: Consulted) -> None:
    due = [job.due_at for job in sent.at.last.jobs if job.kind == JobKind.REMIND_CONSULTATION]
    assert due == [
        DEADLINE - timedelta(days=1),
        DEADLINE - timedelta(hours=2),
        DEADLINE,
        DEADLINE + timedelta(days=1),
    ]


def test_nothing_is_sent_without_matters_questions_or_time() -> None:
    asked = Consulted(Stage(), matters=0)
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "consultation_empty"
    asked.matter("Chưa có câu hỏi")
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "matter_without_question"
    late = Consulted(Stage())
    late.at.now = DEADLINE
    assert late.refused(late.at.secretary, c.SendConsultation) == "deadline_passed"


def test_a_matter_under_state_secrecy_is_not_asked_in_writing(asked: Consulted) -> None:
    asked.must(
        v.AddAgendaItem,
        item=asked.at.new_id(),
        title="",
        presenter="",
        submitting_agency="",
        minutes_planned=5,
        paper_only=True,
    )
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "item_is_paper_only"


def test_a_question_about_a_document_that_was_taken_back_is_not_sent(asked: Consulted) -> None:
    document = asked.at.world.rows[v.Document, asked.documents[0]]
    assert isinstance(document, v.Document)
    asked.at.world.rows[v.Document, document.id] = v.Document(
        id=document.id,
        version=2,
        meeting=document.meeting,
        item=document.item,
        title=document.title,
        doc_type=document.doc_type,
        agency_name=document.agency_name,
    )
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "not_published"


def test_a_list_of_motions_is_not_asked_in_writing(asked: Consulted) -> None:
    several = msgspec.structs.replace(WRITTEN, forms=(FormKind.OPINION, FormKind.MOTIONS))
    asked.at.world.rows[v.RuleSet, WRITTEN.id] = several
    form = Form(kind=FormKind.MOTIONS, lines=(Line("a", "Điều 1"), Line("b", "Điều 2")))
    asked.must(v.PrepareVote, vote=asked.at.new_id(), item=asked.matters[0], question="Từng điều?", form=form)
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "form_not_in_writing"


@pytest.mark.parametrize(
    "changed",
    [
        {"presence_required": True},
        {"base": Base.PRESENT_AT_OPENING},
        {"time_out": TimeOut.STOP},
        {"showing": Showing.SECRET},
        {"showing": Showing.LIVE_COUNTS},
        {"showing": Showing.LIVE_NAMES},
        {"quorum_numerator": 1, "quorum_denominator": 2},
    ],
    ids=lambda changed: "-".join(map(str, next(iter(changed.items())))),
)
def test_a_rule_that_became_one_of_sittings_is_not_sent_by(asked: Consulted, changed: dict[str, Any]) -> None:
    asked.at.world.rows[v.RuleSet, WRITTEN.id] = msgspec.structs.replace(WRITTEN, **changed)
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "rule_not_for_consultations"


def test_a_moved_deadline_moves_the_questions_and_tells_everybody(sent: Consulted) -> None:
    later = DEADLINE + timedelta(days=3)
    sent.must(c.ChangeConsultation, based_on=2, title="Dự thảo", deadline=later)
    assert sent.vote().closes_at == later
    assert _notices(sent) == {"consultation_changed": set(sent.at.members)}
    assert [job.due_at for job in sent.at.last.jobs][2] == later
    sent.at.now = AFTER
    sent.answer(sent.at.members[1])
    (cast,) = sent.at.world.find(v.Cast)
    assert not cast.late


def test_a_deadline_in_the_past_is_refused_after_sending_too(sent: Consulted) -> None:
    sent.at.now = AFTER
    refused = sent.refused(sent.at.secretary, c.ChangeConsultation, based_on=2, title="Dự thảo", deadline=DEADLINE)
    assert refused == "deadline_passed"


# Sittings and consultations


SITTINGS_ALONE: tuple[type[Command], ...] = (
    v.AnnounceMeeting, v.ChangeMeeting, v.RemindParticipants, v.OpenSession, v.CloseSession, v.StartItem, v.EndItem,
    v.ReplyToInvitation, v.ProposeSubstitute, v.DecideSubstitute, v.CheckIn, v.CheckOut, v.OpenVote, v.CloseVote,
    v.AskReady, v.SayReady, v.CallElector, v.RecordSpokenAnswer, v.PauseVote, v.ResumeVote, v.ProlongVote, v.RepeatVote,
    v.AnnounceResult, v.StartMinutes, v.EditMinutes, v.ApproveMinutes,
)  # fmt: skip


@pytest.mark.parametrize("verb", SITTINGS_ALONE, ids=lambda verb: verb.__name__)
def test_a_consultation_refuses_what_is_done_in_a_sitting(verb: type[Command]) -> None:
    given = example(verb)
    asked = Consulted(given.stage).send()
    person = given.stage.chair if given.person == HUB else given.person
    fields = {name: getattr(given.command, name) for name in given.command.__struct_fields__}
    fields |= {"meeting": asked.id, "id": given.stage.new_id()}
    if "participant" in fields:
        fields["participant"] = given.stage.part(asked.id, person).id
    fields.pop("claimed_at"), fields.pop("id")
    code = given.stage.refused(person, verb, **fields)
    assert code == "not_of_a_consultation"


@pytest.mark.parametrize("verb", list(CONSULTATIONS), ids=lambda verb: verb.__name__)
def test_a_sitting_refuses_what_is_done_in_a_consultation(verb: type[Command]) -> None:
    at = play("voting")
    sitting = at.meeting
    person, fields = MAKINGS[verb][1](at)
    fields = {name: value for name, value in fields.items() if name not in {"meeting", "based_on"}}
    if "participant" in fields:
        fields["participant"] = at.part(sitting, person).id
    assert at.refused(person, verb, meeting=sitting, **fields) == "not_of_a_sitting"


def test_what_is_asked_is_not_changed_after_sending(sent: Consulted) -> None:
    again = {"vote": sent.at.new_id(), "item": sent.matters[0], "question": "Câu hỏi khác?"}
    assert sent.refused(sent.at.secretary, v.PrepareVote, **again) == "consultation_was_sent"
    assert sent.refused(sent.at.secretary, v.RemoveAgendaItem, item=sent.matters[0]) == "consultation_was_sent"


# Answering


def test_an_answer_is_taken_changed_and_marked_late_after_the_deadline(sent: Consulted) -> None:
    member = sent.at.members[1]
    sent.answer(member, Choice.AGAINST)
    assert [job.kind for job in sent.at.last.jobs] == [JobKind.COMPOSE_OPINION]
    sent.answer(member, Choice.OTHER, "Đề nghị sửa Điều 3")
    (ballot,) = sent.at.world.find(v.Ballot)
    assert (ballot.choice, ballot.text, ballot.late) == (Choice.OTHER, "Đề nghị sửa Điều 3", False)
    sent.at.now = AFTER
    sent.answer(sent.at.members[2])
    assert [one.late for one in sent.at.world.find(v.Cast, person=sent.at.members[2])] == [True]


@pytest.mark.parametrize(
    ("choice", "text", "code"),
    [
        (Choice.OTHER, "", "opinion_missing"),
        (Choice.OTHER, "a" * 1_000_000, "text_too_long"),
        (Choice.FOR, "a" * 1_000_000, "text_too_long"),
        (Choice.AGAINST, "ngược\u202e", "text_has_control_characters"),
        (Choice.ABSTAIN, "", "choice_unknown"),
        (Choice.INVALID, "", "choice_unknown"),
    ],
)
def test_an_answer_that_is_none_is_refused(sent: Consulted, choice: Choice, text: str, code: str) -> None:
    outcome = sent.answer(sent.at.members[1], choice, text)
    assert isinstance(outcome, Refusal)
    assert outcome.code == code
    assert not sent.at.world.find(v.Ballot)


def test_nobody_is_called_in_writing(asked: Consulted) -> None:
    """A roll call could be answered by nobody: none is prepared, and one that was is not sent."""
    question = {
        "item": asked.matters[0],
        "question": "Gọi tên?",
        "form": Form(kind=FormKind.OPINION),
        "roll_call": True,
    }
    given = asked.refused(asked.at.secretary, v.PrepareVote, vote=asked.at.new_id(), **question)
    assert given == "roll_call_not_in_writing"
    vote = asked.vote()
    asked.at.world.rows[v.Vote, vote.id] = msgspec.structs.replace(vote, roll_call=True)
    assert asked.refused(asked.at.secretary, c.SendConsultation) == "roll_call_not_in_writing"


def test_only_those_asked_answer(sent: Consulted) -> None:
    for person, code in ((sent.at.secretary, "not_an_elector"), (sent.at.outsider, "not_yours_to_do")):
        outcome = sent.answer(person)
        assert isinstance(outcome, Refusal)
        assert outcome.code == code


def test_nobody_answers_before_it_is_sent_or_after_it_is_closed(asked: Consulted) -> None:
    member = asked.at.members[1]
    before = asked.answer(member)
    assert isinstance(before, Refusal)
    assert before.code == "consultation_not_sent"
    asked.send().close()
    after = asked.answer(member)
    assert isinstance(after, Refusal)
    assert after.code == "consultation_is_closed"


def test_the_first_opening_is_recorded_once(sent: Consulted) -> None:
    member = sent.at.members[1]
    part = sent.at.part(sent.id, member).id
    sent.at.must(member, c.ReadConsultation, meeting=sent.id, participant=part)
    sent.at.now += timedelta(hours=1)
    sent.at.must(member, c.ReadConsultation, meeting=sent.id, participant=part)
    assert [one.read_at for one in sent.at.world.find(v.Reading)] == [START]
    assert sent.refused(sent.at.members[2], c.ReadConsultation, participant=part) == "not_yours_to_do"


def test_a_sheet_is_signed_by_whose_opinion_it_is_and_fits_the_answer(sent: Consulted) -> None:
    member = sent.at.members[1]
    sent.answer(member)
    sheet = sent.sheet(member)
    filed = {"paper": sent.at.new_id(), "signs": sheet, "sha256": SIGNED_FILE}
    assert sent.refused(sent.at.secretary, c.FileSignedOpinion, **filed) == "paper_unknown"
    assert sent.refused(sent.at.secretary, v.FileSignedPaper, **filed) == "paper_unknown"
    assert "Paper" not in _kinds_seen(sent, sent.at.secretary)
    sent.answer(member, Choice.AGAINST)
    assert sent.refused(member, c.FileSignedOpinion, **filed) == "opinion_changed"
    sent.answer(member, Choice.FOR)
    paper = sent.at.new_id()
    newest = sent.sheet(member)
    sent.at.must(member, c.FileSignedOpinion, meeting=sent.id, paper=paper, signs=newest, sha256=SIGNED_FILE)
    signed = sent.at.world.rows[Paper, paper]
    assert isinstance(signed, Paper)
    assert (signed.withheld, signed.signed_by, signed.of_version) == (True, member, 3)
    sent.close()
    shown = {one.id for one in sent.at.world.find(Paper) if not one.withheld}
    assert shown == {newest, paper}
