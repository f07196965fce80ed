"""Whoever names a file in a command has handed it in: to know the hash of a file is not to have it."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, of_meeting
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.documents.entities import StoredFile
from ecabinet.domain.kernel import HUB, Changes, Command, Id, Refusal
from ecabinet.domain.voting import preparing
from ecabinet.wire.codec import encode
from tests.domain.examples import MAKINGS, Play, example, play
from tests.domain.plays import FILE

OF_THE_HUB = {v.RecordFile, v.FilePaper, v.KeepRevocationAnswer}
ANOTHER = "9c" * 32
NAMING_A_FILE = [v.FileDocument, v.FileVersion, v.FileSignedPaper, c.FileSignedOpinion, c.AttachToOpinion]


def test_these_are_all_the_commands_of_people_that_name_a_file() -> None:
    naming = {verb for verb in MAKINGS if "sha256" in verb.__struct_fields__} - OF_THE_HUB
    assert {verb for verb in naming if _names_a_stored_file(verb)} == set(NAMING_A_FILE)


def _names_a_stored_file(verb: type[Command]) -> bool:
    """A certificate or a list is named by its fingerprint, too, and is no file of the hub's."""
    given = example(verb)
    return given.stage.world.get(StoredFile, getattr(given.command, "sha256", "")) is not None


@pytest.mark.parametrize("verb", NAMING_A_FILE)
def test_a_file_of_others_is_as_missing_as_one_that_is_not_there(verb: type[Command]) -> None:
    given = example(verb)
    world = given.stage.world
    assert isinstance(given.decided(), Changes)
    file = world.get(StoredFile, given.command.sha256)  # type: ignore[attr-defined]  # those above have it
    assert file is not None
    for others in ((), (given.stage.outsider, given.stage.admin)):
        world.rows[StoredFile, file.id] = msgspec.structs.replace(file, handed_in_by=others)
        assert given.decided() == Refusal("file_missing")
    del world.rows[StoredFile, file.id]
    assert given.decided() == Refusal("file_missing")


def test_a_file_that_was_found_to_be_no_document_says_so_to_who_handed_it_in_and_to_nobody_else() -> None:
    given = example(v.FileDocument)
    broken = StoredFile(id=FILE, size=9, pages=0, problem="damaged_pdf", handed_in_by=(given.stage.secretary,))
    given.stage.world.rows[StoredFile, FILE] = broken
    assert given.decided() == Refusal("damaged_pdf")
    given.stage.world.rows[StoredFile, FILE] = msgspec.structs.replace(broken, handed_in_by=(given.stage.admin,))
    assert given.decided() == Refusal("file_missing")


def test_several_may_hand_in_the_same_file_each_counts_once() -> None:
    at = play("draft")

    def handed_in(person: Id | None, signs: str | None = None) -> tuple[Id, ...]:
        at.must(HUB, v.RecordFile, sha256=ANOTHER, size=5, pages=1, handed_in_by=person, signs=signs)
        return _file(at).handed_in_by

    assert handed_in(None) == ()
    assert handed_in(at.secretary) == (at.secretary,)
    assert handed_in(at.chair) == (at.secretary, at.chair)
    before = _file(at)
    assert handed_in(at.secretary) == (at.secretary, at.chair)
    assert _file(at) == before
    handed_in(None, signs=FILE)
    assert handed_in(at.admin) == (at.secretary, at.chair, at.admin)
    assert _file(at).signs == FILE


def _file(at: Play) -> StoredFile:
    kept = at.world.get(StoredFile, ANOTHER)
    assert kept is not None
    return kept


def test_a_confirmed_count_tells_the_meeting_no_hash_of_its_record() -> None:
    at = play("session")
    at.counted_by_hand()
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    at.must(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=vote.version, vote=at.vote)
    closed = at.world.get(v.Vote, at.vote)
    assert closed is not None
    assert closed.by_hand is not None
    assert of_meeting(at.meeting) in audiences(closed)
    read = at.world.get(v.DocumentVersion, closed.by_hand.record_version or "")
    assert read is not None
    assert of_meeting(at.meeting) not in audiences(read)
    assert read.sha256.encode() not in encode(closed)
