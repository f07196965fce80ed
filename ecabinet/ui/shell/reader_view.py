"""A document page by page, with the way back to where one was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.values import PagePicture
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole, IconButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.page_view import PageView
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class ReaderView(QFrame):
    """Shows pictures of pages it is given; says which page and how wide it wants them, and when it is left."""

    page_wanted = Signal(int)
    width_wanted = Signal(int)
    night_wanted = Signal(bool)
    left = Signal()
    signatures_wanted = Signal()
    signing_wanted = Signal()
    whole_wanted = Signal()
    retried = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._back = Button(say("Back"), ButtonRole.QUIET, "arrow-left")
        self._back.setObjectName("reader.back")
        self._back.clicked.connect(self.left)
        self._title = ElidedLabel(title, role="strong")
        self._signatures = Button("", ButtonRole.QUIET)
        self._signatures.setObjectName("reader.signatures")
        self._signatures.clicked.connect(self.signatures_wanted)
        self._signatures.hide()
        self._sign = Button(say("Sign…"), icon_name="pen-tool")
        self._sign.setObjectName("reader.sign")
        self._sign.clicked.connect(self.signing_wanted)
        self._sign.hide()
        self._revision = Banner(BannerValue(""))
        self._revision.setObjectName("reader.revision")
        self._revision.acted.connect(self.whole_wanted)
        self._revision.hide()
        self._night = IconButton("moon", say("Night mode"))
        self._night.setObjectName("reader.night")
        self._night.setCheckable(True)
        self._night.toggled.connect(self.night_wanted)
        self.pages = PageView(title)
        for name in ("previous_page", "next_page", "zoom_out", "zoom_in", "fit_width"):
            getattr(self.pages, name).setObjectName(f"reader.{name}")
        self.pages.page_wanted.connect(self.page_wanted)
        self.pages.width_wanted.connect(self.width_wanted)
        self._absence = EmptyState(AbsenceValue(Absence.LOADING, say("Opening the document…")))
        self._absence.acted.connect(self.retried)
        self._lay()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self.setFocusProxy(self.pages)

    def show_picture(self, picture: PagePicture, number: int, count: int) -> None:
        """Show a page's picture; page `number` from 1."""
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self.pages.show_page(image.copy(), number, count)
        if self._stack.currentWidget() is not self.pages:
            self._stack.setCurrentWidget(self.pages)
            self.pages.setFocus()

    def show_signatures(self, words: str, icon: str) -> None:
        """Show the bottom line of the signatures in the bar; pressed, it asks for all about them."""
        self._signatures.show_text(words, icon)
        self._signatures.setAccessibleName(say("Signatures: {line}", line=words))
        self._signatures.setToolTip(say("Signatures: {line}", line=words))
        self._signatures.show()

    def show_signing(self, *, may: bool) -> None:
        """Offer to sign what is read, where it is the reader's to sign."""
        self._sign.setVisible(may)

    def show_revision(self, *, signed: bool) -> None:
        """Say, over the page, that it is shown as it was signed, or nothing when all of the file is shown."""
        text = say("What was changed or added afterwards is not shown here.")
        self._revision.show_value(
            BannerValue(say("The document as it was signed"), text, Tone.INFO, say("Show the present document"))
        )
        self._revision.setVisible(signed)

    def show_trouble(self, sentence: str) -> None:
        """Say why the document cannot be shown."""
        text = say("The document itself is safe at the hub.")
        self._absence.show_value(AbsenceValue(Absence.ERROR, sentence, text, say("Try again")))
        self._stack.setCurrentWidget(self._absence)

    def show_opening(self) -> None:
        """Say that the document is being fetched and drawn."""
        self._absence.show_value(AbsenceValue(Absence.LOADING, say("Opening the document…")))
        self._stack.setCurrentWidget(self._absence)

    def _lay(self) -> None:
        bar = QFrame()
        mark(bar, role="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(space(2), 0, space(2), 0)
        row.setSpacing(space(3))
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._sign)
        row.addWidget(self._signatures)
        row.addWidget(self._night)
        body = QFrame()
        mark(body, role="canvas")
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._absence)
        self._stack.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._revision)
        column.addWidget(body, 1)
        mark(self, role="canvas")
