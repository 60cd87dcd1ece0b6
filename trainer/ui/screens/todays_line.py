"""Why today: what the plan holds, a word after an absence, how the goals stand; beside it the week."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.domain.message import NOTHING, Message
from trainer.study.day_sentences import day_text, plan_empty, welcome_text
from trainer.study.home import HomeSnapshot, WeekDay
from trainer.translations import say
from trainer.ui.garden.week_strip import WeekStrip
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import SPACE, TINY_GAP
from trainer.ui.widgets.labels import plain_label


class TodaysLine(QWidget):
    """Shows what a HomeSnapshot says of the day, and the goals once they are known."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plain_label("", "strong")
        self.welcome = plain_label("", "quiet")
        self.goals = plain_label("", "quiet")
        self.week = WeekStrip(appearance)
        self._days: tuple[WeekDay, ...] = ()
        self._brief = False
        words = QVBoxLayout()
        words.setSpacing(TINY_GAP)
        for part in (self.welcome, self.plan, self.goals):
            words.addWidget(part)
        for part in (self.welcome, self.goals):
            part.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.week)

    def show_day(self, home: HomeSnapshot) -> None:
        """Show the day; before the plan is known its line stands empty, in its place."""
        self.plan.setText(say(_plan_text(home)))
        welcome = say(welcome_text(home.away, home.minutes)) if home.met else ""
        self.welcome.setText(welcome)
        self.welcome.setVisible(bool(welcome))
        self._days = home.week if home.met else ()
        self._show_week()

    def be_brief(self, *, brief: bool) -> None:
        """Leave the week out, where there is little room; or show it again."""
        self._brief = brief
        self._show_week()

    def wanted_width(self) -> int:
        """Return the width of the plan in one line."""
        return self.plan.fontMetrics().horizontalAdvance(self.plan.text())

    def _show_week(self) -> None:
        self.week.show_week(() if self._brief else self._days)

    def show_goals(self, said: tuple[Message, ...]) -> None:
        """Show how the goals stand, a line each; without a goal none."""
        self.goals.setText("\n".join(say(one) for one in said))
        self.goals.setVisible(bool(said))


def _plan_text(home: HomeSnapshot) -> Message:
    if home.plan is None:
        return NOTHING
    said = day_text(home.plan)
    return said if said.id else plan_empty()
