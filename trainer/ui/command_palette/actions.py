"""What the palette can do; a new action is one line in ACTIONS, and each language has its own."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, Protocol

from trainer.domain.message import Message, message
from trainer.domain.preferences import Preferences
from trainer.domain.text import Language
from trainer.translations import languages, own_name

_A_STEP, _LEAST, _MOST = 25, 100, 200
"""Per cent of text size."""


class Doer(Protocol):
    """What an action can set in motion."""

    @property
    def preferences(self) -> Preferences:
        """The settings in use."""
        ...

    def begin(self, kind: str, fact: str = "") -> None:
        """Begin a session, or practise one fact."""
        ...

    def prefer(self, preferences: Preferences) -> None:
        """Apply and keep other settings."""
        ...

    def back_up(self) -> None:
        """Make a backup and show it."""
        ...

    def offer_packs(self) -> None:
        """Let the learner choose a pack."""
        ...


class Action(NamedTuple):
    """One line of the palette."""

    group: Literal["study", "action"]
    title: Message
    words: str
    """What else it is found by: readings, romaji and other words, in any language."""
    do: Callable[[Doer], None]
    during_question: bool = True
    """False for what would take the question off the screen for nothing."""
    stays: bool = False
    """True: the palette stays open and shows something else."""


def _resized(preferences: Preferences, by: int) -> Preferences:
    percent = min(max(preferences.text_percent + by, _LEAST), _MOST)
    return preferences._replace(text_percent=percent)


ACTIONS: tuple[Action, ...] = (
    Action(
        "study", message("Water: recall what you have met"), "水やり みずやり mizuyari 復習 ふくしゅう fukushuu review",
        lambda do: do.begin("review"),
    ),
    Action(
        "study", message("Sow: meet new facts"), "種まき たねまき tanemaki 新しい あたらしい atarashii new learn",
        lambda do: do.begin("learn"),
    ),
    Action(
        "study", message("Harvest: test yourself"), "収穫 しゅうかく shuukaku syuukaku テスト tesuto しけん exam",
        lambda do: do.begin("test"),
    ),
    Action(
        "study", message("Test against the clock"), "時間 じかん jikan タイマー taimaa テスト tesuto 試験 timer timed",
        lambda do: do.begin("timed_test"),
    ),
    Action(
        "study", message("Practise weak topics"), "弱点 じゃくてん jakuten 苦手 にがて nigate よわい yowai",
        lambda do: do.begin("weak"),
    ),
    Action(
        "action", message("Open another question set"), "問題集 もんだいしゅう mondaishuu パック pakku kirikae pack",
        lambda do: do.offer_packs(), stays=True,
    ),
    Action(
        "action", message("Back up now"), "バックアップ bakkuappu 控え ひかえ hikae ほぞん hozon 保存 backup save",
        lambda do: do.back_up(), during_question=False,
    ),
    Action(
        "action", message("Light colours"), "明るい あかるい akarui 色 いろ iro テーマ teema ライト raito theme",
        lambda do: do.prefer(do.preferences._replace(theme="light")),
    ),
    Action(
        "action", message("Dark colours"), "暗い くらい kurai 色 いろ iro テーマ teema ダーク daaku theme night",
        lambda do: do.prefer(do.preferences._replace(theme="dark")),
    ),
    Action(
        "action", message("Colours as the system has them"),
        "自動 じどう jidou 色 いろ iro テーマ teema theme automatic",
        lambda do: do.prefer(do.preferences._replace(theme="system")),
    ),
    Action(
        "action", message("Larger text"), "文字 もじ moji 大きく おおきく ookiku 拡大 かくだい kakudai zoom bigger",
        lambda do: do.prefer(_resized(do.preferences, _A_STEP)),
    ),
    Action(
        "action", message("Smaller text"), "文字 もじ moji 小さく ちいさく chiisaku 縮小 しゅくしょう shukushou zoom",
        lambda do: do.prefer(_resized(do.preferences, -_A_STEP)),
    ),
)  # fmt: skip

_LANGUAGE_WORDS = "言葉 ことば kotoba げんご gengo language"
_NAMES: Mapping[Language, str] = {"ja": "にほんご nihongo Japanese", "en": "えいご eigo 英語"}
"""What two of them are looked for by, beside what they call themselves."""


def all_actions() -> tuple[Action, ...]:
    """Return the actions, with one for each language there is."""
    return (*ACTIONS, *(_speak(one) for one in languages()))


def _speak(language: Language) -> Action:
    return Action(
        "action",
        message("Language: {language}", language=own_name(language)),
        f"{_NAMES.get(language, language)} {_LANGUAGE_WORDS}",
        lambda do: do.prefer(do.preferences._replace(language=language)),
        during_question=False,
    )
