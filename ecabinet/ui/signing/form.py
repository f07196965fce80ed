"""The sheet in which somebody signs a paper: with a key file, a token, or outside in their agency's tool."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ecabinet.client.screens.signing import SigningScreen
from ecabinet.client.signing import SigningOrder
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.papers.places import CHAIR
from ecabinet.trust.signing.values import Level, Token, Tries
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.signing.file_edit import FileEdit
from ecabinet.ui.theme import Tone, space

GOVERNMENT_SERVICE = "http://tsa.ca.gov.vn"
"""The timestamp service for official duty (Nghị định 68/2024, VGCA)."""


class Way(StrEnum):
    """How somebody signs."""

    KEY_FILE = "key_file"
    TOKEN = "token"  # noqa: S105 - a way of signing
    OUTSIDE = "outside"


class SigningForm(QFrame):
    """Asks for the way, the secret and the level. `ordered` carries a SigningOrder; the secret is cleared at once."""

    ordered = Signal(object)
    tokens_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, screen: SigningScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signing")
        self._screen = screen
        self._tokens: tuple[Token, ...] = ()
        self.notice = Banner(BannerValue(""))
        self.notice.hide()
        self.way = ChoiceEdit(_ways())
        self.key_file = FileEdit(say("Key files (*.p12 *.pfx)"))
        self.token = ChoiceEdit()
        self.secret = TextEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.level = ChoiceEdit(_levels())
        self.timestamps = TextEdit()
        self.timestamps.setText(GOVERNMENT_SERVICE)
        self.picture = FileEdit(say("Pictures (*.png)"))
        self.save = Button(say("Sign"), ButtonRole.PRIMARY, "pen-tool")
        self.refresh = Button(say("Look for tokens again"), icon_name="refresh-cw")
        self.export = Button(say("1. Keep the file to be signed…"), icon_name="download")
        self.take = Button(say("2. Take in the signed file…"), icon_name="upload")
        self._lay()
        self._name_parts()
        self.save.clicked.connect(self.send)
        self.secret.returnPressed.connect(self.send)
        self.refresh.clicked.connect(self.tokens_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.take.clicked.connect(self.import_wanted)
        for editor in (self.way, self.level, self.token):
            editor.currentIndexChanged.connect(lambda _place: self._dress())
        self.way.currentIndexChanged.connect(lambda _place: self._way_changed())
        self._dress()

    def show_tokens(self, tokens: tuple[Token, ...]) -> None:
        """Show the tokens that are plugged in."""
        self._tokens = tokens
        self.token.show_choices(tuple(Choice(one.serial, f"{one.label} · {one.maker}") for one in tokens))
        self._dress()

    def show_refusal(self, refusal: Refusal | None) -> None:
        """Say why it was not signed, and what to do; or take that away."""
        self.notice.setVisible(refusal is not None)
        if refusal is not None:
            self.notice.show_value(BannerValue(say("Not signed"), refusal_sentence(refusal), Tone.DANGER))
            self.secret.setFocus()

    def show_busy(self, *, busy: bool) -> None:
        """While it is being signed nothing else can be asked for."""
        self.save.setEnabled(not busy)
        self.take.setEnabled(not busy)
        self.save.show_text(say("Signing…") if busy else say("Sign"), "pen-tool")

    def send(self) -> None:
        """Order it, and forget the secret."""
        if not self.save.isEnabled():
            return
        way = Way(self.way.key())
        token = next((one for one in self._tokens if one.serial == self.token.key()), None)
        if way is Way.TOKEN and token is None:
            self.show_refusal(Refusal("token_absent"))
            return
        if way is Way.KEY_FILE and self.key_file.path is None:
            self.show_refusal(Refusal("key_file_unreadable"))
            return
        order = SigningOrder(
            sha256=self._screen.sha256,
            paper=self._screen.paper,
            meeting=self._screen.meeting,
            file_name=self._screen.file_name,
            place=self._screen.place,
            level=Level(self.level.key()),
            key_file=self.key_file.path if way is Way.KEY_FILE else None,
            token=token if way is Way.TOKEN else None,
            secret=self.secret.text(),
            picture=self.picture.path,
            timestamps=self.timestamps.text().strip(),
        )
        self.secret.clear()
        self.show_refusal(None)
        self.ordered.emit(order)

    def _lay(self) -> None:
        flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        flow.add(self.notice)
        flow.add(Body(_what(self._screen)))
        flow.add(Field(say("Sign with"), self.way))
        self._file = Field(say("Key file"), self.key_file)
        self._token = Field(say("Token"), self.token)
        self._tries = Banner(BannerValue(""))
        self._secret = Field(say("Password"), self.secret)
        self._level = Field(say("Level"), self.level)
        self._stamps = Field(say("Timestamp service"), self.timestamps)
        self._picture = Field(
            say("Picture of the signature"),
            self.picture,
            say("Blue, on a transparent ground. Without one nothing is seen on the page."),
        )
        self._outside = Caption(
            say("Keep the file, sign it unchanged in your agency's tool, then take it in. It is checked byte by byte.")
        )
        for part in (self._file, self._token, self._tries, self._secret, self._level, self._stamps, self._picture):
            flow.add(part)
        flow.add(self._outside)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(WrapRow(self.save, self.refresh, self.export, self.take))
        mark(self, role="plain")

    def _name_parts(self) -> None:
        for name in ("way", "key_file", "token", "secret", "level", "timestamps", "picture", "save", "export", "take"):
            getattr(self, name).setObjectName(f"signing.{name}")

    def _way_changed(self) -> None:
        self.secret.clear()
        self.show_refusal(None)
        if self.way.key() == Way.TOKEN:
            self.tokens_wanted.emit()

    def _dress(self) -> None:
        way = Way(self.way.key())
        outside = way is Way.OUTSIDE
        self._file.setVisible(way is Way.KEY_FILE)
        self._token.setVisible(way is Way.TOKEN)
        self.refresh.setVisible(way is Way.TOKEN)
        self._secret.setVisible(not outside)
        self._secret.show_label(say("PIN") if way is Way.TOKEN else say("Password"))
        for part in (self._level, self._picture, self.save):
            part.setVisible(not outside)
        self._stamps.setVisible(not outside and self.level.key() != Level.BASIC)
        self._outside.setVisible(outside)
        self.export.setVisible(outside)
        self.take.setVisible(outside)
        self._warn(way)

    def _warn(self, way: Way) -> None:
        token = next((one for one in self._tokens if one.serial == self.token.key()), None)
        words = None if token is None or way is not Way.TOKEN else _tries_words(token.tries)
        self._tries.setVisible(words is not None)
        if words is not None:
            self._tries.show_value(words)


def _what(screen: SigningScreen) -> str:
    as_chair = screen.place == CHAIR
    if screen.paper_kind is PaperKind.MINUTES:
        return say("You sign the minutes as chair.") if as_chair else say("You sign the minutes as secretary.")
    return say("You sign the result as chair.") if as_chair else say("You sign the result as secretary.")


def _ways() -> tuple[Choice, ...]:
    return (
        Choice(Way.TOKEN, say("USB token")),
        Choice(Way.KEY_FILE, say("Key file (.p12)")),
        Choice(Way.OUTSIDE, say("Another tool, outside")),
    )


def _levels() -> tuple[Choice, ...]:
    return (
        Choice(Level.TIMESTAMPED, say("With a timestamp (B-T)")),
        Choice(Level.LONG_TERM, say("With timestamp and evidence (B-LT)")),
        Choice(Level.BASIC, say("Without a timestamp (B-B)")),
    )


def _tries_words(tries: Tries) -> BannerValue | None:
    match tries:
        case Tries.ALL:
            return None
        case Tries.FEWER:
            return BannerValue(say("A wrong PIN was given before"), say("The token locks after a few."), Tone.WARNING)
        case Tries.LAST:
            return BannerValue(say("One last try"), say("A wrong PIN now locks the token."), Tone.DANGER)
        case Tries.NONE:
            return BannerValue(say("The token is locked"), say("Have it unlocked by whoever issued it."), Tone.DANGER)
