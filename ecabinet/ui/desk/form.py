"""A form whose fields say what is wrong while one types, and that sends nothing before it is right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.checks import Problems, field_of
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.intents import Intent
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class Form(QFrame):
    """Fields over a save button; an heir tells the problems of the values and the intent they make.

    `given` carries the intent once there is no problem. What was typed stays until the form is filled anew.
    """

    given = Signal(object)

    def __init__(self, name: str, action: str, icon_name: str = "check", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._fields: dict[str, Field] = {}
        self._touched: set[str] = set()
        self._is_filling = False
        self.is_dirty = False
        self.notice = Banner(BannerValue(""))
        self.notice.hide()
        self.flow = Flow(margin_steps=0)
        self.flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        self.flow.add(self.notice)
        self.save = Button(action, ButtonRole.PRIMARY, icon_name)
        self.save.setObjectName(f"{name}.save")
        self.save.clicked.connect(self.send)
        self.buttons = WrapRow(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.flow, 1)
        column.addWidget(self.buttons)
        mark(self, role="plain")
        for keys in (QKeySequence("Ctrl+S"), QKeySequence("Ctrl+Return")):
            QShortcut(keys, self, self.send, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def problems(self) -> Problems:
        """Tell what is wrong with the values; an heir answers."""
        return {}

    def intent(self) -> Intent | None:
        """Give the intent that the values make; an heir answers. None: there is nothing to do."""
        raise NotImplementedError

    def add_field(self, key: str, label: str, editor: QWidget, hint: str = "") -> Field:
        """Put a field below the others; its editor is found as `form.key`."""
        field = Field(label, editor, hint)
        editor.setObjectName(f"{self._name}.{key}")
        self._fields[key] = field
        self._watch(key, editor)
        self.flow.add(field)
        return field

    def beside_each_other(self, *fields: Field) -> None:
        """Put fields in one row where there is the width for it."""
        row = FieldRow()
        for field in fields:
            self.flow.column.removeWidget(field)
            row.add(field)
        self.flow.add(row)

    def add_check(self, key: str, box: QCheckBox) -> None:
        """Put a check box below the others."""
        box.setObjectName(f"{self._name}.{key}")
        box.toggled.connect(lambda _on: self._typed(key))
        self.flow.add(box)

    def first_editor(self) -> QWidget | None:
        """Give the editor where one begins to type, or None."""
        return next((field.editor for field in self._fields.values() if field.editor.isEnabled()), None)

    def filling(self, *, on: bool) -> None:
        """Say that the values are now changed by the program, not by a person."""
        self._is_filling = on
        if not on:
            self._touched.clear()
            self.is_dirty = False
            self._show(self.problems())

    def show_refusal(self, refusal: Refusal | None) -> None:
        """Say at its field, or above all fields, why the hub said no."""
        if refusal is None:
            self.notice.hide()
            return
        sentence = refusal_sentence(refusal)
        field = self._fields.get(field_of(refusal))
        if field is not None:
            field.show_error(sentence)
        self.notice.show_value(BannerValue(say("The hub did not accept this"), sentence, Tone.DANGER))
        self.notice.show()

    def send(self) -> None:
        """Give the intent, or show every problem and go to the first."""
        if not self.save.isEnabled():
            return
        problems = self.problems()
        self._touched.update(self._fields)
        self._show(problems)
        for key, field in self._fields.items():
            if key in problems:
                field.editor.setFocus()
                self.flow.ensureWidgetVisible(field)
                return
        intent = self.intent()
        if intent is not None:
            self.is_dirty = False
            self.given.emit(intent)

    def _watch(self, key: str, editor: QWidget) -> None:
        match editor:
            case TextEdit():
                editor.textChanged.connect(lambda _text: self._typed(key))
                editor.returnPressed.connect(self.send)
            case LongTextEdit():
                editor.textChanged.connect(lambda: self._typed(key))
            case MomentEdit():
                editor.dateTimeChanged.connect(lambda _moment: self._typed(key))
            case NumberEdit():
                editor.valueChanged.connect(lambda _number: self._typed(key))
            case ChoiceEdit():
                editor.currentIndexChanged.connect(lambda _place: self._typed(key))
            case _:
                pass

    def _typed(self, key: str) -> None:
        if self._is_filling:
            return
        self.is_dirty = True
        self._touched.add(key)
        self.changed_by_hand(key)
        self._show(self.problems())

    def changed_by_hand(self, key: str) -> None:
        """Follow a change that a person made; an heir may."""

    def _show(self, problems: Problems) -> None:
        related = self._touched | ({"ends"} if "starts" in self._touched else set())
        for key, field in self._fields.items():
            problem = problems.get(key) if key in related else None
            field.show_error("" if problem is None else refusal_sentence(problem))
