"""The search over everything: letters, arrows, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSizePolicy, QWidget

from krc_desktop.desktop.actions import Command
from krc_desktop.desktop.palette_found import Finder
from krc_desktop.desktop.palette_rows import PaletteList
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.labels import hairline, icon_label, key_cap, label

_WIDTH, _TOP, _RADIUS, _SHADOW = 680, 84, 14, 28
# how far the shadow reaches beside the card
_AROUND = (-_SHADOW, -_SHADOW, _SHADOW, _SHADOW + 8)
_PAGE = 5
_MOST_TYPED = 200
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
# the window was left, or the line's own menu is open: the search stays
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Palette(QWidget):
    """Finds people, events, organisations, machines and commands."""

    def __init__(self, session: Session, over: QWidget, commands: Sequence[Command]) -> None:
        """A palette over the window."""
        super().__init__(over)
        self._theme = session.theme
        self._over = over
        self._before = QApplication.focusWidget()
        self._backdrop: QPixmap | None = None
        self._finder = Finder(session, commands)
        words = session.words
        self.line = self._line(words.text("Search everything"))
        self.list = PaletteList(session.theme, words.text("Found"), words.text("Open"))
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self._hint = label(
            session.theme,
            words.text("No need for diacritics: “cep” finds “Čep” too"),
            "caption",
            "ink2",
        )
        self._card = self._made_card(words.text("choose"), words.text("open"))
        self.line.textChanged.connect(self._show)
        over.installEventFilter(self)
        self.hide()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setProperty("kind", "bare")
        font = QFont(self._theme.font("body"))
        font.setPixelSize(self._theme.px(17))
        line.setFont(font)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setMaxLength(_MOST_TYPED)
        line.installEventFilter(self)
        return line

    def _made_card(self, choose: str, open_word: str) -> QFrame:
        theme = self._theme
        card = QFrame(self)
        card.setProperty("role", "popover")
        head = row(
            icon_label(theme, "magnifying-glass", "accent", 20),
            self.line,
            key_cap(theme, "Esc"),
            spacing=14,
            margins=(20, 10, 18, 10),
        )
        self._hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot = row(
            key_cap(theme, "↑ ↓"),
            label(theme, choose, "caption", "ink2"),
            8,
            key_cap(theme, "Enter"),
            label(theme, open_word, "caption", "ink2"),
            None,
            self._hint,
            spacing=6,
            margins=(18, 8, 18, 8),
        )
        self._head, self._foot = boxed(head), boxed(foot)
        card.setLayout(
            column(
                self._head,
                hairline(),
                boxed(column(self.list, margins=(0, 4, 0, 8))),
                hairline(),
                self._foot,
                spacing=0,
                margins=(1, 1, 1, 1),
            )
        )
        return card

    def open(self) -> None:
        """Show it, with the cursor in its field."""
        self._show("")
        self._keep_backdrop()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_up(self) -> None:
        """Close it; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.line.removeEventFilter(self)
        self._over.removeEventFilter(self)
        had_focus = self.line.hasFocus()
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    # -- finding -------------------------------------------------------------------------------

    def _show(self, typed: str) -> None:
        self.list.show_rows(self._finder.rows(typed), typed)
        self._place()

    def _take(self) -> None:
        chosen = self.list.chosen
        if chosen is None or chosen.act is None:
            return
        self.close_up()
        chosen.act()

    def _clicked(self, index: QModelIndex) -> None:
        if index == self.list.currentIndex():
            self._take()

    def _announce(self, current: QModelIndex) -> None:
        if QAccessible.isActive() and current.isValid():
            told = str(current.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, told))

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line; leaving it closes; a window of another size moves it."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._drop_backdrop()
            self._place()
        elif watched is self.line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.lostFocus():
                self._left(event)
        return False

    def _left(self, event: QFocusEvent) -> None:
        if event.reason() not in _PASSING:
            self.close_up()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key in _STEPS:
            self.list.step(_STEPS[key])
        else:
            # Tab stays here: there is nowhere else to go
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the card closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_up()

    # -- how it lies over the window -----------------------------------------------------------

    def _place(self) -> None:
        """As wide as may be, as high as its rows ask for, never beyond the window."""
        window: QSize = self._over.size()
        self.setGeometry(QRect(QPoint(0, 0), window))
        width = min(self._theme.px(_WIDTH), window.width() - 48)
        top = _TOP if window.height() >= 640 else 24
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + 16
        most = window.height() - top - 24 - around
        height = min(self.list.wanted_height, most)
        self.list.setFixedHeight(height)
        self._hint.setVisible(width >= self._theme.px(620))
        card = QRect((window.width() - width) // 2, top, width, height + around)
        if card != self._card.geometry():
            changed = self._card.geometry().united(card).adjusted(*_AROUND)
            self._card.setGeometry(card)
            self.update(changed)

    def _keep_backdrop(self) -> None:
        """Keep a dim picture of the window, so that no letter has to paint its page anew."""
        self._backdrop = self._over.grab()
        painter = QPainter(self._backdrop)
        painter.fillRect(self._over.rect(), self._theme.colour("scrim"))
        painter.end()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _drop_backdrop(self) -> None:
        """The window has another size: its picture no longer fits."""
        self._backdrop = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window grows dim, the card floats over it."""
        painter = QPainter(self)
        if self._backdrop is not None:
            painter.drawPixmap(0, 0, self._backdrop)
        else:
            painter.fillRect(event.rect(), self._theme.colour("scrim"))
        # painted, not an effect: an effect would paint the whole card anew with every letter
        inner = self._card.geometry().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        painter.setClipRegion(event.region().subtracted(QRegion(inner)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = self._theme.colour("shadow").alpha() / 255 * 9
        card = QRectF(self._card.geometry()).translated(0, 8)
        for grown in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, round(strength * (1 - grown / _SHADOW)) + 1))
            around = card.adjusted(-grown, -grown, grown, grown)
            painter.drawRoundedRect(around, _RADIUS + grown, _RADIUS + grown)
