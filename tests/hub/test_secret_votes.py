"""A secret vote at a whole hub: its folder, what it logs, its backups, its papers, and the archive of the meeting."""

from __future__ import annotations

import io
import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Changes, Id
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, UBND_SECRET
from ecabinet.hub.archive_export import export
from ecabinet.hub.backup import back_up, restore
from ecabinet.hub.config import HubConfig
from ecabinet.hub.core import CommitRelay
from ecabinet.hub.init import init_hub
from ecabinet.hub.paper_votes import result_sheet, vote_summary
from ecabinet.hub.serve import open_core
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Outcome, Why, findings
from tests.hub.house import ADMINISTRATOR, Clock, HubStage, new_config
from tests.secret import open_secret, put_in
from tests.stage import START

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
CHOICES = (F, A, N, F, F, A)
SHOWN = b"\xa4line"
"""How an answer to a line begins where it is stored."""


class House:
    """A hub's folder with a meeting in session, worked on without its server."""

    def __init__(self, config: HubConfig) -> None:
        self.config = config
        self.core = open_core(config, Clock(), CommitRelay())
        self.stage = HubStage(self.core, Clock(), members=len(CHOICES))
        self.meeting = self.stage.in_session()

    def close_vote(self, vote: Id) -> None:
        self.stage.must(self.stage.chair, v.CloseVote, meeting=self.meeting, vote=vote)

    def voted(self, vote: Id, *choices: Choice) -> None:
        for member, choice in zip(self.stage.members, choices, strict=False):
            assert isinstance(put_in(self.stage, vote, member, choice), Changes)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    config = new_config(tmp_path / "hub")
    init_hub(config, ADMINISTRATOR, START)
    made = House(config)
    with closing(made.core):
        yield made


def told_in(folder: Path, said: bytes) -> list[str]:
    return [file.name for file in sorted(folder.rglob("*")) if file.is_file() and said in file.read_bytes()]


def test_what_was_chosen_is_nowhere_in_the_folder_the_log_or_a_backup_while_the_vote_runs(
    house: House, told: io.StringIO, tmp_path: Path
) -> None:
    line = f"canary {secrets.token_hex(8)}"
    form = Form(kind=FormKind.RATING_3, lines=(Line(line, "Ông A"),))
    vote = open_secret(house.stage, house.meeting, CONFIDENCE_RATING, form)
    for member in house.stage.members:
        outcome = put_in(house.stage, vote, member, Choice.BY_LINE, (Answer(line, Choice.LOW),))
        assert isinstance(outcome, Changes)
    back_up(house.config, tmp_path / "backup")
    answer = SHOWN + msgspec.msgpack.encode(line)
    for folder in (house.config.folder, tmp_path / "backup"):
        assert told_in(folder, line.encode()) != [], "the question itself is there"
        assert told_in(folder, answer) == []
    assert line not in told.getvalue()
    assert not (tmp_path / "backup" / "ballot-boxes").exists()
    house.close_vote(vote)
    assert list(house.config.ballot_boxes.iterdir()) == []
    assert told_in(house.config.folder, answer) != [], "after the close the ballots are shown, without names"


def test_a_hub_that_stops_in_the_middle_of_a_secret_vote_counts_every_ballot_at_the_next_start(house: House) -> None:
    vote = open_secret(house.stage, house.meeting)
    house.voted(vote, *CHOICES)
    house.core.close()
    with closing(open_core(house.config, Clock(), CommitRelay())) as core:
        stage = HubStage.__new__(HubStage)
        stage.__dict__.update(house.stage.__dict__ | {"_core": core})
        stage.must(stage.chair, v.CloseVote, meeting=house.meeting, vote=vote)
        with core.ledger.reading() as world:
            found = world.get(v.Vote, vote)
    assert found is not None
    assert found.result is not None
    assert (found.result.votes_for, found.result.votes_against, found.result.abstained) == (3, 2, 1)


def test_a_hub_made_of_a_backup_cannot_open_the_box_of_a_vote_that_ran_and_cancels_it(
    house: House, tmp_path: Path
) -> None:
    vote = open_secret(house.stage, house.meeting)
    house.voted(vote, *CHOICES[:5])
    back_up(house.config, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "again")
    with closing(open_core(HubConfig.load(tmp_path / "again"), Clock(), CommitRelay())) as core:
        stage = HubStage.__new__(HubStage)
        stage.__dict__.update(house.stage.__dict__ | {"_core": core})
        assert stage.refused(stage.chair, v.CloseVote, meeting=house.meeting, vote=vote) == "ballot_box_lost"
        stage.must(stage.chair, v.CancelVote, meeting=house.meeting, vote=vote, reason="Máy chủ vừa khôi phục")


def test_result_sheet_and_minutes_have_numbers_and_no_names(house: House) -> None:
    vote = open_secret(house.stage, house.meeting)
    house.voted(vote, *CHOICES)
    house.close_vote(vote)
    with house.core.ledger.reading() as world:
        found, meeting = world.get(v.Vote, vote), world.get(v.Meeting, house.meeting)
        assert found is not None
        assert meeting is not None
        sheet = result_sheet(world, found, meeting, None, "Hà Nội")
        summary = vote_summary(world, found)
    assert sheet is not None
    assert sheet.secret
    assert sheet.ballots == ()
    assert (sheet.ballots_issued, sheet.ballots_returned) == (6, 6)
    assert [(option.label, option.count) for option in sheet.options] == [
        ("Tán thành", 3),
        ("Không tán thành", 2),
        ("Không biểu quyết", 1),
    ]
    names = [part.full_name for part in house.stage.world.find(v.Participant, meeting=house.meeting) if part.votes]
    assert not any(name in str(summary) for name in names)


def test_the_archive_says_who_voted_and_counts_the_nameless_ballots_again(house: House, tmp_path: Path) -> None:
    stage, meeting = house.stage, house.meeting
    vote = open_secret(stage, meeting)
    house.voted(vote, *CHOICES[:4])
    assert isinstance(put_in(stage, vote, stage.members[4], A), Changes)
    assert isinstance(put_in(stage, vote, stage.members[5], Choice.RECUSED), Changes)
    house.close_vote(vote)
    cancelled = open_secret(stage, meeting, UBND_SECRET)
    house.voted(cancelled, *CHOICES)
    stage.must(stage.chair, v.CancelVote, meeting=meeting, vote=cancelled, reason="Nhầm câu hỏi")
    public = stage.open_vote(meeting)
    for member in stage.members:
        assert isinstance(stage.cast(meeting, public, member, F), Changes)
    house.close_vote(public)
    stage.must(stage.chair, v.CloseSession, meeting=meeting)
    export(house.config, meeting, tmp_path / "meeting.zip")
    record = read_archive(tmp_path / "meeting.zip")
    found = {one.vote.id: one for one in findings(record)}
    assert {vote_id: (one.outcome, one.why) for vote_id, one in found.items()} == {
        vote: (Outcome.SAME, Why.NONE),
        cancelled: (Outcome.NOTHING, Why.CANCELLED),
        public: (Outcome.SAME, Why.NONE),
    }
    assert found[vote].ballots == 6
    assert found[vote].voters == tuple(elector.full_name for elector in found[vote].vote.electorate)
    assert found[public].voters == ()
    assert {cast.vote for cast in record.all(v.Cast)} == {vote}
    (box,) = record.all(v.BallotBox)
    assert [mark.choice for mark in box.marks] == [N, A, A, F, F]
    assert [ballot.person for ballot in record.all(v.Ballot) if ballot.vote == vote] == [stage.members[5]]
