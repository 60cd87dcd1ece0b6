"""Going back to a backup at the learner's desk: called off, everything is as it was."""

from pathlib import Path

import pytest

from tests.storage.trouble import digest
from tests.study.in_memory import HandClock
from trainer.app.chosen_pack import built_in_pack
from trainer.app.library_session import LibrarySession
from trainer.domain.progress_reporter import Cancelled
from trainer.domain.response import DONT_KNOW
from trainer.domain.text import Text
from trainer.storage.data_folder import DataFolder


def test_called_off_the_file_is_the_same_and_the_desk_goes_on(tmp_path: Path) -> None:
    """Byte for byte; the desk opens again with every answer. The control, not called off, goes back."""
    folder = DataFolder(tmp_path)
    folder.prepare()
    learner = LibrarySession(folder, built_in_pack(), HandClock())
    desk = learner.service()
    desk.start_session("review")
    desk.submit_answer(DONT_KNOW, None, 1_000)
    (backup,) = desk.make_backup().backups
    desk.next_question()
    desk.submit_answer(DONT_KNOW, None, 1_000)
    learner.close()
    before = digest(tmp_path)
    told: list[float] = []

    def stop_late(share: float, _doing: Text) -> None:
        told.append(share)
        if share > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        learner.restore(backup.name, stop_late)
    assert len(told) >= 4
    assert digest(tmp_path) == before
    assert learner.service().show_home().met == 2
    learner.restore(backup.name)
    assert learner.service().show_home().met == 1
    learner.close()
    assert digest(tmp_path) != before


def test_another_pack_called_off_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    """The same desk on the same pack; the control, not called off, makes another desk."""
    folder = DataFolder(tmp_path)
    folder.prepare()
    learner = LibrarySession(folder, built_in_pack(), HandClock())
    desk = learner.service()

    def stop_at_once(_share: float, _doing: Text) -> None:
        raise Cancelled

    before = desk.preferences()
    with pytest.raises(Cancelled):
        learner.change_pack(built_in_pack().name, stop_at_once)
    assert learner.service() is desk
    assert learner.service().preferences() == before
    learner.change_pack(built_in_pack().name)
    assert learner.service() is not desk
    learner.close()
