"""How one row of a list is drawn: icon, title over detail, badge and trailing words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture, draw_wrapped, wrapped_size
from ecabinet.ui.kit.row_model import ROW_ROLE, Row
from ecabinet.ui.theme import RADIUS, RADIUS_SMALL, RING, TONES, Scheme, TypeRole, current, font, pixmap, space


def badge_width(badge: BadgeValue) -> int:
    """Give the width of a painted badge."""
    words = QFontMetrics(font(TypeRole.CAPTION)).horizontalAdvance(badge.text)
    return words + _badge_icon() + space(5) + 2


def badge_height() -> int:
    """Give the height of a painted badge."""
    return QFontMetrics(font(TypeRole.CAPTION)).height() + space(1)


def draw_badge(painter: QPainter, chip: QRect, badge: BadgeValue) -> None:
    """Draw a badge; words that do not fit are cut."""
    colours, side = TONES[badge.tone], _badge_icon()
    edge = colours.fill if current().settings.scheme is Scheme.HIGH_CONTRAST else None
    draw_box(painter, chip, RADIUS_SMALL, fill=colours.soft, edge=edge)
    mark_box = QRect(chip.left() + space(2), chip.top(), side, chip.height())
    draw_picture(painter, mark_box, pixmap(badge.icon or colours.icon, colours.text, side))
    left = mark_box.right() + 1 + space(1)
    words = QRect(left, chip.top(), chip.right() - space(1) - left, chip.height())
    draw_line(painter, words, badge.text, font(TypeRole.CAPTION), colours.text)


def _badge_icon() -> int:
    return round(current().text_px(TypeRole.CAPTION) * 1.2)


class RowDelegate(QStyledItemDelegate):
    """Draws `Row` values; cuts words that do not fit with an ellipsis.

    All are of one height, unless titles wrap: then a title without anything at its end takes the lines it needs.
    """

    def __init__(self, view: QAbstractItemView, *, wraps: bool = False) -> None:
        super().__init__(view)
        self._view, self._wraps = view, wraps

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Height of the lines with air around them, never less than a finger needs."""
        upper = QFontMetrics(font(strong=True)).height()
        row = index.data(ROW_ROLE) if self._wraps else None
        if isinstance(row, Row) and self._is_wrapped(row):
            icon = current().icon_px + space(3) if row.icon else 0
            upper = wrapped_size(
                row.title, font(strong=True), self._view.viewport().width() - 2 * space(4) - icon
            ).height()
        lines = upper + QFontMetrics(font(TypeRole.CAPTION)).height()
        return QSize(space(40), max(lines + space(6), current().touch_px))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground(painter, box, state)
        inner = box.adjusted(space(4), 0, -space(4), 0)
        inner = self._icon(painter, inner, row)
        inner = self._trailing(painter, inner, row)
        self._words(painter, inner, row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        plate = box.adjusted(space(1), 2, -space(1), -2)
        if selected or hovered:
            draw_box(painter, plate, RADIUS, fill="sunken")
        if selected:
            draw_box(painter, QRect(plate.left(), plate.top() + space(2), 4, plate.height() - space(4)), 2,
                     fill="accent")  # fmt: skip
        if state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, plate, RADIUS, edge="focus", width=RING)

    def _icon(self, painter: QPainter, box: QRect, row: Row) -> QRect:
        if not row.icon:
            return box
        side = current().icon_px
        draw_picture(painter, QRect(box.left(), box.top(), side, box.height()),
                     pixmap(row.icon, "accent" if row.marked else "ink_soft", side))  # fmt: skip
        return box.adjusted(side + space(3), 0, 0, 0)

    def _trailing(self, painter: QPainter, box: QRect, row: Row) -> QRect:
        face = font(TypeRole.CAPTION)
        line = QFontMetrics(face).height()
        high = line + space(1) if row.badge else 0
        low = line + space(1) if row.second else line if row.trailing else 0
        gap = 2 if high and low else 0
        top = box.top() + (box.height() - high - low - gap) // 2
        wide = 0
        if row.badge:
            wide = self._badge(painter, box, top, row.badge)
        if row.second:
            wide = max(wide, self._badge(painter, box, top + high + gap, row.second))
        elif row.trailing:
            words = min(QFontMetrics(face).horizontalAdvance(row.trailing) + 2, box.width() // 3)
            place = QRect(box.right() - words, top + high + gap, words, low)
            draw_line(painter, place, row.trailing, face, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
            wide = max(wide, words)
        return box.adjusted(0, 0, -wide - space(3), 0) if wide else box

    def _badge(self, painter: QPainter, box: QRect, top: int, badge: BadgeValue) -> int:
        width = min(badge_width(badge), box.width() * 3 // 5)
        draw_badge(painter, QRect(box.right() - width, top, width, badge_height()), badge)
        return width

    def _words(self, painter: QPainter, box: QRect, row: Row) -> None:
        title, caption = font(strong=True), font(TypeRole.CAPTION)
        wrapped = self._is_wrapped(row)
        upper = (wrapped_size(row.title, title, box.width()) if wrapped else QFontMetrics(title)).height()
        lower = QFontMetrics(caption).height() if row.detail else 0
        top = box.top() + (box.height() - upper - lower) // 2
        place = QRect(box.left(), top, box.width(), upper)
        if wrapped:
            draw_wrapped(painter, place, row.title, title, "ink")
        else:
            draw_line(painter, place, row.title, title, "ink")
        if row.detail:
            draw_line(painter, QRect(box.left(), top + upper, box.width(), lower), row.detail, caption, "ink_soft")

    def _is_wrapped(self, row: Row) -> bool:
        return self._wraps and row.badge is None and not row.trailing
