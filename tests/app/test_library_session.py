"""Going back to a backup at an open library: called off, everything is as it was."""

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


def test_called_off_the_file_is_the_same_and_the_service_goes_on(tmp_path: Path) -> None:
    """Byte for byte; the service opens again with every answer. The control, not called off, sets the file aside.

    The journal then brings the answer back that was given since.
    """
    folder = DataFolder(tmp_path)
    folder.prepare()
    library = LibrarySession(folder, built_in_pack(), HandClock())
    service = library.service()
    service.start_session("review")
    service.submit_answer(DONT_KNOW, None, 1_000)
    (backup,) = service.make_backup().backups
    service.next_question()
    service.submit_answer(DONT_KNOW, None, 1_000)
    library.close()
    before = digest(tmp_path)
    told: list[float] = []

    def stop_late(share: float, _doing: Text) -> None:
        told.append(share)
        if share > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.restore(backup.name, stop_late)
    assert len(told) >= 4
    assert digest(tmp_path) == before
    assert library.service().show_home().met == 2
    library.restore(backup.name)
    assert (tmp_path / "minori-set-aside-1.sqlite").exists()
    assert library.service().show_home().met == 2
    library.close()
    assert digest(tmp_path) != before


def test_another_pack_called_off_leaves_the_service_as_it_was(tmp_path: Path) -> None:
    """The same service on the same pack; the control, not called off, makes another service."""
    folder = DataFolder(tmp_path)
    folder.prepare()
    library = LibrarySession(folder, built_in_pack(), HandClock())
    service = library.service()

    def stop_at_once(_share: float, _doing: Text) -> None:
        raise Cancelled

    before = service.preferences()
    with pytest.raises(Cancelled):
        library.change_pack(built_in_pack().name, stop_at_once)
    assert library.service() is service
    assert library.service().preferences() == before
    library.change_pack(built_in_pack().name)
    assert library.service() is not service
    library.close()
