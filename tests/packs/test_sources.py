"""The source of a fact: an address that is what it looks like, days of the calendar, and a kind."""

from pathlib import Path

import pytest

from tests.packs.small_pack import FACTS, PARSERS, write_pack
from trainer.domain.subject import FactId, Source
from trainer.domain.text import Text
from trainer.packs.read_pack import ReadPack, read_pack

SOURCE = """\
    source:
      title: {ja: 広告の法律, en: A law on ads}
      publisher: e-Gov
      url: https://example.org/law?id=1#a
      accessed: 2026-11-30
      kind: law
      review-by: 2027-11-30
"""


def read(folder: Path, old: str = "", new: str = "") -> ReadPack:
    """Read a pack whose last fact has this source, changed."""
    return read_pack(write_pack(folder, facts=FACTS + SOURCE.replace(old, new, 1)), PARSERS)


def test_a_source_comes_out_as_written(tmp_path: Path) -> None:
    """All that can be said of one; what is not said is empty."""
    pack = read(tmp_path).pack
    assert pack is not None
    assert pack.facts[FactId("f.2")].source == Source(
        Text("広告の法律", "A law on ads"),
        "e-Gov",
        url="https://example.org/law?id=1#a",
        accessed="2026-11-30",
        kind="law",
        review_by="2027-11-30",
    )
    assert pack.facts[FactId("f.1")].source.kind is None


ODD_ADDRESSES = {
    "another scheme": "file:///etc/passwd",
    "a script": "javascript:alert(1)",
    "no scheme": "example.org/law",
    "no host": "https:///law",
    "a name that hides the host": "https://law.go.jp@evil.example/",
    "letters that look like others": "https://ex\u0430mple.org/",
    "signs that turn": "https://example.org/\u202egpj.exe",
    "a blank": '"https://example.org/a b"',
    "a line break": '"https://example.org/a\\nb"',
    "a backslash": "https://example.org\\@evil.example/",
    "a port that is none": "https://example.org:port/",
    "a bracket": "https://[example.org/",
    "too long to be read": "https://example.org/" + "a" * 500,
}


@pytest.mark.parametrize("address", ODD_ADDRESSES.values(), ids=ODD_ADDRESSES)
def test_an_address_that_is_not_what_it_looks_like_is_refused(address: str, tmp_path: Path) -> None:
    """Whoever is asked whether to open it sees all of it, and the system gets the same."""
    found = read(tmp_path, "https://example.org/law?id=1#a", address)
    assert [fault.rule for fault in found.faults] == ["E50"]


ODD_WORDS = {
    "a day that is none": ("2026-11-30", "2026-11-31", "E51"),
    "a day in other words": ("2026-11-30", "30.11.2026", "E51"),
    "a day without marks": ("2027-11-30", "20271130", "E51"),
    "a kind that is none": ("kind: law", "kind: blog", "E04"),
    "a key that is none": ("accessed:", "acessed:", "E02"),
}


@pytest.mark.parametrize(("old", "new", "rule"), ODD_WORDS.values(), ids=ODD_WORDS)
def test_an_odd_day_or_kind_is_told(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """Each with its rule."""
    assert [fault.rule for fault in read(tmp_path, old, new).faults] == [rule]
