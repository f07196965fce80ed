"""One vote in real windows: ready check, a link that is cut, pause, a changed ballot, a tie, one reason everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
from PIL import Image

from tests.journeys.vote_in_windows import QUESTION, Told

LONGEST_SECONDS = 250
ROOT = Path(__file__).parents[2]
SCREENS = frozenset({"chair", "first", "second", "room"})
NOT_RECORDED = "Chưa gửi được: phiếu CHƯA được ghi nhận"
SENTENCE = (
    "2 tán thành trên 4 thành viên; cần quá nửa (≥ 3); có mặt 4, túc số 3; số phiếu ngang nhau, "
    "theo bên có phiếu của chủ tọa: thông qua"
)


def played(folder: Path) -> Told:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.vote_in_windows", str(folder)],
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode((folder / "told.json").read_bytes(), type=Told)


def check_pictures(folder: Path, names: list[str]) -> None:
    """Every moment has a picture of each of the four screens."""
    shown = Counter(name.rsplit("-", 1)[0] for name in names)
    assert len(shown) == 8
    assert set(shown.values()) == {len(SCREENS)}
    assert {Path(name).stem.rsplit("-", 1)[1] for name in names} == SCREENS
    for name in names:
        with Image.open(folder / name) as picture:
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50, name


def test_a_vote_runs_from_the_ready_check_to_a_tie_with_the_same_reason_on_four_screens(tmp_path: Path) -> None:
    told = played(tmp_path)
    # While the link was cut nobody was told that the ballot is in, neither who cast it nor the chair.
    assert NOT_RECORDED in told.while_cut
    assert not any("Đã ghi nhận" in words for words in told.while_cut)
    assert told.recorded_while_cut == 1  # that of the other window
    assert told.turned_away > 0  # the device did try
    assert told.refused_while_paused == "vote_paused"
    # The first member changed from for to against: without it there is no tie.
    assert told.ballots == {
        "chu-tich": "for",
        "pct-thuong-truc": "against",
        "pho-chu-tich": "against",
        "gd-noi-vu": "for",
    }
    assert (told.verdict, told.basis, told.sentence) == ("passed", "tie_chair_for", SENTENCE)
    assert told.result_words == {screen: [QUESTION, "Thông qua", SENTENCE] for screen in SCREENS}
    check_pictures(tmp_path / "pictures", told.pictures)
