"""Bundles of several versions for tests, built by the command that people use, and kept until the code changes."""

import hashlib
import os
import subprocess
from pathlib import Path

from tests.install import ROOT

BUNDLE = ROOT / ".ci" / "bundle"


def kept(name: str) -> Path:
    """Return a place outside the checkout where tests keep what took long."""
    account = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("MINORI_BUNDLE_CACHE") or account / "minori-bundle") / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def _code() -> str:
    """Return a sum over all that goes into a bundle."""
    told = hashlib.sha256()
    for top in ("trainer", "questions", "assets", ".ci/installers", "requirements.lock"):
        for one in sorted([ROOT / top, *(ROOT / top).rglob("*")]):
            if one.is_file() and "__pycache__" not in one.parts:
                told.update(str(one.relative_to(ROOT)).encode() + b"\0" + one.read_bytes())
    return told.hexdigest()[:16]


def bundles(system: str, version: str) -> dict[str, Path]:
    """Return the built files of a system and version by their ends: tar.gz and deb, or user.msi and machine.msi."""
    place = kept(f"{_code()}-{version}-{system}")
    if not (place / "whole").exists():
        build(system, version, place)
        (place / "whole").touch()
    ends = ("tar.gz", "deb", "user.msi", "machine.msi")
    return {end: one for one in place.iterdir() for end in ends if one.name.endswith(end)}


def build(system: str, version: str, place: Path) -> None:
    """Build now."""
    options = ["--only", system, "--as-version", version, "--newer-debian", "--out", str(place)]
    subprocess.run([BUNDLE, *options], check=True, capture_output=True, text=True)
