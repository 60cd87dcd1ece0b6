"""Where it is said what becomes of the whole record: mended, carried to another computer, erased."""

from collections.abc import Callable, Iterator

from trainer.study import whole_record
from trainer.study.remedy import Remedy
from trainer.study.whole_record import Erased, Joined, KeptPlace


def a_record_that_is_mended() -> Iterator[object]:
    """Yield what is said before and after: of one that is sound, of one that lost nothing, of one that lost some."""
    for sound, lost in ((True, 0), (False, 0), (False, 2)):
        remedy = Remedy(9, 5, 3, 1, lost, sound, 2)
        yield remedy.sentence, remedy.done


def a_record_of_two_computers_and_its_end() -> object:
    """Return what is said of saving, joining and erasing it."""
    place = KeptPlace(whole_record.WILL_BE_ERASED, "/data", 1)
    said = whole_record.saved(1, "record"), whole_record.joined_to(Joined(9, 1)), whole_record.line_of(place)
    return (*said, whole_record.ERASED, whole_record.out_of_reach(Erased(("/data/other",), had_second=True)))


RECORD_PLACES: tuple[Callable[[], object], ...] = (a_record_that_is_mended, a_record_of_two_computers_and_its_end)
