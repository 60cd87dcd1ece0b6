"""What an author is told about each type's own keys."""

from pathlib import Path

import pytest

from tests.question_types.samples import SAMPLES, write_pack
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say


def _rules(folder: Path, question: str) -> list[str]:
    return [fault.rule for fault in read_pack(write_pack(folder, question), QUESTION_TYPES).faults]


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_have_no_fault(tmp_path: Path, name: str) -> None:
    """Control: as they stand, the samples are clean."""
    assert _rules(tmp_path, SAMPLES[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "rules"),
    [
        ("single", "        ok: yes\n", "        lure: none\n        why: x\n", ["E10"]),
        ("single", "        lure: s.goal\n", "        ok: yes\n", ["E10"]),
        ("single", "        lure: s.goal\n", "", ["E01"]),
        ("single", "        lure: s.goal\n", "        lure: m.goal\n", ["E17"]),
        ("single", "        why: {ja: 数を追う点が似ています。, en: It also counts things.}\n", "", ["E01"]),
        ("single", "key: b", "key: a", ["E14"]),
        ("single", "key: b", "key: b=c", ["E14"]),
        ("single", "その場で契約を結ぶ", "関心のある人を 見つける", ["E11"]),
        ("single", "choices:", "choice:", ["E01", "E02"]),
        ("multi", "        ok: yes\n", "        lure: none\n        why: x\n", ["E10"]),
        ("truefalse", "answer: false", "answer: maybe", ["E04"]),
        ("truefalse", "    answer: false\n", "", ["E01"]),
        ("truefalse", "key: b", "key: true", ["E14"]),
        ("truefalse", "      lure: m.goal\n      why", "      why", ["E01"]),
        ("cloze", "[[2]]", "[[3]]", ["E16"]),
        ("cloze", "label: 2", "label: 1", ["E16"]),
        ("cloze", "signing is [[2]]", "signing is its", ["E16"]),
        ("cloze", "fact: m.goal", "fact: b.share", ["E17"]),
        ("cloze", "{ja: 営業, en: sales}", "{ja: まーけ, en: sales}", ["E11"]),
        ("short", "ja: [クライアント]", "ja: [ﾘｰﾄﾞ]", ["E11"]),
        ("short", "見込み客, ", '"…", ', ["E16"]),
        ("short", "    accept:\n      ja: [リード, 見込み客, リードパーソン]\n      en: [lead]\n", "", ["E01"]),
        ("order", "fact: m.goal", "fact: b.share", ["E17"]),
        ("match", "        fact: m.goal\n", "", ["E01"]),
        ("sort", "bin: both", "bin: neither", ["E18"]),
        ("sort", "    cases:", "    bins: [marketing, sales]\n    cases:", ["E18"]),
        ("sort", "    cases:", "    bins: [marketing, sales, both, all]\n    cases:", ["E18"]),
        (
            "card",
            "    because: {ja: 職場ごとに答えが違います。, en: Every workplace has its own answer.}\n",
            "",
            ["E01"],
        ),
    ],
)
def test_each_slip_is_told(tmp_path: Path, name: str, old: str, new: str, rules: list[str]) -> None:
    """One slip, one sentence with its rule."""
    assert old in SAMPLES[name]
    assert sorted(set(_rules(tmp_path, SAMPLES[name].replace(old, new)))) == rules


def _without(name: str, start: str) -> str:
    """Return the sample without everything from `start` on."""
    return SAMPLES[name][: SAMPLES[name].index(start)]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("single", "      - key: b"),
        ("order", "      - key: c"),
        ("match", "    spare:"),
        ("match", "      - key: b"),
        ("sort", "      - key: b"),
    ],
)
def test_too_few_parts_are_told(tmp_path: Path, name: str, start: str) -> None:
    """A question that answers itself is refused."""
    assert "E15" in _rules(tmp_path, _without(name, start))


def test_a_fault_says_where_in_both_languages(tmp_path: Path) -> None:
    """The fault of a duplicate key stands at that key."""
    read = read_pack(write_pack(tmp_path, SAMPLES["single"].replace("key: b", "key: a")), QUESTION_TYPES)
    fault = read.faults[0]
    assert (fault.file, fault.excerpt) == ("questions/role.yaml", "- key: a")
    assert say(fault.sentence, "ja")
    assert say(fault.sentence, "en")
