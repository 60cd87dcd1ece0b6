"""Help: how it works in a few words, the keys, and what leaves the machine."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.translations import tr
from trainer.ui.screen import Screen
from trainer.ui.theme.tokens import GAP, STEP, WIDE
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card
from trainer.ui.widgets.prose import Prose


def _way() -> tuple[tuple[str, str], ...]:
    return (
        (
            tr("A fact and its twin"),
            tr("A fact is one small thing to know. Most have a twin they are easily taken for. You learn both."),
        ),
        (
            tr("Questions"),
            tr("Each fact is asked in several ways: first to recognise, later to write. What you confuse comes back."),
        ),
        (
            tr("The field"),
            tr(
                "A plant is one fact. Upright on dark soil: held today. Leaning on pale soil: fading. A drop: water it."
            ),
        ),
        (
            tr("How a plant grows"),
            tr("Bare mound, seed, sprout, seedling, in leaf, bud, ripe. It grows as your memory lasts; none dies."),
        ),
        (
            tr("Sow, water, harvest"),
            tr("Sow: meet new facts. Water: recall what you have met, just before it fades. Harvest: test yourself."),
        ),
        (
            tr("Your minutes"),
            tr("You give minutes, the app picks what is most useful. After a break nothing has piled up."),
        ),
    )


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("1 – 9", tr("Choose an answer")),
        ("Enter", tr("Answer, and go on")),
        (tr("Space"), tr("Take what the keyboard is on")),
        (tr("Backspace"), tr("Take back what was placed last: pairs, order, sorting")),
        ("Q · W · E", tr("Answer as: a guess, probably, sure")),
        ("0", tr("Say that you do not know")),
        ("Z", tr("Take back the last answer")),
        ("Shift+Z", tr("Put back what you took back")),
        ("F", tr("Say that this question is odd")),
        ("R", tr("Say that your typed answer was right, where that is offered")),
        ("↑ ↓ · PageUp · PageDown", tr("Scroll question and feedback")),
        ("Alt", tr("With a letter or 0 above, while you type an answer")),
        ("Esc", tr("Back to the field; nothing is lost")),
        ("← ↑ ↓ →", tr("Walk from plant to plant in the field")),
        ("Ctrl+K", tr("Search facts and questions, or say what to do")),
        ("Ctrl+1, 2, 3 …", tr("Change the screen")),
        ("Ctrl+C", tr("Copy all the words of a screen; a right click copies the ones below it")),
        ("F1", tr("This help")),
    )


class HelpScreen(Page):
    """Shows words only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Help"), parent)
        # Nothing else here takes the keyboard: so the page does, and scrolls by it.
        self.setProperty("role", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first_focus = self
        way, column = card()
        column.addWidget(plain_label(tr("How it works"), "heading"))
        for name, words in _way():
            column.addSpacing(GAP)
            column.addWidget(plain_label(name, "strong"))
            sentences = Prose(words)
            sentences.use_phrases()
            column.addWidget(sentences)
        self.column.addWidget(way)
        keys, column = card()
        column.addWidget(plain_label(tr("Keys"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        for row, (key, act) in enumerate(_keys()):
            grid.addWidget(plain_label(key, "strong", wraps=False), row, 0)
            grid.addWidget(plain_label(act), row, 1)
        column.addLayout(grid)
        self.column.addWidget(keys)
        leaves, column = card()
        column.addWidget(plain_label(tr("What leaves this machine"), "heading"))
        column.addWidget(plain_label(tr("Nothing. There is no account, no server and no measuring of use.")))
        column.addWidget(plain_label(tr("Your answers are one file in the folder that the settings show."), "quiet"))
        self.column.addWidget(leaves)
        self.column.addStretch(1)


SCREEN = Screen(build=lambda _around: HelpScreen())
