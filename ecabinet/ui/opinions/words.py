"""Words and marks for what is asked in writing."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.client.screens.consultations import ConsultationHead, ConsultationStage, MyAnswer
from ecabinet.client.screens.opinions import MyQuestion, ShownOpinion
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.ui.formats import date_text, date_time_text, time_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def opinion_words(choice: Choice) -> str:
    """Give an answer to a question that is asked in writing."""
    match choice:
        case Choice.FOR:
            return say("Agree")
        case Choice.AGAINST:
            return say("Disagree")
        case _:
            return choice_words(choice)


def opinion_icon(choice: Choice) -> str:
    """Give the name of an answer's icon."""
    icons = {Choice.FOR: "circle-check", Choice.AGAINST: "circle-x", Choice.OTHER: "message-square"}
    return icons.get(choice, "circle-minus")


def opinion_tone(choice: Choice) -> Tone:
    """Give the tone of an answer; its words and icon say it too."""
    tones = {Choice.FOR: Tone.SUCCESS, Choice.AGAINST: Tone.DANGER, Choice.OTHER: Tone.INFO}
    return tones.get(choice, Tone.NEUTRAL)


def opinion_badge(choice: Choice | None) -> BadgeValue:
    """Give an answer, or that there is none, as a badge."""
    if choice is None:
        return BadgeValue(say("No answer"), Tone.NEUTRAL, "circle")
    return BadgeValue(opinion_words(choice), opinion_tone(choice), opinion_icon(choice))


def stage_badge(stage: ConsultationStage) -> BadgeValue:
    """Say how far a consultation is."""
    match stage:
        case ConsultationStage.DRAFT:
            return BadgeValue(say("Not sent to members yet"), Tone.NEUTRAL, "pencil")
        case ConsultationStage.RUNNING | ConsultationStage.OVERDUE:
            return BadgeValue(say("Answers are taken"), Tone.ACCENT, "circle-dot")
        case ConsultationStage.COUNTED:
            return BadgeValue(say("Waits for a decision"), Tone.WARNING, "gavel")
        case ConsultationStage.CLOSED:
            return BadgeValue(say("Counted"), Tone.SUCCESS, "circle-check")
        case ConsultationStage.WITHDRAWN:
            return BadgeValue(say("Withdrawn"), Tone.NEUTRAL, "undo-2")


def is_finished(head: ConsultationHead) -> bool:
    """Whether nothing is expected of anybody any more."""
    return head.stage in {ConsultationStage.CLOSED, ConsultationStage.WITHDRAWN}


def takes_answers(head: ConsultationHead) -> bool:
    """Whether answers are taken, in time or late."""
    return head.stage in {ConsultationStage.RUNNING, ConsultationStage.OVERDUE}


def deadline_words(head: ConsultationHead, now: datetime) -> str:
    """Say until when answers come in time, and how long that is; of a finished one when it ended."""
    if is_finished(head):
        return "" if head.closed_at is None else say("Ended {moment}", moment=date_time_text(head.closed_at))
    until = say("Deadline {moment}", moment=date_time_text(head.deadline))
    if not takes_answers(head):
        return until
    left = head.deadline - now
    if left > timedelta(0):
        return f"{until} · {say('{time} left', time=span_words(left))}"
    return f"{until} · {say('{time} overdue', time=span_words(-left))}"


