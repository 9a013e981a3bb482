"""The first step: what is in the list, and the file; chosen, dragged here, or opened by Ctrl+O."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.desktop.import_wizard.busy import BusyLine
from krc_desktop.desktop.import_wizard.draft import ImportDraft, Step
from krc_desktop.desktop.import_wizard.wording import kind_name, rows_counted
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.exchange.column_guesses import ListKind

_WIDTH = 680
ENDINGS = ("xlsx", "xls", "ods", "csv", "txt")


class FileStep(ScrolledColumn):
    """The list's kind over a place to drop the file on; below it what one may rely on."""

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """The step over a draft."""
        theme, words = session.theme, session.words
        self._session, self._draft = session, draft
        self.kinds = Segmented(theme, words.text("What is in the list?"))
        for kind in ListKind:
            self.kinds.offer(kind, kind_name(words, kind))
        self.kinds.chosen.connect(draft.choose_kind)
        self.zone = DropZone(theme)
        self.choose = button(
            theme,
            words.text("Choose a file"),
            self.ask_file,
            kind="primary",
            icon="folder-open",
            keys="Ctrl+O",
        )
        self.zone.fill(
            icon_label(theme, "upload-simple", "accent", 32),
            label(theme, words.text("Drag the list here"), "period"),
            label(theme, words.text("Excel, LibreOffice or CSV"), "meta", "ink3"),
            self.choose,
        )
        self.remark = Remark(theme)
        self.busy = BusyLine(session, draft.cancel)
        self._known = Card(theme, dense=True)
        self.file_name = ElidedLabel(theme, "", "strong")
        self.rows = label(theme, "", "meta", "ink2")
        self.go_on = button(
            theme, words.text("Go on"), lambda: draft.go(Step.COLUMNS), icon="arrow-right"
        )
        line = row(
            icon_label(theme, "file-text"), self.file_name, self.rows, self.go_on, spacing=10
        )
        line.setStretch(1, 1)
        self._known.add(line)
        middle = boxed(
            column(
                label(theme, words.text("What is in the list?"), "label", "ink2"),
                row(self.kinds, None),
                self.zone,
                self.remark,
                self.busy,
                self._known,
                self._promises(),
                spacing=12,
            )
        )
        middle.setMaximumWidth(theme.px(_WIDTH))
        across = row(None, middle, None)
        across.setStretch(1, 20)
        super().__init__(boxed(across), None, margins=(24, 20, 24, 20))

    def _promises(self) -> QWidget:
        theme, words = self._session.theme, self._session.words
        told = (
            ("table", words.text("Columns are recognised, and can be chosen otherwise.")),
            (
                "shield-check",
                words.text("Personal identity codes are neither shown nor kept."),
            ),
            (
                "arrow-counter-clockwise",
                words.text("Nothing is written before you have seen it, and all can be undone."),
            ),
        )
        lines = column(spacing=8)
        for icon, text in told:
            said = label(theme, text, "body", "ink2", wraps=True)
            line = row(icon_label(theme, icon, "ink3", 18), said, spacing=10)
            line.setStretch(1, 1)
            lines.addLayout(line)
        return boxed(lines)

    def ask_file(self) -> None:
        """Ask for a file."""
        words = self._session.words
        wanted = words.text("Lists") + " (" + " ".join(f"*.{one}" for one in ENDINGS) + ")"
        path, _ = QFileDialog.getOpenFileName(
            self.window(), words.text("Choose a list"), "", wanted
        )
        if path:
            self._draft.open_file(Path(path))

    def show_draft(self) -> None:
        """Show what the draft has."""
        draft, words = self._draft, self._session.words
        self.kinds.choose(draft.kind)
        self.remark.say("bad", draft.said)
        reads = bool(draft.on_way)
        said = words.text("Reading “{name}”…", name=draft.on_way) if reads else ""
        self.busy.show_busy(said)
        self._known.setVisible(draft.opened is not None)
        if draft.opened is not None:
            self.file_name.setText(draft.opened.path.name)
            self.rows.setText(rows_counted(words, len(draft.opened.rows)))


class DropZone(QWidget):
    """A dashed place for a file; lit while one is held over it."""

    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """An empty place."""
        super().__init__()
        self._theme = theme
        self._is_lit = False
        self._box = column(None, spacing=10, margins=(24, 28, 24, 28))
        self.setLayout(self._box)

    def fill(self, *items: QWidget) -> None:
        """Put items into its middle, below each other."""
        for item in items:
            self._box.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addStretch(1)

    def light(self, *, on: bool) -> None:
        """Show whether a file is held over the window."""
        self._is_lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame: nothing is here yet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, lit = self._theme, self._is_lit
        pen = QPen(theme.colour("accent" if lit else "field"), 2 if lit else 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("soft" if lit else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)


def dragged_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one file that is dragged; None where it is none or several."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
