"""The pages of a PDF from memory, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory, QMargins, QObject, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QLabel

from krc_desktop.desktop.pdf_pages import document_of
from krc_desktop.desktop.theme import Theme

# percent; the view's own FitToWidth is 0
ZOOMS = (50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_MARGIN = 24
_GAP = 16
_VEIL_MS = 1500
_POINTS_PER_INCH = 72


class PaperView(QPdfView):
    """White pages on a desk; a newer report takes the place of the one before without a flash.

    Where one was in the document is kept, and until the new page is painted the old one stays.
    """

    def __init__(self, theme: Theme, keeper: QObject) -> None:
        """A desk without a page; `keeper` holds the documents and must outlive the view.

        A document that dies as the view's own child still calls the half-gone view.
        """
        super().__init__()
        self._keeper = keeper
        # reportlab links to whole pages, of which Qt says that they have no place on the page
        QLoggingCategory.setFilterRules("qt.pdf.links.warning=false")
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("rail"))
        self.setPalette(palette)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(_GAP)
        self.setDocumentMargins(QMargins(_MARGIN, 4, _MARGIN, _MARGIN))
        self._zoom = 0
        self._veil = QLabel(self.viewport())
        self._veil.hide()
        self._lifting = QTimer(self)
        self._lifting.setSingleShot(True)
        self._lifting.setInterval(_VEIL_MS)
        self._lifting.timeout.connect(self._veil.hide)
        renderer = self.findChild(QPdfPageRenderer)
        if renderer is not None:
            renderer.pageRendered.connect(lambda *_: self._veil.hide())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        document = self.document()
        return document.pageCount() if document is not None else 0

    @property
    def page(self) -> int:
        """The page that is seen, from 1."""
        return self.pageNavigator().currentPage() + 1

    def show_pdf(self, pdf: bytes, *, from_top: bool) -> bool:
        """Show a document; `from_top`: another one, not a newer state of the one that is seen.

        False where the bytes are no document.
        """
        document = document_of(pdf, self._keeper)
        if document.status() is not QPdfDocument.Status.Ready:
            document.deleteLater()
            return False
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        places = [0 if from_top else bar.value() for bar in bars]
        before = self.document()
        if before is not None and not from_top:
            self._cover()
        self.setDocument(document)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        if before is not None:
            before.deleteLater()
        return True

    def _cover(self) -> None:
        """Keep the old page in sight until the new one is painted."""
        if self.isVisible():
            self._veil.setPixmap(self.viewport().grab())
            self._veil.setGeometry(self.viewport().rect())
            self._veil.show()
            self._lifting.start()

    # -- zoom ----------------------------------------------------------------------------------

    @property
    def percent(self) -> int:
        """How large a page is seen, 100: as on paper."""
        if self._zoom or not self.pages:
            return self._zoom or 100
        width = self.document().pagePointSize(0).width() / _POINTS_PER_INCH * self._dpi
        return round(100 * (self.viewport().width() - 2 * _MARGIN) / width)

    @property
    def _dpi(self) -> float:
        return self.screen().logicalDotsPerInch()

    def zoom_to(self, percent: int) -> None:
        """Show pages so large; 0: as wide as there is room."""
        self._zoom = percent
        if percent:
            self.setZoomFactor(percent / 100)
            self.setZoomMode(QPdfView.ZoomMode.Custom)
        else:
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def step_zoom(self, by: int) -> int:
        """Go to the next larger (1) or smaller (−1) size; that size."""
        now = self.percent
        if by > 0:
            size = next((size for size in ZOOMS if size > now), ZOOMS[-1])
        else:
            size = next((size for size in reversed(ZOOMS) if size < now), ZOOMS[0])
        self.zoom_to(size)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The veil is of another size now."""
        super().resizeEvent(event)
        self._veil.hide()
