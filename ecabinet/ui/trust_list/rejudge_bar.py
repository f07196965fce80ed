"""What an administrator is told after asking to have every signature judged again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.rejudging import Rejudging
from ecabinet.ui.formats import time_text
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.progress_line import ProgressLine, ProgressValue
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class RejudgeBar(QFrame):
    """That it was asked for, how far it is with what this person sees, and `changes_wanted`: what came out changed."""

    changes_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Banner(BannerValue(""))
        self.said.setObjectName("trust.rejudging")
        self.said.acted.connect(self.changes_wanted)
        self.progress = ProgressLine(ProgressValue(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.said)
        column.addWidget(self.progress)
        mark(self, role="plain")
        self.hide()

    def show_value(self, value: Rejudging | None) -> None:
        """Show how far it is; None: nobody asked."""
        self.setVisible(value is not None)
        if value is None:
            return
        self.said.show_value(_said(value))
        self.progress.setVisible(value.is_under_way and not value.waits)
        words = say("Checking signatures: {done} of {total}", done=value.done, total=value.total)
        self.progress.show_value(ProgressValue(words, value.done, value.total, can_stop=False))


def _said(value: Rejudging) -> BannerValue:
    at = time_text(value.asked_at)
    if value.waits:
        return BannerValue(
            say("Asked for at {time}, not yet with the hub", time=at), say("It is sent as soon as it can.")
        )
    changed = say("Changed results ({count})", count=len(value.changes)) if value.changes else ""
    title = say("All signatures are being checked again since {time}", time=at)
    if not value.total:
        text = say("You see no documents yourself. Each meeting's secretariat sees how far it is and what changed.")
        return BannerValue(say("Asked at {time} to check all signatures again", time=at), text)
    if value.is_under_way:
        return BannerValue(title, say("Shown here are the documents that you may see."), action=changed)
    text = say("Each meeting's secretariat sees how far the others are.")
    tone = Tone.WARNING if value.changes else Tone.SUCCESS
    return BannerValue(
        say("Checked again: the {count} documents that you may see", count=value.total), text, tone, changed
    )
