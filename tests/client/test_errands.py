"""Errands: one file that fails does not keep the others from going up or coming down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from types import SimpleNamespace
from typing import TypeVar, cast

import pytest

from ecabinet.client import errands
from ecabinet.client.errands import Errands
from ecabinet.client.exchange import Standing
from ecabinet.client.parts import Parts
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.domain.papers.file_signed_paper import FileSignedPaper
from ecabinet.wire.conversation import LinkState
from tests.stage import START

T = TypeVar("T")
FILES = ("a" * 64, "b" * 64, "c" * 64)


class Ground:
    """The parts that errands work with; the first file fails by a code, up and down."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.moved: list[str] = []
        self.arrived: list[str] = []
        self.told_of: dict[str, tuple[object, ...]] = {}
        self.parts = cast(
            "Parts",
            SimpleNamespace(
                owner=self,
                exchange=SimpleNamespace(
                    projection=SimpleNamespace(world=None),
                    replica=SimpleNamespace(files_waiting=lambda: FILES, outbox=self.outbox),
                    file_arrived=self.arrived.append,
                ),
                shelf=SimpleNamespace(held=frozenset(), size=lambda _name: 1, chunks=lambda _name: (), fetch=self.move),
                api=SimpleNamespace(upload=lambda _token, name, _size, _chunks, signs: self.move(name, signs)),
                listeners=SimpleNamespace(tell=lambda _kinds: None),
            ),
        )

    def outbox(self) -> tuple[SimpleNamespace, ...]:
        signed = FileSignedPaper(id="1", claimed_at=START, meeting="m", paper="second", signs="first", sha256=FILES[1])
        return (SimpleNamespace(command=None), SimpleNamespace(command=signed))

    async def told(self, work: Callable[[], T]) -> T:
        return work()

    async def move(self, name: str, *more: object) -> None:
        if name == FILES[0]:
            raise EnvironmentFault(self.code)
        self.moved.append(name)
        self.told_of[name] = more


def first_fault(ground: Ground, errand: Callable[[Errands], Coroutine[None, None, None]]) -> str:
    """Run an errand until it tells a fault."""

    async def run() -> str:
        told: asyncio.Queue[str] = asyncio.Queue()
        made = Errands(ground.parts, lambda: "", lambda fault: told.put_nowait(fault.code), lambda _standing: None)
        made.reachable(is_online=True)
        quiet = cast(
            "Standing", SimpleNamespace(talk=LinkState.CATCHING_UP, changed=frozenset({"Paper"}), files_wait=True)
        )
        made.happened(quiet, turned_live=False)
        task = asyncio.create_task(errand(made))
        code = await told.get()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return code

    return asyncio.run(run())


def test_the_other_files_go_up() -> None:
    ground = Ground("disk_failed")
    assert first_fault(ground, Errands.upload) == "disk_failed"
    assert ground.moved == ground.arrived == list(FILES[1:])


def test_the_hub_is_told_which_paper_a_signed_one_signs() -> None:
    ground = Ground("disk_failed")
    first_fault(ground, Errands.upload)
    assert ground.told_of == {FILES[1]: ("first",), FILES[2]: ("",)}


@pytest.mark.parametrize(("code", "others"), [("file_damaged", FILES[1:]), ("disk_full", ())])
def test_the_other_files_come_down_unless_they_would_fail_too(
    monkeypatch: pytest.MonkeyPatch, code: str, others: tuple[str, ...]
) -> None:
    monkeypatch.setattr(errands, "wanted", lambda _world: FILES)
    ground = Ground(code)
    assert first_fault(ground, Errands.fill_shelf) == code
    assert ground.moved == list(others)
