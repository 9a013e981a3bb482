"""The figures of one machine in a month; each leads to the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.figure_rows import READINGS, Behind
from krc_desktop.desktop.equipment.card.part import MachinePart
from krc_desktop.desktop.equipment.card.rows_popover import RowsPopover
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.month_stepper import MonthStepper
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.language import Phrasebook
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.model.machine_cards import MachineCard, MachineMonth
from krc_desktop.periods import Month
from krc_desktop.store.machine_uses import machine_month


@dataclass(frozen=True)
class Figure:
    """A figure with its name, and what reads the rows behind it."""

    shown: str
    name: str
    rows: str


class MonthPart(MachinePart):
    """A month's figures in a few numbers."""

    def __init__(self, session: Session) -> None:
        """The month at hand."""
        self.stepper = MonthStepper(session, Month.of(session.today))
        super().__init__(session, session.words.text("Figures"), self.stepper)
        self._month = MachineMonth(EquipmentFigures())
        self.stepper.changed.connect(lambda _month: self.show_card(self.card))

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.stepper.show_month(month)
        self.show_card(self.card)

    def said(self, card: MachineCard) -> object:
        """The figures, counted anew."""
        connection, month = self.session.file.connection, self.stepper.month
        self._month = machine_month(connection, card.machine, month)
        return card.machine.id, month, self._month

    def fill(self, card: MachineCard) -> None:
        """The figures that are not nothing; of an empty month its time alone."""
        made = [self._figure(one) for one in figures_shown(self.words, self._month)]
        widest = max((one.sizeHint().width() for one in made), default=0)
        for one in made:
            one.setMinimumWidth(widest)
        self.rows.addWidget(flowing(*made, spacing=8))

    def _figure(self, one: Figure) -> QWidget:
        inside = column(
            label(self.theme, one.shown, "total"),
            label(self.theme, one.name, "meta", "ink2"),
            spacing=0,
        )
        made = RowButton(self.theme, inside, f"{one.name}: {one.shown}")
        made.clicked.connect(partial(self._open, one, made))
        return made

    def _open(self, one: Figure, beside: QWidget) -> None:
        month = self.stepper.month
        behind = Behind(self.session.file, self.words, self.card.machine.id, month.period)
        name = f"{one.name}, {self.words.month(month)}"
        RowsPopover(self.session, beside, name, READINGS[one.rows](behind)).open()


def figures_shown(words: Phrasebook, month: MachineMonth) -> list[Figure]:
    """What is told of a month: its time always, the rest where there is any."""
    figures = month.figures
    found = [
        Figure(
            wording.hours(words, figures.occupied_minutes),
            words.text_in("figure", "occupied"),
            "uses",
        ),
        Figure(
            wording.hours(words, figures.working_minutes),
            words.text_in("figure", "at work"),
            "uses",
        ),
    ]
    if month.utilisation is not None and figures.working_minutes:
        shown = words.percent(month.utilisation)
        found.append(Figure(shown, words.text_in("figure", "utilisation"), "uses"))
    found += _counts(words, figures)
    lasting = (
        (figures.downtime_minutes, words.text_in("figure", "out of service"), "downtime"),
        (figures.maintenance_minutes, words.text_in("figure", "maintenance"), "maintenance"),
    )
    found += [
        Figure(wording.hours(words, minutes), name, rows)
        for minutes, name, rows in lasting
        if minutes
    ]
    return found


def _counts(words: Phrasebook, figures: EquipmentFigures) -> list[Figure]:
    """What is counted in pieces: each name agrees with its number."""
    used, fired = figures.bookings_used, figures.firings
    whole, lost = figures.pieces_fired, figures.pieces_lost
    people, inducted = figures.people_served, figures.inductions
    told = (
        (used, words.counted("time used", "times used", used), "uses"),
        (fired, words.counted("firing", "firings", fired), "firings"),
        (whole, words.counted("piece fired", "pieces fired", whole), "firings"),
        (lost, words.counted("piece lost", "pieces lost", lost), "firings"),
        (people, words.counted("person", "people", people), "people"),
        (inducted, words.counted("induction", "inductions", inducted), "inductions"),
    )
    return [Figure(words.number(count), name, rows) for count, name, rows in told if count]
