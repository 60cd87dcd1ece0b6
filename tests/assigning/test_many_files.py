"""Files by the thousand: none that is bad gets through unseen, and none that is good is refused."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.assigning.hand_ins import DAY, Desk, Device, response_to
from tests.assigning.people import DUE, SEED, organisation, small_plan
from trainer.assigning.console_values import Outcome
from trainer.assigning.intake import Handed
from trainer.domain.assignment import Assignment, HandedInAnswer, HandedInLink
from trainer.exchange.result_file import result_file
from trainer.exchange.signed_file import signed_file
from trainer.sealing.boxes import close_box
from trainer.sealing.signing import key_id, public_key

FRIDAY = DUE - 4 * DAY
PEOPLE = tuple(f"E{number:04d}" for number in (1, 2, 11, 12, 16, 21, 22, 26, 27, 31))
BAD_IN_CI, BAD = 1_000, 4_000
GOOD_IN_CI, GOOD = 300, 10_000
WANTED: frozenset[Outcome] = frozenset({"flagged", "refused", "incomplete"})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return HR's desk, with A1 over twenty questions."""
    with organisation(tmp_path) as console:
        console.assign(small_plan(20))
        yield Desk(console)


def given(desk: Desk) -> Assignment:
    """Return A1."""
    return desk.console.storage.assignments.known()[0].assignment


def bad_files(desk: Desk, number: int) -> Iterator[Handed]:
    """Give altered, cut, rewritten, foreign and re-labelled results of people who handed in honestly before."""
    chance = Random(number)
    assignment = given(desk)
    honest = {person: Device(person, "one", assignment) for person in PEOPLE}
    for one in honest.values():
        one.answers(assignment.questions, 12, FRIDAY)
    for at in range(number):
        person = chance.choice(PEOPLE)
        made = _BAD[at % len(_BAD)](honest[person], honest, chance)
        yield Handed(f"{at:04d}-{_BAD[at % len(_BAD)].__name__}.mres", made)


def _one_bit(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    data = bytearray(device.file())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    data = device.file()
    return data[: chance.randrange(len(data))]


def _rewritten(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    copy = Device(device.person, device.name, device.assignment, list(device.links))
    copy.change(chance.randrange(12, 20), _right)
    return copy.file(written_ms=FRIDAY + chance.randrange(DAY))


def _left_out(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    copy = Device(device.person, device.name, device.assignment, list(device.links))
    copy.change(chance.randrange(19), lambda _: None)
    return copy.file(written_ms=FRIDAY + chance.randrange(DAY))


def _relabelled(device: Device, others: dict[str, Device], chance: Random) -> bytes:
    other = chance.choice([one for one in others if one != device.person])
    thief = Device(other, "new", device.assignment, list(device.links))
    return thief.file(written_ms=FRIDAY + chance.randrange(DAY))


def _foreign(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    return result_file(device.result(), device.seed, public_key(chance.randbytes(32)))


def _signed_by_another(device: Device, _: dict[str, Device], chance: Random) -> bytes:
    """Sign what the device said with a key that is not its own: the answers belong to the device's person."""
    thief = Device("E0036", "new", device.assignment, list(device.links))
    return thief.file(written_ms=FRIDAY + chance.randrange(DAY))


def _no_result(_: Device, __: dict[str, Device], chance: Random) -> bytes:
    """Close something else for the organisation's key."""
    box = close_box(public_key(SEED), signed_file("massign", chance.randbytes(200), chance.randbytes(32)))
    return b"minori-sealed 1 %s %d\n" % (key_id(public_key(SEED)).encode(), len(box)) + box


def _noise(_: Device, __: dict[str, Device], chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(2000))


_BAD = (
    _one_bit, _cut, _rewritten, _left_out, _relabelled, _foreign, _signed_by_another, _no_result, _noise,
)  # fmt: skip


def _right(link: HandedInLink) -> HandedInLink:
    assert isinstance(link, HandedInAnswer)
    return link._replace(response=response_to(link.question, right=True), claimed=True)


def every_bad_file_is_seen(desk: Desk, number: int) -> None:
    """Take in honest files, then bad ones: each is refused, flagged or still arriving, and nobody gains a point."""
    for person in PEOPLE:
        one = Device(person, "one", given(desk))
        one.answers(given(desk).questions, 12, FRIDAY)
        assert desk.take(one.file()).rows[0].outcome == "accepted"
    before = _scores(desk)
    ledger = desk.take(*bad_files(desk, number))
    let_through = [one for one in ledger.rows if one.outcome not in WANTED]
    assert let_through == []
    assert _scores(desk) == before


def no_good_file_is_refused(desk: Desk, number: int) -> None:
    """Take in as many files of people who go on learning and hand in again and again."""
    chance = Random(number)
    devices = [Device(person, name, given(desk)) for person in PEOPLE for name in ("one", "two")]
    files = []
    for at in range(number):
        device = chance.choice(devices)
        question = chance.choice(given(desk).questions)
        device.answer(question, FRIDAY + at * 60_000, right=chance.random() < 0.8)
        if chance.random() < 0.05:
            device.undo(device.links[-1].id, FRIDAY + at * 60_000 + 1)
        files.append(Handed(f"{at}.mres", device.file()))
        if len(device.links) > 60:
            device.links.clear()
            device.name += "+"
    chance.shuffle(files)
    outcomes = Counter(one.outcome for one in desk.take(*files).rows)
    assert outcomes.keys() <= {"accepted", "duplicate"}


@pytest.mark.slow
def test_a_thousand_bad_files_are_all_refused_or_flagged(desk: Desk) -> None:
    """Altered, cut, rewritten, foreign, re-labelled."""
    every_bad_file_is_seen(desk, BAD_IN_CI)


@pytest.mark.slow
def test_no_good_file_is_refused(desk: Desk) -> None:
    """In any order, from two computers a person."""
    no_good_file_is_refused(desk, GOOD_IN_CI)


@pytest.mark.long
def test_thousands_of_bad_files(desk: Desk) -> None:
    """The long form."""
    every_bad_file_is_seen(desk, BAD)


@pytest.mark.long
def test_ten_thousand_good_files(desk: Desk) -> None:
    """The long form."""
    no_good_file_is_refused(desk, GOOD)


def _scores(desk: Desk) -> dict[str, tuple[int, ...]]:
    training = desk.trainings.training("A1")
    assert training is not None
    evidence = desk.console.storage.results.evidence_of(training.enrolled)
    return {
        one: (len(had.stand), sum(answer.correct for answer in had.stand)) for one, had in evidence.items() if had.stand
    }
