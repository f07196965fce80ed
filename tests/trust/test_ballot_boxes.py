"""Keys of ballot boxes: what is sealed opens with its own key alone, for as long as the key is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.trust.ballot_boxes import BoxKeys

VOTE = "01900000-0000-7000-9000-000000000001"
OTHER = "01900000-0000-7000-9000-000000000002"


@pytest.mark.parametrize("marks", [b"", b"for", b"x" * 100_000])
def test_what_was_sealed_opens_again_also_after_a_restart(tmp_path: Path, marks: bytes) -> None:
    sealed = BoxKeys(tmp_path / "boxes").seal(VOTE, marks)
    assert marks == b"" or marks not in sealed
    assert BoxKeys(tmp_path / "boxes").unseal(VOTE, sealed) == marks


def test_what_is_equally_long_is_sealed_equally_long_and_never_alike(tmp_path: Path) -> None:
    keys = BoxKeys(tmp_path)
    sealed = {keys.seal(VOTE, marks) for marks in (bytes(1000), b"x" * 1000) for _ in range(20)}
    assert len(sealed) == 40
    assert len({len(one) for one in sealed}) == 1


def test_a_box_is_bound_to_its_vote_and_to_its_bytes(tmp_path: Path) -> None:
    keys = BoxKeys(tmp_path)
    sealed = keys.seal(VOTE, b"for")
    keys.seal(OTHER, b"for")
    assert keys.unseal(OTHER, sealed) is None
    assert keys.unseal(VOTE, sealed[:-1] + bytes([sealed[-1] ^ 1])) is None
    assert keys.unseal(VOTE, b"") is None


def test_a_destroyed_key_opens_nothing_and_leaves_no_file(tmp_path: Path) -> None:
    keys = BoxKeys(tmp_path)
    sealed = keys.seal(VOTE, b"for")
    keys.seal(OTHER, b"for")
    assert keys.held() == {VOTE, OTHER}
    keys.destroy(VOTE)
    keys.destroy(VOTE)
    assert keys.unseal(VOTE, sealed) is None
    assert BoxKeys(tmp_path).held() == {OTHER}
    assert [file.stem for file in tmp_path.iterdir()] == [OTHER]


def test_keys_are_for_the_hub_alone(tmp_path: Path) -> None:
    BoxKeys(tmp_path / "boxes").seal(VOTE, b"for")
    (key,) = (tmp_path / "boxes").iterdir()
    assert (tmp_path / "boxes").stat().st_mode & 0o777 == 0o700
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_name_that_leads_elsewhere_is_no_vote(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the id of a vote"):
        BoxKeys(tmp_path).seal("../../x", b"for")


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "boxes").write_text("a file in its place")
    with pytest.raises(EnvironmentFault) as told:
        BoxKeys(tmp_path / "boxes").seal(VOTE, b"for")
    assert told.value.code == "hub_away"


def test_a_key_that_was_being_written_when_the_hub_died_goes_at_the_next_start(tmp_path: Path) -> None:
    keys = BoxKeys(tmp_path)
    sealed = keys.seal(VOTE, b"for")
    (tmp_path / f"{OTHER}.key.0123456789abcdef.part").write_bytes(bytes(32))
    again = BoxKeys(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"{VOTE}.key"]
    assert again.unseal(VOTE, sealed) == b"for"
