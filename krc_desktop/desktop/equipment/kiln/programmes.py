"""The programmes of a kiln in a small card: names, kinds, how fast, how hot, how long, cooling."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.segments_grid import SegmentsGrid
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import FiringKind, KilnProgramme
from krc_desktop.model.fields import NAME
from krc_desktop.model.firings import fire_minutes
from krc_desktop.model.typed_hours import read_hours
from krc_desktop.operations import kiln_programmes
from krc_desktop.operations.change import Change
from krc_desktop.operations.firing_slots import usual_cooling
from krc_desktop.sentences import sentence
from krc_desktop.store.firings import programmes_of, segments_of_programme

_NEW = 0


class ProgrammesPopover(ScrolledPopover):
    """One programme at a time, each part kept at once; new ones begin as a copy of one segment."""

    def __init__(
        self, session: Session, beside: QWidget, equipment_id: int, programme_id: int | None = None
    ) -> None:
        """The programmes of a kiln, at one of them."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("Programmes of the kiln"), width=460)
        self._kiln = equipment_id
        self._id = programme_id or 0
        self.which = ChoiceField(
            theme, words.text("Programme"), lambda value, _refused: self._chosen(value)
        )
        self.name = TextField(
            theme, words.text("Name"), partial(self._commit, "name_lv"), limit=NAME
        )
        self.kind = ChoiceField(theme, words.text("Kind"), partial(self._commit, "kind"))
        self.cone = TextField(
            theme, words.text("Cone"), partial(self._commit, "cone"), limit=20, width=110
        )
        self.cooling = TextField(
            theme, words.text("Cools, h"), self._commit_cooling, limit=12, width=130
        )
        self.segments = SegmentsGrid(session)
        self.segments.changed.connect(self._commit_segments)
        self.length = label(theme, "", "meta", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.archive = button(
            theme, words.text("Archive"), self._archive, kind="quiet", icon="archive"
        )
        self._parts = (self.name, self.kind, self.cone, self.cooling, self.segments, self.archive)
        self.add_scrolled(
            self.which,
            row(self.name, self.kind, spacing=10),
            row(self.cone, self.cooling, None, spacing=10),
            self.segments,
            self.length,
        )
        done = button(theme, words.text("Close"), self.close_up)
        self.add_below(self.remark, row(self.archive, None, done))
        self._show()
        session.changes.changed.connect(self._something_changed)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the focus where one begins."""
        super().open(focus or self.which.box)

    # -- showing -------------------------------------------------------------------------------

    def _programme(self) -> KilnProgramme | None:
        known = self.session.file.bookings.programmes.by_ids([self._id])
        return known.get(self._id)

    def _show(self) -> None:
        words, file = self.session.words, self.session.file
        known = programmes_of(file, self._kiln)
        if self._id not in {one.id for one in known}:
            self._id = known[0].id if known else _NEW
        offered = [(one.id, said.programme_name(words, one)) for one in known]
        put_away = programmes_of(file, self._kiln, archived=True)
        offered += [
            (-one.id, words.text("Use again: {name}", name=said.programme_name(words, one)))
            for one in put_away
        ]
        self.which.offer([*offered, (_NEW, words.text("New programme"))], self._id or None)
        programme = self._programme()
        for part in self._parts:
            part.setVisible(programme is not None)
        self.length.setVisible(programme is not None)
        if programme is not None:
            self._show_programme(programme)
        self.refit_soon()

    def _show_programme(self, programme: KilnProgramme) -> None:
        words, file = self.session.words, self.session.file
        self.name.show_value(programme.name_lv)
        kinds = [(kind, said.kind_name(words, kind)) for kind in FiringKind]
        self.kind.offer(kinds, programme.kind)
        self.cone.show_value(programme.cone)
        cooling = programme.cool_minutes
        self.cooling.show_value(words.hours(cooling) if cooling is not None else "")
        usual = usual_cooling(file, self._kiln, None)
        self.cooling.line.setPlaceholderText(words.hours(usual))
        segments = segments_of_programme(file, programme.id)
        self.segments.show_segments(segments)
        self.length.setText(
            words.text(
                "Heats for {fire}, cools for {cool}.",
                fire=said.lasted(words, fire_minutes(segments)),
                cool=said.lasted(words, usual_cooling(file, self._kiln, programme)),
            )
        )

    def _something_changed(self, change: Change) -> None:
        if not self.isHidden() and change.subjects & {"kiln_programmes", "programme_segments"}:
            self._show()

    # -- changing ------------------------------------------------------------------------------

    def _chosen(self, value: int) -> None:
        self.remark.clear()
        for field in (self.name, self.cone, self.cooling):
            field.show_another("")
        if value == _NEW:
            self._add()
        elif value < 0:
            self.session.do(
                kiln_programmes.restore_programme, refused=self._refused, programme_id=-value
            )
            self._id = -value
            self._show()
        else:
            self._id = value
            self._show()

    def _add(self) -> None:
        change = self.session.do(
            kiln_programmes.add_programme,
            refused=self._refused,
            equipment_id=self._kiln,
            name_lv=self.session.words.text("New programme"),
            kind=FiringKind.BISQUE,
            segments=[(100, 900, 0)],
        )
        if change is not None:
            self._id = change.row_id or 0
            self._show()
            self.name.line.setFocus()
            self.name.line.selectAll()

    def _change(self, refused: Refused, **changes: Any) -> None:
        self.session.do(
            kiln_programmes.change_programme,
            refused=refused,
            quiet=True,
            called=self.name.name,
            programme_id=self._id,
            **changes,
        )

    def _commit(self, field: str, value: Any, refused: Refused) -> None:
        self._change(refused, **{field: value})

    def _commit_cooling(self, text: str, refused: Refused) -> None:
        try:
            minutes = read_hours(text) if text.strip() else None
        except BrokenRule as broken:
            # more than a day is no length of a volunteer's work, but a kiln may cool so long
            minutes = _long_hours(text)
            if minutes is None:
                refused(sentence(self.session.words, broken))
                return
        self._change(refused, cool_minutes=minutes)

    def _commit_segments(self, stretches: object) -> None:
        self.remark.clear()
        self.session.do(
            kiln_programmes.change_programme,
            refused=self._refused,
            quiet=True,
            programme_id=self._id,
            segments=stretches,
        )

    def _archive(self) -> None:
        self.session.do(
            kiln_programmes.archive_programme, refused=self._refused, programme_id=self._id
        )

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit_soon()


def _long_hours(text: str) -> int | None:
    """Hours beyond a day: 30, 36,5."""
    plain = text.strip().replace(",", ".").removesuffix("h").strip()
    try:
        hours = float(plain)
    except ValueError:
        return None
    return round(hours * 60) if 24 <= hours <= 336 else None
