"""Before switching on: the programme, the checks to be ticked, who switches on and when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.moment_field import MomentField
from krc_desktop.desktop.equipment.kiln.who_chip import WhoChip
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import Card, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import Booking, Firing
from krc_desktop.model.equipment import EquipmentQuestion
from krc_desktop.model.reports import Both
from krc_desktop.operations import firing_log, firings
from krc_desktop.operations.booking_words import called
from krc_desktop.sentences import sentence
from krc_desktop.store.firings import checks_of, programmes_of, questions_before

_BOTTOM = Qt.AlignmentFlag.AlignBottom


class BeforeCard(Card):
    """Switching on is off until everything is ticked; the reason stands beside it."""

    programmes_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card without a firing."""
        words, theme = session.words, session.theme
        super().__init__(theme, words.text("Before switching on"), dense=True)
        self._session, self._words, self._theme = session, words, theme
        self.body.setContentsMargins(18, 12, 16, 14)
        self._booking = 0
        self._shown: object = None
        self.boxes: list[QCheckBox] = []
        self.programme = ChoiceField(
            theme,
            words.text("Programme"),
            lambda value, refused: self._take(value, refused),
        )
        self.edit = icon_button(
            theme,
            "pencil-simple",
            words.text("Programmes of the kiln"),
            lambda: self.programmes_asked.emit(),
        )
        line = row(self.programme, self.edit, spacing=6)
        line.setAlignment(self.edit, _BOTTOM)
        self._checks = column(spacing=0)
        self.none = Remark(theme)
        self.who = WhoChip(session)
        self.time = MomentField(session)
        self.why = label(theme, "", "meta", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.on = button(
            theme, words.text("Record switching on"), self.switch_on, kind="primary", icon="fire"
        )
        foot = row(self.why, self.on, spacing=10)
        foot.setStretch(0, 1)
        when = row(self.who, None, self.time, spacing=8)
        when.setAlignment(self.who, _BOTTOM)
        self.add(line, hairline(), self._checks, self.none, hairline(), when, self.remark, foot)

    def show_firing(self, booking: Booking, firing: Firing | None) -> None:
        """Show a firing that is not on yet."""
        file, words = self._session.file, self._words
        if booking.id != self._booking:
            self._booking, self._shown = booking.id, None
            self.time.forget()
            self.remark.clear()
        known = programmes_of(file, booking.equipment_id)
        chosen = firing.programme_id if firing is not None else None
        self.programme.offer([(one.id, said.programme_name(words, one)) for one in known], chosen)
        machine = file.equipment.get(booking.equipment_id)
        self.who.show_people(machine, firing.operator_id if firing is not None else None)
        self.time.show_now()
        self._show_checks(questions_before(file, machine.id), firing)

    def _show_checks(self, asked: list[EquipmentQuestion], firing: Firing | None) -> None:
        words = self._words
        ticked = checks_of(self._session.file, firing.id) if firing is not None else []
        done = {one.what for one in ticked}
        texts = [(one.text_lv, called(words, Both(one.text_lv, one.text_en))) for one in asked]
        if texts != self._shown:
            self._shown = texts
            clear(self._checks)
            self.boxes = [self._box(what, text) for what, text in texts]
            for box in self.boxes:
                self._checks.addWidget(box)
        for box, (what, _text) in zip(self.boxes, texts, strict=True):
            box.blockSignals(True)  # noqa: FBT003
            box.setChecked(what in done)
            box.blockSignals(False)  # noqa: FBT003
            box.setEnabled(firing is not None)
        if texts:
            self.none.clear()
        else:
            self.none.say(
                "warn",
                words.text("The kiln's card asks for no checks."),
                words.text("To the card"),
                self._to_card,
            )
        self._show_lock(firing, missing=sum(what not in done for what, _ in texts))

    def _box(self, what: str, text: str) -> QCheckBox:
        made = QCheckBox(text.replace("&", "&&"))
        made.setFont(self._theme.font("body"))
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setMinimumWidth(self._theme.px(120))
        made.toggled.connect(partial(self._tick, what))
        return made

    def _show_lock(self, firing: Firing | None, *, missing: int) -> None:
        words = self._words
        ready = firing is not None and firing.programme_id is not None and not missing
        self.on.setEnabled(ready)
        self.on.setIcon(self._theme.icon("fire", "on_accent" if ready else "ink3"))
        if firing is None or firing.programme_id is None:
            self.why.setText(words.text("Choose the programme first"))
        elif missing:
            self.why.setText(
                words.counted("{n} check is not ticked", "{n} checks are not ticked", missing)
            )
        else:
            self.why.setText(words.text("Everything is checked"))

    # -- doing ---------------------------------------------------------------------------------

    def _take(self, programme_id: int, refused: Refused) -> None:
        change = self._session.do(
            firings.set_programme,
            refused=refused,
            quiet=True,
            booking_id=self._booking,
            programme_id=programme_id,
        )
        if change is None:
            firing = self._session.file.bookings.firing_of(self._booking)
            at = firing.programme_id if firing is not None else None
            said_now = self.programme.complaint.text()
            self.programme.show_value(at)
            self.programme.complain(said_now)

    def _tick(self, what: str, ticked: bool) -> None:  # noqa: FBT001
        if ticked:
            self._session.do(
                firing_log.tick_check,
                quiet=True,
                booking_id=self._booking,
                what=what,
                person_id=self.who.value,
            )
        else:
            self._session.do(
                firing_log.untick_check, quiet=True, booking_id=self._booking, what=what
            )

    def switch_on(self) -> None:
        """Write down that the kiln is on."""
        self.remark.clear()
        try:
            at = self.time.moment()
        except BrokenRule as broken:
            self.remark.say("bad", sentence(self._words, broken))
            return
        self._session.do(
            firing_log.switch_on,
            refused=lambda told: self.remark.say("bad", told),
            booking_id=self._booking,
            at=at,
            operator_id=self.who.value,
        )

    def _to_card(self) -> None:
        kiln = self._session.file.bookings.get(self._booking).equipment_id
        self._session.go(places.place_of(places.MACHINE, kiln))
