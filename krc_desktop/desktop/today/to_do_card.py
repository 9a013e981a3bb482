"""What is to be done: each with its reason or its rows, and one verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.today.rows import Rows
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.model.agenda import ReportDue
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.machine_things import MachineThing, ThingKind
from krc_desktop.operations.agenda_words import ToldThing, told_check, told_machine, told_report
from krc_desktop.operations.machine_things import told_machine_thing

Thing = Check | ReportDue | PlanDue | MachineThing

# icon, ground and ink of each kind
_CHECKS: Mapping[CheckKind, tuple[str, str, str]] = MappingProxyType(
    {
        CheckKind.EVENTS_WITHOUT_PEOPLE: ("users", "warn_soft", "warn"),
        CheckKind.EVENTS_STILL_PLANNED: ("calendar-check", "warn_soft", "warn"),
        CheckKind.UNHELD_WITHOUT_REASON: ("calendar-x", "warn_soft", "warn"),
        CheckKind.SUGGESTED_HOURS: ("handshake", "ok_soft", "ok"),
        CheckKind.BOOKINGS_WITHOUT_OUTCOME: ("clock", "knit_soft", "knit"),
    }
)
_REPORT = ("file-text", "soft", "soft_ink")
_MACHINE = ("wrench", "kiln_soft", "kiln")
_THINGS: Mapping[ThingKind, tuple[str, str, str]] = MappingProxyType(
    {
        ThingKind.KILN_CAN_BE_OPENED: ("fire", "ok_soft", "ok"),
        ThingKind.KILN_IS_COOLING: ("thermometer-cold", "kiln_soft", "kiln"),
        ThingKind.FAULT: ("warning", "bad_soft", "bad"),
        ThingKind.PIECES_NOT_COLLECTED: ("cube", "kiln_soft", "kiln"),
        ThingKind.LOANS_OVERDUE: ("arrow-u-up-left", "warn_soft", "warn"),
        ThingKind.INDUCTIONS_LAPSE: ("identification-card", "warn_soft", "warn"),
    }
)


class ToDoCard(Card):
    """Things to do, the most pressing first; `asked` tells which verb was pressed."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """Nothing is known yet."""
        self._count = label(session.theme, "", "meta", "ink2")
        super().__init__(session.theme, session.words.text("To do"), self._count)
        self._session = session
        self._shown: tuple[Thing, ...] | None = None
        self._rows = Rows(spacing=10)
        self.add(self._rows)
        self._rows.fill([label(session.theme, session.words.text("Looking …"), "body", "ink3")])

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show what waits; an empty list says that all is done."""
        if tuple(things) == self._shown:
            return
        self._shown = tuple(things)
        self._count.setText(str(len(things)) if things else "")
        rows: list[QWidget] = []
        for thing in things:
            rows += [*([hairline()] if rows else []), self._row(thing)]
        self._rows.fill(rows or [self._all_done()])

    def _all_done(self) -> QWidget:
        theme, words = self._session.theme, self._session.words
        done = label(theme, words.text("Everything is done."), "body", "ink2")
        return boxed(row(icon_label(theme, "check-circle", "ok", 20), done, None, spacing=8))

    def _row(self, thing: Thing) -> QWidget:
        theme = self._session.theme
        told = told_thing(self._session, thing)
        texts = column(
            label(theme, told.what, "strong", wraps=True),
            label(theme, told.which, "meta", "ink2", wraps=True),
            spacing=2,
        )
        if isinstance(thing, ReportDue):
            texts.addSpacing(4)
            texts.addWidget(_progress(thing, told))
        verb = button(theme, told.verb, lambda: self.asked.emit(thing), kind="link")
        verb.setAccessibleName(f"{told.verb}: {told.what}")
        disc = IconDisc(theme, *_look(thing))
        made = row(disc, texts, verb, spacing=12)
        made.setStretch(1, 1)
        made.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
        return boxed(made)


def told_thing(session: Session, thing: Thing) -> ToldThing:
    """A thing to do in words."""
    if isinstance(thing, ReportDue):
        return told_report(session.words, thing)
    if isinstance(thing, PlanDue):
        return told_machine(session.words, thing)
    if isinstance(thing, MachineThing):
        return told_machine_thing(session.words, thing)
    return told_check(session.words, thing)


def _look(thing: Thing) -> tuple[str, str, str]:
    if isinstance(thing, ReportDue):
        return _REPORT
    if isinstance(thing, PlanDue):
        return _MACHINE
    if isinstance(thing, MachineThing):
        return _THINGS[thing.kind]
    return _CHECKS.get(thing.kind, _REPORT)


def _progress(due: ReportDue, told: ToldThing) -> QProgressBar:
    made = QProgressBar()
    made.setRange(0, due.of)
    made.setValue(due.ready)
    made.setTextVisible(False)
    made.setAccessibleName(told.which)
    return made


class IconDisc(QWidget):
    """An icon on a round ground; the words stand beside it."""

    def __init__(self, theme: Theme, icon: str, ground: str, ink: str) -> None:
        """An icon in its colours."""
        super().__init__()
        self._theme = theme
        self._icon, self._ground, self._ink = icon, ground, ink
        side = theme.icon_px(36)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the icon in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._ground))
        painter.drawEllipse(self.rect())
        size = self._theme.icon_px(18)
        at = (self.width() - size) // 2
        painter.drawPixmap(at, at, self._theme.pixmap(self._icon, self._ink, 18))
