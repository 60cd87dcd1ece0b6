"""Variants: other wordings of a question, read as the question itself is, with every fault at its place."""

from pathlib import Path

import pytest

from tests.packs.small_pack import write_pack
from tests.question_types.samples import RIGHT_RESPONSE, SAMPLES, WRONG_RESPONSE
from tests.question_types.samples import write_pack as write_samples
from trainer.authoring.check_pack import check
from trainer.domain.pack import Pack
from trainer.domain.question import Question, QuestionId
from trainer.packs.cache import PackCache
from trainer.packs.limits import MAX_VARIANTS
from trainer.packs.read_pack import load_pack, read_pack
from trainer.packs.variants import NEVER_VARIED
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.choices import Choice
from trainer.question_types.single import SingleBody
from trainer.translations import say

WRITTEN = """\
questions:
  - id: q.1
    type: single
    tests: [f.1]
    stem: {ja: 広場で品を配るのは、どの仕事ですか。, en: Whose work is it to hand out samples?}
    decides: {ja: 相手の数, en: How many}
    choices:
      - key: a
        ok: yes
        text: {ja: 集客の係, en: The crowd}
      - key: b
        lure: f.2
        text: {ja: 商談の係, en: The talk}
        why: {ja: 一人に話す係です。, en: It talks to one.}
    variants:
      - key: b
        stem: {ja: 港で旗を振って人を呼ぶのは、どの仕事ですか。, en: Whose work is it to wave a flag?}
      - key: c
        reserved: yes
        stem: {ja: 駅で歌を流して足を止めるのは、どの仕事ですか。, en: Whose work is it to play songs?}
        choices:
          - key: a
            ok: yes
            text: {ja: 大勢の係, en: Many}
          - key: b
            lure: f.2
            text: {ja: 一人の係, en: One}
            why: {ja: 一人ずつ向き合う係です。, en: It meets each one.}
"""
AN_OWN_KEY = "        stem: {ja: 港で旗を振って人を呼ぶのは、どの仕事ですか。, en: Whose work is it to wave a flag?}\n"


def read(folder: Path, *, instead: tuple[str, str] = ("", "")) -> list[tuple[str, int, int]]:
    """Return rule, line and column of every fault in the questions, with one thing changed."""
    write_pack(folder, questions=WRITTEN.replace(*instead) if instead[0] else WRITTEN)
    faults = read_pack(folder, QUESTION_TYPES).faults
    return [(fault.rule, fault.line, fault.column) for fault in faults]


def pack_of(folder: Path) -> Pack:
    """Return the pack as it is written above."""
    return load_pack(write_pack(folder, questions=WRITTEN), QUESTION_TYPES)


def choices(question: Question | None) -> tuple[Choice, ...]:
    """Return the options."""
    assert question is not None
    assert isinstance(question.body, SingleBody)
    return question.body.choices


def test_a_variant_replaces_whole_keys_and_takes_the_others_over(tmp_path: Path) -> None:
    """Its stem is its own, its options those of the question or its own, and its id, type and facts the same."""
    question = pack_of(tmp_path).questions[QuestionId("q.1")]
    other, kept = question.shown_as("b"), question.shown_as("c")
    assert other is not None
    assert kept is not None
    assert other.stem.ja.startswith("港で")
    assert choices(other) == choices(question)
    assert [choice.text.ja for choice in choices(kept)] == ["大勢の係", "一人の係"]
    assert kept.decides == question.decides
    assert {(one.id, one.type, one.tests, one.rev) for one in (question, other, kept)} == {
        ("q.1", "single", ("f.1",), 1)
    }
    assert [one.showing for one in (question, other, kept)] == ["q.1", "q.1~b", "q.1~c"]
    assert question.shown_as("") is question
    assert question.shown_as("d") is None


def test_reserved_wordings_are_not_trained(tmp_path: Path) -> None:
    """What is asked in training is the question's own wording and every variant that is not reserved."""
    question = pack_of(tmp_path).questions[QuestionId("q.1")]
    assert [one.variant for one in question.trained] == ["", "b"]
    assert [one.variant for one in question.variants if one.reserved] == ["c"]


def varied(sample: str) -> str:
    """Return a sample with two variants: one that writes all its keys once more, and one that changes one of them."""
    rest = sample.split("\n", 3)[3]
    again = "".join(f"    {line}\n" if line else "\n" for line in rest.rstrip("\n").split("\n"))
    one = "      - key: c\n        decides: {ja: 別の場面です。, en: Another scene.}\n"
    return f"{sample.rstrip(chr(10))}\n    variants:\n      - key: b\n{again}{one}"


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_type_reads_and_asks_a_variant_as_it_does_a_question(kind: str, tmp_path: Path) -> None:
    """The sample of each type in other wordings: the same body, and its right answer is right, its wrong one wrong."""
    pack = load_pack(write_samples(tmp_path, varied(SAMPLES[kind])), QUESTION_TYPES)
    (question,) = pack.questions.values()
    type_ = next(one for one in QUESTION_TYPES if one.name == kind)
    assert [one.variant for one in question.variants] == ["b", "c"]
    for wording in question.variants:
        assert type(wording.body) is type(question.body)
        assert wording.body == question.body or kind == "numeric"  # formulas have no equality
        asking = type_.ask(wording, pack, 3, "ja")
        assert asking.showing == wording.showing
        assert type_.grade(wording, pack, asking, RIGHT_RESPONSE[kind](wording, asking)).correct
        assert not type_.grade(wording, pack, asking, WRONG_RESPONSE[kind](wording, asking)).correct


