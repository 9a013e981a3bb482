"""The steps in the head: discs with a tick, a number, or an outline; a done one leads back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from krc_desktop.desktop.import_wizard.draft import Step
from krc_desktop.desktop.import_wizard.wording import step_name
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.labels import hairline

_DISC, _GAP = 24, 9


class StepsHead(QWidget):
    """All four steps with lines between them; `asked` gives the one that was pressed."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """The steps, at the first."""
        super().__init__()
        self.setAccessibleName(session.words.text("Steps of the import"))
        self.steps: dict[Step, StepButton] = {}
        self._lines: list[QFrame] = []
        box = row(spacing=12)
        for step in Step:
            if self.steps:
                line = hairline()
                line.setFixedWidth(session.theme.px(36))
                self._lines.append(line)
                box.addWidget(line)
            made = StepButton(session.theme, step, step_name(session.words, step))
            made.clicked.connect(lambda _=False, at=step: self.asked.emit(at))
            self.steps[step] = made
            box.addWidget(made)
        self.setLayout(box)

    def show_step(self, at: Step, furthest: Step) -> None:
        """Mark where one is, and how far one may go by pressing."""
        for step, made in self.steps.items():
            made.show_state(is_here=step is at, is_done=step < at, may_go=step <= furthest)

    def make_slim(self, *, slim: bool) -> None:
        """Show the discs, and beside them the name of the present step alone."""
        for line in self._lines:
            line.setFixedWidth(10 if slim else self.steps[Step.FILE].line_width)
        for made in self.steps.values():
            made.make_slim(slim=slim)


class StepButton(QAbstractButton):
    """A disc and a name."""

    def __init__(self, theme: Theme, step: Step, name: str) -> None:
        """A step that is still to come."""
        super().__init__()
        self._theme = theme
        self._number = str(int(step))
        self._is_here = self._is_done = self._is_slim = False
        self.line_width = theme.px(36)
        self.setText(name)
        self.setAccessibleName(name)
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, *, is_here: bool, is_done: bool, may_go: bool) -> None:
        """Where this step stands to the present one."""
        self._is_here, self._is_done = is_here, is_done
        self.setEnabled(may_go and not is_here)
        cursor = Qt.CursorShape.PointingHandCursor if self.isEnabled() else None
        if cursor is not None:
            self.setCursor(cursor)
        else:
            self.unsetCursor()
        self.updateGeometry()
        self.update()

    def make_slim(self, *, slim: bool) -> None:
        """Leave the name away unless one is here."""
        self._is_slim = slim
        self.setToolTip(self.text() if slim else "")
        self.updateGeometry()
        self.update()

    @property
    def _says(self) -> str:
        return "" if self._is_slim and not self._is_here else self.text()

    def sizeHint(self) -> QSize:
        """The disc, the name, and room to be pressed."""
        font = self._theme.font("strong")
        text = QFontMetrics(font).horizontalAdvance(self._says)
        disc = self._theme.px(_DISC)
        return QSize(max(32, disc + 4 + (text + _GAP if text else 0)), max(32, disc + 4))

    def minimumSizeHint(self) -> QSize:
        """As large as it would like."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc and the name."""
        theme, side = self._theme, self._theme.px(_DISC)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(2, (self.height() - side) / 2, side, side)
        is_full = self._is_here or self._is_done
        pen = QPen(theme.colour("accent" if is_full else "field"), 1.5)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent" if is_full else "surface"))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if self._is_done:
            tick = theme.pixmap("check-bold", "on_accent", 14)
            half = theme.icon_px(14) / 2
            painter.drawPixmap(disc.center() - QPointF(half, half), tick)
        else:
            painter.setFont(theme.font("meta_strong"))
            painter.setPen(theme.colour("on_accent" if is_full else "ink2"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._number)
        name = QRectF(self.rect()).adjusted(side + 2 + _GAP, 0, 0, 0)
        painter.setFont(theme.font("strong" if self._is_here else "label"))
        painter.setPen(theme.colour("ink" if self._is_here else "ink2"))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self._says)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
