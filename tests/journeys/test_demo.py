"""`ecabinet demo --headless` plays the whole session and leaves papers, pictures and an account of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
from PIL import Image

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Verdict

LONGEST_SECONDS = 280
WORKSPACES = frozenset({"secretariat", "chair", "delegate", "guest", "room"})
MEMBERS, PRESENT, VOTED, INVITED = 23, 19, 18, 25
"""One of those present cast no ballot: a substitute has no vote."""
DOCUMENTS = 11
ONLY_ITEM = "Báo cáo tiến độ và phương án khảo sát sự hài lòng của người dân, tổ chức đối với dịch vụ công thiết yếu"
OTHER_ITEM = "Phân tích chỉ số năng lực cạnh tranh cấp tỉnh"


class Tally(msgspec.Struct):
    """A result, as far as this test reads it."""

    votes_for: int
    votes_against: int
    abstained: int
    not_voted: int
    base: int
    verdict: Verdict


class Vote(msgspec.Struct):
    """A vote of the summary; `ballots` by the key of the member."""

    item: int
    question: str
    result: Tally
    reason: str
    ballots: dict[Id, Choice]


class Judged(msgspec.Struct):
    """What `ecabinet verify` tells of a file, as far as this test reads it."""

    file: str
    verdict: str
    reasons: list[str]


class Summary(msgspec.Struct):
    """The summary, as far as this test reads it; papers and pictures by their place in the folder."""

    done: bool
    failed: str
    invitations: int
    present: int
    guest_saw: list[str]
    signatures: dict[str, str]
    link_was_cut_for: str
    votes: list[Vote]
    papers: list[str]
    pictures: list[str]


def words_of(paper: Path) -> str:
    """Read a PDF with another program than ours, cell by cell as it was drawn; line breaks are spaces."""
    done = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True, capture_output=True)  # noqa: S607 the system's own
    assert done.stderr == b""
    return " ".join(done.stdout.decode().split())


def check_votes(summary: Summary) -> None:
    assert [vote.item for vote in summary.votes] == [7, 8, 9]
    assert [vote.result.verdict for vote in summary.votes] == [Verdict.PASSED, Verdict.FAILED, Verdict.PASSED]
    for vote in summary.votes:
        cast = list(vote.ballots.values())
        counted = (cast.count(Choice.FOR), cast.count(Choice.AGAINST), cast.count(Choice.ABSTAIN))
        result = vote.result
        assert counted == (result.votes_for, result.votes_against, result.abstained)
        assert (sum(counted), result.not_voted, result.base) == (VOTED, MEMBERS - VOTED, MEMBERS)
        assert vote.reason.startswith(f"{result.votes_for} tán thành trên {MEMBERS} thành viên")
        # Whose link was cut while the vote was open is counted all the same, and once.
        assert summary.link_was_cut_for in vote.ballots


def check_invitations(folder: Path) -> None:
    invitations = [words_of(paper) for paper in sorted(folder.glob("*.pdf"))]
    assert len(invitations) == INVITED + 1  # the substitute is invited once accepted
    assert all("GIẤY MỜI" in words and "Phòng họp số 1" in words and ONLY_ITEM in words for words in invitations)
    (guests,) = [words for words in invitations if "kính mời: Đại diện đơn vị khảo sát" in words]
    assert OTHER_ITEM not in guests
    assert sum(OTHER_ITEM in words for words in invitations) == INVITED


def check_result_sheets(folder: Path, votes: list[Vote]) -> None:
    sheets = [words_of(paper) for paper in sorted(folder.glob("*.pdf"))]
    assert len(sheets) == len(votes)
    for vote in votes:
        (sheet,) = [words for words in sheets if vote.question in words]
        assert vote.reason in sheet
        passed = vote.result.verdict == Verdict.PASSED
        assert ("Kết luận: Được thông qua." if passed else "Kết luận: Không được thông qua.") in sheet


def check_minutes(folder: Path, votes: list[Vote]) -> None:
    (paper,) = folder.glob("*.pdf")
    minutes = words_of(paper)
    assert f"Thành phần tham dự: {PRESENT + 1} người có mặt." in minutes  # the members' side, and the guest
    assert "Dự thay Giám đốc Sở Thông tin và Truyền thông" in minutes
    assert "Vắng mặt: 04 người." in minutes
    assert "Đi công tác theo chương trình của Bộ Y tế" in minutes
    for vote in votes:
        assert f"Biểu quyết: {vote.question}." in minutes
        assert vote.reason in minutes
    assert "Bổ sung Chủ tịch UBND các quận, huyện, thị xã vào Ban Chỉ đạo." in minutes


def check_signatures(out: Path, told_by_the_hub: dict[str, str]) -> None:
    command = [str(Path(sys.executable).with_name("ecabinet")), "verify", "--json", "--trust", str(out / "trust")]
    judged = subprocess.run([*command, str(out / "documents")], check=False, capture_output=True, text=True)
    told = [msgspec.json.decode(line, type=Judged) for line in judged.stdout.splitlines()]
    bad = {Path(one.file).stem: (one.verdict, one.reasons) for one in told if one.verdict != "valid"}
    assert bad == {
        "bao-cao-phan-tich-pci-2022": ("invalid", ["integrity.altered"]),
        "bao-cao-cong-bo-sipas-2022": ("invalid", ["validity.revoked"]),
    }
    assert told_by_the_hub == {Path(one.file).name: one.verdict for one in told}
    assert len(told) == len(list((out / "documents").glob("*.pdf"))) == DOCUMENTS


def check_pictures(folder: Path, names: list[str]) -> None:
    assert {Path(name).stem.rsplit("-", 1)[1] for name in names} == WORKSPACES
    steps = {int(name.split("-", 1)[0]) for name in names}
    assert steps == set(range(1, max(steps) + 1))
    for name in names:
        with Image.open(folder / name) as picture:
            picture.load()
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 2, name


def test_the_demonstration_plays_the_whole_session(tmp_path: Path) -> None:
    out = tmp_path / "session"
    command = [str(Path(sys.executable).with_name("ecabinet")), "demo", "--headless", "--out", str(out)]
    played = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert played.returncode == 0, played.stderr
    summary = msgspec.json.decode((out / "summary.json").read_bytes(), type=Summary)
    assert (summary.done, summary.failed) == (True, "")
    assert (summary.invitations, summary.present) == (INVITED, PRESENT + 1)
    assert summary.guest_saw == [ONLY_ITEM]
    check_votes(summary)
    check_invitations(out / "papers" / "giay-moi")
    check_result_sheets(out / "papers" / "ket-qua-bieu-quyet", summary.votes)
    check_minutes(out / "papers" / "bien-ban", summary.votes)
    check_signatures(out, summary.signatures)
    check_pictures(out / "pictures", summary.pictures)
    assert all((out / name).is_file() for name in summary.papers)
