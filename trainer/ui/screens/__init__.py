"""All screens, in the order of the navigation; a new one is one file and one line here."""

from trainer.domain.message import message
from trainer.ui.screen import ScreenSpec

_HERE = "trainer.ui.screens"

SCREENS: tuple[ScreenSpec, ...] = (
    ScreenSpec("home", message("Field"), "field", "Ctrl+1", "はたけ hatake ホーム hoomu field home", f"{_HERE}.home"),
    ScreenSpec(
        "progress", message("Progress"), "progress", "Ctrl+2", "つよさ tsuyosa 強さ きろく kiroku 記録 progress",
        f"{_HERE}.progress.screen",
    ),
    ScreenSpec(
        "workshop", message("Make questions"), "workshop", "Ctrl+5",
        "つくる tsukuru 作る 作問 さくもん sakumon こうぼう koubou 工房 問題 もんだい mondai workshop author",
        f"{_HERE}.workshop.screen", use="make",
    ),
    ScreenSpec(
        "console", message("Hand out training"), "console", "Ctrl+6",
        "けんしゅう kenshuu 研修 割り当て わりあて wariate 受け取り 人事 じんじ jinji 催促 training assign",
        f"{_HERE}.console.screen", use="assign",
    ),
    ScreenSpec(
        "settings", message("Settings"), "settings", "Ctrl+3", "せってい settei 設定 preferences options",
        f"{_HERE}.settings",
    ),
    ScreenSpec(
        "about", message("About"), "about", "Ctrl+4",
        "みのり minori ばん 版 version licence さぽーと sapooto サポート support log 記録 ふぐあい 不具合",
        f"{_HERE}.about",
    ),
    ScreenSpec(
        "help", message("Help"), "", "F1",
        "つかいかた tsukaikata 使い方 ヘルプ herupu キー 操作 そうさ sousa keys help", f"{_HERE}.help",
    ),
    ScreenSpec(
        "assignment", message("Your training"), "", "",
        "けんしゅう kenshuu kensyuu 研修 わりあて wariate 割り当て ていしゅつ teishutsu 提出 assignment hand in",
        f"{_HERE}.assignment.screen",
    ),
    ScreenSpec("learners", message("Who is learning?"), "", "", "", f"{_HERE}.learners", alone=True),
    ScreenSpec("exam", message("Test"), "", "", "", f"{_HERE}.exam", alone=True),
    ScreenSpec("question", message("Question"), "", "", "", "trainer.ui.question.screen", alone=True),
    ScreenSpec("session_summary", message("Finished"), "", "", "", f"{_HERE}.session_summary", alone=True),
)  # fmt: skip
"""The first is shown at the start."""
