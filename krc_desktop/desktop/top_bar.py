"""The bar at the top: which centre, the search, the menu, „+ Jauns"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import DropChip, button, icon_button, with_keys
from krc_desktop.desktop.widgets.labels import ElidedLabel, key_cap, tag
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.language import Language
from krc_desktop.model.centres import Centre

# the margins of the search button and the gap before its key
_AROUND = 44


class TopBar(QWidget):
    """The centre at hand, and the ways to everything."""

    centre_chosen = Signal(object)

    def __init__(
        self, session: Session, *, search_asked: Callable[[], object], new_menu: QMenu, menu: QMenu
    ) -> None:
        """The bar of a session; the menus are the window's own."""
        super().__init__()
        self._session = session
        theme, words = session.theme, session.words
        self._centre = self._centre_part()
        self.sample = tag(theme, words.text("Sample data"))
        self.search = SearchButton(session, search_asked)
        self.menu_button = icon_button(
            theme, "dots-three-vertical", words.text("Menu"), keys="Alt+M"
        )
        self.menu_button.setMenu(menu)
        self.new = button(
            theme,
            words.text_in("button", "New"),
            kind="primary",
            icon="plus",
            tip=words.text("Add something new"),
            keys="Ctrl+N",
        )
        self.new.setMenu(new_menu)
        self.setLayout(
            row(
                self._centre,
                self.sample,
                None,
                self.search,
                self.menu_button,
                self.new,
                spacing=12,
                margins=(28, 8, 24, 8),
            )
        )
        self.show_centre()

    def _centre_part(self) -> QWidget:
        centres = list(self._session.file.centres.all())
        if len(centres) < 2:
            return ElidedLabel(self._session.theme, "", "label", "ink2")
        chip = DropChip(self._session.theme, self._session.words.text("Centre"))
        chip.offer(
            [(centre.id, self._named(centre)) for centre in centres], self._session.centre_id
        )
        chip.chosen.connect(
            lambda centre_id: self.centre_chosen.emit(self._session.file.centres.get(centre_id))
        )
        return chip

    def _named(self, centre: Centre) -> str:
        if self._session.words.language is Language.ENGLISH:
            return centre.short_en or centre.name_en or centre.name_lv
        return centre.short_lv or centre.name_lv

    def show_centre(self) -> None:
        """Show the centre's name as it is now."""
        centre = self._session.centre
        if centre is None:
            return
        if isinstance(self._centre, DropChip):
            self._centre.choose(centre.id)
        elif isinstance(self._centre, ElidedLabel):
            self._centre.setText(self._named(centre))
        self.sample.setVisible(centre.is_sample)

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self.search.become(narrow=width is Width.NARROW)


class SearchButton(QPushButton):
    """Looks like a search field and opens the search over everything."""

    def __init__(self, session: Session, act: Callable[[], object]) -> None:
        """The button that opens the search."""
        theme, words = session.theme, session.words
        self._theme = theme
        super().__init__("  " + words.text("Search…"))
        self.setProperty("kind", "search")
        self.setFont(theme.font("body"))
        self.setIcon(theme.icon("magnifying-glass", "ink3", 16))
        self.setIconSize(theme.icon_size(16))
        self.setAccessibleName(words.text("Search everything"))
        self.setToolTip(with_keys(words.text("Search everything"), "Ctrl+K"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._keys = key_cap(theme, "Ctrl+K")
        self._keys.setParent(self)
        self.clicked.connect(lambda: act())
        self.become(narrow=False)

    def become(self, *, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.setFixedWidth(240 if narrow else 380)

    def resizeEvent(self, event: object) -> None:
        """Keep the key's picture at the right end."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        size: QSize = self._keys.sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + self.iconSize().width()
        self._keys.setVisible(wanted + size.width() + _AROUND <= self.width())
        self._keys.setGeometry(
            self.width() - size.width() - 8,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
