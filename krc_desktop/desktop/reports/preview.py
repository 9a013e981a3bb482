"""The preview: the very PDF beside what is written, its page, its size, its language."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.reports.making import Made, Making, Wanted
from krc_desktop.desktop.reports.paper_view import PaperView
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button, icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Refusal
from krc_desktop.language import Language, Phrasebook
from krc_desktop.log import logger, traceback_without_values
from krc_desktop.sentences import sentence

_ZOOM = "reports.zoom"


class Preview(QWidget):
    """The report as it would be printed now; `shown` is what is seen, None while there is none."""

    language_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """A desk without a report."""
        super().__init__()
        self._session = session
        self._words: Phrasebook = session.words
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.making = Making(session, self)
        self.making.made.connect(self._show)
        self.making.failed.connect(self._say_failed)
        self.making.slow.connect(self._say_slow)
        keeper = QObject()
        self.view = PaperView(session.theme, keeper)
        self.shown: Made | None = None
        self._wanted: Wanted | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._trouble_place())
        self.note = label(session.theme, "", "label", "ink2", wraps=True)
        self.note.setContentsMargins(24, 0, 24, 8)
        self.note.hide()
        self.setLayout(column(self._bar(), self.note, self._stack, spacing=0))
        keeper.setParent(self)  # after the view, so that it goes after it
        self.setMinimumWidth(session.theme.px(300))
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._say_where())
        self._recall_zoom()

    # -- its parts -----------------------------------------------------------------------------

    def _bar(self) -> QWidget:
        theme, words = self._session.theme, self._words
        self.where = label(theme, "", "label", "ink2")
        self.language = Segmented(theme, words.text("Language of the report"))
        self.language.offer(Language.LATVIAN, words.text("In Latvian"))
        self.language.offer(Language.ENGLISH, words.text("In English"))
        self.language.chosen.connect(self.language_chosen.emit)
        smaller = icon_button(
            theme, "magnifying-glass-minus", words.text("Zoom out"), lambda: self._zoom(-1)
        )
        larger = icon_button(
            theme, "magnifying-glass-plus", words.text("Zoom in"), lambda: self._zoom(1)
        )
        self.percent = button(
            theme, "", self._fit, kind="quiet", tip=words.text("Fit to the width of the window")
        )
        line = row(
            self.where,
            None,
            self.language,
            8,
            smaller,
            self.percent,
            larger,
            spacing=2,
            margins=(20, 6, 12, 6),
        )
        return boxed(line)

    def _trouble_place(self) -> QWidget:
        """What stands in the pages' place while there are none."""
        theme = self._session.theme
        self.trouble = label(theme, "", "body", "ink2", wraps=True)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = button(theme, self._words.text("Try again"), self.try_again)
        self.again.hide()
        inner = column(
            None,
            self.trouble,
            row(None, self.again, None),
            None,
            spacing=12,
            margins=(32, 0, 32, 0),
        )
        return boxed(inner)

    # -- what it shows -------------------------------------------------------------------------

    def ask(self, wanted: Wanted) -> None:
        """Show a report, made anew; until then the one before stays, if it is of the same month."""
        self.language.choose(wanted.language)
        if self.shown is not None and self.shown.wanted != wanted:
            self._forget()
        self._wanted = wanted
        self.making.ask(wanted)

    def rest(self) -> None:
        """Make no more until asked: nobody looks."""
        self.making.rest()

    def try_again(self) -> None:
        """Make it once more after it could not be made."""
        if self._wanted is not None:
            self.making.ask(self._wanted)

    def tell(self, note: str) -> None:
        """Say something above the pages; nothing where it is empty."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _forget(self) -> None:
        """The report that is seen is another month's or another language's."""
        self.shown = None
        self._say_in_place("")
        self._say_where()

    def _show(self, made: Made) -> None:
        before = self.shown
        is_new = before is None or before.pdf != made.pdf
        if is_new and not self.view.show_pdf(made.pdf, from_top=before is None):
            self._say_in_place(self._words.text("The preview can't be shown."), again=True)
            return
        self.shown = made
        self._stack.setCurrentIndex(0)
        self._say_where()
        self._name_view()

    def _name_view(self) -> None:
        """What a screen reader says: the document, its month, its pages."""
        if self.shown is None:
            return
        words = self._words
        self.view.setAccessibleName(
            words.text(
                "Monthly activity report, {month}, {pages}",
                month=words.month(self.shown.wanted.month),
                pages=words.counted("{n} page", "{n} pages", self.view.pages),
            )
        )

    def _say_failed(self, error: Exception) -> None:
        """Say in the pages' place why there are none."""
        words = self._words
        if isinstance(error, Refusal):
            why = sentence(words, error)
        else:
            logger().error("preview: %s", traceback_without_values(error))
            why = words.text(
                "The preview could not be made. What you wrote is saved; try again, and if it"
                " doesn't help, write to the project office."
            )
        self.shown = None
        self._say_in_place(why, again=True)
        self._say_where()

    def _say_slow(self) -> None:
        if self.shown is None:
            self._say_in_place(self._words.text("Making the preview…"))
        self._say_where(is_slow=True)

    def _say_in_place(self, text: str, *, again: bool = False) -> None:
        self.trouble.setText(text)
        self.again.setVisible(again)
        self._stack.setCurrentIndex(1)

    def _say_where(self, *, is_slow: bool = False) -> None:
        """The page of the pages and their size; while a newer one takes long, that it does."""
        words = self._words
        if self.shown is None:
            said = ""
        elif is_slow:
            said = words.text("Making the preview…")
        else:
            facts = {"page": words.number(self.view.page), "pages": words.number(self.view.pages)}
            said = words.text_in("preview", "Page {page} of {pages}", **facts)
        self.where.setText(said)
        shown = words.percent(self.view.percent / 100)
        self.percent.setText(shown)
        self.percent.setAccessibleName(words.text("Fit to the width of the window"))
        self.percent.setAccessibleDescription(shown)

    # -- zoom ----------------------------------------------------------------------------------

    def _zoom(self, by: int) -> None:
        self._session.keep(_ZOOM, str(self.view.step_zoom(by)))
        self._say_where()

    def _fit(self) -> None:
        self.view.zoom_to(0)
        self._session.keep(_ZOOM, "0")
        self._say_where()

    def _recall_zoom(self) -> None:
        kept = self._session.recalled(_ZOOM, "0")
        size = int(kept) if kept.isdigit() else 0
        if 25 <= size <= 400:
            self.view.zoom_to(size)

    def resizeEvent(self, event: object) -> None:
        """Tell the new size of a page as wide as the room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._say_where()
