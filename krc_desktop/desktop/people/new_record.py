"""A small card for a new person or organisation, and those who are called so already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.likely_people import LikelyPeople, why
from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.people_list import named_groups
from krc_desktop.desktop.people.record_field import Named
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.model.duplicates import Alike
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import OTHERS, Person, name_from_line
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.change import Change
from krc_desktop.operations.organisations import add_organisation
from krc_desktop.operations.people import add_person_from_line

_ALIKE_SHOWN = 3
_SAME = frozenset({Alike.SAME_NAME, Alike.WORD_ORDER})


class NewRecord(Popover):
    """Enter adds what was typed and opens its card; cards of the same name are pointed out."""

    added = Signal(int)

    def __init__(
        self, session: Session, beside: QWidget, *, title: str, name: str, choice: str
    ) -> None:
        """An empty card; `name` and `choice` are what its two fields are called."""
        super().__init__(session.theme, beside, title, width=400)
        self.session = session
        self.theme, self.words = session.theme, session.words
        self.line = QLineEdit()
        self.name = Field(self.theme, name, self.line)
        self.choice = ChoiceField(self.theme, choice, lambda _value, _refused: None)
        self.understood = label(self.theme, "", "meta", "ink3", wraps=True)
        self.warning = QFrame()
        self.warning.setProperty("role", "tinted")
        self.warning.setProperty("tone", "warn")
        self._alike = column(spacing=2, margins=(12, 8, 6, 8))
        self.warning.setLayout(self._alike)
        self.warning.hide()
        self._alike_shown: Sequence[Named] = ()
        # once what is new is laid out: only then is known how high it is
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take_room)
        adding = button(
            self.theme, self.words.text("Add"), self.add_it, kind="primary", keys="Return"
        )
        cancel = button(self.theme, self.words.text("Cancel"), self.close_up, kind="quiet")
        self.add(label(self.theme, title, "section"), self.name, self.understood)
        self.add(self.choice, self.warning, row(None, cancel, adding, spacing=8))
        self.understood.hide()
        self.line.textEdited.connect(lambda _typed: self._typed())
        self.line.returnPressed.connect(self.add_it)

    # -- what each kind says of itself ---------------------------------------------------------

    def alike(self, typed: str) -> Sequence[Named]:
        """Those who are called so already."""
        raise NotImplementedError

    def said_of(self, one: Named) -> str:
        """What is said of somebody or something alike."""
        return self.words.text("There is such a card already: {name}", name=one.name)

    def place_of(self, record_id: int) -> Place:
        """Where a record is opened."""
        raise NotImplementedError

    def keep(self, typed: str, refused: Refused) -> Change | None:
        """Add what was typed."""
        raise NotImplementedError

    def reading_of(self, typed: str) -> str:
        """How what was typed is understood; empty where there is nothing to say."""
        return ""

    # -- typing --------------------------------------------------------------------------------

    def begin(self, typed: str) -> None:
        """Open with something typed already."""
        self.line.setText(typed)
        self._typed()
        self.open(self.line)
        self.line.setCursorPosition(len(typed))

    def _typed(self) -> None:
        typed = self.line.text()
        self.name.complain("")
        understood = self.reading_of(typed)
        self.understood.setText(understood)
        self.understood.setVisible(bool(understood))
        alike = self.alike(typed) if typed.strip() else ()
        if alike != self._alike_shown:
            self._alike_shown = alike
            self._point_out(alike)
        self._soon.start()

    def _point_out(self, alike: Sequence[Named]) -> None:
        clear(self._alike)
        words = self.words
        for one in alike[:_ALIKE_SHOWN]:
            text = label(self.theme, self.said_of(one), "meta", "warn", wraps=True)
            opening = button(
                self.theme, words.text("Open"), partial(self._open, one.id), kind="link"
            )
            opening.setAccessibleName(words.text("Open: {name}", name=one.name))
            line = row(
                icon_label(self.theme, "warning-circle", "warn", 18), text, opening, spacing=8
            )
            line.setStretch(1, 1)
            self._alike.addWidget(boxed(line))
        self.warning.setVisible(bool(alike))

    def _take_room(self) -> None:
        """Give the texts that wrap the height that they need in the width at hand."""
        inside = self.warning.layout()
        if inside is not None and not self.warning.isHidden():
            margins = self.body.contentsMargins()
            width = self.contentsRect().width() - margins.left() - margins.right()
            inside.invalidate()
            self.warning.setFixedHeight(inside.totalHeightForWidth(width))
        self.refit()

    def _open(self, record_id: int) -> None:
        self.line.clear()
        self.close_up()
        self.session.go(self.place_of(record_id))

    def add_it(self) -> None:
        """Add what was typed, and tell of it; a refusal is said under the name."""
        change = self.keep(self.line.text(), self.name.complain)
        if change is None or change.row_id is None:
            self.adjustSize()
            return
        self.line.clear()
        self.close_up()
        self.added.emit(change.row_id)


class NewPerson(NewRecord):
    """A new person: a name in one line, a group."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """An empty card with the group chosen the last time."""
        words = session.words
        super().__init__(
            session,
            beside,
            title=words.text("New person"),
            name=words.text("First name and surname"),
            choice=words.text("Group"),
        )
        self._likely = LikelyPeople.of(session)
        self._likely.ready.connect(self._typed)
        self._why: dict[int, str] = {}
        self._same: set[int] = set()
        groups = named_groups(session.file)
        others = [group.id for group in groups if group.code == OTHERS]
        kept = session.recalled("people.new_group")
        known = [group.id for group in groups if str(group.id) == kept]
        offered = [(group.id, wording.group_name(words, group)) for group in groups]
        self.choice.offer(offered, next(iter(known + others), None))

    def reading_of(self, typed: str) -> str:
        """Which part is the first name, where that might be doubted."""
        first, last = name_from_line(typed)
        if len(typed.split()) < 3 or not last:
            return ""
        return self.words.text("First name: {first} · Surname: {last}", first=first, last=last)

    def alike(self, typed: str) -> Sequence[Named]:
        """Cards that may be this person's, whatever the case, the order, a letter mistyped."""
        found = self._likely.while_typing(typed, limit=_ALIKE_SHOWN)
        self._why = {one.person.id: why(self.words, one.reasons) for one in found}
        self._same = {one.person.id for one in found if one.reasons & _SAME}
        return [
            Named(one.person.id, f"{one.person.name}, {self._about(one.person)}") for one in found
        ]

    def said_of(self, one: Named) -> str:
        """That there is such a card; of one that is only alike, in what it is."""
        if one.id in self._same:
            return super().said_of(one)
        return self.words.text(
            "Perhaps the same person: {name} ({why})", name=one.name, why=self._why[one.id]
        )

    def _about(self, person: Person) -> str:
        group = self.session.file.people.groups.get(person.group_id)
        archived = self.words.text("archived") if person.archived_on else ""
        year = str(person.birth_year or "")
        parts = (wording.group_name(self.words, group), year, archived)
        return ", ".join(part for part in parts if part)

    def place_of(self, record_id: int) -> Place:
        """A person's card."""
        return Place(PageName.PEOPLE, (record_id,))

    def keep(self, typed: str, refused: Refused) -> Change | None:
        """Add the person to the centre at hand."""
        self.session.keep("people.new_group", str(self.choice.value))
        return self.session.do(
            add_person_from_line,
            refused=refused,
            called=self.name.name,
            centre_id=self.session.centre_id,
            line=typed,
            group_id=self.choice.value,
        )


