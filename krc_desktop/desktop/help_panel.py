"""Help at the right of the page: its topics first, then its keys; a search over all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from krc_desktop import help_pages
from krc_desktop.desktop import pages
from krc_desktop.desktop.help_topics import TopicView, keys_table
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Item, ScrolledColumn, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.empty_states import nothing_found
from krc_desktop.desktop.widgets.labels import hairline, icon_label, key_cap, label
from krc_desktop.help_pages import HelpTopic
from krc_desktop.model.places import PageName

WIDTH = 400


class HelpPanel(QWidget):
    """Help about the page that is seen."""

    def __init__(self, session: Session, closed: Callable[[], object]) -> None:
        """A panel; `closed` is called by its ×."""
        super().__init__()
        self._session = session
        self._theme = session.theme
        self._closed = closed
        self._before = QApplication.focusWidget()
        self._name = PageName.TODAY
        self._topics: list[TopicView] = []
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(session.theme.px(WIDTH))
        words = session.words
        self._title = label(session.theme, words.text_in("page", "Help"), "period", wraps=True)
        self.search = self._search(words.text("Search in help"))
        self.setFocusProxy(self.search)
        self._column: QVBoxLayout = column(spacing=0)
        body = ScrolledColumn(margins=(20, 0, 20, 16))
        body.add(self._column)
        body.column.addStretch(1)
        self._scroll = body
        head = boxed(column(self._head(), self.search, spacing=8, margins=(20, 12, 20, 10)))
        line = hairline()
        line.setFixedSize(1, _ANY)
        line.setMinimumHeight(0)
        self.setLayout(row(line, column(head, body, spacing=0), spacing=0))

    def _head(self) -> Item:
        theme, words = self._theme, self._session.words
        close = icon_button(theme, "x", words.text("Close help"), self._closed, keys="F1")
        head = row(
            icon_label(theme, "question", "accent"),
            self._title,
            key_cap(theme, "F1"),
            close,
            spacing=10,
        )
        head.setStretch(1, 1)
        return head

    def _search(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setFont(self._theme.font("body"))
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setMaxLength(80)
        line.setClearButtonEnabled(True)
        line.addAction(
            self._theme.icon("magnifying-glass", "ink2", 16),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        line.textChanged.connect(self._show)
        return line

    def show_page(self, name: PageName) -> None:
        """Show the topics of a page first."""
        words = self._session.words
        self._name = name
        title = pages.title(words, name)
        self._title.setText(words.text("Help: {page}", page=title))
        self.setAccessibleName(self._title.text())
        if self.search.text():
            self.search.clear()
        else:
            self._show()

    @property
    def topics(self) -> Sequence[TopicView]:
        """The topics as they are shown, from the top."""
        return self._topics

    # -- what is shown -------------------------------------------------------------------------

    def _show(self) -> None:
        clear(self._column)
        words, typed = self._session.words, self.search.text().strip()
        if typed:
            found = help_pages.topics_found(words, typed)
            self._list(found, opened=found[0] if found else None)
            if not found:
                self._nothing(typed)
        else:
            own = help_pages.topic(words, self._name.value)
            near = [help_pages.topic(words, key) for key in own.see]
            self._list([own, *near], opened=own)
            self._keys(own)
            shown = {own.key, *own.see}
            self._others([one for one in help_pages.topics(words) if one.key not in shown])
        self._scroll.verticalScrollBar().setValue(0)

    def _list(self, topics: Sequence[HelpTopic], *, opened: HelpTopic | None) -> None:
        self._topics = []
        listed = {one.key for one in topics}
        for one in topics:
            see = [
                help_pages.topic(self._session.words, key) for key in one.see if key not in listed
            ]
            self._add(one, see, is_open=one is opened)

    def _add(self, one: HelpTopic, see: Sequence[HelpTopic], *, is_open: bool) -> None:
        view = TopicView(self._session, one, see, opened=self._opened, see_asked=self.show_topic)
        view.unfold(is_open=is_open)
        self._topics.append(view)
        self._column.addWidget(view)

    def _others(self, topics: Sequence[HelpTopic]) -> None:
        self._section(self._session.words.text("Other topics"))
        for one in topics:
            see = [help_pages.topic(self._session.words, key) for key in one.see]
            self._add(one, see, is_open=False)

    def _keys(self, own: HelpTopic) -> None:
        words = self._session.words
        if own.keys:
            self._section(words.text("Keys on this page"))
            self._column.addWidget(keys_table(self._theme, own.keys))
        self._section(words.text("Keys everywhere"))
        self._column.addWidget(keys_table(self._theme, help_pages.everywhere(words)))

    def _section(self, title: str) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(hairline())
        self._column.addSpacing(12)
        self._column.addWidget(label(self._theme, title, "section"))
        self._column.addSpacing(6)

    def _nothing(self, typed: str) -> None:
        words = self._session.words
        all_topics = button(
            self._theme, words.text("Show all topics"), self.search.clear, kind="link"
        )
        said = words.text("Help has nothing on “{typed}”.", typed=typed)
        self._column.addWidget(nothing_found(self._theme, said, all_topics))

    # -- opening and closing -------------------------------------------------------------------

    def _opened(self, view: TopicView) -> None:
        """One topic is open at a time."""
        for other in self._topics:
            if other is not view:
                other.unfold(is_open=False)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(view, 0, 8))

    def show_topic(self, key: str) -> None:
        """Open a topic, wherever it stands."""
        if all(view.key != key for view in self._topics):
            self.search.clear()
        for view in self._topics:
            if view.key == key:
                view.unfold(is_open=True)
                self._opened(view)
                view.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self._closed()

    def leave(self) -> None:
        """Go away; the focus goes back to where it was, if that is still there."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    @property
    def beside_width(self) -> int:
        """How wide it is beside a page."""
        return self._theme.px(WIDTH)

    def take_whole(self, *, alone: bool) -> None:
        """Stand beside the page, or where there is no room for both, in its place."""
        if alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        else:
            self.setFixedWidth(self.beside_width)


_ANY = 16_777_215
