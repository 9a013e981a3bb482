"""Garbage is taken out by the window's thread, and by no other."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from krc_desktop.desktop.garbage import Garbage


class Leaf:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_a_worker_never_collects_and_the_window_does(qtbot: QtBot) -> None:
    garbage = Garbage()
    threads: set[str] = set()

    def seen(phase: str, info: dict[str, int]) -> None:
        threads.add(threading.current_thread().name)

    gc.callbacks.append(seen)
    try:
        left = weakref.ref(Leaf())
        worker = threading.Thread(target=lambda: [[] for _ in range(5000)] and None)
        many = [Leaf() for _ in range(5000)]
        worker.start()
        worker.join()
        assert not threads
        garbage.collect_due()
        assert threads == {threading.main_thread().name}
        assert left() is None
        assert len(many) == 5000
    finally:
        gc.callbacks.remove(seen)
        garbage.give_back()
    assert gc.isenabled()
