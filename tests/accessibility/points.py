"""The points of WCAG 2.2, levels A and AA, with the clause of EN 301 549 V3.2.1 that asks software for the same.

WCAG 4.1.1 is gone from 2.2. EN 301 549 leaves to web pages what a single program has no use for; what is new in 2.2 is
not in V3.2.1 yet. Chapter 11.5 of EN 301 549, what a program has to tell assistive technology, has no number in WCAG.
"""

from typing import Final, NamedTuple


class Point(NamedTuple):
    """One point; `wcag` is empty where only EN 301 549 asks, `en` where only WCAG does."""

    wcag: str
    en: str
    name: str

    @property
    def id(self) -> str:
        """Return what a test names it by."""
        return self.wcag or f"EN {self.en}"


_WCAG: Final = """
1.1.1 11.1.1.1.1 Non-text content
1.2.1 11.1.2.1.1 Audio-only and video-only
1.2.2 11.1.2.2 Captions
1.2.3 11.1.2.3.1 Audio description or media alternative
1.2.4 11.1.2.4 Captions of live media
1.2.5 11.1.2.5 Audio description
1.3.1 11.1.3.1.1 Info and relationships
1.3.2 11.1.3.2.1 Meaningful sequence
1.3.3 11.1.3.3 Sensory characteristics
1.3.4 11.1.3.4 Orientation
1.3.5 11.1.3.5.1 Purpose of input
1.4.1 11.1.4.1 Use of colour
1.4.2 11.1.4.2 Audio control
1.4.3 11.1.4.3 Contrast of text
1.4.4 11.1.4.4.1 Resizing text
1.4.5 11.1.4.5.1 Images of text
1.4.10 11.1.4.10 Reflow
1.4.11 11.1.4.11 Contrast of what is not text
1.4.12 11.1.4.12 Text spacing
1.4.13 11.1.4.13 Content on hover or focus
2.1.1 11.2.1.1.1 Keyboard
2.1.2 11.2.1.2 No keyboard trap
2.1.4 11.2.1.4.1 Character key shortcuts
2.2.1 11.2.2.1 Timing adjustable
2.2.2 11.2.2.2 Pause, stop, hide
2.3.1 11.2.3.1 Three flashes or below
2.4.1 - Bypass blocks
2.4.2 - Page titled
2.4.3 11.2.4.3 Focus order
2.4.4 11.2.4.4 Link purpose
2.4.5 - Multiple ways
2.4.6 11.2.4.6 Headings and labels
2.4.7 11.2.4.7 Focus visible
2.4.11 - Focus not obscured
2.5.1 11.2.5.1 Pointer gestures
2.5.2 11.2.5.2 Pointer cancellation
2.5.3 11.2.5.3 Label in name
2.5.4 11.2.5.4 Motion actuation
2.5.7 - Dragging movements
2.5.8 - Target size
3.1.1 11.3.1.1.1 Language of the software
3.1.2 - Language of parts
3.2.1 11.3.2.1 On focus
3.2.2 11.3.2.2 On input
3.2.3 - Consistent navigation
3.2.4 - Consistent identification
3.2.6 - Consistent help
3.3.1 11.3.3.1.1 Error identification
3.3.2 11.3.3.2 Labels or instructions
3.3.3 11.3.3.3 Error suggestion
3.3.4 11.3.3.4 Error prevention
3.3.7 - Redundant entry
3.3.8 - Accessible authentication
4.1.2 11.4.1.2.1 Name, role, value
4.1.3 11.4.1.3 Status messages
"""
_EN: Final = """
11.5.2.3 Use of accessibility services
11.5.2.5 Object information
11.5.2.6 Row, column and headers
11.5.2.7 Values
11.5.2.8 Label relationships
11.5.2.9 Parent-child relationships
11.5.2.10 Text
11.5.2.11 List of available actions
11.5.2.12 Execution of available actions
11.5.2.13 Tracking of focus and selection
11.5.2.14 Modification of focus and selection
11.5.2.15 Change notification
11.7 User preferences
"""


def _of_wcag(line: str) -> Point:
    wcag, en, name = line.split(" ", 2)
    return Point(wcag, "" if en == "-" else en, name)


def _of_en(line: str) -> Point:
    en, name = line.split(" ", 1)
    return Point("", en, name)


POINTS: Final = (
    *map(_of_wcag, _WCAG.strip().splitlines()),
    *map(_of_en, _EN.strip().splitlines()),
)
