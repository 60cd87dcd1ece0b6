"""What the palette can do; a new action is one line in ACTIONS."""

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from trainer.domain.preferences import Preferences
from trainer.translations import later

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
    title: str
    """English id of the words."""
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
        "study", later("Water: recall what you have met"), "水やり みずやり mizuyari 復習 ふくしゅう fukushuu review",
        lambda do: do.begin("review"),
    ),
    Action(
        "study", later("Sow: meet new facts"), "種まき たねまき tanemaki 新しい あたらしい atarashii new learn",
        lambda do: do.begin("learn"),
    ),
    Action(
        "study", later("Harvest: test yourself"), "収穫 しゅうかく shuukaku syuukaku テスト tesuto しけん exam",
        lambda do: do.begin("test"),
    ),
    Action(
        "study", later("Test against the clock"), "時間 じかん jikan タイマー taimaa テスト tesuto 試験 timer timed",
        lambda do: do.begin("timed_test"),
    ),
    Action(
        "study", later("Practise weak topics"), "弱点 じゃくてん jakuten 苦手 にがて nigate よわい yowai",
        lambda do: do.begin("weak"),
    ),
    Action(
        "action", later("Open another question set"), "問題集 もんだいしゅう mondaishuu パック pakku kirikae pack",
        lambda do: do.offer_packs(), stays=True,
    ),
    Action(
        "action", later("Back up now"), "バックアップ bakkuappu 控え ひかえ hikae ほぞん hozon 保存 backup save",
        lambda do: do.back_up(), during_question=False,
    ),
    Action(
        "action", later("Light colours"), "明るい あかるい akarui 色 いろ iro テーマ teema ライト raito theme",
        lambda do: do.prefer(do.preferences._replace(theme="light")),
    ),
    Action(
        "action", later("Dark colours"), "暗い くらい kurai 色 いろ iro テーマ teema ダーク daaku theme night",
        lambda do: do.prefer(do.preferences._replace(theme="dark")),
    ),
    Action(
        "action", later("Colours as the system has them"), "自動 じどう jidou 色 いろ iro テーマ teema theme automatic",
        lambda do: do.prefer(do.preferences._replace(theme="system")),
    ),
    Action(
        "action", later("Larger text"), "文字 もじ moji 大きく おおきく ookiku 拡大 かくだい kakudai zoom bigger",
        lambda do: do.prefer(_resized(do.preferences, _A_STEP)),
    ),
    Action(
        "action", later("Smaller text"), "文字 もじ moji 小さく ちいさく chiisaku 縮小 しゅくしょう shukushou zoom",
        lambda do: do.prefer(_resized(do.preferences, -_A_STEP)),
    ),
    Action(
        "action", later("Language: Japanese (日本語)"), "にほんご nihongo 言葉 ことば kotoba げんご gengo language",
        lambda do: do.prefer(do.preferences._replace(language="ja")), during_question=False,
    ),
    Action(
        "action", later("Language: English"), "えいご eigo 英語 言葉 ことば kotoba げんご gengo language",
        lambda do: do.prefer(do.preferences._replace(language="en")), during_question=False,
    ),
)  # fmt: skip
