"""What can be asked and what can be answered: choices, the forms of a question, and what one ballot says."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Choice(StrEnum):
    """One answer. Tán thành, không tán thành, không biểu quyết are those of Luật 2015 Điều 117.1.

    OTHER is an opinion in words and never counts as for. BLANK and INVALID are ballots handed in without an answer
    that counts. RECUSED (không tham gia) is no ballot: its elector takes no part and leaves those entitled.
    BY_LINE says that the answers stand line by line. The rest are levels of confidence.
    """

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    OTHER = "other"
    BLANK = "blank"
    INVALID = "invalid"
    RECUSED = "recused"
    BY_LINE = "by_line"
    HIGH = "high"
    CONFIDENCE = "confidence"
    LOW = "low"
    NO_CONFIDENCE = "no_confidence"


class FormKind(StrEnum):
    """How a question is asked.

    MOTION: for, against, abstain. OPINION: agree, disagree, other opinion with its text. MOTIONS: several motions on
    one ballot, each with its own result. CHOOSE: pick among candidates. EACH: for or against each candidate.
    RATING_3 and RATING_2: a level of confidence for each person.
    """

    MOTION = "motion"
    OPINION = "opinion"
    MOTIONS = "motions"
    CHOOSE = "choose"
    EACH = "each"
    RATING_3 = "rating_3"
    RATING_2 = "rating_2"


OPTIONS: dict[FormKind, tuple[Choice, ...]] = {
    FormKind.MOTION: (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN),
    FormKind.OPINION: (Choice.FOR, Choice.AGAINST, Choice.OTHER),
    FormKind.MOTIONS: (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN),
    FormKind.CHOOSE: (Choice.FOR,),
    FormKind.EACH: (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN),
    FormKind.RATING_3: (Choice.HIGH, Choice.CONFIDENCE, Choice.LOW),
    FormKind.RATING_2: (Choice.CONFIDENCE, Choice.NO_CONFIDENCE),
}
"""What may be answered to the question, or to each line of it."""

ELECTIONS = frozenset({FormKind.CHOOSE, FormKind.EACH})
RATINGS = frozenset({FormKind.RATING_3, FormKind.RATING_2})
OF_LINES = ELECTIONS | RATINGS | {FormKind.MOTIONS}
"""Forms that are answered line by line."""

OF_A_BALLOT = frozenset({Choice.BLANK, Choice.INVALID, Choice.RECUSED})
"""What stands for the whole ballot, whatever was asked."""


class Line(msgspec.Struct, frozen=True):
    """A candidate, a rated person, or one of several motions. `key` names the line within its question."""

    key: str
    title: str


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """How a question is asked.

    `seats` are the places an election fills; `least` and `most` say how many candidates a ballot may be for.
    """

    kind: FormKind = FormKind.MOTION
    lines: tuple[Line, ...] = ()
    seats: int = 0
    least: int = 0
    most: int = 0

    @property
    def options(self) -> tuple[Choice, ...]:
        """What may be answered to the question, or to each line."""
        return OPTIONS[self.kind]


class Answer(msgspec.Struct, frozen=True):
    """The answer to one line."""

    line: str
    choice: Choice


class Mark(msgspec.Struct, frozen=True):
    """What one ballot says: a choice, its answers where `choice` is BY_LINE, and the text of another opinion."""

    choice: Choice
    answers: tuple[Answer, ...] = ()
    text: str = ""

    def on(self, line: str | None) -> Choice | None:
        """Return the answer to a line, or to the question where it has no lines (None); None for no answer."""
        if line is None:
            return None if self.choice == Choice.BY_LINE else self.choice
        return next((answer.choice for answer in self.answers if answer.line == line), None)
