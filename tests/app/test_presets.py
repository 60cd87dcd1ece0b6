"""What whoever set the computer up chose beforehand is read where it stands, and never stands in a person's way."""

import subprocess
import sys
from pathlib import Path

import pytest

from trainer.app import cli, presets
from trainer.app.cli import follow
from trainer.app.command_line_options import CommandLineOptions
from trainer.app.environment import QtLibrariesMissing
from trainer.app.launch import learners_of
from trainer.app.presets import Presets, PresetsUnreadable, as_presets, places, read_presets
from trainer.translations import say

ROOT = Path(__file__).resolve().parents[2]


def preset(monkeypatch: pytest.MonkeyPatch, file: Path, text: str) -> None:
    """Let this file be the system's."""
    file.write_text(text, "utf-8")
    monkeypatch.setattr(presets, "SYSTEM_FILE", file)
    presets.presets.cache_clear()


@pytest.fixture(autouse=True)
def _forgotten() -> object:
    yield
    presets.presets.cache_clear()


def test_without_a_file_nothing_is_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer nobody set up has no presets."""
    monkeypatch.setattr(presets, "SYSTEM_FILE", tmp_path / "none.toml")
    presets.presets.cache_clear()
    assert presets.presets() == Presets()


def test_a_file_names_language_and_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The example that bundles carry is read as it stands, a home and an account put in."""
    example = (ROOT / ".ci" / "installers" / "files" / "presets.toml").read_text("utf-8")
    preset(monkeypatch, tmp_path / "presets.toml", example)
    monkeypatch.setenv("HOME", "/home/hanako")
    found = presets.presets()
    assert found.language == "ja"
    assert found.return_folder == Path("/srv/training/returned")
    assert found.data_folder == Path("/home/hanako/.local/share/Minori")


def test_a_folder_may_name_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """{user} is the account's name, so that one line serves a whole fleet."""
    monkeypatch.setenv("LOGNAME", "hanako")
    assert as_presets({"data_folder": "/srv/minori/{user}"}).data_folder == Path("/srv/minori/hanako")


def test_the_preset_language_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A French console of a computer set up in Japanese is spoken to in Japanese; without a preset, in English."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr(presets, "SYSTEM_FILE", tmp_path / "none.toml")
    presets.presets.cache_clear()
    follow(["--nonsense"])
    english = capsys.readouterr().err
    preset(monkeypatch, tmp_path / "presets.toml", 'language = "ja"')
    follow(["--nonsense"])
    assert english.isascii()
    assert not capsys.readouterr().err.isascii()


def test_a_preset_language_without_words_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A language there is no catalogue of changes nothing."""
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    preset(monkeypatch, tmp_path / "presets.toml", 'language = "tlh"')
    assert cli._language() == "ja"


def test_the_preset_folder_holds_the_record_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The option goes before the preset, the preset before the account's own place."""
    preset(monkeypatch, tmp_path / "presets.toml", f'data_folder = "{tmp_path / "kept"}"')
    (tmp_path / "named").mkdir()
    assert learners_of(CommandLineOptions()).place_of("") == tmp_path / "kept"
    assert learners_of(CommandLineOptions(data=tmp_path / "named")).place_of("") == tmp_path / "named"


@pytest.mark.parametrize("text", ["language = ja", "language = 3", "return_folder = ['a']"])
def test_a_file_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    """What is wrong with it is one sentence with its place."""
    file = tmp_path / "presets.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PresetsUnreadable) as raised:
        read_presets(file)
    assert str(file) in say(raised.value.sentence, "en")


def test_a_broken_file_ends_a_start_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is begun in another folder than the one that was meant."""
    preset(monkeypatch, tmp_path / "presets.toml", "data_folder = ")
    assert follow(["check-data"]) == 1
    told = capsys.readouterr().err
    assert "presets.toml" in told
    assert "Traceback" not in told


def test_a_file_beside_the_program_goes_before_the_systems(tmp_path: Path) -> None:
    """Only where a bundle was unpacked: beside any other Python nothing is looked for."""
    assert places(tmp_path / "python") == (presets.SYSTEM_FILE,)
    (tmp_path / "start.py").write_text("")
    assert places(tmp_path / "python") == (tmp_path / "presets.toml", presets.SYSTEM_FILE)


def test_presets_cost_a_start_no_import() -> None:
    """Where there is no file, nothing is imported to read one."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, trainer.app.presets as p; p.presets(); print('tomllib' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"


def test_each_system_is_told_its_own_remedy() -> None:
    """Packages of Debian and Fedora are named on Linux, and nowhere else."""
    linux, windows = (say(QtLibrariesMissing("x", name).sentence, "ja") for name in ("linux", "win32"))
    assert "apt" in linux
    assert "dnf" in linux
    assert not any(word in windows for word in ("apt", "dnf", "Debian", "Fedora"))
