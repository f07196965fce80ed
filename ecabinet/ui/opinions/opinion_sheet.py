"""One opinion in full, beside the page: what was said, when, with which files and on which signed sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.opinions import ShownFile, ShownOpinion
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.intents import OpenFile, SaveFile
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.opinions.words import opinion_badge
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import signature_badge
from ecabinet.ui.theme import Tone


class OpinionSheet(QFrame):
    """Shows one opinion; `intent` reads a file or the signed sheet."""

    intent = Signal(object)

    def __init__(self, opinion: ShownOpinion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opinion.full")
        flow = Flow(margin_steps=0)
        flow.add(Body(opinion.position, soft=True))
        badges = WrapRow(Badge(opinion_badge(opinion.choice)))
        if opinion.is_late:
            badges.add(Badge(BadgeValue(say("Late"), Tone.WARNING, "clock")))
        flow.add(badges)
        if opinion.answered_at is not None:
            flow.add(Caption(say("Answered {moment}", moment=date_time_text(opinion.answered_at))))
        if opinion.text:
            flow.add(Body(opinion.text))
        for file in opinion.files:
            flow.add(WrapRow(self._file_button(file)))
        if opinion.sheet is not None:
            sheet = opinion.sheet
            if sheet.signatures is not None:
                flow.add(WrapRow(Badge(signature_badge(sheet.signatures))))
            read = Button(say("Read the opinion sheet"), icon_name="file-text")
            read.setObjectName("opinion.read_sheet")
            read.clicked.connect(lambda: self.intent.emit(OpenFile(sheet.file_name, sheet.sha256)))
            keep = Button(say("Keep a copy…"), icon_name="download")
            keep.clicked.connect(lambda: self.intent.emit(SaveFile(sheet.sha256, sheet.file_name)))
            flow.add(WrapRow(read, keep))
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        mark(self, role="plain")

    def _file_button(self, file: ShownFile) -> Button:
        made = Button(file.file_name, icon_name="file-text")
        made.clicked.connect(lambda: self.intent.emit(OpenFile(file.file_name, file.sha256)))
        return made
