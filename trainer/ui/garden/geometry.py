"""Where the field's parts lie in logical pixels, for any size of the picture; pure numbers."""

import math
from collections import Counter
from typing import NamedTuple

from trainer.ui.garden.plot_layout import SLUICE, Plan, Spot

MARGIN = 12.0
MOST_LINES = 12
"""A terrace with many facts is planted in up to this many lines."""
LEAST_STEP = 10.0
"""From plank to plank down the stream; more of them than fit lie side by side, as stepping stones."""
WIDTH_BY_HEIGHT = 0.8
"""A plant's mound and leaves, as a share of its height."""


class Cell(NamedTuple):
    """Where one plant stands: its foot, its height, and its box for pointer and focus."""

    x: float
    y: float
    height: float
    left: float
    top: float
    width: float
    tall: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in the box."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.tall


class Grid(NamedTuple):
    """How one terrace is planted."""

    lines: int
    in_line: int
    height: float
    gap: float


class Geometry:
    """The picture's measures: `width` × `height` with `gutter` kept free for labels at the left.

    `flow` (0 to 1) widens the stream.
    """

    def __init__(self, plan: Plan, width: float, height: float, gutter: float, *, flow: float, sky: float) -> None:
        self.plan = plan
        self.width = width
        self.height = height
        self.gutter = gutter
        self.flow = flow
        self.rows = max(len(plan.terraces), 1)
        self.horizon = sky
        self.row_height = (height - self.horizon - MARGIN / 2) / self.rows
        self.middle = gutter + (width - gutter) / 2
        self._scale = min(max((height - sky) / 400, 0.6), 3.0)
        self._gates = sum(spot.row == SLUICE for spot in plan.spots)
        self._planks = Counter(spot.row for spot in plan.spots if spot.place == "both")
        self._grids = [self._grid(row) for row in range(self.rows)]
        self.cells = tuple(self._cell(spot) for spot in plan.spots)

    def edge_y(self, row: int, x: float) -> float:
        """Return the height of a terrace's upper edge at `x`."""
        wave = math.sin(x / max(self.width, 1) * 4.6 + row * 0.9)
        return self.horizon + row * self.row_height + wave * self.row_height * 0.06

    def stream_x(self, y: float) -> float:
        """Return the middle of the stream at height `y`."""
        down = (y - self.horizon) / max(self.height - self.horizon, 1)
        return self.middle + math.sin(down * 5.2) * 7 * self._scale

    def stream_half(self, y: float) -> float:
        """Return half the stream's width at height `y`."""
        down = min(max((y - self.horizon) / max(self.height - self.horizon, 1), 0.0), 1.0)
        return (6 + 9 * down) * self._scale * (1 + 0.5 * self.flow)

    def gate_size(self) -> tuple[float, float]:
        """Return width and height of one gate of the sluice."""
        return 18 * self._scale, min(26 * self._scale, self.horizon * 0.5)

    def line_of(self, spot: Spot) -> tuple[int, int]:
        """Return (row, line in the row) as one walks them; a plank belongs to the line it is nearest to."""
        if spot.row == SLUICE:
            return SLUICE, 0
        grid = self._grids[spot.row]
        if spot.place == "both":
            return spot.row, spot.column * grid.lines // self._planks[spot.row]
        return spot.row, spot.column // grid.in_line

    def _bank(self) -> float:
        return self.stream_half(self.height) + 16 * self._scale

    def _room(self) -> float:
        """Return the width that one side has for plants."""
        return max((self.width - self.gutter) / 2 - self._bank() - MARGIN, 10.0)

    def _grid(self, row: int) -> Grid:
        columns = [spot.column + 1 for spot in self.plan.spots if spot.row == row and spot.place != "both"]
        count = max(columns, default=1)
        best = Grid(1, count, 0.0, 0.0)
        for lines in range(1, min(count, MOST_LINES) + 1):
            in_line = math.ceil(count / lines)
            gap = self._room() / in_line
            height = min(self.row_height / lines * 0.98, gap / WIDTH_BY_HEIGHT)
            if height > best.height:
                best = Grid(lines, in_line, height, min(gap, height * 1.0))
        return best

    def _cell(self, spot: Spot) -> Cell:
        if spot.row == SLUICE:
            return self._gate(spot)
        if spot.place == "both":
            return self._plank(spot)
        grid = self._grids[spot.row]
        line, column = spot.column // grid.in_line, spot.column % grid.in_line
        out = self._bank() + grid.gap * (column + 0.5)
        base = self.horizon + (spot.row + 0.5) * self.row_height
        x = self.stream_x(base) + (out if spot.place == "right" else -out)
        deep = self.row_height / grid.lines
        y = self.edge_y(spot.row, x) + deep * (line + 1) - max(deep * 0.16, grid.height * 0.12)
        wide = min(grid.gap, grid.height)
        return Cell(x, y, grid.height, x - wide / 2, y - grid.height, wide, grid.height * 1.12)

    def _plank(self, spot: Spot) -> Cell:
        count = self._planks[spot.row]
        deep = max(int(self.row_height / (LEAST_STEP * self._scale)) - 1, 1)
        lanes = math.ceil(count / deep)
        step = self.row_height / (math.ceil(count / lanes) + 1)
        y = self.horizon + spot.row * self.row_height + step * (spot.column // lanes + 1)
        thick = min(11 * self._scale, step * (0.62 if lanes == 1 else 0.5))
        half = self.stream_half(y) + 9 * self._scale if lanes == 1 else self._bank()
        wide = 2 * half / lanes
        left = self.stream_x(y) - half + wide * (spot.column % lanes)
        shown = wide if lanes == 1 else wide * 0.86
        return Cell(left + wide / 2, y + thick / 2, thick, left + (wide - shown) / 2, y - thick / 2, shown, thick)

    def _gate(self, spot: Spot) -> Cell:
        wide, tall = self.gate_size()
        x = self.stream_x(self.horizon) + (spot.column - (self._gates - 1) / 2) * wide
        return Cell(x, self.horizon + tall * 0.3, tall, x - wide / 2, self.horizon - tall * 0.7, wide, tall)
