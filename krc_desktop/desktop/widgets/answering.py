"""A small card that answers in passing: bookings' outcomes, maintenance that is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import agenda, bookings, maintenance
from krc_desktop.operations.agenda_words import named, told_check, told_machine

_MOST_SHOWN = 40


@dataclass(frozen=True)
class Asked:
    """A row that waits for an answer: what it is, and each answer with its act."""

    what: str
    which: str
    answers: tuple[tuple[str, Callable[[], object]], ...]
    place: Place


def open_answers(session: Session, check: Check, beside: QWidget) -> Popover | None:
    """Open the card that answers a check in passing; None where none does."""
    asking = _ASKING.get(check.kind)
    if asking is None:
        return None
    card = _Answers(session, told_check(session.words, check).what, asking(session, check), beside)
    card.open()
    return card


class _Answers(Popover):
    """Rows with their answers; an answered row leaves, the last one closes the card."""

    def __init__(
        self, session: Session, title: str, asked: tuple[Asked, ...], beside: QWidget
    ) -> None:
        super().__init__(session.theme, beside, title, width=424)
        self._session = session
        self._theme = session.theme
        self._open_word = session.words.text_in("thing to do", "Open")
        self._left = len(asked)
        self.add(label(session.theme, title, "section", wraps=True))
        self._rows = column(spacing=8)
        for one in asked[:_MOST_SHOWN]:
            self._rows.addWidget(self._row(one))
        rows = boxed(self._rows)
        scrolled = ScrolledColumn(rows, spacing=0)
        height = rows.sizeHint().height()
        scrolled.setFixedHeight(min(height + 4, session.theme.px(280)))
        self.add(scrolled)

    def _row(self, asked: Asked) -> QWidget:
        theme = self._theme
        text = column(
            label(theme, asked.what, "body", wraps=True),
            label(theme, asked.which, "meta", "ink2", wraps=True),
            spacing=0,
        )
        door = icon_button(theme, "arrow-square-out", self._open_word)
        door.setAccessibleName(f"{self._open_word}: {asked.what} {asked.which}")
        door.clicked.connect(partial(self._go, asked.place))
        line = row(text, door, spacing=6)
        line.setStretch(0, 1)
        made = boxed(line)
        for name, act in asked.answers:
            choice = button(theme, name, kind="soft")
            choice.setAccessibleName(f"{name}: {asked.what} {asked.which}")
            choice.clicked.connect(partial(self._answered, made, act))
            line.addWidget(choice)
        return made

    def _go(self, place: Place) -> None:
        """Leave for the page where the row itself is."""
        self.close_up()
        self._session.go(place)

    def _answered(self, made: QWidget, act: Callable[[], object]) -> None:
        if act() is None:
            return
        made.hide()
        self._left -= 1
        if self._left:
            self.focusNextChild()
        else:
            clear(self._rows)
            self.close_up()


def _bookings(session: Session, check: Check) -> tuple[Asked, ...]:
    words = session.words

    def becomes(booking_id: int, status: BookingStatus) -> object:
        return session.do(bookings.set_booking_status, booking_id=booking_id, status=status)

    return tuple(
        Asked(
            named(words, told.name),
            words.day_and_weekday(told.day),
            (
                (
                    words.text_in("booking", "Took place"),
                    partial(becomes, told.row_id, BookingStatus.USED),
                ),
                (
                    words.text_in("booking", "Nobody came"),
                    partial(becomes, told.row_id, BookingStatus.NO_SHOW),
                ),
            ),
            Place(PageName.EQUIPMENT, (told.row_id,), part="booking"),
        )
        for told in check.rows
    )


def _maintenance(session: Session, _check: Check) -> tuple[Asked, ...]:
    words = session.words

    def done(plan: PlanDue) -> object:
        return session.do(
            maintenance.record_maintenance,
            equipment_id=plan.equipment_id,
            plan_id=plan.plan_id,
            done_on=session.today,
            what=plan.what,
        )

    due = agenda.machines_due(session.file, centre_id=session.centre_id)
    return tuple(
        Asked(
            told_machine(words, plan).what,
            told_machine(words, plan).which,
            ((words.text_in("maintenance", "Done today"), partial(done, plan)),),
            Place(PageName.EQUIPMENT, (plan.equipment_id,), part="machine"),
        )
        for plan in due
    )


_ASKING: dict[CheckKind, Callable[[Session, Check], tuple[Asked, ...]]] = {
    CheckKind.BOOKINGS_WITHOUT_OUTCOME: _bookings,
    CheckKind.MAINTENANCE_DUE: _maintenance,
}
