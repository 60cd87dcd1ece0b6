"""The bundle for Windows: Python's own embeddable distribution, the wheels and the program, as two MSIs."""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from installers import msi, sbom, tree
from installers.fetch import Fault, run, sha256, wheels, windows_python
from installers.linux import FILES
from installers.target import ROOT, WINDOWS, wanted

_PYTHON = "3.13.2"
PINS = Path(__file__).parent / "windows-python.lock"
_OUT_OF_PYTHON = {"winsound.pyd", "_multiprocessing.pyd", "_wmi.pyd", "python313._pth"}
"""What no part of ours asks for; `platform` does without WMI, which not every system lets it have."""
_SIGNERS = ("Python Software Foundation", "Microsoft Windows Software Compatibility Publisher", "Microsoft Corporation")
_STAND_INS = {"icuuc.dll", "bcryptprimitives.dll"}
"""What Wine lacks and every Windows has: used in tests, and never inside."""


def pins() -> dict[str, str]:
    """Return the sum of each file of Python for Windows."""
    lines = (line.split() for line in PINS.read_text("ascii").splitlines())
    return {name: pin.removeprefix("sha256:") for name, pin in lines}


def build(work: Path, out: Path, version: str) -> list[Path]:
    """Build the folder in `work` and put both MSIs into `out`."""
    folder = work / "windows"
    put_together(folder, version)
    print(f"windows: {tree.size_of(folder) / 1e6:.1f} MB in {len(tree.files_of(folder))} files")
    return [msi.build(folder, work, out, scope, version) for scope in msi.SCOPES]


def put_together(folder: Path, version: str) -> None:
    """Build the folder that an MSI unpacks, which also runs from where it lies."""
    packed = wheels(WINDOWS, wanted(WINDOWS, (ROOT / "requirements.lock").read_text("utf-8")))
    python = windows_python(pins())
    _signatures(python, folder.parent)
    (folder / "python").mkdir(parents=True)
    for name, data in python.items():
        if name not in _OUT_OF_PYTHON:
            (folder / "python" / name).write_bytes(data)
    shutil.copyfile(FILES / "python313._pth", folder / "python" / "python313._pth")
    tree.unpack_wheels(packed, folder / "site")
    tree.put_program(folder / "site", version)
    tree.compile_all(_python_313(), folder / "site", "minori")
    for name in ("minori-cli.cmd", "minori.ico"):
        shutil.copyfile(FILES / name, folder / name)
    tree.put_licences(packed, folder / "licences")
    shutil.copyfile(folder / "python" / "LICENSE.txt", folder / "licences" / "python.txt")
    parts = [*map(sbom.wheel_part, packed), *_python_parts(python)]
    (folder / "sbom.cdx.json").write_text(sbom.sbom(version, "windows-x64", parts), "utf-8")
    for one in tree.files_of(folder):
        os.utime(one, (tree.EPOCH, tree.EPOCH))
        if one.name.lower() in _STAND_INS:
            raise Fault(f"{one.name} is for tests only.")


def _python_parts(python: Mapping[str, bytes]) -> list[sbom.Part]:
    return [
        sbom.Part(f"python/{name}", _PYTHON, f"pkg:generic/python@{_PYTHON}?file={name}", sha256(data), "PSF-2.0")
        for name, data in python.items()
        if name not in _OUT_OF_PYTHON
    ]


def _python_313() -> str:
    """Return a Python 3.13 of this machine: it only compiles, and is not in the bundle."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found = [*sorted(pyenv.glob("versions/3.13.*/bin/python3.13")), shutil.which("python3.13")]
    for one in found:
        if one is not None:
            return str(one)
    raise Fault("Compiling for Windows needs a Python 3.13 on this machine (its own name, or pyenv's).")


def _signatures(python: Mapping[str, bytes], work: Path) -> None:
    """Look whether every program and library holds what its signature says, and whose that is.

    The root that Windows trusts is not on this machine, so the pins are what vouches for who signed.
    """
    for name, data in python.items():
        if not name.endswith((".exe", ".dll", ".pyd")):
            continue
        looked_at = work / name
        looked_at.write_bytes(data)
        fault = signature_fault(looked_at)
        looked_at.unlink()
        if fault:
            raise Fault(f"{name} of Python for Windows: {fault}")


def signature_fault(file: Path) -> str:
    """Return what is wrong with a signature, or nothing."""
    told = run("sh", "-c", 'osslsigncode verify -in "$1" 2>&1 || true', "sh", file)
    digests = [re.search(rf"{word} message digest\s*:\s*(\w+)", told) for word in ("Current", "Calculated")]
    if None in digests or len({one.group(1) for one in digests if one}) != 1:
        return "its signature is of other bytes, or there is none"
    signer = re.search(r"Signer #0:\s*Subject: (.+)", told)
    return "" if signer and any(f"CN={one}" in signer.group(1) for one in _SIGNERS) else "somebody else signed it"
