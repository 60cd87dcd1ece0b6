"""The bundle for Linux: Debian's own Python moved into a folder, as a tar and as a package for dpkg."""

import gzip
import os
import re
import shutil
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from installers import sbom, tree
from installers.fetch import Fault, debian, run, wheels
from installers.target import LINUX, ROOT, wanted

FILES = Path(__file__).parent / "files"
PINS = Path(__file__).parent / "debian.lock"
_STANDARD_LIBRARY = "usr/lib/python3.11"
_OUT_OF_PYTHON = re.compile(
    r"(test|idlelib|tkinter|turtledemo|lib2to3|ensurepip|distutils|venv|curses|dbm|pydoc_data|unittest|wsgiref|xmlrpc)/"
    r"|(turtle|antigravity|this|pydoc|doctest|sitecustomize)\.py$|EXTERNALLY-MANAGED$"
    r"|lib-dynload/(_test|_ctypes_test|_xx|xx|_curses|_dbm|_crypt|nis|ossaudiodev|readline|_lsprof|audioop)"
)
_OF_THE_SYSTEM = {
    "ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1", "libutil.so.1",
    "libresolv.so.2",
}  # fmt: skip
"""The C library: every Linux has its own, and no other may stand in for it."""
_OPTIONAL = re.compile(r"plugins/(platformthemes/libqgtk3|printsupport/libcups)")
"""Plugins that Qt leaves alone where their libraries are missing."""


def pins() -> dict[str, tuple[str, str]]:
    """Return version and sum of each Debian package."""
    lines = (line.split() for line in PINS.read_text("ascii").splitlines())
    return {name: (version, pin.removeprefix("sha256:")) for name, version, pin in lines}


def build(work: Path, out: Path, version: str, *, newer_debian: bool) -> list[Path]:
    """Build the folder in `work` and put the tar and the package into `out`."""
    requirements = wanted(LINUX, (ROOT / "requirements.lock").read_text("utf-8"))
    packed = wheels(LINUX, requirements)
    packages = debian(pins(), newer=newer_debian)
    system = work / "debian"
    for _, package in packages.values():
        run("dpkg-deb", "--extract", package, system)
    name = f"minori-{version}-linux-x86_64"
    folder = work / name
    _python(system, folder / "python")
    site = folder / "python" / "lib" / "python3" / "dist-packages"
    tree.unpack_wheels(packed, site)
    tree.put_program(site, version)
    _starters(folder)
    _lend(system, folder)
    tree.compile_all(folder / "python" / "bin" / "python3", folder / "python" / "lib", "minori")
    _papers(folder, packed, packages, system)
    _sbom(folder, packed, packages, version)
    _desktop(folder / "share")
    _plain_modes(folder)
    print(f"{name}: {tree.size_of(folder) / 1e6:.1f} MB in {len(tree.files_of(folder))} files")
    return [_tar(folder, out / f"{name}.tar.gz"), _deb(work, folder, out, version)]


def _python(system: Path, python: Path) -> None:
    shutil.copytree(
        system / _STANDARD_LIBRARY,
        python / "lib" / "python3.11",
        ignore=lambda at, names: [one for one in names if _is_out(system, Path(at) / one)],
    )
    program = python / "bin" / "python3"
    program.parent.mkdir(parents=True)
    shutil.copyfile(system / "usr" / "bin" / "python3.11", program)
    program.chmod(0o755)
    # Found before those of the system, by Python itself and by all it loads: it is Debian's and wants Debian's.
    run("patchelf", "--force-rpath", "--set-rpath", "$ORIGIN/../lib", program)


def _is_out(system: Path, path: Path) -> bool:
    inside = path.relative_to(system / _STANDARD_LIBRARY).as_posix()
    return bool(_OUT_OF_PYTHON.match(inside + "/" if path.is_dir() else inside))


def _starters(folder: Path) -> None:
    shutil.copyfile(FILES / "start.py", folder / "start.py")
    for name in ("minori", "minori-cli"):
        shutil.copyfile(FILES / "minori", folder / name)


def _lend(system: Path, folder: Path) -> None:
    """Put in the libraries that Python and Qt need: Python's beside it, Qt's where only a lack is filled from."""
    offered = _libraries(system)
    own = folder / "python" / "lib"
    modules = [folder / "python" / "bin" / "python3", *(own / "python3.11" / "lib-dynload").glob("*.so")]
    for name in _in_order(modules, offered, had=set()):
        shutil.copyfile(offered[name].resolve(), own / name)
    lent = folder / "system"
    lent.mkdir()
    binaries = [one for one in tree.files_of(own / "python3") if ".so" in one.name and not _OPTIONAL.search(str(one))]
    had = {one.name for one in binaries} | {one.name for one in own.glob("*.so*")}
    order = _in_order(binaries, offered, had)
    for name in order:
        shutil.copyfile(offered[name].resolve(), lent / name)
    (lent / "order").write_text("".join(f"{name}\n" for name in order), "ascii")
    shutil.copytree(system / "usr" / "share" / "X11" / "xkb", lent / "xkb")
    (lent / "fonts.conf").write_text(_FONTS, "utf-8")


