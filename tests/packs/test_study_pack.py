"""A pack that was found sound is not read whole again, and is the same all the same."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packs.exhibit_samples import EXHIBITS, add_picture, png
from tests.packs.small_pack import PARSERS, QUESTIONS, write_pack
from trainer.domain.pack import Pack
from trainer.domain.question import Question, Unread, whole
from trainer.packs import cache as cache_module
from trainer.packs import kept_pack, read_pack
from trainer.packs.cache import PackCache
from trainer.packs.folder import PackProblem
from trainer.packs.study_pack import study_pack
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder

BUILT_IN = sorted(path.parent for path in questions_folder().glob("*/pack.yaml"))


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    """Return a cache in a folder that does not exist yet."""
    return PackCache(tmp_path / "cache")


def kept_file(tmp_path: Path) -> Path:
    """Return the one kept pack."""
    (found,) = (tmp_path / "cache").glob("*.pack")
    return found


def is_kept(pack: Pack) -> bool:
    """Return whether only heads were read."""
    return all(isinstance(one.body, Unread) for question in pack.questions.values() for one in question.wordings)


@pytest.mark.parametrize("folder", BUILT_IN, ids=lambda folder: folder.name)
def test_a_kept_pack_is_the_pack_itself(folder: Path, cache: PackCache) -> None:
    """Facts, taxonomy, and every question in every wording with body and exhibit, reserved ones too."""
    first = study_pack(folder, QUESTION_TYPES, cache)
    kept = study_pack(folder, QUESTION_TYPES, cache)
    assert not is_kept(first)
    assert is_kept(kept)
    for field in Pack.__dataclass_fields__:
        if field != "questions":
            assert getattr(kept, field) == getattr(first, field), field
    assert list(kept.questions) == list(first.questions)
    for question, again in zip(first.questions.values(), kept.questions.values(), strict=True):
        assert [one.showing for one in again.wordings] == [one.showing for one in question.wordings]
        for one, other in zip(question.wordings, again.wordings, strict=True):
            assert _alone(whole(other)) == _alone(one)


def _alone(question: Question) -> str:
    """Return all there is of one wording; where in memory its formulas lie is left out."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(replace(question, variants=())))


