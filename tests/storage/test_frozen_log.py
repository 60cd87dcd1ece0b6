from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from shutil import copyfile

import pytest

from tests.storage.every_kind import HERE, REGISTRATION, THERE, every_kind
from tests.storage.frozen_log import DATABASES, TEXT, line_of, write_every_kind
from trainer.domain.canonical_form import KINDS, kind_of, read_canonical
from trainer.domain.hash_chain import first_break, registration_break
from trainer.domain.review import LogEntry
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.learner_state import rebuild
from trainer.storage.data_folder import DataFolder
from trainer.storage.learner.file_header import NEWEST_VERSION
from trainer.storage.learner.open_database import Storage, open_storage

FROZEN = TEXT.read_text(encoding="ascii").splitlines()


@pytest.fixture(params=DATABASES, ids=lambda path: str(path.stem))
def frozen(request: pytest.FixtureRequest, folder: DataFolder, new_id: Callable[[], str]) -> Iterator[Storage]:
    """Open a copy of a frozen database; whatever migrations it lacks are taken."""
    copyfile(request.param, folder.database)
    storage = open_storage(folder, new_id)
    yield storage
    storage.close()


def _entries(storage: Storage) -> list[LogEntry]:
    return list(storage.log.replay(next(every_kind()).pack))


def test_there_are_three_of_every_kind_with_every_field() -> None:
    """A new kind comes with its records, a new field with a value that is not its default."""
    records = list(every_kind())
    assert {kind: count >= 3 for kind, count in Counter(map(kind_of, records)).items()} == dict.fromkeys(KINDS, True)
    for made in KINDS.values():
        for field in fields(made):
            if field.default is not MISSING and field.name != "link":
                values = [getattr(one, field.name) for one in records if type(one) is made]
                assert any(value != field.default for value in values), (made, field.name)
    assert {one.device for one in records} == {HERE, THERE}


def test_frozen_databases_are_read_as_they_were_written(frozen: Storage) -> None:
    """Every entry is there in its canonical form, with its hash; the whole chain holds."""
    assert [line_of(entry) for entry in _entries(frozen)] == FROZEN
    assert frozen.log.verify_chain() is None
    assert first_break(_entries(frozen)) is None


def test_todays_code_writes_the_same(folder: DataFolder, new_id: Callable[[], str]) -> None:
    """The same records get the same canonical form and the same hashes, for good."""
    storage = open_storage(folder, new_id)
    assert [line_of(entry) for entry in write_every_kind(storage)] == FROZEN
    storage.close()


def test_the_text_alone_gives_the_records_back() -> None:
    """A canonical line needs nothing else to become its record again, with the same hash."""
    lines = [line.split(" ", 3)[3].encode("ascii") for line in FROZEN]
    written = [entry.split(" ", 3)[3] for entry in FROZEN]
    again = [read_canonical(line) for line in lines]
    assert [line_of(LogEntry(0, 0, 1, "", record)).split(" ", 3)[3] for record in again] == written
    with pytest.raises(ValueError, match="unknown format"):
        read_canonical(lines[0].replace(b'"format":1', b'"format":2'))


def test_kinds_that_nothing_uses_yet_do_no_harm(frozen: Storage) -> None:
    """The state is that of the answers that stand; days and histories count nothing else."""
    entries = _entries(frozen)
    answers = [one for one in entries if kind_of(one.record) == "answer"]
    assert rebuild(entries, FsrsModel()) == rebuild(answers, FsrsModel())
    day, pack = answers[0].record.study_day, answers[0].record.pack
    assert list(frozen.log.of_day(pack, day)) == answers
    assert frozen.log.study_days(pack) == (day,)


def test_one_registration_is_checked_without_the_rest(frozen: Storage) -> None:
    """What belongs to it, cut out, holds; without one, in another order, changed or of another device it does not."""
    cut = [one.record for one in _entries(frozen) if one.record.link and one.record.link.registration == REGISTRATION]
    assert len(cut) >= 6
    assert len({one.device for one in cut}) == 2
    assert registration_break(cut) is None
    of_here = [one for one in cut if one.device == HERE]
    assert registration_break(of_here[1:]) == 1
    assert registration_break([of_here[0], of_here[2]]) == 2
    assert registration_break([of_here[1], of_here[0]]) == 1
    assert registration_break([*cut, next(every_kind())]) == len(cut) + 1
    changed = replace(of_here[0], utc_ms=of_here[0].utc_ms + 1)
    assert registration_break([changed, *of_here[1:]]) == 2
    swapped = [replace(one, device=THERE) for one in of_here]
    assert registration_break(swapped) == 2


def test_no_frozen_database_is_forgotten() -> None:
    """The folder holds the databases of all versions up to today's."""
    names = [f"version-{number}.sqlite" for number in range(1, NEWEST_VERSION + 1)]
    assert [path.name for path in DATABASES] == names
