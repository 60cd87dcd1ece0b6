"""Renders every screen: `QT_QPA_PLATFORM=offscreen python -m tests.screens.render OUT`."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.screens.workshop_samples import WORKSHOP
from tests.ui import made, made_console, made_reports
from trainer import translations
from trainer.domain.preferences import Preferences
from trainer.domain.tally import Tally
from trainer.domain.text import Language
from trainer.reports import REPORTS
from trainer.study.known_learner import LearnerLine
from trainer.ui.application import ARGUMENTS
from trainer.ui.fonts import load_packaged_font
from trainer.ui.screen import Sample, ScreenSpec, Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.theme.appearance import Appearance
from trainer.ui.widgets.navigation import Navigation

SIZE = QSize(1280, 800)


def _home(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language))


def _empty_home(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language, fresh=True))


def _home_with_card(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language))
    screen.grab()
    fact = made.home(language).plants[9].fact
    screen.field.point_at(fact)


def _home_list(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language))
    screen._as_list.setChecked(True)


def _ending(screen: Any, language: Language) -> None:
    screen.show_end(made.ending(language))


def _harvested(screen: Any, language: Language) -> None:
    screen.show_end(made.ending(language, "test"))


def _report(name: str, screen: Any, _language: Language) -> None:
    _pick(screen, name)
    screen.show_report(name, made_reports.report(name))


def _bare_report(name: str, screen: Any, _language: Language) -> None:
    _pick(screen, name)
    screen.show_report(name, made_reports.bare_report(name))


def _pick(screen: Any, name: str) -> None:
    screen.findChild(QPushButton, f"segment-{name}").click()


def _nothing_asked(screen: Any, language: Language) -> None:
    step = made.ending(language)
    screen.show_end(replace(step, counts=Tally(), new_facts=0, grown=0, topics=(), confused=(), plants=(), freed=()))


def _settings(screen: Any, language: Language) -> None:
    screen.show_preferences(Preferences(language=language))
    screen.show_backups(made.backups(language))


def _focused_home(screen: Any, language: Language) -> None:
    screen.show_home(made.home(language)._replace(focus=made.focus_offer()))
    screen.focus_button.setChecked(True)


def _learners(screen: Any, language: Language) -> None:
    _settings(screen, language)
    screen.learners.show_learners((LearnerLine("", "花子", 1), LearnerLine("2", "Taro", 2)), "")
    screen.learners.say_added("Taro")
    screen.grab()
    screen.verticalScrollBar().setValue(screen.learners.y() - 20)


def _whole_record(screen: Any, language: Language) -> None:
    _settings(screen, language)
    second = replace(made.backups(language), second="/media/stick/minori-backups-1a2b3c4d")
    screen.show_backups(second)
    screen.erase.show_places(made.places())
    screen.verticalScrollBar().setValue(screen.verticalScrollBar().maximum())


def _offered(screen: Any, language: Language) -> None:
    _settings(screen, language)
    screen.packs.show_earlier(there=True)
    screen.packs.show_offer(made.pack_offer())
    screen.grab()
    screen.verticalScrollBar().setValue(screen.packs.y() - 20)


def _restore(screen: Any, language: Language) -> None:
    _settings(screen, language)
    screen.backups._open.setChecked(True)
    next(iter(screen.backups._lines)).click()


def _mend(screen: Any, language: Language) -> None:
    _settings(screen, language)
    screen.show_remedy(made.remedy())


def _as_built(_screen: Any, _language: Language) -> None:
    """Nothing to show."""


def _console(page: str, fill: Callable[[Any], None], screen: Any, _language: Language) -> None:
    fill(screen)
    screen.show_page(page)


def _console_roster(screen: Any) -> None:
    screen.roster.show_roster(made_console.roster())


def _console_diff(screen: Any) -> None:
    screen.roster.show_roster(made_console.roster())
    screen.roster.show_diff("roster.csv", made_console.changes())


def _console_assignment(screen: Any) -> None:
    screen.show_ledger(made_console.ledger())
    screen.assignment.show_assignment(made_console.assignment())


def _console_new(screen: Any) -> None:
    screen.new.show_offer(made_console.offer())


def _console_preview(screen: Any) -> None:
    _console_new(screen)
    screen.new.show_preview(made_console.preview())


CONSOLE: tuple[tuple[str, str, Callable[[Any], None]], ...] = (
    ("setup", "setup", lambda _screen: None),
    ("recovery", "recovery", lambda screen: screen.recovery.show_sheet(made_console.sheet())),
    ("unlock", "unlock", lambda screen: screen.unlock.say_wrong()),
    ("lost", "unlock", lambda screen: screen.unlock.lost_button.click()),
    ("empty", "overview", lambda screen: screen.overview.show_overview(made_console.overview(empty=True))),
    ("overview", "overview", lambda screen: screen.overview.show_overview(made_console.overview())),
    ("roster", "roster", _console_roster),
    ("diff", "roster", _console_diff),
    ("assignment", "assignment", _console_assignment),
    ("questions", "questions", lambda screen: screen.questions.show_questions(made_console.assignment())),
    ("person", "person", lambda screen: screen.person.show_person(made_console.person_view())),
    ("new", "new", _console_new),
    ("preview", "new", _console_preview),
    ("ledger", "ledger", lambda screen: screen.show_ledger(made_console.ledger())),
    ("truth", "truth", lambda _screen: None),
)
"""(picture, page, what fills it)."""

Show = Callable[[Any, Language], None]

MADE: tuple[tuple[str, str, Show], ...] = (
    ("home", "home", _home),
    ("home-empty", "home", _empty_home),
    ("home-card", "home", _home_with_card),
    ("home-list", "home", _home_list),
    ("home-focus", "home", _focused_home),
    ("ending", "session_summary", _ending),
    ("ending-empty", "session_summary", _nothing_asked),
    ("ending-harvest", "session_summary", _harvested),
    *((spec.name, "progress", partial(_report, spec.name)) for spec in REPORTS),
    *((f"{spec.name}-bare", "progress", partial(_bare_report, spec.name)) for spec in REPORTS),
    ("settings", "settings", _settings),
    ("settings-restore", "settings", _restore),
    ("settings-pack", "settings", _offered),
    ("settings-mend", "settings", _mend),
    ("settings-learners", "settings", _learners),
    ("settings-whole-record", "settings", _whole_record),
    *WORKSHOP,
    *((f"console-{name}", "console", partial(_console, page, fill)) for name, page, fill in CONSOLE),
)
"""(picture, screen, what it shows), where it is a learner's."""


