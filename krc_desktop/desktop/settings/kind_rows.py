"""The kinds of events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.add_line import AddLine
from krc_desktop.desktop.settings.card import kept_text
from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.settings.named_row import NamedRow
from krc_desktop.desktop.settings.named_rows import Deed, NamedRows
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Language
from krc_desktop.model.events import EventKind
from krc_desktop.model.fields import NAME
from krc_desktop.operations import lists
from krc_desktop.operations.events import add_event_kind
from krc_desktop.store.lists import in_order


class KindRows(QWidget):
    """Rows of kinds, and the line that adds one."""

    def __init__(self, session: Session) -> None:
        """No rows yet."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._kinds: dict[int, EventKind] = {}
        self._none = label(
            session.theme,
            words.text("No kinds yet. Add those by which you sort events: workshop, camp, talk."),
            "body",
            "ink2",
            wraps=True,
        )
        self.rows = NamedRows(session, self._deeds, moves=True)
        self.rows.opened.connect(self.open)
        self.rows.ordered.connect(self._order)
        self.adding = AddLine(
            session, words.text("Add"), [(words.text("New kind of event"), 0)], self._add
        )
        self.setLayout(column(self._none, self.rows, self.adding, spacing=12))

    def refresh(self) -> None:
        """Read the kinds."""
        kinds: list[EventKind] = in_order(self._session.file.events.kinds)
        self._kinds = {kind.id: kind for kind in kinds}
        self._none.setVisible(not kinds)
        self.rows.setVisible(bool(kinds))
        self.rows.show_rows([self._row(kind) for kind in kinds])

    def _row(self, kind: EventKind) -> NamedRow:
        english = self._words.language is Language.ENGLISH
        name, other = (kind.name_en, kind.name_lv) if english else (kind.name_lv, kind.name_en)
        tags = ((self._words.text_in("kind", "archived"), "neutral"),) if kind.archived_on else ()
        return NamedRow(kind.id, name or other, "", tags, moves=not kind.archived_on)

    def _order(self, ids: Sequence[int]) -> None:
        self._session.do(lists.order_event_kinds, quiet=True, kind_ids=ids)

    def _add(self, texts: Sequence[str], refused: Callable[[str], None]) -> bool:
        change = self._session.do(
            add_event_kind, refused=refused, called=self.adding.fields[0].name, name_lv=texts[0]
        )
        return change is not None

    def _deeds(self, kind_id: int, beside: QWidget) -> list[Deed]:
        words, session, kind = self._words, self._session, self._kinds[kind_id]
        deeds = [Deed(words.text("Edit"), "pencil-simple", partial(self.open, kind_id, beside))]
        if kind.archived_on:
            back = partial(session.do, lists.restore_event_kind, kind_id=kind_id)
            deeds.append(Deed(words.text("Take into use again"), "arrow-counter-clockwise", back))
        else:
            away = partial(session.do, lists.archive_event_kind, kind_id=kind_id)
            deeds.append(Deed(words.text("Archive"), "archive", away))
        gone = partial(session.do, lists.remove_event_kind, kind_id=kind_id)
        return [*deeds, Deed(words.text("Remove"), "trash", gone)]

    def open(self, kind_id: int, beside: QWidget) -> None:
        """Open a kind's names."""
        session, words = self._session, self._words

        def which() -> dict[str, Any]:
            return {"kind_id": kind_id}

        change = lists.change_event_kind
        lv = kept_text(session, words.text("Name in Latvian"), change, "name_lv", which, limit=NAME)
        en = kept_text(session, words.text("Name in English"), change, "name_en", which, limit=NAME)

        def reread() -> bool:
            known = session.file.events.kinds.by_ids([kind_id]).get(kind_id)
            if known is not None:
                lv.show_value(known.name_lv)
                en.show_value(known.name_en)
            return known is not None

        card = EditPopover(session, beside, self._kinds[kind_id].name_lv)
        card.put(lv, en)
        card.end()
        card.follow(["event_kinds"], reread)
        card.show_up()
