"""The record of a closed meeting leaves the hub whole, the same each time, and without what never leaves the hub."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.hub.archive_export import ExportRefused, WhyNot, export, meetings_to_archive
from ecabinet.store import reading
from ecabinet.store.blobs import path_in
from ecabinet.store.ledger import Ledger
from ecabinet.store.opening import open_tables
from ecabinet.trust.session_archive import layout, writing
from ecabinet.trust.session_archive.layout import LogLine
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Outcome, findings
from tests.hub.house import House, HubStage
from tests.hub.recorded_meeting import INVITATION, SHEET, A, F, Recorded, recorded, voted


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A meeting that is over; no test changes it."""
    return recorded(tmp_path_factory.mktemp("kept") / "hub")


@pytest.fixture
def own(tmp_path: Path) -> Recorded:
    """A meeting that is over, for one test."""
    return recorded(tmp_path / "hub")


def test_the_file_holds_the_meeting_its_log_and_its_papers(kept: Recorded, tmp_path: Path) -> None:
    target = tmp_path / "meeting.zip"
    made = export(kept.config, kept.meeting, target)
    assert made.size == target.stat().st_size
    assert made.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (made.votes, made.papers) == (7, 2)
    record = read_archive(target)
    assert record.sha256 == made.sha256
    assert record.meeting.id == kept.meeting
    assert {vote.id for vote in record.all(v.Vote)} == set(kept.votes.values())
    assert len(record.all(v.Ballot)) == 4 + 3 + 3 + 3
    assert len(record.all(v.AgendaItem)) == 2
    assert len(record.all(v.Participant)) == 5 + 2
    assert len(record.all(v.Attendance)) == 5
    with zipfile.ZipFile(target) as archive:
        files = {archive.read(name) for name in archive.namelist() if layout.hash_in(name)}
    assert files == {SHEET, INVITATION}


def test_every_result_is_counted_again_from_the_file(kept: Recorded, tmp_path: Path) -> None:
    export(kept.config, kept.meeting, tmp_path / "meeting.zip")
    found = {one.vote.id: one.outcome for one in findings(read_archive(tmp_path / "meeting.zip"))}
    outcomes = {name: found[vote] for name, vote in kept.votes.items()}
    assert outcomes == {
        "passed": Outcome.SAME,
        "failed": Outcome.SAME,
        "settled": Outcome.SAME,
        "elected": Outcome.SAME,
        "on_paper": Outcome.SAME,
        "cancelled": Outcome.NOTHING,
        "prepared": Outcome.NOTHING,
    }


