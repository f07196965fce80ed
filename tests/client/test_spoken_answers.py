"""An answer recorded for a member whose device is away, over a real hub: they read it, object, and it is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ballot_sheet
from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.roll_call import RollCall
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.hub.archive_export import export
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Outcome, findings
from tests.client.company import Company, online, until
from tests.hub.house import PATIENCE


def _sheet(view: View, meeting: Id, state: BallotState, entered: str) -> BallotSheet | None:
    sheet = ballot_sheet(view, meeting)
    return sheet if sheet is not None and (sheet.state, sheet.entered_name) == (state, entered) else None


def _roll(view: View, meeting: Id, number: int) -> RollCall | None:
    console = chair_console(view, meeting)
    vote = None if console is None else console.vote
    roll = None if vote is None else vote.roll_call
    return roll if roll is not None and roll.number == number else None


def test_who_answers_aloud_reads_what_was_recorded_and_may_object(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    meeting = stage.in_session()
    (item, *_) = stage.items(meeting)
    vote, members = stage.new_id(), stage.members
    fields: dict[str, Any] = {"meeting": meeting, "vote": vote}
    stage.must(
        stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question="Thông qua?", roll_call=True
    )
    stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
    chair, member, other = (company.sign_in(person) for person in members[:3])
    until(member, lambda view: _sheet(view, meeting, BallotState.NOT_CALLED, ""))
    member.cut()
    for number in (1, 2):
        chair.give(v.CallElector, **fields).result(PATIENCE)
        until(chair, partial(_roll, meeting=meeting, number=number))
    seat = stage.part(meeting, members[1]).id
    recorded: dict[str, Any] = {**fields, "ballot": stage.new_id(), "seat": seat, "choice": Choice.AGAINST}
    chair.give(v.RecordSpokenAnswer, **recorded).result(PATIENCE)
    until(chair, lambda view: (roll := _roll(view, meeting, 2)) and roll.spoken and roll.spoken[0].mark)
    member.restore()
    online(member)
    by = stage.part(meeting, stage.chair).full_name
    sheet = until(member, lambda view: _sheet(view, meeting, BallotState.RECORDED, by))
    assert sheet is not None
    assert sheet.mark == Mark(Choice.AGAINST)
    online(other)
    assert not other.ask(lambda view: list(view.world.find(v.Ballot))).result(PATIENCE)
    member.give(v.CastBallot, **fields, ballot=stage.new_id(), choice=Choice.FOR).result(PATIENCE)
    until(member, lambda view: _sheet(view, meeting, BallotState.RECORDED, ""))
    until(chair, lambda view: (roll := _roll(view, meeting, 2)) and seat not in {one.seat.seat for one in roll.spoken})
    for number in (3, 4, 5):
        chair.give(v.CallElector, **fields).result(PATIENCE)
        until(chair, partial(_roll, meeting=meeting, number=number))
    seat = stage.part(meeting, members[4]).id
    until(other, lambda view: (put := view.world.get(v.Vote, vote)) is not None and put.called == seat)
    last: dict[str, Any] = {**fields, "ballot": stage.new_id(), "seat": seat, "choice": Choice.FOR}
    stage.must(stage.secretary, v.RecordSpokenAnswer, **last)
    chair.give(v.CloseVote, **fields).result(PATIENCE)
    until(other, lambda view: len(view.world.find(v.Ballot, parent=vote)) == 2)
    stage.must(stage.chair, v.CloseSession, meeting=meeting)
    target = tmp_path / "meeting.zip"
    export(company.house.config, meeting, target)
    (finding,) = findings(read_archive(target))
    assert (finding.outcome, finding.ballots) == (Outcome.SAME, 2)
    assert finding.spoken == ("Ông member4 (Ông secretary)",)
