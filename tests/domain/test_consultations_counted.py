"""A consultation is reminded of, counted, withdrawn, archived, and heard of at the next meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.cite_consultation import Copy
from ecabinet.domain.consultations.standing import standings
from ecabinet.domain.documents.entities import VersionState
from ecabinet.domain.kernel import HUB, Changes, Entity, JobKind, Refusal
from ecabinet.domain.meetings.entities import MeetingState, SignatureGate
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Verdict
from tests.domain.consulted import DEADLINE, SIGNED_FILE, Consulted
from tests.domain.plays import play, verdict
from tests.stage import Stage

AFTER = DEADLINE + timedelta(hours=1)


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


# Reminding


def test_the_secretary_reminds_those_who_have_not_answered(sent: Consulted) -> None:
    for member in sent.at.members[1:]:
        sent.answer(member)
    sent.must(c.RemindConsultation)
    assert _notices(sent) == {"please_answer": {sent.at.chair}}
    sent.answer(sent.at.chair)
    assert sent.refused(sent.at.secretary, c.RemindConsultation) == "everybody_answered"


def _hub_reminds(sent: Consulted) -> dict[str, set[str]]:
    sent.at.must(HUB, c.RemindConsultation, meeting=sent.id)
    told = _notices(sent)
    for notice in sent.at.last.notices:
        kept = v.Notice(
            id=sent.at.new_id(),
            person=notice.person,
            code=notice.code,
            meeting=sent.id,
            about=None,
            left_at=sent.at.now,
        )
        sent.at.world.rows[v.Notice, kept.id] = kept
    return told


def test_the_hub_reminds_once_at_each_of_its_times(sent: Consulted) -> None:
    silent = set(sent.at.members)
    assert _hub_reminds(sent) == {}
    sent.at.now = DEADLINE - timedelta(days=1)
    assert _hub_reminds(sent) == {"please_answer": silent}
    assert _hub_reminds(sent) == {}
    sent.at.now = DEADLINE - timedelta(hours=2)
    assert _hub_reminds(sent) == {"please_answer": silent}
    sent.answer(sent.at.members[1])
    sent.at.now = DEADLINE
    assert _hub_reminds(sent) == {"answer_overdue": silent - {sent.at.members[1]}}
    sent.at.now = DEADLINE + timedelta(days=1)
    assert _hub_reminds(sent) == {"answer_overdue": silent - {sent.at.members[1]}}


# Closing


def test_it_is_closed_after_the_deadline_when_all_answered_or_for_a_reason(sent: Consulted) -> None:
    assert sent.refused(sent.at.chair, c.CloseConsultation) == "consultation_still_running"
    assert sent.refused(sent.at.chair, c.CloseConsultation, reason="a" * 501) == "text_too_long"
    for member in sent.at.members:
        sent.answer(member)
    sent.close(reason="")
    assert (sent.meeting.state, sent.meeting.closing_reason) == (MeetingState.CLOSED, None)
    late = Consulted(Stage()).send()
    late.at.now = DEADLINE
    assert late.close(reason="").meeting.state == MeetingState.CLOSED
    early = Consulted(Stage()).send().close(reason="Khẩn cấp")
    assert early.meeting.closing_reason == "Khẩn cấp"


def test_silence_is_in_the_base_and_never_agreement(sent: Consulted) -> None:
    for member in sent.at.members[:2]:
        sent.answer(member)
    sent.close()
    result = sent.vote().result
    assert result is not None
    assert (result.votes_for, result.base, result.not_voted, result.verdict) == (2, 5, 3, Verdict.FAILED)


def test_opinions_are_shown_with_their_names_from_the_count_on(sent: Consulted) -> None:
    sent.answer(sent.at.members[1], Choice.AGAINST, "Chưa đồng ý khoản 2")
    assert "Ballot" not in _kinds_seen(sent, sent.at.secretary)
    sent.close()
    assert "Ballot" in _kinds_seen(sent, sent.at.secretary)
    assert _notices(sent) == {"consultation_closed": set(sent.at.members)}
    assert [job.kind for job in sent.at.last.jobs] == [JobKind.COMPOSE_SUMMARY]


def test_what_somebody_answered_before_is_shown_to_nobody_else(sent: Consulted) -> None:
    """Of an answer that was changed only the last one counts; sheet, signature and verdict of the first stay unseen."""
    member, other = sent.at.members[1:3]
    sent.answer(member, Choice.AGAINST)
    first = sent.at.new_id()
    signed: dict[str, Any] = {"paper": first, "signs": sent.sheet(member), "sha256": SIGNED_FILE}
    sent.at.must(member, c.FileSignedOpinion, meeting=sent.id, **signed)
    sent.at.must(HUB, v.RecordVerdict, meeting=sent.id, about=first, verdict=verdict(SIGNED_FILE))
    sent.answer(member, Choice.FOR)
    now = sent.sheet(member)
    sent.close()
    assert _papers_seen(sent, other) == {now}
    assert _papers_seen(sent, member) == {signed["signs"], first, now}


def _papers_seen(asked: Consulted, person: str) -> set[str]:
    """Return the papers that somebody sees, or a verdict on them."""
    held = audiences_of(asked.at.world, person)
    papers = [*asked.at.world.find(v.Paper, meeting=asked.id), *asked.at.world.find(v.PaperVerdict, meeting=asked.id)]
    return {one.id for one in papers if audiences(one) & held}


def test_a_tie_beside_other_opinions_waits_for_the_chairs_word_before_it_closes() -> None:
    sent = Consulted(Stage()).send()
    members = sent.at.members
    answers = (Choice.OTHER, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST)
    for member, choice in zip(members, answers, strict=True):
        sent.answer(member, choice, "Ý kiến" if choice == Choice.OTHER else "")
    sent.close(reason="")
    assert (sent.meeting.state, sent.vote().awaits_chair) == (MeetingState.IN_SESSION, True)
    assert sent.at.last.jobs == ()
    assert sent.refused(sent.at.secretary, c.CloseConsultation) == "vote_awaits_chair"
    later: dict[str, Any] = {"title": "Tên khác", "deadline": DEADLINE + timedelta(days=30)}
    before = sent.meeting
    refused = sent.refused(sent.at.secretary, c.ChangeConsultation, **later, based_on=before.version)
    assert (refused, sent.meeting) == ("consultation_is_closed", before)
    late = sent.answer(members[0], Choice.FOR)
    assert isinstance(late, Refusal)
    assert late.code == "vote_closed"
    sent.at.must(sent.at.chair, v.SettleTie, meeting=sent.id, vote=sent.votes[0], passed=True, reason="Cần thiết")
    sent.close(reason="")
    assert sent.meeting.state == MeetingState.CLOSED
    result = sent.vote().result
    assert result is not None
    assert result.verdict == Verdict.PASSED


def test_what_is_withdrawn_is_never_counted_nor_shown(sent: Consulted) -> None:
    sent.answer(sent.at.members[1])
    assert sent.refused(sent.at.chair, c.WithdrawConsultation, reason=" ") == "text_missing"
    sent.must(c.WithdrawConsultation, reason="Hồ sơ chưa đủ")
    assert (sent.meeting.state, sent.meeting.withdrawn) == (MeetingState.CLOSED, True)
    assert sent.vote().result is None
    assert "Ballot" not in _kinds_seen(sent, sent.at.secretary)
    assert _notices(sent) == {"consultation_withdrawn": set(sent.at.members)}
    sent.must(v.ArchiveMeeting)
    assert sent.meeting.state == MeetingState.ARCHIVED


def test_it_is_archived_with_its_summary(sent: Consulted) -> None:
    sent.close()
    assert sent.refused(sent.at.secretary, v.ArchiveMeeting) == "summary_not_made"
    sent.summary()
    sent.must(v.ArchiveMeeting)
    assert sent.meeting.state == MeetingState.ARCHIVED


def test_who_stands_where_by_name() -> None:
    sent = Consulted(Stage(), matters=2).send()
    first, second = sent.at.members[1], sent.at.members[2]
    for vote in sent.votes:
        sent.answer(first, vote=vote)
    sent.at.now = AFTER
    for vote in sent.votes:
        sent.answer(second, vote=vote)
    sent.answer(sent.at.members[3])
    found = {one.elector.person: (one.has_answered, one.is_late) for one in standings(sent.at.world, sent.id)}
    expected = [(False, False), (True, False), (True, True), (False, False), (False, False)]
    assert [found[member] for member in sent.at.members] == expected


# On the next agenda


def _cite(sent: Consulted, meeting: str, *copies: Copy, **otherwise: Any) -> Changes | Refusal:  # noqa: ANN401 - fields of any kind
    fields: dict[str, Any] = {"item": sent.at.new_id(), "consultation": sent.id, "matter": sent.matters[0]}
    return sent.at.give(
        sent.at.secretary, c.CiteConsultation, meeting=meeting, minutes_planned=10, **fields | otherwise, copies=copies
    )


def test_the_outcome_is_put_on_the_next_agenda_once(sent: Consulted) -> None:
    meeting = sent.at.draft()
    early = _cite(sent, meeting)
    assert isinstance(early, Refusal)
    assert early.code == "consultation_without_result"
    for member in sent.at.members:
        sent.answer(member)
    summary = sent.close(reason="").summary()
    ids = [sent.at.new_id() for _ in range(4)]
    copies = (Copy(summary, ids[0], ids[1]), Copy(sent.documents[0], ids[2], ids[3]))
    assert isinstance(_cite(sent, meeting, *copies), Changes)
    item = sent.at.item(sent.at.items(meeting)[-1])
    assert item.title == "Nội dung 1"
    assert item.cites is not None
    assert item.cites.results[0].verdict == Verdict.PASSED
    assert item.cites.results[0].reason.vi.startswith("5 tán thành trên 5 thành viên; cần quá nửa (≥ 3)")
    documents = sent.at.world.find(v.Document, parent=item.id)
    assert [one.title for one in documents] == ["Bảng tổng hợp ý kiến: Dự thảo Quy chế", "Dự thảo: Nội dung 1"]
    assert all(one.published for one in documents)
    twice = _cite(sent, meeting)
    assert isinstance(twice, Refusal)
    assert twice.code == "consultation_cited"


def test_copies_wait_behind_a_strict_gate(sent: Consulted) -> None:
    meeting = sent.at.draft()
    sent.at.must(sent.at.secretary, v.SetSignatureGate, meeting=meeting, gate=SignatureGate.VALID)
    sent.close()
    assert isinstance(_cite(sent, meeting, Copy(sent.documents[0], sent.at.new_id(), sent.at.new_id())), Changes)
    (document,) = sent.at.world.find(v.Document, meeting=meeting)
    (version,) = sent.at.world.find(v.DocumentVersion, meeting=meeting)
    assert (document.published, version.state) == (False, VersionState.DRAFT)


@pytest.mark.parametrize("what", ["a stranger's matter", "a stranger's document", "a stranger's consultation"])
def test_nothing_of_others_is_put_on_an_agenda(sent: Consulted, what: str) -> None:
    meeting = sent.at.draft()
    other = Consulted(sent.at)
    sent.close()
    item = sent.at.items(meeting)[0]
    tried = {
        "a stranger's matter": lambda: _cite(sent, meeting, matter=item),
        "a stranger's document": lambda: _cite(
            sent, meeting, Copy(other.documents[0], sent.at.new_id(), sent.at.new_id())
        ),
        "a stranger's consultation": lambda: _cite(sent, meeting, consultation=meeting),
    }
    codes = {
        "a stranger's matter": "item_unknown",
        "a stranger's document": "document_unknown",
        "a stranger's consultation": "consultation_unknown",
    }
    outcome = tried[what]()
    assert isinstance(outcome, Refusal)
    assert outcome.code == codes[what]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (v.Meeting, ("procedure", "closing_reason", "withdrawn")),
        (v.AgendaItem, ("cites",)),
        (v.Vote, ("in_writing",)),
    ],
    ids=lambda case: case.__name__ if isinstance(case, type) else "",
)
def test_what_was_kept_before_consultations_still_reads(kind: type[Entity], fields: tuple[str, ...]) -> None:
    (kept, *_) = play("voting").world.find(kind)
    older = {name: value for name, value in msgspec.to_builtins(kept).items() if name not in fields}
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(older), type=kind) == kept
