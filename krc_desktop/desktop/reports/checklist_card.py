"""“Is everything ready?”: what the report still lacks, each with the way to put it right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import (
    ElidedLabel,
    as_plain_tooltip,
    hairline,
    icon_label,
    label,
)
from krc_desktop.model.checklist import Check, CheckKind, Checklist
from krc_desktop.operations.agenda_words import days_told, ready_label, told_check, why

Fix = Callable[[Check, QPushButton], object]


class _Gap(QWidget):
    """One thing that lacks: what, which, and the verb that puts it right."""

    def __init__(self, session: Session, fix: Fix) -> None:
        super().__init__()
        theme, self._words = session.theme, session.words
        self._check: Check | None = None
        self._what = label(theme, "", "body", wraps=True)
        self._which = ElidedLabel(theme, "", "meta", "ink2")
        self._verb = button(theme, "", kind="link")
        self._verb.clicked.connect(lambda: fix(self._check, self._verb) if self._check else None)
        text = column(None, self._what, self._which, None, spacing=0)
        line = row(icon_label(theme, "warning-circle-fill", "warn", 18), text, self._verb)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(theme.px(34))

    def show_check(self, check: Check) -> None:
        """Show what lacks now."""
        self._check = check
        told = told_check(self._words, check)
        which = why(self._words, check) or days_told(self._words, check)
        self._what.setText(told.what)
        self._which.setText(which)
        self._which.setVisible(bool(which))
        self._verb.setText(told.verb)
        self._verb.setAccessibleName(f"{told.verb}: {told.what}")
        self.setToolTip(as_plain_tooltip(told.which) if told.which != which else "")


class ChecklistCard(Card):
    """A month's checklist: the gaps as rows with a verb each, the rest as ticks below."""

    def __init__(self, session: Session, fix: Fix) -> None:
        """A card; `fix` is called with a gap and the button pressed."""
        count = label(session.theme, "", "strong")
        super().__init__(
            session.theme, session.words.text("Is everything ready?"), count, dense=True
        )
        self._session, self._fix = session, fix
        self._theme, self._words = session.theme, session.words
        self._count = count
        self._shown: Checklist | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._gaps: dict[CheckKind, _Gap] = {}
        self._rows = column(spacing=4)
        self._ticks = QGridLayout()
        self._ticks.setHorizontalSpacing(16)
        self._ticks.setVerticalSpacing(4)
        self._ticks.setColumnStretch(0, 1)
        self._ticks.setColumnStretch(1, 1)
        self._line = hairline()
        self.add(self._bar, self._rows, self._line, self._ticks)

    def show_checklist(self, checklist: Checklist) -> None:
        """Show a month's checklist; nothing is touched where it says the same as before."""
        if checklist == self._shown:
            return
        self._shown = checklist
        words = self._words
        of = len(checklist.items)
        self._count.setText(words.text("{ready} of {of}", ready=checklist.ready, of=of))
        self._bar.setRange(0, of)
        self._bar.setValue(checklist.ready)
        self._bar.setAccessibleName(
            words.text("Ready: {ready} of {of}", ready=checklist.ready, of=of)
        )
        self._show_gaps({check.kind: check for check in checklist.gaps})
        clear(self._ticks)
        for at, check in enumerate(checklist.done):
            self._ticks.addWidget(self._tick(check), at // 2, at % 2)
        self._line.setVisible(bool(checklist.gaps) and bool(checklist.done))

    def _show_gaps(self, lacking: Mapping[CheckKind, Check]) -> None:
        """Rows stay once made: a card may be open beside the button of one."""
        for kind in CheckKind:
            if kind in lacking and kind not in self._gaps:
                made = self._gaps[kind] = _Gap(self._session, self._fix)
                order = list(CheckKind)
                before = sum(order.index(known) < order.index(kind) for known in self._gaps)
                self._rows.insertWidget(before, made)
            if kind in self._gaps:
                if kind in lacking:
                    self._gaps[kind].show_check(lacking[kind])
                self._gaps[kind].setVisible(kind in lacking)

    def _tick(self, check: Check) -> QWidget:
        theme = self._theme
        text = label(theme, ready_label(self._words, check.kind), "meta", "ink2", wraps=True)
        line = row(icon_label(theme, "check-circle-fill", "ok", 16), text, spacing=6)
        line.setStretch(1, 1)
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        return boxed(line)
