"""Puts on the language and the look that the settings ask for, Qt's own dialogs included."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme, system_is_dark
from krc_desktop.language import Language, Phrasebook
from krc_desktop.settings import Settings
from krc_desktop.settings import Theme as ThemeChoice


def theme_of(settings: Settings) -> Theme:
    """The theme that the settings, or with them the system, ask for."""
    dark = settings.theme is ThemeChoice.DARK or (
        settings.theme is ThemeChoice.SYSTEM and system_is_dark()
    )
    return Theme(dark=dark, text_size=int(settings.text_size))


def dress(session: Session) -> None:
    """Give the session and the application the language and the look of the settings."""
    session.words = Phrasebook(session.settings.language)
    session.theme = theme_of(session.settings)
    dress_application(session.theme, session.settings.language)


def dress_application(theme: Theme, language: Language) -> None:
    """Dress the application itself."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    theme.apply(application)
    QLocale.setDefault(QLocale(language.value))
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language is not Language.ENGLISH and translator.load(f"qtbase_{language.value}", folder):
        application.installTranslator(translator)
