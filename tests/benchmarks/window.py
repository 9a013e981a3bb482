"""The window at work: its start, its pages, its lists, against a bare window and Qt's own model."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from krc_desktop import paths
from tests.benchmarks.measuring import Bench, Result, in_pairs, p99, timing, told
from tests.benchmarks.scales import CLOCK, copied

_STARTS = 11
_LAPTOP = (1366, 768)


# -- the start ---------------------------------------------------------------------------------


def start(bench: Bench) -> list[Result]:
    """A process from its birth to the first picture, beside one with a bare PySide6 window."""
    folder = bench.folder / "start"
    folder.mkdir()
    copied(bench.made.path, folder, paths.CENTRE_FILE)
    seen: dict[str, list[dict[str, float]]] = {"bare": [], "first": [], "settled": []}
    for number in range(bench.times(_STARTS) + 1):
        for kind, starts in seen.items():
            one = _started(kind, folder)
            if number:
                starts.append(one)
    return [
        _start_result("start to the first picture, wall", seen, "first", "wall", 1.7),
        _start_result("start to the first picture, CPU", seen, "first", "cpu", 1.7),
        _start_result("start to the first page whole, wall", seen, "settled", "wall", None),
        _start_result("peak memory at the first page", seen, "settled", "memory", 1.6),
    ]


def _started(kind: str, folder: Path) -> dict[str, float]:
    words = {"bare": ["bare"], "first": [str(folder)], "settled": [str(folder), "settled"]}[kind]
    born = perf_counter()
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.first_paint", *words],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lived = perf_counter() - born
    return {**json.loads(said), "wall": lived}


def _start_result(
    what: str,
    seen: dict[str, list[dict[str, float]]],
    kind: str,
    measure: str,
    most: float | None,
) -> Result:
    ours = median(one[measure] for one in seen[kind])
    bare = median(one[measure] for one in seen["bare"])
    if measure == "memory":
        shown = f"{ours / 1024:.0f} MB ÷ {bare / 1024:.0f} MB"
    else:
        shown = f"{told(ours)} ÷ {told(bare)}"
    ratio = ours / bare
    goal = f"≤ {most}" if most else ""
    return Result(what, ratio, "bare window", shown, goal, ratio <= most if most else None)


# -- inside one window -------------------------------------------------------------------------


@contextmanager
def _window(bench: Bench) -> Iterator[Any]:
    """A painted window over a copy of the made file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from krc_desktop.desktop.look import dress_application, theme_of
    from krc_desktop.desktop.session import Session
    from krc_desktop.desktop.window import MainWindow
    from krc_desktop.language import Phrasebook
    from krc_desktop.settings import Settings
    from krc_desktop.store.centre_file import CentreFile

    application = QApplication.instance() or QApplication(["krc-desktop", "-style", "fusion"])
    path = copied(bench.made.path, bench.folder, "window.krc")
    settings = Settings()
    theme = theme_of(settings)
    dress_application(theme, settings.language)
    with CentreFile.opened(path, CLOCK) as file:
        session = Session(
            file=file,
            words=Phrasebook(settings.language),
            theme=theme,
            settings=settings,
            settings_path=bench.folder / "settings.json",
        )
        window = MainWindow(session)
        window.open_where_left()
        window.resize(*_LAPTOP)
        window.show()
        _settled(session)
        yield window
        window.close()
        window.deleteLater()
        application.processEvents()


def _settled(session: Any) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(50)
    while session.work.is_busy:
        QTest.qWait(10)


def _painted() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def page_switch(bench: Bench) -> list[Result]:
    """From one page to another and painted, each page opened once before."""
    from krc_desktop.model.places import PageName, Place

    with _window(bench) as window:
        for name in PageName:
            window.go(Place(name))
            _settled(window.session)
        seconds: list[float] = []
        for _ in range(bench.times(25)):
            for name in PageName:
                window.session.changes.changed.emit(_every_subject())
                seconds.append(timing(partial(_go, window, Place(name)))())
        floor = [timing(partial(_repaint, window))() for _ in range(bench.times(25))]
        _settled(window.session)
    return [_frame("switch to another page that is stale", seconds, floor, 0.1)]


def _go(window: Any, place: Any) -> None:
    window.go(place)
    _painted()


def _repaint(window: Any) -> None:
    window.repaint()
    _painted()


def _every_subject() -> Any:
    from krc_desktop.operations.change import Change, Verb

    subjects = {"events", "people", "organisations", "volunteer_entries", "centres", "attendances"}
    return Change(Verb.IMPORT, 0, frozenset(subjects))


def _frame(what: str, seconds: list[float], floor: list[float], most: float) -> Result:
    """A slowest frame, beside the repaint of the whole window."""
    slowest = p99(seconds)
    seen = f"{told(slowest)} p99, {told(median(seconds))} median (repaint {told(median(floor))})"
    return Result(
        what,
        slowest / median(floor),
        "repaint of the window",
        seen,
        f"p99 ≤ {most * 1000:g} ms",
        slowest <= most,
    )


