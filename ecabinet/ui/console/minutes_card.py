"""The minutes, to be read by the chair before they are approved; until then, that they are being written."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class MinutesCard(Card):
    """Every section under its heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._shown: Minutes | None = None
        self._state = Badge(BadgeValue(""))
        self._waiting = EmptyState(AbsenceValue(Absence.EMPTY, ""))
        self._sections = QVBoxLayout()
        self._sections.setSpacing(space(2))
        self.add(self._state)
        self.add(self._waiting)
        self.body.addLayout(self._sections)

    def show_value(self, minutes: Minutes | None) -> None:
        """Show the minutes of a session that is over, or that they are still to come."""
        self.show_title(say("Minutes"))
        self._state.setVisible(minutes is not None)
        self._waiting.setVisible(minutes is None)
        if minutes is None:
            text = say("The secretary writes the minutes. They appear here for your approval.")
            self._waiting.show_value(AbsenceValue(Absence.EMPTY, say("The session is over"), text, icon="file-text"))
            return
        approved = minutes.state == MinutesState.APPROVED
        words = BadgeValue(say("Approved"), Tone.SUCCESS) if approved else BadgeValue(say("For approval"), Tone.WARNING)
        self._state.show_value(words)
        if minutes == self._shown:
            return
        self._shown = minutes
        while self._sections.count():
            taken = self._sections.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.deleteLater()
        for section in minutes.sections:
            self._sections.addWidget(Heading(section.heading, TypeRole.TITLE))
            self._sections.addWidget(Body(section.text))
