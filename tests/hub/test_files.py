"""Files come in whole or not at all, are looked at before they are documents, and go out to who may see them."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from errno import ENOSPC
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Changes, Id, Outcome, Refusal
from ecabinet.domain.people.entities import Role
from ecabinet.hub.bodies import FileFound
from ecabinet.store import blobs
from ecabinet.trust.authority import HUB_NAME
from tests.hub.house import PATIENCE, House, HubStage
from tests.hub.test_doors import code_of
from tests.workers.pdf_files import double_flate, encrypted, plain

PDF = plain(pages=3, title="Báo cáo") + b"\n%" + b"x" * 100_000 + b"\n%%EOF\n"


def sha_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass
class Desk:
    """A meeting and its secretary at a PC."""

    house: House
    stage: HubStage
    meeting: Id
    token: str

    def put(self, content: bytes, name: str | None = None, token: str | None = None) -> httpx.Response:
        with self.house.http(self.token if token is None else token) as client:
            return client.put(f"/blobs/{name or sha_of(content)}", content=content)

    def get(self, token: str, sha256: str, **headers: str) -> httpx.Response:
        with self.house.http(token) as client:
            return client.get(f"/blobs/{sha256}", headers={name.replace("_", "-"): it for name, it in headers.items()})

    def token_of(self, person: Id) -> str:
        self.stage.let_in(person)
        return self.house.sign_in(self.stage.email(person)).token

    def file(self, sha256: str, item: Id | None = None, file_name: str = "bao-cao.pdf") -> Id:
        document = self.stage.new_id()
        outcome = self.give(sha256, document, item, file_name)
        assert isinstance(outcome, Changes), outcome
        return document

    def give(self, sha256: str, document: Id, item: Id | None, file_name: str, by: Id = "") -> Outcome:
        return self.stage.give(
            by or self.stage.secretary,
            v.FileDocument,
            meeting=self.meeting,
            document=document,
            document_version=self.stage.new_id(),
            item=item,
            title="Báo cáo",
            doc_type=DocType.REPORT,
            agency_name="Sở Nội vụ",
            sha256=sha256,
            file_name=file_name,
        )

    def refusal_of(self, sha256: str, file_name: str = "bao-cao.pdf", by: Id = "") -> str:
        outcome = self.give(sha256, self.stage.new_id(), None, file_name, by)
        assert isinstance(outcome, Refusal), outcome
        return outcome.code

    def parts_left(self) -> list[object]:
        return list(self.house.config.blobs.rglob("*.part"))


@pytest.fixture
def desk(house: House, stage: HubStage) -> Desk:
    stage.let_in(stage.secretary)
    return Desk(house, stage, stage.draft(items=2), house.sign_in(stage.email(stage.secretary)).token)


def test_a_file_comes_in_is_looked_at_and_becomes_a_document(desk: Desk) -> None:
    answer = desk.put(PDF)
    assert answer.status_code == 201, answer.text
    found = msgspec.json.decode(answer.content, type=FileFound)
    assert found == FileFound(sha256=sha_of(PDF), size=len(PDF), pages=3, problem=None)
    assert msgspec.json.decode(desk.put(PDF).content, type=FileFound) == found
    desk.file(found.sha256)
    (version,) = desk.stage.world.find(v.DocumentVersion, natural=found.sha256)
    assert (version.size, version.pages) == (len(PDF), 3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"This is a letter.", "not_a_pdf"),
        (PDF[: len(PDF) // 2], "truncated_pdf"),
        (b"%PDF-1.7\n" + b"\0" * 5000 + b"%%EOF", "damaged_pdf"),
        (encrypted(plain(), user_password="mật"), "encrypted_pdf"),
    ],
    ids=["0-bytes", "no-pdf", "truncated", "damaged", "encrypted"],
)
def test_a_file_that_is_no_document_is_told_so_and_never_becomes_one(desk: Desk, content: bytes, code: str) -> None:
    found = msgspec.json.decode(desk.put(content).content, type=FileFound)
    assert found.problem == code
    assert desk.refusal_of(found.sha256) == code
    assert not desk.stage.world.find(v.Document, meeting=desk.meeting)


def test_other_bytes_do_not_pass_for_a_file_that_the_hub_holds(desk: Desk) -> None:
    desk.put(PDF)
    other = desk.stage.members[1]
    token = desk.token_of(other)
    desk.stage.must(
        desk.stage.secretary, v.AddParticipant, meeting=desk.meeting, participant=desk.stage.new_id(),
        person=desk.stage.outsider, role=Role.SECRETARIAT,
    )  # fmt: skip
    second = desk.token_of(desk.stage.outsider)
    assert desk.put(PDF, token=token).status_code == 403
    for content in (b"", PDF[:-1], PDF + b"\n", b"%PDF-1.7 another"):
        answer = desk.put(content, sha_of(PDF), token=second)
        assert (answer.status_code, code_of(answer)) == (422, "frame_malformed")
    assert desk.refusal_of(sha_of(PDF), by=desk.stage.outsider) == "file_missing"
    assert desk.put(PDF).status_code == 201
    assert desk.refusal_of(sha_of(PDF), by=desk.stage.outsider) == "file_missing"
    assert sha_of(desk.house.core.blobs.path(sha_of(PDF)).read_bytes()) == sha_of(PDF)


def test_the_same_file_from_two_people_and_two_devices_can_be_filed_by_both(desk: Desk) -> None:
    stage, sha256 = desk.stage, sha_of(PDF)
    stage.must(
        stage.secretary, v.AddParticipant, meeting=desk.meeting, participant=stage.new_id(),
        person=stage.outsider, role=Role.SECRETARIAT,
    )  # fmt: skip
    first, again, second = desk.token, desk.token_of(stage.secretary), desk.token_of(stage.outsider)
    found = [msgspec.json.decode(desk.put(PDF, token=token).content, type=FileFound) for token in (first, again)]
    assert isinstance(desk.give(sha256, stage.new_id(), None, "mot.pdf"), Changes)
    assert desk.get(desk.token_of(stage.members[1]), sha256).status_code == 404
    found += [msgspec.json.decode(desk.put(PDF, token=second).content, type=FileFound)]
    assert set(found) == {FileFound(sha256=sha256, size=len(PDF), pages=3, problem=None)}
    assert isinstance(desk.give(sha256, stage.new_id(), None, "hai.pdf", by=stage.outsider), Changes)
    assert isinstance(desk.give(sha256, stage.new_id(), None, "ba.pdf"), Changes)


def test_a_file_that_is_held_already_is_refused_when_too_large_or_broken_off_too(desk: Desk) -> None:
    desk.put(PDF)
    limited = msgspec.structs.replace(desk.house.config, largest_file=50_000)
    object.__setattr__(desk.house.core, "config", limited)
    answer = desk.put(PDF)
    assert (answer.status_code, code_of(answer)) == (413, "file_too_large")


def test_a_bomb_harms_a_worker_and_not_the_hub(desk: Desk) -> None:
    assert desk.put(double_flate(1 << 28)).status_code == 201
    assert desk.put(PDF).status_code == 201


def test_a_file_that_is_not_its_hash_is_not_kept(desk: Desk) -> None:
    wrong = sha_of(b"another")
    answer = desk.put(PDF, wrong)
    assert (answer.status_code, code_of(answer)) == (422, "frame_malformed")
    assert not desk.house.core.blobs.has(wrong)
    assert desk.parts_left() == []
    assert desk.refusal_of(wrong) == "file_missing"


@pytest.mark.parametrize("name", ["0", "A" * 64, "g" * 64, "..%2f..%2fhub.toml", "%2e%2e", sha_of(PDF) + "0"])
def test_a_name_that_is_no_hash_leads_nowhere(desk: Desk, name: str) -> None:
    assert desk.put(PDF, name).status_code in {404, 405, 422}
    assert desk.get(desk.token, name).status_code == 404
    assert desk.house.config.settings_file.read_text(encoding="utf-8").startswith("city")


@pytest.mark.parametrize("name", ["../bao-cao.pdf", "a/b.pdf", "C:\\bao-cao.pdf", "con", "", "fdp.\u202egpj"])
def test_a_file_name_that_leads_elsewhere_is_refused(desk: Desk, name: str) -> None:
    desk.put(PDF)
    assert desk.refusal_of(sha_of(PDF), name) == "file_name_malformed"


def test_a_file_that_is_too_large_is_refused_announced_or_not(desk: Desk) -> None:
    limited = msgspec.structs.replace(desk.house.config, largest_file=50_000)
    object.__setattr__(desk.house.core, "config", limited)

    def unannounced() -> Iterator[bytes]:
        yield PDF

    with desk.house.http(desk.token) as client:
        for body in (PDF, unannounced()):
            answer = client.put(f"/blobs/{sha_of(PDF)}", content=body)
            assert (answer.status_code, code_of(answer)) == (413, "file_too_large")
    assert desk.parts_left() == []


def test_a_sender_who_breaks_off_leaves_nothing(desk: Desk) -> None:
    place = urlsplit(desk.house.url)
    assert place.hostname is not None
    with socket.create_connection((place.hostname, place.port or 443), PATIENCE) as plain_socket:
        stream = desk.house.context.wrap_socket(plain_socket, server_hostname=HUB_NAME)
        head = f"PUT /blobs/{sha_of(PDF)} HTTP/1.1\r\nHost: {HUB_NAME}\r\nAuthorization: Bearer {desk.token}\r\n"
        stream.sendall(f"{head}Content-Length: {len(PDF)}\r\n\r\n".encode() + PDF[:70_000])
        stream.close()
    assert desk.put(PDF).status_code == 201
    assert sha_of(desk.house.core.blobs.path(sha_of(PDF)).read_bytes()) == sha_of(PDF)


def test_a_sender_who_stalls_does_not_keep_the_hub_from_ending(desk: Desk) -> None:
    place = urlsplit(desk.house.url)
    assert place.hostname is not None
    plain_socket = socket.create_connection((place.hostname, place.port or 443), PATIENCE)
    with desk.house.context.wrap_socket(plain_socket, server_hostname=HUB_NAME) as stream:
        head = f"PUT /blobs/{sha_of(PDF)} HTTP/1.1\r\nHost: {HUB_NAME}\r\nAuthorization: Bearer {desk.token}\r\n"
        stream.sendall(f"{head}Expect: 100-continue\r\nContent-Length: {len(PDF)}\r\n\r\n".encode())
        assert stream.recv(100).startswith(b"HTTP/1.1 100")  # the hub has begun to read
        desk.house.end()
        assert not desk.house.server.server_state.connections  # else the loop is closed under an open socket
    desk.house.core.close()
    assert desk.parts_left() == []


def test_a_full_disk_is_told_as_such_and_over_when_it_is_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_named: object) -> int:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as for_now:
        for_now.setattr(blobs, "write_durably", full)
        answer = desk.put(PDF)
    assert (answer.status_code, code_of(answer)) == (507, "hub_disk_full")
    assert not desk.house.core.blobs.has(sha_of(PDF))
    assert desk.refusal_of(sha_of(PDF)) == "file_missing"
    assert desk.put(PDF).status_code == 201


def test_a_document_goes_to_who_may_see_it_and_to_nobody_else(desk: Desk) -> None:
    stage = desk.stage
    desk.put(PDF)
    sha256 = sha_of(PDF)
    item = stage.items(desk.meeting)[0]
    document = desk.file(sha256, item)
    stage.invite_guest(desk.meeting, stage.items(desk.meeting)[1])
    stage.announce(desk.meeting)
    member, guest = desk.token_of(stage.members[1]), desk.token_of(stage.guest)
    outsider, display = desk.token_of(stage.outsider), desk.token_of(stage.display)
    unknown = desk.get(member, sha_of(b"unknown"))
    before = desk.get(member, sha256)
    assert (before.status_code, before.content) == (unknown.status_code, unknown.content) == (404, unknown.content)
    stage.must(stage.secretary, v.PublishDocument, meeting=desk.meeting, document=document)
    assert desk.get(member, sha256).content == PDF
    for token in (guest, outsider, display):
        assert desk.get(token, sha256).content == unknown.content
    stage.must(stage.secretary, v.WithdrawDocument, meeting=desk.meeting, document=document)
    assert desk.get(member, sha256).status_code == 404
    assert desk.get(desk.token, sha256).content == PDF


def test_ranges_let_a_client_resume(desk: Desk) -> None:
    desk.put(PDF)
    sha256 = sha_of(PDF)
    desk.file(sha256)
    whole = desk.get(desk.token, sha256)
    assert whole.headers["etag"] == f'"{sha256}"'
    assert whole.headers["accept-ranges"] == "bytes"
    part = desk.get(desk.token, sha256, Range="bytes=50000-", If_Range=whole.headers["etag"])
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 50000-{len(PDF) - 1}/{len(PDF)}"
    assert part.content == PDF[50_000:]
    assert desk.get(desk.token, sha256, Range="bytes=-10").content == PDF[-10:]
    assert desk.get(desk.token, sha256, Range="bytes=0-9", If_Range='"other"').content == PDF
    assert desk.get(desk.token, sha256, Range="bytes=0-1,5-6").content == PDF
    beyond = desk.get(desk.token, sha256, Range=f"bytes={len(PDF)}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(PDF)}")
    assert desk.get(desk.token, sha256, If_None_Match=whole.headers["etag"]).status_code == 304
    with desk.house.http(desk.token) as client:
        head = client.head(f"/blobs/{sha256}")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(PDF)))
