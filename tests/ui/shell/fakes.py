"""An application in one thread, over the stage: the real rules decide, futures are done at once or when told."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QColor, QImage, QPainter

from ecabinet.client.screens.signature_report import signature_report
from ecabinet.client.screens.trust_list import known_to
from ecabinet.client.signing import SigningOrder
from ecabinet.client.values import OUTBOX, PagePicture, StagedFile
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Refusal
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.papers.values import SignatureReport
from ecabinet.trust.signing.values import Token
from ecabinet.trust.trust_files import ReadTrustFiles, TrustFilesRead, decode_answer, encode_request
from ecabinet.trust.trust_lists import read_trust_files
from ecabinet.workers.comparing import PagesCompared
from tests.client.copies import copy_of
from tests.stage import Stage

T = TypeVar("T")

SIGNED = "9" * 64
"""What any file is once it was signed."""
_ADDED_ROWS = range(8, 12)


def done(value: T) -> Future[T]:
    """A future with a result."""
    future: Future[T] = Future()
    future.set_result(value)
    return future


def failed(fault: BaseException) -> Future[T]:
    """A future with an exception."""
    future: Future[T] = Future()
    future.set_exception(fault)
    return future


def picture(width: int, page: int, until: int = 0) -> PagePicture:
    """A made-up page; a revision before the last lacks a few of its lines."""
    high = round(width * 2**0.5)
    image = QImage(width, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for row in range(30):
        if until and row in _ADDED_ROWS:
            continue
        long = 0.7 if (row + page) % 5 else 0.5
        top = high // 8 + row * high // 42
        painter.fillRect(width // 8, top, round(width * long), high // 140 + 1, QColor("#C9CDD3"))
    painter.end()
    return PagePicture(width, high, image.bytesPerLine(), bytes(image.constBits()), 24)


@dataclass
class FakeApplication:
    """One person's application. `hold` keeps questions unanswered until `release`; `offline` queues commands.

    `limited` shows what the hub would have sent to this person, and not the whole stage.
    """

    stage: Stage
    me: Id
    phase: LinkPhase = LinkPhase.ONLINE
    hold: bool = False
    fault: BaseException | None = None
    pending: list[Pending] = field(default_factory=list)
    given: list[Command] = field(default_factory=list)
    questions: list[Callable[[], None]] = field(default_factory=list)
    asked: int = 0
    signals: dict[str, dict[str, int]] = field(default_factory=dict)
    shelf: set[str] = field(default_factory=set)
    pictures: list[tuple[int, int]] = field(default_factory=list)
    revisions: list[int] = field(default_factory=list)
    judged: dict[str, DocumentVerdict] = field(default_factory=dict)
    listeners: list[Callable[[frozenset[str]], None]] = field(default_factory=list)
    plugged: tuple[Token, ...] = ()
    reports: list[tuple[SignatureReport | None, Path]] = field(default_factory=list)
    tables: list[tuple[Id, Path]] = field(default_factory=list)
    statistics: list[tuple[Statistics, Path, bool]] = field(default_factory=list)
    comparisons: list[PagesCompared | Refusal] = field(default_factory=list)
    compared: list[tuple[str, int, int]] = field(default_factory=list)
    previewed: list[SigningOrder] = field(default_factory=list)
    ordered: list[SigningOrder] = field(default_factory=list)
    _comparison: Future[PagesCompared | Refusal] = field(default_factory=Future)
    is_closed: bool = False
    limited: bool = False

    def now(self) -> datetime:
        """Give the stage's time."""
        return self.stage.now

    @property
    def view(self) -> View:
        """Give the present view."""
        link = LinkState(self.phase, self.stage.now)
        world = copy_of(self.stage, self.me).world() if self.limited else self.stage.world
        return View(
            world=world, me=self.me, now=self.stage.now, link=link, pending=tuple(self.pending),
            signals=self.signals, shelf=frozenset(self.shelf), judged=self.judged,
        )  # fmt: skip

    def ask(self, function: Callable[[View], T]) -> Future[T]:
        """Answer at once, unless held."""
        self.asked += 1
        future: Future[T] = Future()

        def answer() -> None:
            if self.fault is not None:
                future.set_exception(self.fault)
            else:
                future.set_result(function(self.view))

        if self.hold:
            self.questions.append(answer)
        else:
            answer()
        return future

    def release(self) -> None:
        """Answer what was held, oldest first."""
        held, self.questions = self.questions, []
        for answer in held:
            answer()

    def give(
        self, verb: type[Command], *, meeting: Id | None = None, based_on: int | None = None, **fields: object
    ) -> Future[Id]:
        """Decide by the real rules, or queue while offline."""
        if self.fault is not None:
            return failed(self.fault)
        stage = self.stage
        command = verb(id=stage.new_id(), claimed_at=stage.now, meeting=meeting, based_on=based_on, **fields)
        self.given.append(command)
        if self.phase == LinkPhase.OFFLINE:
            self.pending.append(Pending(command, Delivery.QUEUED, stage.now))
        else:
            self.settle(command)
        self.tell()
        return done(command.id)

    def settle(self, command: Command) -> None:
        """Decide a command as the hub would."""
        outcome = decide(self.stage.world, command, Actor(self.me), self.stage.now)
        self.pending = [one for one in self.pending if one.command.id != command.id]
        if isinstance(outcome, Changes):
            self.stage.world.carry_out(outcome)
        else:
            self.pending.append(
                Pending(command, Delivery.REFUSED, self.stage.now, refusal=outcome, answered_at=self.stage.now)
            )

    def on_change(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Remember a listener."""
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def tell(self, *kinds: str) -> None:
        """Tell the listeners that something changed."""
        for listener in tuple(self.listeners):
            listener(frozenset(kinds or {OUTBOX}))

    def dismiss(self, command: Id) -> Future[None]:
        """Forget a refused command."""
        self.pending = [one for one in self.pending if one.command.id != command]
        self.tell()
        return done(None)

    def page_picture(
        self, sha256: str, page: int, width: int, *, night: bool = False, until: int = 0
    ) -> Future[PagePicture | Refusal]:
        """Draw a made-up page."""
        del night
        self.revisions.append(until)
        self.pictures.append((page, width))
        return done(Refusal("damaged_pdf") if sha256 == "damaged" else picture(min(width, 1200), page, until))

    def compare_pages(self, sha256: str, until: int, start: int) -> Future[PagesCompared | Refusal]:
        """Give what was made up, one answer after another; without more of them the answer is still to come."""
        self.compared.append((sha256, until, start))
        self._comparison = Future()
        if self.comparisons:
            self._comparison.set_result(self.comparisons.pop(0))
        return self._comparison

    def answer_comparison(self, answer: PagesCompared | Refusal) -> None:
        """Answer the comparison that is still to come."""
        self._comparison.set_result(answer)

    def stage_file(self, path: Path) -> Future[StagedFile | Refusal]:
        """Take in any file but one called `broken.pdf`."""
        if path.name == "broken.pdf":
            return done(Refusal("not_a_pdf"))
        return done(StagedFile(sha256="0" * 64, file_name=path.name, size=1000, pages=3))

    def save_copy(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Write nothing."""
        del sha256, target
        return done(None)

    def save_signature_report(self, sha256: str, target: Path) -> Future[Refusal | None]:
        """Remember what was asked for; write nothing."""
        self.reports.append((signature_report(self.view, sha256), target))
        return done(None)

    def save_opinion_table(self, consultation: Id, target: Path) -> Future[Refusal | None]:
        """Remember what was asked for; write nothing."""
        self.tables.append((consultation, target))
        return done(None)

    def save_statistics(self, found: Statistics, target: Path, *, as_paper: bool) -> Future[Refusal | None]:
        """Remember what was asked for; write nothing."""
        self.statistics.append((found, target, as_paper))
        return done(None)

    def read_trust_files(self, paths: Sequence[Path]) -> Future[TrustFilesRead | Refusal]:
        """Read with the real task, in this process."""
        request = ReadTrustFiles(paths=tuple(map(str, paths)), known=known_to(self.view))
        return done(decode_answer(read_trust_files(encode_request(request))))

    def tokens(self) -> Future[tuple[Token, ...]]:
        """Give the tokens that are plugged in."""
        return done(self.plugged)

    def sign_paper(self, order: SigningOrder) -> Future[StagedFile | Refusal]:
        """Sign with the secret `đúng` only."""
        self.ordered.append(order)
        if order.secret != "đúng":
            return done(Refusal("wrong_pin" if order.token else "wrong_key_password"))
        return done(StagedFile(sha256=SIGNED, file_name=order.file_name, size=2000, pages=0))

    def preview_signature(self, order: SigningOrder, width: int) -> Future[PagePicture | Refusal]:
        """Draw a made-up page, but no picture called `broken.png`."""
        self.previewed.append(order)
        if order.picture is not None and order.picture.name == "broken.png":
            return done(Refusal("picture_unreadable"))
        return done(picture(width, 1))

    def take_signed(self, sha256: str, path: Path) -> Future[StagedFile | Refusal]:
        """Take in nothing but `signed.pdf`."""
        del sha256
        if path.name != "signed.pdf":
            return done(Refusal("signed_other_document"))
        return done(StagedFile(sha256=SIGNED, file_name=path.name, size=2000, pages=3))

    def sign_out(self) -> Future[None]:
        """Close."""
        self.close()
        return done(None)

    def close(self) -> None:
        """Take note."""
        self.is_closed = True
