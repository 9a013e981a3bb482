"""Planned maintenance: what, how often by days or by a counter; changed or planned no more."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.equipment import Counter, CounterMeasure, MaintenancePlan
from krc_desktop.operations.change import Change
from krc_desktop.operations.maintenance import (
    add_maintenance_plan,
    archive_maintenance_plan,
    change_maintenance_plan,
)

_DAYS, _COUNTER = "days", "counter"


class PlanPopover(FormPopover):
    """A new plan of a machine, or one that is known."""

    def __init__(
        self, session: Session, beside: QWidget, equipment_id: int, plan_id: int = 0
    ) -> None:
        """A form; without a plan's id: a new one."""
        words = session.words
        known = session.file.equipment.plans.get(plan_id) if plan_id else None
        name = words.text("Planned maintenance") if known else words.text("Plan maintenance")
        super().__init__(session, beside, name)
        self._equipment_id, self._known = equipment_id, known
        self._counters = session.file.equipment.counters_of(equipment_id)
        self.what = self.line(words.text("What is done"), known.what if known else "")
        self.put(self.what)
        self._put_how(known)
        self._put_when(known)
        if known is not None:
            archive = self.deed(
                words.text("Plan it no more"),
                "archive",
                partial(session.do, archive_maintenance_plan, plan_id=known.id),
            )
            self.put(row(archive, None))
        self.finish(words.text("Save") if known else words.text("Add"))
        self._turn()

    def _put_how(self, known: MaintenancePlan | None) -> None:
        words = self.words
        self.how = Segmented(self.theme, words.text("How it is planned"))
        self.how.offer(_DAYS, words.text("By days"), icon="calendar-blank")
        if self._counters:
            self.how.offer(_COUNTER, words.text("By a counter"), icon="gauge")
        self.how.choose(_COUNTER if known and known.counter_id else _DAYS)
        self.how.chosen.connect(lambda _how: self._turn())
        days = known.every_days if known else None
        self.days = self.line(words.text("Every so many days"), str(days or ""))
        names = [(one.id, _name(words, one)) for one in self._counters]
        first = names[0][0] if names else None
        chosen = known.counter_id if known and known.counter_id else first
        self.counter = self.choice(words.text("Counter"), names, chosen)
        self.every = self.line(words.text("Every so many"), self._every(known))
        self.put(row(self.how, None), self.days, self.counter, self.every)

    def _put_when(self, known: MaintenancePlan | None) -> None:
        words = self.words
        self.since = self.day_line(
            words.text("Counts from"), known.starts_on if known else self.session.today
        )
        warn = known.warn_days if known else 10
        self.warn = self.line(words.text("Remind so many days before"), str(warn))
        self.put(row(self.since, self.warn, spacing=10))

    def _every(self, known: MaintenancePlan | None) -> str:
        if known is None or known.every_count is None:
            return ""
        counter = next((one for one in self._counters if one.id == known.counter_id), None)
        return str(known.every_count // _factor(counter))

    def _turn(self) -> None:
        by_days = self.how.value == _DAYS
        self.days.setVisible(by_days)
        self.warn.setVisible(by_days)
        self.counter.setVisible(not by_days)
        self.every.setVisible(not by_days)
        self.refit_soon()

    def keep(self) -> Change | None:
        """Add or change the plan."""
        facts: dict[str, Any] = {
            "what": self.what.typed,
            "starts_on": self.day_typed(self.since),
            "every_days": None,
            "counter_id": None,
            "every_count": None,
        }
        if self.how.value == _DAYS:
            facts["every_days"] = self.whole_typed(self.days)
            facts["warn_days"] = self.whole_or_none(self.warn) or 0
        else:
            counter = next(one for one in self._counters if one.id == self.counter.value)
            facts["counter_id"] = counter.id
            facts["every_count"] = self.whole_typed(self.every) * _factor(counter)
        if self._known is None:
            return self.session.do(
                add_maintenance_plan,
                refused=self.refused,
                called=self.what.name,
                equipment_id=self._equipment_id,
                **facts,
            )
        return self.session.do(
            change_maintenance_plan,
            refused=self.refused,
            called=self.what.name,
            plan_id=self._known.id,
            **facts,
        )


def _factor(counter: Counter | None) -> int:
    """How many counts one typed is: hours are kept as minutes."""
    is_time = counter is not None and counter.measure is CounterMeasure.WORKING_MINUTES
    return 60 if is_time else 1


def _name(words: Phrasebook, one: Counter) -> str:
    return one.name_en if words.language is Language.ENGLISH and one.name_en else one.name_lv
