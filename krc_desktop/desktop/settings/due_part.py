"""“Šomēnes pārskatāmie”: whose time is over, and what is decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings import privacy_words
from krc_desktop.desktop.settings.held_rows import HeldRows
from krc_desktop.desktop.settings.keep_popover import KeepPopover
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.tick_lists import META_ROLE, TickList, grow_to
from krc_desktop.desktop.work import Job, Progress, Task
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.retention import DuePerson, HeldPerson
from krc_desktop.operations.change import Change
from krc_desktop.operations.retention import due_people, held_people
from krc_desktop.store.centre_file import CentreFile

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_ROWS_SEEN = 7
# what moves somebody onto the list or off it
_MATTERS = frozenset(
    {
        "people",
        "retention_rules",
        "retention_holds",
        "attendances",
        "volunteer_entries",
        "agreements",
        "loans",
        "pieces",
        "consents",
    }
)


@dataclass(frozen=True)
class _Found:
    due: list[DuePerson]
    held: list[HeldPerson]


class DuePart(QWidget):
    """How many are due, in a line; the list itself unfolds."""

    def __init__(self, session: Session) -> None:
        """Nobody was looked for yet."""
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self._read_for: tuple[object, ...] | None = None
        self._due: list[DuePerson] = []
        theme, words = session.theme, session.words
        self.title = label(theme, words.text("To look through this month"), "strong", wraps=True)
        self.meta = label(theme, words.text("Being counted…"), "meta", "ink2", wraps=True)
        self.unfold = button(theme, words.text("Show the list"), self._unfold)
        self.unfold.hide()
        self.held = HeldRows(session)
        self._make_list()
        head = row(column(self.title, self.meta, spacing=1), self.unfold, spacing=12)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.unfolded, self.held, spacing=10))
        session.changes.changed.connect(self._something_changed)

    def _make_list(self) -> None:
        theme, words = self._session.theme, self._session.words
        self.list = TickList(theme, words.text("To look through this month"))
        self.list.itemChanged.connect(lambda _item: self._weigh())
        self.list.currentItemChanged.connect(lambda _now, _before: self._weigh())
        self.all = button(theme, words.text("Tick all"), self._tick_all, kind="link")
        self.card = button(theme, words.text("Open the card"), self._open_card, kind="link")
        self.keep = button(theme, words.text("Keep until…"), self._keep, icon="hourglass-medium")
        self.erase = button(theme, words.text("Erase their data…"), self._erase, icon="eraser")
        self.ticked = label(theme, "", "meta", "ink2", wraps=True)
        deeds = flowing(spacing=8)
        for made in (self.keep, self.erase, self.all, self.card):
            deeds.layout().addWidget(made)  # type: ignore[union-attr]
        self.unfolded = boxed(column(self.list, self.ticked, deeds, spacing=8))
        self.unfolded.hide()

    # -- reading -------------------------------------------------------------------------------

    def _something_changed(self, change: Change) -> None:
        if change.subjects & _MATTERS:
            self._read_for = None
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Look for those who are due, beside the window, if something may have changed."""
        session = self._session
        wanted = (session.centre_id, session.today)
        if wanted == self._read_for:
            return
        self._read_for = wanted
        if self._task is not None:
            self._task.cancel()
        self._task = session.work.start(_looking(session.centre_id), done=self._found)

    def _found(self, found: _Found) -> None:
        self._task = None
        words = self._session.words
        self._due = found.due
        number = len(found.due)
        if number:
            self.title.setText(
                words.counted(
                    "To look through this month: {n} person",
                    "To look through this month: {n} people",
                    number,
                )
            )
            self.meta.setText(words.text("Nothing happens by itself: you confirm it"))
        else:
            self.title.setText(words.text("Nobody to look through this month"))
            self.meta.setText(
                words.text(
                    "Those who have not been here for longer than the term appear here. Nothing"
                    " is erased by itself."
                )
            )
        self.unfold.setVisible(bool(number))
        if not number:
            self._fold()
        self._fill()
        self.held.show_held(found.held)

    def _fill(self) -> None:
        """Show the list anew; ticks stay on those who are still there."""
        ticked = set(self.chosen)
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._due:
                item = QListWidgetItem(one.name)
                item.setData(_ID_ROLE, one.person_id)
                item.setData(META_ROLE, privacy_words.why_due(self._session.words, one))
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                    | Qt.ItemFlag.ItemIsSelectable
                    | Qt.ItemFlag.ItemIsUserCheckable
                )
                on = one.person_id in ticked
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                said = f"{one.name}, {item.data(META_ROLE)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self.list.addItem(item)
        grow_to(self.list, _ROWS_SEEN)
        self._weigh()

    # -- choosing ------------------------------------------------------------------------------

    @property
    def chosen(self) -> Sequence[int]:
        """Those who are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(_ID_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _weigh(self) -> None:
        words, number = self._session.words, len(self.chosen)
        self.keep.setEnabled(bool(number))
        self.erase.setEnabled(bool(number))
        self.card.setEnabled(self.list.currentItem() is not None)
        whole = number == self.list.count()
        self.all.setText(words.text("Take the ticks away") if whole else words.text("Tick all"))
        self.ticked.setText(
            words.text("Ticked: {n} of {all}", n=number, all=len(self._due))
            if number
            else words.text("Tick those about whom you decide: erase their data, or keep them.")
        )

    def _tick_all(self) -> None:
        whole = len(self.chosen) == self.list.count()
        state = Qt.CheckState.Unchecked if whole else Qt.CheckState.Checked
        with QSignalBlocker(self.list):
            for at in range(self.list.count()):
                self.list.item(at).setCheckState(state)
        self.list.viewport().update()
        self._weigh()

    def _unfold(self) -> None:
        if not self.unfolded.isHidden():
            self._fold()
            return
        self.unfolded.show()
        self.unfold.setText(self._session.words.text("Fold"))
        self.list.setFocus()

    def _fold(self) -> None:
        self.unfolded.hide()
        self.unfold.setText(self._session.words.text("Show the list"))

    # -- deciding ------------------------------------------------------------------------------

    def _open_card(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._session.go(Place(PageName.PEOPLE, (item.data(_ID_ROLE),)))

    def _keep(self) -> None:
        KeepPopover(self._session, self.keep, self.chosen).show_up()

    def _erase(self) -> None:
        from krc_desktop.desktop.erasing.dialog import ErasureDialog

        ErasureDialog(self._session, self, self.chosen).show_up()


def _looking(centre_id: int) -> Job:
    """The job that looks for those who are due, and those kept longer."""

    def look(file: CentreFile, _progress: Progress) -> _Found:
        with file.reading():
            return _Found(due_people(file, centre_id=centre_id), held_people(file))

    return look
