"""Pack load against its floor: 10,000 bilingual questions, our whole reading against a bare libyaml event pass.

Run as `python -m tests.benchmarks.pack_load [rounds]`. CPU seconds of this process and its children; the ways take
turns, so that a busy machine slows all of them alike. "In a child" is how the app parses what no cache knows.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.parsing import Parse, parse_here
from trainer.packs.read_pack import read_pack
from trainer.packs.yaml_source.events import EventParser
from trainer.question_types import QUESTION_TYPES

QUESTIONS = 10_000
A_FILE = 500
FACTS = 1_000
ROUNDS = 7
TARGET = 2.5

_PACK = """\
format: qpack/1
id: jp.minori.benchmark
version: 1.0.0
title: {ja: 計測用, en: For measuring}
author: Minori
licence: CC0-1.0
source: {title: 計測, publisher: Minori}
levels:
  - id: know
    name: {ja: 知る, en: Know}
sides:
  - id: left
    name: {ja: 左, en: Left}
    place: left
  - id: right
    name: {ja: 右, en: Right}
    place: right
aspects:
  - id: one
    name: {ja: 観点, en: Aspect}
"""
_FACT = """\
  - id: f.{n}
    aspect: one
    side: {side}
    level: know
    name: {{ja: 知識{n}, en: Fact {n}}}
    text:
      ja: 第{n}の知識は、隣り合う二つの事柄を見分けるときの手がかりになります。
      en: Fact number {n} is a clue for telling two neighbouring things apart.
    twin: [f.{twin}]
"""
_QUESTION = """\
  - id: q.{n}
    type: single
    tests: [f.{fact}]
    rev: 1
    stem:
      ja: 第{n}の場面では、担当者が相手の予算と時期をまだ確かめていません。次にすることはどれですか。
      en: In scene {n} nobody has yet asked about budget and timing. Which step comes next?
    decides:
      ja: 第{n}の場面では、相手が一人に決まっているかどうかで分かれます。
      en: In scene {n} it turns on whether one partner has been singled out.
    choices:
"""
_CHOICE = """\
      - key: {key}
        {mark}
        text:
          ja: 第{n}の場面の選択肢{key}として、相手の困りごとを順に聞き取ります
          en: As option {key} of scene {n}, ask about the partner's troubles one by one
        why:
          ja: 選択肢{key}は第{n}の場面の条件に照らすと、急ぎすぎているように見えて実は順序が違います。
          en: Option {key} looks merely hasty in scene {n}, but its place in the order is another.
"""


def write_pack(folder: Path) -> None:
    """Write 10,000 questions of about 2 kB into `folder`."""
    (folder / "facts").mkdir(parents=True)
    (folder / "questions").mkdir()
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    facts = [_FACT.format(n=n, side=("left", "right")[n % 2], twin=n ^ 1) for n in range(FACTS)]
    (folder / "facts" / "all.yaml").write_text("facts:\n" + "".join(facts), encoding="utf-8")
    for first in range(0, QUESTIONS, A_FILE):
        questions = "".join(_question(n) for n in range(first, first + A_FILE))
        path = folder / "questions" / f"{first:05}.yaml"
        path.write_text(f"questions:\n{questions}", encoding="utf-8")


def _question(n: int) -> str:
    fact = n % FACTS
    marks = ["ok: yes"] + [f"lure: f.{(fact + shift) % FACTS}" for shift in (1, 2, 3)]
    choices = (_CHOICE.format(n=n, key=key, mark=mark) for key, mark in zip("abcd", marks, strict=True))
    return _QUESTION.format(n=n, fact=fact) + "".join(choices)


def bare_events(folder: Path) -> None:
    """Pass over all events of all files and do nothing with them: the floor."""
    for path in sorted(folder.rglob("*.yaml")):
        get = EventParser(path.read_bytes()).get_event
        while get() is not None:
            pass


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - start


def _read(folder: Path, cache: PackCache | None, parse: Parse = parse_here) -> None:
    read = read_pack(folder, QUESTION_TYPES, cache, parse=parse)
    if read.pack is None or len(read.pack.questions) != QUESTIONS:
        message = f"the benchmark's own pack is faulty: {read.faults[:3]}"
        raise AssertionError(message)


def main(rounds: int = ROUNDS) -> int:
    """Print the medians and ratios; return 1 where the target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pack"
        write_pack(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.yaml")) / 1e6
        cache = PackCache(Path(name) / "cache")
        ways: dict[str, Callable[[], object]] = {
            "bare libyaml events": lambda: bare_events(folder),
            "read_pack": lambda: _read(folder, None),
            "read_pack in a child": lambda: _read(folder, None, ConfinedParsing()),
            "read_pack, cached": lambda: _read(folder, cache),
        }
        for work in ways.values():
            work()
        taken: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, work in ways.items():
                taken[way].append(_seconds(work))
    floor = median(taken["bare libyaml events"])
    print(f"{QUESTIONS} questions, {size:.1f} MB, CPU seconds, median of {rounds} rounds taking turns")
    for way, seconds in taken.items():
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        print(f"  {way:<22}{median(seconds):6.2f} s  ({spread})  {median(seconds) / floor:5.2f} x the floor")
    ratio = median(taken["read_pack"]) / floor
    print(f"target: read_pack at most {TARGET} x the floor: {'met' if ratio <= TARGET else 'MISSED'}")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
