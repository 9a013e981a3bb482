"""The checks before switching on: who ticked what, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln.kiln_words import moment_short
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.operations.firing_course import Course
from krc_desktop.operations.firing_log import missing_checks
from krc_desktop.store.firings import checks_of


class ChecksPopover(ScrolledPopover):
    """A line for each; those that are missing are said so."""

    def __init__(self, session: Session, beside: QWidget, course: Course) -> None:
        """The checks of a firing."""
        words, theme, file = session.words, session.theme, session.file
        super().__init__(session, beside, words.text("Checks before switching on"), width=400)
        done = checks_of(file, course.firing.id)
        names = file.people.by_ids(one.person_id or 0 for one in done)
        for one in done:
            who = names[one.person_id].name if one.person_id in names else ""
            when = moment_short(words, one.checked_at, session.today)
            told = ", ".join(part for part in (who, when) if part)
            self.add_scrolled(_line(session, one.what, told, "check-circle", "ok"))
        for what in missing_checks(file, course.booking.id):
            told = words.text("not ticked")
            self.add_scrolled(_line(session, what, told, "circle", "ink3"))
        if not done and not missing_checks(file, course.booking.id):
            self.add_scrolled(
                label(theme, words.text("The kiln's card asks for no checks."), "body", "ink2")
            )


def _line(session: Session, what: str, told: str, icon: str, ink: str) -> QWidget:
    texts = column(
        label(session.theme, what, "body", wraps=True),
        label(session.theme, told, "meta", "ink2"),
        spacing=0,
    )
    line = row(icon_label(session.theme, icon, ink, 18), texts, spacing=10)
    line.setStretch(1, 1)
    return boxed(line)