_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir><dir prefix="xdg">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def _libraries(system: Path) -> dict[str, Path]:
    places = [system / "usr/lib/x86_64-linux-gnu", system / "lib/x86_64-linux-gnu"]
    return {one.name: one for place in places if place.is_dir() for one in place.glob("*.so*")}


def _in_order(binaries: Iterable[Path], offered: Mapping[str, Path], had: set[str]) -> list[str]:
    """Return the offered libraries that these need, each after what it needs itself."""
    order: list[str] = []

    def walk(path: Path) -> None:
        for name in _needed(path):
            if name in had or name in order or name in _OF_THE_SYSTEM:
                continue
            if name not in offered:
                raise Fault(f"{path.name} needs {name}, which no pinned Debian package brings.")
            walk(offered[name])
            order.append(name)

    for one in binaries:
        walk(one)
    return order


def _needed(path: Path) -> list[str]:
    return re.findall(r"\(NEEDED\).*\[(.+?)\]", run("readelf", "--dynamic", path.resolve()))


def _papers(folder: Path, packed: list[Path], packages: Mapping[str, tuple[str, Path]], system: Path) -> None:
    licences = folder / "licences"
    tree.put_licences(packed, licences)
    for name in packages:
        told = system / "usr" / "share" / "doc" / name / "copyright"
        if told.exists():
            shutil.copyfile(told, licences / f"debian-{name}.txt")
    for name in ("GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "Apache-2.0"):
        shutil.copyfile(system / "usr" / "share" / "common-licenses" / name, licences / f"{name}.txt")
    shutil.copyfile(FILES / "presets.toml", folder / "presets.toml.example")


def _sbom(folder: Path, packed: list[Path], packages: Mapping[str, tuple[str, Path]], version: str) -> None:
    parts = [*map(sbom.wheel_part, packed), *sbom.debian_parts(packages)]
    (folder / "sbom.cdx.json").write_text(sbom.sbom(version, "linux-x86_64", parts), "utf-8")


def _desktop(share: Path) -> None:
    for name, place in (
        ("minori.desktop", "applications"),
        ("minori.xml", "mime/packages"),
        ("minori.svg", "icons/hicolor/scalable/apps"),
    ):
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FILES / name, share / place / name)


def _plain_modes(folder: Path) -> None:
    """Give every file one of two rights and the one time."""
    started = {folder / "minori", folder / "minori-cli", folder / "python" / "bin" / "python3"}
    for one in [folder, *folder.rglob("*")]:
        if not one.is_symlink():
            one.chmod(0o755 if one.is_dir() or one in started else 0o644)
            os.utime(one, (tree.EPOCH, tree.EPOCH))


def _tar(folder: Path, out: Path) -> Path:
    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.uid = one.gid = 0
        one.uname = one.gname = "root"
        one.mtime = tree.EPOCH
        return one

    with (
        out.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=tree.EPOCH) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for one in sorted([folder, *folder.rglob("*")], key=lambda path: path.parts):
            archive.add(one, one.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)
    return out


_CONTROL = """Package: minori
Version: {version}
Architecture: amd64
Maintainer: The Minori authors <minori@minori.example>
Installed-Size: {size}
Depends: libc6 (>= 2.36)
Section: education
Priority: optional
Homepage: https://minori.example/
Description: Tell confusable things apart, ten minutes a day, offline
 A desktop trainer with its own Python inside. It opens no connection.
"""


def _deb(work: Path, folder: Path, out: Path, version: str) -> Path:
    root = work / "package"
    home = root / "usr" / "lib" / "minori"
    shutil.copytree(folder, home, symlinks=True)
    shutil.move(home / "share", root / "usr" / "share")
    doc = root / "usr" / "share" / "doc" / "minori"
    doc.mkdir(parents=True)
    for name in ("licences", "sbom.cdx.json"):
        shutil.move(home / name, doc / name)
    shutil.copyfile(doc / "licences" / "minori" / "LICENSE", doc / "copyright")
    commands = root / "usr" / "bin"
    commands.mkdir()
    for name in ("minori", "minori-cli"):
        (commands / name).symlink_to(f"../lib/minori/{name}")
    control = root / "DEBIAN"
    control.mkdir()
    size = -(-tree.size_of(root) // 1024)
    (control / "control").write_text(_CONTROL.format(version=version, size=size), "utf-8")
    for one in [root, *root.rglob("*")]:
        if one.is_dir():
            one.chmod(0o755)
        os.utime(one, (tree.EPOCH, tree.EPOCH), follow_symlinks=False)
    target = out / f"minori_{version}_amd64.deb"
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(tree.EPOCH)}
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--threads-max=1", "--build", root, target, env=env)
    return target
