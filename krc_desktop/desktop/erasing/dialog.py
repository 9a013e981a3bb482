"""“Dzēst personas datus”: the one question before the one thing that can't be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from krc_desktop.desktop.erasing.account import Account
from krc_desktop.desktop.erasing.confirmation import Confirmation
from krc_desktop.desktop.erasing.erasure_words import ErasureTold, some_of, told
from krc_desktop.desktop.erasing.jobs import counting, erasing
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.work import Task
from krc_desktop.errors import Refusal
from krc_desktop.model.erasures import ErasurePreview
from krc_desktop.sentences import sentence

if TYPE_CHECKING:
    from krc_desktop.operations.erasures import Erased

_WIDTH, _MARGIN = 580, 24
_SLOW_MS = 400


class ErasureDialog(QDialog):
    """Says what goes and what stays; the surname has to be typed, of several people their number.

    `erased` comes once they are gone, and everybody who shows people has been told.
    """

    erased = Signal()

    def __init__(self, session: Session, over: QWidget, people: Sequence[int]) -> None:
        """A question about people, before the window that holds `over`."""
        super().__init__(over.window())
        self._session = session
        self._people = list(people)
        self._told: ErasureTold | None = None
        self._is_erasing = False
        self._counting: Task | None = None
        theme, words = session.theme, session.words
        self.setWindowTitle(words.text("Erase personal data"))
        self.heading = label(theme, words.text("Erase personal data"), "record", wraps=True)
        self.names = label(theme, words.text("Being counted…"), "body", "ink2", wraps=True)
        self.account = Account(session, _MARGIN)
        self.confirmation = Confirmation(session)
        self._make_foot()
        self._head = boxed(
            column(self.heading, self.names, spacing=4, margins=(_MARGIN, 20, _MARGIN, 12))
        )
        self._foot = boxed(
            column(
                self.confirmation,
                self.remark,
                self.busy,
                row(self.reason, self.leave, self.erase, spacing=8),
                spacing=8,
                margins=(_MARGIN, 12, _MARGIN, 20),
            )
        )
        whole = column(self._head, self.account, hairline(), self._foot, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFixedWidth(min(theme.px(_WIDTH), over.window().width() - 40))

    def _make_foot(self) -> None:
        theme, words = self._session.theme, self._session.words
        self.remark = Remark(theme)
        self.busy = _busy_bar(words.text("Erasing…"))
        self.reason = label(theme, "", "meta", "ink2", wraps=True)
        self.leave = button(theme, words.text("Cancel"), self.reject)
        self.erase = button(theme, words.text("Erase for good"), self._erase, kind="danger")
        for made in (self.leave, self.erase):
            # Enter in the field must never erase
            made.setAutoDefault(False)
        self.erase.setEnabled(False)
        self.confirmation.edited.connect(self._weigh)
        self.confirmation.typed.line.returnPressed.connect(self._go_on)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self.busy.show)

    def show_up(self) -> None:
        """Show it and begin to count."""
        self._counting = self._session.work.start(
            counting(self._people), done=self._counted, failed=self._not_counted
        )
        self._soon.start()
        self.open()
        self.leave.setFocus()

    # -- what is said --------------------------------------------------------------------------

    def _counted(self, previews: list[ErasurePreview]) -> None:
        words = self._session.words
        self._counting = None
        said = self._told = told(words, previews)
        self.names.setText(some_of(words, said.names))
        self.account.tell(said)
        if said.hindered:
            self.remark.say("bad", " ".join(said.hindered))
        else:
            self.confirmation.ask(len(self._people), said.surname)
        self._weigh()
        self._soon.start()

    def _not_counted(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.names.setText("")
        self.remark.say("bad", sentence(self._session.words, error))
        self._soon.start()

    # -- confirming ----------------------------------------------------------------------------

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing hinders it, and the surname or the number of people was typed."""
        said = self._told
        return said is not None and not said.hindered and self.confirmation.is_given

    def _weigh(self) -> None:
        said = self._told
        confirmed = self.is_confirmed and not self._is_erasing
        self.erase.setEnabled(confirmed)
        if said is None or said.hindered or confirmed:
            why = ""
        elif self._is_erasing:
            why = self._session.words.text("Erasing…")
        else:
            why = self.confirmation.why
        self.reason.setText(why)

    def _go_on(self) -> None:
        if self.erase.isEnabled():
            self.erase.setFocus()

    # -- erasing -------------------------------------------------------------------------------

    def _erase(self) -> None:
        if not self.is_confirmed or self._is_erasing:
            return
        self._work(at_it=True)
        self.remark.clear()
        texts = self.account.with_texts
        self._session.work.write(
            erasing(self._people, texts=texts), done=self._erased, failed=self._not_erased
        )

    def _work(self, *, at_it: bool) -> None:
        self._is_erasing = at_it
        for one in (self.confirmation, self.account.texts, self.leave):
            one.setEnabled(not at_it)
        if at_it:
            self._slow.start()
        else:
            self._slow.stop()
            self.busy.hide()
        self._weigh()

    def _erased(self, erased: Erased) -> None:
        session, words = self._session, self._session.words
        self._work(at_it=False)
        self.accept()
        session.tell_done(erased.change)
        session.messages.toast(
            words.counted(
                "The data of {n} person are erased; the numbers stay",
                "The data of {n} people are erased; the numbers stay",
                erased.people,
            )
        )
        if not erased.is_swept:
            session.messages.show(
                "warn",
                words.text(
                    "The data are erased, but their last traces leave the file when it is opened"
                    " the next time. Close the program and open it again."
                ),
            )
        self.erased.emit()

    def _not_erased(self, error: Exception) -> None:
        self._work(at_it=False)
        if not isinstance(error, Refusal):
            raise error
        self.remark.say("bad", sentence(self._session.words, error))
        self._soon.start()

    def reject(self) -> None:
        """Leave everything as it was; not while it is being erased."""
        if not self._is_erasing:
            super().reject()

    def done(self, answer: int) -> None:
        """Close it for good."""
        super().done(answer)
        if self._counting is not None:
            self._counting.cancel()
        self.deleteLater()

    def _fit(self) -> None:
        """As high as the content needs once it is arranged, never higher than the window."""
        parent = self.parentWidget()
        most = parent.height() - 40 if parent is not None else 700
        width = self.width()
        wanted = self.account.height_at(width) if self._told is not None else 0
        if self._told is not None and not wanted:
            self._soon.start()
            return
        for part in (self._head, self._foot):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                wanted += layout.totalHeightForWidth(width)
        self.setFixedHeight(min(most, wanted + 2))


def _busy_bar(name: str) -> QProgressBar:
    """A bar that only says that something goes on; hidden until it takes long."""
    made = QProgressBar()
    made.setRange(0, 0)
    made.setTextVisible(False)
    made.setAccessibleName(name)
    made.hide()
    return made
