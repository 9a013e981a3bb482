"""The card around the curve: programme, who runs it, what each line means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.equipment.kiln.curve import FiringCurve
from krc_desktop.desktop.equipment.kiln.curve_pens import dashed, dotted, solid
from krc_desktop.desktop.equipment.kiln.curve_shown import CurveShown
from krc_desktop.desktop.equipment.kiln.firing_words import programme_said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, row
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.operations.firing_course import Course


class _Sample(QWidget):
    """A short piece of a line, as the curve has it."""

    def __init__(self, pen: QPen) -> None:
        super().__init__()
        self._pen = pen
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As long as three dashes."""
        return QSize(24, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))


class CurveCard(Card):
    """Head with programme and legend, below it the curve."""

    def __init__(self, session: Session) -> None:
        """A card without a firing."""
        super().__init__(session.theme, dense=True)
        self._session, self._words, self._theme = session, session.words, session.theme
        words, theme = session.words, session.theme
        self.setAccessibleName(words.text("Curve of the firing"))
        self.body.setContentsMargins(18, 12, 14, 10)
        self.programme = label(theme, "", "section")
        self.who = label(theme, "", "meta", "ink2")
        self.curve = FiringCurve(session)
        legend = (
            self._named(dashed(theme, "ink3"), words.text_in("curve", "Plan")),
            self._named(solid(theme, "kiln"), words.text_in("curve", "Readings")),
            self._named(dotted(theme, "kiln"), words.text_in("curve", "Expected")),
        )
        self.add(flowing(self.programme, self.who, *legend, spacing=14), self.curve)
        self.body.setStretch(1, 1)

    def _named(self, pen: QPen, name: str) -> QWidget:
        return boxed(row(_Sample(pen), label(self._theme, name, "meta", "ink2"), spacing=6))

    def show_course(self, course: Course, shown: CurveShown) -> None:
        """Show a firing's curve."""
        firing, words = course.firing, self._words
        self.programme.setText(programme_said(words, course))
        who = ""
        if firing.operator_id is not None:
            person = self._session.file.people.get(firing.operator_id).name
            who = words.text("run by {person}", person=person)
        self.who.setText(who)
        self.who.setVisible(bool(who))
        self.curve.show_curve(shown)
