"""The boxes at the foot of the sheet against what was entered, and the end of the entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QWidget

from krc_desktop.desktop.events.sheets.sheet_words import state_sentence
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import icon_label, label, set_tone
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import TITLE
from krc_desktop.model.sheets import SheetState, SheetView
from krc_desktop.operations import sheets
from krc_desktop.sentences import sentence

_ICONS = {"ok": "check-circle", "warn": "warning-circle", "bad": "warning-circle"}
_ONE_ROW = 860


class BoxLine(QLineEdit):
    """A box of the sheet: a whole number, or nothing; kept when left or on Enter."""

    kept = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty box."""
        super().__init__()
        self.setProperty("kind", "cell")
        self.setFont(theme.font("strong"))
        self.setFixedWidth(theme.px(58))
        self.setMaxLength(6)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self._shown = ""
        self.editingFinished.connect(self._finished)

    def show_value(self, value: int | None) -> None:
        """Show what is kept; what somebody is typing stays."""
        text = "" if value is None else str(value)
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.mark_wrong(wrong=False)

    def mark_wrong(self, *, wrong: bool) -> None:
        """Show that what was typed can't be taken."""
        if bool(self.property("err")) != wrong:
            self.setProperty("err", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _finished(self) -> None:
        if self.text().strip() != self._shown:
            self.kept.emit(self.text().strip())


class TotalsCard(QFrame):
    """Signed, only counted, volunteers; how far apart the totals are; finish, or why not yet."""

    explain_asked = Signal(int)
    back_asked = Signal()

    def __init__(self, session: Session) -> None:
        """The card without a sheet yet."""
        super().__init__()
        self.session = session
        self.view: SheetView | None = None
        self._wide = False
        words = session.words
        self.setProperty("role", "card")
        self.setAccessibleName(words.text("Totals of the sheet"))
        self.signed = _Block(
            session,
            words.text_in("sheet", "Signed"),
            self._keeps("stated_total"),
            words.text_in("8 of 11 on the sheet", "on paper"),
        )
        self.counted = _Block(
            session, words.text_in("sheet", "Only counted"), self._keeps("stated_counted")
        )
        self.volunteers = _Block(
            session, words.text_in("sheet", "Volunteers"), self._keeps("stated_volunteers")
        )
        self._make_state()
        self._arrange_parts()

    def _make_state(self) -> None:
        theme, words = self.session.theme, self.session.words
        self.difference = label(theme, "", "total", "warn")
        strut = QWidget()
        strut.setFixedSize(0, self.signed.box.sizeHint().height())
        self._difference = boxed(
            column(
                label(theme, words.text_in("sheet", "Difference"), "label", "ink2"),
                row(self.difference, strut, None, spacing=0),
                spacing=2,
            )
        )
        self.icon = icon_label(theme, "warning-circle", "warn", 16)
        self.said = label(theme, "", "label", "warn", wraps=True)
        self.explain = button(
            theme, words.text("Explain the difference"), self._explain, kind="link"
        )
        self.reason = TextField(
            theme,
            words.text("Why more was entered"),
            self._keep_reason,
            limit=TITLE,
            hint=words.text("For example: the sheet was added up wrongly"),
            shows_name=False,
        )
        self.finish = button(theme, words.text("Finish the sheet"), self._finish, kind="primary")
        self.leave = button(theme, words.text("Back to the event"), self.back_asked.emit)

    def _arrange_parts(self) -> None:
        blocks = flowing(self.signed, self._difference, self.counted, self.volunteers, spacing=18)
        state = row(self.icon, self.said, self.explain, spacing=6)
        state.setStretch(1, 1)
        words = column(state, self.reason, spacing=6)
        self._foot = boxed(row(boxed(words), self.finish, self.leave, spacing=10))
        inside = self._foot.layout()
        if isinstance(inside, QBoxLayout):
            inside.setStretch(0, 1)
        self._box = column(blocks, self._foot, spacing=8, margins=(16, 8, 16, 10))
        self.setLayout(self._box)

    # -- showing -------------------------------------------------------------------------------

    def show_view(self, view: SheetView) -> None:
        """Show how a sheet stands."""
        another = self.view is None or self.view.sheet.id != view.sheet.id
        self.view = view
        stands = view.balance
        differs = stands.stated is not None and stands.difference != 0
        self.signed.show_value(stands.counted, view.sheet.stated_total, differs=differs)
        self.counted.show_value(
            view.counted.entered, view.sheet.stated_counted, differs=not view.counted.agrees
        )
        self.volunteers.show_value(
            view.volunteers.entered,
            view.sheet.stated_volunteers,
            differs=not view.volunteers.agrees,
        )
        number = self.session.words.number if stands.difference > 0 else self.session.words.signed
        self.difference.setText(number(abs(stands.difference)))
        set_tone(self.difference, "warn" if differs else "ok")
        self._difference.setVisible(stands.stated is not None)
        is_over = stands.difference < 0
        show = self.reason.show_another if another else self.reason.show_value
        show(view.sheet.difference_reason)
        self.reason.setVisible(is_over)
        self.explain.setVisible(bool(stands.missing) and stands.difference > 0)
        is_finished = view.state is SheetState.FINISHED
        self.finish.setVisible(not is_finished)
        self.leave.setVisible(is_finished)
        self.finish.setEnabled(stands.may_finish)
        self._say(*state_sentence(self.session.words, view))

    def _say(self, tone: str, said: str) -> None:
        self.icon.setPixmap(self.session.theme.pixmap(_ICONS[tone], tone, 16))
        self.said.setText(said)
        set_tone(self.said, tone)
        self.finish.setAccessibleDescription(said)
        self.updateGeometry()

    def begin(self) -> None:
        """Put the cursor where the sheet's total is typed, while it is not known."""
        self.signed.box.setFocus()
        self.signed.box.selectAll()

    def save(self) -> None:
        """Keep what is being typed."""
        self.reason.save()

    # -- writing -------------------------------------------------------------------------------

    def _keeps(self, field: str) -> Callable[[BoxLine, str], None]:
        def keep(box: BoxLine, typed: str) -> None:
            try:
                value = _whole(typed)
            except BrokenRule as broken:
                self._refused(box, sentence(self.session.words, broken))
                return
            if self.view is None:
                return
            box.mark_wrong(wrong=False)
            facts: dict[str, Any] = {"sheet_id": self.view.sheet.id, field: value}
            self.session.do(
                sheets.change_sheet,
                refused=lambda said: self._refused(box, said),
                quiet=True,
                called=box.accessibleName(),
                **facts,
            )

        return keep

    def _refused(self, box: BoxLine, said: str) -> None:
        box.mark_wrong(wrong=True)
        self._say("bad", said)

    def _keep_reason(self, text: str, refused: Callable[[str], None]) -> None:
        if self.view is not None:
            self.session.do(
                sheets.change_sheet,
                refused=refused,
                quiet=True,
                called=self.reason.name,
                sheet_id=self.view.sheet.id,
                difference_reason=text,
            )

    def _explain(self) -> None:
        if self.view is not None and self.view.balance.missing:
            self.explain_asked.emit(self.view.balance.missing[0])

    def _finish(self) -> None:
        if self.view is not None:
            self.session.do(
                sheets.finish_sheet,
                refused=lambda said: self._say("bad", said),
                sheet_id=self.view.sheet.id,
            )

    # -- room ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room for it."""
        super().resizeEvent(event)
        wide = self.width() >= self.session.theme.px(_ONE_ROW)
        if wide != self._wide:
            self._wide = wide
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._box.setDirection(across if wide else down)
            self._box.setStretch(1, int(wide))


class _Block(QWidget):
    """What was entered, of what the sheet says: **8** no [11] lapā."""

    def __init__(
        self, session: Session, name: str, keep: Callable[[BoxLine, str], None], where: str = ""
    ) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        self._words = words
        self.entered = label(theme, "0", "total")
        self.box = BoxLine(theme, words.text("{box}: what the sheet says", box=name))
        self.box.kept.connect(lambda typed: keep(self.box, typed))
        heading = label(theme, name, "label", "ink2")
        heading.setBuddy(self.box)
        of = label(theme, words.text_in("8 of 11 on the sheet", "of"), "body", "ink2")
        on = [label(theme, where, "body", "ink2")] if where else []
        self.setLayout(
            column(heading, row(self.entered, of, self.box, *on, None, spacing=6), spacing=2)
        )

    def show_value(self, entered: int, stated: int | None, *, differs: bool) -> None:
        """Show both; where they differ the first says so by its colour too."""
        self.entered.setText(self._words.number(entered))
        set_tone(self.entered, "warn" if differs else "")
        self.box.show_value(stated)


def _whole(typed: str) -> int | None:
    """The number of a box; None where it is empty. Raises BrokenRule (NUMBER_UNREADABLE)."""
    digits = typed.replace("\u00a0", "").replace(" ", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=typed)
    return int(digits)
