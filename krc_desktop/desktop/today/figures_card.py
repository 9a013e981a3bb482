"""Three figures of the month so far, each with six months of bars; a press leads to its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.today.today_words import in_month
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.language import Phrasebook
from krc_desktop.model.agenda import MonthFigure, MonthFigures
from krc_desktop.periods import Month

_BAR, _GAP, _HIGH = 11, 3, 24

_NAMES: Mapping[MonthFigure, Callable[[Phrasebook], str]] = {
    MonthFigure.EVENTS: lambda w: w.text_in("figure", "Events"),
    MonthFigure.VISITS: lambda w: w.text_in("figure", "Visits"),
    MonthFigure.VOLUNTEER_MINUTES: lambda w: w.text_in("figure", "Volunteer hours"),
}


class FiguresCard(Card):
    """The figures; `asked` tells whose rows are wanted, and of which month."""

    asked = Signal(object, object)

    def __init__(self, session: Session) -> None:
        """Figures that are not counted yet."""
        super().__init__(session.theme, " ")
        # the figures' own ground needs room around their texts
        self.body.setContentsMargins(8, 16, 8, 10)
        self.heading.setContentsMargins(12, 0, 0, 0)
        self._session = session
        self._month = Month.of(session.today)
        self.figures = {figure: FigureButton(session.theme) for figure in MonthFigure}
        line = row(spacing=0)
        for at, (figure, made) in enumerate(self.figures.items()):
            if at:
                line.addWidget(_between())
            line.addWidget(made, 1)
            made.clicked.connect(lambda _=False, f=figure: self.asked.emit(f, self._month))
        self.add(line)
        self.show_month(self._month)

    def show_month(self, month: Month) -> None:
        """Name the month, while its figures are being counted."""
        words = self._session.words
        self._month = month
        name = words.text("{month} so far", month=capitalised(words.month_name(month.month)))
        self.heading.setText(name)
        self.setAccessibleName(name)
        for figure, made in self.figures.items():
            made.name_it(_NAMES[figure](words))

    def show_figures(self, found: MonthFigures) -> None:
        """Show the figures."""
        words = self._session.words
        self.show_month(found.months[-1])
        before = in_month(words, found.months[-2].month)
        for figure, made in self.figures.items():
            values = found.values[figure]
            told = [
                words.hours(value)
                if figure is MonthFigure.VOLUNTEER_MINUTES
                else words.number(value)
                for value in values
            ]
            made.tell(told[-1], f"{before} {told[-2]}", values)


def _between() -> QFrame:
    made = QFrame()
    made.setProperty("role", "hairline")
    made.setFixedWidth(1)
    return made


class FigureButton(QAbstractButton):
    """A figure that leads to its rows."""

    def __init__(self, theme: Theme) -> None:
        """No figure yet."""
        super().__init__()
        self._theme = theme
        self._name = ""
        self._number = "–"
        self._before = ""
        self._values: Sequence[int] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def number(self) -> str:
        """The figure as it is shown."""
        return self._number

    def name_it(self, name: str) -> None:
        """Say what is counted."""
        self._name = name
        self._say()

    def tell(self, number: str, before: str, values: Sequence[int]) -> None:
        """Show a figure, the one before it, and the values of its bars."""
        self._number, self._before, self._values = number, before, values
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(", ".join(p for p in (self._name, self._number, self._before) if p))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """A name, a number, bars, and what it was before."""
        theme = self._theme
        texts = sum(theme.line_height(role) for role in ("label", "number", "caption"))
        return QSize(theme.px(120), texts + theme.px(_HIGH) + 28)

    def minimumSizeHint(self) -> QSize:
        """Its name may be cut, its number not."""
        width = QFontMetrics(self._theme.font("number")).horizontalAdvance("8888")
        return QSize(width + 24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        left, width = 12, self.width() - 20
        top = 6
        for text, role, ink in (
            (self._name, "label", "ink2"),
            (self._number, "number", "ink"),
        ):
            top = self._line(painter, QRectF(left, top, width, 0), text, role, ink)
        self._bars(painter, left, top + 4)
        below = QRectF(left, top + self._theme.px(_HIGH) + 10, width, 0)
        self._line(painter, below, self._before, "caption", "ink2")

    def _ground(self, painter: QPainter) -> None:
        inner = QRectF(self.rect()).adjusted(3, 1, -3, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(inner, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(inner, 8, 8)

    def _line(self, painter: QPainter, at: QRectF, text: str, role: str, ink: str) -> int:
        font = self._theme.font(role)
        height = self._theme.line_height(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(at.width()))
        painter.drawText(
            QRectF(at.left(), at.top(), at.width(), height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            shown,
        )
        return int(at.top()) + height

    def _bars(self, painter: QPainter, left: int, top: int) -> None:
        most = max(self._values, default=0)
        high = self._theme.px(_HIGH)
        bar, gap = self._theme.px(_BAR), self._theme.px(_GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, value in enumerate(self._values):
            height = max(2.0, high * value / most) if most else 2.0
            is_now = at == len(self._values) - 1
            painter.setBrush(self._theme.colour("accent" if is_now else "rule"))
            x = left + at * (bar + gap)
            painter.drawRoundedRect(QRectF(x, top + high - height, bar, height), 2, 2)
