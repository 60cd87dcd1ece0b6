"""A pack of two facts for tests, and parsers that accept any body."""

from dataclasses import dataclass
from pathlib import Path

from trainer.domain.question import Body, Form
from trainer.packs.entry import Entry

PACK = """\
format: qpack/1
id: jp.minori.test
version: 1.0.0
title: {ja: 試し, en: Trial}
author: Minori
licence: CC0-1.0
source:
  title: {ja: 出典, en: Source}
  publisher: Minori
  year: 2026
levels:
  - id: know
    name: {ja: 知る, en: Know}
sides:
  - id: marketing
    name: {ja: マーケティング, en: Marketing}
    place: left
  - id: sales
    name: {ja: 営業, en: Sales}
    place: right
  - id: both
    name: {ja: 両方, en: Both}
    place: both
aspects:
  - id: role
    name: {ja: 役割, en: Role}
"""
FACTS = """\
facts:
  - id: f.1
    aspect: role
    side: marketing
    level: know
    name: {ja: 集客, en: Drawing in}
    text: {ja: 大勢に働きかけます。, en: It addresses many.}
    twin: [f.2]
  - id: f.2
    aspect: role
    side: sales
    level: know
    name: {ja: 商談, en: Talks}
    text: {ja: 一人に働きかけます。, en: It addresses one.}
"""
QUESTION = """\
  - id: q.1
    type: card
    tests: [f.1]
    rev: 2
    stem: {ja: 問い, en: Question}
    decides: {ja: 相手の数, en: How many}
    back: {ja: 答え, en: Answer}
    because: {ja: 言い方が決まらないため, en: No fixed wording}
"""
QUESTIONS = "questions:\n" + QUESTION


class CardBody(Body):
    """A body that holds nothing."""


@dataclass(frozen=True)
class AnyType:
    """A question type that reads the keys of cards and choices and keeps nothing."""

    name: str
    form: Form = Form.RECOGNISE

    def parse(self, entry: Entry) -> Body | None:
        """Read what the tests' questions contain."""
        entry.text("back", required=False)
        entry.text("because", required=False)
        for choice in entry.entries("choices", required=False):
            choice.word("key")
            choice.flag("ok")
            choice.text("text")
            choice.text("why", required=False)
            choice.fact("lure", none_word="none")
        return CardBody()


PARSERS = (AnyType("card"), AnyType("note"), AnyType("single"))


def write_pack(folder: Path, *, pack: str = PACK, facts: str = FACTS, questions: str = QUESTIONS) -> Path:
    """Write a pack into `folder` and return the folder."""
    (folder / "facts").mkdir(parents=True, exist_ok=True)
    (folder / "questions").mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    (folder / "facts" / "a.yaml").write_text(facts, encoding="utf-8")
    (folder / "questions" / "a.yaml").write_text(questions, encoding="utf-8")
    return folder
