"""Long Python beside the window, so that nobody's typing waits for it.

Python runs one thread at a time. Two things made the window wait at the office's size of data: the
five milliseconds for which a thread keeps its turn, several of them in a keystroke (97 ms from key
to paint; 16 ms with turns of one), and the search for garbage, which lets nobody in (140 ms when
everything that lives is looked through; none while it rests).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

TURN_SECONDS = 0.001


@contextmanager
def gently() -> Iterator[None]:
    """While a long piece of Python works on another thread than the window's."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.setswitchinterval(before)


@cache
def spare_what_stays() -> None:
    """Look no more for garbage among what lives until the end: modules, fonts, the window.

    Once, after what a long piece of work loads is loaded.
    """
    gc.freeze()
