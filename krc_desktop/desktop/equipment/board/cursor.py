"""Where the keyboard stands on the board: a block, a free stretch, or a machine's head."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.desktop.equipment.board.blocks import Subject
from krc_desktop.desktop.equipment.board.scene import Scene, Stop

Key = tuple[Subject, int]


class Cursor:
    """Moves over a scene; what it stands on is found again when the board is read anew."""

    def __init__(self) -> None:
        """A cursor on the first machine's first day."""
        self.lane = 0
        self.day = 0
        self.on_head = False
        self._second = 0
        self._key: Key | None = None

    def stop(self, scene: Scene) -> Stop | None:
        """What it stands on; None on a machine's head and on an empty board."""
        if self.on_head or not self._fit(scene):
            return None
        stops = scene.stops(self.lane, self.day)
        for stop in stops:
            if stop.block is not None and stop.block.key == self._key:
                return stop
        return _nearest(stops, self._second)

    def _fit(self, scene: Scene) -> bool:
        """Stay on the board, where there is one."""
        lanes, days = len(scene.board.lanes), len(scene.board.days)
        if not lanes or not days:
            return False
        self.lane = min(self.lane, lanes - 1)
        self.day = min(self.day, days - 1)
        return True

    def go_to(self, stop: Stop) -> None:
        """Stand on something."""
        self.lane, self.day, self.on_head = stop.lane, stop.day, False
        self._second = stop.span.start
        self._key = stop.block.key if stop.block else None

    def go_to_day(self, scene: Scene, day: int, second: int) -> None:
        """Stand on a day, at what lies nearest to an instant."""
        self.day, self._second, self._key, self.on_head = day, second, None, False
        stop = self.stop(scene)
        if stop is not None:
            self.go_to(stop)

    def follow(self, scene: Scene, key: Key) -> bool:
        """Stand on a thing wherever it lies; False where it isn't on the board."""
        for lane in range(len(scene.board.lanes)):
            for block in scene.blocks(lane):
                if block.key == key:
                    self.go_to(Stop(lane, block.part.day, block.part.span, block))
                    return True
        return False

    # -- arrows --------------------------------------------------------------------------------

    def down(self, scene: Scene, by: int) -> None:
        """The next or the previous stop of the day, then of the next or previous machine."""
        if not self._fit(scene):
            return
        if self.on_head:
            self.lane = min(max(self.lane + by, 0), len(scene.board.lanes) - 1)
            return
        stops = scene.stops(self.lane, self.day)
        here = self.stop(scene)
        at = next((n for n, stop in enumerate(stops) if stop == here), 0) + by
        if 0 <= at < len(stops):
            self.go_to(stops[at])
        elif not scene.layout.turned:
            self._to_lane(scene, self.lane + by, last=by < 0)

    def right(self, scene: Scene, by: int) -> None:
        """The same time of the next or the previous day; before the first one lies the head."""
        if not self._fit(scene):
            return
        if scene.layout.turned:
            self._to_lane(scene, self.lane + by)
            return
        if self.on_head:
            self.on_head = by < 0
            return
        day = self.day + by
        if day < 0:
            self.on_head = True
        elif day < len(scene.board.days):
            since = self._second - scene.board.days[self.day].whole.start
            self.go_to_day(scene, day, scene.board.days[day].whole.start + since)

    def to_end(self, scene: Scene, *, last: bool) -> None:
        """The first or the last day of the machine."""
        if not self._fit(scene):
            return
        self.on_head = False
        day = len(scene.board.days) - 1 if last else 0
        since = self._second - scene.board.days[self.day].whole.start
        self.go_to_day(scene, day, scene.board.days[day].whole.start + since)

    def _to_lane(self, scene: Scene, lane: int, *, last: bool | None = None) -> None:
        if not 0 <= lane < len(scene.board.lanes):
            return
        self.lane, self._key = lane, None
        stops = scene.stops(lane, self.day)
        found = _nearest(stops, self._second) if last is None else stops[-1 if last else 0]
        if found is not None:
            self.go_to(replace(found))


def _nearest(stops: list[Stop], second: int) -> Stop | None:
    """The stop in which an instant lies, else the one that begins nearest to it."""
    for stop in stops:
        if stop.span.start <= second < stop.span.end:
            return stop
    return min(stops, key=lambda stop: abs(stop.span.start - second), default=None)
