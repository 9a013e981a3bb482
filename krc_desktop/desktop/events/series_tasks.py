"""What can be done to events of a series: each with the fields it asks and the words it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_words import in_language, status_name
from krc_desktop.desktop.events.typed_when import TypedWhen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.model.event_times import days_shown, goes_over_midnight
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.fields import LINE, NAME, TITLE
from krc_desktop.model.reports import Both
from krc_desktop.model.series import Reach
from krc_desktop.operations import series
from krc_desktop.operations.series import Reached


class Task(QObject):
    """One thing to do: `facts` for its verb as typed, None where they can't be (and said why)."""

    entered = Signal()
    key: str
    verb: Callable[..., Any]

    def __init__(self, session: Session, event: Event, name: str, form: QWidget) -> None:
        """A task of a name, with the fields that it asks."""
        super().__init__(form)
        self.session = session
        self.words = session.words
        self.meant = event
        self.name = name
        self.form = form

    def facts(self) -> dict[str, Any] | None:
        """What the verb is to be told."""
        return {}

    def button(self, events: int) -> str:
        """What the button says."""
        raise NotImplementedError

    def consequence(self, reached: Reached, reach: Reach) -> str:
        """What else happens, in a sentence."""
        return ""

    def without_machines(self, facts: dict[str, Any], reach: Reach) -> str:
        """What to offer after a refusal because of machines; empty where they were not why."""
        return ""


class ChangeTask(Task):
    """Title, kind, place and leader; only what is typed anew is changed."""

    key = "change"
    verb = staticmethod(series.change_events)

    def __init__(self, session: Session, event: Event) -> None:
        """The fields as they are in the event."""
        words, theme = session.words, session.theme

        def nothing(_value: Any, _refused: Any) -> None:
            """Nothing is kept before the button is pressed."""

        self.title = TextField(
            theme, words.text("What it is called"), nothing, limit=TITLE, waits=True
        )
        self.place = TextField(theme, words.text("Place"), nothing, limit=LINE, waits=True)
        self.leader = TextField(theme, words.text("Led by"), nothing, limit=NAME, waits=True)
        self.kind = ChoiceField(theme, words.text("Kind"), nothing)
        form = boxed(column(self.title, row(self.kind, self.place), self.leader, spacing=10))
        super().__init__(session, event, words.text("Change what is known of them"), form)
        self._texts = {
            "title_lv": (self.title, event.title_lv),
            "place": (self.place, event.place),
            "leader": (self.leader, event.leader),
        }
        for field, value in self._texts.values():
            field.show_value(value)
            field.entered.connect(self.entered)
        kinds = session.file.events.kinds.find(
            "archived_on IS NULL OR id = ? ORDER BY position, id", event.kind_id or 0
        )
        named = [(one.id, in_language(words, Both(one.name_lv, one.name_en))) for one in kinds]
        self.kind.offer([(None, words.text("Without a kind")), *named], event.kind_id)

    def facts(self) -> dict[str, Any] | None:
        """What is different from the event as it is."""
        changed: dict[str, Any] = {
            name: field.typed
            for name, (field, before) in self._texts.items()
            if field.typed.strip() != before
        }
        if not self.title.typed.strip():
            self.title.complain(self.words.text("Write what the event is called."))
            return None
        if self.kind.value != self.meant.kind_id:
            changed["kind_id"] = self.kind.value
        return changed

    def button(self, events: int) -> str:
        """The verb with its number."""
        return self.words.counted("Change {n} event", "Change {n} events", events)

    def consequence(self, reached: Reached, reach: Reach) -> str:
        """Each keeps what is not changed here."""
        return self.words.text("Only what you change here is changed in the others.")


