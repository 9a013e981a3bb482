"""What stands in the head of the board: its period, its views, its poster."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.board.period_stepper import PeriodStepper
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented, button, icon_button, with_keys
from krc_desktop.model.board import View


class Controls(QWidget):
    """‹ period › Today, the switch of day, week and month, the printer."""

    stepped = Signal(int)
    today_asked = Signal()
    view_asked = Signal(object)
    poster_asked = Signal()

    def __init__(self, session: Session, view: View) -> None:
        """The controls with a view chosen."""
        super().__init__()
        theme, words = session.theme, session.words
        self.stepper = PeriodStepper(session)
        self.stepper.stepped.connect(self.stepped)
        today = button(theme, words.text_in("month", "Today"), self.today_asked.emit)
        today.setToolTip(with_keys(words.text("Go to today"), "T"))
        self.views = Segmented(theme, words.text("Period"))
        self.views.offer(View.DAY, words.text_in("period", "Day"))
        self.views.offer(View.WEEK, words.text_in("period", "Week"))
        self.views.offer(View.MONTH, words.text_in("period", "Month"))
        self.views.choose(view)
        self.views.chosen.connect(self.view_asked)
        self.poster = icon_button(
            theme,
            "printer",
            words.text("Week poster for the door"),
            self.poster_asked.emit,
            keys="Ctrl+P",
        )
        self.setLayout(row(self.stepper, today, None, self.views, self.poster, spacing=8))
