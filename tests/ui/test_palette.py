"""The palette over the window, by keyboard: what it offers, finds and does."""

from threading import Event
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_study_controller import Stage, WrittenDesk
from trainer import translations
from trainer.domain.message import english
from trainer.domain.preferences import Use
from trainer.domain.subject import FactId
from trainer.study.known_pack import PackLine
from trainer.study.search import Found, Run
from trainer.ui.command_palette.actions import Action, all_actions
from trainer.ui.command_palette.command_palette import CommandPalette
from trainer.ui.command_palette.offers import plain
from trainer.ui.command_palette.overlay import Palette
from trainer.ui.question.answers.line import AnswerLine
from trainer.ui.screen import Surroundings
from trainer.ui.screens import SCREENS
from trainer.ui.screens.settings import SettingsScreen
from trainer.ui.worker import Worker

CONTROL = Qt.KeyboardModifier.ControlModifier
NASTY = "<b>太字</b><img src='/etc/hostname'>\u202e逆"


class FindingDesk(WrittenDesk):
    """Finds whatever is typed, after it has been let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = Event()
        self.let.set()

    def search(self, text: str) -> tuple[Found, ...]:
        """Return one fact named as what was typed, and one question."""
        self._note("find", text)
        self.let.wait(10)
        name, topic = (Run(f"「{text}」の知識", hit=False),), (Run("役割 · 営業", hit=False),)
        asked = (Run(NASTY, hit=False), Run(text, hit=True))
        return (
            Found("fact", FactId(f"fact.{text}"), topic, name, ()),
            Found("question", FactId(f"tested.{text}"), topic, asked, ()),
        )


PACKS = (PackLine("a", "ひとつめ", 3, 9, in_use=True), PackLine("b", "ふたつめ", 4, 8, in_use=False))


class Room(Stage):
    """Window, flow, desk and palette."""

    desk: FindingDesk

    def __init__(self, around: Surroundings, background: Worker, qtbot: QtBot) -> None:
        super().__init__(around, background, PACKS)
        self.desk = FindingDesk()
        self.palette = CommandPalette(self.window, background, around.appearance, lambda: self.desk, self.workplaces)
        self._background = background
        self._qtbot = qtbot
        self.window.activateWindow()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def open(self) -> None:
        """Press Ctrl+K."""
        self.press(Qt.Key.Key_K, CONTROL)
        assert self.palette.overlay is not None

    def type(self, text: str) -> None:
        """Type, as an input method does it, and wait for what is found."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.clear()
        self.commit(text)
        self._qtbot.waitUntil(lambda: not self._background.busy)

    def commit(self, text: str, composing: str = "") -> None:
        """Let an input method commit and go on composing."""
        event = QInputMethodEvent(composing, [])
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def titles(self) -> list[str]:
        """Return what is offered."""
        assert self.palette.overlay is not None
        model = self.palette.overlay.results.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def shown(self) -> bool:
        """Whether the palette is open."""
        return self.palette.overlay is not None


@pytest.fixture
def room(around: Surroundings, background: Worker, qtbot: QtBot) -> Room:
    """Return all of it, on the home."""
    made = Room(around, background, qtbot)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: not background.busy)
    made.window.stack.focus_first()
    return made


def test_a_key_opens_it_and_escape_gives_the_keyboard_back(room: Room) -> None:
    """Also the same key again."""
    before = QApplication.focusWidget()
    assert before is not None
    for key, modifiers in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_K, CONTROL)):
        room.open()
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        assert line.accessibleName() == "検索と操作"
        room.press(key, modifiers)
        assert not room.shown
        assert QApplication.focusWidget() is before


def test_it_is_part_of_the_window_and_keeps_the_keyboard(room: Room) -> None:
    """No dialog, no other window; Tab does not go behind it."""
    room.open()
    overlay = room.palette.overlay
    assert overlay is not None
    assert not overlay.isWindow()
    assert overlay.size() == room.window.size()
    assert QApplication.activeModalWidget() is None
    room.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is overlay.line


def test_what_is_found_is_practised_by_enter(room: Room, qtbot: QtBot) -> None:
    """A fact itself; of a question the first fact it tests."""
    for presses, fact in ((0, "fact.営業"), (1, "tested.営業")):
        room.window.stack.show_named("home")
        room.open()
        room.type("営業")
        for _ in range(presses):
            room.press(Qt.Key.Key_Down)
        with qtbot.waitSignal(room.study.step_shown):
            room.press(Qt.Key.Key_Return)
        assert room.desk.calls[-1] == ("begin", "fact", fact) or ("begin", "fact", fact) in room.desk.calls
        assert not room.shown
        assert room.window.stack.shown == "question"


