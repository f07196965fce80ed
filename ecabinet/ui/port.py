"""What the windows need of the application. `ecabinet.client.application` has it; nothing here knows how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from ecabinet.client.signing import SigningOrder
from ecabinet.client.values import PagePicture, SignInAnswer, StagedFile
from ecabinet.client.view import View
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.trust.signing.values import Token
from ecabinet.trust.trust_files import TrustFilesRead
from ecabinet.workers.comparing import PagesCompared

T = TypeVar("T")


class ApplicationPort(Protocol):
    """The application of one signed-in person. Futures may be done on any thread; faults are `EnvironmentFault`."""

    @property
    def me(self) -> Id:
        """Who is signed in."""

    def now(self) -> datetime:
        """Return the hub's time as well as this device knows it (UTC)."""

    def ask(self, function: Callable[[View], T]) -> Future[T]:
        """Evaluate a screen function over the present view, on the replica's thread."""

    def give(
        self, verb: type[Command], *, meeting: Id | None = None, based_on: int | None = None, **fields: object
    ) -> Future[Id]:
        """Write a command into the outbox; the future holds its id once it is durable."""

    def on_change(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call back, on any thread, with what may look different; what is returned ends it.

        Told are names of entity types and the other words of `ecabinet.client.values`.
        """

    def dismiss(self, command: Id) -> Future[None]:
        """Put a refused command away."""

    def page_picture(
        self, sha256: str, page: int, width: int, *, night: bool = False, until: int = 0
    ) -> Future[PagePicture | Refusal]:
        """Draw a page (from 1) so many pixels wide; fetches the file if it is not here yet.

        `until` draws it from the first so many bytes only: the revision that a signature covers.
        """

    def compare_pages(self, sha256: str, until: int, start: int) -> Future[PagesCompared | Refusal]:
        """Compare the first `until` bytes of a file with all of it, from page `start` on, for about a second."""

    def stage_file(self, path: Path) -> Future[StagedFile | Refusal]:
        """Take a file in, to be sent before the command that names it."""

    def save_copy(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Write a readable copy of a file outside."""

    def save_signature_report(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Write the report on a document's signatures outside, as a PDF."""

    def save_opinion_table(self, consultation: Id, target: Path) -> Future[Refusal | None]:
        """Write the summary of a consultation outside, as a spreadsheet with the content of its paper."""

    def save_statistics(self, found: Statistics, target: Path, *, as_paper: bool) -> Future[Refusal | None]:
        """Write statistics of consultations outside, as a PDF or as a spreadsheet."""

    def read_trust_files(self, paths: Sequence[Path]) -> Future[TrustFilesRead | Refusal]:
        """Have a worker read certificates and revocation lists; nothing is kept."""

    def tokens(self) -> Future[tuple[Token, ...]]:
        """Look for tokens that are plugged in."""

    def sign_paper(self, order: SigningOrder) -> Future[StagedFile | Refusal]:
        """Sign a paper, to be sent before the command that names its `sha256`."""

    def preview_signature(self, order: SigningOrder, width: int) -> Future[PagePicture | Refusal]:
        """Draw the page on which the signature will be seen, so many pixels wide; no key is used."""

    def take_signed(self, sha256: str, path: Path) -> Future[StagedFile | Refusal]:
        """Take in a file that was signed outside, if it is the paper `sha256` plus a signature and nothing else."""

    def sign_out(self) -> Future[None]:
        """End the session at the hub if it can be reached, and close."""

    def close(self) -> None:
        """End the link and close the copy."""


class DoorPort(Protocol):
    """The way in: finds the hub, proves the person, opens the copy."""

    @property
    def hub_url(self) -> str:
        """The address used last, or an empty text."""

    @property
    def last_email(self) -> str:
        """Who signed in last on this device, or an empty text."""

    def sign_in(
        self, hub_url: str, email: str, secret: str, *, old_password: str = "", start_anew: bool = False
    ) -> Future[SignInAnswer]:
        """Try a password or a one-time code; without the hub, open the copy by the password.

        After OLD_PASSWORD the copy opens by `old_password`, or is given up by `start_anew`.
        """

    def confirm_hub(self, fingerprint: str) -> Future[SignInAnswer]:
        """Trust the hub with this fingerprint from now on and go on with the attempt."""

    def set_password(self, password: str) -> Future[SignInAnswer]:
        """Choose a password after a one-time code, and go on."""

    def application(self) -> ApplicationPort:
        """Return the application after an answer that is DONE; raises RuntimeError before."""
