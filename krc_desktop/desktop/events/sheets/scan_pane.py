"""The left half of the entry: the scan or a numbered blank, how it is turned, fitted and zoomed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from krc_desktop.desktop.events.sheets import fit as fits
from krc_desktop.desktop.events.sheets.blank_sheet import BlankSheet
from krc_desktop.desktop.events.sheets.fit import Fit
from krc_desktop.desktop.events.sheets.scan_reading import ScanPages, pages_of
from krc_desktop.desktop.events.sheets.scan_view import ScanView
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.remarks import Remark

_FITS = "sheets.fits"


class ScanPane(QWidget):
    """Takes dropped files, remembers how each scan lies; entering works the same without one."""

    file_chosen = Signal(object)
    attach_asked = Signal()
    zoom_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        """The pane without a sheet yet."""
        super().__init__()
        self.session = session
        theme, words = session.theme, session.words
        self._scan: str | None = None
        self._pictures: tuple[QImage, ...] = ()
        self._usual = Fit(0.245, 0.0302, 20)
        self._blank = BlankSheet()
        self._pages = 1
        self._middle: float | None = None
        self.view = ScanView(theme, words.text("The sheet"))
        self.view.zoom_asked.connect(self.zoom_asked)
        self.view.panned.connect(self._show_sideways)
        self.view.guide_set.connect(self._guide_set)
        self._make_bar()
        self.remark = Remark(theme)
        self.sideways = QScrollBar(Qt.Orientation.Horizontal)
        self.sideways.setAccessibleName(words.text("Move the scan sideways"))
        self.sideways.valueChanged.connect(self.view.move_to)
        self.setLayout(self._arranged())
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)

    def _make_bar(self) -> None:
        theme, words = self.session.theme, self.session.words
        self.said = ElidedLabel(theme, "", "label", "ink2")
        self.attach = button(
            theme,
            words.text_in("sheet", "Attach a scan"),
            self.attach_asked.emit,
            kind="link",
            icon="paperclip",
        )
        self.attach.setToolTip(words.text("Files can also be dropped here"))
        self.turn = icon_button(theme, "arrow-clockwise", words.text("Turn the scan"), self._turn)
        self.fit = icon_button(
            theme,
            "arrows-out-line-vertical",
            words.text("Fit the lines of the scan"),
            self._begin_fit,
        )
        self.closer = icon_button(
            theme, "magnifying-glass-plus", words.text("Zoom in"), lambda: self.zoom_asked.emit(1)
        )
        self.further = icon_button(
            theme,
            "magnifying-glass-minus",
            words.text("Zoom out"),
            lambda: self.zoom_asked.emit(-1),
        )

    def _arranged(self) -> QVBoxLayout:
        bar = row(
            self.said,
            self.attach,
            self.turn,
            self.fit,
            self.further,
            self.closer,
            spacing=4,
            margins=(20, 2, 12, 2),
        )
        bar.setStretch(0, 1)
        remark = row(self.remark, margins=(20, 0, 12, 4))
        whole = column(bar, remark, self.view, self.sideways, spacing=0)
        whole.setStretch(2, 1)
        return whole

    # -- showing -------------------------------------------------------------------------------

    def show_sheet(
        self, scan: str | None, usual: Fit, blank: BlankSheet, pages: int, said: str
    ) -> None:
        """Show a sheet's scan, or a blank of so many pages; `said` names it."""
        self.said.setText(said)
        self._usual, self._blank, self._pages = usual, blank, pages
        for one in (self.turn, self.fit):
            one.setVisible(scan is not None)
        self.attach.setVisible(scan is None)
        if scan is None:
            self._scan, self._pictures = None, ()
            self._leave_fit()
            self.view.show_blank(blank, pages, usual)
        elif scan != self._scan:
            self._scan, self._pictures = scan, ()
            self._leave_fit()
            self.view.show_blank(blank, pages, usual)
            self.session.work.start(pages_of(scan), done=self._take)
        self._show_sideways()

    def _take(self, read: ScanPages) -> None:
        if read.scan != self._scan:
            return
        self._pictures = read.pages
        if not read.pages:
            said = self.session.words.text("This scan can't be shown. Attach it anew.")
            self.remark.say("warn", said)
            return
        self.view.show_scan(read.pages, self.fit_now)

    @property
    def fit_now(self) -> Fit:
        """Where the lines lie on the scan that is shown."""
        known = fits.kept(self.session.recalled(_FITS), self._scan or "")
        return known or self._usual

    def _keep_fit(self, fit: Fit) -> None:
        kept = fits.keeping(self.session.recalled(_FITS), self._scan or "", fit)
        self.session.keep(_FITS, kept)
        self.view.show_scan(self._pictures, fit)

    def _show_sideways(self) -> None:
        most = self.view.most_x
        self.sideways.blockSignals(True)  # noqa: FBT003
        self.sideways.setRange(0, most)
        self.sideways.setPageStep(max(self.view.width(), 1))
        self.sideways.setSingleStep(40)
        self.sideways.setValue(self.view.x_now)
        self.sideways.blockSignals(False)  # noqa: FBT003
        self.sideways.setVisible(most > 0)

    # -- turning and fitting -------------------------------------------------------------------

    def _turn(self) -> None:
        fit = self.fit_now
        self._keep_fit(replace(fit, turned=(fit.turned + 1) % 4))

    def _begin_fit(self) -> None:
        """Ask where line 1 is, then where the last one is; Esc leaves everything as it was."""
        if self.view.guide is not None:
            self._leave_fit()
            return
        self._middle = None
        self.view.ask_guide(on=True)
        self.remark.say(
            "ok", self.session.words.text("Click on the middle of line 1 (↑ ↓ and Enter work too).")
        )
        self.view.setFocus()

    def _guide_set(self, share: float) -> None:
        last = self._usual.per_page
        if self._middle is None:
            self._middle = share
            text = self.session.words.text("Now click on the middle of line {line}.", line=last)
            self.remark.say("ok", text)
            return
        fit = self.fit_now.through(self._middle, share, last)
        self._leave_fit()
        if fit != self.fit_now:
            self._keep_fit(fit)

    def _leave_fit(self) -> None:
        self._middle = None
        self.remark.clear()
        self.view.ask_guide(on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the fitting."""
        if self.view.guide is not None and event.key() == Qt.Key.Key_Escape:
            self._leave_fit()
            return
        super().keyPressEvent(event)

    # -- files ---------------------------------------------------------------------------------

    def complain(self, sentence: str) -> None:
        """Say why a file can't be the scan."""
        self.remark.say("bad", sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file that was dropped."""
        paths = dropped(event.mimeData().urls())
        event.acceptProposedAction()
        if paths:
            self.file_chosen.emit(paths[0])


def dropped(urls: Sequence[QUrl]) -> list[Path]:
    """The files of the disk among what was dropped."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
