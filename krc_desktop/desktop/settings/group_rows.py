"""The participants' groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.add_line import AddLine
from krc_desktop.desktop.settings.card import kept_text, setting_row
from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.settings.named_row import NamedRow
from krc_desktop.desktop.settings.named_rows import Deed, NamedRows
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.buttons import Switch
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.language import Language
from krc_desktop.model.fields import NAME
from krc_desktop.model.people import OTHERS, Group
from krc_desktop.operations import lists
from krc_desktop.operations.people import change_group
from krc_desktop.store.lists import in_order, is_group_used


class GroupRows(QWidget):
    """Rows of groups, and the line that adds one."""

    def __init__(self, session: Session) -> None:
        """No rows yet."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._groups: dict[int, Group] = {}
        self.rows = NamedRows(session, self._deeds, moves=True)
        self.rows.opened.connect(self.open)
        self.rows.ordered.connect(self._order)
        self.adding = AddLine(session, words.text("Add"), [(words.text("New group"), 0)], self._add)
        self.setLayout(column(self.rows, self.adding, spacing=12))

    def refresh(self) -> None:
        """Read the groups."""
        groups: list[Group] = in_order(self._session.file.people.groups)
        self._groups = {group.id: group for group in groups}
        self.rows.show_rows([self._row(group) for group in groups])

    def _row(self, group: Group) -> NamedRow:
        words = self._words
        english = words.language is Language.ENGLISH
        name, other = (group.name_en, group.name_lv) if english else (group.name_lv, group.name_en)
        tags = []
        if group.numbers_only:
            tags.append((words.text("numbers only"), "soft"))
        if group.archived_on:
            tags.append((words.text_in("group", "archived"), "neutral"))
        return NamedRow(group.id, name or other, "", tuple(tags), moves=not group.archived_on)

    def _order(self, ids: Sequence[int]) -> None:
        self._session.do(lists.order_groups, quiet=True, group_ids=ids)

    def _add(self, texts: Sequence[str], refused: Callable[[str], None]) -> bool:
        change = self._session.do(
            lists.add_group_called,
            refused=refused,
            called=self.adding.fields[0].name,
            name_lv=texts[0],
        )
        return change is not None

    def _deeds(self, group_id: int, beside: QWidget) -> list[Deed]:
        words, session, group = self._words, self._session, self._groups[group_id]
        deeds = [Deed(words.text("Edit"), "pencil-simple", partial(self.open, group_id, beside))]
        if group.archived_on:
            back = partial(session.do, lists.restore_group, group_id=group_id)
            deeds.append(Deed(words.text("Take into use again"), "arrow-counter-clockwise", back))
        elif group.code != OTHERS:
            away = partial(session.do, lists.archive_group, group_id=group_id)
            deeds.append(Deed(words.text("Archive"), "archive", away))
        if group.code != OTHERS and not is_group_used(session.file.connection, group_id):
            gone = partial(session.do, lists.remove_group, group_id=group_id)
            deeds.append(Deed(words.text("Remove"), "trash", gone))
        return deeds

    def open(self, group_id: int, beside: QWidget) -> None:
        """Open what is known of a group."""
        card = _GroupCard(self._session, beside, self._groups[group_id])
        card.show_up()


class _GroupCard(EditPopover):
    """A group's names and whether it is only counted."""

    def __init__(self, session: Session, beside: QWidget, group: Group) -> None:
        super().__init__(session, beside, group.name_lv)
        words, theme = session.words, session.theme
        self._id = group.id
        self._session = session
        names = {
            "name_lv": words.text("Name in Latvian"),
            "genitive_lv": words.text("Genitive in Latvian (“pedagogu”)"),
            "name_en": words.text("Name in English"),
        }
        self._texts = {
            key: kept_text(session, name, change_group, key, self._which, limit=NAME)
            for key, name in names.items()
        }
        self.put(*self._texts.values())
        self.numbers_only = Switch(theme, words.text("Numbers only"))
        self.numbers_only.clicked.connect(self._switch)
        meta = words.text("Nobody is listed by name: only head-counts have this group")
        self._remark = Remark(theme)
        self.put(
            setting_row(session, words.text("Numbers only"), meta, self.numbers_only), self._remark
        )
        self.end()
        self.follow(["groups"], self._reread_group)

    def _which(self) -> dict[str, Any]:
        return {"group_id": self._id}

    def _reread_group(self) -> bool:
        known = self._session.file.people.groups.by_ids([self._id]).get(self._id)
        if known is None:
            return False
        for key, field in self._texts.items():
            field.show_value(getattr(known, key))
        self.numbers_only.setChecked(known.numbers_only)
        return True

    def _switch(self) -> None:
        self._remark.clear()
        change = self._session.do(
            lists.set_numbers_only,
            refused=partial(self._remark.say, "bad"),
            quiet=True,
            group_id=self._id,
            numbers_only=self.numbers_only.isChecked(),
        )
        if change is None:
            self._reread_group()
            self.refit()
