"""The contract of `ecabinet verify`, as resources/docs/verify.md tells it: arguments, JSON, text, exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from ecabinet.cli import verify, verify_work
from ecabinet.cli.main import Exit, main
from ecabinet.cli.verify_conditions import moment_of
from ecabinet.cli.verify_output import FileRow, SignatureRow
from ecabinet.papers.signature_changes import CHANGE_WORDS
from ecabinet.papers.signature_states import KINDS, PROBLEM_WORDS
from ecabinet.trust.signatures.differences_notes import Kind
from tests.cli import fake_engine
from tests.papers.reading import words
from tests.project.repository import ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "signatures"
PKI = CORPUS / "pki"
SOUND = CORPUS / "generated" / "v01_b_pkcs7.pdf"
PAGE = (ROOT / "resources" / "docs" / "verify.md").read_text(encoding="utf-8")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts by what a file says instead of by its signatures."""
    monkeypatch.setattr(verify_work, "TASKS", fake_engine.TASKS)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def told(capfd: pytest.CaptureFixture[str], *words_of_it: str | Path) -> tuple[int, list[FileRow]]:
    code = main(["verify", *map(str, words_of_it), "--json"])
    return code, [msgspec.json.decode(line, type=FileRow) for line in capfd.readouterr().out.splitlines()]


def write(folder: Path, *kinds: str) -> list[Path]:
    paths = [folder / f"{place}-{kind}.pdf" for place, kind in enumerate(kinds)]
    for path, kind in zip(paths, kinds, strict=True):
        path.write_text(f"%PDF {kind}")
    return paths


def test_a_sound_signature_is_valid_where_trust_is_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    code, (row,) = told(capfd, SOUND, "--trust", "none")
    assert (code, row.verdict, row.reasons) == (Exit.DONE, "valid", ())
    assert row.seconds > 0
    (signature,) = row.signatures
    assert (signature.verdict, signature.trust, signature.revocation) == ("valid", "not_judged", "not_judged")
    assert (signature.signer, signature.integrity, signature.coverage) == ("Nguyễn Văn An", "intact", "whole")


def test_the_json_has_every_key_of_the_contract(capfd: pytest.CaptureFixture[str]) -> None:
    main(["verify", str(SOUND), "--trust", "none", "--json"])
    row = json.loads(capfd.readouterr().out)
    assert {"file", "sha256", "verdict", "reasons", "signatures", "seconds"} <= set(row)
    assert set(row["signatures"][0]) >= {
        *("field", "signer", "organisation", "verdict", "integrity", "changes", "coverage", "trust", "revocation"),
        *("time", "algorithm", "certification"),
    }


def test_without_a_folder_of_trust_nothing_is_trusted(capfd: pytest.CaptureFixture[str]) -> None:
    code, (row,) = told(capfd, SOUND)
    assert (code, row.verdict) == (Exit.UNDETERMINED, "indeterminate")
    assert {"trust.not_trusted", "trust.incomplete"} & set(row.reasons)


def test_trust_intermediates_and_lists_come_out_of_folders(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in ("trust", "between", "lists")}
    for folder, pattern in (("trust", "root.crt"), ("between", "inter.crt"), ("lists", "*.crl")):
        folders[folder].mkdir()
        for path in PKI.glob(pattern):
            shutil.copy(path, folders[folder])
    given: list[str | Path] = [
        "--trust",
        folders["trust"],
        "--intermediates",
        folders["between"],
        "--crl",
        folders["lists"],
    ]
    code, (row,) = told(capfd, SOUND, *given)
    assert (code, row.verdict, row.reasons) == (Exit.DONE, "valid", ())
    code, (row,) = told(capfd, CORPUS / "generated" / "s_revoked_no_crl.pdf", *given)
    assert (code, row.reasons) == (Exit.REFUSED, ("validity.revoked",))


