"""The page of the monthly report: what it lacks, what one writes, and the very PDF beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.pages import title
from krc_desktop.desktop.reports.checklist_card import ChecklistCard
from krc_desktop.desktop.reports.errand import Errand
from krc_desktop.desktop.reports.head import ReportHead
from krc_desktop.desktop.reports.making import Wanted
from krc_desktop.desktop.reports.narratives import HIGHLIGHTS, PLANS, Narratives, Of, kept_texts
from krc_desktop.desktop.reports.outcomes import Outcomes, plans_before
from krc_desktop.desktop.reports.points import Points, kept_points
from krc_desktop.desktop.reports.preview import Preview
from krc_desktop.desktop.reports.saving import Saving
from krc_desktop.desktop.reports.sides import Sides
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.answering import open_answers
from krc_desktop.desktop.widgets.boxes import ScrolledColumn
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.language import Language
from krc_desktop.model.checklist import Check, CheckKind, Checklist
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda import report_due
from krc_desktop.operations.change import Change
from krc_desktop.operations.checklist import month_checklist
from krc_desktop.operations.report_content import document_number
from krc_desktop.periods import Month

if TYPE_CHECKING:
    from krc_desktop.desktop.reports.printing import Printing

POINTS, OUTCOMES = "points", "outcomes"
# of the checklist, what is put right on this very page
_PARTS = {
    CheckKind.HIGHLIGHTS_MISSING: HIGHLIGHTS,
    CheckKind.PLANS_MISSING: PLANS,
    CheckKind.PLANS_WITHOUT_OUTCOME: OUTCOMES,
}


class ReportsPage(Page):
    """One month's report at a time."""

    name = PageName.REPORTS

    def __init__(self, session: Session) -> None:
        """The page over a session, at the month whose report is due."""
        super().__init__(session, title(session.words, self.name))
        self.month = self._month_due()
        self._of: Of | None = None
        self._lacks: Checklist | None = None
        self._printing: Printing | None = None
        self.parts = ReportHead(
            session, self.head, self.month, print_=self.print_page, save=self.save_pdf
        )
        self.parts.stepper.changed.connect(self._turn_to)
        self.checklist = ChecklistCard(session, self._fix)
        self.narratives = Narratives(session)
        self.outcomes = Outcomes(session)
        self.points = Points(session)
        self.left = ScrolledColumn(
            self.checklist,
            self.narratives,
            self.outcomes,
            self.points,
            None,
            margins=(28, 12, 20, 20),
        )
        self.preview = Preview(session)
        self.preview.language_chosen.connect(self._choose_language)
        self.errand = Errand(session)
        self.saving = Saving(session, self, self.errand)
        self.sides = Sides(session, self.left, self.preview, *self.parts.beside_tabs)
        self.sides.turned.connect(self._ask_preview)
        self.body.addWidget(self.errand)
        self.body.addWidget(self.sides, 1)
        self.parts.take_narrow(narrow=False)

    def concerns(self, change: Change) -> bool:
        """Whatever is changed may stand in the report."""
        return bool(change.subjects)

    def take_width(self, width: Width) -> None:
        """In a narrow window the preview becomes a second tab."""
        super().take_width(width)
        self.parts.take_narrow(narrow=width is Width.NARROW)
        self.sides.take_width(width)

    # -- where ---------------------------------------------------------------------------------

    def _month_due(self) -> Month:
        """The month whose report is due next, else the running one."""
        due = report_due(self.session.file, centre_id=self.session.centre_id)
        return due.month if due is not None else Month.of(self.session.today)

    def place(self) -> Place:
        """The month at hand."""
        return Place(self.name, month=self.month)

    def show_place(self, place: Place) -> None:
        """Go to a month and, where one is meant, to the field."""
        if place.month is not None and place.month != self.month:
            self._turn_to(place.month)
        if place.part:
            self._focus(place.part)

    def step_period(self, by: int) -> None:
        """Go to the next or the previous month."""
        self._turn_to(self.month.shifted(by))

    def go_to_today(self) -> None:
        """Go to the month whose report is due."""
        self._turn_to(self._month_due())

    def start_new(self) -> None:
        """Every month has its report: what is begun is its first text."""
        self._focus(HIGHLIGHTS)

    def _turn_to(self, month: Month) -> None:
        self._keep_typed()
        self.month = month
        self.parts.stepper.show_month(month)
        self.refresh()
        self.left.verticalScrollBar().setValue(0)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the month's checklist and words, and make the preview anew."""
        of = Of(self.session.centre_id, self.month)
        file = self.session.file
        with file.reading():
            checklist = month_checklist(file, centre_id=of.centre_id, month=of.month)
            kept, points = kept_texts(file, of), kept_points(file, of)
            planned = plans_before(file, of)
        self._of, self._lacks = of, checklist
        self.parts.show_checklist(checklist)
        self.checklist.show_checklist(checklist)
        self.narratives.show_texts(of, kept)
        self.points.show_points(of, points)
        self.outcomes.show_plans(of, planned)
        self.sides.fit_soon()
        self.preview.tell(self._empty_note(checklist))
        self._ask_preview()

    def _empty_note(self, checklist: Checklist) -> str:
        if not checklist.is_empty:
            return ""
        return self.words.text(
            "Nothing was entered for this month. Such a report is valid too: save it and send it."
        )

    @property
    def language(self) -> Language:
        """The report's language: chosen for itself, else the window's."""
        return self.session.settings.report_language or self.session.settings.language

    @property
    def wanted(self) -> Wanted | None:
        """The report at hand; None before anything was read."""
        return Wanted(self._of.centre_id, self._of.month, self.language) if self._of else None

    def _ask_preview(self) -> None:
        if self.wanted is None or not self.sides.shows_right:
            self.preview.rest()
        else:
            self.preview.ask(self.wanted)

    def _choose_language(self, language: Language) -> None:
        self.session.remember(report_language=language)
        self._ask_preview()

    # -- putting right -------------------------------------------------------------------------

    def _fix(self, check: Check, pressed: QPushButton) -> None:
        """Go to where a gap is closed, or answer it on the spot."""
        if check.kind in _PARTS:
            self._focus(_PARTS[check.kind])
        elif open_answers(self.session, check, pressed) is None:
            self.session.go(check.place)

    def _focus(self, part: str) -> None:
        """Put the cursor into a part, and the part into sight."""
        self.sides.show_left()
        shown: QWidget | None
        if part == OUTCOMES:
            self.outcomes.focus_open()
            shown = self.outcomes
        elif part == POINTS:
            self.points.more.setFocus()
            shown = self.points
        else:
            shown = self.narratives.fields.get(part)
            if shown is not None:
                shown.setFocus()
        if shown is not None:
            QTimer.singleShot(0, shown, lambda: self.left.ensureWidgetVisible(shown, 0, 24))

    def _keep_typed(self) -> bool:
        """Keep what was typed anywhere; False where something can't be kept."""
        return all(part.save() for part in (self.narratives, self.points, self.outcomes))

    # -- saving and printing -------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Save the report as a PDF, also one that still lacks something."""
        wanted = self._wanted_whole()
        if wanted is not None:
            self.saving.ask(wanted, lacks=len(self._lacks.gaps) if self._lacks else 0)

    def print_page(self) -> bool:
        """Print the report."""
        from krc_desktop.desktop.reports.printing import Printing

        wanted = self._wanted_whole()
        if wanted is not None:
            if self._printing is None:
                self._printing = Printing(self.session, self, self.errand)
            centre = self.session.file.centres.get(wanted.centre_id)
            self._printing.ask(wanted, name=document_number(centre, wanted.month))
        return True

    def _wanted_whole(self) -> Wanted | None:
        """The report with everything that was typed in it; says so where that can't be."""
        if self._keep_typed():
            return self.wanted
        self.session.messages.show(
            "warn", self.words.text("One of the texts can't be kept yet. Put it right first.")
        )
        return None
