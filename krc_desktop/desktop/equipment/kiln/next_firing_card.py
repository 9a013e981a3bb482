"""The card of the next firing: its programme, what fills it, what can be promised, and booking."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.kiln_drawing import KilnDrawing
from krc_desktop.desktop.equipment.kiln.promise_box import PromiseBox
from krc_desktop.desktop.equipment.kiln.shelf_reading import ShelfReading
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark


class NextFiringCard(Card):
    """Shows a reading of the shelf; what is asked of it goes out as signals."""

    kiln_chosen = Signal(int)
    programme_chosen = Signal(int)
    programmes_asked = Signal()
    usual_asked = Signal()
    fill_asked = Signal()
    promise_asked = Signal()
    another_time_asked = Signal()
    book_asked = Signal()
    card_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card without a kiln."""
        words, theme = session.words, session.theme
        self.number = label(theme, "", "meta", "ink2")
        super().__init__(theme, words.text("Next firing"), self.number, dense=True)
        self._session, self._words, self._theme = session, words, theme
        self.body.setContentsMargins(18, 12, 16, 14)
        self.kiln = ChoiceField(
            theme, words.text("Kiln"), lambda value, _refused: self.kiln_chosen.emit(value)
        )
        self.programme = ChoiceField(
            theme,
            words.text("Programme"),
            lambda value, _refused: self.programme_chosen.emit(value),
        )
        self.edit = icon_button(
            theme, "pencil-simple", words.text("Programmes of the kiln"), self.programmes_asked.emit
        )
        self._programme_line = boxed(row(self.programme, self.edit, spacing=6))
        self._programme_line.layout().setAlignment(  # type: ignore[union-attr]
            self.edit, Qt.AlignmentFlag.AlignBottom
        )
        self.none_yet = Remark(theme)
        self._make_load()
        self.promise = PromiseBox(session)
        self.promise.asked.connect(self.promise_asked)
        self.other = button(
            theme, words.text("Another time"), self.another_time_asked.emit, kind="quiet"
        )
        self.book = button(
            theme, words.text("Book the kiln"), self.book_asked.emit, kind="primary", icon="fire"
        )
        self._arrange()

    def _make_load(self) -> None:
        words, theme = self._words, self._theme
        self.drawing = KilnDrawing(theme)
        self.loaded = label(theme, "", "number")
        self.of_all = label(theme, "", "meta", "ink2")
        self.taken = label(theme, "", "meta", "ink2", wraps=True)
        self.free = label(theme, "", "meta", "ink2", wraps=True)
        self.unknown = button(
            theme, words.text("Say how much it holds"), self.card_asked.emit, kind="flush"
        )
        self.unknown.setFont(theme.font("meta_strong"))
        self.left_out = label(theme, "", "meta", "ink2", wraps=True)
        self.refill = button(theme, words.text("Fill by itself"), self.fill_asked.emit, kind="link")
        self.over = Remark(theme)

    def _arrange(self) -> None:
        numbers = column(
            row(self.loaded, self.of_all, None, self.refill, spacing=6),
            self.taken,
            self.free,
            row(self.unknown, None),
            None,
            spacing=2,
        )
        self._load = boxed(row(self.drawing, numbers, spacing=16))
        self._load.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._buttons = boxed(row(None, self.other, self.book, spacing=12))
        self.add(
            self.kiln,
            self._programme_line,
            self.none_yet,
            self._load,
            self.left_out,
            self.over,
            self.promise,
            self._buttons,
        )

    # -- showing -------------------------------------------------------------------------------

    def show_reading(self, reading: ShelfReading) -> None:
        """Show what the next firing would be."""
        words = self._words
        has_kiln = reading.kiln is not None
        self.kiln.setVisible(len(reading.kilns) > 1)
        self.kiln.offer(
            [(one.id, one.name_lv) for one in reading.kilns],
            reading.kiln.id if reading.kiln else None,
        )
        self.number.setText(
            words.text("No. {number}", number=reading.number) if reading.number else ""
        )
        self._show_programmes(reading)
        chosen = reading.programme is not None
        for part in (self._load, self._buttons):
            part.setVisible(has_kiln and chosen)
        self._show_load(reading)
        self.promise.setVisible(chosen)
        self.promise.show_promise(reading.promise, can_keep=bool(reading.filling.chosen))
        self.book.setEnabled(reading.promise is not None)

    def _show_programmes(self, reading: ShelfReading) -> None:
        words = self._words
        self._programme_line.setVisible(bool(reading.programmes))
        self.programme.offer(
            [(one.id, said.programme_name(words, one)) for one in reading.programmes],
            reading.programme.id if reading.programme else None,
        )
        if reading.kiln is not None and not reading.programmes:
            self.none_yet.say(
                "warn",
                words.text("This kiln has no programmes yet."),
                words.text("Lay the usual ones"),
                self.usual_asked.emit,
            )
        elif reading.programme is None:
            kind = said.kind_name(words, reading.kind)
            self.none_yet.say(
                "warn",
                words.text("The kiln has no programme of this kind: {kind}.", kind=kind),
                words.text("Programmes"),
                self.programmes_asked.emit,
            )
        else:
            self.none_yet.clear()

    def _show_load(self, reading: ShelfReading) -> None:
        words, filling, capacity = self._words, reading.filling, reading.capacity
        waiting = sum(one.piece.amount for one in reading.candidates)
        self.loaded.setText(words.number(filling.pieces))
        said = words.text("of {all} put in", all=words.number(waiting))
        self.of_all.setText(said if waiting else words.text("nothing waits for this firing yet"))
        self.refill.setVisible(reading.is_by_hand)
        self.drawing.setVisible(capacity is not None)
        self.unknown.setVisible(capacity is None and reading.kiln is not None)
        self.free.setVisible(capacity is not None)
        if capacity is None or reading.kiln is None:
            self.taken.setText(words.text("Places taken: {n}", n=words.number(filling.places)))
            self.over.clear()
        else:
            taken = words.text(
                "Places taken: {n} of {all}",
                n=words.number(filling.places),
                all=words.number(capacity),
            )
            self.taken.setText(taken)
            free = max(capacity - filling.places, 0)
            self.free.setText(words.text("Places free: {n}", n=words.number(free)))
            self.drawing.show_places(
                reading.kiln.shelves or 0,
                reading.kiln.places_per_shelf or 0,
                min(filling.places, capacity),
                taken,
            )
            too_many = words.text("More than the kiln holds by its card. Look whether it fits.")
            self.over.say("warn", too_many if filling.places > capacity else "")
        self._show_left_out(reading)

    def _show_left_out(self, reading: ShelfReading) -> None:
        left = [(one.piece.label, why) for one, why in reading.filling.left_out]
        told = said.left_out(self._words, left)
        self.left_out.setText(told)
        self.left_out.setVisible(bool(told) and reading.programme is not None)
        self.left_out.setToolTip("")
