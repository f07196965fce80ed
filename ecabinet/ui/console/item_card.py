"""What is on now: the running item with its documents."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.client.screens.parts import AgendaRow, DocumentRow
from ecabinet.ui.console.agenda_pane import item_words, seconds_used
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class ItemCard(Card):
    """Number, title, presenter, time and documents of the running item."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._row: AgendaRow | None = None
        self._over = Caption()
        self._heading = Heading("", TypeRole.TITLE)
        self._presenter = Body(soft=True)
        self._documents = QVBoxLayout()
        self._documents.setSpacing(space(2))
        for widget in (self._over, self._heading, self._presenter):
            self.add(widget)
        self.body.addLayout(self._documents)

    def show_value(self, row: AgendaRow | None, now: datetime, *, documents: bool = True) -> None:
        """Show the running item, or that none runs; its documents where there is room for them."""
        before, self._row = self._row, row
        self.show_live(live=row is not None)
        self._heading.setText(say("No item is running") if row is None else row.title)
        self._over.setVisible(row is not None)
        presenter = "" if row is None else row.presenter
        agency = "" if row is None or row.submitting_agency == presenter else row.submitting_agency
        self._presenter.setText(" · ".join(words for words in (presenter, agency) if words))
        self._presenter.setVisible(bool(self._presenter.text()))
        if before is None or row is None or before.documents != row.documents:
            self._show_documents(() if row is None else row.documents)
        for place in range(self._documents.count()):
            placed = self._documents.itemAt(place)
            widget = None if placed is None else placed.widget()
            if widget is not None:
                widget.setVisible(documents)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Move the time used."""
        row = self._row
        if row is None:
            return
        used = seconds_used(row, now)
        words = item_words(row, used)
        is_over = used > row.minutes_planned * 60
        if is_over:
            words = say("{words} · over time", words=words)
        if row.number is not None:
            words = say("Item {number} · {words}", number=row.number, words=words)
        self._over.setText(words)
        self._over.show_tone(Tone.WARNING if is_over else None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._row is None:
            self._heading.setText(say("No item is running"))

    def _show_documents(self, documents: tuple[DocumentRow, ...]) -> None:
        while self._documents.count():
            taken = self._documents.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.deleteLater()
        for document in documents:
            button = Button(document.title, ButtonRole.QUIET, "file-text")
            button.setAccessibleName(say("Read {title}", title=document.title))
            button.setObjectName("console.document")
            wanted = OpenFile(document.title, document.sha256, document.pages)
            button.clicked.connect(lambda _checked=False, wanted=wanted: self.intent.emit(wanted))
            self._documents.addWidget(button)
