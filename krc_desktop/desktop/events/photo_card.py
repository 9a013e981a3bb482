"""What is said of one photo: its caption, who took it, who is in it, whether the report has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.photo_marks import photo_answers, photo_words
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import clear, column, row
from krc_desktop.desktop.widgets.buttons import Switch, button, icon_button
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.event_details import PhotoLine
from krc_desktop.model.fields import NAME, TITLE
from krc_desktop.operations import stories
from krc_desktop.store.event_details import photos_of

Refused = Callable[[str], None]


class PhotoPopover(ScrolledPopover):
    """The fields of a photo beside its thumbnail."""

    def __init__(self, session: Session, beside: QWidget, line: PhotoLine) -> None:
        """The popover of a photo."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("Photo"), width=400)
        self._photo = line.photo
        self._people = [(one.person_id, one.name, one.agreed) for one in line.people]
        self.caption = self._field("caption", words.text("Caption"), TITLE)
        self.photographer = self._field("photographer", words.text("Photographer"), NAME)
        self.entry = EntryLine(
            theme,
            words,
            words.text("Who can be recognised?"),
            self._enter,
            hint=words.text("Who can be recognised?"),
            icon="user-plus",
            limit=NAME,
        )
        completer = Completer(theme, self.entry.line, self._propose)
        completer.taken.connect(self._take)
        self._shown = column(spacing=0)
        self.warning = Remark(theme)
        name = words.text("In the monthly report")
        self.in_report = Switch(theme, name)
        self.in_report.setChecked(line.photo.in_report)
        self.in_report.toggled.connect(lambda on: self._change(in_report=on))
        self.add_scrolled(
            self.caption,
            self.photographer,
            self.entry,
            self._shown,
            self.warning,
            row(label(theme, name), None, self.in_report),
        )
        remove = button(theme, words.text("Remove the photo"), self._remove, icon="trash")
        self.add_below(row(None, remove))
        self._show_people()

    def _field(self, field: str, name: str, limit: int) -> TextField:
        made = TextField(
            self.session.theme,
            name,
            lambda text, refused: self._change(refused, name, **{field: text}),
            limit=limit,
        )
        made.show_value(getattr(self._photo, field))
        return made

    def _change(self, refused: Refused | None = None, called: str = "", **changes: Any) -> None:
        self.session.do(
            stories.change_photo,
            refused=refused,
            quiet=True,
            called=called,
            photo_id=self._photo.id,
            **changes,
        )

    def _propose(self, typed: str) -> list[Proposal]:
        file = self.session.file
        known = {one for one, _, _ in self._people}
        ids = [one for one in file.search.people(typed, limit=12) if one not in known][:6]
        people = file.people.by_ids(ids)
        answers = photo_answers(file, ids, self._photo.local_day)
        return [
            Proposal(one, people[one].listed_name, photo_words(self.session.words, answers[one]))
            for one in ids
        ]

    def _enter(self, _text: str, refused: Refused) -> bool:
        refused(self.session.words.text("Choose a person from the list."))
        return False

    def _take(self, proposal: Proposal) -> None:
        self._set([*(one for one, _, _ in self._people), proposal.key])
        self.entry.begin()

    def _set(self, people: list[int]) -> None:
        self.session.do(
            stories.set_photo_people,
            refused=self.entry.complain,
            quiet=True,
            photo_id=self._photo.id,
            people=people,
        )
        event_id = self._photo.event_id or 0
        for line in photos_of(self.session.file, event_id):
            if line.photo.id == self._photo.id:
                self._people = [(one.person_id, one.name, one.agreed) for one in line.people]
        self._show_people()

    def _show_people(self) -> None:
        theme, words = self.session.theme, self.session.words
        clear(self._shown)
        for person_id, name, agreed in self._people:
            text = name if agreed else words.text("{name}: has not agreed", name=name)
            cross = icon_button(
                theme,
                "x",
                words.text("Take {name} away", name=name),
                lambda one=person_id: self._set(  # type: ignore[misc]
                    [other for other, _, _ in self._people if other != one]
                ),
            )
            self._shown.addLayout(row(ElidedLabel(theme, text), cross))
        lacking = any(not agreed for _, _, agreed in self._people)
        said = words.text("Without consent the photo stays out of the report.")
        self.warning.say("warn", said if lacking else "")
        self.refit_soon()

    def _remove(self) -> None:
        self.close_up()
        self.session.do(stories.remove_photo, photo_id=self._photo.id)
