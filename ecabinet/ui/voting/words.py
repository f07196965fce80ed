"""Words for what a vote is made of."""

from __future__ import annotations

from ecabinet.client.screens.matters import MatterRow
from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import FormKind
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet, Showing
from ecabinet.ui.desk.words import vote_state_badge, waiting_badge
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def kind_words(kind: FormKind) -> str:  # noqa: PLR0911 - one sentence for each
    """Name a form of question."""
    match kind:
        case FormKind.MOTION:
            return say("For, against or abstain")
        case FormKind.OPINION:
            return say("Agree, disagree or another opinion")
        case FormKind.MOTIONS:
            return say("Several motions on one ballot")
        case FormKind.CHOOSE:
            return say("Choose among candidates")
        case FormKind.EACH:
            return say("For or against each candidate")
        case FormKind.RATING_3:
            return say("Confidence in three levels")
        case FormKind.RATING_2:
            return say("Confidence in two levels")


def lines_words(kind: FormKind) -> str:
    """Name the lines of a ballot of this form."""
    if kind is FormKind.MOTIONS:
        return say("Motions, one a line")
    if kind in {FormKind.RATING_3, FormKind.RATING_2}:
        return say("People to be rated, one a line")
    return say("Candidates, one a line")


def way_words(way: Way) -> str:
    """Name a way to vote by hand."""
    match way:
        case Way.PAPER:
            return say("On paper")
        case Way.RAISED_HANDS:
            return say("By raised hands")


def origin_badge(way: Way) -> BadgeValue:
    """That a result was entered by hand, and from what."""
    match way:
        case Way.PAPER:
            return BadgeValue(say("Entered from paper"), Tone.NEUTRAL, "file-text")
        case Way.RAISED_HANDS:
            return BadgeValue(say("Entered from raised hands"), Tone.NEUTRAL, "hand")


def result_origin(result: Result | None) -> BadgeValue | None:
    """That a result was entered by hand; nothing for one that was voted on devices."""
    return None if result is None or result.way is None else origin_badge(result.way)


def matter_badge(row: MatterRow) -> BadgeValue:
    """Where a matter stands: its result, a count to confirm, or its state."""
    if row.is_waiting:
        return waiting_badge()
    if row.awaits_confirmation:
        return BadgeValue(say("Count to confirm"), Tone.WARNING, "hourglass")
    if row.result is not None and row.state is VoteState.CLOSED:
        return BadgeValue(verdict_words(row.result), verdict_tone(row.result))
    return vote_state_badge(row.state)


def second_badge(row: MatterRow) -> BadgeValue | None:
    """What else is to be seen of a matter: where its numbers come from, that it did not open, when it will."""
    if row.by_hand is not None:
        return origin_badge(row.by_hand.way)
    if row.not_opened is not None:
        return BadgeValue(say("Not opened at its time"), Tone.DANGER, "triangle-alert")
    if row.opens_at is not None and row.state is VoteState.PREPARED:
        return BadgeValue(say("Opens {when}", when=date_time_text(row.opens_at)), Tone.INFO, "clock")
    return None


def opening_words(row: MatterRow) -> tuple[str, Tone | None]:
    """Say when a prepared vote opens by itself, or why it did not."""
    if row.not_opened is not None:
        return say("Not opened at its time: {reason}", reason=refusal_sentence(row.not_opened)), Tone.DANGER
    if row.opens_at is not None:
        return say("Opens by itself at {time}.", time=date_time_text(row.opens_at)), None
    return "", None


def roll_call_words(rule: RuleSet | None) -> str:
    """Say what a roll call is; where counts are shown as they come each answer is learnt with the name called."""
    plain = say("Names are called one after another. There is no time limit, and it is never secret.")
    if rule is None or rule.showing is not Showing.LIVE_COUNTS:
        return plain
    live = say(
        "By this rule counts are shown as they come: everybody learns at once what the one who is called answers."
    )
    return f"{plain} {live}"


def matter_words(row: MatterRow) -> str:
    """Item, form, rule and limit of a matter in one line."""
    number = say("Item {number}", number=row.item_number) if row.item_number else ""
    limit = say("{minutes} min", minutes=row.minutes_limit) if row.minutes_limit else ""
    limit = say("By roll call") if row.roll_call else limit
    rule = "" if row.rule is None else row.rule.title
    return " · ".join(part for part in (number, kind_words(row.form.kind), limit, rule) if part)


def matter_row(row: MatterRow) -> Row:
    """Return a matter as a line of a list."""
    is_open = row.state is VoteState.OPEN
    return Row(row.id, row.question, matter_words(row), "", "vote", matter_badge(row), is_open, second_badge(row))
