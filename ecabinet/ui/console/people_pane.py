"""The right of the console: who is here, who is not and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.attendance import AttendanceRow, Presence
from ecabinet.client.screens.console import CAME, ChairConsole
from ecabinet.domain.people.entities import Role
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_HERE = frozenset({Presence.IN_ROOM, Presence.REMOTE})


def presence_badge(row: AttendanceRow) -> BadgeValue:
    """Say how a participant stands to the session."""
    words, tone, icon_name = {
        Presence.IN_ROOM: (say("Present"), Tone.SUCCESS, "user-check"),
        Presence.REMOTE: (say("Remote"), Tone.SUCCESS, "monitor"),
        Presence.LEFT: (say("Left"), Tone.NEUTRAL, "log-out"),
        Presence.SUBSTITUTED: (say("Substituted"), Tone.INFO, "users"),
        Presence.EXCUSED: (say("Excused"), Tone.WARNING, "user-x"),
        Presence.EXPECTED: (say("Expected"), Tone.NEUTRAL, "clock"),
        Presence.SILENT: (say("No reply"), Tone.WARNING, "message-circle-question-mark"),
    }[row.presence]
    return BadgeValue(words, tone, icon_name)


def detail_words(row: AttendanceRow) -> str:
    """Say what stands under a name: the substitute, the reason, or the position."""
    if row.stands_for:
        return say("Stands for {name}", name=row.stands_for)
    if row.replaced_by:
        return say("Substitute: {name}", name=row.replaced_by)
    if row.presence == Presence.EXCUSED and row.reason:
        return row.reason
    if row.role == Role.GUEST:
        return say("Guest · {agency}", agency=row.agency_name)
    return row.position if row.position != row.full_name else row.agency_name


def person_row(row: AttendanceRow) -> Row:
    """Return a participant's line: an icon for who is here, words for everybody else, so that names have room."""
    badge = presence_badge(row)
    name = f"{row.full_name} ({say('by mandate: {name}', name=row.carrier)})" if row.carrier else row.full_name
    if row.presence in _HERE:
        return Row(key=row.participant, title=name, detail=detail_words(row), icon=badge.icon)
    return Row(key=row.participant, title=name, detail=f"{badge.text} · {detail_words(row)}", icon=badge.icon)


class PeoplePane(QFrame):
    """Two lists behind two tabs: everybody, and the absent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console: ChairConsole | None = None
        self.tabs = SegmentedTabs((Segment("all", ""), Segment("absent", "")), "all")
        self.tabs.chosen.connect(self._chosen)
        self.list = ListPane("", wraps=True)
        self.list.setObjectName("console.people")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.tabs)
        column.addWidget(self.list, 1)
        mark(self, role="card")

    def show_value(self, console: ChairConsole) -> None:
        """Show who takes part."""
        self._console = console
        segments = (
            Segment("all", say("Delegates"), len(console.people)),
            Segment("absent", say("Absent"), console.absent),
        )
        self.tabs.show_value(segments, self.tabs.current_key() or "all")
        self._show_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._console is not None:
            self.show_value(self._console)

    def _chosen(self, key: str) -> None:
        del key
        self._show_rows()

    def _show_rows(self) -> None:
        if self._console is None:
            return
        absent_only = self.tabs.current_key() == "absent"
        rows = [row for row in self._console.people if not absent_only or row.presence not in CAME]
        empty = AbsenceValue(Absence.EMPTY, say("Nobody is absent"), icon="user-check")
        self.list.show_rows(
            [person_row(row) for row in rows],
            empty,
        )
