"""The minutes, to be read by the chair before they are approved."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class MinutesCard(Card):
    """Every section under its heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._shown: Minutes | None = None
        self._state = Badge(BadgeValue(""))
        self._sections = QVBoxLayout()
        self._sections.setSpacing(space(2))
        self.add(self._state)
        self.body.addLayout(self._sections)

    def show_value(self, minutes: Minutes | None) -> None:
        """Show the minutes, or nothing."""
        self.setVisible(minutes is not None)
        if minutes is None:
            self._shown = None
            return
        self.show_title(say("Minutes"))
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
