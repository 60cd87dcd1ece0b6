"""`main.py pack`, `verify`, `new-key` and a sealed pack opened: each in a process of its own, as one types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs.small_pack import write_pack
from trainer.app.chosen_pack import built_in_pack
from trainer.app.cli import read_options
from trainer.app.sealed_packs import NotTheAuthors, unpack_sealed
from trainer.app.unknown_option import UnknownOption
from trainer.storage.pack_library import PackLibrary

ROOT = Path(__file__).parents[2]


def ran(*words: str | Path, phrase: str | None = "ひらけ", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program in English, nobody to ask."""
    known = {} if phrase is None else {"MINORI_PASSPHRASE": phrase}
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env={"LANGUAGE": "en", "PATH": "", "HOME": "/nowhere", "PYTHONUTF8": "1", **known, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def changed(folder: Path, version: str) -> Path:
    """Give a pack another version."""
    file = folder / "pack.yaml"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(f"version: {version}\n" if line.startswith("version:") else line for line in lines))
    return folder


def test_a_pack_is_sealed_verified_checked_and_opened(tmp_path: Path) -> None:
    """One key, one pack, one file; and a changed byte in it is told by every command."""
    pack, key, file, data = built_in_pack(), tmp_path / "key", tmp_path / "a.qpack", tmp_path / "data"
    made = ran("new-key", key)
    assert (made.returncode, made.stderr) == (0, "")
    assert ran("new-key", key).returncode == 1
    assert ran("pack", pack, file, "--key", key).returncode == 0
    told = json.loads(ran("verify", file, "--json", "--data", data).stdout)
    assert set(told) == {"signed_by", "fingerprint", "trusted"}
    assert told["fingerprint"] in made.stdout
    assert ran("check", file).returncode == 0
    assert ran("diff", pack, file).returncode == 0
    opened = ran(file, "--self-check", QT_QPA_PLATFORM="offscreen")
    assert (opened.returncode, opened.stderr) == (0, "")
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)
    for words in (("verify", file), ("check", file), ("--self-check", "--pack", file)):
        refused = ran(*words)
        assert refused.returncode == 1
        assert "once more" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_without_a_passphrase_or_with_another_one_nothing_is_written(tmp_path: Path) -> None:
    """Each is one sentence."""
    pack, key, file = write_pack(tmp_path / "pack"), tmp_path / "key", tmp_path / "a.qpack"
    assert "MINORI_PASSPHRASE" in ran("new-key", key, phrase=None).stderr
    assert not key.exists()
    ran("new-key", key)
    assert "does not open" in ran("pack", pack, file, "--key", key, phrase="とじろ").stderr
    assert "new-key" in ran("pack", pack, file, "--key", tmp_path / "none").stderr
    assert not file.exists()


def test_the_next_version_has_to_be_signed_by_the_same_author(tmp_path: Path) -> None:
    """The same key goes on, a new one only where the former vouches for it, none not at all."""
    pack, library = write_pack(tmp_path / "pack"), PackLibrary(tmp_path / "data")
    keys = [tmp_path / "first", tmp_path / "second"]
    for key in keys:
        ran("new-key", key)
    files = [tmp_path / f"{number}.qpack" for number in range(5)]
    ran("pack", pack, files[0], "--key", keys[0])
    assert unpack_sealed(files[0], library).trust == "first"
    changed(pack, "0.2.0")
    ran("pack", pack, files[1], "--key", keys[0])
    ran("pack", pack, files[2], "--key", keys[1])
    ran("pack", pack, files[3])
    assert unpack_sealed(files[1], library).trust == "same"
    for file in files[2:4]:
        with pytest.raises(NotTheAuthors):
            unpack_sealed(file, library)
    ran("pack", pack, files[4], "--key", keys[1], "--former", keys[0])
    assert unpack_sealed(files[4], library).trust == "followed"
    assert unpack_sealed(files[2], library).trust == "same"


@pytest.mark.parametrize(
    "words",
    [("pack", "a"), ("verify",), ("new-key",), ("pack", "a", "b", "--former", "c"), ("pack", "a", "b", "--kye", "c"),
     ("verify", "a", "--data")],
)  # fmt: skip
def test_wrong_words_are_told(words: tuple[str, ...]) -> None:
    """With the right ones beside."""
    with pytest.raises(UnknownOption):
        read_options(words)
