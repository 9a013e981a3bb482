"""The fields of an event above its people: when, where, which kind and line, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from krc_desktop.alphabet import begins_so
from krc_desktop.desktop.events.event_words import (
    STATUS_ICONS,
    channel_name,
    in_language,
    line_name,
    project_name,
    status_name,
)
from krc_desktop.desktop.events.machine_words import machines_said
from krc_desktop.desktop.events.machines import EventMachines
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.when import When
from krc_desktop.desktop.events.why import Why
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.model.event_details import ProjectLines
from krc_desktop.model.events import Channel, EventStatus
from krc_desktop.model.fields import LINE
from krc_desktop.model.reports import Both
from krc_desktop.operations import events
from krc_desktop.operations.event_status import settle_event
from krc_desktop.operations.events import REASONED
from krc_desktop.store.event_details import lines_of
from krc_desktop.store.event_entry import kinds_offered, places_used

Refused = Callable[[str], None]


class Details(QWidget):
    """The fields; each is kept when it is left."""

    def __init__(self, session: Session) -> None:
        """The fields, empty."""
        super().__init__()
        self.session = session
        self.words = session.words
        self.seen: Seen | None = None
        self._offered: dict[ChoiceField, Sequence[tuple[Any, str]]] = {}
        self.when = When(session)
        self.place = self._place()
        self.kind = self._choice(self.words.text("Kind"), self._set_kind)
        self.channel = self._choice(self.words.text("How it was held"), self._set_channel)
        self.status = self._choice(self.words.text("Status"), self._set_status)
        self.lines: list[ChoiceField] = []
        self._projects: tuple[int, ...] | None = None
        self._lines_row = row(spacing=10)
        self.why = Why(session)
        self.machines = EventMachines(session)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(10)
        self._line_box = boxed(self._lines_row)
        self.setLayout(column(boxed(self._grid), self.why, self.machines, spacing=10))
        self.take_room(wide=True)

    # -- building ------------------------------------------------------------------------------

    def _choice(self, name: str, commit: Callable[[Any, Refused], object]) -> ChoiceField:
        return ChoiceField(self.session.theme, name, commit)

    def _place(self) -> TextField:
        field = TextField(self.session.theme, self.words.text("Place"), self._set_place, limit=LINE)
        completer = Completer(self.session.theme, field.line, self._places, from_letters=1)
        completer.taken.connect(self._take_place)
        return field

    def take_room(self, *, wide: bool) -> None:
        """Two rows of fields where there is room, else four narrower ones."""
        grid = self._grid
        for number in range(12):
            grid.setColumnStretch(number, 1)
        cells: Sequence[tuple[QWidget, int, int, int]] = (
            ((self.when, 0, 0, 6), (self.place, 0, 6, 3), (self.kind, 0, 9, 3))
            if wide
            else ((self.when, 0, 0, 12), (self.place, 1, 0, 6), (self.kind, 1, 6, 6))
        )
        below = (
            ((self._line_box, 1, 0, 5), (self.channel, 1, 5, 4), (self.status, 1, 9, 3))
            if wide
            else ((self._line_box, 2, 0, 12), (self.channel, 3, 0, 6), (self.status, 3, 6, 6))
        )
        for widget, at, first, span in (*cells, *below):
            grid.addWidget(widget, at, first, 1, span, Qt.AlignmentFlag.AlignTop)

    # -- showing -------------------------------------------------------------------------------

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show an event's fields; `anew`: another one than before."""
        self.seen = seen
        event, words = seen.event, self.words
        self.when.show_event(seen, anew=anew)
        shown = self.place.show_anew if anew else self.place.show_value
        shown(event.place)
        self._offer(self.kind, self._kinds(event.kind_id), event.kind_id)
        self._show_lines(lines_of(self.session.file, event))
        channels = [(one, channel_name(words, one)) for one in Channel]
        self._offer(self.channel, channels, event.channel)
        statuses = [(one, status_name(words, one)) for one in EventStatus]
        if self._offer(self.status, statuses, event.status):
            for number, (status, _) in enumerate(statuses):
                icon = self.session.theme.icon(STATUS_ICONS[status], "ink2", 16)
                self.status.box.setItemIcon(number, icon)
        self.why.show_event(seen, anew=anew)
        self.machines.show_event(seen)

    def _offer(self, field: ChoiceField, choices: Sequence[tuple[Any, str]], value: Any) -> bool:
        """Offer choices, anew only where they are others; whether they were."""
        if self._offered.get(field) == choices:
            field.show_value(value)
            return False
        self._offered[field] = choices
        field.offer(choices, value)
        return True

    def _kinds(self, chosen: int | None) -> list[tuple[int | None, str]]:
        kinds = kinds_offered(self.session.file, chosen)
        named = [(one.id, in_language(self.words, Both(one.name_lv, one.name_en))) for one in kinds]
        return [(None, self.words.text("Without a kind")), *named]

    def _show_lines(self, projects: list[ProjectLines]) -> None:
        ids = tuple(one.project.id for one in projects)
        if ids != self._projects:
            self._projects = ids
            self._build_lines(projects)
        for field, lines in zip(self.lines, projects, strict=True):
            chosen = lines.chosen
            listed = [*lines.lines]
            if chosen is not None and chosen.id not in {line.id for line in listed}:
                listed.append(chosen)
            choices: list[tuple[int | None, str]] = [
                (None, self.words.text("Without an activity")),
                *((line.id, line_name(self.words, line)) for line in listed),
            ]
            self._offer(field, choices, chosen.id if chosen else None)

    def _build_lines(self, projects: list[ProjectLines]) -> None:
        """A field for each project that runs on the day; nearly always one."""
        for old in self.lines:
            self._offered.pop(old, None)
        clear(self._lines_row)
        name = self.words.text("Activity")
        self.lines = [
            self._choice(
                name if len(projects) == 1 else f"{name}: {project_name(self.words, one.project)}",
                partial(self._set_line, one.project.id),
            )
            for one in projects
        ]
        for field in self.lines:
            self._lines_row.addWidget(field)
        self._line_box.setVisible(bool(self.lines))

    # -- keeping -------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep what is being typed: another event is about to be shown."""
        for field in (*self.when.fields, self.place, *self.why.fields):
            field.save()

    def _places(self, typed: str) -> list[Proposal]:
        if self.seen is None:
            return []
        known = places_used(self.session.file, self.seen.event.centre_id)
        return [
            Proposal(place, place)
            for place in [typed, *(one for one in known if one != typed and begins_so(one, typed))]
        ][:6]

    def _take_place(self, proposal: Proposal) -> None:
        self.place.line.setText(proposal.key)
        self.place.save()

    def _change(self, refused: Refused, *, called: str = "", **changes: Any) -> None:
        if self.seen is not None:
            self.session.do(
                events.change_event,
                refused=refused,
                quiet=True,
                called=called,
                event_id=self.seen.id,
                **changes,
            )

    def _set_place(self, text: str, refused: Refused) -> None:
        self._change(refused, called=self.place.name, place=text)

    def _set_kind(self, kind: int | None, refused: Refused) -> None:
        self._change(refused, kind_id=kind)

    def _set_channel(self, channel: Channel, refused: Refused) -> None:
        self._change(refused, channel=channel)

    def _set_line(self, project: int, line: int | None, refused: Refused) -> None:
        if self.seen is not None:
            self.session.do(
                events.set_line,
                refused=refused,
                quiet=True,
                event_id=self.seen.id,
                line_id=line,
                project_id=project,
            )

    def _set_status(self, status: EventStatus, refused: Refused) -> None:
        if self.seen is None:
            return
        event = self.seen.event
        done = self.session.do(
            settle_event,
            refused=refused,
            said=machines_said(self.session, event.id, status),
            event_id=event.id,
            status=status,
            reason=event.status_reason,
            postponed_to=event.postponed_to,
        )
        if done is not None and status in REASONED:
            self.why.reason.edit.setFocus()
