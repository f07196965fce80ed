"""A hub without doors that judges what is filed and asks a responder, its jobs done by hand."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Id, JobKind
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, RevocationAnswer
from ecabinet.hub.core import CommitRelay, Core
from ecabinet.hub.judging import Judge
from ecabinet.hub.revocation import Revocation as Asking
from ecabinet.hub.serve import open_core
from ecabinet.store.ledger import Job
from tests.hub.house import Clock, HubStage, new_config, new_house
from tests.hub.list_server import ListServer
from tests.hub.test_revocation_lists import confirm
from tests.trust.signatures.answers import Responder
from tests.trust.signatures.authorities import NOW, Holder, issue

PATH = "/ocsp"
SOON = timedelta(minutes=5)
"""After the signing: an answer of the same second is as good, but tests take their time."""


@dataclass
class Desk:
    """A hub without doors that trusts a root, somebody whom the root certified, and the responder they name."""

    core: Core
    stage: HubStage
    clock: Clock
    server: ListServer
    root: Holder
    signer: Holder
    responder: Responder
    meeting: Id

    def file(self, pdf: bytes) -> Id:
        """File a document and return its version; it is not judged yet."""
        sha256, version = hashlib.sha256(pdf).hexdigest(), self.stage.new_id()
        self.core.blobs.receive(sha256, iter((pdf,)), len(pdf))
        self.stage.must(HUB, v.RecordFile, sha256=sha256, size=len(pdf), pages=1, handed_in_by=self.stage.secretary)
        self.stage.must(
            self.stage.secretary,
            v.FileDocument,
            meeting=self.meeting,
            document=self.stage.new_id(),
            document_version=version,
            item=None,
            title="Tờ trình",
            doc_type=DocType.SUBMISSION,
            agency_name="Sở Nội vụ",
            sha256=sha256,
            file_name="to-trinh.pdf",
        )
        return version

    def work(self) -> list[Job]:
        """Do the jobs of judging and asking that are due until none is, and return them."""
        done: list[Job] = []
        while jobs := [job for job in self.core.ledger.due_jobs(self.clock(), 100) if job.kind in _DONE_HERE]:
            asyncio.run(self._do(jobs))
            done += jobs
        return done

    async def _do(self, jobs: list[Job]) -> None:
        judge, asking = Judge(self.core), Asking(self.core)
        for job in jobs:
            if job.kind == JobKind.FETCH_LISTS:
                await asking.perform()
            else:
                await judge.perform(job)
                await asking.after_judging(job)
            self.core.ledger.job_done(job.id, self.clock())

    def verdict(self, version: Id) -> DocumentVerdict:
        judged = self.stage.world.get(v.VersionVerdict, version)
        assert judged is not None
        return judged.verdict

    def kept(self) -> tuple[bytes, ...]:
        return tuple(one.der for one in self.stage.world.find(RevocationAnswer))

    def outcome(self) -> Fetch:
        (asked,) = self.stage.world.find(RevocationAddress)
        return asked.outcome


_DONE_HERE = frozenset({JobKind.JUDGE_FILE, JobKind.JUDGE_ALL, JobKind.FETCH_LISTS})


@contextmanager
def desk(
    folder: Path, server: ListServer, *hosts: str, address: str = "", seconds: float = 20.0, lists: tuple[str, ...] = ()
) -> Iterator[Desk]:
    """Open a hub that may ask these hosts."""
    new_house(folder)
    config = msgspec.structs.replace(new_config(folder), revocation_hosts=hosts, revocation_seconds=seconds)
    clock = Clock(NOW + SOON)
    core = open_core(config, clock, CommitRelay())
    try:
        root = issue("Root", is_authority=True)
        signer = issue("Nguyễn Văn An", root, responders=(address or server.address(PATH),), addresses=lists)
        stage = HubStage(core, clock)
        confirm(stage, root)
        yield Desk(core, stage, clock, server, root, signer, Responder.of(root, signer), stage.draft())
    finally:
        core.close()
