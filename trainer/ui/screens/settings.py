"""Settings: the few things one may set, where the data is kept, and what can be done with all of it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.preferences import Preferences, ThemeChoice, Use
from trainer.domain.study_day import LATEST_START_HOUR
from trainer.study.remedy import Remedy
from trainer.study.steps import BackupsSnapshot
from trainer.translations import languages, own_name, tr
from trainer.ui.screen import Screen, reads
from trainer.ui.screens.backups import BackupsCard
from trainer.ui.screens.learners_card import LearnersCard
from trainer.ui.screens.mend_card import MendCard
from trainer.ui.screens.packs_card import PacksCard
from trainer.ui.screens.uses_card import UsesCard
from trainer.ui.screens.whole_record import CarryCard, EraseCard
from trainer.ui.theme.appearance import Appearance
from trainer.ui.theme.tokens import GAP, SMALL
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.page import Page, card
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments


class SettingsScreen(Page):
    """Shows Preferences and a BackupsSnapshot.

    Signals: `changed(Preferences)` at every change; `backup_wanted()`; `restore_wanted(str name)` with a backup's name;
    `packs_wanted()`; `remedy_wanted()` and `mend_wanted()` of the record.
    """

    changed = Signal(object)
    backup_wanted = Signal()
    restore_wanted = Signal(str)
    packs_wanted = Signal()
    remedy_wanted = Signal()
    mend_wanted = Signal()

    def __init__(self, _appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings"), parent)
        self._preferences = Preferences()
        self._language = Segments(tr("Language"), tuple((one, own_name(one)) for one in languages()))
        self._theme = Segments(
            tr("Colours"), (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        )
        self._minutes = Segments(
            tr("Minutes a day"), tuple((str(n), tr("{minutes} min", minutes=n)) for n in (5, 10, 15, 20))
        )
        self._text = Segments(tr("Text size"), tuple((str(n), f"{n} %") for n in (100, 125, 150, 175, 200)))
        self._day = Segments(
            tr("A study day begins at"), tuple((str(hour), f"{hour}:00") for hour in range(LATEST_START_HOUR + 1))
        )
        self._motion = Segments(tr("Motion"), (("soft", tr("Soft")), ("none", tr("None"))))
        learning, column = card()
        for segments, hint in (
            (self._minutes, tr("You give minutes; the app picks the most useful questions for them.")),
            (self._language, ""),
            (self._theme, ""),
            (self._text, ""),
            (self._motion, ""),
            (
                self._day,
                tr(
                    "What you answer before this hour counts as the day before. What is answered already keeps its day."
                ),
            ),
        ):
            column.addWidget(plain_label(segments.accessibleName(), "strong"))
            if hint:
                column.addWidget(Prose(hint, size=SMALL, role="note"))
            column.addWidget(segments)
            column.addSpacing(GAP)
        self.column.addWidget(learning)
        self.packs = PacksCard()
        self.column.addWidget(self.packs)
        self.uses = UsesCard()
        self.column.addWidget(self.uses)
        self.learners = LearnersCard()
        self.column.addWidget(self.learners)
        self.backups = BackupsCard()
        self.column.addWidget(self.backups)
        self.mending = MendCard()
        self.column.addWidget(self.mending)
        self.carry, self.erase = CarryCard(), EraseCard()
        self.column.addWidget(self.carry)
        self.column.addWidget(self.erase)
        self.column.addStretch(1)
        self._join()

    def _join(self) -> None:
        self._language.picked.connect(self._on_language)
        self._theme.picked.connect(self._on_theme)
        self._minutes.picked.connect(self._on_minutes)
        self._text.picked.connect(self._on_text)
        self._motion.picked.connect(self._on_motion)
        self._day.picked.connect(self._on_day)
        self.packs.packs_wanted.connect(self.packs_wanted)
        self.uses.picked.connect(self._on_uses)
        self.backups.backup_wanted.connect(self.backup_wanted)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.backups.ready.connect(self._on_ready)
        self.mending.remedy_wanted.connect(self.remedy_wanted)
        self.mending.mend_wanted.connect(self.mend_wanted)
        self.erase.ready.connect(self._on_ready)

    @property
    def first_focus(self) -> QWidget:
        """The minutes that are chosen."""
        return self._minutes.taken()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set."""
        self._preferences = preferences
        self._language.take(preferences.language)
        self._theme.take(preferences.theme)
        self._minutes.take(str(preferences.minutes))
        self._text.take(str(preferences.text_percent))
        self.uses.show_uses(preferences.uses)
        self._day.take(str(preferences.day_starts))
        self._motion.take("none" if preferences.calm else "soft")

    def show_backups(self, backups: BackupsSnapshot, *, just_made: bool = False) -> None:
        """Show folder and backups; `just_made` says that the newest was made now."""
        self.backups.show_backups(backups, just_made=just_made)
        self.carry.show_second(backups)

    def show_remedy(self, remedy: Remedy | None) -> None:
        """Show what mending the record would do, and bring it in sight; None: it has been done."""
        self.mending.show_remedy(remedy)
        if remedy is not None:
            self._on_ready(self.mending.act)

    def _on_ready(self, act: QWidget) -> None:
        # Only when the page has grown: what has just been shown has no place yet.
        QTimer.singleShot(0, act, lambda: self.ensureWidgetVisible(act, 0, GAP))

    def _change(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.changed.emit(preferences)

    def _on_language(self, key: str) -> None:
        self._change(self._preferences._replace(language=key))

    def _on_theme(self, key: str) -> None:
        choices: dict[str, ThemeChoice] = {"light": "light", "dark": "dark"}
        self._change(self._preferences._replace(theme=choices.get(key, "system")))

    def _on_minutes(self, key: str) -> None:
        self._change(self._preferences._replace(minutes=int(key)))

    def _on_text(self, key: str) -> None:
        self._change(self._preferences._replace(text_percent=int(key)))

    def _on_day(self, key: str) -> None:
        self._change(self._preferences._replace(day_starts=int(key)))

    def _on_uses(self, uses: tuple[Use, ...]) -> None:
        self._change(self._preferences._replace(uses=uses))

    def _on_motion(self, key: str) -> None:
        self._change(self._preferences._replace(calm=key == "none"))


SCREEN = Screen(
    build=lambda around: SettingsScreen(around.appearance),
    read=reads(lambda service: service.list_backups(), SettingsScreen.show_backups),
)
