"""A folder of text becomes a pack, or every fault in it at once."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs.small_pack import FACTS, PACK, PARSERS, QUESTION, QUESTIONS, write_pack
from trainer.domain.subject import FactId
from trainer.packs.folder import PackProblem
from trainer.packs.read_pack import load_pack, read_pack
from trainer.translations import say

Place = tuple[str, str, int, int]


def faults_of(folder: Path) -> list[Place]:
    """Return rule, file, line and column of every fault."""
    return [(fault.rule, fault.file, fault.line, fault.column) for fault in read_pack(folder, PARSERS).faults]


def test_reads_a_pack(tmp_path: Path) -> None:
    """Facts, twins, sources and questions come out as written."""
    read = read_pack(write_pack(tmp_path), PARSERS)
    assert read.faults == ()
    pack = read.pack
    assert pack is not None
    assert (pack.id, pack.version, pack.title.en) == ("jp.minori.test", "1.0.0", "Trial")
    fact = pack.facts[FactId("f.1")]
    assert (fact.topic, fact.twins, fact.source.publisher) == (("role", "marketing"), ("f.2",), "Minori")
    (question,) = pack.questions.values()
    assert (question.rev, question.tests, question.stem.ja, question.level) == (2, ("f.1",), "問い", None)


SCHEMA = {
    "unknown type": ("questions", "type: card", "type: crad", ("E04", 3, 11)),
    "missing stem": ("questions", "    stem: {ja: 問い, en: Question}\n", "", ("E01", 2, 5)),
    "empty stem": ("questions", "stem: {ja: 問い, en: Question}", "stem:", ("E01", 6, 5)),
    "dangling tests": ("questions", "tests: [f.1]", "tests: [f.2, f.11]", ("E07", 4, 18)),
    "tests as a mapping": ("questions", "tests: [f.1]", "tests: {ja: f.1}", ("E03", 4, 12)),
    "unknown key": ("questions", "decides:", "desides:", ("E02", 7, 5)),
    "unknown language": ("questions", "{ja: 答え, en: Answer}", "{ja: 答え, eng: Answer}", ("E02", 8, 20)),
    "bad revision": ("questions", "rev: 2", "rev: zwei", ("E04", 5, 10)),
    "bad id": ("questions", "id: q.1", "id: Q_1", ("E05", 2, 9)),
    "unknown level": ("questions", "rev: 2", "level: knw", ("E04", 5, 12)),
    "unknown case": ("questions", "rev: 2", "case: old", ("E04", 5, 11)),
    "waiver without reason": ("questions", "rev: 2", "lint: {ignore: W26}", ("E01", 5, 11)),
    "questions as a mapping": ("questions", QUESTION, "  id: q.1\n", ("E03", 2, 3)),
    "entry as a word": ("questions", QUESTION, QUESTION + "  - q.2\n", ("E03", 10, 5)),
    "entry with a full-width colon": ("questions", QUESTION, QUESTION + "  - id：q.2\n", ("Y03", 10, 7)),
    "twin that is not there": ("facts", "twin: [f.2]", "twin: [f.3]", ("E07", 8, 12)),
    "twin of itself": ("facts", "twin: [f.2]", "twin: [f.1]", ("E07", 8, 11)),
    "twin named twice": ("facts", "twin: [f.2]", "twin: [f.2, f.2]", ("E06", 8, 11)),
    "repeated fact id": ("facts", "- id: f.2", "- id: f.1", ("E06", 9, 9)),
    "unknown side": ("facts", "side: sales", "side: saels", ("E04", 11, 11)),
    "old id that is in use": ("facts", "twin: [f.2]", "was: [f.2]", ("E06", 8, 10)),
    "unknown place": ("pack", "place: left", "place: lft", ("E04", 17, 12)),
    "wrong format": ("pack", "qpack/1", "qpack/9", ("E04", 1, 9)),
    "source not as a mapping": ("pack", "  publisher: Minori\n", "  publisher: [a]\n", ("E03", 9, 14)),
}
TEXTS = {"pack": PACK, "facts": FACTS, "questions": QUESTIONS}
FILES = {"pack": "pack.yaml", "facts": "facts/a.yaml", "questions": "questions/a.yaml"}


@pytest.mark.parametrize("name", SCHEMA)
def test_names_what_does_not_fit(name: str, tmp_path: Path) -> None:
    """Each departure from the schema is named at its place."""
    part, good, bad, (rule, line, column) = SCHEMA[name]
    assert good in TEXTS[part]
    write_pack(tmp_path, **{part: TEXTS[part].replace(good, bad)})
    assert (rule, FILES[part], line, column) in faults_of(tmp_path)
    assert read_pack(tmp_path, PARSERS).pack is None


def test_says_what_was_probably_meant(tmp_path: Path) -> None:
    """A mistyped key, type, side or fact comes with its nearest neighbour."""
    questions = QUESTIONS.replace("decides:", "desides:").replace("type: card", "type: crad").replace("[f.1]", "[f1]")
    write_pack(tmp_path, questions=questions)
    sentences = [say(fault.sentence, "en") for fault in read_pack(tmp_path, PARSERS).faults]
    for meant in ('"card"', '"f.1"'):
        assert any(f"Did you mean {meant}?" in sentence for sentence in sentences)
    write_pack(tmp_path, questions=QUESTIONS.replace("decides:", "desides:"))
    assert 'Did you mean "decides"?' in say(read_pack(tmp_path, PARSERS).faults[-1].sentence, "en")


def test_all_faults_of_all_files_come_in_one_pass(tmp_path: Path) -> None:
    """A broken file hides nothing in the others, and what points into its broken part is no fault of its own."""
    facts = FACTS.replace("name: {ja: 商談, en: Talks}", "name: @商談").replace("side: marketing", "side: market")
    questions = QUESTIONS.replace("[f.1]", "[f.2]").replace("rev: 2", "rev: 0").replace("type: card", "type: xxx")
    write_pack(tmp_path, pack=PACK.replace("version: 1.0.0\n", ""), facts=facts, questions=questions)
    assert faults_of(tmp_path) == [
        ("E01", "pack.yaml", 1, 1),
        ("E04", "facts/a.yaml", 4, 11),
        ("Y05", "facts/a.yaml", 13, 11),
        ("E04", "questions/a.yaml", 3, 11),
        ("E04", "questions/a.yaml", 5, 10),
    ]


def test_own_keys_are_left_alone(tmp_path: Path) -> None:
    """Keys that start with `x-` belong to the author."""
    write_pack(tmp_path, questions=QUESTIONS.replace("rev: 2", "x-note: later"))
    assert faults_of(tmp_path) == []


def test_a_missing_pack_file_is_named(tmp_path: Path) -> None:
    """Without pack.yaml the first fault says so."""
    write_pack(tmp_path)
    (tmp_path / "pack.yaml").unlink()
    assert faults_of(tmp_path)[0] == ("E08", "pack.yaml", 0, 0)


def test_a_file_outside_the_pack_is_refused(tmp_path: Path) -> None:
    """A link that leads out of the folder is not followed."""
    folder = write_pack(tmp_path / "pack")
    secret = tmp_path / "secret.yaml"
    secret.write_text("facts: []", encoding="utf-8")
    (folder / "facts" / "b.yaml").symlink_to(secret)
    assert ("E08", "facts/b.yaml", 1, 1) in faults_of(folder)


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    """A pack that is not there is a known problem in both languages."""
    with pytest.raises(PackProblem) as problem:
        read_pack(tmp_path / "nowhere", PARSERS)
    assert "nowhere" in say(problem.value.sentence, "ja")
    assert "nowhere" in say(problem.value.sentence, "en")


def test_loading_a_faulty_pack_names_the_first_fault(tmp_path: Path) -> None:
    """For a learner the first fault and the number of the others are enough."""
    write_pack(tmp_path, questions=QUESTIONS.replace("rev: 2", "rev: 0").replace("type: card", "type: xxx"))
    with pytest.raises(PackProblem) as problem:
        load_pack(tmp_path, PARSERS)
    assert "questions/a.yaml:3:11" in say(problem.value.sentence, "en")
    assert "There is one more." in say(problem.value.sentence, "en")
    assert "ほかに1件" in say(problem.value.sentence, "ja")


def test_loading_a_good_pack_gives_it(tmp_path: Path) -> None:
    """A pack without errors is loaded."""
    assert len(load_pack(write_pack(tmp_path), PARSERS).questions) == 1


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    """Same files, same hash; one other character or name, another."""
    first = load_pack(write_pack(tmp_path / "a"), PARSERS).content_hash
    assert load_pack(write_pack(tmp_path / "b"), PARSERS).content_hash == first
    changed = write_pack(tmp_path / "c", questions=QUESTIONS.replace("答え", "答"))
    assert load_pack(changed, PARSERS).content_hash != first
    (tmp_path / "b" / "facts" / "a.yaml").rename(tmp_path / "b" / "facts" / "b.yaml")
    assert load_pack(tmp_path / "b", PARSERS).content_hash != first


def test_the_collector_is_on_again_afterwards(tmp_path: Path) -> None:
    """Reading pauses the garbage collector and never leaves it off, faults or not."""
    assert gc.isenabled()
    with pytest.raises(PackProblem):
        read_pack(tmp_path / "nowhere", PARSERS)
    read_pack(write_pack(tmp_path), PARSERS)
    assert gc.isenabled()


def test_yaml_is_not_imported_with_the_room() -> None:
    """Importing the reader costs no yaml; only parsing does."""
    program = "import sys, trainer.packs.read_pack, trainer.authoring.lint; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
