"""The line over the page by which a member says whether they are ready to vote."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ready import ReadyQuestion
from ecabinet.domain.voting.say_ready import SayReady
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class ReadyBar(QFrame):
    """Asks, and shows what the hub has as the answer; another answer replaces it until the vote opens."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: ReadyQuestion | None = None
        self._title = Body(strong=True)
        self._question = Body()
        self.ready = self._button("ready.yes", "circle-check", answer=True)
        self.not_ready = self._button("ready.no", "hourglass", answer=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (self._title, self._question, WrapRow(self.ready, self.not_ready)):
            column.addWidget(widget)
        mark(self, role="banner")
        self.hide()

    def show_value(self, asked: ReadyQuestion | None) -> None:
        """Ask, or go away where nothing is asked any more."""
        self._asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        title, tone = _title(asked)
        self._title.setText(title)
        self._question.setText(asked.question)
        self.ready.setText(say("Ready"))
        self.not_ready.setText(say("Not ready yet"))
        mark(self, tone=tone.value)
        self.setAccessibleName(f"{title} {asked.question}")
        given = asked.answer if asked.queued is None else asked.queued
        self.ready.setVisible(given is not True)
        self.not_ready.setVisible(given is not False)

    def _button(self, name: str, icon_name: str, *, answer: bool) -> Button:
        made = Button("", ButtonRole.PRIMARY if answer else ButtonRole.SECONDARY, icon_name)
        made.setObjectName(name)
        made.clicked.connect(lambda: self._say(answer=answer))
        return made

    def _say(self, *, answer: bool) -> None:
        if self._asked is not None:
            fields = {"vote": self._asked.vote, "mark": NEW, "ready": answer}
            self.intent.emit(Give(SayReady, fields, meeting=self._asked.meeting))


def _title(asked: ReadyQuestion) -> tuple[str, Tone]:
    if asked.queued is not None:
        return say("Your answer is not sent yet. This device keeps trying."), Tone.WARNING
    match asked.answer:
        case None:
            return say("A vote comes next. Are you ready?"), Tone.INFO
        case True:
            return say("A vote comes next. The chair sees that you are ready."), Tone.SUCCESS
        case False:
            return say("A vote comes next. The chair sees that you are not ready yet."), Tone.WARNING
