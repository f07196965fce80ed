"""People of one process who need the verdict on the same file wait for one judging of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.trust.signatures.verdict_cache import VerdictKey
from ecabinet.workers.faults import PoolClosed

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
KEY = VerdictKey("ab" * 32, "1", "1", NOW, Stage.FULL)
VERDICT = DocumentVerdict(
    sha256=KEY.sha256,
    size=1,
    stage=Stage.FULL,
    judged_at=NOW,
    moment=NOW,
    trust_version="1",
    policy_version="1",
    tool_version="1",
)


class Judge:
    """Counts how often it is asked, and answers when it is let."""

    def __init__(self) -> None:
        self.asked = 0
        self.may_answer = asyncio.Event()

    async def judge(self) -> DocumentVerdict:
        self.asked += 1
        await self.may_answer.wait()
        return VERDICT


def test_three_who_ask_are_answered_by_one_judging_though_the_first_leaves() -> None:
    async def play() -> None:
        once, judge = VerdictsOnce(), Judge()
        first, second, third = (asyncio.ensure_future(once.of(KEY, judge.judge)) for _ in range(3))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        judge.may_answer.set()
        assert await second == await third == VERDICT
        assert await once.of(KEY, judge.judge) == VERDICT
        assert judge.asked == 1
        assert first.cancelled()

    asyncio.run(play())


def test_other_lists_are_another_question_and_a_failure_is_not_kept() -> None:
    async def play() -> None:
        once, judge = VerdictsOnce(), Judge()
        judge.may_answer.set()

        async def fail() -> DocumentVerdict:
            await asyncio.sleep(0)
            raise PoolClosed

        with pytest.raises(PoolClosed):
            await once.of(KEY, fail)
        assert await once.of(KEY, judge.judge) == VERDICT
        assert await once.of(KEY._replace(trust_version="2"), judge.judge) == VERDICT
        assert judge.asked == 2

    asyncio.run(play())