def _sampled(sample: Sample[QWidget]) -> Show:
    """Return a sample of the screen's own module in the form of the others; it speaks the language in use."""
    return lambda screen, _language: sample.show(screen)


def _of_the_registry() -> Iterator[tuple[str, str, Show]]:
    """Yield the samples that the screens' modules offer; of those without, the screen as it is built."""
    learners = {screen for _, screen, _ in MADE} | {"question"}
    for spec in SCREENS:
        samples = spec.load().samples
        for sample in samples:
            yield sample.name, spec.name, _sampled(sample)
        if not samples and spec.name not in learners:
            yield spec.name, spec.name, _as_built


PICTURES: tuple[tuple[str, str, Show], ...] = (*MADE, *_of_the_registry())


def window(spec: ScreenSpec, around: Surroundings, show: Show, language: Language) -> QWidget:
    """Return a window as it is laid out in use, of the standard size, with `show` applied."""
    frame = QWidget()
    frame.setProperty("role", "page")
    frame.resize(SIZE)
    navigation = Navigation(around.appearance, SCREENS, frame)
    screen = spec.load().build(around)
    screen.setParent(frame)
    left = 0 if spec.alone else navigation.sizeHint().width()
    navigation.setVisible(not spec.alone)
    navigation.mark(spec.name)
    navigation.setGeometry(0, 0, left, SIZE.height())
    screen.setGeometry(left, 0, SIZE.width() - left, SIZE.height())
    screen.show()
    frame.show()
    show(screen, language)
    return frame


def render(out: Path, application: QApplication) -> list[Path]:
    """Write all pictures into `out` and return their paths."""
    out.mkdir(parents=True, exist_ok=True)
    specs = {spec.name: spec for spec in SCREENS}
    written = []
    looks: list[tuple[Language, Preferences, str]] = []
    for language in ("ja", "en"):
        looks.append((language, Preferences(language, "light", calm=True), f"{language}-light"))
        looks.append((language, Preferences(language, "dark", calm=True), f"{language}-dark"))
        looks.append((language, Preferences(language, "light", text_percent=200, calm=True), f"{language}-light-200"))
    for language, preferences, name in looks:
        translations.use(language)
        around = Surroundings(Appearance(application, preferences), made.StillClock())
        for picture, screen, show in PICTURES:
            frame = window(specs[screen], around, show, language)
            path = out / f"{picture}-{name}.png"
            application.processEvents()
            frame.grab().save(str(path))
            frame.close()
            frame.deleteLater()
            written.append(path)
    return written


if __name__ == "__main__":
    app = QApplication(list(ARGUMENTS))
    load_packaged_font()
    for path in render(Path(sys.argv[1]), app):
        print(path)
