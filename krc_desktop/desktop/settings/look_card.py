"""Valoda un izskats: language, theme, text size; the report's language apart from the window's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import SettingsCard, setting_row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.labels import hairline
from krc_desktop.language import Language
from krc_desktop.settings import TextSize, Theme

_REPORT = "report_language"


class LookCard(SettingsCard):
    """Four choices; all but the report's language build the window anew."""

    part = "look"
    icon = "translate"

    def __init__(self, session: Session) -> None:
        """The card with what is chosen now."""
        super().__init__(session, session.words.text("Language and look"))
        words = self.words
        self._touched = ""
        self.choices: dict[str, Segmented] = {}
        languages = [(Language.LATVIAN, "Latviešu", ""), (Language.ENGLISH, "English", "")]
        sizes = [(size, words.percent(int(size) / 100), "") for size in TextSize]
        themes = [
            (Theme.SYSTEM, words.text_in("theme", "System"), "monitor"),
            (Theme.LIGHT, words.text_in("theme", "Light"), "sun"),
            (Theme.DARK, words.text_in("theme", "Dark"), "moon"),
        ]
        self._offer("language", words.text("Language of the window"), "", languages)
        self._offer(
            _REPORT,
            words.text("Language of the report"),
            words.text("The monthly report can speak another language than the window"),
            [(None, words.text("As the window"), ""), *languages],
        )
        self._offer("theme", words.text_in("look", "Theme"), "", themes)
        self._offer("text_size", words.text("Text size"), "", sizes)

    def _offer(
        self, key: str, title: str, meta: str, offered: Sequence[tuple[Any, str, str]]
    ) -> None:
        made = Segmented(self.theme, title)
        for value, text, icon in offered:
            made.offer(value, text, icon=icon)
        made.chosen.connect(partial(self._chosen, key))
        if self.choices:
            self.add(hairline())
        self.choices[key] = made
        self.add(setting_row(self.session, title, meta, made))

    def refresh(self) -> None:
        """Show what the settings say."""
        for key, made in self.choices.items():
            made.choose(getattr(self.session.settings, key))

    def _chosen(self, key: str, value: Any) -> None:
        before = getattr(self.session.settings, key)
        if before == value:
            return
        self._touched = key
        title = self.choices[key].accessibleName()
        self._become(key, value)
        words = self.session.words
        self.session.messages.toast(
            words.text("Changed: {what}", what=title),
            action=words.text("Undo"),
            act=partial(self._become, key, before),
        )

    def _become(self, key: str, value: Any) -> None:
        session = self.session
        session.remember(**{key: value})
        if key != _REPORT:
            session.look_changed.emit()
        else:
            self.refresh()

    def place_within(self) -> str:
        """The choice touched last: after the window was built anew the focus returns to it."""
        return self._touched

    def go_to(self, place: str) -> None:
        """Put the focus on a choice."""
        made = self.choices.get(place)
        if made is not None:
            self._touched = place
            made.button_of(made.value).setFocus()
