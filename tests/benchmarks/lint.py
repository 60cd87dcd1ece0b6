"""The linter against its floor: 10,000 bilingual questions, all rules against the bare load of the same pack.

Run as `python -m tests.benchmarks.lint [rounds]`. CPU seconds of this process; the ways take turns. The bare load is
one pass over all of libyaml's events, as in `tests.benchmarks.pack_load`; the whole reading stands beside it.
"""

import gc
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from tests.benchmarks.pack_load import A_FILE, QUESTIONS, bare_events, write_pack
from trainer.authoring.lint import lint
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES

ROUNDS = 5
TARGET = 8.0

_CHARACTERS = (
    "会社店員客商品市場広告電話手紙名刺見積書類予算時期町工場病院農園書店旅館銀行駅美術館保育水族造船課長新人編集者料理司園整備"
    "案内記録朝午後年度初祭前日棚卸翌週閉開業直夏終試食説明抽選券報看板動画割引礼状調査票配作直集届数比選話聞売買届運学校教室"
)
_WORDS = 1_500
_TIMES = ("の朝", "の午後", "の初め", "の前日", "の翌週", "の間際", "の直後", "の終わり")
_DOINGS = (
    "を配りました。",
    "を作り直しました。",
    "を集めました。",
    "を見直しました。",
    "を届けました。",
    "を数えました。",
)
_ASKS = (
    "まず確かめることは何ですか。",
    "成果を表す数はどれですか。",
    "次に話す相手は誰ですか。",
    "欠けているのは何ですか。",
)


def _stems(count: int) -> list[str]:
    """Return made stems of 50 to 60 characters; few of their words are common and many rare, as in any text."""
    random = Random(1)
    words = ["".join(random.choices(_CHARACTERS, k=random.choice((2, 2, 3)))) for _ in range(_WORDS)]
    weights = [1 / rank for rank in range(1, _WORDS + 1)]

    def stem() -> str:
        who, when, what, other, whose, where, why = random.choices(words, weights, k=7)
        time, does, asks = (random.choice(parts) for parts in (_TIMES, _DOINGS, _ASKS))
        return f"{when}{time}、{where}に勤める{who}が、{why}のために{whose}の{what}と{other}{does}{asks}"

    return [stem() for _ in range(count)]


def write_varied_pack(folder: Path) -> None:
    """Write the pack of `pack_load`, with a stem of its own for each question instead of one sentence for all."""
    write_pack(folder)
    stems = iter(_stems(QUESTIONS))
    for path in sorted((folder / "questions").iterdir()):
        lines = path.read_text(encoding="utf-8").split("\n")
        at = [number + 1 for number, line in enumerate(lines) if line == "    stem:"]
        if len(at) != A_FILE:
            message = "the shape of the benchmark's questions has changed"
            raise AssertionError(message)
        for number in at:
            lines[number] = f"      ja: {next(stems)}"
            lines[number + 1] = "      en: Somebody at work does something with something. What comes next?"
        path.write_text("\n".join(lines), encoding="utf-8")


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def main(rounds: int = ROUNDS) -> int:
    """Print the medians and ratios; return 1 where the target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pack"
        write_varied_pack(folder)
        taken: dict[str, list[float]] = {"bare libyaml events": [], "read_pack": [], "lint": []}
        found = 0
        for number in range(rounds + 1):
            for way, times in taken.items():
                if way == "bare libyaml events":
                    seconds = _seconds(lambda: bare_events(folder))
                elif way == "read_pack":
                    seconds = _seconds(lambda: read_pack(folder, QUESTION_TYPES))
                else:
                    read = read_pack(folder, QUESTION_TYPES, for_author=True)
                    gc.collect()
                    start = process_time()
                    found = len(lint(read))
                    seconds = process_time() - start
                    del read
                if number:
                    times.append(seconds)
    print(f"{QUESTIONS} questions, {found} findings, CPU seconds, median of {rounds} rounds taking turns")
    floor = median(taken["bare libyaml events"])
    for way, seconds in taken.items():
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        print(f"  {way:<22}{median(seconds):6.2f} s  ({spread})  {median(seconds) / floor:5.2f} x the bare load")
    ratio = median(taken["lint"]) / floor
    print(f"target: lint at most {TARGET:g} x the bare load: {'met' if ratio <= TARGET else 'MISSED'}")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
