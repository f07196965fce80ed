"""What happens on the replica's thread: the conversation with the hub, the outbox, and looks at the world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from ecabinet.client.hub_clock import HubClock
from ecabinet.client.ports import Replica
from ecabinet.client.projection import Projection
from ecabinet.client.view import Delivery, LinkState, View
from ecabinet.domain.consultations.verbs import AttachToOpinion, FileSignedOpinion
from ecabinet.domain.kernel import Command, Id
from ecabinet.domain.vocabulary import FileDocument, FileSignedPaper, FileVersion
from ecabinet.wire.codec import encode
from ecabinet.wire.conversation import ClientSide, Received
from ecabinet.wire.conversation import LinkState as Talk
from ecabinet.wire.frames import Frame, Signal, decode_from_hub, encode_frame

SETTLED_KEPT = timedelta(days=2)
"""How long answered commands are remembered, for receipts shown on screens and a hub restored from a backup."""
_FRAMES_AT_ONCE = 64
_SKEW = "hub_skew"
_FILING = FileDocument | FileVersion | FileSignedPaper | FileSignedOpinion | AttachToOpinion


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How the conversation stands after an event. `changed` names kinds; `farewell` is a refusal's code."""

    talk: Talk
    waiting: int
    changed: frozenset[str] = frozenset()
    farewell: str | None = None
    welcomed: bool = False
    files_wait: bool = False


class Exchange:
    """One person's replica in use. Every method runs on the replica's thread."""

    def __init__(self, replica: Replica, me: Id, clock: HubClock) -> None:
        """Take over an open replica."""
        self._replica = replica
        self._me = me
        self._clock = clock
        self._side = ClientSide(replica)
        self._signals: dict[str, Signal] = {}
        self._dismissed: set[Id] = set()
        replica.forget_settled(clock.now() - SETTLED_KEPT)
        skew = replica.recall(_SKEW)
        if skew is not None:
            clock.remember(timedelta(seconds=msgspec.msgpack.decode(skew, type=float)))
        self._projection = Projection(replica, me, clock.now, lambda: self._side.state == Talk.LIVE)
        self._waiting = self._count_waiting()
        self._files_wait = bool(replica.files_waiting())

    @property
    def replica(self) -> Replica:
        """The replica, for those who work on this thread."""
        return self._replica

    @property
    def projection(self) -> Projection:
        """The world with what waits laid over."""
        return self._projection

    def standing(self) -> Standing:
        """Say how it stands."""
        return self._standing()

    # ------------------------------------------------------------------------------------------------ the link's side
    def opened(self) -> tuple[bytes, ...]:
        """Begin on a new connection; return the messages to send at once."""
        self._signals.clear()
        return tuple(encode_frame(frame) for frame in self._side.opened())

    def closed(self) -> Standing:
        """Take note that the connection is gone."""
        self._side.closed()
        self._signals.clear()
        return self._standing(frozenset({"signal"}))

    def received(self, message: bytes) -> Standing:
        """Take a message of the hub. Raises `msgspec.DecodeError` for what is none."""
        talk_before = self._side.state
        news = [self._side.receive(frame) for frame in decode_from_hub(message)]
        changed: set[str] = set()
        kinds: frozenset[str] = frozenset()
        for one in news:
            kinds |= one.kinds
            for signal in one.signals:
                self._signals[signal.topic] = signal
                changed.add("signal")
            if one.settled:
                changed.add("outbox")
            if one.welcome is not None:
                self._clock.told(one.welcome.now)
                self._replica.remember(_SKEW, msgspec.msgpack.encode(self._clock.skew.total_seconds()))
        turned_live = talk_before != Talk.LIVE and self._side.state == Talk.LIVE
        if kinds or "outbox" in changed or turned_live:
            changed |= self._projection.changed(kinds)
        if kinds or "outbox" in changed or any(one.welcome is not None for one in news):
            self._waiting = self._count_waiting()
        return self._standing(frozenset(changed), news)

    def outgoing(self) -> tuple[bytes, ...]:
        """Return the next messages to send, none when there is nothing to say now."""
        return tuple(encode_frame(frame) for frame in self._frames())

    def pulse(self) -> None:
        """Say again what has had no answer."""
        self._side.pulse()

    # ------------------------------------------------------------------------------------------------ the person's side
    def queue(self, command: Command) -> Standing:
        """Write one outbox row, to be sent after the file it names, if any, is at the hub.

        What speaks of a document whose file is still on its way waits for that file too: it must not overtake it.
        Raises EnvironmentFault `disk_full`; then nothing is written.
        """
        files = tuple(dict.fromkeys((*files_of(command), *self._files_before(command))))
        self._replica.queue(command, files)
        self._side.outbox_changed()
        self._waiting = self._count_waiting()
        self._files_wait = self._files_wait or bool(files)
        return self._standing(self._projection.changed() | {"outbox"})

    def file_arrived(self, sha256: str) -> Standing:
        """Take note that the hub has a file."""
        self._replica.file_arrived(sha256)
        self._side.outbox_changed()
        self._files_wait = bool(self._replica.files_waiting())
        return self._standing()

    def dismiss(self, command: Id) -> Standing:
        """Show a refused command no longer."""
        self._dismissed.add(command)
        self._replica.remember(_dismissal(command), b"1")
        return self._standing(self._projection.changed() | {"outbox"})

    def view(self, link: LinkState, shelf: frozenset[str]) -> View:
        """Return what a screen may look at now."""
        projection = self._projection
        return View(
            world=projection.world,
            me=self._me,
            now=self._clock.now(),
            link=link,
            pending=tuple(
                one
                for one in projection.pending
                if one.delivery != Delivery.REFUSED or not self._is_dismissed(one.command.id)
            ),
            signals=self.numbers(),
            shelf=shelf,
            receipts=projection.receipts,
            laid_over=projection.laid_over,
        )

    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """Return what the newest signal of each topic says."""
        return {topic: dict(signal.numbers) for topic, signal in self._signals.items()}

    def now(self) -> datetime:
        """Return the hub's time."""
        return self._clock.now()

    def _standing(self, changed: frozenset[str] = frozenset(), news: Sequence[Received] = ()) -> Standing:
        return Standing(
            talk=self._side.state,
            waiting=self._waiting,
            changed=changed,
            farewell=next((one.farewell.code for one in news if one.farewell is not None), None),
            welcomed=any(one.welcome is not None for one in news),
            files_wait=self._files_wait,
        )

    def _frames(self) -> Iterator[Frame]:
        for _ in range(_FRAMES_AT_ONCE):
            frame = self._side.next_frame()
            if frame is None:
                return
            yield frame

    def _files_before(self, command: Command) -> Iterator[str]:
        missing = frozenset(self._replica.files_waiting()) if self._files_wait else frozenset()
        if not missing:
            return
        said = encode(command)
        for row in self._replica.outbox():
            filed = row.command
            if isinstance(filed, FileDocument | FileVersion) and filed.document.encode() in said:
                yield from (file for file in row.files if file in missing)

    def _count_waiting(self) -> int:
        return sum(1 for row in self._replica.outbox() if row.state == Delivery.QUEUED)

    def _is_dismissed(self, command: Id) -> bool:
        if command not in self._dismissed and self._replica.recall(_dismissal(command)) is not None:
            self._dismissed.add(command)
        return command in self._dismissed


def files_of(command: Command) -> tuple[str, ...]:
    """Return the files (SHA-256) that the hub has to have before it can decide a command."""
    return (command.sha256,) if isinstance(command, _FILING) else ()


def _dismissal(command: Id) -> str:
    return f"dismissed/{command}"
