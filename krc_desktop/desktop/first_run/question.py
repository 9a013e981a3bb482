"""Which centre: cards to choose from, the sample below them, and what went wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QWidget

from krc_desktop.desktop.first_run.centres import CentreCard, KnownCentreCard, OtherCentreCard
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, column, row
from krc_desktop.desktop.widgets.buttons import Act, button
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.errors import BrokenRule, Refusal
from krc_desktop.language import Phrasebook
from krc_desktop.operations.first_run import KNOWN_CENTRES
from krc_desktop.sentences import sentence

_MOST_TYPED = 400


class Question(ScrolledColumn):
    """The one question of the first start; `chosen` when a card was chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme, words: Phrasebook, open_sample: Act) -> None:
        """The question with nothing chosen; `open_sample` is the way around it."""
        super().__init__(spacing=9, margins=(64, 4, 64, 4))
        self._theme = theme
        self._words = words
        self.cards: list[CentreCard] = [
            *(KnownCentreCard(theme, words, known) for known in KNOWN_CENTRES),
            OtherCentreCard(theme, words),
        ]
        self._group = QButtonGroup(self)
        for card in self.cards:
            self._group.addButton(card.radio)
            card.chosen.connect(self._chosen)
            if isinstance(card, OtherCentreCard):
                card.complained.connect(self._see)
        self.name_line = QLineEdit()
        self.coordinator = self._coordinator()
        self.sample = button(theme, words.text("Open the sample"), open_sample)
        self.said = label(theme, "", "strong", "bad", wraps=True)
        self._said_box = self._message(self.said)
        self._fill()

    def _fill(self) -> None:
        theme, words = self._theme, self._words
        self.column.addStretch(1)
        self.add(label(theme, words.text("Welcome! Which centre is yours?"), "display", wraps=True))
        what = words.text(
            "We put in its address and machines. Everything can be changed in the settings."
        )
        self.add(label(theme, what, "body", "ink2", wraps=True))
        self.column.addSpacing(4)
        for card in self.cards:
            self.add(card)
        self.column.addSpacing(4)
        self.add(self._sample_box())
        self.add(self._said_box)
        self.column.addStretch(2)

    def _coordinator(self) -> Field:
        self.name_line.setMaxLength(_MOST_TYPED)
        name = self._words.text("Coordinator's name (may be entered later)")
        made = Field(self._theme, name, self.name_line)
        self.name_line.textEdited.connect(lambda _text: made.complain(""))
        made.setMaximumWidth(self._theme.px(420))
        return made

    def _sample_box(self) -> QFrame:
        theme, words = self._theme, self._words
        what = words.text("Made-up data of three centres. One press takes them away again.")
        told = column(
            label(theme, words.text("Want to try it first?"), "strong"),
            label(theme, what, "meta", "ink2", wraps=True),
            spacing=2,
        )
        line = row(
            icon_label(theme, "sparkle", "soft_ink"),
            told,
            self.sample,
            spacing=14,
            margins=(16, 11, 14, 11),
        )
        line.setStretch(1, 1)
        box = QFrame()
        box.setProperty("role", "tinted")
        box.setProperty("tone", "soft")
        box.setLayout(line)
        return box

    def _message(self, said: QWidget) -> QFrame:
        box = QFrame()
        box.setProperty("role", "message")
        box.setProperty("tone", "bad")
        sign = icon_label(self._theme, "warning-fill", "bad")
        line = row(sign, said, spacing=10, margins=(14, 10, 14, 10))
        line.setStretch(1, 1)
        box.setLayout(line)
        box.hide()
        return box

    # -- choosing ------------------------------------------------------------------------------

    @property
    def card(self) -> CentreCard | None:
        """The chosen card."""
        return next((card for card in self.cards if card.radio.isChecked()), None)

    @property
    def coordinator_name(self) -> str:
        """The coordinator's name as typed; "" where it was left out."""
        return " ".join(self.name_line.text().split())

    def _chosen(self) -> None:
        card = self.card
        if card is None:
            return
        card.add_detail(self.coordinator)
        card.details.show()
        if isinstance(card, OtherCentreCard):
            card.name_line.setFocus()
        self._see(card)
        self.chosen.emit()

    def take_over(self, before: Question) -> None:
        """What was chosen and typed before the language changed."""
        for card, other in zip(self.cards, before.cards, strict=True):
            if other.radio.isChecked():
                card.radio.setChecked(True)
            if isinstance(card, OtherCentreCard) and isinstance(other, OtherCentreCard):
                card.name_line.setText(other.name_line.text())
                card.code_line.setText(other.code_line.text())
        self.name_line.setText(before.name_line.text())

    # -- saying --------------------------------------------------------------------------------

    def say(self, refusal: Refusal) -> None:
        """Say a refusal beside the field that it is about, else below the cards."""
        said = sentence(self._words, refusal)
        field = str(refusal.facts.get("field", ""))
        card = self.card
        if isinstance(refusal, BrokenRule) and field == "coordinator":
            self.coordinator.complain(said)
            self.name_line.setFocus()
        elif isinstance(refusal, BrokenRule) and isinstance(card, OtherCentreCard):
            card.complain(field, said)
        else:
            self.said.setText(said)
            self._said_box.show()
            self._see(self._said_box)

    def fall_silent(self) -> None:
        """Another attempt is made: what went wrong before is over."""
        self._said_box.hide()

    def _see(self, widget: QWidget) -> None:
        """Scroll to a widget, once it has the room it asks for."""
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, widget, 0, 8))
