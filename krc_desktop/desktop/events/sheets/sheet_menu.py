"""What can be done with a whole sheet, and the way to the other sheets of its event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.events.deeper import sheet_place
from krc_desktop.desktop.events.sheets.sheet_words import sheet_in_list
from krc_desktop.desktop.session import Session
from krc_desktop.model.events import Sheet
from krc_desktop.model.sheets import SheetView
from krc_desktop.operations import sheets
from krc_desktop.store.sheets import sheets_of


def open_sheets(session: Session, view: SheetView, beside: QWidget) -> None:
    """Open the list of an event's sheets, with the way to begin one more."""
    words, theme = session.words, session.theme
    menu = QMenu(beside)
    menu.setFont(theme.font("body"))
    for one in sheets_of(session.file, view.event.id):
        action = menu.addAction(sheet_in_list(words, one))
        action.setCheckable(True)
        action.setChecked(one.sheet.id == view.sheet.id)
        action.triggered.connect(_going(session, one.sheet.id))
    menu.addSeparator()
    another = menu.addAction(theme.icon("plus"), words.text("One more sheet"))
    another.triggered.connect(lambda: begin_sheet(session, view.event.id))
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def _going(session: Session, sheet_id: int) -> Callable[[], None]:
    return lambda: session.go(sheet_place(sheet_id))


def open_menu(
    session: Session, view: SheetView, beside: QWidget, print_sheet: Callable[[], object]
) -> None:
    """Open what can be done with a sheet."""
    words, theme = session.words, session.theme
    menu = QMenu(beside)
    menu.setFont(theme.font("body"))
    paper = menu.addAction(theme.icon("printer"), words.text("Print the sign-in sheet …"))
    paper.triggered.connect(lambda: print_sheet())
    another = menu.addAction(theme.icon("plus"), words.text("One more sheet"))
    another.triggered.connect(lambda: begin_sheet(session, view.event.id))
    menu.addSeparator()
    remove = menu.addAction(theme.icon("trash"), words.text("Delete this sheet"))
    remove.triggered.connect(lambda: delete_sheet(session, view.sheet))
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def begin_sheet(session: Session, event_id: int) -> None:
    """Make an event's next sheet and go there."""
    change = session.do(sheets.make_sheet, quiet=True, event_id=event_id)
    if change is not None and change.row_id is not None:
        session.go(sheet_place(change.row_id))


def delete_sheet(session: Session, sheet: Sheet) -> None:
    """Delete a sheet with all that was entered from it; undo brings it back."""
    said = session.words.text(
        "Deleted with what was entered from it: sheet {number}", number=sheet.number
    )
    session.do(sheets.remove_sheet, said=said, sheet_id=sheet.id)