def test_a_time_and_a_policy_are_judged_by(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, (row,) = told(capfd, SOUND, "--trust", PKI, "--at", "2190-01-01")
    assert (code, row.verdict) == (Exit.UNDETERMINED, "indeterminate")
    policy = tmp_path / "policy.toml"
    policy.write_text('version = "none"\nrules = []\n')
    code, (row,) = told(capfd, SOUND, "--trust", PKI, "--policy", policy)
    assert (code, row.reasons) == (Exit.UNDETERMINED, ("algorithm.unknown",))


def test_one_changed_byte_is_told(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    changed = bytearray(SOUND.read_bytes())
    changed[200] ^= 1
    (tmp_path / "changed.pdf").write_bytes(changed)
    code, (row,) = told(capfd, tmp_path / "changed.pdf", "--trust", "none")
    assert code != Exit.DONE
    assert row.verdict != "valid"


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        (("valid",), 0),
        (("valid", "valid"), 0),
        (("valid", "unsigned"), 3),
        (("valid", "unclear", "unsigned"), 3),
        (("unclear", "invalid", "valid"), 1),
        (("invalid", "crash"), 1),
        (("crash",), 3),
    ],
)
@pytest.mark.usefixtures("made_up")
def test_the_exit_code_is_that_of_the_worst_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, kinds: tuple[str, ...], code: int
) -> None:
    paths = write(tmp_path, *kinds)
    given, rows = told(capfd, *paths)
    assert given == code
    assert [row.file for row in rows] == [str(path) for path in paths]


def test_of_several_codes_the_worst_speaks() -> None:
    order = [Exit.ENVIRONMENT, Exit.USAGE, Exit.REFUSED, Exit.UNDETERMINED, Exit.DONE]
    assert [int(code) for code in order] == [4, 2, 1, 3, 0]
    for place, code in enumerate(order):
        assert verify.worst_of(reversed(order[place:])) == code
    assert verify.worst_of([]) == Exit.DONE


@pytest.mark.usefixtures("made_up")
def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, rows = told(capfd, tmp_path / "missing.pdf", *write(tmp_path, "invalid"))
    assert code == Exit.ENVIRONMENT
    assert [(row.verdict, row.reasons) for row in rows] == [
        ("indeterminate", ("document.not_readable",)),
        ("invalid", ("integrity.altered",)),
    ]
    assert rows[0].sha256 == ""


