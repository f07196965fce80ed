"""A session archive keeps which answers of a roll call were spoken, and finds what no hub writes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity, Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Finding, Outcome, Why, findings
from tests.hub.recorded_meeting import SHEET, A, F, filed
from tests.stage import Stage
from tests.trust.archives import TOLD, Told, of_ballot, write


class Spoken(Told):
    """The meeting with a roll call in it, in which the second of five answered aloud."""

    def __init__(self) -> None:
        stage = Stage()
        self.meeting = stage.in_session()
        self.vote = stage.new_id()
        (item, *_) = stage.items(self.meeting)
        fields: dict[str, Any] = {"vote": self.vote, "item": item, "question": "Thông qua?", "roll_call": True}
        stage.must(stage.secretary, v.PrepareVote, meeting=self.meeting, **fields)
        stage.must(stage.chair, v.OpenVote, meeting=self.meeting, vote=self.vote)
        for place, member in enumerate(stage.members):
            stage.must(stage.chair, v.CallElector, meeting=self.meeting, vote=self.vote)
            seat = stage.part(self.meeting, member).id
            aloud: dict[str, Any] = {"ballot": stage.new_id(), "vote": self.vote, "seat": seat, "choice": A}
            if place == 1:
                stage.must(stage.secretary, v.RecordSpokenAnswer, meeting=self.meeting, **aloud)
            else:
                stage.cast(self.meeting, self.vote, member, F)
        stage.must(stage.chair, v.CloseVote, meeting=self.meeting, vote=self.vote)
        stage.must(stage.chair, v.CloseSession, meeting=self.meeting)
        filed(stage, self.meeting, self.vote, PaperKind.RESULT_SHEET, SHEET)
        self.values = tuple(value for kind in layout.KINDS for value in stage.world.find(kind, meeting=self.meeting))
        self.log = TOLD.log
        self.member: Id = stage.members[2]


SPOKEN = Spoken()


def found(path: Path, told: Told, change: Callable[[Entity], Entity | None]) -> Finding:
    """Count the first vote of a changed record again."""
    return findings(read_archive(write(path / "a.zip", told.changed(change))))[0]


def of_spoken(**fields: object) -> Callable[[Entity], Entity | None]:
    """Change the ballot that was recorded."""
    return lambda value: (
        msgspec.structs.replace(value, **fields)
        if isinstance(value, v.Ballot) and value.entered_by is not None
        else value
    )


def test_spoken_answers_are_counted_again_and_named_with_who_recorded_them(tmp_path: Path) -> None:
    one = found(tmp_path, SPOKEN, lambda value: value)
    assert (one.outcome, one.ballots, one.spoken) == (Outcome.SAME, 5, ("Ông member1 (Ông secretary)",))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"entered_by": SPOKEN.member}, Why.BALLOTS_UNSOUND),
        ({"entered_by": None}, Why.BALLOTS_UNSOUND),
        ({"choice": F}, Why.RESULT_DIFFERS),
        ({"person": "nobody"}, Why.BALLOTS_UNSOUND),
    ],
)
def test_a_spoken_answer_that_was_changed_is_found(fields: dict[str, object], why: Why, tmp_path: Path) -> None:
    one = found(tmp_path, SPOKEN, of_spoken(**fields))
    assert (one.outcome, one.why) == (Outcome.DIFFERS, why)


def test_who_recorded_it_may_have_left_the_meeting_since(tmp_path: Path) -> None:
    assert found(tmp_path, SPOKEN, of_spoken(entered_by="gone")).outcome == Outcome.SAME


def test_in_a_vote_that_is_no_roll_call_nobody_records_a_ballot(tmp_path: Path) -> None:
    entered = of_ballot(entered_by="gone", entered_name="Ông secretary")
    whole = findings(read_archive(write(tmp_path / "a.zip", TOLD.changed(entered))))
    assert {one.why for one in whole if one.vote.id == TOLD.passed} == {Why.BALLOTS_UNSOUND}
