"""A window in a process of its own: types into a card and says so; then somebody kills it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from krc_desktop.desktop.app import Program
from krc_desktop.model.places import PageName, Place
from tests.builders import NOW
from tests.desktop.letters import type_over

TYPED = "Zvaigznīte"


def main(folder: str, person_id: int) -> None:
    """Open the person's card, type over the first name, stay in the field."""
    application = QApplication(["krc-desktop", "-style", "fusion"])
    program = Program(Path(folder), NOW)
    program.begin()
    window = program.shown

    def type_name() -> None:
        window.activateWindow()
        window.go(Place(PageName.PEOPLE, (person_id,)))
        line = next(
            one
            for one in window.findChildren(QLineEdit)
            if one.accessibleName() == "Vārds" and one.isVisible()
        )
        line.setFocus()
        type_over(line, TYPED)
        print("typed", flush=True)

    QTimer.singleShot(300, type_name)
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
