"""A new event in a small card: what, when, where, and whether it repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop.alphabet import begins_so
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.repeating import Repeating
from krc_desktop.desktop.events.typed_when import TypedWhen
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule
from krc_desktop.model.fields import LINE, TITLE, refuse_personal_code, tidied_text
from krc_desktop.model.reports import Both
from krc_desktop.model.series import Planned, Repeat
from krc_desktop.model.typed_times import read_time
from krc_desktop.operations import events, series
from krc_desktop.periods import Period
from krc_desktop.sentences import sentence
from krc_desktop.store.event_entry import places_used

_HOURS = "new_event.hours"
_USUAL_HOURS = "16:00 18:00"
_KIND = "new_event.kind"


class NewEventPopover(ScrolledPopover):
    """Asks for an event; `made` tells which came of it. Enter in any field adds it."""

    made = Signal(int)

    def __init__(self, session: Session, beside: QWidget, day: date | None = None) -> None:
        """An empty event, on a day if one is meant."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("New event"), width=460)
        self.title = TextField(
            theme, words.text("What it is called"), self._check_title, limit=TITLE, waits=True
        )
        self.title.entered.connect(self._add)
        self.when = TypedWhen(session)
        self.when.entered.connect(self._add)
        self.when.changed.connect(self._plan)
        self.kind = ChoiceField(theme, words.text("Kind"), lambda _kind, _refused: None)
        self.place = TextField(
            theme,
            words.text("Place"),
            partial(self._check_text, LINE, words.text("Place")),
            limit=LINE,
            waits=True,
        )
        self.place.entered.connect(self._add)
        self.repeats = QCheckBox(words.text_in("event", "It repeats"))
        self.repeats.setFont(theme.font("body"))
        self.repeats.toggled.connect(self._repeats_toggled)
        self.repeating = Repeating(session)
        self.repeating.hide()
        self.repeating.changed.connect(self._name_button)
        self.remark = Remark(theme)
        self.save = button(theme, "", self._add, kind="primary", keys="Return")
        self._fill(day)

    def _fill(self, day: date | None) -> None:
        session, words = self.session, self.session.words
        self._offer_kinds()
        completer = Completer(session.theme, self.place.line, self._places, from_letters=1)
        completer.taken.connect(lambda proposal: self.place.line.setText(proposal.key))
        begins, ends = self._usual_hours()
        shown = day or session.today
        self.when.show_span(Period(shown, shown), begins, ends)
        beside = row(self.kind, self.place, spacing=10)
        self.add_scrolled(self.title, self.when, beside, self.repeats, self.repeating)
        hint = label(session.theme, words.text("Enter adds it"), "meta", "ink3")
        self.add_below(self.remark, row(hint, None, self.save))
        self._name_button()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the cursor in the title."""
        super().open(focus or self.title.line)

    # -- what is proposed ----------------------------------------------------------------------

    def _offer_kinds(self) -> None:
        words = self.session.words
        kinds = self.session.file.events.kinds.find("archived_on IS NULL ORDER BY position, id")
        named: list[tuple[int | None, str]] = [
            (one.id, in_language(words, Both(one.name_lv, one.name_en))) for one in kinds
        ]
        kept = self.session.recalled(_KIND)
        usual = int(kept) if kept.isdigit() else None
        known = {value for value, _ in named}
        self.kind.offer(
            [(None, words.text("Without a kind")), *named], usual if usual in known else None
        )

    def _usual_hours(self) -> tuple[time, time]:
        try:
            begins, ends = self.session.recalled(_HOURS, _USUAL_HOURS).split(" ")
            return read_time(begins), read_time(ends)
        except (ValueError, BrokenRule):
            return time(16), time(18)

    def _places(self, typed: str) -> list[Proposal]:
        known = places_used(self.session.file, self.session.centre_id)
        others = [one for one in known if one != typed and begins_so(one, typed)]
        return [Proposal(place, place) for place in (typed, *others)][:6] if others else []

    # -- what was typed ------------------------------------------------------------------------

    def _check_title(self, text: str, refused: Refused) -> None:
        self._check_text(TITLE, self.session.words.text("What it is called"), text, refused)

    def _check_text(self, limit: int, name: str, text: str, refused: Refused) -> None:
        try:
            refuse_personal_code(tidied_text(text, name, limit), name)
        except BrokenRule as broken:
            refused(sentence(self.session.words, broken))

    def _repeats_toggled(self, repeats: bool) -> None:  # noqa: FBT001
        self.repeating.setVisible(repeats)
        self._plan()
        self.refit_soon()

    def _plan(self) -> None:
        """Preview the dates that would come of what stands in the fields."""
        if not self.repeats.isChecked():
            self._name_button()
            return
        span = self.when.quiet_span()
        period = self.when.period
        if span is None or period is None:
            self.repeating.plan_from(None, None)
        else:
            starts, ends = span

            def planned(repeat: Repeat) -> Sequence[Planned]:
                return series.planned_anew(
                    self.session.file,
                    centre_id=self.session.centre_id,
                    starts_at=starts,
                    ends_at=ends,
                    repeat=repeat,
                )

            self.repeating.plan_from(period.first, planned)
        self.refit_soon()

    def _name_button(self) -> None:
        words = self.session.words
        many = len(self.repeating.chosen) if self.repeats.isChecked() else 1
        self.save.setText(
            words.text("Add the event")
            if many < 2
            else words.counted("Add {n} event", "Add {n} events", many)
        )
        self.save.setAccessibleName(self.save.text())
        self.save.updateGeometry()

    # -- adding --------------------------------------------------------------------------------

    def _add(self) -> None:
        words = self.session.words
        self.remark.clear()
        if not self.title.typed.strip():
            self.title.complain(words.text("Write what the event is called."))
            self.title.edit.setFocus()
            return
        if not self.title.save() or not self.place.save():
            return
        span = self.when.span()
        if span is None:
            return
        verb: Callable[..., Any] = events.add_event
        facts: dict[str, Any] = {}
        if self.repeats.isChecked():
            repeat = self.repeating.repeat
            if repeat is None or not self.repeating.chosen:
                self._refused(words.text("Say until when the event repeats."))
                return
            verb = series.add_events
            facts = {"repeat": repeat, "days": self.repeating.chosen}
        change = self.session.do(
            verb,
            refused=self._refused,
            called=words.text("What it is called"),
            centre_id=self.session.centre_id,
            title_lv=self.title.typed,
            starts_at=span[0],
            ends_at=span[1],
            kind_id=self.kind.value,
            place=self.place.typed,
            **facts,
        )
        if change is not None:
            self._done(change.row_id or 0)

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit_soon()

    def _done(self, event_id: int) -> None:
        self.session.keep(_HOURS, f"{self.when.begins.typed} {self.when.ends.typed}")
        self.session.keep(_KIND, str(self.kind.value or ""))
        self.close_up()
        self.made.emit(event_id)