FAULTS = {
    "unknown key": (AN_OWN_KEY, AN_OWN_KEY.replace("stem", "stme"), ("E02", 17, 9)),
    "unknown key in a part": ("text: {ja: 大勢の係, en: Many}", "txet: {ja: 大勢の係, en: Many}", ("E02", 24, 13)),
    "no right option": (
        "            ok: yes\n            text: {ja: 大勢",
        "            text: {ja: 大勢",
        ("E10", 22, 11),
    ),
    "a fact that is not there": ("            lure: f.2", "            lure: f.9", ("E07", 26, 19)),
    "repeated key": ("      - key: c\n        res", "      - key: b\n        res", ("E06", 18, 14)),
    "no key": ("      - key: b\n        stem: {ja: 港", "      - stem: {ja: 港", ("E01", 16, 9)),
    "odd key": ("      - key: c\n        res", "      - key: C_1\n        res", ("E05", 18, 14)),
    "odd flag": ("reserved: yes", "reserved: maybe", ("E04", 19, 19)),
    "changes nothing": (AN_OWN_KEY, "", ("E34", 16, 14)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_variant_is_named_at_its_place(name: str, tmp_path: Path) -> None:
    """With file, line and column, as in a question; what is sound has none."""
    good, bad, place = FAULTS[name]
    assert read(tmp_path / "sound") == []
    assert place in read(tmp_path / "faulty", instead=(good, bad))


@pytest.mark.parametrize("key", NEVER_VARIED)
def test_what_makes_it_this_question_cannot_be_changed(key: str, tmp_path: Path) -> None:
    """The fault stands at the key, and the question keeps what it had."""
    assert ("E34", 18, len(f"        {key}: ") + 1) in read(
        tmp_path, instead=(AN_OWN_KEY, f"{AN_OWN_KEY}        {key}: x\n")
    )


def test_a_fault_of_the_question_is_not_told_once_more_for_each_variant(tmp_path: Path) -> None:
    """An option that the variants take over has one fault, in its place."""
    lure = "        lure: {fact}\n        text: {{ja: 商談"
    faulty = read(tmp_path, instead=(lure.format(fact="f.2"), lure.format(fact="f.9")))
    assert faulty == [("E07", 12, 15)]


def test_more_variants_than_anybody_writes_are_a_fault(tmp_path: Path) -> None:
    """And none beyond is read."""
    more = "".join(
        f"      - key: k{number}\n        stem: {{ja: 場面{number}ではどれですか。, en: Scene {number}?}}\n"
        for number in range(MAX_VARIANTS)
    )
    assert [rule for rule, _, _ in read(tmp_path, instead=("    variants:\n", "    variants:\n" + more))] == ["E32"]


def test_a_pack_from_the_cache_has_the_same_variants(tmp_path: Path) -> None:
    """Read again without parsing."""
    folder, cache = write_pack(tmp_path / "pack", questions=WRITTEN), PackCache(tmp_path / "cache")
    assert load_pack(folder, QUESTION_TYPES, cache) == load_pack(folder, QUESTION_TYPES, cache)
    assert load_pack(folder, QUESTION_TYPES, cache) == pack_of(folder)


def test_what_is_counted_are_the_showings(tmp_path: Path) -> None:
    """One question in two wordings for training and one reserved; the cell has two."""
    coverage = check(write_pack(tmp_path, questions=WRITTEN), QUESTION_TYPES).coverage
    assert (coverage.questions, coverage.showings, coverage.reserved) == (1, 2, 1)
    assert [count for _, count in coverage.cells] == [2]
    assert "言い方 2とおり（ほかに取り置き 1）" in coverage.lines("ja")[0]


RULES = {
    "W21": (AN_OWN_KEY, AN_OWN_KEY.replace("どの仕事ですか。", "集客の仕事です。"), 17),
    "W23": ("一人ずつ向き合う係です。", "間違いです。", 28),
    "W10": (AN_OWN_KEY, AN_OWN_KEY.replace("港で旗を振って人を呼ぶ", "広場で品を配る"), 17),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_of_good_questions_read_variants(rule: str, tmp_path: Path) -> None:
    """Trained or reserved, in the variant's own lines; the one rule for each kind: one question, options, the bank."""
    good, bad, line = RULES[rule]
    assert good in WRITTEN
    sound = check(write_pack(tmp_path / "sound", questions=WRITTEN), QUESTION_TYPES).faults
    assert rule not in {fault.rule for fault in sound}
    faulty = check(write_pack(tmp_path / "faulty", questions=WRITTEN.replace(good, bad)), QUESTION_TYPES).faults
    assert [(fault.line, say(fault.sentence, "ja") != "") for fault in faulty if fault.rule == rule] == [(line, True)]
