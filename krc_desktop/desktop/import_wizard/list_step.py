"""Steps two and three: the table, and beside it what has to be decided; at the foot the sums."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from krc_desktop.desktop.import_wizard.busy import BusyLine
from krc_desktop.desktop.import_wizard.columns_panel import ColumnsPanel
from krc_desktop.desktop.import_wizard.draft import ImportDraft, Step
from krc_desktop.desktop.import_wizard.match_card import MatchCard
from krc_desktop.desktop.import_wizard.question_card import QuestionCard
from krc_desktop.desktop.import_wizard.sums import SumsCard
from krc_desktop.desktop.import_wizard.table import ListCard
from krc_desktop.desktop.import_wizard.wording import run_verb
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.widths import Width

_SIDE = 392
TABLE, SIDE = "table", "side"


class ListStep(QWidget):
    """The table with its side; narrow, one of them at a time over the same foot."""

    run_asked = Signal()

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """The steps over a draft."""
        super().__init__()
        self._session, self._draft = session, draft
        self._is_narrow = False
        self.table = ListCard(session, draft)
        self._make_side()
        self._make_foot()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(28, 12, 24, 14)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(12)
        self.setLayout(self._grid)
        self.switch = Segmented(session.theme, session.words.text("What is seen"))
        self.switch.offer(TABLE, session.words.text_in("import", "Table"), icon="table")
        self.switch.offer(SIDE, session.words.text_in("import", "Questions"), icon="question")
        self.switch.choose(TABLE)
        self.switch.chosen.connect(lambda _value: self._show_part())
        self._arrange()

    def _make_side(self) -> None:
        session, draft = self._session, self._draft
        self.columns = ColumnsPanel(session, draft)
        self.questions = QuestionCard(session, draft)
        self.matches = MatchCard(session, draft)
        for card in (self.questions, self.matches):
            card.shown.connect(self.table.show_cell)
        self.calm = Card(session.theme, dense=True)
        said = label(
            session.theme,
            session.words.text("Every row is clear. Nothing has to be decided."),
            wraps=True,
        )
        line = row(icon_label(session.theme, "check-circle-fill", "ok"), said, spacing=10)
        line.setStretch(1, 1)
        self.calm.add(line)
        check = ScrolledColumn(self.calm, self.questions, self.matches, None)
        self.side = QStackedWidget()
        self.side.addWidget(self.columns)
        self.side.addWidget(check)

    def _make_foot(self) -> None:
        theme, words, draft = self._session.theme, self._session.words, self._draft
        self.sums = SumsCard(self._session)
        self.busy = BusyLine(self._session, draft.cancel)
        self.remark = Remark(theme)
        self.back = button(theme, words.text("Back"), self._go_back)
        self.go_on = button(theme, words.text("Go on"), self._go_on, kind="primary")
        self.run = button(theme, "", self.run_asked.emit, kind="primary", icon="check")
        self.foot = boxed(
            column(
                self.remark,
                self.busy,
                self.sums,
                row(self.back, None, self.go_on, self.run, spacing=8),
                spacing=12,
            )
        )

    # -- arranging -----------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """Table and side beside each other, or one of them."""
        self._is_narrow = width is Width.NARROW
        self._arrange()

    def _arrange(self) -> None:
        grid, theme = self._grid, self._session.theme
        for part in (self.switch, self.table, self.side, self.foot):
            grid.removeWidget(part)
        if self._is_narrow:
            grid.addWidget(self.switch, 0, 0)
            grid.addWidget(self.table, 1, 0)
            grid.addWidget(self.side, 1, 0)
            grid.addWidget(self.foot, 2, 0)
            grid.setContentsMargins(16, 8, 16, 10)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
            self.foot.setMaximumWidth(16777215)
        else:
            grid.addWidget(self.table, 0, 0, 2, 1)
            grid.addWidget(self.side, 0, 1)
            grid.addWidget(self.foot, 1, 1)
            grid.setContentsMargins(28, 12, 24, 14)
            for part in (self.side, self.foot):
                part.setFixedWidth(theme.px(_SIDE))
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(0, 0 if self._is_narrow else 1)
        grid.setRowStretch(1, 1 if self._is_narrow else 0)
        self.sums.make_slim(slim=self._is_narrow)
        self._show_part()

    def _show_part(self) -> None:
        shows_table = self.switch.value == TABLE
        self.switch.setVisible(self._is_narrow)
        self.table.setVisible(shows_table or not self._is_narrow)
        self.side.setVisible(not shows_table or not self._is_narrow)

    # -- showing -------------------------------------------------------------------------------

    def show_draft(self) -> None:
        """Show what the draft has."""
        draft, words = self._draft, self._session.words
        is_check = draft.step is Step.CHECK
        self.table.show_draft()
        self.side.setCurrentIndex(1 if is_check else 0)
        self.columns.show_draft()
        self.questions.show_draft()
        self.matches.show_draft()
        shown = draft.shown
        asked = bool(self.questions.questions or self.matches.pairs)
        self.calm.setVisible(shown is not None and not asked and not shown.missing)
        self._remark()
        self.busy.show_busy(words.text("Checking the rows…") if draft.is_busy else "")
        sums = shown.sums if shown is not None else None
        self.sums.setVisible(is_check and sums is not None)
        if sums is not None:
            self.sums.show_sums(sums, len(draft.brought))
        self.go_on.setVisible(not is_check)
        self.go_on.setEnabled(shown is not None and not shown.missing)
        self.run.setVisible(is_check)
        self.run.setEnabled(draft.may_run)
        verb = run_verb(words, sums)
        self.run.setText(verb.replace("&", "&&"))
        self.run.setAccessibleName(verb)
        part = words.text_in("import", "Questions") if is_check else words.text("Columns")
        self.switch.button_of(SIDE).setText(part)

    def _remark(self) -> None:
        """What went wrong; or that the checking was stopped, and a way to go on with it."""
        draft, words = self._draft, self._session.words
        if draft.said or draft.is_busy or draft.is_weighed:
            self.remark.say("bad", draft.said)
            return
        self.remark.say(
            "warn",
            words.text("The rows are not checked."),
            words.text("Check them"),
            lambda: draft.go(draft.step),
        )

    def show_share(self, share: float) -> None:
        """How far the checking is."""
        self.busy.show_share(share)

    # -- going ---------------------------------------------------------------------------------

    def _go_back(self) -> None:
        is_check = self._draft.step is Step.CHECK
        self._draft.go(Step.COLUMNS if is_check else Step.FILE)

    def _go_on(self) -> None:
        self._draft.go(Step.CHECK)
