"""Every step between versions, on a bare Debian and in Wine: `python -m tests.long install`.

It builds what it needs (some minutes a version, kept outside the checkout until the code changes) and must be root.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from tests.install.bare_root import bare_root, files, in_root
from tests.install.building import build, bundles
from tests.install.wine_prefix import Wine, make_prefix, screen, windows_path
from trainer import __version__

pytestmark = pytest.mark.long
VERSIONS = ("0.1.0", "0.1.1", "0.2.0")
PAIRS = list(permutations(VERSIONS, 2))
UP = [(before, after) for before, after in PAIRS if before < after]
DOWN = [(before, after) for before, after in PAIRS if before > after]
SCOPES = ("user", "machine")


def sums(folder: Path) -> dict[str, str]:
    """Return the sum of every file of a folder."""
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def a_record(place: Path) -> dict[str, str]:
    """Make a folder as the app's records lie in it, and return its sums."""
    (place / "backups").mkdir(parents=True)
    (place / "minori.db").write_bytes(bytes(range(256)) * 64)
    (place / "backups" / "一つ目.db").write_bytes(b"kept")
    return sums(place)


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_two_builds_are_the_same_bytes(system: str, tmp_path: Path) -> None:
    """Nothing of the time or the place of a build is in what it makes."""
    first = {end: one.read_bytes() for end, one in bundles(system, __version__).items()}
    build(system, __version__, tmp_path)
    assert len(first) == 2
    for file in tmp_path.iterdir():
        (end,) = (one for one in first if file.name.endswith(one))
        assert file.read_bytes() == first[end], end


def test_bundles_are_small() -> None:
    """An MSI has at most 115 MB."""
    for end in ("user.msi", "machine.msi"):
        assert bundles("windows", __version__)[end].stat().st_size <= 115_000_000


