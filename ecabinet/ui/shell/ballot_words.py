"""What the ballot sheet says: the time that is left, and where the ballot stands."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.client.screens.vote_clock import ClockState
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.formats import clock_text, time_text
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import mark_words
from ecabinet.ui.say import say
from ecabinet.ui.secret_words import forgotten_words, secret_words
from ecabinet.ui.theme import Tone


def kicker_words(sheet: BallotSheet, now: datetime) -> str:
    """Say how much time is left, and who will see the choice."""
    parts = [showing_words(sheet.showing, by_name=sheet.turn is not None)]
    left = sheet.clock.left(now)
    if left is not None:
        time = clock_text(left)
        is_paused = sheet.clock.is_paused
        parts.insert(0, say("Paused, {time} left", time=time) if is_paused else say("{time} left", time=time))
    return " · ".join(parts)


def showing_words(showing: Showing, *, by_name: bool) -> str:
    """Say who sees what of a ballot, and when; `by_name` in a roll call, where a count that moves tells the answer."""
    match showing:
        case Showing.NAMES_AFTERWARDS:
            return say("Open vote: after closing, your name and choice stand in the result")
        case Showing.LIVE_COUNTS if by_name:
            return say(
                "Open vote: counts are shown as they come, so everybody learns what you answer when you are called"
            )
        case Showing.LIVE_COUNTS:
            return say("Open vote: counts are shown as they come; after closing, your name and choice too")
        case Showing.LIVE_NAMES:
            return say("Open vote: your name and choice are shown to the meeting as soon as you vote")
        case Showing.SECRET:
            return secret_words()


def state_words(sheet: BallotSheet, now: datetime, *, given: bool, changing: bool) -> BannerValue | None:
    """Say where my ballot stands; `given` what was confirmed a moment ago, `changing` that another choice is sought."""
    if sheet.state == BallotState.RECORDED:
        told = _recorded(sheet, change=BallotState.SENDING if given else sheet.change, changing=changing)
        if sheet.clock.is_paused:
            told = msgspec.structs.replace(told, text=f"{say('The vote is paused.')} {told.text}")
        return told
    match BallotState.SENDING if given else sheet.state:
        case BallotState.SENDING:
            return BannerValue(say("Sending your ballot…"), say("It is not recorded yet."), Tone.INFO)
        case BallotState.NOT_SENT:
            return BannerValue(
                say("Not sent: your ballot is NOT recorded"),
                say("There is no link to the hub. This device keeps trying while the vote is open."),
                Tone.WARNING,
            )
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            return BannerValue(say("Your ballot was not accepted"), why, Tone.DANGER)
        case BallotState.BARRED | BallotState.NOT_ENTITLED:
            return _not_entitled(sheet)
        case hindered:
            return _hindered(hindered, sheet.clock.state(now)) or _turn(sheet)


def recorded_words(sheet: BallotSheet) -> str:
    """Say when my ballot was recorded, and that it was late where it was."""
    if sheet.recorded_at is None:
        return say("Recorded")
    time = time_text(sheet.recorded_at, seconds=True)
    return say("Recorded late, at {time}", time=time) if sheet.is_late else say("Recorded at {time}", time=time)


def _recorded(sheet: BallotSheet, *, change: BallotState | None, changing: bool) -> BannerValue:
    code = say("Receipt code: {code}", code=sheet.receipt)
    kept = f"{recorded_words(sheet)} · {code}"
    if change is None and changing:
        return BannerValue(say("Your recorded ballot counts until a change of it is recorded"), kept, Tone.INFO)
    choice = "" if sheet.mark is None else mark_words(sheet.mark, sheet.form)
    match change:
        case None if sheet.entered_name:
            return _recorded_for_me(sheet, choice)
        case None:
            told = f"{code} · {forgotten_words()}" if sheet.showing == Showing.SECRET else code
            return BannerValue(recorded_words(sheet), told, Tone.SUCCESS)
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            title = say("Your change was not accepted; your recorded ballot counts")
            return BannerValue(title, f"{why} {kept}".strip(), Tone.DANGER)
        case BallotState.NOT_SENT:
            return BannerValue(
                say("Not sent: your change to “{choice}” is NOT recorded", choice=choice),
                say("The ballot recorded before counts. This device keeps trying. {kept}", kept=kept),
                Tone.WARNING,
            )
        case _:
            return BannerValue(
                say("Sending your change…"), say("The ballot recorded before counts. {kept}", kept=kept), Tone.INFO
            )


def _recorded_for_me(sheet: BallotSheet, choice: str) -> BannerValue:
    """Say who recorded what I answered aloud, and that a ballot of my own replaces it."""
    title = say("“{choice}” was recorded for you by {name}", choice=choice, name=sheet.entered_name)
    told = say("Not what you said? A ballot of your own replaces it, once, until the vote is closed.")
    code = say("Receipt code: {code}", code=sheet.receipt)
    return BannerValue(title, f"{recorded_words(sheet)} · {code}. {told}", Tone.WARNING)


def gave_mandate(sheet: BallotSheet) -> bool:
    """Whether I gave the mandate for my seat to somebody else, and may take it back."""
    is_given = sheet.refusal is not None and sheet.refusal.code == "mandate_given"
    return is_given and sheet.state == BallotState.NOT_ENTITLED and bool(sheet.carrier)


def _not_entitled(sheet: BallotSheet) -> BannerValue:
    """Say why somebody may not cast for a seat, or not any more."""
    if sheet.state == BallotState.BARRED:
        return BannerValue(
            say("You take no part in this vote"), say("Your seat may not vote on this matter."), Tone.INFO
        )
    if gave_mandate(sheet):
        return BannerValue(
            say("{name} votes for your seat", name=sheet.carrier),
            say("Take the mandate back to vote yourself, as long as no ballot was cast for it."),
            Tone.INFO,
        )
    why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
    return BannerValue(say("You may not vote for this seat"), why, Tone.WARNING)


def _turn(sheet: BallotSheet) -> BannerValue | None:
    """Say whose turn it is in a roll call."""
    turn = sheet.turn
    if turn is None:
        return None
    if turn.before:
        others = turn.before - 1
        told = say("To be called before: {count}", count=others) if others else say("Called next.")
        if not sheet.holder:
            told = say("To be called before you: {count}", count=others) if others else say("You are called next.")
        waits = say("The seat of {name} is not called yet", name=sheet.holder) if sheet.holder else ""
        return BannerValue(waits or say("It is not your turn yet"), told, Tone.INFO)
    if turn.is_now:
        called = say("{name} is called: answer by mandate", name=sheet.holder) if sheet.holder else ""
        return BannerValue(called or say("You are called: it is your turn"), say("Choose and confirm."), Tone.SUCCESS)
    return BannerValue(
        say("You were called before"), say("You can still answer until the vote is closed."), Tone.WARNING
    )


def _hindered(ballot: BallotState, clock: ClockState) -> BannerValue | None:
    match (ballot, clock):
        case (BallotState.PAUSED, _):
            return BannerValue(say("The vote is paused."), say("You can vote as soon as it goes on."), Tone.INFO)
        case (_, ClockState.HELD | ClockState.CLOSES):
            return BannerValue(
                say("Time is up: no ballot is taken any more"),
                say("If the chair gives more time, you can vote here."),
                Tone.WARNING,
            )
        case (BallotState.NOT_CHECKED_IN, _):
            return BannerValue(say("You are not checked in"), say("Check in first; then you can vote."), Tone.WARNING)
        case (_, ClockState.LATE):
            return BannerValue(
                say("Time is up: you can still vote"), say("Your ballot will be marked late."), Tone.WARNING
            )
        case _:
            return None
