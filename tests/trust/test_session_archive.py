"""A session archive is believed only where everything in it agrees; what anybody may have made is refused in words."""

from __future__ import annotations

import copy
import os
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity
from ecabinet.domain.voting.entities import Elector, Presence, VoteState
from ecabinet.domain.voting.forms import Choice, Form, FormKind
from ecabinet.domain.voting.results import Reason, Result, Verdict
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.reading import ArchiveFault, Fault, Record, read_archive
from ecabinet.trust.session_archive.recounting import Outcome, Why, findings
from ecabinet.trust.session_archive.writing import Content, archive_bytes
from tests.trust.archives import (
    Told,
    bytes_of,
    listed_anew,
    member,
    of_vote,
    with_member,
    without,
    write,
)

TOLD = Told()
WHOLE = b"".join(archive_bytes(TOLD.contents()))
VOTES = layout.values_name(v.Vote)
PAPER = next(one.member.name for one in TOLD.contents() if layout.hash_in(one.member.name))
Change = Callable[[Entity], Entity | None]


def vote_of(vote: str) -> v.Vote:
    return next(value for value in TOLD.values if isinstance(value, v.Vote) and value.id == vote)


def result() -> Result:
    found = vote_of(TOLD.passed).result
    assert found is not None
    return found


def rule() -> RuleSet:
    found = vote_of(TOLD.passed).rule
    assert found is not None
    return found


def electorate() -> tuple[Elector, ...]:
    return vote_of(TOLD.passed).electorate


def ballots() -> list[v.Ballot]:
    return [value for value in TOLD.values if isinstance(value, v.Ballot) and value.vote == TOLD.passed]


def of_ballot(**fields: object) -> Change:
    """Change the first ballot of the vote that passed."""
    return lambda value: msgspec.structs.replace(value, **fields) if value == ballots()[0] else value


def fault_of(path: Path) -> Fault:
    with pytest.raises(ArchiveFault) as raised:
        read_archive(path)
    return raised.value.fault


def outcomes(path: Path) -> dict[str, tuple[Outcome, Why]]:
    return {found.vote.id: (found.outcome, found.why) for found in findings(read_archive(path))}


def test_an_untouched_archive_is_read_and_every_result_is_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", TOLD.contents())
    record = read_archive(path)
    assert [value for kind in layout.KINDS for value in record.values[kind]] == list(TOLD.values)
    assert record.log == TOLD.log
    assert outcomes(path) == {
        TOLD.passed: (Outcome.SAME, Why.NONE),
        TOLD.settled: (Outcome.SAME, Why.NONE),
        TOLD.elected: (Outcome.SAME, Why.NONE),
        TOLD.cancelled: (Outcome.NOTHING, Why.CANCELLED),
        TOLD.prepared: (Outcome.NOTHING, Why.NEVER_OPENED),
    }


def of_passed(**fields: object) -> Change:
    return of_vote(TOLD.passed, **fields)


def of_result(**fields: object) -> Change:
    return of_passed(result=msgspec.structs.replace(result(), **fields))


def of_rule(**fields: object) -> Change:
    return of_passed(rule=msgspec.structs.replace(rule(), **fields))


