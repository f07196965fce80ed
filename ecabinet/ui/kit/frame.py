"""The frame of every workspace: top bar, rail, one page at a time, and a sheet at the side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.kit.rail import Rail
from ecabinet.ui.kit.rail_button import Place
from ecabinet.ui.kit.rising_sheet import RisingSheet
from ecabinet.ui.kit.side_sheet import SideSheet
from ecabinet.ui.kit.toast import Toast, ToastValue
from ecabinet.ui.kit.top_bar import TopBar, TopBarValue
from ecabinet.ui.theme import current, space

NARROW_PX = 900
_LETTERS_OF_A_WIDE_FRAME = 50
_SMALLEST = (360, 480)
_LETTERS_OF_A_PAGE = 30


class Frame(QFrame):
    """Holds pages by key and shows one.

    The rail lies down as a bottom bar below 900 px of width, or sooner with large text.

    `place_chosen` tells the place a person picked, after the page with that key (if any) was shown.
    """

    place_chosen = Signal(str)

    def __init__(self, top: TopBarValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top_bar = TopBar(top)
        self.rail = Rail()
        self.pages = QStackedWidget()
        self.side_sheet = SideSheet()
        self._places: tuple[Place, ...] = ()
        self._keys: dict[str, QWidget] = {}
        self._notices = QVBoxLayout()
        self._body = QFrame()
        self._under = QFrame()
        self._lay()
        self.rising_sheet = RisingSheet(self._under)
        self.toast = Toast(self._body)
        self.rail.chosen.connect(self._picked)
        self.side_sheet.closed.connect(self._share_width)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        mark(self, role="canvas")
        mark(self.pages, role="canvas")

    _is_narrow: bool | None = None
    _top: TopBarValue | None = None

    def add_page(self, key: str, page: QWidget) -> None:
        """Keep a page under a key."""
        self._keys[key] = page
        self.pages.addWidget(page)

    def show_places(self, places: Sequence[Place], current_key: str) -> None:
        """Show the places of the role and which one is shown; its page comes to the front."""
        self._places = tuple(places)
        self.rail.show_value(places, current_key)
        self.show_page(current_key)

    def show_page(self, key: str) -> None:
        """Bring a page to the front; a key without a page changes nothing."""
        page = self._keys.get(key)
        if page is not None:
            self.pages.setCurrentWidget(page)

    def show_top(self, value: TopBarValue) -> None:
        """Show another state of the top bar."""
        if value != self._top:
            self._top = value
            self.top_bar.show_value(value)

    def add_notice(self, banner: QWidget) -> None:
        """Put a banner over the page; the caller hides or deletes it."""
        self._notices.addWidget(banner)

    def open_side(self, title: str, content: QWidget) -> None:
        """Show a detail at the side; it takes the page's place where there is no room for both."""
        self.side_sheet.open_sheet(title, content)
        self._share_width()

    def tell(self, value: ToastValue) -> None:
        """Show a short word at the foot of the page."""
        self.toast.show_value(value)

    def changeEvent(self, event: QEvent) -> None:
        """Choose anew between rail and bottom bar when the text size changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_grid"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between rail and bottom bar."""
        super().resizeEvent(event)
        self._fit()

    def _lay(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self._notices.setSpacing(space(2))
        middle.addLayout(self._notices)
        middle.addWidget(self.pages, 1)
        row = self._row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.side_sheet)
        mark(self._body, role="canvas")
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        mark(self._under, role="canvas")
        self._under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(*_SMALLEST)
        self._grid = QGridLayout(self._under)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.rail, 0, 0)
        self._grid.addWidget(self._body, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addWidget(self._under, 1)

    def _fit(self) -> None:
        narrow = self._narrow()
        if narrow is not self._is_narrow:  # to lay the rail anew is to lay everything anew
            self._is_narrow = narrow
            self.rail.stand(upright=not narrow)
            self.top_bar.narrow(narrow=narrow)
            self._grid.removeWidget(self.rail)
            if narrow:
                self._grid.addWidget(self.rail, 1, 0, 1, 2)
            else:
                self._grid.addWidget(self.rail, 0, 0)
        self._share_width()

    def _narrow(self) -> bool:
        return self.width() < max(NARROW_PX, current().text_px() * _LETTERS_OF_A_WIDE_FRAME)

    def _share_width(self) -> None:
        open_now = not self.side_sheet.isHidden()
        wanted = self.side_sheet.wanted_width()
        rail = 0 if self._narrow() else self.rail.sizeHint().width()
        page = self.pages.currentWidget()
        least = max(current().text_px() * _LETTERS_OF_A_PAGE, page.minimumSizeHint().width() if page else 0)
        alone = self.width() - rail - wanted < least
        self.pages.setVisible(not (open_now and alone))
        self._row.setStretch(0, 0 if open_now and alone else 1)
        self._row.setStretch(1, 1 if alone else 0)
        self.side_sheet.setMinimumWidth(0 if alone else wanted)
        self.side_sheet.setMaximumWidth(16_777_215 if alone else wanted)

    def _picked(self, key: str) -> None:
        self.rail.show_value(self._places, key)
        self.show_page(key)
        self.place_chosen.emit(key)
