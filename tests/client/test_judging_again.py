"""What a device judges in two stages, and what it tries again because the work came to no end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TypeVar, cast

import msgspec
import pytest

from ecabinet.client import judging, tries
from ecabinet.client.judging import Judging
from ecabinet.client.parts import Parts
from ecabinet.client.screens.signatures import Lamp, signature_state
from ecabinet.client.tries import Tries
from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.record_verdict import TRY_AGAIN_AFTER
from ecabinet.domain.signatures.findings import Change, Integrity, Time
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, Stage
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import ExamineRequest, standard_of
from ecabinet.workers.faults import TaskTimedOut, WorkerDied
from tests.domain.examples import FILE, play, verdict
from tests.domain.plays import NO_LIST
from tests.domain.test_signatures import GOOD, LIST_ENDS, dated, found

T = TypeVar("T")
STANDARD = standard_of(NO_LIST, bundled_policy())
PRESENT = {"policy_version": STANDARD.policy_version, "tool_version": STANDARD.tool_version}
VALID = verdict(FILE, signatures=(GOOD,), **PRESENT)
FIRST = verdict(FILE, stage=Stage.FIRST, signatures=(found(changes=Change.NOT_EXAMINED),), **PRESENT)
UNSIGNED_FIRST = verdict(FILE, stage=Stage.FIRST, **PRESENT)
AGED = verdict(FILE, signatures=(dated(time=Time.CLAIMED),), **PRESENT)
Answer = DocumentVerdict | Exception | bytes


class Desk:
    """One device that holds one document, and a worker that answers in this order."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.play = play("draft")
        self.answers = iter(answers)
        self.asked: list[Stage] = []
        self.kept: list[DocumentVerdict | None] = []
        self.faults: list[object] = []
        self.settled = asyncio.Event()
        self.memory: dict[str, bytes] = {}
        replica = SimpleNamespace(recall=self.memory.get, remember=self.memory.__setitem__)
        parts = SimpleNamespace(
            owner=self,
            listeners=SimpleNamespace(add=lambda _hear: lambda: None, tell=lambda _kinds: self.told_of_news()),
            exchange=SimpleNamespace(projection=SimpleNamespace(world=self.play.world), replica=replica),
            shelf=SimpleNamespace(held=frozenset({FILE}), read=lambda _sha256: b"pdf"),
            clock=SimpleNamespace(now=lambda: self.play.now),
            verdicts=VerdictsOnce(),
        )
        self.judging = Judging(cast("Parts", parts), self, self.faults.append)

    async def told(self, work: Callable[[], T]) -> T:
        return work()

    def told_of_news(self) -> None:
        known = self.judging.verdicts.get(FILE)
        self.kept.append(known)
        if known is not None and not known.was_not_done and not known.waits_for_changes:
            self.settled.set()

    def submit(self, task: str, payload: bytes, *, wall_seconds: float | None = None) -> Future[bytes]:
        del task, wall_seconds
        self.asked.append(msgspec.msgpack.decode(payload, type=ExamineRequest).stage)
        done: Future[bytes] = Future()
        answer = next(self.answers)
        if isinstance(answer, Exception):
            done.set_exception(answer)
        else:
            done.set_result(answer if isinstance(answer, bytes) else msgspec.msgpack.encode(answer))
        return done

    def lamp(self) -> Lamp:
        own = self.judging.verdicts
        link = LinkState(LinkPhase.ONLINE, self.play.now)
        view = View(world=self.play.world, me=self.play.secretary, now=self.play.now, link=link, judged=own)
        version = self.play.world.get(v.DocumentVersion, self.play.version_of(self.play.unpublished))
        assert version is not None
        return signature_state(view, version).lamp

    async def until_settled(self) -> None:
        task = asyncio.ensure_future(self.judging.run())
        await self.settled.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def judged_by(*answers: Answer) -> Desk:
    async def run() -> Desk:
        desk = Desk(answers)
        await desk.until_settled()
        return desk

    return asyncio.run(run())


def test_a_large_file_is_told_in_two_stages_and_the_lamp_waits_for_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "TAKES_LONG", 1)
    desk = judged_by(FIRST, VALID)
    assert desk.asked == [Stage.FIRST, Stage.FULL]
    assert desk.kept == [None, FIRST, VALID]
    assert desk.lamp() == Lamp.VALID