DIFFERENT: dict[str, tuple[Change, Why]] = {
    "a choice": (of_ballot(choice=Choice.AGAINST), Why.RESULT_DIFFERS),
    "a ballot gone": (lambda value: None if value == ballots()[0] else value, Why.RESULT_DIFFERS),
    "a ballot of another seat": (of_ballot(participant=electorate()[4].participant), Why.BALLOTS_UNSOUND),
    "a ballot of no seat": (of_ballot(participant="nobody"), Why.BALLOTS_UNSOUND),
    "a ballot by somebody else": (of_ballot(person="nobody"), Why.BALLOTS_UNSOUND),
    "two of one seat": (of_ballot(participant=ballots()[1].participant), Why.BALLOT_TWICE),
    "an answer of another form": (of_ballot(choice=Choice.HIGH), Why.BALLOTS_UNSOUND),
    "a number": (of_result(votes_for=4), Why.RESULT_DIFFERS),
    "the need": (of_result(needed=2), Why.RESULT_DIFFERS),
    "the verdict": (of_result(verdict=Verdict.FAILED), Why.RESULT_DIFFERS),
    "the reason": (of_result(reason=Reason("Tất cả tán thành", "All in favour")), Why.RESULT_DIFFERS),
    "the rule": (of_rule(numerator=2, denominator=3), Why.RESULT_DIFFERS),
    "the title of the rule": (of_rule(title="Quy tắc khác"), Why.RESULT_DIFFERS),
    "a seat gone": (of_passed(electorate=electorate()[:4]), Why.RESULT_DIFFERS),
    "a weight": (
        of_passed(electorate=(msgspec.structs.replace(electorate()[0], weight=2), *electorate()[1:])),
        Why.RESULT_DIFFERS,
    ),
    "a voter barred": (
        of_passed(
            electorate=tuple(
                msgspec.structs.replace(seat, entitled=seat.participant != ballots()[0].participant)
                for seat in electorate()
            )
        ),
        Why.BALLOTS_UNSOUND,
    ),
    "presence": (of_passed(presence=Presence()), Why.RESULT_DIFFERS),
    "no rule": (of_passed(rule=None), Why.NO_RULE),
    "no result": (of_passed(result=None), Why.NO_RESULT),
    "open": (of_passed(state=VoteState.OPEN), Why.STILL_OPEN),
    "a fraction of nothing": (of_rule(numerator=0, denominator=0), Why.RULE_UNSOUND),
    "a negative fraction": (of_rule(numerator=-1), Why.RULE_UNSOUND),
    "a quorum of nothing": (of_rule(quorum_denominator=0), Why.RULE_UNSOUND),
    "another form": (of_passed(form=Form(kind=FormKind.RATING_3)), Why.RULE_UNSOUND),
    "nobody to vote": (of_passed(electorate=()), Why.ELECTORATE_UNSOUND),
    "a seat twice": (of_passed(electorate=(*electorate(), electorate()[0])), Why.ELECTORATE_UNSOUND),
    "a weight below one": (
        of_passed(electorate=(msgspec.structs.replace(electorate()[0], weight=-5), *electorate()[1:])),
        Why.ELECTORATE_UNSOUND,
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_changed_record_is_found_though_the_manifest_agrees_with_it(name: str, tmp_path: Path) -> None:
    change, why = DIFFERENT[name]
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found.pop(TOLD.passed) == (Outcome.DIFFERS, why)
    assert {outcome for outcome, _ in found.values()} == {Outcome.SAME, Outcome.NOTHING}


def test_a_word_of_the_chair_that_was_turned_round_is_found(tmp_path: Path) -> None:
    words = tuple(msgspec.structs.replace(word, passed=False) for word in vote_of(TOLD.settled).chairs_words)
    assert words
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(of_vote(TOLD.settled, chairs_words=words))))
    assert found[TOLD.settled] == (Outcome.DIFFERS, Why.RESULT_DIFFERS)


def test_an_answer_in_an_election_that_was_changed_is_found(tmp_path: Path) -> None:
    def change(value: Entity) -> Entity:
        if not isinstance(value, v.Ballot) or value.vote != TOLD.elected:
            return value
        return msgspec.structs.replace(value, answers=(msgspec.structs.replace(value.answers[0], line="a"),))

    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found[TOLD.elected] == (Outcome.DIFFERS, Why.RESULT_DIFFERS)


@pytest.mark.parametrize("vote", [TOLD.cancelled, TOLD.prepared])
def test_a_result_where_there_was_no_vote_is_found(vote: str, tmp_path: Path) -> None:
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(of_vote(vote, result=result()))))
    assert found[vote] == (Outcome.DIFFERS, Why.RESULT_OUT_OF_PLACE)


def test_whoever_writes_everything_anew_is_not_found_which_is_why_it_is_said(tmp_path: Path) -> None:
    """The archive is not signed: a vote left out, with its ballots, leaves an archive that agrees with itself."""

    def change(value: Entity) -> Entity | None:
        gone = value.id == TOLD.passed or (isinstance(value, v.Ballot) and value.vote == TOLD.passed)
        return None if gone else value

    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert TOLD.passed not in found
    assert Outcome.DIFFERS not in {outcome for outcome, _ in found.values()}


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