class NewOrganisation(NewRecord):
    """A new organisation: a name, a kind."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """An empty card."""
        words = session.words
        super().__init__(
            session,
            beside,
            title=words.text("New organisation"),
            name=words.text_in("organisation", "Name"),
            choice=words.text("Kind"),
        )
        kinds = [(kind, wording.kind(words, kind)) for kind in OrganisationKind]
        self.choice.offer(kinds, OrganisationKind.ASSOCIATION)

    def alike(self, typed: str) -> Sequence[Named]:
        """Organisations of the same name, whatever the case and the diacritics."""
        ids = self.session.file.search.organisations(typed, limit=6)
        known = self.session.file.organisations.by_ids(ids)
        wanted = folded(typed.strip())
        return [
            Named(one, known[one].name)
            for one in ids
            if one in known and folded(known[one].name) == wanted
        ]

    def place_of(self, record_id: int) -> Place:
        """An organisation's card."""
        return Place(PageName.PEOPLE, (record_id,), part="organisations")

    def keep(self, typed: str, refused: Refused) -> Change | None:
        """Add the organisation to the centre at hand."""
        return self.session.do(
            add_organisation,
            refused=refused,
            called=self.name.name,
            name=typed,
            kind=self.choice.value,
            centre_id=self.session.centre_id or None,
        )
