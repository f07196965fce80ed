"""One page of a document, given as a picture; zoom and turning are asked for, nothing is parsed here."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.flow import let_fingers_scroll
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.page_canvas import PageCanvas
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

_LINES_ABOVE_PX = 96
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PageView(QFrame):
    """A page fitted to the width, or larger.

    `page_wanted` asks for a page number from 1; `width_wanted` tells the width in screen pixels at which the next
    picture would be sharp. Without tools whoever holds it offers to turn and to zoom.
    """

    page_wanted = Signal(int)
    width_wanted = Signal(int)
    moved = Signal()
    """The person scrolled."""

    def __init__(self, name: str, parent: QWidget | None = None, *, with_tools: bool = True) -> None:
        super().__init__(parent)
        self._number, self._count, self._zoom = 1, 0, 1.0
        self._part: QRectF | None = None
        self._is_led = False
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
        self._lay(with_tools=with_tools)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        mark(self, role="canvas")
        self._refresh()

    def show_page(self, picture: QImage, number: int, count: int) -> None:
        """Show the picture of page `number` (from 1) of `count`; a turned page starts at its top, or at its part."""
        is_turned = number != self._number
        self._number, self._count = number, count
        self._canvas.show_picture(picture)
        self._refresh()
        if is_turned:
            self._begin()

    def show_zoom(self, zoom: float) -> None:
        """Show at a zoom; 1.0 fits the width."""
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self._refresh()
        self.width_wanted.emit(round(self._canvas.width() * self.devicePixelRatioF()))

    def zoom_by(self, step: int) -> None:
        """Show so many steps larger, or smaller."""
        here = min(range(len(_ZOOMS)), key=lambda place: abs(_ZOOMS[place] - self._zoom))
        self.show_zoom(_ZOOMS[min(max(here + step, 0), len(_ZOOMS) - 1)])

    def show_part(self, part: QRectF | None) -> None:
        """Frame a part of the page, its sides as shares of the page's, and have it in sight; None frames nothing."""
        if part == self._part:
            return
        self._part = part
        self._canvas.show_part(part)
        if part is not None and not self.scrolled()[0]:
            self._begin()

    def scrolled(self) -> tuple[int, int]:
        """Give how far it is scrolled down and to the right, in pixels."""
        return self._area.verticalScrollBar().value(), self._area.horizontalScrollBar().value()

    def scroll_to(self, place: tuple[int, int]) -> None:
        """Scroll down and to the right, as far as the page goes; it is not told by `moved`."""
        self._is_led = True
        for bar, pixels in zip((self._area.verticalScrollBar(), self._area.horizontalScrollBar()), place, strict=True):
            bar.setValue(pixels)
        self._is_led = False

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
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
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
        self.zoom_out.clicked.connect(lambda: self.zoom_by(-1))
        self.zoom_in.clicked.connect(lambda: self.zoom_by(1))
        for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar()):
            bar.valueChanged.connect(self._scrolled)
        self.fit_width.clicked.connect(lambda: self.show_zoom(1.0))

    def _lay(self, *, with_tools: bool) -> None:
        tools = QFrame()
        tools.setVisible(with_tools)
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

    def _begin(self) -> None:
        """Go to the top of the page, or a few lines above the part that is framed."""
        top = 0 if self._part is None else round(self._part.top() * self._canvas.height()) - _LINES_ABOVE_PX
        self._area.verticalScrollBar().setValue(top)

    def _scrolled(self) -> None:
        if not self._is_led:
            self.moved.emit()

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
