"""What can be done from anywhere: its name, its keys, what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.errors import BrokenRule


@dataclass(frozen=True)
class Command:
    """Something to do, found by its name in the search and by its keys anywhere."""

    name: str
    act: Callable[[], object]
    icon: str = ""
    keys: str = ""


def action_of(command: Command, parent: QWidget) -> QAction:
    """A command as Qt's action, with its keys at work in the whole window."""
    action = QAction(command.name.replace("&", "&&"), parent)
    action.triggered.connect(lambda: command.act())
    if command.keys:
        action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" | ")])
    parent.addAction(action)
    return action


def name_undo_and_redo(session: Session, undo: QAction, redo: QAction) -> None:
    """Say in the menu what would be undone and redone."""
    from krc_desktop.operations.change import Verb
    from krc_desktop.operations.labels import label

    words, journal = session.words, session.file.journal
    for action, next_one, named, nothing in (
        (undo, journal.next_to_undo, words.text("Undo: {label}"), words.text("Nothing to undo")),
        (redo, journal.next_to_redo, words.text("Redo: {label}"), words.text("Nothing to redo")),
    ):
        try:
            verb = Verb(next_one().verb)
        except BrokenRule:
            action.setText(nothing)
            action.setEnabled(False)
        else:
            action.setText(named.format(label=label(words, verb)))
            action.setEnabled(True)
