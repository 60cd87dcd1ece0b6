"""Unpacked packs: whose they are, and one folder a version."""

from pathlib import Path

from trainer.sealing.signing import public_key
from trainer.storage.pack_library import PackLibrary

FIRST, SECOND = (public_key(bytes([number] * 32)) for number in (1, 2))
FILES = {"pack.yaml": b"a", "facts/x.yaml": b"b"}


def test_the_first_key_is_remembered_and_another_one_is_told(tmp_path: Path) -> None:
    """First, same, other, followed, lost, and unsigned where none ever signed."""
    library = PackLibrary(tmp_path)
    assert library.trust("p", None, None) == "unsigned"
    assert library.trust("p", FIRST, None) == "first"
    library.pin("p", FIRST)
    again = PackLibrary(tmp_path)
    assert again.trust("p", FIRST, None) == "same"
    assert again.trust("p", SECOND, None) == "other"
    assert again.trust("p", SECOND, FIRST) == "followed"
    assert again.trust("p", SECOND, SECOND) == "other"
    assert again.trust("p", None, None) == "lost"
    assert again.trust("q", SECOND, None) == "first"


def test_a_version_is_unpacked_once_and_an_earlier_one_stays(tmp_path: Path) -> None:
    """Another content is another folder, whatever its version says."""
    library = PackLibrary(tmp_path)
    first = library.unpack("p", "1.0", FILES)
    assert library.unpack("p", "1.0", dict(reversed(FILES.items()))) == first
    assert {path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file()} == set(FILES)
    second = library.unpack("p", "1.0", {**FILES, "pack.yaml": b"c"})
    assert second != first
    assert library.versions("p") == (first, second)
    assert library.versions("q") == ()


def test_a_damaged_list_of_authors_is_an_empty_one(tmp_path: Path) -> None:
    """The next pack is then the first again; nothing is refused for good."""
    library = PackLibrary(tmp_path)
    library.pin("p", FIRST)
    (tmp_path / "packs" / "authors.json").write_bytes(b"\x00[")
    assert library.trust("p", FIRST, None) == "first"
