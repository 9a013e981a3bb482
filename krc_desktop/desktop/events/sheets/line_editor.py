"""What is typed over the line at hand: the name, the group, the days, the answer about photos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from krc_desktop.desktop.events.event_words import day_of_event
from krc_desktop.desktop.events.sheets import sheet_words
from krc_desktop.desktop.events.sheets.columns import Columns
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.choices import QuietComboBox
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label
from krc_desktop.model.fields import NAME
from krc_desktop.model.people import Answer
from krc_desktop.model.sheets import EnteredLine, LineOutcome

_ANSWERS = (Answer.NOT_ASKED, Answer.YES, Answer.NO)


class LineEditor(QWidget):
    """Lies over a row of the list, its fields where the columns are."""

    group_chosen = Signal(object)
    photo_chosen = Signal(object)
    days_chosen = Signal()
    remove_asked = Signal()
    next_asked = Signal()

    def __init__(self, session: Session, over: QWidget) -> None:
        """An editor over a list's sight."""
        super().__init__(over)
        theme, words = session.theme, session.words
        self._session = session
        self._theme = theme
        self._columns: Columns | None = None
        self.name = QLineEdit(self)
        self.name.setProperty("kind", "cell")
        self.name.setFont(theme.font("body"))
        self.name.setMaxLength(2 * NAME)
        self.name.setAccessibleName(words.text("Name on the line"))
        self.group = self._combo(words.text("Group (Alt+G)"))
        self.group.activated.connect(lambda _at: self.group_chosen.emit(self.group_id))
        self.photo = self._combo(words.text("Agrees to photos"))
        for answer in _ANSWERS:
            self.photo.addItem(sheet_words.answer_name(words, answer))
        self.photo.activated.connect(lambda _at: self.photo_chosen.emit(self.answer))
        self.sign = icon_label(theme, "pencil-line", "soft_ink", 16)
        self.sign.setParent(self)
        self.state = ElidedLabel(theme, "", "meta_strong", "soft")
        self.state.setParent(self)
        self.cross = icon_button(
            theme, "x", words.text("Clear the line"), self.remove_asked.emit, keys="Ctrl+Delete"
        )
        self.cross.setParent(self)
        self.days: list[QPushButton] = []
        self._dates: list[date] = []
        for one in (self.group, self.photo):
            one.installEventFilter(self)

    def _combo(self, name: str) -> QComboBox:
        made = QuietComboBox()
        made.setParent(self)
        made.setProperty("kind", "cell")
        made.setFont(self._theme.font("body"))
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(2)
        return made

    # -- what stands in it ---------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """The name as it was typed."""
        return self.name.text().strip()

    @property
    def group_id(self) -> int | None:
        """The group chosen; None: that of the card."""
        found: int | None = self.group.currentData()
        return found

    @property
    def answer(self) -> Answer:
        """What was answered about photos."""
        return _ANSWERS[max(self.photo.currentIndex(), 0)]

    @property
    def chosen_days(self) -> list[date] | None:
        """The days signed on; None where the sheet has but one."""
        if len(self._dates) < 2:
            return None
        return [day for day, made in zip(self._dates, self.days, strict=True) if made.isChecked()]

    def offer_groups(self, groups: Sequence[tuple[Any, str]]) -> None:
        """Offer groups with their names."""
        if [self.group.itemData(at) for at in range(self.group.count())] == [
            key for key, _ in groups
        ]:
            return
        self.group.clear()
        for key, name in groups:
            self.group.addItem(name, key)

    def offer_days(self, days: Sequence[date]) -> None:
        """Offer a sheet's days to tick, where there are several."""
        if list(days) == self._dates:
            return
        for made in self.days:
            made.hide()
            made.deleteLater()
        self._dates = list(days)
        self.days = [
            self._day(number, day) for number, day in enumerate(days, start=1) if len(days) > 1
        ]
        for before, after in zip([self.group, *self.days], [*self.days, self.photo], strict=True):
            QWidget.setTabOrder(before, after)
        self._arrange()

    def _day(self, number: int, day: date) -> QPushButton:
        made = QPushButton(str(number), self)
        made.setProperty("kind", "day")
        made.setCheckable(True)
        made.setFont(self._theme.font("meta_strong"))
        name = day_of_event(self._session.words, number, day)
        made.setAccessibleName(name)
        made.setToolTip(f"{name} (Alt+{number})" if number < 10 else name)
        made.clicked.connect(lambda: self.days_chosen.emit())
        made.installEventFilter(self)
        made.show()
        return made

    def show_line(
        self, name: str, group_id: int | None, answer: Answer, days: Sequence[date] | None
    ) -> None:
        """Show a line; `days` None: all of them."""
        if self.name.text() != name:
            self.name.setText(name)
        self.group.setCurrentIndex(max(self.group.findData(group_id), 0))
        self.photo.setCurrentIndex(_ANSWERS.index(answer) if answer in _ANSWERS else 0)
        for day, made in zip(self._dates, self.days, strict=False):
            made.setChecked(days is None or day in days)

    def say_line(self, one: EnteredLine | None) -> None:
        """Say what the line at hand led to, and offer only what it can have."""
        words = self._session.words
        outcome = one.line.outcome if one else None
        is_person = outcome in (None, LineOutcome.PERSON)
        self.group.setVisible(is_person or outcome is LineOutcome.UNNAMED)
        self.photo.setVisible(is_person)
        for made in self.days:
            made.setVisible(is_person)
        self.cross.setVisible(one is not None)
        self._arrange()
        if one is None:
            hint = words.text("First name or surname")
            self._sign("pencil-line", "soft_ink", words.text_in("line of a sheet", "typing"))
        else:
            hint = sheet_words.line_name(words, one)
            icon, ink, text = sheet_words.card_sign(words, one)
            self._sign(icon, "soft_ink" if ink == "ink2" else ink, text)
        self.name.setPlaceholderText(hint)

    def _sign(self, icon: str, ink: str, text: str) -> None:
        self.sign.setPixmap(self._theme.pixmap(icon, ink, 16))
        self.state.setText(text)

    def mark_wrong(self, *, wrong: bool) -> None:
        """Show that what was typed can't be taken."""
        if bool(self.name.property("err")) != wrong:
            self.name.setProperty("err", wrong)
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)

    # -- where it lies -------------------------------------------------------------------------

    def lie(self, columns: Columns, y: int, width: int, height: int) -> None:
        """Lie over a row."""
        self._columns = columns
        self.setGeometry(0, y, width, height)
        self._arrange()

    def _arrange(self) -> None:
        if self._columns is None:
            return
        columns = self._columns
        left, wide = columns.name
        side = 0 if self.cross.isHidden() else self.cross.width() + 2
        self._put(self.name, (left, wide - side))
        self._put(self.cross, (left + wide - side + 2, side - 2))
        self._put(self.group, columns.group)
        self._put(self.photo, columns.photo)
        left, wide = columns.days
        for at, made in enumerate(self.days):
            each = wide // max(len(self.days), 1)
            self._put(made, (left + at * each, each - 2))
        left, wide = columns.card
        side = self.sign.sizeHint().width()
        self._put(self.sign, (left, side))
        self.state.setVisible(columns.shows_card_words)
        self._put(self.state, (left + side + 6, max(wide - side - 6, 0)))

    def _put(self, one: QWidget, column: tuple[int, int]) -> None:
        height = min(one.sizeHint().height(), max(self.height(), 1))
        one.setGeometry(column[0], (self.height() - height) // 2, column[1], height)

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in any field goes on to the next line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
            return True
        return super().eventFilter(watched, event)
