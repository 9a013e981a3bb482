"""The head of a person's card: name, roles, group and age, and what is done with the card."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.people.editing import PersonEditing
from krc_desktop.desktop.people.rights.doors import offer_rights
from krc_desktop.desktop.photo_marks import photo_mark
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.flowing import Flow, flowing
from krc_desktop.desktop.widgets.labels import tag
from krc_desktop.model.fields import NAME
from krc_desktop.model.people import OTHERS, Answer, Purpose, Role
from krc_desktop.model.people_lists import PersonCard
from krc_desktop.operations.people import (
    archive_person,
    delete_person,
    restore_person,
    set_roles,
)
from krc_desktop.store.person_cards import years_of_person

# so that the two fields read as one name
_NEARER = -3


class NameFields(QWidget):
    """First name and surname side by side, each as wide as what stands in it."""

    def __init__(self, editing: PersonEditing) -> None:
        """Two empty fields."""
        super().__init__()
        words = editing.session.words
        self.first = editing.line("first_name", words.text("First name"), NAME, kind="title")
        self.last = editing.line("last_name", words.text("Surname"), NAME, kind="title")
        self.fields: tuple[TextField, TextField] = (self.first, self.last)
        self._gap = 0
        for field in self.fields:
            field.line.setPlaceholderText(field.name)
            field.line.setTextMargins(_NEARER, 0, _NEARER, 0)
            field.line.textChanged.connect(lambda _text: self._fit())
        self.setLayout(row(self.first, self.last, None, spacing=self._gap))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wishes: long names scroll inside their fields."""
        least = sum(field.line.minimumWidth() for field in self.fields)
        return QSize(least + self._gap, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the fields into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = max(self.width() // 2 - self._gap, self.first.theme.px(48))
        for field in self.fields:
            shown = field.typed or field.name
            wanted = QFontMetrics(field.line.font()).horizontalAdvance(shown) + 14
            field.setFixedWidth(min(wanted, most))


class PersonHead(QWidget):
    """Who it is, at a glance; ⋯ archives, brings back, deletes."""

    gone = Signal()

    def __init__(self, editing: PersonEditing) -> None:
        """An empty head."""
        super().__init__()
        self._editing = editing
        self.session = session = editing.session
        self.theme, self.words = theme, words = session.theme, session.words
        self.disc = Disc(theme, 60, "record")
        self.names = NameFields(editing)
        self._tags = flowing(spacing=6)
        self._tagged: tuple[object, ...] = ()
        self.more = icon_button(
            theme, "dots-three-bold", words.text("More about this card"), self._open_menu
        )
        self.add_role = button(theme, words.text("Role"), self._open_roles, icon="plus")
        self.add_role.setProperty("kind", "dashed")
        self.add_role.setFont(theme.font("caption"))
        self.add_role.setIconSize(theme.icon_size(14))
        self.add_role.setToolTip(words.text("Add or take away a role"))
        self.add_role.setAccessibleName(words.text("Add or take away a role"))
        middle = column(None, self.names, self._tags, None, spacing=2)
        line = row(self.disc, boxed(middle), self.more, spacing=12)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_card(self, card: PersonCard) -> None:
        """Show whose card it is."""
        person = card.person
        self._card = card
        self.disc.show_letters(person.initials, tone_of(card.group.id))
        self.names.first.show_value(person.first_name)
        self.names.last.show_value(person.last_name)
        photo = wording.answer_of(card.consents.get(Purpose.PHOTO))
        tagged = (card.roles, card.group, card.age_band, person.archived_on, photo)
        if tagged != self._tagged:
            self._tagged = tagged
            self._show_tags(card)

    def _show_tags(self, card: PersonCard) -> None:
        words, theme = self.words, self.theme
        flow = self._tags.layout()
        had_focus = self.add_role.hasFocus()
        if not isinstance(flow, Flow):
            return
        flow.removeWidget(self.add_role)
        self.add_role.setParent(None)
        clear(flow)
        for role in Role:
            if role in card.roles:
                flow.addWidget(self._role_tag(role))
        flow.addWidget(self.add_role)
        if card.group.code != OTHERS:
            flow.addWidget(tag(theme, wording.group_name(words, card.group)))
        if card.age_band is not None:
            years = words.text("{ages} years", ages=card.age_band.label)
            flow.addWidget(tag(theme, years))
        if card.person.archived_on is not None:
            day = words.date(card.person.archived_on)
            flow.addWidget(tag(theme, words.text("Archived {day}", day=day), "warn"))
        answer = wording.answer_of(card.consents.get(Purpose.PHOTO))
        if answer is not Answer.YES:
            flow.addWidget(photo_mark(theme, words, answer))
        self.add_role.show()
        if had_focus:
            self.add_role.setFocus()

    # -- roles ---------------------------------------------------------------------------------

    def _role_tag(self, role: Role) -> QWidget:
        """A role that a press takes away; the toast brings it back."""
        words, theme = self.words, self.theme
        name = wording.role(words, role)
        made = button(theme, name, lambda: self._turn_role(role, on=False), icon="x")
        made.setProperty("kind", "role")
        made.setFont(theme.font("caption"))
        made.setIcon(theme.icon("x", "soft_ink", 12))
        made.setIconSize(theme.icon_size(12))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        said = words.text("Take the role away: {role}", role=name)
        made.setToolTip(said)
        made.setAccessibleName(said)
        return made

    def roles_menu(self) -> QMenu:
        """Every role, those of the person ticked."""
        menu = QMenu(self)
        menu.setFont(self.theme.font("body"))
        menu.aboutToHide.connect(menu.deleteLater)
        for role in Role:
            action = menu.addAction(wording.role(self.words, role))
            action.setCheckable(True)
            action.setChecked(role in self._card.roles)
            action.triggered.connect(lambda on, role=role: self._turn_role(role, on=on))
        return menu

    def _open_roles(self) -> None:
        self.roles_menu().popup(self.add_role.mapToGlobal(self.add_role.rect().bottomLeft()))

    def _turn_role(self, role: Role, *, on: bool) -> None:
        roles = self._card.roles | {role} if on else self._card.roles - {role}
        self.session.do(set_roles, person_id=self._card.person.id, roles=roles)

    # -- the card as a whole -------------------------------------------------------------------

    def card_menu(self) -> QMenu:
        """What can be done with the card."""
        words, person = self.words, self._card.person
        menu = QMenu(self)
        menu.setFont(self.theme.font("body"))
        menu.aboutToHide.connect(menu.deleteLater)
        merging = words.text("Merge with another card…")
        self._offer(menu, "intersect", f"{merging}\tCtrl+D", self.merge)
        if person.archived_on is None:
            self._offer(menu, "archive", words.text("Archive the card"), self._archive)
        else:
            self._offer(
                menu, "arrow-counter-clockwise", words.text("Bring the card back"), self._restore
            )
        if not years_of_person(self.session.file.connection, person.id):
            self._offer(menu, "trash", words.text("Delete the card"), self._delete)
        offer_rights(menu, self.session, person, self.more)
        return menu

    def _offer(self, menu: QMenu, icon: str, text: str, act: object) -> QAction:
        action = menu.addAction(self.theme.icon(icon), text)
        action.triggered.connect(lambda: act())  # type: ignore[operator]
        return action

    def _open_menu(self) -> None:
        self.card_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def merge(self) -> None:
        """Show which other cards may be the same person's, and ask with which one to merge."""
        from krc_desktop.desktop.people.merging.other_card import OtherCard

        OtherCard(self.session, self.more, self._card.person.id).show_up()

    def _archive(self) -> None:
        self.session.do(archive_person, person_id=self._card.person.id)

    def _restore(self) -> None:
        self.session.do(restore_person, person_id=self._card.person.id)

    def _delete(self) -> None:
        if self.session.do(delete_person, person_id=self._card.person.id) is not None:
            self.gone.emit()
