"""The parts that the law asks of an agreement, each ticked as soon as it stands in the form."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.labels import icon_label, label, set_tone
from krc_desktop.model.agreements import Content, Law, missing_contents
from krc_desktop.model.volunteers import Agreement
from krc_desktop.operations.agreement_words import content_name, law_name


class ContentTicks(QWidget):
    """Five parts with a tick or an empty ring, and the law's name."""

    def __init__(self, session: Session) -> None:
        """Nothing ticked yet."""
        super().__init__()
        self._session = session
        theme, words = session.theme, session.words
        self._signs: dict[Content, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heading = label(theme, words.text("An agreement must say"), "label", "ink2")
        grid.addWidget(heading, 0, 0, 1, 2)
        for at, content in enumerate(Content):
            icon = icon_label(theme, "circle", "ink3", 16)
            text = label(theme, capitalised(content_name(words, content)), "meta", wraps=True)
            self._signs[content] = (icon, text)
            line = row(icon, text, spacing=6)
            line.setStretch(1, 1)
            is_last = at == len(Content) - 1
            grid.addWidget(boxed(line), at // 2 + 1, at % 2, 1, 2 if is_last else 1)
        law = label(theme, law_name(words, Law.AGREEMENT), "caption", "ink3", wraps=True)
        grid.addWidget(law, len(Content), 0, 1, 2)

    def show_missing(self, agreement: Agreement) -> None:
        """Tick what an agreement says already."""
        theme, words = self._session.theme, self._session.words
        missing = missing_contents(agreement)
        for content, (icon, text) in self._signs.items():
            lacks = content in missing
            name, ink = ("circle", "warn") if lacks else ("check-circle-fill", "ok")
            icon.setPixmap(theme.pixmap(name, ink, 16))
            set_tone(text, "warn" if lacks else "ink2")
            state = words.text_in("agreement", "missing") if lacks else words.text("there")
            text.setAccessibleName(f"{text.text()}: {state}")

    @property
    def missing(self) -> list[str]:
        """The parts that are not there, as they are shown."""
        return [text.text() for _, text in self._signs.values() if text.property("tone") == "warn"]