def test_nothing_is_read_whole_a_second_time(tmp_path: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole reading is not even asked for; with a changed file it is."""
    folder = write_pack(tmp_path / "pack")
    first = study_pack(folder, PARSERS, cache)

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(read_pack, "read_sound", forbidden)
    assert study_pack(folder, PARSERS, cache).content_hash == first.content_hash
    write_pack(folder, questions=QUESTIONS.replace("問い", "別の問い"))
    with pytest.raises(AssertionError):
        study_pack(folder, PARSERS, cache)


def test_a_fault_that_comes_later_is_found(tmp_path: Path, cache: PackCache) -> None:
    """A kept pack does not hide what is wrong with a changed one, and a faulty one is never kept."""
    folder = write_pack(tmp_path / "pack")
    study_pack(folder, PARSERS, cache)
    write_pack(folder, questions=QUESTIONS.replace("decides", "desides"))
    for _ in range(2):
        with pytest.raises(PackProblem):
            study_pack(folder, PARSERS, cache)
    assert len(list((tmp_path / "cache").glob("*.pack"))) == 1


@pytest.mark.parametrize("changed", ["other", "gone", "no picture"])
def test_a_changed_picture_is_looked_at_again(tmp_path: Path, cache: PackCache, changed: str) -> None:
    """Pictures are no part of what the name is made of, and are compared."""
    folder = add_picture(write_pack(tmp_path / "pack", questions=QUESTIONS + EXHIBITS["picture"]))
    first = study_pack(folder, PARSERS, cache)
    assert is_kept(study_pack(folder, PARSERS, cache))
    (picture,) = (folder / "media").iterdir()
    if changed == "other":
        picture.write_bytes(png(41, 30))
        again = study_pack(folder, PARSERS, cache)
        assert not is_kept(again)
        assert again.content_hash != first.content_hash
        return
    picture.unlink() if changed == "gone" else picture.write_bytes(b"no picture")
    with pytest.raises(PackProblem):
        study_pack(folder, PARSERS, cache)


@pytest.mark.parametrize("kind", EXHIBITS)
def test_every_kind_of_exhibit_comes_with_its_question(kind: str, tmp_path: Path, cache: PackCache) -> None:
    """What is asked about is read when the question is asked."""
    folder = add_picture(write_pack(tmp_path / "pack", questions=QUESTIONS + EXHIBITS[kind]))
    (first, *_), (again, *_) = (
        list(study_pack(folder, PARSERS, cache).questions.values()),
        list(study_pack(folder, PARSERS, cache).questions.values()),
    )
    assert again.exhibit is None
    assert whole(again).exhibit == first.exhibit is not None


@pytest.mark.parametrize("damage", [b"", b"{", b"0\n{}", b"\xff\xfe\n[]", None])
def test_a_damaged_one_is_written_anew(tmp_path: Path, cache: PackCache, damage: bytes | None) -> None:
    """Cut, garbled or with one letter changed: read whole and kept again."""
    folder = write_pack(tmp_path / "pack")
    first = study_pack(folder, PARSERS, cache)
    path = kept_file(tmp_path)
    before = path.read_bytes()
    path.write_bytes(before[:-9] + b"x" + before[-8:] if damage is None else damage)
    assert study_pack(folder, PARSERS, cache).facts == first.facts
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"pack":[]}', b"\n\n"])
def test_one_that_makes_no_sense_is_read_whole(tmp_path: Path, cache: PackCache, content: bytes) -> None:
    """Also where its check sum is right, as of a program that kept something else."""
    folder = write_pack(tmp_path / "pack")
    first = study_pack(folder, PARSERS, cache)
    cache.keep_pack(kept_file(tmp_path).stem, content)
    assert study_pack(folder, PARSERS, cache).facts == first.facts


def test_another_reader_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version, a new form and other question types each check again."""
    names = {kept_pack.name_of({"pack.yaml": "0"}, parsers) for parsers in (PARSERS, QUESTION_TYPES)}
    monkeypatch.setattr(kept_pack, "__version__", "next")
    names.add(kept_pack.name_of({"pack.yaml": "0"}, PARSERS))
    monkeypatch.setattr(kept_pack, "KEPT_FORMAT", -1)
    names.add(kept_pack.name_of({"pack.yaml": "0"}, PARSERS))
    names.add(kept_pack.name_of({"pack.yaml": "1"}, PARSERS))
    assert len(names) == len(["small", "all", "version", "form", "file"])


def test_a_pack_as_it_was_imported_stays_one(tmp_path: Path, cache: PackCache) -> None:
    """What nobody wrote yet is still allowed to be missing when a question is asked."""
    folder = write_pack(
        tmp_path / "pack", questions=QUESTIONS.replace("    decides: {ja: 相手の数, en: How many}\n", "")
    )
    pack = folder / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8") + "stage: imported\n", encoding="utf-8")
    study_pack(folder, PARSERS, cache)
    kept = study_pack(folder, PARSERS, cache)
    assert kept.imported
    assert is_kept(kept)
    assert all(whole(question).body for question in kept.questions.values())


def test_a_question_is_read_once(tmp_path: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is asked, what was read is at hand."""
    folder = write_pack(tmp_path / "pack")
    study_pack(folder, PARSERS, cache)
    question = next(iter(study_pack(folder, PARSERS, cache).questions.values()))
    body = whole(question).body
    monkeypatch.setattr(json, "loads", None)
    assert whole(question).body is body


def test_old_packs_go(tmp_path: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those kept before, only the newest stay."""
    monkeypatch.setattr(cache_module, "KEPT_PACKS", 2)
    for number in range(4):
        write_pack(tmp_path / "pack", questions=QUESTIONS.replace("問い", f"問い{number}"))
        study_pack(tmp_path / "pack", PARSERS, cache)
    assert len(list((tmp_path / "cache").glob("*.pack"))) == 2