def span_words(span: timedelta) -> str:
    """Give a span in its largest whole unit: days, hours or minutes."""
    if span >= _DAY:
        days = span // _DAY
        return say("1 day") if days == 1 else say("{count} days", count=days)
    if span >= _HOUR:
        hours = span // _HOUR
        return say("1 hour") if hours == 1 else say("{count} hours", count=hours)
    minutes = max(span // timedelta(minutes=1), 1)
    return say("1 minute") if minutes == 1 else say("{count} minutes", count=minutes)


def my_badge(head: ConsultationHead, now: datetime) -> BadgeValue:
    """Say where I stand with a consultation."""
    if head.stage == ConsultationStage.WITHDRAWN:
        return stage_badge(head.stage)
    match head.mine:
        case MyAnswer.NOT_ASKED:
            return BadgeValue(say("For reading"), Tone.NEUTRAL, "eye")
        case MyAnswer.TO_ANSWER if now >= head.deadline:
            return BadgeValue(say("Overdue"), Tone.DANGER, "triangle-alert")
        case MyAnswer.TO_ANSWER:
            return BadgeValue(say("Please answer"), Tone.WARNING, "message-square")
        case MyAnswer.IN_PART | MyAnswer.MISSED:
            in_part = head.mine == MyAnswer.IN_PART
            words = say("Answered in part") if in_part else say("No answer")
            return BadgeValue(words, Tone.NEUTRAL, "circle-dot" if in_part else "circle")
        case _:
            late = head.mine == MyAnswer.LATE
            return BadgeValue(say("Answered late") if late else say("Answered"), Tone.SUCCESS, "check")


def consultation_line(head: ConsultationHead, now: datetime) -> Row:
    """Give a consultation of mine as a line of a list."""
    count = say("{count} matters", count=head.matters) if head.matters > 1 else ""
    detail = " · ".join(part for part in (deadline_words(head, now), head.committee_name, count) if part)
    waits = head.mine == MyAnswer.TO_ANSWER and not is_finished(head)
    return Row(head.id, head.title, detail, icon="message-square", badge=my_badge(head, now), marked=waits)


def answer_banner(sheet: BallotSheet, now: datetime, *, given: bool, changing: bool) -> BannerValue | None:
    """Say where my answer stands; `given` what was sent a moment ago, `changing` that another answer is written."""
    if sheet.state == BallotState.RECORDED:
        return _recorded(sheet, change=BallotState.SENDING if given else sheet.change, changing=changing)
    match BallotState.SENDING if given else sheet.state:
        case BallotState.SENDING:
            return BannerValue(say("Sending your answer…"), say("It is not recorded yet."), Tone.INFO)
        case BallotState.NOT_SENT:
            return BannerValue(
                say("Not sent: your answer is NOT recorded"),
                say("There is no link to the hub. This device keeps trying."),
                Tone.WARNING,
            )
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            return BannerValue(say("Your answer was not accepted"), why, Tone.DANGER)
        case _ if sheet.clock.closes_at is not None and now >= sheet.clock.closes_at:
            return BannerValue(
                say("The deadline has passed: you can still answer"),
                say("Your answer will be marked late."),
                Tone.WARNING,
            )
        case _:
            return None


def refused_words(mark: Mark) -> str:
    """Give what was refused: nothing of it is recorded, and its words are not lost."""
    said = f"{opinion_words(mark.choice)}: “{mark.text}”" if mark.text else opinion_words(mark.choice)
    return say("Not accepted: {answer}", answer=said)


def unasked_banner(question: MyQuestion) -> BannerValue | None:
    """Say why a question takes no answer of mine here, where it takes none."""
    if question.result is not None:
        return None
    if question.cancelled_reason:
        return BannerValue(question_state(question.state), question.cancelled_reason, Tone.WARNING)
    return BannerValue(say("You are not asked this question"), say("You can read what it is about."))


def hint_words(choice: Choice | None) -> str:
    """Say what words an answer needs, and who reads them."""
    match choice:
        case Choice.OTHER:
            return say("Another opinion needs its words. It does not count as agreement.")
        case Choice.AGAINST:
            return say("Please say why. The chair and the members read it after the count.")
        case _:
            return say("Not needed. The chair and the members read it after the count.")


def recorded_line(sheet: BallotSheet) -> str:
    """Say when my answer was recorded last, and that it was late or changed where it was."""
    if sheet.recorded_at is None:
        return say("Your answer is recorded")
    moment = f"{time_text(sheet.recorded_at, seconds=True)}, {date_text(sheet.recorded_at)}"
    if sheet.is_late:
        return say("Answer recorded late, at {moment}", moment=moment)
    if sheet.changes:
        return say("Changed answer recorded at {moment}", moment=moment)
    return say("Answer recorded at {moment}", moment=moment)


def _recorded(sheet: BallotSheet, *, change: BallotState | None, changing: bool) -> BannerValue:
    code = say("Receipt code: {code}", code=sheet.receipt)
    kept = f"{recorded_line(sheet)} · {code}"
    match change:
        case None if changing:
            return BannerValue(say("Your recorded answer counts until a change of it is recorded"), kept, Tone.INFO)
        case None:
            return BannerValue(recorded_line(sheet), code, Tone.SUCCESS)
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            title = say("Your change was not accepted; your recorded answer counts")
            return BannerValue(title, f"{why} {kept}".strip(), Tone.DANGER)
        case BallotState.NOT_SENT:
            words = say("The answer recorded before counts. This device keeps trying. {kept}", kept=kept)
            return BannerValue(say("Not sent: your change is NOT recorded"), words, Tone.WARNING)
        case _:
            words = say("The answer recorded before counts. {kept}", kept=kept)
            return BannerValue(say("Sending your change…"), words, Tone.INFO)


def question_state(state: VoteState) -> str:
    """Say of a question that takes no answers how it stands."""
    return say("This question was taken back.") if state == VoteState.CANCELLED else say("No more answers are taken.")


def opinion_line(place: int, opinion: ShownOpinion) -> Row:
    """Give one opinion as a line of a list; its words stand under the name."""
    parts = [opinion.position]
    if opinion.text:
        parts.append(f"“{opinion.text}”")
    if opinion.files:
        count = len(opinion.files)
        parts.append(say("1 file attached") if count == 1 else say("{count} files attached", count=count))
    late = BadgeValue(say("Late"), Tone.WARNING, "clock") if opinion.is_late else None
    icon = "file-text" if opinion.text or opinion.files or opinion.sheet else "user"
    detail = " · ".join(part for part in parts if part)
    return Row(str(place), opinion.full_name, detail, "", icon, opinion_badge(opinion.choice), second=late)
