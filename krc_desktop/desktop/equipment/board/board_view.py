"""The board in its frame: heads that stay in place around a grid that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from krc_desktop.desktop.equipment.board.grid import Grid
from krc_desktop.desktop.equipment.board.head_painter import DayHead
from krc_desktop.desktop.equipment.board.heads import Heads
from krc_desktop.desktop.equipment.board.legend import Legend
from krc_desktop.desktop.equipment.board.month_grid import MonthGrid
from krc_desktop.desktop.equipment.board.mouse import Judge
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.board import Board, View
from krc_desktop.model.board_geometry import Sizes

_LEAST_COLUMN = {View.DAY: 150, View.WEEK: 88, View.MONTH: 26}
_LEAST_LANE = 108
_MONTH_LANE = 52


class BoardView(QFrame):
    """A day, a week or a month of a centre's machines."""

    machine_opened = Signal(int)
    day_opened = Signal(int)

    def __init__(self, session: Session, judge: Judge) -> None:
        """An empty board."""
        super().__init__()
        self._session = session
        self._theme = session.theme
        self._now = 0
        self._width = Width.FULL
        self.scene: Scene | None = None
        self.setProperty("role", "card")
        self.grid = Grid(session, judge)
        self.month = MonthGrid(session)
        self.heads = Heads(session, self)
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setWidget(self.grid)
        self.scrolled.setCornerWidget(QWidget())
        self.legend = Legend(session)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        corner = QWidget()
        box = QGridLayout()
        box.setSpacing(0)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(corner, 0, 0)
        box.addWidget(self.heads.above, 0, 1)
        box.addWidget(_Line(self._theme), 1, 0, 1, 2)
        box.addWidget(self.heads.beside, 2, 0)
        box.addWidget(self.scrolled, 2, 1)
        box.addWidget(_Line(self._theme), 3, 0, 1, 2)
        box.addWidget(self.legend, 4, 0, 1, 2)
        box.setColumnStretch(1, 1)
        box.setRowStretch(2, 1)
        self.setLayout(box)
        self.scrolled.viewport().installEventFilter(self)

    def _connect(self) -> None:
        self.scrolled.verticalScrollBar().valueChanged.connect(self.heads.beside.scroll_to)
        self.scrolled.horizontalScrollBar().valueChanged.connect(self.heads.above.scroll_to)
        for grid in (self.grid, self.month):
            grid.reveal_asked.connect(self.reveal)
        self.grid.head_opened.connect(self._open_machine)
        self.month.head_opened.connect(self._open_machine)
        self.month.day_opened.connect(self.day_opened)
        self.heads.machine_opened.connect(self._open_machine)
        self.heads.day_opened.connect(self.day_opened)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def shown_grid(self) -> Grid | MonthGrid:
        """The grid that is seen."""
        return self.month if self._view is View.MONTH else self.grid

    @property
    def _view(self) -> View:
        return self.scene.view if self.scene is not None else View.WEEK

    def show_board(self, board: Board, view: View, heads: tuple[DayHead, ...], now: int) -> None:
        """Show a board; where it was scrolled to stays as long as the view does."""
        self.heads.days = heads
        self._now = now
        self.heads.set_now(now)
        self.scene = Scene(self._session.words, board, view, self._sizes(board, view))
        self.scene.line = self.grid.picture.line_height
        if self.scrolled.widget() is not self.shown_grid:
            self.scrolled.takeWidget()
            self.scrolled.setWidget(self.shown_grid)
            self.shown_grid.show()
        self.legend.show_view(view)
        self._lay_out()
        self.grid.set_now(now)

    def set_now(self, now: int) -> None:
        """The clock has moved on."""
        self._now = now
        self.grid.set_now(now)
        self.heads.set_now(now)

    def _sizes(self, board: Board, view: View) -> Sizes:
        px = self._theme.px
        room = self.scrolled.viewport().size()
        least = float(px(_MONTH_LANE if view is View.MONTH else _LEAST_LANE))
        if view is View.WEEK:
            least = max(least, self.heads.least_lane(board))
        return Sizes(room.width(), room.height(), px(_LEAST_COLUMN[view]), least)

    def _lay_out(self) -> None:
        scene = self.scene
        if scene is None:
            return
        self.scene = scene = scene.resized(self._sizes(scene.board, scene.view))
        self.shown_grid.show_scene(scene)
        self.heads.show_scene(scene, self._width)

    # -- going ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Scroll to where one begins: a day at its opening or now, a month at today."""
        scene = self.scene
        if scene is None or not scene.board.lanes:
            return
        self.scrolled.verticalScrollBar().setValue(0)
        self.scrolled.horizontalScrollBar().setValue(0)
        for number, day in enumerate(scene.board.days):
            is_today = day.whole.start <= self._now < day.whole.end
            if scene.view is View.DAY:
                opens = day.opens[0].start if day.opens else day.whole.start
                first = min(opens, self._now) if is_today else opens
                top = scene.layout.line(0, 0, first)
                self.scrolled.verticalScrollBar().setValue(int(top) - 24)
            elif is_today:
                place = scene.layout.rect(0, number)
                self.scrolled.ensureVisible(int(place.left + place.width / 2), 0, 90, 0)

    def reveal(self, place: QRectF) -> None:
        """Scroll so that a place of the grid is seen."""
        middle = place.center()
        self.scrolled.ensureVisible(
            int(middle.x()),
            int(middle.y()),
            int(min(place.width() / 2 + 8, self.scrolled.viewport().width() / 2)),
            int(min(place.height() / 2 + 8, self.scrolled.viewport().height() / 2)),
        )

    def _open_machine(self, number: int) -> None:
        if self.scene is not None and number < len(self.scene.board.lanes):
            self.machine_opened.emit(self.scene.board.lanes[number].equipment_id)

    # -- arranging -----------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """Slimmer heads in a narrow window."""
        self._width = width
        self.legend.setVisible(width is not Width.NARROW)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out anew when there is another room."""
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)


class _Line(QFrame):
    """The line under the heads."""

    def __init__(self, theme: object) -> None:
        super().__init__()
        self.setProperty("role", "hairline")
        self.setFixedHeight(1)
