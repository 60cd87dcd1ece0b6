"""Every format reads its sample: all that is there comes in or is named, and nothing else ends a reading."""

from collections.abc import Callable
from random import Random

import pytest

from tests.exchange.samples import GIFT, SAMPLES, Sample, zipped
from trainer.exchange.archive import opened
from trainer.exchange.decoding import decoded
from trainer.exchange.formats import FORMATS, format_of
from trainer.exchange.gift import Gift
from trainer.exchange.item import ForeignItem, Reading, Unusable, Wishes
from trainer.exchange.markup import words_of
from trainer.exchange.reasons import REASONS
from trainer.exchange.strict_json import read_json
from trainer.exchange.xml import read_xml

MUTATIONS = 70
LONG_MUTATIONS = 5_000
"""Of each sample; together about a thousand, the long form has twenty thousand of each."""


@pytest.mark.parametrize("made", SAMPLES)
def test_a_format_is_recognised_and_read_whole(made: Callable[[], Sample]) -> None:
    """The kinds and the reasons are those written beside the sample, each with a place."""
    sample = made()
    found = format_of(sample.name, sample.data)
    assert found.name == sample.format
    reading = found.read(sample.data, Wishes(sample.name))
    assert tuple(item.kind for item in reading.items) == sample.kinds
    assert tuple(one.reason for one in reading.left_out) == sample.left_out
    assert all(one.where for one in (*reading.items, *reading.left_out))
    assert all(one.reason in REASONS for one in (*reading.left_out, *reading.changed))


def test_every_format_has_a_sample() -> None:
    """A new format without one fails here."""
    assert {made().format for made in SAMPLES} == {one.name for one in FORMATS}


def _items(text: str) -> tuple[ForeignItem, ...]:
    return Gift().read(text.encode("utf-8"), Wishes("a.gift")).items


def test_gift_keeps_what_the_file_says_and_nothing_else() -> None:
    """Escapes, ids, feedback, a tolerance; a share of a mark is named as lost."""
    reading = Gift().read(GIFT.encode("utf-8"), Wishes("a.gift"))
    first = reading.items[0]
    assert first.stem == "粗利は=何から何を引きますか。"
    assert first.guid == "gift-1"
    assert [choice.why for choice in first.choices] == ["そのとおりです。", "税金はもっと後です。", ""]
    assert reading.items[3].tolerance == "2"
    assert [one.reason for one in reading.changed] == ["weights"]
    assert _items("いくつ。{#10..20}")[0].choices[0].text == "15"


def test_four_encodings_are_one_text() -> None:
    """The wave dash of Windows stays what it is: cp932, not shift_jis."""
    text = "九～五\n"
    for data in (text.encode("utf-8"), text.encode("utf-8-sig"), text.encode("cp932"), text.encode("utf-16")):
        assert decoded(data).text == text
    assert decoded(text.encode("cp932"), "shift_jis").text == text


def test_what_cannot_be_read_without_loss_is_refused() -> None:
    """No replacement character ever comes in."""
    with pytest.raises(Unusable) as caught:
        decoded(b"\xff\xfe\xff\xff\x00")
    assert caught.value.reason == "encoding"


def test_markup_leaves_words_readings_and_names_the_rest() -> None:
    """Ruby becomes ours, a script is gone, a picture is named, its description stands for it."""
    words = words_of('<p><ruby>粗利<rt>あらり</rt></ruby>&nbsp;は<br>何</p><script>x()</script><img src="a/b.png">')
    assert words.text == "{粗利|あらり} は\n何"
    assert words.pictures == ("b.png",)
    assert words.scripted
    assert words_of('<img src="b.png" alt="棒の図">').text == "［棒の図］"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("../x", "zip-path"), ("/x", "zip-path"), ("C:/x", "zip-path"), ("a/nul.txt", "zip-device")],
)
def test_an_archive_that_leads_out_is_not_unpacked(name: str, reason: str) -> None:
    """Nor one whose names are devices."""
    with pytest.raises(Unusable) as caught:
        opened(zipped([(name, b"x")]))
    assert caught.value.reason == reason


def test_an_archive_that_blows_up_is_not_unpacked() -> None:
    """A megabyte of zeros in a kilobyte is far more than it looks."""
    with pytest.raises(Unusable) as caught:
        opened(zipped([("a", bytes(50 << 20))]))
    assert caught.value.reason == "zip-bomb"


@pytest.mark.parametrize("text", ["NaN", '{"a": 1, "a": 2}', "[" * 2000 + "]" * 2000])
def test_json_that_python_would_take_is_refused(text: str) -> None:
    """No number that is none, no key twice, no endless nesting."""
    with pytest.raises(Unusable):
        read_json(text)


@pytest.mark.parametrize("text", ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a><b></a>", "<a>" * 300 + "</a>" * 300])
def test_xml_that_hides_something_is_refused(text: str) -> None:
    """No document type, nothing crooked, nothing endless."""
    with pytest.raises(Unusable):
        read_xml(text.encode("utf-8"))


def mutated(data: bytes, random: Random) -> bytes:
    """Return the file with a few bytes changed, cut out, doubled or cut off."""
    for _ in range(random.randint(1, 4)):
        at, length = random.randrange(len(data) or 1), random.randint(1, 12)
        way = random.randrange(4)
        if way == 0:
            data = data[:at] + bytes(random.randrange(256) for _ in range(length)) + data[at + length :]
        elif way == 1:
            data = data[:at] + data[at + length :]
        elif way == 2:
            data = data[:at] + data[at : at + length] * random.randint(2, 40) + data[at:]
        else:
            data = data[: max(1, at)]
    return data


def unforeseen(made: Callable[[], Sample], times: int, seed: int) -> list[str]:
    """Return what mutations of a sample raise that nobody foresaw."""
    sample, random = made(), Random(seed)
    faults = []
    for _ in range(times):
        data = mutated(sample.data, random)
        try:
            read = format_of(sample.name, data, sample.format).read(data, Wishes(sample.name))
            assert isinstance(read, Reading)
        except Unusable:
            continue
        except Exception as error:  # noqa: BLE001 - what this looks for
            faults.append(f"{sample.format}: {type(error).__name__}: {error}")
    return faults


@pytest.mark.slow
@pytest.mark.parametrize("made", SAMPLES)
def test_a_changed_file_is_read_or_refused(made: Callable[[], Sample]) -> None:
    """Nothing but Unusable comes out of a reader, whatever the file holds."""
    assert unforeseen(made, MUTATIONS, 20261130) == []


def test_a_planted_bug_is_found_by_changed_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: a reader that stumbles over a full stop is caught."""

    def stumble(_self: Gift, data: bytes, _wishes: Wishes) -> Reading:
        return Reading((), encoding=str({}[data.count(b"=")]))

    monkeypatch.setattr(Gift, "read", stumble)
    assert unforeseen(SAMPLES[1], 3, 1)


def test_a_database_that_is_none_is_refused() -> None:
    """The archive is whole, what is in it is not."""
    data = zipped([("collection.anki2", b"SQLite format 3\x00" + bytes(200)), ("media", b"{}")])
    with pytest.raises(Unusable):
        format_of("a.apkg", data).read(data, Wishes("a.apkg"))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("made", SAMPLES)
def test_twenty_thousand_changed_files_of_a_format(made: Callable[[], Sample], seed: int) -> None:
    """The long form, in four pieces."""
    assert unforeseen(made, LONG_MUTATIONS, seed) == []
