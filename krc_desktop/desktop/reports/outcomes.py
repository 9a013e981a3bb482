"""What became of what last month's report planned: done, or not and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.reports.naming import named_in_words
from krc_desktop.desktop.reports.narratives import Of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, clear, column, row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label, tag
from krc_desktop.language import Case
from krc_desktop.model.choices import event_status
from krc_desktop.model.events import EventStatus
from krc_desktop.model.fields import TITLE
from krc_desktop.model.stories import Outcome, ReportPlan
from krc_desktop.operations import plans
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Answered:
    """A plan of the report before and, where it is an event that was answered, its state."""

    plan: ReportPlan
    event: EventStatus | None = None


def plans_before(file: CentreFile, of: Of) -> tuple[Answered, ...]:
    """What the report of the month before planned for this one."""
    found = plans.plans_of(file, of.centre_id, of.month.shifted(-1))
    events = file.events.by_ids(plan.event_id for plan in found if plan.event_id)
    return tuple(Answered(plan, _answered(events.get(plan.event_id or 0))) for plan in found)


def _answered(event: object) -> EventStatus | None:
    """An event's state once it is more than planned."""
    status = getattr(event, "status", None)
    return status if isinstance(status, EventStatus) and status is not EventStatus.PLANNED else None


class _Row(QWidget):
    """One plan with its answer."""

    def __init__(self, session: Session, plan: ReportPlan) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._plan = plan
        self.what = label(theme, plan.what, "body", wraps=True)
        self.answer = Segmented(theme, plan.what)
        self.answer.offer(Outcome.DONE, words.text_in("plan", "Done"))
        self.answer.offer(Outcome.NOT_DONE, words.text_in("plan", "Not done"))
        self.answer.chosen.connect(self._chose)
        self.state = tag(theme, "")
        why = words.text("Why not?")
        self._verb = named_in_words(plans.set_plan_outcome, outcome_reason=why)
        self.reason = TextField(theme, why, self._keep_reason, limit=TITLE)
        line = row(self.what, self.answer, self.state, spacing=12)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.reason, spacing=4))

    def show_answer(self, answered: Answered) -> None:
        """Show what became of the plan."""
        plan = self._plan = answered.plan
        self.answer.choose(plan.outcome)
        self.answer.setVisible(answered.event is None)
        self.state.setVisible(answered.event is not None)
        if answered.event is not None:
            self.state.setText(event_status(self._session.words, answered.event))
        self.reason.setVisible(answered.event is None and plan.outcome is Outcome.NOT_DONE)
        self.reason.show_value(plan.outcome_reason)

    def _chose(self, outcome: Outcome) -> None:
        self._set(outcome, self.reason.typed)
        if outcome is Outcome.NOT_DONE:
            self.reason.setFocus()

    def _keep_reason(self, reason: str, refused: Callable[[str], None]) -> None:
        self._set(Outcome.NOT_DONE, reason, refused)

    def _set(
        self, outcome: Outcome, reason: str, refused: Callable[[str], None] | None = None
    ) -> None:
        self._session.do(
            self._verb,
            refused=refused,
            quiet=True,
            plan_id=self._plan.id,
            outcome=outcome,
            reason=reason,
        )


class Outcomes(Card):
    """Last month's plans; not shown where there were none."""

    def __init__(self, session: Session) -> None:
        """A card without plans."""
        super().__init__(session.theme, " ", dense=True)
        self._session = session
        self.rows: list[_Row] = []
        self._ids: tuple[int, ...] = ()
        self._places = column(spacing=10)
        self.add(self._places)

    def show_plans(self, of: Of, answered: tuple[Answered, ...]) -> None:
        """Show the plans made for a month, each with what became of it."""
        words = self._session.words
        ids = tuple(one.plan.id for one in answered)
        if ids != self._ids:
            self._ids = ids
            clear(self._places)
            self.rows = [_Row(self._session, one.plan) for one in answered]
            for made in self.rows:
                self._places.addWidget(made)
        for made, one in zip(self.rows, answered, strict=True):
            made.show_answer(one)
        month = words.month_name(of.month.month, Case.DATIVE)
        title = words.text("What became of the plans for {month}", month=month)
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.setVisible(bool(answered))

    def save(self) -> bool:
        """Keep what was typed; False where something can't be kept, which then has the focus."""
        for made in self.rows:
            if made.reason.isVisible() and not made.reason.save():
                made.reason.setFocus()
                return False
        return True

    def focus_open(self) -> None:
        """Put the focus on the first plan without an answer."""
        for made in self.rows:
            if made.answer.isVisible() and made.answer.value is None:
                made.answer.button_of(Outcome.DONE).setFocus()
                return
