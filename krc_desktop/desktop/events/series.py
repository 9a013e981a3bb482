"""What is done to a series of events: this one, this and the later ones, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.repeating import Repeating
from krc_desktop.desktop.events.series_tasks import Task, tasks
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.reports import Both
from krc_desktop.model.series import Planned, Reach, Repeat
from krc_desktop.operations import series


class RepeatPopover(ScrolledPopover):
    """Makes an event the first of a series; `made` tells the event's own id."""

    made = Signal(int)

    def __init__(self, session: Session, beside: QWidget, event_id: int) -> None:
        """The rule by which an event will repeat."""
        words, theme = session.words, session.theme
        event = session.file.events.get(event_id)
        title = in_language(words, Both(event.title_lv, event.title_en))
        super().__init__(session, beside, words.text("Repeat “{title}”", title=title), width=460)
        self._event = event
        self.repeating = Repeating(session)
        self.repeating.changed.connect(self._weigh)
        self.remark = Remark(theme)
        self.save = button(theme, words.text("Repeat"), self._repeat, kind="primary")
        told = words.text(
            "Its machines are booked along where they are free; people are not copied."
        )
        self.add_scrolled(label(theme, told, "meta", "ink2", wraps=True), self.repeating)
        self.add_below(self.remark, row(None, self.save))
        self.repeating.plan_from(event.local_day, self._planned)

    def _planned(self, repeat: Repeat) -> Sequence[Planned]:
        return series.planned_by(self.session.file, event_id=self._event.id, repeat=repeat)

    def _weigh(self) -> None:
        words = self.session.words
        many = len(self.repeating.chosen) - 1
        self.save.setText(
            words.counted("Add {n} more event", "Add {n} more events", many)
            if many > 0
            else words.text("Repeat")
        )
        self.save.setAccessibleName(self.save.text())
        self.refit_soon()

    def _repeat(self) -> None:
        repeat = self.repeating.repeat
        if repeat is None:
            self._refused(self.session.words.text("Say until when the event repeats."))
            return
        change = self.session.do(
            series.repeat_event,
            refused=self._refused,
            event_id=self._event.id,
            repeat=repeat,
            days=self.repeating.chosen,
        )
        if change is not None:
            self.close_up()
            self.made.emit(self._event.id)

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit_soon()


class SeriesPopover(ScrolledPopover):
    """Which events of a series are meant, what is done to them, and what that touches."""

    done = Signal()

    def __init__(self, session: Session, beside: QWidget, event_id: int) -> None:
        """The series of an event."""
        words, theme = session.words, session.theme
        event = session.file.events.get(event_id)
        title = in_language(words, Both(event.title_lv, event.title_en))
        super().__init__(session, beside, words.text("Series “{title}”", title=title), width=460)
        self._meant = event
        day = words.day_in_words(clock.local_day(event.starts_at))
        self.reach = Segmented(theme, words.text("Which events"))
        self.reach.offer(Reach.THIS, words.text_in("series", "This one"), tip=day)
        self.reach.offer(Reach.LATER, words.text_in("series", "This and later"))
        self.reach.offer(Reach.ALL, words.text_in("series", "All"))
        self.reach.choose(Reach.LATER)
        self.reach.chosen.connect(lambda _reach: self._weigh())
        self.tasks: list[Task] = tasks(session, event)
        self.what = ChoiceField(theme, words.text("What to do"), self._chose)
        self.what.offer([(at, one.name) for at, one in enumerate(self.tasks)], 0)
        self.touched = label(theme, "", "body", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.act = button(theme, "", lambda: self._act(), kind="primary")
        reach_line = row(self.reach, None)
        self.add_scrolled(reach_line, self.what, *(one.form for one in self.tasks), self.touched)
        self.add_below(self.remark, row(None, self.act))
        for one in self.tasks:
            one.entered.connect(lambda: self._act())
        self._show_task()

    @property
    def task(self) -> Task:
        """What is chosen to be done."""
        return self.tasks[self.what.value or 0]

    def choose_task(self, key: str) -> None:
        """Choose what to do: “change”, “move”, “status” or “delete”."""
        self.what.show_value(next(at for at, one in enumerate(self.tasks) if one.key == key))
        self._show_task()

    def _chose(self, _task: int, _refused: Callable[[str], None]) -> None:
        self._show_task()

    def _show_task(self) -> None:
        for one in self.tasks:
            one.form.setVisible(one is self.task)
        self._weigh()

    def _weigh(self) -> None:
        """Say in numbers what would be touched."""
        words = self.session.words
        reached = series.reached(self.session.file, event_id=self._meant.id, reach=self.reach.value)
        parts = [words.counted("It concerns {n} event.", "It concerns {n} events.", reached.events)]
        if reached.held:
            parts.append(words.text("Held already: {n}.", n=reached.held))
        if reached.with_people:
            parts.append(words.text("With people entered: {n}.", n=reached.with_people))
        parts.append(self.task.consequence(reached, self.reach.value))
        self.touched.setText(" ".join(part for part in parts if part))
        self.act.setText(self.task.button(reached.events))
        self.act.setAccessibleName(self.act.text())
        self.remark.clear()
        self.refit_soon()

    def _act(self, **more: Any) -> None:
        self.remark.clear()
        facts: dict[str, Any] | None = self.task.facts()
        if facts is None:
            self.refit_soon()
            return
        change = self.session.do(
            self.task.verb,
            refused=partial(self._refused, facts),
            called=self.task.name,
            event_id=self._meant.id,
            reach=self.reach.value,
            **(facts | more),
        )
        if change is not None:
            self.close_up()
            self.done.emit()

    def _refused(self, facts: dict[str, Any], said: str) -> None:
        """Say why not; where only machines stand in the way, the events can do without them."""
        fix = self.task.without_machines(facts, self.reach.value)
        self.remark.say("bad", said, fix, partial(self._act, free_taken=True) if fix else None)
        self.refit_soon()
