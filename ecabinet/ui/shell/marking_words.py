"""What a ballot that is being filled in still lacks, in words."""

from __future__ import annotations

from ecabinet.client.screens.marking import Marking
from ecabinet.domain.voting.forms import ELECTIONS, OF_A_BALLOT, OF_LINES, Form, Mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def confirm_words(*, changing: bool, seats: int) -> str:
    """Name the act that hands a ballot in."""
    if changing:
        return say("Confirm the change")
    return say("Confirm for {count} seats", count=seats) if seats > 1 else say("Confirm my vote")


def marking_words(form: Form, filled: Marking, mark: Mark | None) -> str:
    """Say how many are chosen, how many are still to choose or too many; empty where one question is asked."""
    if form.kind not in OF_LINES:
        is_missing = filled.refusal is not None and filled.refusal.code == "opinion_missing"
        return say("Write your opinion: it is required.") if is_missing else ""
    if mark is not None and mark.choice in OF_A_BALLOT:
        return ""
    if form.kind not in ELECTIONS:
        answered = len(form.lines) - filled.unanswered
        words = say("{answered} of {count} answered", answered=answered, count=len(form.lines))
        left = say("what stays open counts for no answer") if filled.unanswered and answered else ""
        return " · ".join(part for part in (words, left) if part)
    if form.least == form.most:
        wanted = say("Choose {most}: {chosen} chosen", most=form.most, chosen=filled.chosen)
    elif form.least:
        wanted = say(
            "Choose {least} to {most}: {chosen} chosen", least=form.least, most=form.most, chosen=filled.chosen
        )
    else:
        wanted = say("Choose up to {most}: {chosen} chosen", most=form.most, chosen=filled.chosen)
    if filled.excess:
        return f"{wanted} · {say('{count} too many: take some back', count=filled.excess)}"
    return f"{wanted} · {say('{count} still to choose', count=filled.missing)}" if filled.missing else wanted


def marking_tone(filled: Marking) -> Tone | None:
    """Give the tone of these words: something is too much, or nothing is wrong."""
    return Tone.DANGER if filled.excess else None