def test_the_tar_starts_on_a_bare_debian(tmp_path: Path) -> None:
    """The window asks and is answered, and nothing is written beside the program."""
    root = bare_root(tmp_path / "root")
    shutil.unpack_archive(bundles("linux", __version__)["tar.gz"], root / "opt", filter="fully_trusted")
    (folder,) = (root / "opt").iterdir()
    before = sums(folder)
    done = in_root(root, f"/opt/{folder.name}/minori", "--self-check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(folder) == before
    assert "sbom.cdx.json" in before
    assert json.loads((folder / "sbom.cdx.json").read_text("utf-8"))["bomFormat"] == "CycloneDX"


def test_presets_beside_the_program_are_read(tmp_path: Path) -> None:
    """A folder on a share can carry its language and its place for records."""
    root = bare_root(tmp_path / "root")
    shutil.unpack_archive(bundles("linux", __version__)["tar.gz"], root / "opt", filter="fully_trusted")
    (folder,) = (root / "opt").iterdir()
    (folder / "presets.toml").write_text('language = "en"\ndata_folder = "/srv/records"\n')
    done = in_root(root, "env", "-u", "QT_QPA_PLATFORM", f"/opt/{folder.name}/minori")
    assert "today" in done.stdout.lower(), done.stdout + done.stderr
    assert (root / "srv" / "records").is_dir()


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_debian_package_goes_to_any_version_and_away(before: str, after: str, tmp_path: Path) -> None:
    """One package, no file of the other version, records untouched; taken away, nothing of it is left."""
    root = bare_root(tmp_path / "root")
    clean = files(root)
    records = root / "root" / ".local" / "share" / "Minori"
    record = a_record(records)
    for version in (before, after):
        shutil.copyfile(bundles("linux", version)["deb"], root / "opt" / "minori.deb")
        done = in_root(root, "dpkg", "-i", "--force-downgrade", "/opt/minori.deb")
        assert done.returncode == 0, done.stderr
        (root / "opt" / "minori.deb").unlink()
        checked = in_root(root, "minori", "--self-check")
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert in_root(root, "minori-cli", "--version").stdout.split()[-1] == version
        listed = in_root(root, "dpkg-query", "-W", "-f", "${Version}", "minori").stdout
        assert listed == version
        owned = set(in_root(root, "dpkg", "-L", "minori").stdout.split("\n"))
        here = {f"/{one.relative_to(root)}" for one in (root / "usr/lib/minori").rglob("*") if one.is_file()}
        assert here - owned == set()
        assert sums(records) == record
    assert in_root(root, "dpkg", "--purge", "minori").returncode == 0
    assert sums(records) == record
    shutil.rmtree(root / "root" / ".local")
    left = files(root)
    # The self-check wrote fonts' caches of the account, as any program with a window does.
    own = {name for name in left if not name.startswith("root/.")}
    assert own - set(clean) == set()
    assert not (root / "usr" / "lib" / "minori").exists()


def test_a_broken_debian_package_leaves_the_working_version(tmp_path: Path) -> None:
    """A download that ended early is refused before anything changes."""
    root = bare_root(tmp_path / "root")
    good, better = (bundles("linux", version)["deb"] for version in VERSIONS[:2])
    shutil.copyfile(good, root / "opt" / "minori.deb")
    assert in_root(root, "dpkg", "-i", "/opt/minori.deb").returncode == 0
    (root / "opt" / "minori.deb").write_bytes(better.read_bytes()[: better.stat().st_size // 2])
    assert in_root(root, "dpkg", "-i", "/opt/minori.deb").returncode != 0
    assert in_root(root, "minori-cli", "--version").stdout.split()[-1] == VERSIONS[0]
    assert in_root(root, "minori", "--self-check").returncode == 0


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    """Return a fresh Windows, with a record where the app keeps it."""
    with screen() as display:
        made = make_prefix(tmp_path / "prefix", display)
        try:
            yield made
        finally:
            made.run("wineboot", "-k")
            made.settle()


def records_of(wine: Wine) -> Path:
    """Return the folder of records of the account."""
    return wine.drive / "users" / "root" / "AppData" / "Local" / "Minori"


def checks_itself(wine: Wine, scope: str, version: str) -> None:
    """See that this version is installed, alone, and works."""
    assert wine.entries() == [version]
    status, said = wine.app("--version", scope=scope)
    assert (status, said.split()[-1].decode()) == (0, version)
    status, said = wine.app("--self-check", scope=scope)
    assert status == 0, said.decode("utf-8", "replace")


def is_gone(wine: Wine) -> None:
    """See that nothing of the app is left but the records."""
    records = str(records_of(wine).relative_to(wine.drive))
    assert wine.entries() == []
    assert [one for one in wine.traces() if not one.startswith(records)] == []


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("before", "after"), UP)
def test_an_msi_upgrades_and_goes(wine: Wine, scope: str, before: str, after: str) -> None:
    """One entry, no file of the version before, presets and records kept; taken away, nothing of it is left."""
    record = a_record(records_of(wine))
    preset = ("LANGUAGE=en", "RETURNFOLDER=C:\\returned", "DATAFOLDER=C:\\records\\{user}")
    old, new = (bundles("windows", version)[f"{scope}.msi"] for version in (before, after))
    assert wine.msiexec("/i", old, *preset) == 0
    checks_itself(wine, scope, before)
    first = set(sums(wine.home(scope)))
    assert wine.msiexec("/i", new) == 0
    checks_itself(wine, scope, after)
    assert set(sums(wine.home(scope))) == first
    stated = (wine.home(scope) / "site" / "trainer" / "__init__.py").read_text("utf-8")
    assert f'"{after}"' in stated
    assert wine.preset("Language") == "en"
    assert wine.preset("ReturnFolder") == "C:\\returned"
    assert wine.preset("DataFolder") == "C:\\records\\{user}"
    assert wine.msiexec("/x", new) == 0
    is_gone(wine)
    assert sums(records_of(wine)) == record


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("newer", "older"), DOWN)
def test_an_older_msi_is_refused_and_changes_nothing(wine: Wine, scope: str, newer: str, older: str) -> None:
    """Whoever double-clicks yesterday's file keeps today's version."""
    new, old = (bundles("windows", version)[f"{scope}.msi"] for version in (newer, older))
    assert wine.msiexec("/i", new) == 0
    before = sums(wine.home(scope))
    assert wine.msiexec("/i", old) != 0
    assert sums(wine.home(scope)) == before
    checks_itself(wine, scope, newer)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_repair_brings_a_lost_file_back(wine: Wine, scope: str) -> None:
    """After `msiexec /fa` everything is as it was installed."""
    msi = bundles("windows", __version__)[f"{scope}.msi"]
    assert wine.msiexec("/i", msi) == 0
    before = sums(wine.home(scope))
    (wine.home(scope) / "site" / "trainer" / "__init__.py").unlink()
    assert wine.msiexec("/fa", msi) == 0
    assert sums(wine.home(scope)) == before
    checks_itself(wine, scope, __version__)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_broken_download_leaves_the_working_version(wine: Wine, scope: str, tmp_path: Path) -> None:
    """Half of a newer MSI is refused, and the app works on."""
    good, better = (bundles("windows", version)[f"{scope}.msi"] for version in VERSIONS[:2])
    assert wine.msiexec("/i", good) == 0
    half = tmp_path / "half.msi"
    half.write_bytes(better.read_bytes()[: better.stat().st_size // 2])
    assert wine.msiexec("/i", half) != 0
    checks_itself(wine, scope, VERSIONS[0])


@pytest.mark.parametrize(("page", "locale"), [("cp932", "ja_JP.UTF-8"), ("cp1252", "C.UTF-8")])
def test_json_is_utf8_through_a_pipe_whatever_the_code_page(wine: Wine, page: str, locale: str) -> None:
    """A program that reads `check --json` needs to know nothing of the console."""
    assert wine.msiexec("/i", bundles("windows", __version__)["user.msi"]) == 0
    python = windows_path(wine.home("user") / "python" / "python.exe", wine.drive)
    _, encoding = wine.run(python, "-c", "import sys; print(sys.stdout.encoding)", LC_ALL=locale)
    assert encoding.split() == [page.encode()], f"this machine has no {locale}"
    pack = wine.drive / "営業"
    shutil.copytree(wine.home("user") / "site" / "trainer" / "_data" / "questions" / "sales-marketing", pack)
    status, said = wine.app("check", windows_path(pack, wine.drive), "--json", LC_ALL=locale)
    assert status == 0
    assert json.loads(said.decode("utf-8"))["folder"] == "C:\\営業"
