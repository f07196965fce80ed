"""The parts of an answer: its options as very large buttons, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet
from ecabinet.client.screens.consultation import SheetState
from ecabinet.client.screens.opinions import MyQuestion
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.opinions.words import opinion_icon, opinion_tone, opinion_words
from ecabinet.ui.say import say
from ecabinet.ui.seat_progress import SeatProgress
from ecabinet.ui.theme import TypeRole, space


class Head(QFrame):
    """For whom and on which matter, the question, and where its answer stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kicker, self._words = Caption(), Heading("", TypeRole.TITLE)
        self.state = Banner(BannerValue(""))
        self.state.setObjectName("opinion.state")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        for widget in (self._kicker, self._words, self.state):
            column.addWidget(widget)
        mark(self, role="plain")

    def show_question(self, question: MyQuestion) -> None:
        """Show the question."""
        row, seat = question.matter.row, question.seat_name
        carried = say("On behalf of {name}", name=seat) if seat else ""
        self._kicker.setText(" · ".join(part for part in (carried, row.title, row.submitting_agency) if part))
        self._words.setText(question.question)

    def show_state(self, banner: BannerValue | None) -> None:
        """Say where the answer stands."""
        self.state.setVisible(banner is not None)
        if banner is not None:
            self.state.show_value(banner)


class Options(QFrame):
    """One very large button for each answer; `chosen` when a person picked one."""

    chosen = Signal()

    def __init__(self, options: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self._buttons = {choice: self._option(str(place), choice) for place, choice in enumerate(options, start=1)}
        for button in self._buttons.values():
            column.addWidget(button)
        mark(self, role="plain")

    def picked(self) -> Choice | None:
        """Give the answer that is picked."""
        return next((choice for choice, button in self._buttons.items() if button.isChecked()), None)

    def pick(self, choice: Choice | None) -> None:
        """Pick an answer, or none."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == choice)
        self._group.setExclusive(True)

    def show_choosing(self, *, choosing: bool, shown: bool) -> None:
        """Offer all answers while one is chosen, afterwards show the one that was."""
        for button in self._buttons.values():
            button.setEnabled(choosing)
            button.setVisible(shown and (choosing or button.isChecked()))
        self.setVisible(shown and (choosing or self.picked() is not None))

    def _option(self, key: str, choice: Choice) -> BallotButton:
        option = BallotOption(choice.value, opinion_words(choice), opinion_icon(choice), opinion_tone(choice), key)
        made = BallotButton(option)
        made.setObjectName(f"opinion.{choice.value}")
        made.clicked.connect(self.chosen)
        self._group.addButton(made)
        return made


class Steps(WrapRow):
    """The buttons under a question: send, answer again, change, keep, and the sheet of the answer."""

    def __init__(self) -> None:
        super().__init__()
        self.send = self._made("opinion.send", say("Send my opinion"), ButtonRole.PRIMARY, "send")
        self.again = self._made("opinion.again", say("Answer again"), ButtonRole.PRIMARY, "undo-2")
        self.change = self._made("opinion.change", say("Change my answer"), ButtonRole.SECONDARY, "pencil")
        self.keep = self._made("opinion.keep", say("Keep my recorded answer"), ButtonRole.SECONDARY, "undo-2")
        self.sheet = self._made("opinion.sheet", say("Read and sign my sheet"), ButtonRole.SECONDARY, "pen-tool")

    def show_value(self, question: MyQuestion, progress: SeatProgress | None, now: datetime, *, may_send: bool) -> None:
        """Show what may be done with an answer now."""
        ballot = question.ballot
        choosing = progress is not None and progress.is_choosing(now)
        changing, given = (False, False) if progress is None else (progress.changing, progress.given)
        self.send.setVisible(choosing)
        self.send.setText(say("Send the change") if changing else say("Send my opinion"))
        self.send.setEnabled(may_send)
        self.again.setVisible(ballot is not None and ballot.is_refused)
        self.again.setText(_again_words(ballot))
        changeable = ballot is not None and ballot.is_changeable(now)
        self.change.setVisible(changeable and not changing and not given)
        self.keep.setVisible(changing and not given)
        own = question.given
        self.sheet.setVisible(own is not None and own.sheet_paper is not None and not changing and not given)
        state = SheetState.NONE if own is None else own.sheet
        signable = ballot is not None and state == SheetState.UNSIGNED
        signed = state == SheetState.SIGNED
        words = say("Read and sign my sheet") if signable else say("Read my signed sheet") if signed else ""
        self.sheet.show_text(words or say("Read my sheet"), "pen-tool" if signable else "file-text")

    def _made(self, name: str, words: str, role: ButtonRole, icon_name: str) -> Button:
        made = Button(words, role, icon_name)
        made.setObjectName(name)
        self.add(made)
        return made


def _again_words(ballot: BallotSheet | None) -> str:
    if ballot is not None and not ballot.is_open:
        return say("Put away")
    changes = ballot is not None and ballot.change is not None
    return say("Keep my recorded answer") if changes else say("Answer again")
