"""A session archive is taken only where everything in it agrees; what anybody may have made is refused in words."""

from __future__ import annotations

import copy
import os
import struct
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.reading import ArchiveFault, Fault, Record, read_archive
from ecabinet.trust.session_archive.writing import Content, archive_bytes
from tests.trust.archives import (
    TOLD,
    Change,
    bytes_of,
    listed_anew,
    member,
    of_ballot,
    vote_of,
    with_member,
    without,
    write,
)

WHOLE = b"".join(archive_bytes(TOLD.contents()))
VOTES = layout.values_name(v.Vote)
PAPER = next(one.member.name for one in TOLD.contents() if layout.hash_in(one.member.name))


def fault_of(path: Path) -> Fault:
    with pytest.raises(ArchiveFault) as raised:
        read_archive(path)
    return raised.value.fault


def test_an_untouched_archive_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = read_archive(write(tmp_path / "a.zip", TOLD.contents()))
    assert [value for kind in layout.KINDS for value in record.values[kind]] == list(TOLD.values)
    assert record.log == TOLD.log


@pytest.mark.parametrize("name", [one.member.name for one in TOLD.contents()])
def test_a_byte_changed_in_any_member_is_found(name: str, tmp_path: Path) -> None:
    whole = TOLD.contents()
    content = bytearray(bytes_of(next(one for one in whole if one.member.name == name)))
    content[len(content) // 2] ^= 1
    fault = fault_of(write(tmp_path / "a.zip", with_member(whole, name, bytes(content))))
    assert fault == (Fault.MEMBER_ALTERED if name != layout.MANIFEST else fault)


@pytest.mark.parametrize("name", [one.member.name for one in TOLD.contents()])
def test_a_missing_member_is_found(name: str, tmp_path: Path) -> None:
    assert fault_of(write(tmp_path / "a.zip", without(TOLD.contents(), name))) == Fault.MEMBER_MISSING


@pytest.mark.parametrize("name", [VOTES, layout.LOG])
def test_a_member_missing_with_its_line_in_the_manifest_is_found(name: str, tmp_path: Path) -> None:
    assert fault_of(write(tmp_path / "a.zip", listed_anew(without(TOLD.contents(), name)))) == Fault.MEMBER_MISSING


def test_a_paper_missing_with_its_line_in_the_manifest_is_found(tmp_path: Path) -> None:
    assert fault_of(write(tmp_path / "a.zip", listed_anew(without(TOLD.contents(), PAPER)))) == Fault.PAPER_MISSING


def test_a_member_too_many_is_found_listed_or_not(tmp_path: Path) -> None:
    more = member(layout.file_name("ab" * 32), b"%PDF")
    assert fault_of(write(tmp_path / "a.zip", [*TOLD.contents(), more])) == Fault.MEMBER_NOT_LISTED
    assert fault_of(write(tmp_path / "b.zip", listed_anew([*TOLD.contents(), more]))) == Fault.MEMBER_ALTERED
    of_nobody = member(layout.file_name(more.member.sha256), b"%PDF")
    assert fault_of(write(tmp_path / "c.zip", listed_anew([*TOLD.contents(), of_nobody]))) == Fault.MEMBER_NOT_LISTED


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    again = next(one for one in TOLD.contents() if one.member.name == VOTES)
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = write(tmp_path / "a.zip", [*TOLD.contents(), again])
    assert fault_of(path) == Fault.NAME_TWICE


@pytest.mark.parametrize(
    "name",
    [
        "../values/Vote.msgpack",
        "/etc/passwd",
        "values/",
        "values/Credential.msgpack",
        "files/x.pdf",
        "values\\Vote",
        "é",
    ],
)
def test_a_name_that_no_archive_has_is_refused(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", [*TOLD.contents(), member(name, b"")])
    assert fault_of(path) == Fault.NAME_NOT_ALLOWED
    assert list(tmp_path.iterdir()) == [path]


def zipped(path: Path, whole: Iterable[Content], compression: int) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for content in whole:
            archive.writestr(content.member.name, bytes_of(content))
    return path


def test_a_bomb_is_refused_before_anything_is_inflated(tmp_path: Path) -> None:
    bomb = member(VOTES, bytes(64 * layout.MIB))
    path = zipped(tmp_path / "a.zip", with_member(TOLD.contents(), VOTES, bytes_of(bomb)), zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < layout.MIB
    assert fault_of(path) == Fault.NOT_STORED


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for content in TOLD.contents():
            archive.writestr(content.member.name, bytes_of(content))
        for number in range(100):
            again = copy.copy(archive.getinfo(PAPER))
            again.filename = layout.file_name(f"{number:064x}")
            archive.filelist.append(again)
    assert fault_of(path) == Fault.SOMETHING_BETWEEN


@pytest.mark.parametrize(
    "altered",
    [WHOLE + b"x", b"x" + WHOLE, WHOLE[:-1], WHOLE[: len(WHOLE) // 2], b"", b"PK\x05\x06", WHOLE[:-2] + b"\x01\x00x"],
)
def test_what_is_more_or_less_than_an_archive_is_refused(altered: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(altered)
    assert fault_of(path) in {Fault.NOT_AN_ARCHIVE, Fault.SOMETHING_BETWEEN}


def test_bytes_hidden_between_members_are_refused(tmp_path: Path) -> None:
    *_, length, start, _ = struct.unpack("<4s4H2LH", WHOLE[-layout.END_RECORD :])
    end = bytearray(WHOLE[-layout.END_RECORD :])
    end[16:20] = struct.pack("<L", start + 6)
    path = tmp_path / "a.zip"
    path.write_bytes(WHOLE[:start] + b"hidden" + WHOLE[start : start + length] + end)
    assert fault_of(path) == Fault.SOMETHING_BETWEEN


def test_a_directory_that_would_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for members, length in ((60_000, 3_000_000), (5, 4_000_000_000)):
        path.write_bytes(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, length, 0, 0))
        assert fault_of(path) == Fault.TOO_LARGE


def test_what_is_larger_than_an_archive_may_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.zip", TOLD.contents())
    for limit in ("LARGEST_MANIFEST", "LARGEST_VALUES", "LARGEST_ARCHIVE", "MOST_MEMBERS"):
        with monkeypatch.context() as small:
            small.setattr(layout, limit, 10)
            assert fault_of(path) == Fault.TOO_LARGE
    with path.open("r+b") as file:
        file.truncate(layout.LARGEST_ARCHIVE + 1)
    assert fault_of(path) == Fault.TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [b"", b"\xc1", b"\x93\x01", b"\xdd\xff\xff\xff\xff", b"\x91" * 5000, b"\x91\x80", b"\x91\x81\xa2id\x01", b"\x80"],
)
def test_values_that_cannot_be_read_are_refused(content: bytes, tmp_path: Path) -> None:
    for name in (VOTES, layout.LOG):
        path = write(tmp_path / "a.zip", listed_anew(with_member(TOLD.contents(), name, content)))
        assert fault_of(path) == Fault.VALUE_UNREADABLE


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format":"x","form":1}'])
def test_a_manifest_that_cannot_be_read_is_refused(content: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", with_member(TOLD.contents(), layout.MANIFEST, content))
    assert fault_of(path) == Fault.MANIFEST_UNREADABLE


def test_a_form_that_comes_later_is_said_to_be_unknown(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", listed_anew(TOLD.contents(), form=2, signatures=[]))
    assert fault_of(path) == Fault.FORM_UNKNOWN


def test_what_belongs_to_another_meeting_is_refused(tmp_path: Path) -> None:
    def moved(kind: type[Entity]) -> Change:
        return lambda value: msgspec.structs.replace(value, meeting="another") if type(value) is kind else value

    for kind in (v.Vote, v.Ballot, v.Minutes, v.Participant, v.Paper):
        if any(type(value) is kind for value in TOLD.values):
            assert fault_of(write(tmp_path / "a.zip", TOLD.changed(moved(kind)))) == Fault.VALUE_ASTRAY
    stray = TOLD.changed(of_ballot(vote="another"))
    assert fault_of(write(tmp_path / "b.zip", stray)) == Fault.VALUE_ASTRAY
    elsewhere = listed_anew(TOLD.contents(), meeting="another")
    assert fault_of(write(tmp_path / "c.zip", elsewhere)) == Fault.VALUE_ASTRAY


def test_a_ballot_that_was_never_shown_is_refused(tmp_path: Path) -> None:
    assert fault_of(write(tmp_path / "a.zip", TOLD.changed(of_ballot(revealed=False)))) == Fault.BALLOT_NOT_SHOWN


def test_a_value_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", TOLD.contents([*TOLD.values, vote_of(TOLD.passed)]))
    assert fault_of(path) == Fault.VALUE_TWICE


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert fault_of(tmp_path / "pipe") == Fault.NOT_AN_ARCHIVE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_a_bit_turned_round_anywhere_is_found_or_changes_nothing(place: int, bit: int, tmp_path: Path) -> None:
    """Some bytes of a ZIP file mean nothing to the record, as the time of a member: then it reads as before."""
    altered = bytearray(WHOLE)
    altered[place] ^= 1 << bit
    path = tmp_path / "a.zip"
    path.write_bytes(altered)
    try:
        record: Record | None = read_archive(path)
    except ArchiveFault:
        record = None
    if record is not None:
        assert [value for kind in layout.KINDS for value in record.values[kind]] == list(TOLD.values)
        assert record.log == TOLD.log


def test_the_writer_gives_a_member_a_chunk_at_a_time() -> None:
    """A large file is never held whole."""
    size = 8 * layout.MIB

    def chunks() -> Iterator[bytes]:
        yield from (bytes(layout.MIB) for _ in range(8))

    big = Content(layout.Member(layout.file_name("0" * 64), size, "0" * 64), chunks)
    assert max(map(len, archive_bytes([big]))) < 2 * layout.MIB
