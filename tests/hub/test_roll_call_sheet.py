"""The result sheet of a roll call says that it was one, and names stand in the order of the call."""

from __future__ import annotations

from typing import Any

from ecabinet.domain import vocabulary as v
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.forms import Choice
from ecabinet.hub.paper_values import paper_to_make
from ecabinet.hub.paper_votes import vote_summary
from ecabinet.papers.composing import typeset
from ecabinet.papers.values import ResultSheetPaper
from tests.domain.test_roll_call import call, calling
from tests.domain.test_voting_course import do, vote_of
from tests.papers.reading import words


def test_the_sheet_names_the_way_and_keeps_the_order_of_the_call() -> None:
    at = calling()
    called = []
    for elector in vote_of(at).electorate:
        called.append(call(at))
        if elector.person in at.members[:3]:
            at.cast(at.meeting, at.vote, elector.person, Choice.FOR)
    do(at, v.CloseVote)
    made = paper_to_make(at.world, PaperKind.RESULT_SHEET, at.vote, "Hà Nội")
    assert made is not None
    assert isinstance(made.value, ResultSheetPaper)
    names = [part.full_name for part in (at.world.get(v.Participant, seat) for seat in called) if part is not None]
    assert [ballot.voter.name for ballot in made.value.ballots] == names
    assert "Hình thức: Biểu quyết công khai bằng hình thức gọi tên, theo thứ tự dưới đây." in words(typeset(made.value))


def test_sheet_and_minutes_say_which_answers_were_spoken_and_who_wrote_them_down() -> None:
    at = calling()
    for elector in vote_of(at).electorate:
        seat = call(at)
        if elector.person in at.members[1:3]:
            fields: dict[str, Any] = {"ballot": at.new_id(), "vote": at.vote, "seat": seat, "choice": Choice.AGAINST}
            at.must(at.secretary, v.RecordSpokenAnswer, meeting=at.meeting, **fields)
        elif elector.person == at.members[3]:
            at.cast(at.meeting, at.vote, elector.person, Choice.FOR)
    do(at, v.CloseVote)
    made = paper_to_make(at.world, PaperKind.RESULT_SHEET, at.vote, "Hà Nội")
    assert made is not None
    assert isinstance(made.value, ResultSheetPaper)
    by = "Ông secretary"
    assert [ballot.recorded_by for ballot in made.value.ballots if ballot.choice] == [by, by, ""]
    told = words(typeset(made.value))
    assert told.count(f"(nói thành tiếng, do {by} ghi)") == 2
    summary = vote_summary(at.world, vote_of(at))
    assert summary is not None
    assert summary.reason.endswith(f"Ông member1, Ông member2 trả lời thành tiếng, do {by} ghi")
