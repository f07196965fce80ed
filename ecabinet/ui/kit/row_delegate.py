"""How one row of a list is drawn: icon, title over detail, badge and trailing words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture
from ecabinet.ui.kit.row_model import ROW_ROLE, Row
from ecabinet.ui.theme import RADIUS, RADIUS_SMALL, RING, TONES, TypeRole, current, font, pixmap, space


class RowDelegate(QStyledItemDelegate):
    """Draws `Row` values, all of one height; cuts words that do not fit with an ellipsis."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Height of two lines with air around them, never less than a finger needs."""
        lines = QFontMetrics(font(strong=True)).height() + QFontMetrics(font(TypeRole.CAPTION)).height()
        return QSize(space(40), max(lines + space(5), current().touch_px))

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
        if row.trailing:
            width = min(QFontMetrics(face).horizontalAdvance(row.trailing) + 2, box.width() // 3)
            place = QRect(box.right() - width, box.top(), width, box.height())
            draw_line(painter, place, row.trailing, face, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
            box = box.adjusted(0, 0, -width - space(3), 0)
        if row.badge:
            box = self._badge(painter, box, row.badge)
        return box

    def _badge(self, painter: QPainter, box: QRect, badge: BadgeValue) -> QRect:
        face, colours = font(TypeRole.CAPTION), TONES[badge.tone]
        metrics = QFontMetrics(face)
        side = round(current().text_px(TypeRole.CAPTION) * 1.3)
        width = min(metrics.horizontalAdvance(badge.text) + side + space(5) + 2, box.width() // 2)
        height = metrics.height() + space(2)
        chip = QRect(box.right() - width, box.center().y() - height // 2, width, height)
        draw_box(painter, chip, RADIUS_SMALL, fill=colours.soft)
        mark_box = QRect(chip.left() + space(2), chip.top(), side, height)
        draw_picture(painter, mark_box, pixmap(badge.icon or colours.icon, colours.text, side))
        words = QRect(mark_box.right() + 1 + space(1), chip.top(), width - side - space(5) + 2, height)
        draw_line(painter, words, badge.text, face, colours.text)
        return box.adjusted(0, 0, -width - space(3), 0)

    def _words(self, painter: QPainter, box: QRect, row: Row) -> None:
        title, caption = font(strong=True), font(TypeRole.CAPTION)
        upper = QFontMetrics(title).height()
        lower = QFontMetrics(caption).height() if row.detail else 0
        top = box.top() + (box.height() - upper - lower) // 2
        draw_line(painter, QRect(box.left(), top, box.width(), upper), row.title, title, "ink")
        if row.detail:
            draw_line(painter, QRect(box.left(), top + upper, box.width(), lower), row.detail, caption, "ink_soft")
