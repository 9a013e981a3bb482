"""What can be done with a whole event: copy it, let it repeat, delete it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.model.events import Event
from krc_desktop.model.series import Reach
from krc_desktop.operations import series


def open_event_menu(
    session: Session, event: Event, beside: QWidget, made: Callable[[int], object]
) -> None:
    """Open the menu of an event; `made` hears of the event that a copy made."""
    words = session.words
    menu = QMenu(beside)
    menu.setFont(session.theme.font("body"))

    def add(text: str, icon: str, act: Callable[[], object]) -> None:
        action = menu.addAction(session.theme.icon(icon), text)
        action.triggered.connect(lambda: act())

    add(words.text("Copy to another date …"), "copy", lambda: _copy(session, event, beside, made))
    repeat = (
        words.text("Repeat …") if event.series_id is None else words.text("Change the series …")
    )
    add(repeat, "arrows-clockwise", lambda: _series(session, event, beside))
    menu.addSeparator()
    for reach, text in _deletions(session, event):
        add(text, "trash", lambda meant=reach: delete(session, event.id, meant))  # type: ignore[misc]
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def _deletions(session: Session, event: Event) -> list[tuple[Reach, str]]:
    words = session.words
    if event.series_id is None:
        return [(Reach.THIS, words.text("Delete the event"))]
    return [
        (Reach.THIS, words.text("Delete this event only")),
        (Reach.LATER, words.text("Delete this and the later ones of the series")),
        (Reach.ALL, words.text("Delete the whole series")),
    ]


def delete(session: Session, event_id: int, reach: Reach = Reach.THIS) -> None:
    """Delete an event with all that was entered for it; undo brings it back."""
    session.do(series.delete_events, event_id=event_id, reach=reach)


def _copy(session: Session, event: Event, beside: QWidget, made: Callable[[int], object]) -> None:
    from krc_desktop.desktop.events.copying import CopyPopover

    popover = CopyPopover(session, beside, event.id)
    popover.made.connect(made)
    popover.open()


def _series(session: Session, event: Event, beside: QWidget) -> None:
    from krc_desktop.desktop.events.series import RepeatPopover, SeriesPopover

    kind = SeriesPopover if event.series_id is not None else RepeatPopover
    kind(session, beside, event.id).open()
