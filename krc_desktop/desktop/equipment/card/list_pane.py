"""The machines of a centre, with the worst of each; and the things it has lent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.card.loans import LoansPart
from krc_desktop.desktop.equipment.card.machine_rows import rows_of
from krc_desktop.desktop.equipment.card.new_machine import NewMachine
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import Chip, button
from krc_desktop.desktop.widgets.empty_states import EmptyState
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import ListRow, Portion
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.machine_cards import MachineRow
from krc_desktop.store.machine_lists import machine_rows


class MachinesPane(Pane):
    """The list, the chip for machines out of use, the loans beside it."""

    part = places.MACHINES
    subjects = frozenset(
        {
            "equipment",
            "inductions",
            "counters",
            "maintenance_plans",
            "maintenance_jobs",
            "faults",
            "outages",
            "bookings",
            "booking_uses",
            "booking_phases",
            "firings",
            "people",
            "organisations",
            "events",
            "loans",
        }
    )

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, view=places.MACHINES)
        words, theme = self.words, self.theme
        self.labels = button(theme, words.text("Print labels"), self._print_labels, icon="qr-code")
        self.add = button(theme, words.text("Add a machine"), self._open_new, icon="plus")
        self.head.at_right(self.labels, self.add)
        self.list = RecordList(theme, words.text_in("page", "Equipment"), height=60)
        self.list.opened.connect(self._open)
        self.retired = Chip(theme, "", icon="archive")
        self.retired.clicked.connect(lambda: self.refresh())
        self.loans = LoansPart(session)
        self._shown: list[MachineRow] = []
        self._make_body()
        session.minute_passed.connect(self._minute_passed)

    def _make_body(self) -> None:
        self._listed = boxed(column(self.list, spacing=0, margins=(0, 8, 0, 8)), "card-list")
        chips = row(self.retired, None)
        left = column(chips, self._listed, spacing=10)
        left.setStretch(1, 1)
        self._left = boxed(left)
        self._right = boxed(column(self.loans, None, spacing=0))
        self._beside = row(self._left, self._right, spacing=14, margins=(24, 12, 24, 16))
        self._beside.setStretch(0, 5)
        self._beside.setStretch(1, 3)
        self._scrolled = ScrolledColumn(self._beside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scrolled)
        self._stack.addWidget(self._nothing_yet())
        self.body.addWidget(self._stack)

    def _nothing_yet(self) -> QWidget:
        words, theme = self.words, self.theme
        first = button(
            theme,
            words.text("Add a machine"),
            lambda: self._open_new(),
            kind="primary",
            icon="plus",
        )
        self._first = first
        return ScrolledColumn(
            EmptyState(
                theme,
                title=words.text("No machines yet"),
                sentence=words.text(
                    "A machine remembers its rules, who may use it, when it is due for maintenance."
                ),
                actions=[first],
                hint=words.text("A room or a greenhouse that is booked is added in the same way."),
                steps=[
                    (
                        words.text("Add it"),
                        words.text("Its kind brings questions and maintenance."),
                    ),
                    (words.text("Record inductions"), words.text("Kiln and laser ask for one.")),
                    (words.text("Book it"), words.text("Nobody books it twice.")),
                ],
            )
        )

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the machines and show them."""
        file, centre_id = self.session.file, self.session.centre_id
        put_away = machine_rows(file, centre_id, retired=True)
        if not put_away:
            self.retired.setChecked(False)
        in_use = machine_rows(file, centre_id)
        self._shown = put_away if self.retired.isChecked() else in_use
        said = self.words.text("Out of use: {n}", n=self.words.number(len(put_away)))
        self.retired.say(said)
        self.retired.setVisible(bool(put_away))
        self.labels.setVisible(bool(in_use))
        self.add.setVisible(bool(in_use or put_away))
        self._stack.setCurrentIndex(0 if in_use or put_away else 1)
        rows = rows_of(self.words, self._shown, self.session.today)
        self.list.read(lambda _after, _count: Portion(rows))
        self._give_room()
        self.loans.refresh()

    def _minute_passed(self) -> None:
        if self.isVisible():
            self.refresh()

    def rows(self) -> Sequence[ListRow]:
        """The rows that are shown."""
        return self.list.rows.rows

    # -- deeds ---------------------------------------------------------------------------------

    def _open(self, machine_id: Any) -> None:
        self.session.go(places.place_of(places.MACHINE, machine_id))

    def start_new(self) -> None:
        """Begin a new machine."""
        self._open_new()

    def _open_new(self) -> None:
        empty = self._stack.currentIndex() == 1
        NewMachine(self.session, self._first if empty else self.add).show_up()

    def _print_labels(self) -> None:
        from krc_desktop.desktop import papers

        ids = [one.machine.id for one in self._shown]
        papers.equipment_labels(self.session, self.labels, ids)

    def print_page(self) -> bool:
        """Labels for the machines that are shown."""
        if not self._shown:
            return False
        self._print_labels()
        return True

    def take_width(self, width: Width) -> None:
        """The loans beside the list, or below it."""
        super().take_width(width)
        narrow = width is Width.NARROW
        self._beside.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        margin = 16 if narrow else 24
        self._beside.setContentsMargins(margin, 12, margin, 16)
        self._say_short(narrow)
        self._give_room()

    def _give_room(self) -> None:
        """In a narrow window the list is as high as its rows are: the page scrolls as a whole."""
        whole = sum(self.list.sizeHintForRow(at) for at in range(len(self.rows())))
        least = whole + 8 if self.width_now is Width.NARROW else self.theme.px(240)
        self.list.setMinimumHeight(least)

    def _say_short(self, narrow: bool) -> None:  # noqa: FBT001
        """In a narrow window the buttons of the head are signs alone."""
        words = self.words
        for one, text in (
            (self.labels, words.text("Print labels")),
            (self.add, words.text("Add a machine")),
        ):
            one.setText("" if narrow else text)
            one.setToolTip(text)
