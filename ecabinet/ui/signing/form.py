"""The sheet in which somebody signs a paper: with a key file, a token, or outside in their agency's tool."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ecabinet.client.screens.signing import SigningScreen
from ecabinet.client.signing import SigningOrder
from ecabinet.domain.kernel import Refusal
from ecabinet.trust.signing.values import Level, Scheme, Spot, Token
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
from ecabinet.ui.signatures.fold import Fold
from ecabinet.ui.signing.file_edit import FileEdit
from ecabinet.ui.signing.seen_edit import SeenEdit
from ecabinet.ui.signing.words import Way, levels, schemes, tries_words, ways, what_is_signed
from ecabinet.ui.theme import Tone, space

GOVERNMENT_SERVICE = "http://tsa.ca.gov.vn"
"""The timestamp service for official duty (Nghị định 68/2024, VGCA)."""


class SigningForm(QFrame):
    """Asks for the way, the secret and the level. `ordered` carries a SigningOrder; the secret is cleared at once.

    `preview_wanted` carries one without a secret, to be looked at and not to be signed.
    """

    ordered = Signal(object)
    preview_wanted = Signal(object)
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
        self.what = Body()
        self.way = ChoiceEdit(ways())
        self.key_file = FileEdit(say("Key files (*.p12 *.pfx)"))
        self.token = ChoiceEdit()
        self.secret = TextEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.level = ChoiceEdit(levels())
        self.timestamps = TextEdit()
        self.timestamps.setText(GOVERNMENT_SERVICE)
        self.seen = SeenEdit(screen)
        self.scheme = ChoiceEdit(schemes())
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
        self.seen.preview_wanted.connect(lambda: self.preview_wanted.emit(self._order("")))
        for editor in (self.way, self.level, self.token, self.seen.spot):
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
        way, token = Way(self.way.key()), self._token_chosen()
        if way is Way.TOKEN and token is None:
            self.show_refusal(Refusal("token_absent"))
            return
        if way is Way.KEY_FILE and self.key_file.path is None:
            self.show_refusal(Refusal("key_file_unreadable"))
            return
        if self.seen.is_seal and self.seen.picture.path is None:
            self.show_refusal(Refusal("seal_picture_missing"))
            return
        order = self._order(self.secret.text())
        self.secret.clear()
        self.show_refusal(None)
        self.ordered.emit(order)

    def _token_chosen(self) -> Token | None:
        return next((one for one in self._tokens if one.serial == self.token.key()), None)

    def _order(self, secret: str) -> SigningOrder:
        way = Way(self.way.key())
        return SigningOrder(
            sha256=self._screen.sha256,
            paper=self._screen.paper,
            meeting=self._screen.meeting,
            file_name=self._screen.file_name,
            place=self.seen.place,
            level=Level(self.level.key()),
            scheme=Scheme(self.scheme.key()),
            key_file=self.key_file.path if way is Way.KEY_FILE else None,
            token=self._token_chosen() if way is Way.TOKEN else None,
            secret=secret,
            spot=Spot(self.seen.spot.key()),
            picture=self.seen.picture.path,
            seal_width=self.seen.seal_width.value(),
            timestamps=self.timestamps.text().strip(),
        )

    def _lay(self) -> None:
        flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        flow.add(self.notice)
        flow.add(self.what)
        flow.add(self.seen.whose)
        flow.add(Field(say("Sign with"), self.way))
        self._file = Field(say("Key file"), self.key_file)
        self._token = Field(say("Token"), self.token)
        self._tries = Banner(BannerValue(""))
        self._secret = Field(say("Password"), self.secret)
        self._level = Field(say("Level"), self.level)
        self._stamps = Field(say("Timestamp service"), self.timestamps)
        self._more = Fold(say("More settings"), "signing.more")
        self._more.add(
            Field(say("RSA signature scheme"), self.scheme, say("A token that cannot do RSA-PSS signs by PKCS#1 v1.5."))
        )
        self._outside = Caption(
            say("Keep the file, sign it unchanged in your agency's tool, then take it in. It is checked byte by byte.")
        )
        for part in (
            self._file,
            self._token,
            self._tries,
            self._secret,
            self._level,
            self._stamps,
            self.seen,
            self._more,
        ):
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
        for name in ("way", "key_file", "token", "secret", "level", "timestamps", "scheme", "save", "export", "take"):
            getattr(self, name).setObjectName(f"signing.{name}")

    def _way_changed(self) -> None:
        self.secret.clear()
        self.show_refusal(None)
        if self.way.key() == Way.TOKEN:
            self.tokens_wanted.emit()

    def _dress(self) -> None:
        way = Way(self.way.key())
        outside = way is Way.OUTSIDE
        self.what.setText(what_is_signed(self._screen, for_the_agency=self.seen.is_seal and not outside))
        self._file.setVisible(way is Way.KEY_FILE)
        self._token.setVisible(way is Way.TOKEN)
        self.refresh.setVisible(way is Way.TOKEN)
        self._secret.setVisible(not outside)
        self._secret.show_label(say("PIN") if way is Way.TOKEN else say("Password"))
        for part in (self._level, self.seen, self._more, self.save):
            part.setVisible(not outside)
        self.seen.whose.setVisible(self._screen.may_seal and not outside)
        self._stamps.setVisible(not outside and self.level.key() != Level.BASIC)
        self._outside.setVisible(outside)
        self.export.setVisible(outside)
        self.take.setVisible(outside)
        self._warn(way)

    def _warn(self, way: Way) -> None:
        token = self._token_chosen()
        words = None if token is None or way is not Way.TOKEN else tries_words(token.tries)
        self._tries.setVisible(words is not None)
        if words is not None:
            self._tries.show_value(words)
