"""Where a person chooses language, colours and text size."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language, say
from ecabinet.ui.theme import Scheme

_PERCENTS = (100, 125, 150, 175)


class LooksView(QFrame):
    """Three choices; `chosen` tells the whole of them at each change."""

    chosen = Signal(object)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("looks")
        self._looks = looks
        languages = (Segment("vi", "Tiếng Việt"), Segment("en", "English"))
        schemes = (
            Segment(Scheme.LIGHT, say("Light")),
            Segment(Scheme.DARK, say("Dark")),
            Segment(Scheme.HIGH_CONTRAST, say("Contrast")),
        )
        sizes = tuple(Segment(str(percent), f"{percent} %") for percent in _PERCENTS)
        self._language = self._tabs("looks.language", languages, looks.language)
        self._scheme = self._tabs("looks.scheme", schemes, looks.scheme)
        self._size = self._tabs("looks.text", sizes, str(looks.text_percent))
        flow = Flow(margin_steps=0)
        for label, tabs in (
            (say("Language"), self._language),
            (say("Colours"), self._scheme),
            (say("Text size"), self._size),
        ):
            flow.add(Body(label, strong=True))
            flow.add(tabs)
        flow.add(Caption(say("Kept on this device.")))
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        mark(self, role="plain")

    def _tabs(self, name: str, segments: Sequence[Segment], key: str) -> SegmentedTabs:
        tabs = SegmentedTabs(segments, key)
        tabs.setObjectName(name)
        for button, segment in zip(tabs.findChildren(QPushButton), segments, strict=True):
            button.setObjectName(f"{name}.{segment.key}")
        tabs.chosen.connect(self._changed)
        return tabs

    def _changed(self, _key: str) -> None:
        looks = Looks(
            language=Language(self._language.current_key()),
            scheme=Scheme(self._scheme.current_key()),
            text_percent=int(self._size.current_key()),
        )
        if looks != self._looks:
            self._looks = looks
            self.chosen.emit(msgspec.structs.replace(looks))
