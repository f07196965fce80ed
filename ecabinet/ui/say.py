"""The one door through which words reach the screen."""

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QTranslator

from ecabinet.ui.resources_path import resource

_CONTEXT = "ecabinet"


class Language(StrEnum):
    """A language the product speaks."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class TranslationMissing(Exception):
    """The compiled translation of a language is absent or unreadable; the language on screen stays as it was."""


def say(source: str, **values: str | int) -> str:
    """Give an English source text in the language on screen, with `{named}` places filled.

    `source` is a literal, so that the translation file can be checked against the code. Raises KeyError when a place
    has no value.
    """
    spoken = QCoreApplication.translate(_CONTEXT, source)
    return spoken.format(**values) if values else spoken


class SpokenLanguage:
    """The language on screen, changed while the program runs; Qt then tells every widget (LanguageChange)."""

    _now: ClassVar[Language] = Language.ENGLISH
    _translator: ClassVar[QTranslator | None] = None

    @classmethod
    def now(cls) -> Language:
        """Give the language on screen."""
        return cls._now

    @classmethod
    def switch(cls, language: Language) -> None:
        """Speak another language from now on; raises TranslationMissing. English needs no file."""
        coming = None if language is Language.ENGLISH else _loaded(language)
        if cls._translator is not None:
            QCoreApplication.removeTranslator(cls._translator)
        cls._translator = coming
        cls._now = language
        if coming is not None:
            QCoreApplication.installTranslator(coming)


def _loaded(language: Language) -> QTranslator:
    path = resource("translations", f"{language.value}.qm")
    translator = QTranslator()
    if not path.is_file() or not translator.load(str(path)):
        raise TranslationMissing(str(path))
    return translator