def test_an_enter_before_the_answer_waits_for_it(room: Room, qtbot: QtBot) -> None:
    """Who types fast gets what was typed, not what stood there before."""
    room.open()
    room.desk.let.clear()
    room.commit("営業")
    room.press(Qt.Key.Key_Return)
    assert room.shown
    with qtbot.waitSignal(room.study.step_shown):
        room.desk.let.set()
    assert ("begin", "fact", "fact.営業") in room.desk.calls


def test_a_stale_answer_is_dropped(room: Room, qtbot: QtBot, background: Worker) -> None:
    """Only the newest word's answer is shown."""
    shown: list[tuple[str, ...]] = []
    room.open()
    assert room.palette.overlay is not None
    room.palette.overlay.results.offers.modelReset.connect(lambda: shown.append(tuple(room.titles())))
    room.desk.let.clear()
    room.commit("営")
    room.commit("業")
    room.desk.let.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert [call[1] for call in room.desk.calls if call[0] == "find"] == ["営", "営業"]
    assert room.titles()[0] == "「営業」の知識"
    assert not [titles for titles in shown if "「営」の知識" in titles]


def test_an_enter_that_ends_a_composition_takes_nothing(room: Room) -> None:
    """While an input method composes, its keys are its own; afterwards Enter takes."""
    room.open()
    room.commit("", composing="えいぎょう")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        room.press(key)
        assert room.shown
    assert "begin" not in [call[0] for call in room.desk.calls]
    room.type("営業")
    assert room.titles()[0] == "「営業」の知識"


def test_what_is_being_composed_is_searched(room: Room, qtbot: QtBot, background: Worker) -> None:
    """The list answers while one composes, and again when that is thrown away."""
    room.open()
    for composing in ("えい", "えいぎょう", ""):
        room.commit("", composing=composing)
        qtbot.waitUntil(lambda: not background.busy)
    assert [call[1] for call in room.desk.calls if call[0] == "find"] == ["えい", "えいぎょう"]
    assert "「えいぎょう」の知識" not in room.titles()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("action", all_actions(), ids=[english(action.title) for action in all_actions()])
def test_every_action_is_found_by_each_of_its_words(room: Room, action: Action, language: str) -> None:
    """By kanji, kana, romaji and English, whatever language is shown; also half typed."""
    translations.use(language)
    room.open()
    title = translations.say(action.title)
    for word in (title, english(action.title), *action.words.split()):
        room.palette.overlay.line.setText(word)  # type: ignore[union-attr]
        assert title in room.titles(), word
    room.palette.close()
    translations.use("ja")


def test_screens_are_found_by_their_words(room: Room) -> None:
    """Each is shown, and its screen has the keyboard; one of a use that nobody chose is not found."""
    for other in (one for one in SCREENS if one.use is not None):
        room.open()
        room.type(other.words.split()[-1])
        assert translations.say(other.title) not in room.titles()
        room.palette.close()
    room.window.show_uses(get_args(Use))
    for spec in SCREENS:
        if spec.alone:
            continue
        room.open()
        room.type(spec.words.split()[-1])
        titles = room.titles()
        title = translations.say(spec.title)
        for _ in range(titles.index(title)):
            room.press(Qt.Key.Key_Down)
        room.press(Qt.Key.Key_Return)
        assert room.window.stack.shown == spec.name
        assert not room.shown


def test_colours_change_and_the_keyboard_goes_back(room: Room, qtbot: QtBot, background: Worker) -> None:
    """By romaji; the settings know it."""
    before = QApplication.focusWidget()
    room.open()
    room.type("kurai")
    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not background.busy)
    assert room.workplaces.preferences.preferences.theme == "dark"
    assert ("change", room.workplaces.preferences.preferences) in room.desk.calls
    assert QApplication.focusWidget() is before


def test_the_language_changes_and_the_palette_with_it(room: Room) -> None:
    """The next opening speaks it."""
    room.open()
    room.type("eigo")
    room.press(Qt.Key.Key_Return)
    assert translations.language() == "en"
    room.open()
    assert "Settings" in room.titles()


def test_a_backup_is_made_and_shown(room: Room, qtbot: QtBot, background: Worker) -> None:
    """In the settings."""
    room.open()
    room.type("ひかえ")
    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not background.busy)
    assert room.window.stack.shown == "settings"
    assert ("backup_now",) in room.desk.calls


