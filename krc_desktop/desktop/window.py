"""The window: a rail, a bar, a page. It only arranges; pages know their subjects."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from krc_desktop.desktop import pages
from krc_desktop.desktop.actions import Command, action_of, name_undo_and_redo
from krc_desktop.desktop.commands import everywhere, new_things, ways_to_add
from krc_desktop.desktop.look import dress, theme_of
from krc_desktop.desktop.message_bar import MessageBar
from krc_desktop.desktop.rail import Rail
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.toasts import Toast
from krc_desktop.desktop.top_bar import TopBar
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.widths import Width, width_of
from krc_desktop.model.places import NEW, PageName, Place

if TYPE_CHECKING:
    from krc_desktop.desktop.help_panel import HelpPanel

LEAST_SIZE = QSize(800, 480)
USUAL_SIZE = QSize(1280, 720)
_MINUTE_MS = 60_000
_LEAST_BESIDE_HELP = 600


class MainWindow(QWidget):
    """One window over one session; built anew when the language or the look changes."""

    def __init__(self, session: Session) -> None:
        """The window of a session, where it was left the last time."""
        super().__init__()
        self.session = session
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_SIZE)
        self.setLayout(QVBoxLayout())
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._body = QWidget()
        self._pages: dict[PageName, Page] = {}
        self._width = Width.FULL
        self._been: list[Place] = []
        self._day: date = session.today
        self._was_painted = False
        self._restore_geometry()
        self._build()
        session.went.connect(self.go)
        session.look_changed.connect(self._look_changed)
        session.centre_changed.connect(self._centre_changed)
        QApplication.styleHints().colorSchemeChanged.connect(self._system_look_changed)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self._minute_passed)
        self._clock.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first picture is the frame alone; the page follows at once and finds it there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.open_where_left)

    def open_where_left(self) -> None:
        """Open the page of the last time, unless one is open already."""
        if self.current is None:
            self.go(self._first_place())

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make everything but the pages: they are made when first opened."""
        session = self.session
        self.setWindowTitle("KRC Desktop")
        self.setWindowIcon(QIcon(session.theme.pixmap("handshake", "accent", 32)))
        self._pages = {}
        self._body = QWidget()
        self._new_menu = self._menu(new_things(session, self), shortcuts=False)
        self.commands = everywhere(session, self)
        self._menu_all = self._menu(self.commands, shortcuts=True)
        self._undo, self._redo = self._menu_all.actions()[:2]
        self.top = TopBar(
            session,
            search_asked=self.open_search,
            new_menu=self._new_menu,
            menu=self._menu_all,
        )
        self.top.centre_chosen.connect(session.choose_centre)
        self.rail = Rail(session, self.toggle_help)
        self.rail.chosen.connect(lambda name: self.go(Place(name)))
        self.rail.collapse_asked.connect(self._toggle_rail)
        self.messages = MessageBar(session)
        self.stack = QStackedWidget()
        self._help: HelpPanel | None = None
        self._palette: QWidget | None = None
        self._beside = row(self.stack, spacing=0)
        right = boxed(column(self.top, self.messages, self._beside, spacing=0))
        self._body.setLayout(row(self.rail, right, spacing=0))
        self.layout().addWidget(self._body)  # type: ignore[union-attr]
        self.toast = Toast(session.theme, self)
        session.messages.toasted.connect(self.toast.say)
        self._menu_all.aboutToShow.connect(self._name_undo)
        self._menu_all.aboutToHide.connect(self._let_undo)
        self._take_width(force=True)

    def _menu(self, commands: list[Command | None], *, shortcuts: bool) -> QMenu:
        menu = QMenu(self._body)
        menu.setFont(self.session.theme.font("body"))
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            menu.addAction(action_of(command, self._body if shortcuts else menu))
        menu.aboutToShow.connect(partial(self._give_icons, menu, commands))
        return menu

    def _give_icons(self, menu: QMenu, commands: list[Command | None]) -> None:
        """Icons are painted when a menu is first seen: two dozen would hold up the start."""
        for action, command in zip(menu.actions(), commands, strict=True):
            if command is not None and command.icon and action.icon().isNull():
                action.setIcon(self.session.theme.icon(command.icon))

    def rebuild(self) -> None:
        """Build everything anew in the present language and look, and go back to the same place."""
        place = self.place()
        self._leave_field()
        old, self._body = self._body, QWidget()
        self.session.messages.toasted.disconnect(self.toast.say)
        self.toast.deleteLater()
        old.hide()
        old.deleteLater()
        for page in self._pages.values():
            page.forsake()
        self._build()
        self.go(place)

    def _system_look_changed(self) -> None:
        """The system has gone light or dark: follow it where the settings say so."""
        if theme_of(self.session.settings).is_dark != self.session.theme.is_dark:
            self._look_changed()

    def _look_changed(self) -> None:
        dress(self.session)
        self.rebuild()

    # -- going ---------------------------------------------------------------------------------

    def _first_place(self) -> Place:
        known = {name.value: name for name in PageName}
        return Place(known.get(self.session.settings.page, PageName.TODAY))

    def page(self, name: PageName) -> Page:
        """A page, made now if it was not opened before."""
        if name not in self._pages:
            made = pages.made(self.session, name)
            made.take_width(self._width)
            self._pages[name] = made
            self.stack.addWidget(made)
        return self._pages[name]

    @property
    def current(self) -> Page | None:
        """The page that is seen."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def place(self) -> Place:
        """Where one is."""
        return self.current.place() if self.current else Place(PageName.TODAY)

    def go(self, place: Place) -> None:
        """Go to a place: its page, and there to what it means."""
        before = self.place()
        if self.current is not None and self._leads_away(self.current, place):
            self._been = [*self._been[-20:], before]
        self._go(place)

    @staticmethod
    def _leads_away(page: Page, place: Place) -> bool:
        """Whether a place is one from which going back comes here again."""
        if place.page == page.name:
            return page.is_elsewhere(place)
        return place.page is not None

    def _go(self, place: Place) -> None:
        if place.page is None:
            return
        self._leave_field()
        for popover in self.findChildren(Popover):
            popover.close_up()
        self.messages.close_said()
        page = self.page(place.page)
        self.rail.show_chosen(place.page)
        self.stack.setCurrentWidget(page)
        page.freshen()
        page.show_place(place)
        if place.part == NEW:
            page.start_new()
        if self.stack.isHidden():
            self.toggle_help()
        self._tell_help(place.page)

    def go_back(self) -> None:
        """Go to where one came from."""
        if self._been:
            place, self._been = self._been[-1], self._been[:-1]
            self._go(place)

    def start_new(self) -> None:
        """Begin a new record of the page that is seen."""
        if self.current is not None:
            self.current.start_new()

    def with_page(self, act: Callable[[Page], Any]) -> None:
        """Do something with the page that is seen."""
        if self.current is not None:
            act(self.current)

    # -- help and search -----------------------------------------------------------------------

    def toggle_help(self) -> None:
        """Open help about this page at the right, or close it."""
        if self._help is not None:
            panel, self._help = self._help, None
            self.stack.show()
            panel.leave()
        else:
            from krc_desktop.desktop.help_panel import HelpPanel

            panel = HelpPanel(self.session, closed=self.toggle_help)
            self._help = panel
            self._beside.addWidget(panel)
            self._tell_help(self.place().page)
            panel.setFocus()
        QTimer.singleShot(0, partial(self._take_width, force=True))

    def _tell_help(self, name: PageName | None) -> None:
        if self._help is not None and name is not None:
            self._help.show_page(name)

    def open_search(self) -> None:
        """Open the search over everything."""
        from krc_desktop.desktop.palette import Palette

        commands = [one for one in self.commands if one is not None]
        adding = ways_to_add(self.session, self)
        palette = Palette(self.session, self, [*adding, *commands])
        palette.open()

    # -- the window itself ---------------------------------------------------------------------

    def _toggle_rail(self) -> None:
        self.session.remember(rail_collapsed=not self.session.settings.rail_collapsed)
        self._take_width(force=True)

    def _take_width(self, *, force: bool = False) -> None:
        scale = self.session.theme.scale
        taken = self._room_for_help()
        width = width_of(self.width() - taken, scale)
        if width is self._width and not force:
            return
        self._width = width
        slim = self._width is not Width.FULL or self.session.settings.rail_collapsed
        self.rail.collapse_to(slim=slim)
        self.rail.collapse.setEnabled(self._width is Width.FULL)
        self.top.take_width(width)
        for page in self._pages.values():
            page.take_width(width)

    def _room_for_help(self) -> int:
        """The width that help takes beside the page; where both don't fit it takes its place."""
        if self._help is None:
            return 0
        taken = self._help.beside_width
        alone = self.width() - taken < _LEAST_BESIDE_HELP * self.session.theme.scale
        self.stack.setVisible(not alone)
        self._help.take_whole(alone=alone)
        return 0 if alone else taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything for the new width."""
        super().resizeEvent(event)
        self._take_width()

    def _name_undo(self) -> None:
        name_undo_and_redo(self.session, self._undo, self._redo)

    def _let_undo(self) -> None:
        """The keys work while the menu is closed, and say themselves when there is nothing."""
        for action in (self._undo, self._redo):
            action.setEnabled(True)

    def _centre_changed(self) -> None:
        self.top.show_centre()
        for page in self._pages.values():
            page.make_stale()

    def _minute_passed(self) -> None:
        today = self.session.today
        if today != self._day:
            self._day = today
            for page in self._pages.values():
                page.make_stale()
        self.session.minute_passed.emit()

    @staticmethod
    def _leave_field() -> None:
        """What was typed is kept before one goes elsewhere."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _restore_geometry(self) -> None:
        kept = self.session.settings.geometry
        if not (kept and self.restoreGeometry(QByteArray(base64.b64decode(kept, validate=False)))):
            self.resize(USUAL_SIZE)

    def remember_where(self) -> None:
        """Keep the size and the page for the next start."""
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        page = self.place().page
        self.session.remember(geometry=geometry, page=page.value if page else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and where one was; stop what works in the background."""
        self._leave_field()
        self.remember_where()
        self.session.work.finish()
        super().closeEvent(event)