def keystrokes(bench: Bench) -> list[Result]:
    """A letter in the search of people, until the list is painted."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from krc_desktop.model.places import PageName, Place

    with _window(bench) as window:
        window.go(Place(PageName.PEOPLE))
        _settled(window.session)
        window.current.focus_search()
        line = QApplication.focusWidget()
        seconds: list[float] = []
        for word in ("berz", "ozol", "kaln", "liep", "zar", "an", "jan", "mar")[: bench.times(8)]:
            seconds += [timing(partial(_typed, QTest, line, letter))() for letter in word]
            line.clear()
            _painted()
        floor = [timing(partial(_repaint, window))() for _ in range(bench.times(15))]
        _settled(window.session)
    return [_frame("letter typed in the search of people", seconds, floor, 0.016)]


def _typed(keys: Any, line: Any, letter: str) -> None:
    keys.keyClicks(line, letter)
    _painted()


# -- lists -------------------------------------------------------------------------------------


def list_repaint(bench: Bench) -> list[Result]:
    """A list painted whole, beside Qt's own list over a model written in C++."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QListView

    from krc_desktop.desktop.look import dress_application
    from krc_desktop.desktop.theme import Theme
    from krc_desktop.desktop.widgets.lists import RecordList
    from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
    from krc_desktop.language import Language

    application = QApplication.instance() or QApplication(["krc-desktop", "-style", "fusion"])
    theme = Theme()
    dress_application(theme, Language.LATVIAN)
    texts = [f"Bērziņa Anna {number}" for number in range(2000)]
    lead = Lead("initials", "BA")
    rows = [ListRow(n, text, "Bērns · 7–12 gadi", lead=lead) for n, text in enumerate(texts)]

    def source(after: int | None, limit: int) -> Portion:
        first = after or 0
        return Portion(rows[first : first + limit], first + limit)

    ours = RecordList(theme, "Rows")
    ours.read(source)
    floor = QListView()
    model = QStandardItemModel()
    for text in texts:
        model.appendRow(QStandardItem(text))
    floor.setModel(model)
    for shown in (ours, floor):
        shown.resize(384, 640)
        shown.show()
    application.processEvents()
    pairs = in_pairs(
        timing(lambda: ours.viewport().repaint()),
        timing(lambda: floor.viewport().repaint()),
        bench.times(60),
    )
    scrolled = list(_scrolls(ours, bench.times(200)))
    for shown in (ours, floor):
        shown.close()
    slowest = p99(scrolled)
    return [
        Result(
            "list painted whole",
            pairs.ratio,
            "QStandardItemModel",
            pairs.medians,
            "≤ 1",
            pairs.ratio <= 1,
        ),
        Result(
            "list scrolled by a page of new rows",
            slowest / median(pairs.floor),
            "QStandardItemModel painted",
            f"{told(slowest)} p99",
            "p99 ≤ 16.7 ms",
            slowest <= 0.0167,
        ),
    ]


def _scrolls(listed: Any, count: int) -> Iterator[float]:
    bar = listed.verticalScrollBar()

    def step() -> None:
        if bar.value() == bar.maximum():
            bar.setValue(0)
        else:
            bar.setValue(bar.value() + 62)
        listed.viewport().repaint()
        _painted()

    for _ in range(count):
        yield timing(step)()


def list_memory(bench: Bench) -> list[Result]:
    """What a list of a million rows takes more than one of twenty thousand."""
    import tracemalloc

    from krc_desktop.desktop.widgets.rows import ListRow, Portion, RecordModel

    def taken(total: int) -> int:
        def source(after: int | None, limit: int) -> Portion:
            first = after or 0
            last = min(first + limit, total)
            rows = [ListRow(number, f"Row {number}") for number in range(first, last)]
            return Portion(rows, last if last < total else None)

        gc.collect()
        tracemalloc.start()
        model = RecordModel()
        model.read(source)
        for _ in range(bench.times(50)):
            model.fetchMore(model.index(-1))
        used = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return used

    growth = (taken(1_000_000) - taken(20_000)) / 1024 / 1024
    return [
        Result(
            "list of 1 000 000 rows, scrolled 50 portions",
            1 + max(growth, 0),
            "list of 20 000",
            f"{growth:+.1f} MB",
            "≤ 40 MB more",
            growth <= 40,
        )
    ]


# -- the preview -------------------------------------------------------------------------------


def typing_beside_preview(bench: Bench) -> list[Result]:
    """The longest the window does not answer while the report's preview is being made."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from krc_desktop.model.places import PageName, Place
    from krc_desktop.periods import Month

    with _window(bench) as window:
        window.go(Place(PageName.REPORTS, month=Month(2026, 10)))
        _settled(window.session)
        beats: list[float] = []
        heart = QTimer()
        heart.setInterval(5)
        heart.timeout.connect(lambda: beats.append(perf_counter()))
        heart.start()
        for _ in range(bench.times(6)):
            window.session.changes.changed.emit(_report_text())
            QTest.qWait(900)
        heart.stop()
        _settled(window.session)
    gaps = [after - before for before, after in pairwise(beats)]
    longest = max(gaps)
    return [
        Result(
            "longest frame while the preview is made",
            longest / 0.005,
            "beat of 5 ms",
            told(longest),
            "≤ 50 ms",
            longest <= 0.05,
        )
    ]


def _report_text() -> Any:
    from krc_desktop.operations.change import Change, Verb

    return Change(Verb.WRITE_REPORT_TEXT, 0, frozenset({"report_texts"}))
