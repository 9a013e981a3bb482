"""The shelf of the kiln: what waits by kind, the next firing, what is ready for collection."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln import shelf_rows
from krc_desktop.desktop.equipment.kiln.next_firing_card import NextFiringCard
from krc_desktop.desktop.equipment.kiln.nothing_yet import no_kiln
from krc_desktop.desktop.equipment.kiln.piece_acts import PieceActs
from krc_desktop.desktop.equipment.kiln.piece_list import PieceList
from krc_desktop.desktop.equipment.kiln.ready_card import ReadyCard
from krc_desktop.desktop.equipment.kiln.shelf_acts import ShelfActs
from krc_desktop.desktop.equipment.kiln.shelf_reading import ShelfReading
from krc_desktop.desktop.equipment.kiln.two_columns import TwoColumns
from krc_desktop.desktop.equipment.kiln.underway import Underway
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import Chip, button
from krc_desktop.desktop.widgets.flowing import Flow, flowing
from krc_desktop.desktop.widgets.labels import icon_label, label, tag
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.places import Place

_USUAL_KINDS = (FiringKind.BISQUE, FiringKind.GLAZE, FiringKind.DECOR)

# the tables whose changes concern the page
_SUBJECTS = frozenset(
    {
        "pieces",
        "piece_firings",
        "firings",
        "firing_readings",
        "bookings",
        "booking_phases",
        "kiln_programmes",
        "programme_segments",
        "equipment",
        "equipment_phases",
        "outages",
        "people",
        "person_links",
        "events",
        "opening_hours",
        "closures",
    }
)


class ShelfPane(Pane):
    """Left the pieces with their ticks, right the next firing and what is ready."""

    part = places.SHELF
    subjects = _SUBJECTS

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, session.words.text("Kiln shelf"), view=places.SHELF)
        self.reading = ShelfReading(session)
        self.acts = ShelfActs(self)
        self.piece_acts = PieceActs(self)
        words, theme = self.words, self.theme
        self.count = tag(theme, "")
        self.head.beside_title(self.count)
        self.labels = button(
            theme, words.text("Labels"), self.piece_acts.print_labels, kind="quiet", icon="printer"
        )
        self.add_pieces = button(
            theme, words.text("Add pieces"), self.piece_acts.add_pieces, icon="plus", keys="Ctrl+N"
        )
        self.head.at_right(self.labels, self.add_pieces)
        self._make_left()
        self._make_right()
        self._make_body()

    def _make_left(self) -> None:
        words, theme = self.words, self.theme
        self.chips: dict[FiringKind | None, Chip] = {}
        self._chips = flowing()
        self._rule = label(
            theme, words.text("Kinds are never mixed in one firing"), "meta", "ink2", wraps=True
        )
        self._rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = PieceList(theme, words.text("Pieces on the shelf"))
        self.list.ticked.connect(self.acts.tick)
        self.list.opened.connect(self.piece_acts.open_piece)
        self.list.removed.connect(self.piece_acts.remove)
        self.list.labelled.connect(lambda piece_id: self.piece_acts.print_labels_of([piece_id]))
        self.list.new_asked.connect(self.piece_acts.add_pieces)
        self.list.copied.connect(self.piece_acts.copy)
        self._empty = self._empty_shelf()
        card = Card(theme)
        card.setAccessibleName(words.text("Pieces on the shelf"))
        card.body.setContentsMargins(1, 6, 1, 8)
        card.add(self.list, self._empty)
        card.body.setStretch(0, 1)
        head = row(self._chips, self._rule, spacing=12)
        head.setStretch(1, 1)
        left = column(head, card, spacing=10)
        left.setStretch(1, 1)
        self._left = boxed(left)

    def _empty_shelf(self) -> QWidget:
        words, theme = self.words, self.theme
        title = label(theme, words.text("The shelf is empty"), "record", wraps=True)
        text = label(
            theme,
            words.text(
                "Add what was made: each piece gets a label, and the next firing fills itself."
            ),
            "body",
            "ink2",
            wraps=True,
        )
        for centred in (title, text):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign = row(None, icon_label(theme, "cube", "ink3", 40), None)
        add = button(
            theme, words.text("Add pieces"), self.piece_acts.add_pieces, kind="soft", icon="plus"
        )
        return boxed(
            column(
                None,
                sign,
                title,
                text,
                row(None, add, None),
                None,
                spacing=12,
                margins=(24, 24, 24, 24),
            )
        )

    def _make_right(self) -> None:
        session = self.session
        self.underway = Underway(session)
        self.underway.opened.connect(self.acts.open_firing)
        self.next = NextFiringCard(session)
        self.next.kiln_chosen.connect(self.acts.take_kiln)
        self.next.programme_chosen.connect(self.acts.take_programme)
        self.next.programmes_asked.connect(self.acts.edit_programmes)
        self.next.usual_asked.connect(self.acts.lay_usual)
        self.next.fill_asked.connect(self.acts.fill_anew)
        self.next.promise_asked.connect(self.acts.keep_promise)
        self.next.another_time_asked.connect(self.acts.ask_time)
        self.next.book_asked.connect(self.acts.book)
        self.next.card_asked.connect(self.acts.open_card)
        self.ready = ReadyCard(session)
        self.ready.handed_out.connect(self.piece_acts.hand_out)
        self.ready.print_asked.connect(self.piece_acts.print_ready)
        self.ready.reminders_asked.connect(self.piece_acts.remind)
        self._right = boxed(column(self.underway, self.next, self.ready, None, spacing=12))

    def _make_body(self) -> None:
        self.columns = TwoColumns(self._left, self._right, no_kiln(self.session), shares=(53, 47))
        self.body.addWidget(self.columns)
        self.take_width(self.width_now)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file and show it."""
        self.reading.read()
        self.show_reading()

    def show_reading(self) -> None:
        """Show what was read and what is ticked."""
        reading, words = self.reading, self.words
        has_anything = bool(reading.kilns or reading.counts or reading.ready)
        for part in (self.labels, self.add_pieces):
            part.setVisible(has_anything)
        self.count.setVisible(bool(reading.counts) and not self.columns.is_narrow)
        self.columns.show_anything(is_there=has_anything)
        pieces = sum(one.pieces for one in reading.counts)
        self.count.setText(words.counted("{n} piece", "{n} pieces", pieces))
        self._show_chips()
        self.list.show_rows(shelf_rows.rows_of(self.session, reading))
        self.list.setVisible(bool(reading.counts))
        self._empty.setVisible(not reading.counts)
        self.labels.setEnabled(bool(reading.counts))
        self.underway.show_firings(reading.firings)
        self.next.setVisible(bool(reading.kilns))
        self.next.show_reading(reading)
        weeks = reading.kiln.collect_weeks if reading.kiln is not None else 4
        self.ready.show_ready(reading.ready, reading.ready_rows, weeks)

    def _show_chips(self) -> None:
        counts = {one.kind: one.pieces for one in self.reading.counts}
        shown = [
            kind
            for kind in (*FiringKind, None)
            if kind in counts or (kind in _USUAL_KINDS and bool(counts))
        ]
        layout = self._chips.layout()
        if list(self.chips) != shown and isinstance(layout, Flow):
            for chip in self.chips.values():
                layout.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = {kind: self._chip(kind) for kind in shown}
            for chip in self.chips.values():
                layout.addWidget(chip)
        for kind, chip in self.chips.items():
            chip.say(f"{said.kind_name(self.words, kind)} {counts.get(kind, 0)}")
            chip.setChecked(kind is self.reading.kind)
            chip.setEnabled(kind is not None)
        self._rule.setVisible(len(counts) > 1)

    def _chip(self, kind: FiringKind | None) -> Chip:
        made = Chip(self.theme, said.kind_name(self.words, kind))
        made.clicked.connect(lambda: self.acts.take_kind(kind))
        return made

    # -- what a part is asked ------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Go to a kiln."""
        if place.record is not None and place.part == places.SHELF:
            self.reading.read()
            self.reading.take_kiln(place.record)
            self.is_stale = True

    def place(self) -> Place:
        """The kiln at hand."""
        kiln = self.reading.kiln
        return places.place_of(places.SHELF, *([kiln.id] if kiln is not None else []))

    def forget(self) -> None:
        """Another centre is at hand."""
        self.reading.forget()

    def start_new(self) -> None:
        """Begin new pieces."""
        self.piece_acts.add_pieces()

    def print_page(self) -> bool:
        """Print labels of what is on the shelf."""
        if not self.reading.counts:
            return False
        self.piece_acts.print_labels()
        return True

    def _shorten_head(self, *, short: bool) -> None:
        """In a narrow window the buttons of the head are icons: the switch needs the room."""
        for made in (self.labels, self.add_pieces):
            made.setText("" if short else made.accessibleName())
            made.setToolTip(made.accessibleName())
        self.count.setVisible(not short and bool(self.reading.counts))

    def take_width(self, width: Width) -> None:
        """Two columns, or one in a narrow window."""
        super().take_width(width)
        self.columns.take_width(width)
        self.list.fit_content(fits=self.columns.is_narrow)
        self._shorten_head(short=self.columns.is_narrow)
