"""One page of a document, given as a picture; zoom and turning are asked for, nothing is parsed here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.flow import let_fingers_scroll
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.page_canvas import PageCanvas
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PageView(QFrame):
    """A page fitted to the width, or larger.

    `page_wanted` asks for a page number from 1; `width_wanted` tells the width in screen pixels at which the next
    picture would be sharp.
    """

    page_wanted = Signal(int)
    width_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._count, self._zoom = 1, 0, 1.0
        self._canvas = PageCanvas()
        self._area = QScrollArea()
        self._area.setWidget(self._canvas)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        let_fingers_scroll(self._area)
        self.previous_page = IconButton("chevron-left", say("Previous page"))
        self.next_page = IconButton("chevron-right", say("Next page"))
        self.zoom_out = IconButton("zoom-out", say("Zoom out"))
        self.zoom_in = IconButton("zoom-in", say("Zoom in"))
        self.fit_width = IconButton("maximize", say("Fit width"))
        self._place = TextLabel(role="strong", wrap=False)
        self._percent = TextLabel(role="caption", wrap=False)
        self._connect()
        self._lay()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        mark(self, role="canvas")
        self._refresh()

    def show_page(self, picture: QImage, number: int, count: int) -> None:
        """Show the picture of page `number` (from 1) of `count`; a turned page starts at its top."""
        if number != self._number:
            self._area.verticalScrollBar().setValue(0)
        self._number, self._count = number, count
        self._canvas.show_picture(picture)
        self._refresh()

    def show_zoom(self, zoom: float) -> None:
        """Show at a zoom; 1.0 fits the width."""
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self._refresh()
        self.width_wanted.emit(round(self._canvas.width() * self.devicePixelRatioF()))

    @property
    def zoom(self) -> float:
        """The zoom on screen; 1.0 fits the width."""
        return self._zoom

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with the page and arrow keys, zoom with plus, minus and zero."""
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right | Qt.Key.Key_Space:
                self._turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self._turn(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._step(1)
            case Qt.Key.Key_Minus:
                self._step(-1)
            case Qt.Key.Key_0:
                self.show_zoom(1.0)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page fitted and ask for a sharp picture."""
        super().resizeEvent(event)
        self._column.activate()
        self.show_zoom(self._zoom)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def _connect(self) -> None:
        self.previous_page.clicked.connect(lambda: self._turn(-1))
        self.next_page.clicked.connect(lambda: self._turn(1))
        self.zoom_out.clicked.connect(lambda: self._step(-1))
        self.zoom_in.clicked.connect(lambda: self._step(1))
        self.fit_width.clicked.connect(lambda: self.show_zoom(1.0))

    def _lay(self) -> None:
        tools = QFrame()
        mark(tools, role="bar")
        row = QHBoxLayout(tools)
        row.setContentsMargins(space(2), 0, space(2), 0)
        row.setSpacing(space(1))
        for widget in (self.previous_page, self._place, self.next_page):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.zoom_out, self._percent, self.zoom_in, self.fit_width):
            row.addWidget(widget)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self._area, 1)

    def _turn(self, step: int) -> None:
        wanted = self._number + step
        if 1 <= wanted <= self._count:
            self.page_wanted.emit(wanted)

    def _step(self, step: int) -> None:
        here = min(range(len(_ZOOMS)), key=lambda place: abs(_ZOOMS[place] - self._zoom))
        self.show_zoom(_ZOOMS[min(max(here + step, 0), len(_ZOOMS) - 1)])

    def _refresh(self) -> None:
        self._canvas.fit(
            max(
                round(
                    (self._area.width() - self._area.verticalScrollBar().sizeHint().width() - 2 * space(2)) * self._zoom
                ),
                50,
            )
        )
        self._place.setText(f"{self._number} / {self._count}" if self._count else "–")
        self._percent.setText(f"{round(self._zoom * 100)} %")
        self.previous_page.setEnabled(self._number > 1)
        self.next_page.setEnabled(self._number < self._count)
        self.zoom_out.setEnabled(self._zoom > _ZOOMS[0])
        self.zoom_in.setEnabled(self._zoom < _ZOOMS[-1])