def test_during_a_question_nothing_is_given_away(room: Room, qtbot: QtBot) -> None:
    """Screens and actions only; nothing is asked of the desk; leaving keeps what was answered."""
    with qtbot.waitSignal(room.study.step_shown):
        room.study.begin("review")
    question = room.question
    room.desk.calls.clear()
    room.open()
    assert "設定" in room.titles()
    assert "表示をEnglishにする" not in room.titles()
    room.type("営業")
    assert room.titles() == []
    assert room.palette.overlay is not None
    assert "検索はお休みです" in room.palette.overlay.note.text()
    assert not room.desk.calls
    assert question._away
    room.press(Qt.Key.Key_Escape)
    assert not question._away
    room.open()
    room.type("せってい")
    room.press(Qt.Key.Key_Return)
    assert room.window.stack.shown == "settings"


def test_a_typed_answer_does_not_keep_the_key(qtbot: QtBot) -> None:
    """Ctrl+K deletes to the end of the line in text fields of some systems; an answer's line lets go of it."""
    line = AnswerLine("答え")
    qtbot.addWidget(line)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CONTROL)
    event.accept()
    QApplication.sendEvent(line, event)
    assert not event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, CONTROL)
    other.ignore()
    QApplication.sendEvent(line, other)
    assert other.isAccepted()


def test_another_pack_is_chosen_by_its_title(room: Room, qtbot: QtBot) -> None:
    """The palette stays open for the choice; the one in use is marked."""
    room.open()
    room.type("もんだいしゅう")
    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.titles() == ["ひとつめ", "ふたつめ"])
    assert room.palette.overlay is not None
    assert "いま使っています" in plain(room.palette.overlay.offers[0].detail)
    room.type("ふたつ")
    assert room.titles() == ["ふたつめ"]
    with qtbot.waitSignal(room.workplaces.library.replaced):
        room.press(Qt.Key.Key_Return)
    assert room.workplaces.preferences.preferences.pack == "b"
    assert not room.shown


def test_the_settings_lead_to_the_choice_too(room: Room, qtbot: QtBot) -> None:
    """One button; Escape gives the keyboard back to it."""
    room.window.stack.show_named("settings")
    settings = room.window.stack.built["settings"]
    assert isinstance(settings, SettingsScreen)
    button = settings.packs.others
    button.setFocus()
    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.titles() == ["ひとつめ", "ふたつめ"])
    room.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is button


def test_hostile_text_is_shown_as_text(room: Room) -> None:
    """In the list, and for the screen reader; what would turn the line round is made visible."""
    room.open()
    room.type("x")
    assert room.titles()[1] == "<b>太字</b><img src='/etc/hostname'>␣逆x"
    assert room.palette.overlay is not None
    spoken = room.palette.overlay.results.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("問題。<b>太字</b>")
    room.palette.overlay.grab()


def test_the_list_goes_round_and_pages_do_not(room: Room) -> None:
    """Up from the first is the last."""
    room.open()
    assert room.palette.overlay is not None
    results = room.palette.overlay.results
    room.press(Qt.Key.Key_Up)
    last = len(room.titles()) - 1
    assert results.currentIndex().row() == last
    room.press(Qt.Key.Key_PageDown)
    assert results.currentIndex().row() == last
    room.press(Qt.Key.Key_Down)
    assert results.currentIndex().row() == 0


def test_the_pointer_works_too(room: Room, qtbot: QtBot) -> None:
    """The rail's button opens, a click beside closes, a click on a line takes it."""
    button = room.window.findChild(QWidget, "find")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    overlay = room.palette.overlay
    assert overlay is not None
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not room.shown
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    overlay = room.palette.overlay
    assert overlay is not None
    row = room.titles().index("設定")
    box = overlay.results.visualRect(overlay.results.model().index(row, 0))
    qtbot.mouseClick(overlay.results.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert room.window.stack.shown == "settings"


def test_another_screen_closes_it(room: Room) -> None:
    """By the screen's own key."""
    room.open()
    room.press(Qt.Key.Key_3, CONTROL)
    assert room.window.stack.shown == "settings"
    assert not room.shown


def test_opening_leaves_nothing_behind(room: Room) -> None:
    """A hundred openings, no overlay kept."""
    for _ in range(100):
        room.open()
        room.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert room.window.findChildren(Palette) == []


def test_help_is_one_key_away_and_scrolls_by_keyboard(room: Room, qtbot: QtBot) -> None:
    """F1, and the button on the about page."""
    room.press(Qt.Key.Key_F1)
    assert room.window.stack.shown == "help"
    screen = room.window.stack.built["help"]
    assert QApplication.focusWidget() is screen
    room.press(Qt.Key.Key_PageDown)
    assert screen.verticalScrollBar().value() > 0  # type: ignore[attr-defined]
    room.window.stack.show_named("about")
    about = room.window.stack.built["about"]
    qtbot.mouseClick(about._help, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert room.window.stack.shown == "help"