@pytest.mark.usefixtures("made_up")
def test_folders_are_searched_and_a_named_file_is_always_judged(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    inner = tmp_path / "b" / "c"
    inner.mkdir(parents=True)
    for name in ("z.pdf", "B.PDF", "nameless", "notes.txt", "b/1.pdf", "b/c/2.pdf", "b/c/3"):
        (tmp_path / name).write_text("%PDF valid")
    (inner / "plain").write_text("no PDF")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    code, rows = told(capfd, tmp_path, tmp_path / "notes.txt")
    found = [str(Path(row.file).relative_to(tmp_path)) for row in rows]
    assert found == ["B.PDF", "nameless", "z.pdf", "b/1.pdf", "b/c/2.pdf", "b/c/3", "notes.txt"]
    assert code == Exit.DONE


def test_a_pipe_in_a_folder_holds_nothing_up(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "endless.pdf")
    assert main(["verify", str(tmp_path)]) == Exit.USAGE
    assert "no PDF file" in capfd.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["x.pdf", "--at", "yesterday"],
        ["x.pdf", "--at", "0001-01-01"],
        ["x.pdf", "--jobs", "0"],
        ["x.pdf", "--what"],
    ],
)
def test_wrong_arguments_are_a_matter_of_usage(capfd: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    assert main(["verify", *wrong]) == Exit.USAGE
    assert capfd.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["--trust", "/nowhere"],
        ["--crl", "/nowhere"],
        ["--policy", "/nowhere"],
        ["--policy", str(ROOT / "pyproject.toml")],
        ["--report", "/nowhere/report.pdf"],
    ],
)
def test_what_cannot_be_read_or_written_is_a_matter_of_the_environment(
    capfd: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert main(["verify", str(SOUND), *wrong]) == Exit.ENVIRONMENT
    given = capfd.readouterr()
    assert given.out == ""
    assert "nowhere" in given.err or "pyproject" in given.err


@pytest.mark.usefixtures("made_up")
def test_a_report_on_all_files_is_written(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = tmp_path / "report" / "bao-cao.pdf"
    report.parent.mkdir()
    code, rows = told(capfd, *write(tmp_path, "valid", "invalid", "crash"), "--report", report)
    assert (code, len(rows)) == (Exit.REFUSED, 3)
    read = words(report.read_bytes())
    assert "Tổng số 3 tệp. HỢP LỆ: 1; KHÔNG HỢP LỆ: 1; KHÔNG ĐỦ THÔNG TIN: 1." in read
    assert "chương trình kiểm tra bị dừng đột ngột" in read
    assert "1. 0-valid.pdf HỢP LỆ" in read
    assert str(tmp_path) not in read


@pytest.mark.parametrize(("locale", "said"), [("vi_VN.UTF-8", "HỢP LỆ"), ("C", "VALID"), ("en_GB", "VALID")])
@pytest.mark.usefixtures("made_up")
def test_text_is_in_the_language_of_the_locale(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    (path,) = write(tmp_path, "valid")
    assert main(["verify", str(path)]) == Exit.DONE
    given = capfd.readouterr()
    assert given.out.startswith(f"{path}: {said}\n")
    assert given.err == ""
    assert "\x1b" not in given.out


@pytest.mark.usefixtures("made_up")
def test_of_several_files_only_what_differs_from_good_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["verify", *map(str, write(tmp_path, "valid", "unclear"))]) == Exit.UNDETERMINED
    lines = capfd.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("     ? ")]
    assert not [line for line in lines if line.startswith("     + ")]
    assert lines[-1] == "2 files. VALID: 1; NOT ENOUGH INFORMATION: 1."


def test_a_time_without_a_zone_is_in_the_time_of_vietnam() -> None:
    assert moment_of("2026-01-05T08:30:15") == datetime(2026, 1, 5, 1, 30, 15, tzinfo=UTC)
    assert moment_of("2026-01-05T08:30:15Z") == datetime(2026, 1, 5, 8, 30, 15, tzinfo=UTC)
    assert moment_of("2026-01-05") == datetime(2026, 1, 4, 17, tzinfo=UTC)


def test_a_reader_who_leaves_ends_it_quietly(tmp_path: Path) -> None:
    paths = write(tmp_path, *["unsigned"] * 20)
    command = [str(Path(sys.executable).with_name("ecabinet")), "verify", *map(str, paths), "--json", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (Exit.ENVIRONMENT, b"")


def test_nothing_that_parses_foreign_bytes_is_loaded_by_the_command_itself() -> None:
    program = "import sys, ecabinet.cli.verify, ecabinet.cli.verify_work, ecabinet.cli.verify_output\n"
    program += "print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"pyhanko", "asn1crypto", "reportlab", "pypdfium2", "PySide6", "sqlalchemy"} & set(loaded.stdout.split())


def test_the_page_tells_every_argument_key_state_problem_and_code() -> None:
    parser = subprocess.run(
        [sys.executable, "-c", "from ecabinet.cli.main import main; main(['verify', '--help'])"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    options = set(re.findall(r"--[a-z]+", parser.stdout)) - {"--help"}
    said = {*options, *FileRow.__struct_fields__, *SignatureRow.__struct_fields__, *PROBLEM_WORDS}
    said |= {state.value for kind in KINDS.values() for state in kind}
    assert [one for one in sorted(said) if not re.search(rf"[`|\s]{re.escape(one)}[`\s,.]", PAGE)] == []
    assert [f"| {code.value} |" for code in Exit if f"| {code.value} |" not in PAGE] == []


def test_every_kind_of_change_has_its_words() -> None:
    seen = {"content_differs", "shown_differently", "covered", "same_rendering", "not_compared", "not_all_compared"}
    assert {kind.value for kind in Kind} | seen <= set(CHANGE_WORDS)
