"""The contract of `ecabinet archive`, as resources/docs/archive.md tells it: arguments, output, JSON, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecabinet.cli.archive_output import ResultRow, VoteRow
from ecabinet.cli.archive_words import FAULTS, WHY, WORDS
from ecabinet.cli.main import Exit, main
from ecabinet.trust.session_archive.layout import KINDS
from ecabinet.trust.session_archive.reading import Fault
from ecabinet.trust.session_archive.recounting import Outcome, Why
from tests.hub.recorded_meeting import Recorded, recorded
from tests.project.repository import ROOT

PAGE = (ROOT / "resources" / "docs" / "archive.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return recorded(tmp_path_factory.mktemp("kept") / "hub")


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
    assert text.count("Counted again: the same") == 4
    assert "the vote was cancelled and its ballots are never shown" in text
    assert "the vote was never opened" in text
    assert "6 votes: 4 the same, 0 different, 2 without a result." in text
    assert "whoever can write the file can write another one that agrees with itself" in text


def test_in_vietnamese_where_the_system_is(
    written: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert main(["archive", "verify", str(written)]) == Exit.DONE
    text = capfd.readouterr().out
    assert "Kết quả đã công bố: 3 tán thành trên 5 thành viên" in text
    assert "6 lần biểu quyết: 4 trùng khớp, 0 không trùng khớp, 2 không có kết quả." in text


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
