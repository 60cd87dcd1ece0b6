"""Where lines break: Japanese begins none with a closing mark, English goes on between words."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from tests.screens.walker.fault import Fault, place_of
from trainer.ui.widgets.prose import Prose

NEVER_FIRST = "、。，．・：；」』）］｝〉》】？！ー々ゝ"
LONGEST_WORD = 30
"""Letters; what is longer, or a piece of an address, fits in no line and has to break somewhere."""
_PLAIN_END = re.compile(r"(?<=[\s(\u0100-\uffff])[A-Za-z]+$")
_PLAIN_START = re.compile(r"[A-Za-z]+(?=$|[\s.,;:!?)\u0100-\uffff])")


def odd_breaks(window: QWidget) -> list[Fault]:
    """Return the breaks that no printer would make, in every text that is seen."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    return [
        Fault("odd break", place_of(label), f"{before}|{after}")
        for label in labels
        for before, after in pairwise(lines_of(label))
        if _is_odd(before, after)
    ]


def _is_odd(before: str, after: str) -> bool:
    if not before or not after:
        return False
    word = _PLAIN_END.search(before), _PLAIN_START.match(after)
    inside = None not in word and sum(len(half[0]) for half in word if half is not None) <= LONGEST_WORD
    return after[0] in NEVER_FIRST or inside


def lines_of(label: QLabel) -> list[str]:
    """Return the lines as they are painted, without the marks that only say where to break."""
    layouts = [layout for layout, _ in label._lay_out(label.width()).layouts] if isinstance(label, Prose) else []
    if not layouts and label.wordWrap():
        layouts = [_laid_out(label, part) for part in label.text().split("\n")]
    return [line.replace("\u2060", "").strip("\u200b") for one in layouts for line in _broken(one)]


def _laid_out(label: QLabel, text: str) -> QTextLayout:
    """Return the lines of a plain label, broken as Qt does it."""
    layout = QTextLayout(text, label.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(label.contentsRect().width() - 2 * label.margin(), 1))
    layout.endLayout()
    return layout


def _broken(layout: QTextLayout) -> Iterator[str]:
    units = layout.text().encode("utf-16-le")
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = line.textStart()
        yield units[2 * start : 2 * (start + line.textLength())].decode("utf-16-le", "replace")