class MoveTask(Task):
    """Another day or other hours; the others move by as much."""

    key = "move"
    verb = staticmethod(series.move_events)

    def __init__(self, session: Session, event: Event) -> None:
        """The times as they are."""
        words = session.words
        days = session.file.events.days_of(event.id)
        self.when = TypedWhen(session, over_midnight=goes_over_midnight(event, days))
        super().__init__(session, event, words.text("Move to other times"), self.when)
        begins, ends = clock.local(event.starts_at).time(), clock.local(event.ends_at).time()
        self.when.show_span(days_shown(days, event), begins, ends)
        self.when.entered.connect(self.entered)

    def facts(self) -> dict[str, Any] | None:
        """The times typed for this event."""
        span = self.when.span()
        return None if span is None else {"starts_at": span[0], "ends_at": span[1]}

    def button(self, events: int) -> str:
        """The verb with its number."""
        return self.words.counted("Move {n} event", "Move {n} events", events)

    def consequence(self, reached: Reached, reach: Reach) -> str:
        """How the others move."""
        if reach is Reach.THIS:
            return ""
        return self.words.text("The others move by as many days and hours; machines move along.")

    def without_machines(self, facts: dict[str, Any], reach: Reach) -> str:
        """Moving while the machines that are taken then are freed."""
        many = len(
            series.machines_in_the_way(
                self.session.file, event_id=self.meant.id, reach=reach, **facts
            )
        )
        if not many:
            return ""
        return self.words.counted("Move, freeing {n} machine", "Move, freeing {n} machines", many)


class StatusTask(Task):
    """Off, with a reason: cancelled, postponed or not held; or planned again."""

    key = "status"
    verb = staticmethod(series.set_status_of_events)

    def __init__(self, session: Session, event: Event) -> None:
        """Cancelled, without a reason yet."""
        words, theme = session.words, session.theme
        self.status = ChoiceField(theme, words.text("Status"), lambda _value, _refused: None)
        self.status.offer(
            [
                (one, status_name(words, one))
                for one in (
                    EventStatus.CANCELLED,
                    EventStatus.POSTPONED,
                    EventStatus.NOT_HELD,
                    EventStatus.PLANNED,
                )
            ],
            EventStatus.CANCELLED,
        )
        self.reason = TextField(
            theme,
            words.text("Reason"),
            lambda _value, _refused: None,
            limit=TITLE,
            waits=True,
        )
        form = boxed(column(self.status, self.reason, spacing=10))
        super().__init__(session, event, words.text("Cancel or postpone"), form)
        self.reason.entered.connect(self.entered)

    def facts(self) -> dict[str, Any] | None:
        """The status and its reason, which the report prints."""
        status = self.status.value
        reason = self.reason.typed.strip()
        if status is not EventStatus.PLANNED and not reason:
            self.reason.complain(self.words.text("Write why: the report prints the reason."))
            return None
        return {"status": status, "reason": reason}

    def button(self, events: int) -> str:
        """The verb with its number."""
        return self.words.counted("Mark {n} event", "Mark {n} events", events)

    def consequence(self, reached: Reached, reach: Reach) -> str:
        """What is left alone."""
        parts = [self.words.text("Machines booked for them are freed.")]
        if reached.held and reach is not Reach.THIS:
            parts.append(self.words.text("Those held already stay as they are."))
        return " ".join(parts)


class DeleteTask(Task):
    """Delete with all that was entered."""

    key = "delete"
    verb = staticmethod(series.delete_events)

    def __init__(self, session: Session, event: Event) -> None:
        """Nothing is asked."""
        super().__init__(session, event, session.words.text("Delete"), QWidget())

    def button(self, events: int) -> str:
        """The verb with its number."""
        return self.words.counted("Delete {n} event", "Delete {n} events", events)

    def consequence(self, reached: Reached, reach: Reach) -> str:
        """What goes along."""
        if reached.with_people:
            return self.words.text(
                "The people and numbers entered go along. Undo brings everything back."
            )
        return self.words.text("Undo brings everything back.")


def tasks(session: Session, event: Event) -> list[Task]:
    """Everything that can be done, the most frequent first."""
    return [
        MoveTask(session, event),
        ChangeTask(session, event),
        StatusTask(session, event),
        DeleteTask(session, event),
    ]
