"""Files go up before the commands that name them, come down ahead of the meeting, and stay sealed and whole."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ecabinet.client.application import Application
from ecabinet.client.owner import Owner
from ecabinet.client.pieces import PIECE_BYTES
from ecabinet.client.shelf import Shelf
from ecabinet.client.values import PagePicture, StagedFile
from ecabinet.client.view import Delivery, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import EnvironmentFault, Id, Refusal
from ecabinet.store.replica import MemoryReplica
from ecabinet.trust.sealed_files import SealedFolder
from ecabinet.trust.wrapping import make_key
from tests.client.company import Company, online, until
from tests.hub.house import PATIENCE
from tests.workers.pdf_files import plain

CONTENT = bytes(range(256)) * (PIECE_BYTES // 256 * 3 + 7)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
Take = Callable[[bytes], Awaitable[None]]


class Source:
    """A hub that gives one file, and whose link breaks after so many bytes each time."""

    def __init__(self, content: bytes = CONTENT, *, breaks_after: int | None = None) -> None:
        self.content = content
        self.breaks_after = breaks_after
        self.asked_from: list[int] = []

    async def __call__(self, _sha256: str, start: int, take: Take) -> Refusal | None:
        self.asked_from.append(start)
        end = len(self.content) if self.breaks_after is None else start + self.breaks_after
        for place in range(start, min(end, len(self.content)), 300_000):
            await take(self.content[place : min(place + 300_000, end)])
        if end < len(self.content):
            raise EnvironmentFault("hub_away", "the link broke")
        return None


@contextmanager
def shelf_in(folder: Path) -> Iterator[tuple[Shelf, SealedFolder]]:
    owner = Owner()
    sealed = SealedFolder(folder, make_key())
    yield owner.ask(lambda: Shelf(sealed, owner, MemoryReplica())).result(PATIENCE), sealed
    owner.close()


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with shelf_in(tmp_path) as (shelf, _):
        source = Source(breaks_after=2 * PIECE_BYTES)
        with pytest.raises(EnvironmentFault, match="hub_away"):
            asyncio.run(shelf.fetch(SHA256, source))
        assert shelf.held == frozenset()
        assert asyncio.run(shelf.fetch(SHA256, source)) is None
        assert source.asked_from == [0, 2 * PIECE_BYTES]
        assert shelf.read(SHA256) == CONTENT
        assert len(list(tmp_path.iterdir())) == 1


def test_bytes_that_are_not_what_their_hash_says_are_refused_and_not_kept(tmp_path: Path) -> None:
    with shelf_in(tmp_path) as (shelf, _):
        with pytest.raises(EnvironmentFault, match="file_damaged"):
            asyncio.run(shelf.fetch(SHA256, Source(CONTENT[:-1] + b"x")))
        assert shelf.held == frozenset()
        assert list(tmp_path.iterdir()) == []


def test_a_sealed_file_that_was_tampered_with_is_not_shown(tmp_path: Path) -> None:
    with shelf_in(tmp_path) as (shelf, _):
        asyncio.run(shelf.fetch(SHA256, Source()))
        (file,) = tmp_path.iterdir()
        sealed = bytearray(file.read_bytes())
        sealed[len(sealed) // 2] ^= 1
        file.write_bytes(sealed)
        with pytest.raises(EnvironmentFault, match="file_damaged"):
            shelf.read(SHA256)
        assert shelf.held == frozenset()


def test_a_file_that_is_no_longer_mine_to_see_is_removed(tmp_path: Path) -> None:
    with shelf_in(tmp_path) as (shelf, _):
        asyncio.run(shelf.fetch(SHA256, Source()))
        assert asyncio.run(shelf.keep_only(frozenset({SHA256}))) is False
        assert asyncio.run(shelf.keep_only(frozenset())) is True
        assert shelf.held == frozenset()
        assert list(tmp_path.iterdir()) == []


def test_a_staged_file_stays_though_nothing_names_it_yet(tmp_path: Path) -> None:
    with shelf_in(tmp_path) as (shelf, _):
        assert asyncio.run(shelf.stage(SHA256, iter((CONTENT,)))) == len(CONTENT)
        assert asyncio.run(shelf.keep_only(frozenset())) is False
        assert shelf.read(SHA256) == CONTENT


def test_a_file_staged_while_it_is_being_removed_is_there_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def both(shelf: Shelf) -> None:
        loop = asyncio.get_running_loop()
        removing, may_go_on = asyncio.Event(), threading.Event()

        def delete(folder: SealedFolder, sha256: str) -> None:
            loop.call_soon_threadsafe(removing.set)
            assert may_go_on.wait(PATIENCE)
            really_delete(folder, sha256)

        monkeypatch.setattr(SealedFolder, "delete", delete)
        removal = asyncio.create_task(shelf.keep_only(frozenset()))
        await removing.wait()
        staging = asyncio.create_task(shelf.stage(SHA256, iter((CONTENT,))))
        await asyncio.wait({staging}, timeout=0.1)  # time to go wrong in
        may_go_on.set()
        await asyncio.gather(removal, staging)

    really_delete = SealedFolder.delete
    with shelf_in(tmp_path) as (shelf, _):
        asyncio.run(shelf.fetch(SHA256, Source()))
        asyncio.run(both(shelf))
        assert shelf.held == {SHA256}
        assert shelf.read(SHA256) == CONTENT


def test_a_full_disk_is_told_and_nothing_half_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: SealedFolder, _sha256: str, _chunks: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SealedFolder, "write", full)
    with shelf_in(tmp_path) as (shelf, _):
        with pytest.raises(EnvironmentFault, match="disk_full"):
            asyncio.run(shelf.fetch(SHA256, Source()))
        assert shelf.held == frozenset()
        assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------------------------------------- with a real hub


def file_document(secretary: Application, meeting: Id, document: Id, version: Id, staged: StagedFile) -> None:
    secretary.give(
        v.FileDocument,
        meeting=meeting,
        document=document,
        document_version=version,
        item=None,
        title="Tờ trình",
        doc_type=DocType.SUBMISSION,
        agency_name="",
        sha256=staged.sha256,
        file_name=staged.file_name,
    ).result(PATIENCE)


def staged_by(application: Application, path: Path) -> StagedFile:
    staged = application.stage_file(path).result(PATIENCE)
    assert isinstance(staged, StagedFile), staged
    return staged


def test_a_document_filed_without_a_cable_reaches_the_delegates_shelf_later(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    secretary, member = company.sign_in(stage.secretary), company.sign_in(stage.members[1])
    path = tmp_path / "Tờ trình.pdf"
    path.write_bytes(plain(3, title="Về dự thảo"))
    secretary.cut()
    staged = staged_by(secretary, path)
    assert (staged.pages, staged.title, staged.size) == (3, "Về dự thảo", path.stat().st_size)
    document = stage.new_id()
    file_document(secretary, meeting, document, stage.new_id(), staged)
    secretary.give(v.PublishDocument, meeting=meeting, document=document).result(PATIENCE)
    path.unlink()
    secretary.restore()

    until(secretary, lambda view: not view.pending)
    until(member, lambda view: staged.sha256 in view.shelf)
    member.cut()
    picture = member.page_picture(staged.sha256, 2, 200).result(PATIENCE)
    assert isinstance(picture, PagePicture)
    assert (picture.width, picture.pages) == (200, 3)
    assert len(picture.pixels) == picture.stride * picture.height
    assert member.page_picture(staged.sha256, 4, 200).result(PATIENCE) == Refusal("no_such_page")
    copy = tmp_path / "copy.pdf"
    assert member.save_copy(staged.sha256, copy).result(PATIENCE) is None
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == staged.sha256


def test_a_withdrawn_document_leaves_the_shelf(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    secretary, member = company.sign_in(stage.secretary), company.sign_in(stage.members[1])
    path = tmp_path / "a.pdf"
    path.write_bytes(plain())
    staged = staged_by(secretary, path)
    document = stage.new_id()
    file_document(secretary, meeting, document, stage.new_id(), staged)
    secretary.give(v.PublishDocument, meeting=meeting, document=document)
    until(member, lambda view: staged.sha256 in view.shelf)
    secretary.give(v.WithdrawDocument, meeting=meeting, document=document)
    until(member, lambda view: staged.sha256 not in view.shelf)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty_file"),
        ("a.pdf", b"MZ not a PDF at all", "not_a_pdf"),
        ("a.pdf", plain()[:-60], "truncated_pdf"),
        ("a\u202efdp.exe", plain(), "file_name_malformed"),
        ("missing.pdf", None, "no_such_file"),
    ],
)
def test_a_file_that_is_no_sound_pdf_is_refused_at_once(
    company: Company, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    member = company.sign_in(company.stage.members[1])
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refusal = member.stage_file(path).result(PATIENCE)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_a_file_from_somebody_who_may_send_none_is_refused_by_its_command(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    member = company.sign_in(stage.members[1])
    path = tmp_path / "a.pdf"
    path.write_bytes(plain())
    file_document(member, meeting, stage.new_id(), stage.new_id(), staged_by(member, path))

    def refused(view: View) -> list[str]:
        return [one.refusal.code for one in view.pending if one.delivery == Delivery.REFUSED and one.refusal]

    assert until(member, refused) == ["not_yours_to_do"]
    online(member)
