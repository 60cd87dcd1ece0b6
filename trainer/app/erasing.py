"""A learner's whole record, erased for good."""

from pathlib import Path

from trainer.log import put_away
from trainer.storage.data_folder import DataFolder
from trainer.storage.erase_record import erase, name_place, places_of, strangers_in
from trainer.storage.learner.backup.second_folder import places_in
from trainer.study.whole_record import Erased, KeptPlace


def kept_places(folder: DataFolder, second: Path | None) -> tuple[KeptPlace, ...]:
    """Return every place where something is kept; `second` is where backups are copied to as well."""
    places = (*places_of(folder, second), name_place(folder.path))
    return tuple(KeptPlace(one.what, str(one.where), len(one.files)) for one in places if one.files)


def erase_all(folder: DataFolder, second: Path | None) -> Erased:
    """Erase all of it, nothing of which is open; return what is out of reach. Raises NotErased."""
    with put_away():
        erase(places_of(folder, second), folder.path)
    others = () if second is None else tuple(places_in(second.parent))
    return Erased(tuple(str(one) for one in (*strangers_in(folder), *others)), second is not None)
