"""The process of the members without windows. Run as `python -m ecabinet.cli.demo.others_process`."""

from __future__ import annotations

import faulthandler
from functools import partial
from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import Backstage, result_of
from ecabinet.cli.demo.city import wait_until
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.offstage import carry_out, read_wishes
from ecabinet.cli.demo.others import Attend, CastAll, Enrol, SeeResult, Wish
from ecabinet.client.application import Application
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.vocabulary import Attendance, CastBallot, CheckIn, Participant, ReplyToInvitation, Vote
from ecabinet.domain.vocabulary import Cast as Mark
from ecabinet.domain.voting.entities import VoteState
from ecabinet.wire.identity import new_id


class Bench:
    """Where they sit."""

    def __init__(self) -> None:
        """Nobody is in."""
        self.backstage: Backstage | None = None
        self._people: dict[str, Application] = {}

    def take(self, wish: Wish) -> None:
        """Do what is wished and answer."""
        match wish:
            case Enrol():
                carry_out(partial(self._enrol, wish))
            case Attend():
                carry_out(partial(self._attend, wish))
            case CastAll():
                carry_out(partial(self._cast, wish))
            case SeeResult():
                carry_out(partial(self._see, wish))

    def close(self) -> None:
        """Let everybody go."""
        if self.backstage is not None:
            self.backstage.__exit__(None, None, None)

    def _enrol(self, wish: Enrol) -> None:
        self.backstage = Backstage(Path(wish.folder), wish.url, wish.authority_pem)
        for account in wish.accounts:
            self._people[account.key] = self.backstage.enrol(account)

    def _attend(self, wish: Attend) -> None:
        parts = {}
        for key in wish.keys:
            person = self._people[key]
            wait_until(person, partial(_is_invited, wish.meeting), f"the invitation of {key}")
            parts[key] = result_of(person.ask(partial(_part_of, wish.meeting)), key)
        for key, part in parts.items():
            if wish.check_in:
                self._people[key].give(CheckIn, meeting=wish.meeting, attendance=new_id(), participant=part)
            else:
                self._people[key].give(ReplyToInvitation, meeting=wish.meeting, participant=part, attending=True)
        for key in parts:
            seen = _is_here if wish.check_in else _has_replied
            wait_until(self._people[key], partial(seen, wish.meeting), f"the answer to {key}")

    def _cast(self, wish: CastAll) -> None:
        for key, choice in wish.choices.items():
            wait_until(self._people[key], partial(_is, wish.vote, VoteState.OPEN), f"the open vote of {key}")
            self._people[key].give(CastBallot, meeting=wish.meeting, ballot=new_id(), vote=wish.vote, choice=choice)
        for key in wish.choices:
            wait_until(self._people[key], partial(_has_voted, wish.vote), f"the recorded ballot of {key}")

    def _see(self, wish: SeeResult) -> None:
        for key, person in self._people.items():
            wait_until(person, partial(_is, wish.vote, VoteState.CLOSED), f"the result for {key}")


def _is_invited(meeting: Id, view: View) -> bool:
    return bool(view.world.find(Participant, meeting=meeting, person=view.me))


def _part_of(meeting: Id, view: View) -> Id:
    return view.world.find(Participant, meeting=meeting, person=view.me)[0].id


def _has_replied(meeting: Id, view: View) -> bool:
    return not view.pending and view.world.find(Participant, meeting=meeting, person=view.me)[0].answer != "none"


def _is_here(meeting: Id, view: View) -> bool:
    return not view.pending and bool(view.world.find(Attendance, meeting=meeting, person=view.me))


def _is(vote: Id, state: VoteState, view: View) -> bool:
    found = view.world.get(Vote, vote)
    return found is not None and found.state == state


def _has_voted(vote: Id, view: View) -> bool:
    refused = [pending.refusal for pending in view.pending if pending.refusal is not None]
    if refused:
        raise DemoFailed(f"a ballot was refused: {refused[0]}")
    return bool(view.world.find(Mark, parent=vote, person=view.me))


def main() -> None:
    """Run until standard input ends."""
    faulthandler.enable()
    bench = Bench()
    try:
        read_wishes(msgspec.json.Decoder(Wish), bench.take)
    finally:
        bench.close()


if __name__ == "__main__":
    main()
