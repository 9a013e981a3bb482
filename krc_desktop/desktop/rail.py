"""The rail at the left: the pages, and at its foot settings and help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from krc_desktop.desktop.pages import ICONS, title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import icon_button, with_keys
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.marks import Mark
from krc_desktop.model.places import PageName

WIDE, SLIM = 196, 68


class Rail(QWidget):
    """The pages as buttons; slim, it shows their icons alone."""

    chosen = Signal(object)
    collapse_asked = Signal()

    def __init__(self, session: Session, help_asked: Callable[[], object]) -> None:
        """The rail of a session."""
        super().__init__()
        self._session = session
        theme, words = session.theme, session.words
        self.setProperty("role", "rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[PageName, QPushButton] = {}
        self._titles: list[tuple[QPushButton, str]] = []
        self._brand = label(theme, "KRC Desktop", "strong")
        self.collapse = icon_button(
            theme,
            "caret-double-left",
            words.text("Make the list of pages narrow or wide"),
            self.collapse_asked.emit,
        )
        self._mark = Mark(theme)
        head = row(self._mark, self._brand, None, self.collapse, spacing=8)
        upper = column(spacing=2)
        for number, name in enumerate(PageName, start=1):
            if name is not PageName.SETTINGS:
                upper.addWidget(self._page_button(name, f"Ctrl+{number}"))
        self.help = self._plain_button("question", words.text_in("page", "Help"), "F1")
        self.help.clicked.connect(lambda: help_asked())
        lower = column(self._page_button(PageName.SETTINGS, "Ctrl+,"), self.help, spacing=2)
        inside = column(head, 12, upper, None, lower, spacing=0, margins=(12, 12, 12, 12))
        self.setLayout(column(boxed(inside, "rail"), spacing=0))

    def _plain_button(self, icon: str, text: str, keys: str) -> QPushButton:
        theme = self._session.theme
        made = QPushButton(f"  {text}")
        made.setProperty("kind", "rail")
        made.setFont(theme.font("label"))
        made.setIcon(theme.icon(icon, "ink2", 20, checked="accent"))
        made.setIconSize(theme.icon_size(20))
        made.setAccessibleName(text)
        made.setToolTip(with_keys(text, keys))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._titles.append((made, f"  {text}"))
        return made

    def _page_button(self, name: PageName, keys: str) -> QPushButton:
        made = self._plain_button(ICONS[name], title(self._session.words, name), keys)
        made.setCheckable(True)
        self._group.addButton(made)
        self._buttons[name] = made
        made.clicked.connect(lambda: self.chosen.emit(name))
        return made

    def show_chosen(self, name: PageName) -> None:
        """Mark a page as the one that is seen."""
        self._buttons[name].setChecked(True)
        theme = self._session.theme
        for known, made in self._buttons.items():
            made.setFont(theme.font("meta_strong" if known is name else "label"))

    def collapse_to(self, *, slim: bool) -> None:
        """Show icons alone, or icons with their names."""
        theme, words = self._session.theme, self._session.words
        self.setFixedWidth(SLIM if slim else theme.px(WIDE))
        self._brand.setVisible(not slim)
        self._mark.setVisible(not slim)
        icon = "list" if slim else "caret-double-left"
        self.collapse.setIcon(theme.icon(icon))
        self.collapse.setAccessibleName(words.text("Make the list of pages narrow or wide"))
        for made, text in self._titles:
            made.setText("" if slim else text)
