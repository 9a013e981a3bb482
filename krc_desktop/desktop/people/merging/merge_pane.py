"""Apvienot divas kartītes: everything is seen before the one button is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.people.deeper import DeeperPane
from krc_desktop.desktop.people.merging.choices import Choices, Key
from krc_desktop.desktop.people.merging.consequences import Figures, Moves, Shared
from krc_desktop.desktop.people.merging.places import (
    DUPLICATES,
    MERGE,
    duplicates_place,
    merge_place,
)
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label, set_tone
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.desktop.work import Job, Progress, Task
from krc_desktop.errors import Refusal
from krc_desktop.model.people import Role
from krc_desktop.model.person_merges import MergePreview, Side
from krc_desktop.model.person_timelines import TimelineKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.duplicates import tell_apart
from krc_desktop.operations.person_merges import merge_people, merge_preview
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.person_timelines import person_timeline

# from this size of text on the two columns stand under each other
_TALL = 1.2


@dataclass(frozen=True)
class Compared:
    """Two cards as the pane shows them: the preview, since when each is kept, roles of both."""

    preview: MergePreview
    since: dict[int, date]
    roles: tuple[Role, ...]


class MergePane(DeeperPane):
    """Left which value is kept, right what that does; Ctrl+Enter merges, undo takes it back."""

    part = MERGE
    subjects = frozenset(
        {"people", "person_roles", "consents", "attendances", "signups", "events"}
        | {"volunteer_entries", "bookings", "inductions", "pieces", "loans"}
    )

    def __init__(self, session: Session) -> None:
        """No cards are compared yet."""
        words = session.words
        super().__init__(session, words.text("Merge two cards"))
        theme = self.theme
        self._pair = (0, 0)
        # what was chosen for each pair, until the program ends
        self._picks: dict[tuple[int, int], dict[Key, Side]] = {}
        self._is_done = False
        self._from_list = False
        self._task: Task | None = None
        self.apart = button(theme, words.text("They are two people"), self._apart, kind="quiet")
        self.merge = button(
            theme,
            words.text("Merge"),
            self.merge_them,
            kind="primary",
            icon="intersect",
            keys="Ctrl+Return",
        )
        self.head.at_right(self.apart, self.merge)
        self.choices = Choices(session)
        self.choices.swapped.connect(self._swap)
        self.moves, self.shared, self.figures = Moves(session), Shared(session), Figures(session)
        self.said = label(theme, "", "body", "ink2", wraps=True)
        self._build()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            keys = QShortcut(QKeySequence(key), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self.merge_them)

    def _build(self) -> None:
        theme, words = self.theme, self.words
        undoable = words.text("A merge can be undone with Ctrl+Z.")
        foot = row(icon_label(theme, "arrow-counter-clockwise", "ink2", 16), spacing=10)
        foot.addWidget(label(theme, undoable, "meta", "ink2", wraps=True), 1)
        self._right = column(self.moves, self.shared, self.figures, boxed(foot), None, spacing=12)
        self._right_box = boxed(self._right)
        self._beside = row(self.choices, self._right_box, spacing=14)
        self._beside.setStretch(0, 2)
        self._beside.setStretch(1, 1)
        self._both = boxed(self._beside)
        self._both.hide()
        inside = ScrolledColumn(self.said, self._both, margins=(28, 12, 24, 16))
        self.body.addWidget(inside)

    # -- reading -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Compare two cards."""
        if len(place.rows) == 2 and place.rows != self._pair:
            self._pair = (place.rows[0], place.rows[1])
            self._both.hide()
        self._is_done = False

    def place(self) -> Place:
        """The two cards that are compared."""
        return merge_place(*self._pair)

    def come_from(self, part: str) -> None:
        """The way back leads to the list of pairs where one came from it."""
        self._from_list = part == DUPLICATES
        words = self.words
        name = (
            words.text("Likely duplicates") if self._from_list else words.text_in("page", "People")
        )
        self.back.setText(name)

    def back_place(self) -> Place:
        """The list of pairs, or the card that stays."""
        if self._from_list:
            return duplicates_place()
        return Place(PageName.PEOPLE, self._pair[:1], part="people")

    def refresh(self) -> None:
        """Read both cards beside the window."""
        if self._is_done or not all(self._pair):
            return
        if self._task is not None:
            self._task.cancel()
        if self._both.isHidden():
            self._say(self.words.text("Comparing the cards…"))
        self._task = self.session.work.start(
            _comparing(*self._pair), done=self._take, failed=self._failed
        )

    def _take(self, compared: Compared) -> None:
        self._task = None
        preview = compared.preview
        if (preview.stays.id, preview.gone.id) != self._pair:
            return
        picks = self._picks.setdefault(self._pair, {})
        self.choices.show_preview(preview, compared.since, compared.roles, picks)
        self.moves.show_moves(preview.moves)
        self.shared.show_visits(preview.shared)
        self.figures.show_figures(preview.figures)
        self._say("")
        self._both.show()
        self._let(can=True)

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, Refusal):
            raise error
        self._both.hide()
        self._say(sentence(self.words, error), tone="bad")
        self._let(can=False)

    def _let(self, *, can: bool) -> None:
        for one in (self.merge, self.apart):
            one.setEnabled(can)

    def _say(self, text: str, *, tone: str = "ink2") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        set_tone(self.said, tone)

    # -- deciding ------------------------------------------------------------------------------

    def _swap(self) -> None:
        stays, gone = self._pair
        before = self._picks.get(self._pair, {})
        other = {Side.STAYS: Side.GONE, Side.GONE: Side.STAYS, Side.BOTH: Side.BOTH}
        self._pair = (gone, stays)
        self._picks[self._pair] = {key: other[side] for key, side in before.items()}
        self.refresh()

    def merge_them(self) -> None:
        """Make the two one; undo gives both back."""
        if self._both.isHidden() or not self.merge.isEnabled():
            return
        stays, gone = self._pair
        self._is_done = True
        change = self.session.do(
            merge_people,
            refused=self._refused,
            said=self.words.text("The two cards are one now"),
            stays_id=stays,
            gone_id=gone,
            picks=self._picks.get(self._pair, {}),
        )
        self._is_done = change is not None
        if change is not None:
            self._picks.pop(self._pair, None)
            self.session.go(self._next_place(stays))

    def _next_place(self, stays: int) -> Place:
        if self._from_list:
            return duplicates_place()
        return Place(PageName.PEOPLE, (stays,), part="people")

    def _refused(self, said: str) -> None:
        self._say(said, tone="bad")

    def _apart(self) -> None:
        one, other = self._pair
        change = self.session.do(
            tell_apart,
            said=self.words.text("Remembered: they are two people"),
            person_id=one,
            other_id=other,
        )
        if change is not None:
            self.go_back()

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """One column in a narrow window."""
        is_narrow = width is Width.NARROW or self.theme.scale > _TALL
        ways = self._beside.Direction
        self._beside.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        if is_narrow:
            self._right.insertWidget(self._right.count() - 1, self.apart)
        else:
            self.head.right.insertWidget(0, self.apart)


def _comparing(stays_id: int, gone_id: int) -> Job:
    def compare(file: CentreFile, progress: Progress) -> Compared:
        progress.check()
        with gently(), file.reading():
            preview = merge_preview(file, stays_id=stays_id, gone_id=gone_id)
            pair = (stays_id, gone_id)
            return Compared(preview, _since(file, pair), _roles(file, pair))

    return compare


def _since(file: CentreFile, people: Sequence[int]) -> dict[int, date]:
    """Since when each card is kept; not there for those of an older file."""
    kinds = (TimelineKind.REGISTERED,)
    found = {one: person_timeline(file.connection, one, kinds=kinds, limit=1) for one in people}
    return {one: lines[0].day for one, lines in found.items() if lines}


def _roles(file: CentreFile, people: Sequence[int]) -> tuple[Role, ...]:
    held = {
        one.role for person in people for one in file.people.roles.find("person_id = ?", person)
    }
    return tuple(sorted(held))
