"""The contract of `ecabinet archive`, as resources/docs/archive.md tells it: arguments, output, JSON, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ecabinet.cli.archive_output import ResultRow, VoteRow
from ecabinet.cli.archive_words import FAULTS, WHY, WORDS
from ecabinet.cli.main import Exit, main
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity
from ecabinet.domain.voting.forms import Choice
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.layout import KINDS
from ecabinet.trust.session_archive.reading import Fault, read_archive
from ecabinet.trust.session_archive.recounting import Outcome, Why
from tests.hub.recorded_meeting import Recorded, recorded
from tests.project.repository import ROOT
from tests.trust.archives import Told, listed_anew, of_vote, rewritten, write

PAGE = (ROOT / "resources" / "docs" / "archive.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return recorded(tmp_path_factory.mktemp("kept") / "hub")


@pytest.fixture
def own_without_votes(tmp_path: Path) -> Path:
    """The file of a meeting in which nothing was put to the vote."""
    told = Told()
    values = (value for value in told.values if not isinstance(value, v.Vote | v.Ballot))
    return write(tmp_path / "without.zip", told.contents(values))


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def written(kept: Recorded, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A file as `export` writes it."""
    target = tmp_path / "meeting.zip"
    assert main(["archive", "export", kept.meeting, "--folder", str(kept.folder), "--out", str(target)]) == Exit.DONE
    told = dict(line.split(" ", 1) for line in capfd.readouterr().out.splitlines())
    assert told.keys() == {"file", "bytes", "sha256", "votes", "papers", "log"}
    assert told["bytes"] == str(target.stat().st_size)
    return target


def test_a_person_reads_each_question_its_result_and_what_that_proves(
    written: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "verify", str(written)]) == Exit.DONE
    text = capfd.readouterr().out
    assert "1. Thông qua Kế hoạch?\n   Announced: 3 in favour of 5 members; more than half needed" in text
    assert text.count("Counted again: the same") == 5
    assert "the vote was cancelled and its ballots are never shown" in text
    assert "the vote was never opened" in text
    assert "7 votes: 5 the same, 0 different, 2 without a result." in text
    assert "whoever can write the file can write another one that agrees with itself" in text


def test_in_vietnamese_where_the_system_is(
    written: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert main(["archive", "verify", str(written)]) == Exit.DONE
    text = capfd.readouterr().out
    assert "Kết quả đã công bố: 3 tán thành trên 5 thành viên" in text
    assert "7 lần biểu quyết: 5 trùng khớp, 0 không trùng khớp, 2 không có kết quả." in text


def test_the_json_has_a_line_for_each_vote_with_every_key_of_the_page(
    kept: Recorded, written: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "verify", str(written), "--json"]) == Exit.DONE
    rows = {row["vote"]: row for row in map(json.loads, capfd.readouterr().out.splitlines())}
    assert rows.keys() == set(kept.votes.values())
    passed, cancelled = rows[kept.votes["passed"]], rows[kept.votes["cancelled"]]
    assert (passed["outcome"], passed["why"], passed["ballots"], passed["electors"]) == ("same", "", 4, 5)
    assert passed["announced"] == passed["recomputed"]
    assert (passed["announced"]["votes_for"], passed["announced"]["needed"]) == (3, 3)
    assert (cancelled["outcome"], cancelled["why"], cancelled["announced"]) == ("nothing", "cancelled", None)
    assert set(passed) == set(VoteRow.__struct_fields__)
    assert set(passed["announced"]) == set(ResultRow.__struct_fields__)


def test_the_page_names_every_key_and_word() -> None:
    keys = {*VoteRow.__struct_fields__, *ResultRow.__struct_fields__}
    stated = {*map(str, Outcome), *(why.value for why in Why if why)}
    assert [word for word in sorted(keys | stated) if f"`{word}`" not in PAGE] == []
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in PAGE] == []


def test_every_fault_and_reason_has_words_in_both_languages() -> None:
    assert set(FAULTS) == set(Fault)
    assert set(WHY) == set(Why)
    for words in (*FAULTS.values(), *WHY.values()):
        assert words.keys() == {"vi", "en"}
    assert WORDS["vi"].keys() == WORDS["en"].keys()
    assert {outcome.value for outcome in Outcome} <= WORDS["vi"].keys()


