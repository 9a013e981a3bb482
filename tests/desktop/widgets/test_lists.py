"""Lists fetch by keys as far as one scrolls, and keep their place when read again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion

TOTAL = 1000


def numbered(asked: list[Any]) -> Any:
    def source(after: Any, limit: int) -> Portion:
        asked.append((after, limit))
        start = 0 if after is None else after
        rows = [
            ListRow(n, f"<b>Row</b> {n}", "meta", lead=Lead("initials", "AB"))
            for n in range(start + 1, min(start + limit, TOTAL) + 1)
        ]
        last = rows[-1].key if rows else start
        return Portion(rows, last if last < TOTAL else None)

    return source


def made(qtbot: QtBot) -> RecordList:
    listed = RecordList(Theme(), "Rows")
    qtbot.addWidget(listed)
    listed.resize(380, 600)
    listed.show()
    return listed


def test_only_what_is_seen_is_fetched(qtbot: QtBot) -> None:
    asked: list[Any] = []
    listed = made(qtbot)
    listed.read(numbered(asked))
    assert listed.rows.rowCount() == 100
    listed.scrollToBottom()
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 200)
    assert asked == [(None, 100), (100, 100)]


def test_a_list_read_again_keeps_who_was_chosen(qtbot: QtBot) -> None:
    listed = made(qtbot)
    listed.read(numbered([]))
    listed.show_chosen(42)
    with qtbot.assertNotEmitted(listed.chosen):
        listed.read(numbered([]))
    assert listed.current_key == 42


def test_arrows_choose_and_enter_opens(qtbot: QtBot) -> None:
    listed = made(qtbot)
    listed.read(numbered([]))
    listed.show_chosen(1)
    with qtbot.waitSignal(listed.chosen) as chosen:
        qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert chosen.args == [2]
    with qtbot.waitSignal(listed.opened) as opened:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_headings_are_passed_over(qtbot: QtBot) -> None:
    rows = [ListRow("h", "A", is_heading=True), ListRow(1, "Anna"), ListRow(2, "Aija")]
    listed = made(qtbot)
    listed.read(lambda after, limit: Portion(rows))
    assert listed.first_key() == 1
    assert not listed.rows.flags(listed.rows.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    rows = [ListRow(1, "Anna", "bērns", pill="Nav dalībnieku")]
    listed = made(qtbot)
    listed.read(lambda after, limit: Portion(rows))
    said = listed.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Anna, bērns, Nav dalībnieku"
