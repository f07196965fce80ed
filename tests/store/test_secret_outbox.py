"""A secret ballot on the device that cast it: kept until the hub has answered, and then nowhere."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.forms import Answer, Choice
from ecabinet.store.outbox import Delivery
from ecabinet.store.replica import MemoryReplica, Replica, open_replica
from ecabinet.wire.frames import Receipt
from tests.stage import START

COMMAND = "01900000-0000-7000-9000-000000000001"
CANARY = f"canary {secrets.token_hex(8)}"
PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
"""SQLCipher 4: bytes of a page, of what stands behind it, of the IV that this begins with, and of the file's salt."""
FRAME, WAL_HEADER = 24, 32


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture(params=["memory", "cipher"])
def replica(request: pytest.FixtureRequest, tmp_path: Path, key: bytes) -> Iterator[Replica]:
    copy = MemoryReplica() if request.param == "memory" else open_replica(tmp_path / "replica.db", key)
    yield copy
    copy.close()


def ballot(command: Id = COMMAND) -> v.CastSecretBallot:
    return v.CastSecretBallot(
        id=command,
        claimed_at=START,
        meeting="m",
        ballot="b",
        vote="v",
        choice=Choice.BY_LINE,
        answers=(Answer(CANARY, Choice.FOR),),
        filling=bytes(600),
    )


def answered(refusal: Refusal | None = None) -> Receipt:
    return Receipt(command=COMMAND, at=START + timedelta(seconds=1), refusal=refusal, feeds={"person/p": 7})


def only(replica: Replica) -> v.CastSecretBallot:
    (row,) = replica.outbox()
    assert isinstance(row.command, v.CastSecretBallot)
    return row.command


def test_it_is_kept_whole_until_the_hub_has_answered(replica: Replica) -> None:
    replica.queue(ballot())
    assert only(replica) == ballot()
    (waiting,) = replica.waiting()
    assert CANARY.encode() in waiting.body


@pytest.mark.parametrize("refusal", [None, Refusal("vote_closed", {"question": "?"})])
def test_once_answered_it_says_that_one_voted_and_no_longer_how(replica: Replica, refusal: Refusal | None) -> None:
    replica.queue(ballot())
    replica.settle(answered(refusal))
    replica.settle(answered(refusal))
    assert only(replica) == ballot().on_record()
    (row,) = replica.outbox()
    assert row.state == (Delivery.ACCEPTED if refusal is None else Delivery.REFUSED)
    assert replica.waiting() == ()


def test_at_a_hub_that_was_restored_it_is_not_given_again_and_nobody_is_told_that_it_is_recorded(
    replica: Replica,
) -> None:
    replica.queue(ballot())
    replica.settle(answered())
    other = v.CastBallot(id="other", claimed_at=START, meeting="m", ballot="c", vote="w", choice=Choice.FOR)
    replica.queue(other)
    replica.settle(Receipt(command="other", at=START, feeds={}))
    replica.start_over("another epoch")
    assert [row.command for row in replica.outbox()] == [other]
    assert [waiting.id for waiting in replica.waiting()] == ["other"]


def test_one_that_still_waits_at_a_restored_hub_is_given_whole(replica: Replica) -> None:
    replica.queue(ballot())
    replica.start_over("another epoch")
    assert only(replica) == ballot()


def opened_pages(path: Path, key: bytes) -> bytes:
    """Return what stands in all pages of an encrypted file, and in those of its write-ahead log, used or not."""
    whole = path.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        frames = log.read_bytes()[WAL_HEADER:]
        pages += [frames[at + FRAME : at + FRAME + PAGE] for at in range(0, len(frames), FRAME + PAGE)]
    return b"".join(opened(page, key, skip=SALT if number == 0 else 0) for number, page in enumerate(pages))


def opened(page: bytes, key: bytes, skip: int) -> bytes:
    """Return the content of a page. The first of a log holds the file's salt as the first of the file does."""
    behind = page[PAGE - RESERVED :]
    cipher = Cipher(AES(key), CBC(behind[:IV])).decryptor()
    return cipher.update(page[skip : PAGE - RESERVED])


def test_in_the_file_of_the_device_and_its_log_nothing_of_it_is_left(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "replica.db"
    replica = open_replica(path, key)
    for number in range(20):
        replica.remember(f"before {number}", bytes(500))
    replica.queue(ballot())
    assert CANARY.encode() in opened_pages(path, key), "the search finds what is there"
    replica.settle(answered())
    assert COMMAND.encode() in opened_pages(path, key)
    assert CANARY.encode() not in opened_pages(path, key)
    replica.forget_settled(START + timedelta(days=9))
    replica.close()
    assert CANARY.encode() not in opened_pages(path, key)
