"""Runs the benchmarks and prints their table; see the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.benchmarks import scales, table
from tests.benchmarks.board import board
from tests.benchmarks.booking import booking_typed
from tests.benchmarks.figures import figures_of_a_month
from tests.benchmarks.looking import booking_conflict, opening, search_as_you_type
from tests.benchmarks.measuring import Bench, Result
from tests.benchmarks.paper import report_on_paper
from tests.benchmarks.window import (
    keystrokes,
    list_memory,
    list_repaint,
    page_switch,
    start,
    typing_beside_preview,
)
from tests.benchmarks.writing import bulk, import_and_undo, lists, single_verb

BENCHMARKS: Mapping[str, Callable[[Bench], list[Result]]] = MappingProxyType(
    {
        "figures": figures_of_a_month,
        "search": search_as_you_type,
        "conflict": booking_conflict,
        "booking": booking_typed,
        "opening": opening,
        "verb": single_verb,
        "undo": import_and_undo,
        "bulk": bulk,
        "lists": lists,
        "report": report_on_paper,
        "start": start,
        "page": page_switch,
        "keystroke": keystrokes,
        "list": list_repaint,
        "memory": list_memory,
        "preview": typing_beside_preview,
        "board": board,
    }
)
RESULTS = Path(__file__).parent / "RESULTS.md"


def run(scale: scales.Scale, names: Iterable[str], *, effort: float = 1) -> list[Result]:
    """Run benchmarks by their names over the made file of a scale."""
    made = scales.made(scale)
    found: list[Result] = []
    for name in names:
        with tempfile.TemporaryDirectory(prefix="krc-benchmark-") as folder:
            bench = Bench(scale, made, Path(folder), effort)
            for result in BENCHMARKS[name](bench):
                print(table.line(result), file=sys.stderr, flush=True)
                found.append(result)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--scale", choices=("S", "M"), default="M")
    parser.add_argument("--only", choices=tuple(BENCHMARKS))
    asked = parser.parse_args(arguments)
    scale = scales.SCALES[asked.scale]
    results = run(scale, [asked.only] if asked.only else BENCHMARKS)
    page = table.page(scale, scales.made(scale), results)
    print(page)
    if asked.only is None and scale is scales.M:
        RESULTS.write_text(page, "utf-8")
    return 1 if any(result.met is False for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