def test_the_log_is_whole_and_says_who_what_and_when(
    kept: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PAGE", 7)
    made = export(kept.config, kept.meeting, tmp_path / "meeting.zip")
    ledger = Ledger(open_tables(kept.config.store))
    try:
        entries = ledger.log_entries(10_000, meeting=kept.meeting)
    finally:
        ledger.close()
    log = read_archive(tmp_path / "meeting.zip").log
    assert len(log) == len(entries) == made.log_lines > 30
    assert [line.seq for line in log] == sorted(entry.seq for entry in entries)
    assert {(line.person, line.verb, line.at, line.accepted) for line in log} == {
        (entry.person, entry.verb, entry.at, entry.accepted) for entry in entries
    }
    assert set(LogLine.__struct_fields__).isdisjoint({"device", "digest"})


def test_the_same_meeting_makes_the_same_bytes(kept: Recorded, tmp_path: Path) -> None:
    export(kept.config, kept.meeting, tmp_path / "first.zip")
    export(kept.config, kept.meeting, tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_a_hub_on_postgresql_writes_the_same_bytes(kept: Recorded, tmp_path: Path, postgres_database: str) -> None:
    other = recorded(tmp_path / "hub", str(postgres_database))
    export(kept.config, kept.meeting, tmp_path / "sqlite.zip")
    export(other.config, other.meeting, tmp_path / "postgresql.zip")
    assert (tmp_path / "sqlite.zip").read_bytes() == (tmp_path / "postgresql.zip").read_bytes()


def test_what_never_leaves_the_hub_is_not_in_the_file(kept: Recorded, tmp_path: Path) -> None:
    export(kept.config, kept.meeting, tmp_path / "meeting.zip")
    content = (tmp_path / "meeting.zip").read_bytes()
    store = (kept.folder / "store.sqlite").read_bytes()
    assert len(kept.secrets) == 4 + 3
    for name, secret in kept.secrets.items():
        assert secret, name
        assert secret.encode() not in content, name
        if name != "administrators_code":  # the hub itself keeps its digest only
            assert secret.encode() in store, name


def test_it_is_written_while_the_hub_runs_and_holds_no_session(house: House, stage: HubStage, tmp_path: Path) -> None:
    stage.let_in(stage.chair)
    token = house.sign_in(stage.email(stage.chair)).token
    meeting = stage.in_session()
    vote = voted(stage, meeting, "Thông qua?", F, F, F, A)
    with pytest.raises(ExportRefused, match=WhyNot.MEETING_NOT_CLOSED):
        export(house.config, meeting, tmp_path / "early.zip")
    assert not (tmp_path / "early.zip").exists()
    stage.must(stage.chair, v.CloseSession, meeting=meeting)
    export(house.config, meeting, tmp_path / "meeting.zip")
    stage.person("later")
    (found,) = findings(read_archive(tmp_path / "meeting.zip"))
    assert (found.vote.id, found.outcome) == (vote, Outcome.SAME)
    content = (tmp_path / "meeting.zip").read_bytes()
    assert token.encode() not in content
    assert hashlib.sha256(token.encode()).hexdigest().encode() not in content


def test_the_folder_is_as_it_was(own: Recorded, tmp_path: Path) -> None:
    part = own.config.blobs / "ab" / "upload.part"
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(b"half of a file that somebody is sending")
    before = {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()}
    export(own.config, own.meeting, tmp_path / "meeting.zip")
    after = {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()}
    assert {path: content for path, content in after.items() if path in before} == before
    assert {path.name for path in after.keys() - before.keys()} <= {"store.sqlite-shm", "store.sqlite-wal"}


def test_a_meeting_that_is_not_there_or_not_over_is_refused(kept: Recorded, tmp_path: Path) -> None:
    for meeting, why in ((kept.draft, WhyNot.MEETING_NOT_CLOSED), ("nowhere", WhyNot.MEETING_UNKNOWN)):
        with pytest.raises(ExportRefused, match=why):
            export(kept.config, meeting, tmp_path / "meeting.zip")
    assert [meeting.id for meeting in meetings_to_archive(kept.config)] == [kept.meeting]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_unless_it_is_wanted(kept: Recorded, tmp_path: Path) -> None:
    target = tmp_path / "meeting.zip"
    target.write_bytes(b"something of somebody's")
    with pytest.raises(ExportRefused, match=WhyNot.FILE_IS_THERE):
        export(kept.config, kept.meeting, target)
    assert target.read_bytes() == b"something of somebody's"
    export(kept.config, kept.meeting, target, over=True)
    assert read_archive(target).meeting.id == kept.meeting


def test_the_hubs_own_folder_is_no_place_for_it(kept: Recorded) -> None:
    store = kept.folder / "store.sqlite"
    before = store.read_bytes()
    with pytest.raises(ExportRefused, match=WhyNot.INSIDE_THE_HUB):
        export(kept.config, kept.meeting, store, over=True)
    assert store.read_bytes() == before


@pytest.mark.parametrize("content", [None, SHEET[:-1], b"x" * len(SHEET)])
def test_where_a_papers_file_is_missing_or_damaged_nothing_is_written(
    own: Recorded, tmp_path: Path, content: bytes | None
) -> None:
    blob = path_in(own.config.blobs, hashlib.sha256(SHEET).hexdigest())
    blob.unlink()
    if content is not None:
        blob.write_bytes(content)
    target = tmp_path / "out" / "meeting.zip"
    target.parent.mkdir()
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        export(own.config, own.meeting, target)
    assert list(target.parent.iterdir()) == []


def test_a_record_larger_than_an_archive_may_be_is_refused(
    kept: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "LARGEST_ARCHIVE", 1000)
    with pytest.raises(ExportRefused, match=WhyNot.TOO_LARGE):
        export(kept.config, kept.meeting, tmp_path / "meeting.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_store_is_told(kept: Recorded, tmp_path: Path) -> None:
    config = msgspec.structs.replace(kept.config, folder=tmp_path)
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        export(config, kept.meeting, tmp_path.parent / "meeting.zip")
    assert list(tmp_path.iterdir()) == []


def test_only_kinds_that_some_person_may_see_are_in_the_layout() -> None:
    assert {v.Credential, v.StoredFile, v.Person, v.Ready}.isdisjoint(layout.KINDS)
    assert writing.contents("m", (), (), ())[0].member.name == layout.MANIFEST
