"""Who learns on this computer: found by name, never mixed up, never lost with the list."""

from pathlib import Path

import pytest

from trainer.storage.data_folder import DataFolder
from trainer.storage.erase_record import strangers_in
from trainer.storage.learners import FILE, FOLDER, LONGEST_NAME, Learners, UnknownLearner, UnusableName, owner_of
from trainer.translations import say


def two(root: Path) -> Learners:
    """Return a list with two names."""
    learners = Learners(root)
    learners.rename("", "花子")
    learners.add("Taro")
    return learners


def test_one_learner_needs_no_list(tmp_path: Path) -> None:
    """The record lies in the data folder itself, and looking writes nothing."""
    learners = Learners(tmp_path)
    (only,) = learners.all()
    assert (only.folder, only.name, learners.place_of(only.folder)) == ("", "", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_learner_has_a_folder_of_their_own(tmp_path: Path) -> None:
    """Names are kept in the order of joining."""
    learners = two(tmp_path)
    assert [(line.folder, line.name) for line in learners.all()] == [("", "花子"), ("2", "Taro")]
    assert learners.place_of("2") == tmp_path / FOLDER / "2"


@pytest.mark.parametrize("typed", ["taro", "ＴＡＲＯ", " Taro ", "2"])
def test_a_learner_is_found_however_the_name_is_typed(typed: str, tmp_path: Path) -> None:
    """Width, case and spaces make no difference; the number does for a name."""
    assert two(tmp_path).named(typed).folder == "2"


def test_nobody_of_that_name_is_told_who_there_is(tmp_path: Path) -> None:
    """Control: an unknown name never falls back to anybody's record."""
    with pytest.raises(UnknownLearner) as caught:
        two(tmp_path).named("jiro")
    assert "花子, Taro" in say(caught.value.sentence, "en")


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "taro", "a\x1b[31m", "7", "--data"])
def test_a_name_that_will_not_do_is_one_sentence(name: str, tmp_path: Path) -> None:
    """Empty, too long, taken, unprintable, or what the command line would take for something else."""
    learners = two(tmp_path)
    with pytest.raises(UnusableName):
        learners.add(name)
    assert len(learners.all()) == 2


def test_one_may_keep_the_own_name_in_another_case(tmp_path: Path) -> None:
    """Only another one's name is taken."""
    learners = two(tmp_path)
    learners.rename("2", "TARO")
    assert learners.named("taro").name == "TARO"


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"2": 3}', '{"../x": "a"}', '{"1": "a"}'])
def test_a_damaged_list_costs_names_and_no_learner(text: str, tmp_path: Path) -> None:
    """Who has a record is found by the folder; nothing in the list leads out of it."""
    two(tmp_path)
    place = tmp_path / FOLDER / "2"
    place.mkdir(parents=True)
    (place / "minori.sqlite").touch()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert [(line.folder, line.name) for line in Learners(tmp_path).all()] == [("", ""), ("2", "")]


def test_a_number_is_never_given_twice(tmp_path: Path) -> None:
    """A folder that is left keeps its number, so nobody gets another one's record."""
    learners = two(tmp_path)
    (tmp_path / FOLDER / "5").mkdir(parents=True)
    assert learners.add("Jiro").folder == "6"


def test_a_record_knows_the_list_it_stands_in(tmp_path: Path) -> None:
    """From a learner's folder to the list and back; a folder that only looks like one is its own."""
    learners = two(tmp_path)
    found, folder = owner_of(learners.place_of("2"))
    assert (found.file, folder) == (tmp_path / FILE, "2")
    other = tmp_path / "elsewhere" / FOLDER / "2"
    assert owner_of(other)[1] == ""


def test_each_learner_is_locked_alone(tmp_path: Path) -> None:
    """Two may learn at once; control: the same one twice may not."""
    learners = two(tmp_path)
    folders = [DataFolder(learners.place_of(one)) for one in ("", "2", "2")]
    for folder in folders:
        folder.prepare()
    assert [folder.take() for folder in folders] == [True, True, False]
    for folder in folders:
        folder.release()


def test_the_others_are_no_strangers_in_the_first_ones_folder(tmp_path: Path) -> None:
    """Erasing the first one's record neither names nor touches what is another one's."""
    two(tmp_path)
    DataFolder(tmp_path / FOLDER / "2").prepare()
    assert strangers_in(DataFolder(tmp_path)) == ()
