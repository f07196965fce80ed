"""Mandates to vote in words: to the holder of the seat, and to whoever keeps the record for them."""

from __future__ import annotations

from ecabinet.client.screens.mandates import Carrier, Mandate
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say


def mandate_words(carrier: str) -> str:
    """Say beside a seat who votes for it."""
    return say("mandate to vote: {name}", name=carrier)


def standing_words(mandate: Mandate, *, own: bool) -> str:
    """Say who votes for a seat."""
    if own and mandate.carrier_name:
        return say("{name} votes for you.", name=mandate.carrier_name)
    if own:
        return say("You vote yourself.")
    if mandate.carrier_name:
        return say("{carrier} votes for {name}.", carrier=mandate.carrier_name, name=mandate.holder)
    return say("{name} votes in person.", name=mandate.holder)


def carries_words(mandate: Mandate, *, own: bool) -> str:
    """Say for whom the holder votes, empty for nobody; who does cannot hand on their own vote."""
    if not mandate.carries:
        return ""
    names = ", ".join(mandate.carries)
    if own:
        return say("You vote for: {names}", names=names)
    return say("{name} votes for: {names}", name=mandate.holder, names=names)


def line_words(mandate: Mandate) -> str:
    """Say in a line on the meeting's page who votes for me and for whom I vote, empty where that is nobody."""
    standing = standing_words(mandate, own=True) if mandate.carrier is not None else ""
    return " ".join(words for words in (standing, carries_words(mandate, own=True)) if words)


def effect_words(mandate: Mandate, choice: Carrier, *, own: bool) -> str:
    """Say what giving the mandate does, or why the hub would refuse it."""
    if choice.problem is not None:
        return _problem_words(choice, choice.problem)
    if own:
        words = say("{name} will vote for you in every vote that is opened from now on.", name=choice.full_name)
    else:
        words = say(
            "{carrier} will vote for {name} in every vote that is opened from now on.",
            carrier=choice.full_name,
            name=mandate.holder,
        )
    return f"{words} {_in_open_vote(mandate, choice.participant, choice.full_name, own=own)}".strip()


def withdrawal_words(mandate: Mandate, *, own: bool) -> str:
    """Say what taking the mandate back does, also to a vote that is open."""
    if mandate.has_open_vote and mandate.carrier is not None and mandate.frozen == mandate.carrier:
        if own:
            return say(
                "A vote is open. If you take the mandate back you vote in it yourself, unless {name} has voted for you "
                "already: a ballot that was cast stands.",
                name=mandate.carrier_name,
            )
        return say(
            "A vote is open. If the mandate is taken back {name} votes in it in person, unless {carrier} has voted "
            "already: a ballot that was cast stands.",
            name=mandate.holder,
            carrier=mandate.carrier_name,
        )
    words = say("Taking it back holds at once.")
    return f"{words} {_in_open_vote(mandate, None, '', own=own)}".strip()


def carrier_row(choice: Carrier) -> Row:
    """Give somebody who might carry the mandate as a line, with why they cannot."""
    about = say("substitute · {position}", position=choice.position) if choice.stands_in else choice.position
    if choice.problem is not None:
        return Row(choice.participant, choice.full_name, _short(choice.problem), icon="user-x")
    return Row(choice.participant, choice.full_name, about, icon="users" if choice.stands_in else "user")


def _in_open_vote(mandate: Mandate, carrier: Id | None, name: str, *, own: bool) -> str:
    """Say who votes in the vote that is open now: its electors were fixed when it was opened."""
    if not mandate.has_open_vote:
        return ""
    if carrier is not None and mandate.frozen == carrier:
        return say("It also counts in the vote that is open now, as {name} carried it then.", name=name)
    if own:
        return say("In the vote that is open now you vote yourself.")
    return say("In the vote that is open now {name} votes in person.", name=mandate.holder)


def _problem_words(choice: Carrier, problem: Refusal) -> str:
    if problem.code == "mandate_handed_on":
        return say("{name} has handed on their own vote and carries nobody's.", name=choice.full_name)
    return refusal_sentence(problem)


def _short(problem: Refusal) -> str:
    if problem.code == "mandate_handed_on":
        return say("Has handed on their vote")
    return say("Carries enough") if problem.code == "too_many_mandates" else say("Cannot carry")
