"""A counter: what it counts, from which day and value, its limit; begun anew or removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.language import Language
from krc_desktop.model.equipment import Counter, CounterMeasure
from krc_desktop.operations.change import Change
from krc_desktop.operations.maintenance import (
    add_counter,
    change_counter,
    remove_counter,
    reset_counter,
)


class CounterPopover(FormPopover):
    """A new counter of a machine, or one that is known."""

    def __init__(
        self, session: Session, beside: QWidget, equipment_id: int, counter_id: int = 0
    ) -> None:
        """A form; without a counter's id: a new one."""
        words = session.words
        known: Counter | None = None
        if counter_id:
            known = session.file.equipment.counters.get(counter_id)
        name = words.text("Counter") if known else words.text("Add a counter")
        super().__init__(session, beside, name)
        self._equipment_id, self._known = equipment_id, known
        self._english = bool(
            words.language is Language.ENGLISH and known is not None and known.name_en
        )
        shown = ""
        if known is not None:
            shown = known.name_en if self._english else known.name_lv
        self.name = self.line(words.text("What it counts, in words"), shown)
        measures = [(one, wording.measure(words, one)) for one in CounterMeasure]
        self.measure = self.choice(
            words.text("Unit"), measures, known.measure if known else CounterMeasure.FIRINGS
        )
        self.since = self.day_line(
            words.text("Counts from"), known.since if known else session.today
        )
        self.start = self.line(
            words.text("Value on that day"), self._shown(known.start_value if known else 0)
        )
        self.limit = self.line(
            words.text("Limit, if there is one"), self._shown(known.limit_value if known else None)
        )
        self.put(self.name, self.measure, row(self.since, self.start, spacing=10), self.limit)
        if known is not None:
            self._put_deeds(known)
        self.finish(words.text("Save") if known else words.text("Add"))

    def _put_deeds(self, known: Counter) -> None:
        words, session = self.words, self.session
        reset = self.deed(
            words.text("Start from zero"),
            "arrow-counter-clockwise",
            partial(session.do, reset_counter, counter_id=known.id),
        )
        remove = self.deed(
            words.text("Remove"),
            "trash",
            partial(session.do, remove_counter, counter_id=known.id),
        )
        self.put(row(reset, remove, None, spacing=4))

    def _shown(self, value: int | None) -> str:
        if value is None:
            return ""
        hours = self._known is not None and self._known.measure is CounterMeasure.WORKING_MINUTES
        return str(value // 60 if hours else value)

    def keep(self) -> Change | None:
        """Add or change the counter; hours are kept as minutes."""
        factor = 60 if self.measure.value is CounterMeasure.WORKING_MINUTES else 1
        limit = self.whole_or_none(self.limit)
        facts = {
            "name_en" if self._english else "name_lv": self.name.typed,
            "measure": self.measure.value,
            "since": self.day_typed(self.since),
            "start_value": (self.whole_or_none(self.start) or 0) * factor,
            "limit_value": limit * factor if limit is not None else None,
        }
        if self._known is None:
            return self.session.do(
                add_counter,
                refused=self.refused,
                called=self.name.name,
                equipment_id=self._equipment_id,
                **facts,
            )
        return self.session.do(
            change_counter,
            refused=self.refused,
            called=self.name.name,
            counter_id=self._known.id,
            **facts,
        )
