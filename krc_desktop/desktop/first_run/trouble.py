"""Why the file can't be opened at the start, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.look import theme_of
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.sentences import sentence
from krc_desktop.settings import read_settings

# what a backup helps against
_LOST = {Fault.EMPTY_FILE, Fault.DAMAGED, Fault.NOT_OURS, Fault.MIGRATION_FAILED}


class StartTrouble(QWidget):
    """One sentence and three ways on; the file itself is not touched."""

    def __init__(self, settings_path: Path, trouble: Trouble, again: Callable[[], object]) -> None:
        """The page of a trouble; `again` starts once more."""
        super().__init__()
        settings = read_settings(settings_path)
        theme, words = theme_of(settings), Phrasebook(settings.language)
        folder = settings_path.parent
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("KRC Desktop")
        self.setWindowIcon(QIcon(theme.pixmap("handshake", "accent", 32)))
        self.resize(theme.px(640), theme.px(340))
        self.sentence = label(theme, sentence(words, trouble), wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = button(theme, words.text("Try again"), again, kind="primary")
        self.again.setDefault(True)
        open_folder = button(
            theme,
            words.text("Open the folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            icon="folder-open",
        )
        open_folder.setVisible(folder.is_dir())
        close = button(theme, words.text("Close"), self.close)
        self.backups = label(
            theme,
            words.text("Nothing was changed. Backups lie in the same folder, in “backups”."),
            tone="ink2",
            wraps=True,
        )
        self.backups.setVisible(trouble.key in _LOST)
        title = label(theme, words.text("The centre's file can't be opened"), "record", wraps=True)
        head = row(icon_label(theme, "warning-circle", "bad", 32), title, spacing=12)
        head.setStretch(1, 1)
        self.setLayout(
            column(
                None,
                head,
                self.sentence,
                self.backups,
                row(None, close, open_folder, self.again),
                None,
                spacing=16,
                margins=(32, 24, 32, 24),
            )
        )
        self.again.setFocus()
