"""One confused pair in words; a click or Enter practises it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trainer.domain.subject import FactId
from trainer.reports.confusions import ConfusionLine
from trainer.translations import say, tr
from trainer.ui.theme.tokens import SPACE, STEP, TINY_GAP
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.phrases import clean
from trainer.ui.widgets.prose import Prose


def fact_to_practise(line: ConfusionLine) -> FactId:
    """Return the fact of the pair that is mistaken more often."""
    return line.fact if line.taken >= line.taken_back else line.other


class PairRow(QPushButton):
    """Names, and the state of the pair in one sentence.

    Signals: `practise_wanted(str fact)`.
    """

    practise_wanted = Signal(str)

    def __init__(self, line: ConfusionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact_to_practise(line)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        names = tr("{one} and {other}", one=clean(say(line.fact_name)), other=clean(say(line.other_name)))
        act = tr("Practise")
        self.setAccessibleName(tr("{act}: {what}", act=act, what=names))
        self.setAccessibleDescription(clean(say(line.sentence)))
        words = QVBoxLayout()
        words.setSpacing(TINY_GAP)
        words.addWidget(Prose(names, weight=600))
        words.addWidget(Prose(say(line.sentence), role="note"))
        row = self._inside = QHBoxLayout(self)
        row.setContentsMargins(SPACE, STEP, SPACE, STEP)
        row.setSpacing(SPACE)
        row.addLayout(words, 1)
        row.addWidget(plain_label(act, "link", wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def hasHeightForWidth(self) -> bool:
        """Return True: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in `width` pixels."""
        return self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size of the words."""
        return self._inside.minimumSize()

    def _on_clicked(self) -> None:
        self.practise_wanted.emit(str(self._fact))
