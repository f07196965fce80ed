"""The way in: hub, e-mail and password; the hub's fingerprint at first contact; a new password after a code."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.values import PASSWORD_LEAST, SignInAnswer, SignInStep
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.looks import Looks
from ecabinet.ui.refusal_words import code_sentence
from ecabinet.ui.say import Language, say
from ecabinet.ui.theme import Tone, TypeRole, current

_LETTERS_WIDE = 30
_GROUP = 4


class SignInPage(QFrame):
    """Four cards, one shown; each signal carries what the door needs.

    `unlock` carries the password that the copy was locked by, or an empty text to give the copy up.
    """

    sign_in = Signal(str, str, str)
    confirm_hub = Signal(str)
    set_password = Signal(str)
    unlock = Signal(str)
    looks_chosen = Signal(object)

    def __init__(self, hub_url: str, email: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in")
        self._fingerprint = ""
        self._looks = looks
        self._hub = _editor("sign_in.hub", hub_url)
        self._hub.setPlaceholderText("https://ecabinet.example")
        self._email = _editor("sign_in.email", email)
        self._secret = _editor("sign_in.password", "", hidden=True)
        self._new = _editor("sign_in.new_password", "", hidden=True)
        self._old = _editor("sign_in.old_password", "", hidden=True)
        self._again = _editor("sign_in.new_password_again", "", hidden=True)
        self._again_field = Field(say("The same again"), self._again)
        self._digits = Body(strong=True)
        self._digits.setObjectName("sign_in.fingerprint")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._trouble = Banner(BannerValue(""))
        self._trouble.setObjectName("sign_in.trouble")
        self._trouble.hide()
        self._go = _button("sign_in.go", say("Sign in"), self._sign_in)
        self._trust = _button("sign_in.trust", say("It is the same: trust this hub"), self._confirm)
        self._keep = _button("sign_in.keep", say("Keep this password"), self._set_password)
        self._cards = QStackedWidget()
        for card in (self._who(), self._first_contact(), self._new_password(), self._changed_elsewhere()):
            self._cards.addWidget(card)
        self._lay()
        for editor, pressed in ((self._secret, self._go), (self._email, self._go), (self._again, self._keep)):
            editor.returnPressed.connect(pressed.click)
        self.setFocusProxy(self._secret if email else self._email)

    def show_answer(self, answer: SignInAnswer) -> None:
        """Show what an attempt came to."""
        self.show_busy(busy=False)
        self._trouble.hide()
        match answer.step:
            case SignInStep.CONFIRM_HUB:
                self._fingerprint = answer.fingerprint
                self._digits.setText(fingerprint_text(answer.fingerprint))
                self._cards.setCurrentIndex(1)
                self._trust.setFocus()
            case SignInStep.NEW_PASSWORD:
                self._cards.setCurrentIndex(2)
                self._new.setFocus()
            case SignInStep.OLD_PASSWORD:
                self._cards.setCurrentIndex(3)
                self._old.setFocus()
            case SignInStep.REFUSED:
                self.show_trouble(code_sentence(answer.code, answer.values))
            case SignInStep.DONE:
                self._secret.clear()

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not work."""
        self.show_busy(busy=False)
        self._trouble.show_value(BannerValue(sentence, tone=Tone.DANGER))
        self._trouble.show()
        if self._cards.currentIndex() == 0:
            self._secret.selectAll()
            self._secret.setFocus()

    def show_busy(self, *, busy: bool) -> None:
        """Show that an attempt is on its way."""
        for button in (self._go, self._trust, self._keep):
            button.setEnabled(not busy)
        self._go.show_text(say("Signing in…") if busy else say("Sign in"))

    def _who(self) -> QWidget:
        card = Card(say("Sign in"))
        card.add(Field(say("Hub"), self._hub, say("The address your office gave you.")))
        card.add(Field(say("E-mail"), self._email))
        card.add(Field(say("Password"), self._secret, say("The first time: the one-time code you were given.")))
        card.add(self._go)
        return card

    def _first_contact(self) -> QWidget:
        card = Card(say("Is this the right hub?"))
        card.add(Body(say("This device meets this hub for the first time. Compare these signs with those from your "
                          "administrator; they must be the same.")))  # fmt: skip
        card.add(self._digits)
        card.add(self._trust)
        back = _button("sign_in.back", say("They differ: go back"), self._back, ButtonRole.SECONDARY)
        card.add(back)
        return card

    def _new_password(self) -> QWidget:
        card = Card(say("Choose your password"))
        card.add(Body(say("The one-time code is used up. From now on you sign in with this password.")))
        least = say("At least {count} characters; a sentence is good.", count=PASSWORD_LEAST)
        card.add(Field(say("New password"), self._new, least))
        card.add(self._again_field)
        card.add(self._keep)
        return card

    def _changed_elsewhere(self) -> QWidget:
        card = Card(say("Your password was changed"))
        card.add(Body(say("What is kept on this device is still locked by the password you used here before.")))
        card.add(Field(say("Password used here before"), self._old))
        card.add(_button("sign_in.unlock", say("Unlock"), self._unlock))
        card.add(
            Body(say("If it is forgotten, this device starts anew from the hub. Only what was not sent yet is lost."))
        )
        anew = _button("sign_in.anew", say("Start anew"), lambda: self.unlock.emit(""), ButtonRole.DANGER)
        card.add(anew)
        return card

    def _lay(self) -> None:
        flow = Flow()
        wide = current().text_px() * _LETTERS_WIDE
        box = QFrame()
        mark(box, role="plain")
        box.setMaximumWidth(wide)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        mark_line = Heading("E-Cabinet", TypeRole.DISPLAY)
        mark_line.show_tone(Tone.ACCENT)
        column.addWidget(mark_line)
        column.addWidget(Body(say("Meetings without paper"), soft=True))
        column.addWidget(self._trouble)
        column.addWidget(self._cards)
        column.addWidget(WrapRow(*(self._language_button(language) for language in Language)))
        flow.column.addStretch(1)
        flow.column.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        flow.column.addStretch(1)
        box.setMinimumWidth(min(wide, 640))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(flow)
        mark(self, role="canvas")

    def _language_button(self, language: Language) -> Button:
        names = {Language.VIETNAMESE: "Tiếng Việt", Language.ENGLISH: "English"}
        looks = msgspec.structs.replace(self._looks, language=language)
        made = _button(f"sign_in.{language}", names[language], lambda: self.looks_chosen.emit(looks), ButtonRole.QUIET)
        made.setEnabled(language != self._looks.language)
        return made

    def _sign_in(self) -> None:
        hub, email, secret = self._hub.text().strip(), self._email.text().strip(), self._secret.text()
        if not hub or not email or not secret:
            self.show_trouble(say("Please fill in the hub, your e-mail and your password."))
            return
        self.show_busy(busy=True)
        self.sign_in.emit(hub, email, secret)

    def _confirm(self) -> None:
        self.show_busy(busy=True)
        self.confirm_hub.emit(self._fingerprint)

    def _unlock(self) -> None:
        if self._old.text():
            self.unlock.emit(self._old.text())

    def _back(self) -> None:
        self._cards.setCurrentIndex(0)

    def _set_password(self) -> None:
        if self._new.text() != self._again.text():
            self._again_field.show_error(say("The two passwords differ."))
            return
        self._again_field.show_error("")
        self.show_busy(busy=True)
        self.set_password.emit(self._new.text())


def fingerprint_text(fingerprint: str) -> str:
    """Give a fingerprint in groups of four that two people can read to each other."""
    signs = fingerprint.replace(":", "").replace(" ", "").upper()
    return " ".join(signs[place : place + _GROUP] for place in range(0, len(signs), _GROUP))


def _editor(name: str, text: str, *, hidden: bool = False) -> TextEdit:
    made = TextEdit()
    made.setObjectName(name)
    made.setText(text)
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def _button(name: str, words: str, pressed: object, role: ButtonRole = ButtonRole.PRIMARY) -> Button:
    made = Button(words, role)
    made.setObjectName(name)
    made.clicked.connect(pressed)
    return made
