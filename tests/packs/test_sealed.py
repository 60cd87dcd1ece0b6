"""Packs in one file: the same bytes every time, and no change that goes unseen."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.small_pack import write_pack
from trainer.domain.problem import KnownProblem
from trainer.packs.folder import PackProblem
from trainer.packs.manifest import read_manifest
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.read_pack import load_pack
from trainer.packs.sealed import Heading, SealBroken, open_sealed, seal
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.sealing.signing import public_key
from trainer.storage.pack_library import PackLibrary

SEED, NEXT = bytes(range(32)), bytes(range(1, 33))
HEADING = Heading("jp.example.small", "1.0.0", "小さな問題", "作者")
FILES: Mapping[str, bytes] = {
    "pack.yaml": b"id: jp.example.small\n",
    "facts/a.yaml": b"facts:\n",
    "media/x.png": b"\x89",
}
SEALED = seal(HEADING, FILES, SEED)


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """Return an archive of somebody else's."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def entries_of(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_pack_and_key_give_the_same_bytes() -> None:
    """Whatever the order the files are named in."""
    assert seal(HEADING, dict(reversed(FILES.items())), SEED) == SEALED


def test_what_was_sealed_comes_out_again() -> None:
    """Every file as it was, and whose it is."""
    found = open_sealed(SEALED)
    assert found.files == FILES
    assert found.public == public_key(SEED)
    assert (found.manifest.pack, found.manifest.version, found.manifest.title) == HEADING[:3]
    assert open_sealed(seal(HEADING, FILES, None)).public is None


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=len(SEALED) * 8 - 1))
def test_a_flipped_bit_never_changes_what_comes_out(bit: int) -> None:
    """It is refused with a sentence, or lies where a zip says nothing of the content."""
    data = bytearray(SEALED)
    data[bit // 8] ^= 1 << bit % 8
    try:
        found = open_sealed(bytes(data))
    except PackProblem:
        return
    assert (found.files, found.public) == (FILES, public_key(SEED))


@pytest.mark.parametrize("length", range(0, len(SEALED), 7))
def test_a_pack_that_was_cut_off_is_refused(length: int) -> None:
    """Not even its head is believed."""
    with pytest.raises(PackProblem):
        open_sealed(SEALED[:length])


@pytest.mark.parametrize(
    "change",
    [
        {"facts/b.yaml": b"facts:\n"},
        {"facts/a.yaml": b"facts: \n"},
        {"manifest.json": entries_of(SEALED)["manifest.json"].replace(b"1.0.0", b"1.0.1")},
        {"manifest.json": entries_of(SEALED)["manifest.json"].replace(b"facts/a", b"../a")},
        {"manifest.json": b"{}"},
        {"manifest.json": b"[" * 100_000},
        {"manifest.json.minisig": b"untrusted comment: x\n"},
        {"author.minisig": b"x"},
    ],
)  # fmt: skip
def test_no_entry_can_be_added_or_changed(change: Mapping[str, bytes]) -> None:
    """One more file, another content, another manifest, another signature."""
    with pytest.raises(PackProblem):
        open_sealed(zipped({**entries_of(SEALED), **change}))


@pytest.mark.parametrize("gone", ["facts/a.yaml", "manifest.json", "manifest.json.minisig"])
def test_no_entry_can_be_left_out(gone: str) -> None:
    """Without its signature a signed pack is no unsigned one: the manifest names the key."""
    with pytest.raises(PackProblem):
        open_sealed(zipped({name: data for name, data in entries_of(SEALED).items() if name != gone}))


def test_another_author_cannot_sign_in_the_name_of_the_first() -> None:
    """The signature of one key over the manifest that names another."""
    foreign = entries_of(seal(HEADING, FILES, NEXT))
    with pytest.raises(SealBroken):
        open_sealed(zipped({**entries_of(SEALED), "manifest.json.minisig": foreign["manifest.json.minisig"]}))


@pytest.mark.parametrize(
    "name",
    ["/pack.yaml", "facts/../../x.yaml", "facts\\x.yaml", "C:/x.yaml", "facts/x/y.yaml", "x.sh", "media/a b.png"],
)
def test_a_name_that_leads_elsewhere_is_no_name_of_a_pack(name: str) -> None:
    """Even where its author signed it."""
    with pytest.raises(PackProblem):
        open_sealed(seal(HEADING, {**FILES, name: b"x"}, SEED))


def test_a_manifest_is_only_what_is_written_as_we_write_it() -> None:
    """A float, a date or another order would be another text with the same signature's claim."""
    text = entries_of(SEALED)["manifest.json"]
    assert read_manifest(text).version == "1.0.0"
    with pytest.raises(KnownProblem):
        read_manifest(text.replace(b"\n ", b"\n  "))


@pytest.mark.parametrize("name", ["sales-marketing", "sales-marketing-extended", "sales-marketing-exam"])
def test_a_built_in_pack_is_the_same_after_sealing_and_unpacking(name: str, tmp_path: Path) -> None:
    """Content hash, facts and questions, reserved wordings included."""
    folder = next(one for one in questions_folder().iterdir() if one.name == name)
    before = load_pack(folder, QUESTION_TYPES)
    heading = Heading(before.id, before.version, before.title.ja, before.author)
    sealed = open_sealed(seal(heading, pack_bytes(folder, before), SEED))
    unpacked = PackLibrary(tmp_path).unpack(before.id, before.version, sealed.files)
    assert load_pack(unpacked, QUESTION_TYPES).content_hash == before.content_hash


def test_the_names_of_somebodys_files_stay_at_home(tmp_path: Path) -> None:
    """Of an imported pack, unless they are kept on purpose."""
    folder = write_pack(tmp_path / "pack")
    pack_file = folder / "pack.yaml"
    pack_file.write_text(
        pack_file.read_text() + "stage: imported\norigin:\n  format: gift\n  file: 人事の秘密.gift\n  sha256: x\n"
    )
    pack = load_pack(folder, QUESTION_TYPES)
    assert pack.imported
    assert "秘密".encode() not in b"".join(pack_bytes(folder, pack).values())
    assert "秘密".encode() in b"".join(pack_bytes(folder, pack, keep_names=True).values())
