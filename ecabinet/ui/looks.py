"""What a person chose about language, colours and text size, kept on the device between starts."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from ecabinet.ui.say import Language, SpokenLanguage, TranslationMissing
from ecabinet.ui.theme import Device, Scheme, ThemeSettings, apply

_LOG = logging.getLogger(__name__)


class Looks(msgspec.Struct, frozen=True):
    """Language, colour set and text size in percent (100-175)."""

    language: Language = Language.VIETNAMESE
    scheme: Scheme = Scheme.LIGHT
    text_percent: int = 100


class LooksFile:
    """The one small file in which looks are kept. It holds nothing private and needs no key."""

    def __init__(self, path: Path | None) -> None:
        """Keep looks at `path`; None keeps them for this run alone."""
        self._path = path

    def read(self) -> Looks:
        """Return what was kept, or the default where nothing is readable."""
        if self._path is None:
            return Looks()
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Looks)
        except (OSError, msgspec.MsgspecError):
            return Looks()

    def write(self, looks: Looks) -> None:
        """Keep looks; a disk that refuses loses them at the next start and nothing else."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(msgspec.json.encode(looks))
        except OSError:
            _LOG.warning("the choice of looks could not be kept", exc_info=True)


def show_looks(app: QApplication, looks: Looks, device: Device, *, reduced_motion: bool = False) -> None:
    """Show the whole application so."""
    if SpokenLanguage.now() is not looks.language:
        try:
            SpokenLanguage.switch(looks.language)
        except TranslationMissing:
            _LOG.warning("the translation into %s is missing", looks.language)
    apply(app, ThemeSettings(looks.scheme, looks.text_percent, device, reduced_motion))
