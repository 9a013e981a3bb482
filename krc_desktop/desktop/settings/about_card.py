"""Par KRC Desktop: the version, where the data lie, whose letters and icons are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit

from krc_desktop import __version__, paths
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import SettingsCard, setting_row
from krc_desktop.desktop.settings.sample_row import SampleRow
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, label

_LICENCES = (
    ("Inter", "fonts/Inter-LICENSE.txt"),
    ("Source Sans, Source Serif", "fonts/LICENSE.txt"),
    ("Phosphor", "icons/LICENSE.txt"),
)


class AboutCard(SettingsCard):
    """What the program is; in the sample, the way to one's own centre."""

    part = "about"
    icon = "info"

    def __init__(self, session: Session) -> None:
        """The card."""
        super().__init__(session, session.words.text("About KRC Desktop"))
        words, theme = self.words, self.theme
        path = session.file.path
        opens = button(theme, words.text("Open the folder"), self._open_folder, kind="quiet")
        self.licences = button(theme, words.text("Licences"), self._unfold, kind="quiet")
        whose = words.text(
            "Letters: Inter, Source Sans, Source Serif. Icons: Phosphor. Free for everybody"
        )
        if session.file.path.name == paths.SAMPLE_FILE:
            self.add(SampleRow(session), hairline())
        version = words.text("Version {version}", version=__version__)
        where = words.text("The data lie in {path}", path=shown_path(path))
        self.add(
            setting_row(session, version, where, opens),
            hairline(),
            setting_row(session, words.text("Letters and icons"), whose, self.licences),
        )
        self._texts = QPlainTextEdit()
        self._texts.setReadOnly(True)
        self._texts.setFont(theme.font("meta"))
        self._texts.setAccessibleName(words.text("Licences"))
        self._texts.setTabChangesFocus(True)
        self._texts.setFixedHeight(theme.px(260))
        self._texts.hide()
        self._trouble = label(theme, "", "label", "bad", wraps=True)
        self._trouble.hide()
        self.add(self._texts, self._trouble)

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.folder))):
            self._trouble.setText(
                self.words.text(
                    "The system could not open the folder: {path}", path=str(self.session.folder)
                )
            )
            self._trouble.show()

    def _unfold(self) -> None:
        unfolded = self._texts.isHidden()
        if unfolded and not self._texts.toPlainText():
            self._texts.setPlainText("\n\n".join(_licence(*one) for one in _LICENCES))
        self._texts.setVisible(unfolded)
        self.licences.setText(self.words.text("Fold") if unfolded else self.words.text("Licences"))


def _licence(name: str, inside: str) -> str:
    text = (paths.resources_folder() / inside).read_text("utf-8", errors="replace")
    return f"{name}\n\n{text.strip()}"


def shown_path(path: Path) -> str:
    """A path that may be broken over lines: after each folder stands a place to break."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
