"""The lowest topics, the weakest first: a bar each with its range, and a word where one may be the weakest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.domain.message import message
from trainer.reports.strength import NAMED, RankedTopic
from trainer.translations import joined, say, tr
from trainer.ui.charts.topic_cell import Gauge
from trainer.ui.numbers import between, percent
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, STEP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean


def ranked_words(line: RankedTopic) -> str:
    """Return the number of a topic with its range; before there is enough evidence, that it is too early."""
    if line.cell.today is None:
        return tr("Too early to tell")
    return tr("{percent} ({range})", percent=percent(line.cell.today.mean), range=between(line.cell.today))


class TopicRanking(QWidget):
    """The first lines of a ranking; made anew for another one."""

    def __init__(self, appearance: Appearance, lines: Sequence[RankedTopic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)[:NAMED]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        open_question = sum(line.may_be_weakest for line in lines) < len(lines)
        for row, line in enumerate(self.lines):
            name, words = clean(say(line.name)), ranked_words(line)
            tag = _tag(line) if open_question or line.cell.weakest else ""
            said = [name, *([tag] if tag else []), words]
            gauge = Gauge(appearance, line.cell.today or line.rough, line.cell.horizon)
            gauge.setAccessibleName(joined(message("{said}, {more}"), said))
            grid.addWidget(plain_label(f"{row + 1}", "quiet", wraps=False), row, 0)
            grid.addWidget(plain_label(name, "strong" if tag else "body"), row, 1)
            grid.addWidget(gauge, row, 2, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(plain_label(words, "quiet"), row, 3)
            if tag:
                grid.addWidget(self._tag_label(tag), row, 4, Qt.AlignmentFlag.AlignVCenter)

    def _tag_label(self, tag: str) -> QLabel:
        return plain_label(tag, "tag", wraps=False)


def _tag(line: RankedTopic) -> str:
    if line.cell.weakest:
        return tr("weakest")
    return tr("perhaps the weakest") if line.may_be_weakest else ""
