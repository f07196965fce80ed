"""What the hub asks outside about revocation: lists first, and responders for what the lists leave open."""

from __future__ import annotations

from ecabinet.hub.core import Core
from ecabinet.hub.revocation_answers import RevocationAnswers
from ecabinet.hub.revocation_lists import RevocationLists
from ecabinet.store.ledger import Job


class Revocation:
    """Asks at the start, after each judging, and when it is time. Lives on the event loop."""

    def __init__(self, core: Core) -> None:
        self._lists = RevocationLists(core)
        self._answers = RevocationAnswers(core)

    async def catch_up(self) -> None:
        """Ask what was never asked, and what became due or allowed. Raises EnvironmentFault."""
        await self._lists.catch_up()
        await self._answers.ask_all()

    async def after_judging(self, job: Job) -> None:
        """Ask what the new verdicts need. Raises EnvironmentFault."""
        await self._lists.after_judging(job)
        await self._answers.after_judging(job)

    async def perform(self) -> None:
        """Ask what is due again. Raises EnvironmentFault."""
        await self._lists.perform()
        await self._answers.ask_all()
