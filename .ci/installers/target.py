"""The systems there are bundles for, and what of the lock file each of them gets."""

import re
from pathlib import Path
from typing import NamedTuple

try:
    from packaging.markers import Marker
except ModuleNotFoundError:  # a Python with nothing but pip
    from pip._vendor.packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]


class Target(NamedTuple):
    """One system with the Python it gets."""

    name: str
    python: str
    platforms: tuple[str, ...]
    """Of wheels, as pip says them."""
    markers: dict[str, str]
    unwanted: frozenset[str] = frozenset()
    """Of the lock file, and not in the bundle."""


def _markers(python: str, platform: str, system: str, os_name: str) -> dict[str, str]:
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": os_name,
        "platform_machine": "x86_64" if os_name == "posix" else "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": system,
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": platform,
        "extra": "",
    }


LINUX = Target(
    "linux",
    "3.11",
    (
        *(f"manylinux_2_{glibc}_x86_64" for glibc in (36, 35, 34, 31, 28, 27, 24, 17, 12, 5)),
        *(f"manylinux{glibc}_x86_64" for glibc in ("2014", "2010", "1")),
    ),
    _markers("3.11", "linux", "Linux", "posix"),
)
WINDOWS = Target("windows", "3.13", ("win_amd64",), _markers("3.13", "win32", "Windows", "nt"))


class Requirement(NamedTuple):
    """One line of the lock file."""

    name: str
    version: str
    hashes: tuple[str, ...]


def wanted(target: Target, lock: str) -> list[Requirement]:
    """Return what of the lock file's text this system gets."""
    joined = lock.replace("\\\n", " ")
    found = []
    for line in joined.splitlines():
        stated = re.match(r"([A-Za-z0-9._-]+)==(\S+)\s*(?:;\s*(.*?))?\s+(--hash=.*)$", line.strip())
        if stated is None:
            continue
        name, version, marker, hashes = stated.groups()
        if name not in target.unwanted and (not marker or Marker(marker).evaluate(target.markers)):
            found.append(Requirement(name, version, tuple(re.findall(r"--hash=(sha256:[0-9a-f]{64})", hashes))))
    return found
