"""The rounds a walker makes: what eyes and keyboard meet, and whether everything has room."""

from PySide6.QtWidgets import QWidget

from tests.screens.walker.contrasts import faint_edges, faint_text
from tests.screens.walker.fault import Fault
from tests.screens.walker.fits import cut_off, outside, overlapping
from tests.screens.walker.lines import odd_breaks
from tests.screens.walker.returning import no_way_back, no_way_in
from tests.screens.walker.stops import out_of_reach, unnamed
from tests.screens.walker.tabbing import disorder, unreached, walk
from tests.screens.walker.twice import said_twice


def names(window: QWidget) -> list[Fault]:
    """Return what a screen reader cannot name and what the keyboard cannot reach."""
    return [*unnamed(window), *out_of_reach(window)]


def contrasts(window: QWidget) -> list[Fault]:
    """Return the texts below 4.5:1 and the control edges below 3:1, as painted."""
    return [*faint_text(window), *faint_edges(window)]


def keyboard(window: QWidget, *, rings: bool = True) -> list[Fault]:
    """Return what is wrong with the round of the Tab key and with the rings on it."""
    stops, faults = walk(window, rings=rings)
    return [*faults, *unreached(window, stops), *disorder(window, stops)]


def fields(window: QWidget) -> list[Fault]:
    """Return what can be used and not be reached, or not be come back to."""
    return [*no_way_in(window), *no_way_back(window)]


def once(window: QWidget) -> list[Fault]:
    """Return what is said twice."""
    return said_twice(window)


def room(window: QWidget) -> list[Fault]:
    """Return what is cut off, outside or covered, and lines that break where none may."""
    return [*cut_off(window), *outside(window), *overlapping(window), *odd_breaks(window)]
