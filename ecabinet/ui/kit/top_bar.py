"""The bar over everything: product, meeting and its live state, link, notices, and the person."""

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.link_chip import LinkChip, LinkState, LinkValue
from ecabinet.ui.kit.notice_bell import NoticeBell
from ecabinet.ui.kit.person_button import PersonButton
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.theme import Tone, icon, space


class MenuEntry(msgspec.Struct, frozen=True):
    """One line of the person menu; its key is emitted when it is picked."""

    key: str
    text: str
    icon: str = ""


class TopBarValue(msgspec.Struct, frozen=True):
    """What the bar shows; `live_text` is the whole running line, `live` colours it, `unread` counts notices."""

    product: str
    title: str = ""
    live_text: str = ""
    live: bool = False
    link: LinkValue = LinkValue(LinkState.ONLINE)
    unread: int = 0
    person: str = ""
    menu: tuple[MenuEntry, ...] = ()


class TopBar(QFrame):
    """Shows the bar's value; a title that has no room is cut, the link's words never are."""

    bell_pressed = Signal()
    link_pressed = Signal()
    menu_chosen = Signal(str)

    def __init__(self, value: TopBarValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._product = TextLabel(role="title", wrap=False)
        self._product.show_tone(Tone.ACCENT)
        self._title = ElidedLabel(role="strong")
        self._live = ElidedLabel(role="caption")
        self.link = LinkChip(value.link)
        self.bell = NoticeBell()
        self.person = PersonButton()
        self._menu = QMenu(self)
        self.person.setMenu(self._menu)
        self.bell.clicked.connect(self.bell_pressed)
        self.link.clicked.connect(self.link_pressed)
        self._lay()
        mark(self, role="bar")
        self.show_value(value)

    def show_value(self, value: TopBarValue) -> None:
        """Show another state of the bar."""
        fresh = value.menu != self._value.menu or not self._menu.actions()
        self._value = value
        self._product.setText(value.product)
        self._title.setText(value.title)
        self._live.setText(value.live_text)
        self._title.setVisible(bool(value.title))
        self._live.setVisible(bool(value.live_text))
        mark(self._live, tone=Tone.ACCENT.value if value.live else "")
        self.link.show_value(value.link)
        self.bell.show_value(value.unread)
        self.person.show_name(value.person)
        self.person.setVisible(bool(value.person))
        if fresh:
            self._fill_menu()

    def narrow(self, *, narrow: bool) -> None:
        """Leave out the product's and the person's name where there is little room."""
        self._product.setVisible(not narrow)
        self.person.show_icon_only(only=narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language or the theme changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_menu"):
            self.show_value(self._value)
            self._fill_menu()

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(1), space(3), space(1))
        row.setSpacing(space(3))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._live)
        words.addStretch(1)
        row.addWidget(self._product)
        row.addSpacing(space(4))
        row.addLayout(words, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.bell)
        row.addWidget(self.person)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for entry in self._value.menu:
            action = self._menu.addAction(entry.text)
            if entry.icon:
                action.setIcon(icon(entry.icon))
            action.triggered.connect(lambda _checked=False, key=entry.key: self.menu_chosen.emit(key))
