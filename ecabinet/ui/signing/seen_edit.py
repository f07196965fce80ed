"""What will be seen of the signature on the page: whose it is, its picture, and a look at the page beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.signing import SigningScreen, Standing
from ecabinet.client.values import PagePicture
from ecabinet.domain.papers.places import CHAIR
from ecabinet.trust.signing.values import Spot
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.editors import ChoiceEdit, NumberEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.page_canvas import PageCanvas
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.signing.file_edit import FileEdit
from ecabinet.ui.signing.words import spots, standing_words
from ecabinet.ui.theme import space

_SEAL_LEAST, _SEAL_MOST, _SEAL_USUAL = 20, 60, 36
"""Millimetres across."""


class SeenEdit(QFrame):
    """`preview_wanted` asks for the page as it will look; whatever is changed afterwards takes the look away.

    `whose`, the choice whose signature it is, is laid by the form: it comes before everything else.
    """

    preview_wanted = Signal()

    def __init__(self, screen: SigningScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self._standing = screen.chair_stands
        self.whose = QFrame()
        self.spot = ChoiceEdit(spots())
        self.picture = FileEdit(say("Pictures (*.png)"))
        self.seal_width = NumberEdit(_SEAL_LEAST, _SEAL_MOST)
        self.seal_width.setValue(_SEAL_USUAL)
        self.seal_width.setSuffix(" mm")
        self.preview = Button(say("Look at the page before signing"), icon_name="eye")
        self.page = PageCanvas()
        self._page_says = Caption(say("This is how the page will look. Nothing is signed yet."))
        self._unsigned = Banner(BannerValue(""))
        self._unsigned.setObjectName("signing.standing")
        self._lay()
        for name in ("spot", "picture", "seal_width", "preview"):
            getattr(self, name).setObjectName(f"signing.{name}")
        self.preview.clicked.connect(self.preview_wanted)
        self.spot.currentIndexChanged.connect(lambda _place: self._spot_changed())
        self.picture.chosen.connect(self._dress)
        self.seal_width.valueChanged.connect(lambda _value: self._dress())
        self._dress()

    @property
    def is_seal(self) -> bool:
        """Whether the agency signs."""
        return self.spot.key() == Spot.SEAL

    @property
    def place(self) -> str:
        """The room in the paper: one's own, or for the seal that of the authorised person, whose picture it covers."""
        return CHAIR if self.is_seal else self._screen.place

    def show_preview(self, picture: PagePicture | None) -> None:
        """Show the page as it will look; None shows none."""
        if picture is not None:
            image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
            self.page.show_picture(image.copy())
            self._fit()
        for part in (self.page, self._page_says):
            part.setVisible(picture is not None)

    def show_standing(self, standing: Standing) -> None:
        """Say what the authorised person's signature is worth by now; what was entered stays."""
        self._standing = standing
        self._warn()

    def show_looking(self, *, busy: bool) -> None:
        """While the page is drawn it is not asked for again."""
        self.preview.setEnabled(not busy and self.picture.path is not None)
        words = say("Drawing the page…") if busy else say("Look at the page before signing")
        self.preview.show_text(words, "eye")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the sheet."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.page.fit(max(self.width(), 50))

    def _lay(self) -> None:
        self._spot = Field(say("What is signed"), self.spot)
        self._picture = Field(say("Picture of the signature"), self.picture)
        self._seal_width = Field(
            say("Diameter of the seal"),
            self.seal_width,
            say("Measured on the seal itself: it is shown at its real size."),
        )
        for whole, parts in (
            (self.whose, (self._spot, self._unsigned)),
            (self, (self._picture, self._seal_width, WrapRow(self.preview), self._page_says, self.page)),
        ):
            column = QVBoxLayout(whole)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space(4))
            for part in parts:
                column.addWidget(part)
            mark(whole, role="plain")

    def _spot_changed(self) -> None:
        """A person's picture is no seal."""
        self.picture.show_path(None)
        self._dress()

    def _dress(self) -> None:
        seal = self.is_seal
        self._seal_width.setVisible(seal)
        self._picture.show_label(say("Picture of the seal") if seal else say("Picture of the signature"))
        self._picture.show_hint(
            say("Red, on a transparent ground. It lies over the left third of the person's signature.")
            if seal
            else say("Blue, on a transparent ground. Without one nothing is seen on the page.")
        )
        self._warn()
        self.show_looking(busy=False)
        self.show_preview(None)

    def _warn(self) -> None:
        words = standing_words(self._standing)
        self._unsigned.setVisible(self.is_seal and words is not None)
        if words is not None:
            self._unsigned.show_value(words)
