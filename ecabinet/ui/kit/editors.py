"""Editors of one value each: words, a long text, a moment, a number, a choice."""

from datetime import UTC, datetime
from typing import Final

import msgspec
from PySide6.QtCore import QDateTime, QSize, QTimeZone
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QWidget,
)

from ecabinet.ui.kit.painting import draw_picture
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import Language, SpokenLanguage
from ecabinet.ui.theme import TokenName, current, pixmap, space

_ZONE: Final = b"Asia/Ho_Chi_Minh"
_SPIN_UP: Final = QStyle.SubControl.SC_SpinBoxUp
_SPIN_DOWN: Final = QStyle.SubControl.SC_SpinBoxDown


class TextEdit(QLineEdit):
    """One line of words; `placeholder` is an example, never the label."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)


class LongTextEdit(QPlainTextEdit):
    """Several lines of plain words; Tab leaves the editor."""

    def __init__(self, placeholder: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Room for the lines it was made for."""
        return QSize(space(60), self._lines * self.fontMetrics().lineSpacing() + space(8))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(space(30), self.sizeHint().height())


class MomentEdit(QDateTimeEdit):
    """A date with a time on Hà Nội's clock, with a calendar to pick from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setTimeZone(QTimeZone(_ZONE))
        vietnamese = SpokenLanguage.now() is Language.VIETNAMESE
        self.setDisplayFormat("dd/MM/yyyy HH:mm" if vietnamese else "yyyy-MM-dd HH:mm")

    def show_value(self, moment: datetime) -> None:
        """Show an aware moment; raises ValueError for a naive one."""
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone has no place on a clock")
        self.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone(_ZONE)))

    def value(self) -> datetime:
        """Give the chosen moment, aware, in UTC."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch(), UTC)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page, not change a date by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its calendar mark."""
        super().paintEvent(event)
        side = current().icon_px
        place = self.rect()
        place.setLeft(place.right() - current().arrow_px)
        draw_picture(QPainter(self), place, pixmap("calendar", _arrow(self), side))


class NumberEdit(QSpinBox):
    """A whole number between two bounds, with a minus and a plus wide enough for a finger."""

    def __init__(self, least: int = 0, most: int = 999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.lineEdit().setTextMargins(space(3), 0, 0, 0)
        mark(self, role="steps")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page, not change a number by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, its minus and its plus."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        for name, part in (("plus", _SPIN_UP), ("minus", _SPIN_DOWN)):
            place = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            draw_picture(painter, place, pixmap(name, _arrow(self), current().icon_px))


class Choice(msgspec.Struct, frozen=True):
    """One entry of a choice: its key in the intent and its words."""

    key: str
    text: str


class ChoiceEdit(QComboBox):
    """One of several entries."""

    def __init__(self, choices: tuple[Choice, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.show_choices(choices)

    def show_choices(self, choices: tuple[Choice, ...], key: str = "") -> None:
        """Show other entries and choose one by its key; without a key the choice stays where it can."""
        wanted = key or self.key()
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.key)
        self.choose(wanted)

    def choose(self, key: str) -> None:
        """Choose an entry; an unknown key leaves the first."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def key(self) -> str:
        """Key of the chosen entry, empty when there is none."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page, not change a choice by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its arrow."""
        super().paintEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxArrow
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        draw_picture(QPainter(self), place, pixmap("chevron-down", _arrow(self), current().icon_px))


def _arrow(widget: QWidget) -> TokenName:
    return "ink_soft" if widget.isEnabled() else "ink_faint"
