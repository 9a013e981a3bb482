"""The table of results, as printed and as kept in RESULTS.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import sqlcipher3.dbapi2 as driver

from krc_desktop.clock import SystemClock, today
from tests.benchmarks.measuring import Result, grouped
from tests.benchmarks.scales import Made, Scale

_MARKS = {True: "✓", False: "✗", None: ""}
_HEAD = (
    "| what | goal | ratio | to what | seen | |",
    "|---|---|---|---|---|---|",
)


def line(result: Result) -> str:
    """One row."""
    cells = (
        result.what,
        result.goal,
        _short(result.ratio),
        result.of_what,
        result.seen,
        _MARKS[result.met],
    )
    return f"| {' | '.join(cells)} |"


def page(scale: Scale, made: Made, results: Sequence[Result]) -> str:
    """The whole page as Markdown."""
    return "\n".join(
        (
            "# What was measured",
            "",
            f"On {today(SystemClock()).isoformat()}, by `python -m tests.benchmarks`. {_machine()}",
            "",
            _data(scale, made),
            "",
            *_HEAD,
            *(line(result) for result in results),
            "",
            "“Seen” is the median of ours ÷ the median of the floor, in turns and warm; where it"
            " says p99, the ratio is ours at p99 ÷ the median of the floor. Rows without a goal are"
            " told, not promised. Seconds drift with the machine, ratios hardly.",
            "",
        )
    )


def _short(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()},"
        f" {platform.python_implementation()} {platform.python_version()},"
        f" SQLite {driver.sqlite_version}, DuckDB {version('duckdb')},"
        f" reportlab {version('reportlab')}."
    )


def _data(scale: Scale, made: Made) -> str:
    counts = (
        f"{scale.centres} centres" if scale.centres > 1 else "one centre",
        f"{scale.years} years",
        f"{grouped(scale.people)} people",
        f"{grouped(scale.events)} events",
        f"{grouped(scale.attendances)} attendances",
        f"{grouped(scale.bookings)} bookings",
        f"{grouped(scale.entries)} volunteer entries",
    )
    size = f"{made.size / 1_000_000:.0f} MB"
    return (
        f"Scale {scale.name}: {', '.join(counts)}; a file of {size}, made in {made.seconds:.0f} s."
    )
