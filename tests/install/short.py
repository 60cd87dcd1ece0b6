"""The short form for `.ci/run`: `python -m tests.install.short FOLDER` looks at what was built and starts it.

The tar is started on a Debian without Python; of the MSIs is seen that they are whole, small, and say who they are.
The long form, with every step between versions and Wine, is `python -m tests.long install`.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.install.bare_root import bare_root, in_root
from trainer import __version__

MOST_MSI, MOST_INSTALLED = 115_000_000, 260_000_000


def main(folder: Path) -> int:
    """Return 0 where everything is as promised."""
    (tar,) = folder.glob("*.tar.gz")
    (deb,) = folder.glob("*.deb")
    with tempfile.TemporaryDirectory() as place:
        root = bare_root(Path(place) / "root")
        with tarfile.open(tar) as packed:
            installed = sum(one.size for one in packed)
            packed.extractall(root / "opt", filter="fully_trusted")
        (program,) = (root / "opt").iterdir()
        checked = in_root(root, f"/opt/{program.name}/minori", "--self-check")
        print(checked.stdout + checked.stderr)
        assert checked.returncode == 0
    assert _told("dpkg-deb", "--field", deb, "Version").strip() == __version__
    msis = sorted(folder.glob("*.msi"))
    assert len(msis) == len({"user", "machine"})
    for msi in msis:
        assert f"ProductVersion\t{__version__}" in _told("msiinfo", "export", msi, "Property")
        assert msi.stat().st_size <= MOST_MSI
    assert installed <= MOST_INSTALLED
    sizes = ", ".join(f"{one.name} {one.stat().st_size / 1e6:.1f} MB" for one in (tar, deb, *msis))
    print(f"{sizes}; unpacked on Linux {installed / 1e6:.1f} MB")
    return 0


def _told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
