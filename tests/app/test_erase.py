"""After erasing, nothing that was the learner's is in any byte of any place that was named."""

import gzip
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from tests.study.in_memory import HandClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.question import ShowingId
from trainer.domain.response import DONT_KNOW
from trainer.domain.subject import PackId
from trainer.log import close_log, note_problem, open_log
from trainer.storage import erase_record
from trainer.storage.data_folder import DataFolder
from trainer.storage.erase_record import NotErased

CANARY = "kanariya-4711"


class KanaryProblem(Exception):
    """Its name goes into the log."""


KanaryProblem.__qualname__ = CANARY


def bytes_in(folder: Path) -> dict[Path, bytes]:
    """Return every file's bytes, and what a compressed one holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            with suppress(OSError, EOFError, zlib.error):
                content += gzip.decompress(content)
            found[path] = content
    return found


def with_canary(*folders: Path) -> list[Path]:
    """Return the files that hold the canary."""
    return [path for folder in folders for path, content in bytes_in(folder).items() if CANARY.encode() in content]


def lived(data: Path, stick: Path) -> LibrarySession:
    """Return the library of one who has left something in every place there is."""
    folder = DataFolder(data)
    folder.prepare()
    open_log(data)
    note_problem(KanaryProblem())
    library = LibrarySession(folder, built_in_pack(), HandClock())
    library.use_second_folder(str(stick))
    service = library.service()
    service.start_session("review")
    service.submit_answer(DONT_KNOW, None, 1_000)
    storage = library._opened()
    storage.flags.add(PackId(CANARY), CANARY, ShowingId(CANARY), 1, 1)
    with storage.database.writing() as connection:
        storage.database.words.on(connection).number(CANARY)
    made = service.make_backup()
    for _ in range(2):
        library.restore(made.backups[0].name)
        library.service()
    with (data / "answers.journal").open("ab") as journal:
        journal.write(f"\n{CANARY}\n".encode())
    (data / "cache" / "pack.json").write_text(CANARY)
    (data / "packs.json").write_text(CANARY)
    (data / "window-place").write_text(CANARY)
    (data / "answers-set-aside-1.journal").write_text(CANARY)
    (data / "signing-key").write_text(CANARY)
    (data / "outbox").mkdir()
    (data / "outbox" / "A1-00000000-0000001.mres").write_text(CANARY)
    return library


def test_no_byte_of_what_was_the_learners_is_left(tmp_path: Path) -> None:
    """Database, journal, backups in both folders, log, files set aside, cache: each held it before, none does after."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    library = lived(data, stick)
    held = {path.relative_to(tmp_path).parts[0:2] for path in with_canary(data, stick)}
    named = {"minori.sqlite", "answers.journal", "backups", "minori-set-aside-1.sqlite", "answers-set-aside-1.journal"}
    assert {("data", one) for one in (*named, "minori.log", "cache", "packs.json", "window-place")} <= held
    assert any(part[0] == "stick" for part in held)
    places = library.places()
    erased = library.erase()
    close_log()
    assert with_canary(data, stick) == []
    assert list(stick.iterdir()) == []
    assert {one.name for one in data.iterdir()} <= {"backups", "cache", "minori.log", "outbox"}
    assert erased.left == ()
    assert erased.had_second
    told = " ".join(f"{place.where} {place.files}" for place in places)
    for name in ("minori.sqlite", "answers.journal", "backups", "minori.log", "stick"):
        assert name in told


@pytest.mark.parametrize("forgotten", ["_backups_in", "set_aside_files"])
def test_the_control_finds_a_place_that_was_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    """An erasing that leaves the backups, or what was set aside, is found by the same look."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    library = lived(data, stick)
    nothing: dict[str, object] = {"_backups_in": lambda _: (), "set_aside_files": lambda _: {}}
    monkeypatch.setattr(erase_record, forgotten, nothing[forgotten])
    library.erase()
    close_log()
    assert with_canary(data, stick)


def test_what_is_overwritten_is_gone_also_through_another_name(tmp_path: Path) -> None:
    """A file is filled with zeros before it goes: whoever holds it under a second name reads nothing."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    library = lived(data, stick)
    library.close()
    second = tmp_path / "second-name"
    second.hardlink_to(data / "minori.sqlite")
    library.erase()
    close_log()
    assert set(second.read_bytes()) == {0}


def test_strangers_stay_and_are_named(tmp_path: Path) -> None:
    """A file that is none of ours, in either folder, is left alone and told."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    (stick / "minori-backups-other").mkdir(parents=True)
    library = lived(data, stick)
    (data / "notes.txt").write_text("mine")
    (data / "backups" / "notes.txt").write_text("mine")
    erased = library.erase()
    close_log()
    assert set(erased.left) == {
        str(data / "notes.txt"),
        str(data / "backups" / "notes.txt"),
        str(stick / "minori-backups-other"),
    }
    assert (data / "notes.txt").read_text() == "mine"


def test_what_cannot_be_erased_is_named_and_all_else_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the file; nothing else is left because of it."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    library = lived(data, stick)
    wiped = erase_record._wiped
    monkeypatch.setattr(erase_record, "_wiped", lambda path: path.name != "answers.journal" and wiped(path))
    with pytest.raises(NotErased) as caught:
        library.erase()
    close_log()
    assert str(data / "answers.journal") in str(caught.value)
    assert {path.name for path in with_canary(data, stick)} == {"answers.journal"}


def test_after_erasing_one_begins_as_on_the_first_day(tmp_path: Path) -> None:
    """The same library goes on with a new, empty record, and asks the first question."""
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    library = lived(data, stick)
    before = library._opened().device
    library.erase()
    assert library.service().show_home().met == 0
    assert library._opened().device != before
    assert library.service().preferences().second_folder == ""
    library.service().start_session("review")
    library.close()
    close_log()
