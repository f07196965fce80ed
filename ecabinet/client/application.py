"""The whole application of one signed-in person, without a window. `ecabinet.client.door` makes it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from ecabinet.client.account import Account, Opened
from ecabinet.client.exchange import Standing
from ecabinet.client.file_room import FileRoom
from ecabinet.client.loop import LoopThread
from ecabinet.client.pages import Workers
from ecabinet.client.screens.signature_report import signature_report
from ecabinet.client.screens.trust_list import known_to
from ecabinet.client.session import Session
from ecabinet.client.signing import SigningOrder, tokens_here
from ecabinet.client.signing_room import SigningRoom
from ecabinet.client.staging import stage
from ecabinet.client.trust_files import read_trust_files
from ecabinet.client.values import PagePicture, StagedFile
from ecabinet.client.view import LinkState, View
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.kernel import Command, EnvironmentFault, Id, Refusal
from ecabinet.papers.opinion_reading import summary_of
from ecabinet.trust.signing.values import Token
from ecabinet.trust.trust_files import TrustFilesRead
from ecabinet.wire.identity import new_id
from ecabinet.workers.comparing import PagesCompared

P = ParamSpec("P")
T = TypeVar("T")


class Application:
    """One person, signed in. Every method may be called from any thread and returns at once.

    Futures are done on other threads; their exceptions are `EnvironmentFault` (`disk_full`, `hub_away`, ...). Anything
    else is a bug.
    """

    def __init__(self, opened: Opened, loop: LoopThread, workers: Workers) -> None:
        """Take over an open copy; `begin` starts the link."""
        self._parts = opened.parts
        self._loop = loop
        self._workers = workers
        self._session = Session(opened.parts, workers)
        self._account = Account(opened, self._session)
        self._files = FileRoom(opened.parts, self._session.errands, workers)
        self._signing = SigningRoom(opened.parts, self._session.errands, workers)

    def begin(self, token: str) -> None:
        """Start the link with a session's token; empty: work on what is here until `sign_in_again`."""
        self._loop.call(lambda: self._session.start(token))

    async def keep_token(self, token: str) -> None:
        """Keep a session's token in the encrypted copy, for an offline sign-in later."""
        await self._account.keep_token(token)

    # ------------------------------------------------------------------------------------------------ looking
    @property
    def me(self) -> Id:
        """Who is signed in."""
        return self._parts.me

    @property
    def link(self) -> LinkState:
        """How the link stands."""
        return self._session.state

    @property
    def faults(self) -> tuple[EnvironmentFault, ...]:
        """What failed outside the program and was not acknowledged yet; `on_change` tells `fault`."""
        return self._session.faults

    def now(self) -> datetime:
        """Return the hub's time as well as this device knows it (UTC)."""
        return self._parts.clock.now()

    def ask(self, function: Callable[Concatenate[View, P], T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Evaluate a pure function over the present view, on the replica's thread."""
        return self._parts.owner.ask(lambda: function(self._view(), *args, **kwargs))

    def on_change(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call back, on any thread, with what may look different; what is returned ends it.

        Told are names of entity types, and `values.LINK`, `OUTBOX`, `SIGNAL`, `DOWNLOAD`, `FAULT`.
        """
        return self._parts.listeners.add(callback)

    def acknowledge(self) -> None:
        """Show the faults so far no longer."""
        self._loop.call(self._session.acknowledge)

    # ------------------------------------------------------------------------------------------------ doing
    def give(
        self, verb: type[Command], *, meeting: Id | None = None, based_on: int | None = None, **fields: object
    ) -> Future[Id]:
        """Write one outbox row; the future holds the command's id once the row is durable.

        Raises `msgspec.ValidationError` or TypeError for fields that the verb does not have: a bug.
        """
        command = verb(
            id=new_id(), claimed_at=self._parts.clock.claimed(), meeting=meeting, based_on=based_on, **fields
        )

        def write() -> Id:
            self._noted(self._parts.exchange.queue(command))
            return command.id

        return self._parts.owner.ask(write)

    def dismiss(self, command: Id) -> Future[None]:
        """Show a refused command no longer."""
        return self._parts.owner.ask(lambda: self._noted(self._parts.exchange.dismiss(command)))

    def stage_file(self, path: Path) -> Future[StagedFile | Refusal]:
        """Take in a PDF, to be sent before the command that names its `sha256`."""
        return self._loop.run(self._stage(path))

    def read_trust_files(self, paths: Sequence[Path]) -> Future[TrustFilesRead | Refusal]:
        """Have a worker read certificates and revocation lists, for a person to compare; nothing is kept."""
        return self._loop.run(self._read_trust_files(paths))

    def tokens(self) -> Future[tuple[Token, ...]]:
        """Look for tokens that are plugged in."""
        return self._loop.run(asyncio.to_thread(tokens_here))

    def sign_paper(self, order: SigningOrder) -> Future[StagedFile | Refusal]:
        """Sign a paper, to be sent before the command that names its `sha256`; never on a device of the room's."""
        return self._loop.run(self._signing.sign(order))

    def preview_signature(self, order: SigningOrder, width: int) -> Future[PagePicture | Refusal]:
        """Draw the page on which the signature will be seen, so many pixels wide; no key is used."""
        return self._loop.run(self._signing.preview(order, width))

    def take_signed(self, sha256: str, path: Path) -> Future[StagedFile | Refusal]:
        """Take in a file that was signed outside, if it is the paper `sha256` plus a signature and nothing else."""
        return self._loop.run(self._signing.take(sha256, path))

    # ------------------------------------------------------------------------------------------------ files
    def download(self, sha256: str) -> Future[Refusal | None]:
        """Have a file on the shelf."""
        return self._loop.run(self._session.errands.fetch(sha256))

    def page_picture(
        self, sha256: str, page: int, width: int, *, night: bool = False, until: int = 0
    ) -> Future[PagePicture | Refusal]:
        """Draw a page (from 1) so many pixels wide; fetches the file if it is not here yet.

        `until` draws it from the first so many bytes only: the revision that a signature covers.
        """
        return self._loop.run(self._files.picture(sha256, page, width, night=night, until=until))

    def compare_pages(self, sha256: str, until: int, start: int) -> Future[PagesCompared | Refusal]:
        """Compare the signed revision, the first `until` bytes of a file, with all of it, from page `start` on.

        It takes about a second; ask again from the page after the last that was compared.
        """
        return self._loop.run(self._files.compare(sha256, until, start))

    def save_copy(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Write a readable copy of a file outside; fetches the file if it is not here yet."""
        return self._loop.run(self._files.copy(sha256, target))

    def save_signature_report(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Write the report on a document's signatures outside, as a PDF; of what hub and device say."""
        return self._loop.run(self._report(sha256, target))

    def save_opinion_table(self, consultation: Id, target: Path) -> Future[Refusal | None]:
        """Write the summary of a consultation outside, as a spreadsheet with the content of its paper."""
        return self._loop.run(self._table(consultation, target))

    def save_statistics(self, found: Statistics, target: Path, *, as_paper: bool) -> Future[Refusal | None]:
        """Write statistics of consultations outside, as a PDF or as a spreadsheet."""
        return self._loop.run(self._files.statistics(found, target, as_paper=as_paper))

    # ------------------------------------------------------------------------------------------------ the link
    def cut(self) -> None:
        """Sever the link like a pulled cable."""
        self._loop.call(self._session.cut)

    def restore(self) -> None:
        """Plug the cable in again."""
        self._loop.call(self._session.restore)

    def sign_in_again(self, password: str) -> Future[Refusal | None]:
        """Get a new session when the old one has ended; the copy stays open."""
        return self._loop.run(self._account.sign_in_again(password))

    def change_password(self, old: str, new: str) -> Future[Refusal | None]:
        """Choose another password at the hub, and wrap the copy's key by it."""
        return self._loop.run(self._account.change_password(old, new))

    def sign_out(self) -> Future[None]:
        """End the session at the hub if it can be reached, forget its token, and close."""
        return self._loop.run(self._account.sign_out())

    def close(self) -> None:
        """End the link and close the copy. A second call does nothing. Not on the loop's thread."""
        self._loop.run(self._account.close()).result()

    # ------------------------------------------------------------------------------------------------ within
    def _view(self) -> View:
        view = self._parts.exchange.view(self._session.state, self._parts.shelf.held)
        return replace(view, judged=self._session.judging.verdicts)

    def _noted(self, standing: Standing) -> None:
        self._loop.call(partial(self._session.happened, standing))

    async def _stage(self, path: Path) -> StagedFile | Refusal:
        return await stage(path, self._workers, self._parts.shelf)

    async def _read_trust_files(self, paths: Sequence[Path]) -> TrustFilesRead | Refusal:
        known = await asyncio.wrap_future(self.ask(known_to))
        return await read_trust_files(paths, known, self._workers)

    async def _table(self, consultation: Id, target: Path) -> Refusal | None:
        summary = await asyncio.wrap_future(self.ask(lambda view: summary_of(view.world, consultation)))
        return await self._files.table(summary, target)

    async def _report(self, sha256: str, target: Path) -> Refusal | None:
        report = await asyncio.wrap_future(self.ask(signature_report, sha256))
        return await self._files.report(report, target)