def test_a_small_file_is_judged_at_once() -> None:
    desk = judged_by(VALID)
    assert desk.asked == [Stage.FULL]


@pytest.mark.parametrize(
    ("first", "lamp"),
    [
        (FIRST, Lamp.CHECKING),
        (verdict(FILE, signatures=(found(changes=Change.NOT_EXAMINED, integrity=Integrity.ALTERED),)), Lamp.INVALID),
    ],
)
def test_a_first_stage_is_never_shown_as_more_than_being_checked(first: DocumentVerdict, lamp: Lamp) -> None:
    at = play("draft")
    view = View(
        world=at.world, me=at.secretary, now=at.now, link=LinkState(LinkPhase.ONLINE, at.now), judged={FILE: first}
    )
    version = at.world.get(v.DocumentVersion, at.version_of(at.unpublished))
    assert version is not None
    assert signature_state(view, version).lamp == lamp


@pytest.mark.parametrize("broken", [TaskTimedOut(), WorkerDied(-9), b"no verdict at all"])
def test_what_came_to_no_end_is_shown_and_tried_again(
    broken: Exception | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "TRY_AGAIN_AFTER", (timedelta(0), timedelta(0)))
    desk = judged_by(broken, VALID)
    assert [None if one is None else one.line for one in desk.kept] == [None, Line.INDETERMINATE, Line.VALID]
    assert desk.faults == []


def test_a_verdict_of_another_release_is_reached_anew_and_one_of_this_is_kept() -> None:
    async def run() -> list[Stage]:
        desk = Desk([VALID])
        desk.memory["judged"] = msgspec.msgpack.encode((FILE,))
        desk.memory["judged/" + FILE] = msgspec.msgpack.encode(msgspec.structs.replace(VALID, tool_version="0"))
        task = asyncio.ensure_future(desk.judging.run())
        while desk.judging.verdicts.get(FILE) != VALID:
            desk.settled.clear()
            await desk.settled.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        again = Desk([])
        again.memory.update(desk.memory)
        await again.until_settled()
        assert not again.asked
        return desk.asked

    assert asyncio.run(run()) == [Stage.FULL]


def test_what_has_aged_is_called_checking_and_judged_again() -> None:
    async def run() -> Desk:
        desk = Desk([VALID])
        desk.play.now = LIST_ENDS
        desk.memory["judged"] = msgspec.msgpack.encode((FILE,))
        desk.memory["judged/" + FILE] = msgspec.msgpack.encode(AGED)
        task = asyncio.ensure_future(desk.judging.run())
        while desk.judging.verdicts.get(FILE) != VALID:
            desk.settled.clear()
            await desk.settled.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return desk

    assert asyncio.run(run()).asked == [Stage.FULL]


def test_a_screen_shows_no_green_beyond_its_time() -> None:
    at = play("draft")
    version = at.world.get(v.DocumentVersion, at.version_of(at.unpublished))
    assert version is not None

    def lamp(now: datetime) -> Lamp:
        link = LinkState(LinkPhase.ONLINE, now)
        return signature_state(
            View(world=at.world, me=at.secretary, now=now, link=link, judged={FILE: AGED}), version
        ).lamp

    assert lamp(LIST_ENDS - timedelta(seconds=1)) == Lamp.VALID
    assert lamp(LIST_ENDS) == Lamp.CHECKING


def test_tries_wait_longer_each_time_and_end() -> None:
    waiting, now = Tries(), 0.0
    assert waiting.next_due() is None
    for wait in TRY_AGAIN_AFTER:
        assert waiting.is_due(FILE, now)
        waiting.ended(FILE, now, was_done=False)
        assert not waiting.is_due(FILE, now)
        now += wait.total_seconds()
        assert waiting.next_due() == now
    waiting.ended(FILE, now, was_done=False)
    assert not waiting.is_due(FILE, now + 1_000_000.0)
    assert waiting.next_due() is None
    waiting.ended(FILE, now, was_done=True)
    assert waiting.is_due(FILE, now)
