"""A machine's opening hours: as the centre's, or a week of its own from today on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.typed_opening import LONGEST_TYPED, opening_text, read_opening
from krc_desktop.operations.centres import set_opening_hours
from krc_desktop.operations.change import Change
from krc_desktop.sentences import sentence
from krc_desktop.store.machine_cards import own_hours

_AS_CENTRE, _OWN = "centre", "own"
_USUAL = dict.fromkeys(range(1, 6), (9 * 60, 17 * 60))

Week = dict[int, tuple[int, int]]


class HoursFields(QWidget):
    """The choice between the two, and the seven days of an own week."""

    def __init__(self, session: Session, equipment_id: int) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._session, self._id = session, equipment_id
        self._theme, self._words = session.theme, session.words
        words = session.words
        self._week: Week = {}
        self._centre_id = session.centre_id
        self.whose = Segmented(session.theme, words.text("Opening hours"))
        self.whose.offer(_AS_CENTRE, words.text("As the centre"))
        self.whose.offer(_OWN, words.text("Its own"))
        self.whose.chosen.connect(self._turn)
        self.days = {number: self._day_field(number) for number in range(1, 8)}
        self._grid = boxed(self._laid())
        heading = label(session.theme, words.text("Opening hours"), "label", "ink2")
        self.setLayout(column(heading, row(self.whose, None), self._grid, spacing=4))

    def _day_field(self, number: int) -> TextField:
        return TextField(
            self._theme,
            self._words.weekday_name(number),
            partial(self._commit, number),
            limit=LONGEST_TYPED,
            hint=opening_text(9 * 60, 17 * 60),
            shows_name=False,
            waits=True,
        )

    def _laid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for number, field in self.days.items():
            second = number > 4
            line = number - 1 - (4 if second else 0)
            name = label(self._theme, self._words.weekday(number), "body")
            grid.addWidget(name, line, 2 if second else 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 3 if second else 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def show_machine(self, machine: Equipment) -> None:
        """Show a machine's week as it holds today."""
        self._centre_id = machine.centre_id
        self._week = own_hours(self._session.file, machine, self._session.today)
        self.whose.choose(_OWN if self._week else _AS_CENTRE)
        self._grid.setVisible(bool(self._week))
        for number, field in self.days.items():
            hours = self._week.get(number)
            closed = self._words.text_in("day", "closed")
            field.show_value(opening_text(*hours) if hours else closed)

    def _turn(self, whose: str) -> None:
        if whose == _AS_CENTRE:
            self._keep({}, None)
            return
        shelf = self._session.file.centres
        centre = shelf.hours_on(self._centre_id, self._session.today)
        self._keep(centre or _USUAL, None)

    def _commit(self, number: int, text: str, refused: Refused) -> None:
        try:
            hours = read_opening(text)
        except BrokenRule as broken:
            refused(sentence(self._words, broken))
            return
        week = {day: known for day, known in self._week.items() if day != number}
        if hours is not None:
            week[number] = hours
        self._keep(week, refused)

    def _keep(self, week: Week, refused: Refused | None) -> Change | None:
        return self._session.do(
            set_opening_hours,
            refused=refused,
            quiet=True,
            centre_id=self._centre_id,
            equipment_id=self._id,
            hours=week,
            since=self._session.today,
        )
