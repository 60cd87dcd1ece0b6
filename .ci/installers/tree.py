"""What both systems' bundles hold: the program, and of each wheel what it needs."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from installers.fetch import run
from installers.target import ROOT

EPOCH = 1_767_225_600
"""The one time that every file in a bundle has: 2026-01-01 00:00 UTC."""

_QT = "Core|Gui|Widgets|Network|PrintSupport|Svg|DBus"
_KEPT_OF_QT = tuple(
    re.compile(rf"PySide6/{one}$")
    for one in (
        r"[^/]*\.py", r"support/.*", rf"Qt({_QT})\.(abi3\.so|pyd)", r"(lib)?pyside6\.abi3\.(so\.[\d.]+|dll)",
        rf"Qt/lib/libQt6({_QT}|XcbQpa|OpenGL|WaylandClient|WlShellIntegration)\.so\.6", r"Qt/lib/libicu\w+\.so\.\d+",
        rf"Qt6({_QT}|OpenGL)\.dll", r"(msvcp|vcruntime)140(_\d)?\.dll",
        r"(Qt/)?plugins/platforms/(lib)?q(xcb|wayland.*|offscreen|minimal|windows)\.(so|dll)",
        r"(Qt/)?plugins/imageformats/(lib)?q(gif|ico|jpeg|svg|webp)\.(so|dll)", r"(Qt/)?plugins/iconengines/.*",
        r"(Qt/)?plugins/styles/.*", r"Qt/plugins/platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\.so",
        r"(Qt/)?plugins/platformthemes/.*", r"(Qt/)?plugins/printsupport/.*", r"Qt/plugins/xcbglintegrations/.*",
        r"Qt/plugins/wayland-(shell-integration|decoration-client)/.*", r"(Qt/)?translations/qt(base)?_(ja|en)\.qm",
    )
)  # fmt: skip
"""Of Qt's wheel, which is a workshop for any program: what a window of ours loads."""
_DROPPED = re.compile(
    r".*(\.pyi|/py\.typed|\.dist-info/(RECORD|INSTALLER|WHEEL)|\.lib|\.h|\.hpp)$|sqlalchemy/testing/.*"
)
_LICENCE = re.compile(r"[^/]+\.dist-info/(licenses/.*|[^/]*(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$", re.IGNORECASE)


def is_kept(name: str) -> bool:
    """Return whether a file of a wheel comes into the bundle."""
    if name.startswith("PySide6/"):
        return any(one.match(name) for one in _KEPT_OF_QT) and not name.endswith(".pyi")
    return not _DROPPED.match(name) and ".data/" not in name


def unpack_wheels(wheels: Iterable[Path], site: Path) -> None:
    """Put what is kept of each wheel into `site`, its metadata too, as installed."""
    for wheel in wheels:
        with ZipFile(wheel) as packed:
            for name in packed.namelist():
                if not name.endswith("/") and is_kept(name):
                    place = site / name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.read(name))


def put_licences(wheels: Iterable[Path], folder: Path) -> None:
    """Put the licence texts of the program, its questions and each wheel into `folder`, one folder a part."""
    own = folder / "minori"
    own.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", own / "LICENSE")
    for found in sorted((ROOT / "questions").rglob("LICEN[CS]E*")):
        shutil.copyfile(found, own / f"{found.parent.name}-{found.name}")
    for wheel in wheels:
        part = folder / wheel.name.split("-")[0]
        with ZipFile(wheel) as packed:
            for name in packed.namelist():
                if _LICENCE.match(name) and not name.endswith("/"):
                    place = part / name.split(".dist-info/")[1].removeprefix("licenses/")
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.read(name))


def put_program(site: Path, version: str) -> None:
    """Put the program with its questions and assets into `site`, as its wheel does, as this version of itself."""
    unwanted = shutil.ignore_patterns("__pycache__", "_data", "*.po")
    shutil.copytree(ROOT / "trainer", site / "trainer", ignore=unwanted)
    stated = site / "trainer" / "__init__.py"
    stated.write_text(stated.read_text("utf-8").replace(f'"{own_version()}"', f'"{version}"'), "utf-8")
    data = site / "trainer" / "_data"
    shutil.copytree(ROOT / "questions", data / "questions", ignore=unwanted)
    shutil.copytree(ROOT / "assets", data / "assets", ignore=shutil.ignore_patterns("__pycache__", "pictures", "*.po"))


def compile_all(python: Path | str, folder: Path, seen_as: str) -> None:
    """Compile every module beforehand: nothing is ever written beside them, and each build gives the same bytes."""
    env = {"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(EPOCH), "LC_ALL": "C.UTF-8"}
    options = ("--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", seen_as)
    run(python, "-I", "-m", "compileall", "-q", "-f", *options, folder, env=env)


def own_version() -> str:
    """Return the program's version, from the one place it stands."""
    text = (ROOT / "trainer" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found.group(1)


def files_of(folder: Path) -> list[Path]:
    """Return every file and link of a folder, in one order everywhere."""
    return sorted((one for one in folder.rglob("*") if one.is_symlink() or one.is_file()), key=lambda one: one.parts)


def size_of(folder: Path) -> int:
    """Return the bytes of all files."""
    return sum(one.stat().st_size for one in files_of(folder) if not one.is_symlink())