def test_a_file_that_was_altered_is_told_with_the_member(written: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = bytearray(written.read_bytes())
    place = content.index("Thông qua Kế hoạch?".encode())
    content[place] ^= 0x20
    written.write_bytes(content)
    assert main(["archive", "verify", str(written), "--json"]) == Exit.REFUSED
    told = capfd.readouterr()
    assert told.out == ""
    assert "a member is not what the manifest says. (values/Vote.msgpack)" in told.err


def changed(written: Path, change: Callable[[Entity], Entity]) -> Path:
    """Return a file with the same record but for a change; its manifest agrees with it."""
    with zipfile.ZipFile(written) as archive:
        files = {sha256: archive.read(name) for name in archive.namelist() if (sha256 := layout.hash_in(name))}
    return rewritten(read_archive(written), written.with_name("changed.zip"), files, change)


def test_a_changed_ballot_is_told_with_what_the_ballots_come_to(
    kept: Recorded, written: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def turned(value: Entity) -> Entity:
        is_meant = isinstance(value, v.Ballot) and value.vote == kept.votes["passed"]
        return msgspec.structs.replace(value, choice=Choice.AGAINST) if is_meant else value

    path = changed(written, turned)
    assert main(["archive", "verify", str(path)]) == Exit.REFUSED
    text = capfd.readouterr().out
    assert "Counted again: IT DIFFERS: the ballots of the record come to another result" in text
    assert "Announced: 3 in favour of 5 members" in text
    assert "Counted again: 0 in favour of 5 members" in text
    assert "7 votes: 4 the same, 1 different, 2 without a result." in text
    assert main(["archive", "verify", str(path), "--json"]) == Exit.REFUSED
    rows = {row["vote"]: row for row in map(json.loads, capfd.readouterr().out.splitlines())}
    row = rows[kept.votes["passed"]]
    assert (row["outcome"], row["why"]) == ("differs", "result_differs")
    assert (row["announced"]["verdict"], row["recomputed"]["verdict"]) == ("passed", "failed")


def test_a_result_of_an_older_hub_is_told_by_its_numbers(
    kept: Recorded, written: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    vote = next(vote for vote in read_archive(written).all(v.Vote) if vote.id == kept.votes["failed"])
    assert vote.result is not None
    older = msgspec.structs.replace(vote.result, rule=None, reason=None, heads=None, weights=None, lines=())
    path = changed(written, of_vote(vote.id, result=older))
    assert main(["archive", "verify", str(path)]) == Exit.DONE
    assert "Announced: 1 in favour, 2 against, 0 abstaining: not passed" in capfd.readouterr().out
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    main(["archive", "verify", str(path)])
    assert "tán thành 1, không tán thành 2, không biểu quyết 0: không thông qua" in capfd.readouterr().out


def test_where_no_vote_has_a_result_nothing_could_be_counted(
    own_without_votes: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "verify", str(own_without_votes)]) == Exit.UNDETERMINED
    assert "0 votes: 0 the same, 0 different, 0 without a result." in capfd.readouterr().out


def test_a_form_of_another_version_is_undetermined(written: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = written.read_bytes()
    written.write_bytes(content.replace(b'"form": 1', b'"form": 2', 1))
    with zipfile.ZipFile(written) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read(layout.MANIFEST)
    assert main(["archive", "verify", str(written)]) == Exit.REFUSED
    told = Told()
    write(written, listed_anew(told.contents(), form=2))
    assert main(["archive", "verify", str(written)]) == Exit.UNDETERMINED
    assert "another form than this version reads. (2)" in capfd.readouterr().err


def test_a_question_commands_no_terminal(kept: Recorded, written: Path, capfd: pytest.CaptureFixture[str]) -> None:
    evil = "Thông qua?\x1b[2J\r\n6 votes: all the same\u202e"
    path = changed(written, of_vote(kept.votes["prepared"], question=evil))
    assert main(["archive", "verify", str(path)]) == Exit.DONE
    text = capfd.readouterr().out
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\n6 votes: all the same" not in text


def test_a_refused_export_leaves_nothing_and_says_which_meetings_there_are(
    kept: Recorded, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["--folder", str(kept.folder), "--out", str(tmp_path / "x.zip")]
    assert main(["archive", "export", "nowhere", *words]) == Exit.REFUSED
    assert f"{kept.meeting}  2023-04-24  Phiên họp thứ nhất" in capfd.readouterr().err
    assert main(["archive", "export", kept.draft, *words]) == Exit.REFUSED
    assert "is not closed yet" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_another_file_stays_without_force(kept: Recorded, written: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ["archive", "export", kept.meeting, "--folder", str(kept.folder), "--out", str(written)]
    written.write_bytes(b"of somebody else")
    assert main(words) == Exit.REFUSED
    assert "is there already" in capfd.readouterr().err
    assert written.read_bytes() == b"of somebody else"
    assert main([*words, "--force"]) == Exit.DONE
    assert main(["archive", "verify", str(written)]) == Exit.DONE


def test_what_the_surroundings_lack_is_told_as_such(
    kept: Recorded, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "no" / "such" / "folder.zip")]
    assert main(["archive", "export", kept.meeting, "--folder", str(tmp_path), *out]) == Exit.ENVIRONMENT
    assert main(["archive", "export", kept.meeting, "--folder", str(kept.folder), *out]) == Exit.ENVIRONMENT
    assert main(["archive", "verify", str(tmp_path / "nothing.zip")]) == Exit.ENVIRONMENT
    assert main(["archive", "verify", str(tmp_path)]) == Exit.ENVIRONMENT
    assert main(["archive", "verify"]) == Exit.USAGE
    assert main(["archive", "export", kept.meeting]) == Exit.USAGE
    assert capfd.readouterr().out == ""


def test_verify_needs_neither_store_nor_hub_nor_windows(written: Path) -> None:
    program = (
        "import sys; from ecabinet.cli.main import main; code = main(['archive', 'verify', sys.argv[1], '--json']);"
        "found = [name for name in sys.modules if name.startswith(('ecabinet.hub', 'ecabinet.store', 'PySide6',"
        " 'sqlalchemy', 'uvicorn', 'ecabinet.ui', 'pyhanko'))]; sys.exit(code or len(found))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program, str(written)], env=environment, check=False, timeout=60)
    assert done.returncode == 0
