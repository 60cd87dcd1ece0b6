"""A Debian with nothing but its base: no Python, no Qt, no fonts, no network; commands run in it alone."""

import subprocess
import sys
from pathlib import Path

from tests.install.building import kept

_ENTER = """
root=$1; shift
mount -t proc proc "$root/proc"
mount -t tmpfs none "$root/tmp"
exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin QT_QPA_PLATFORM=offscreen "$@"
"""


def bare_root(place: Path) -> Path:
    """Return a fresh root at `place`; the base system is fetched once."""
    base = kept("debian-root.tar")
    if not base.exists():
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", place], check=True, capture_output=True)
        subprocess.run(["tar", "-C", place, "-cf", base, "--exclude=./var/cache/*", "."], check=True)
    else:
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run(["tar", "-C", place, "-xf", base], check=True)
    assert not list(place.glob("usr/bin/python*"))
    return place


def in_root(root: Path, *command: str, timeout_s: float = 180) -> subprocess.CompletedProcess[str]:
    """Run a command in the root, in a network of its own that leads nowhere."""
    return subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--net", "sh", "-c", _ENTER, "sh", root, *command],
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout_s,
        encoding="utf-8",
    )


def files(root: Path) -> dict[str, bytes]:
    """Return what lies in a root apart from what every package changes: dpkg's own books and caches."""
    return {
        str(one.relative_to(root)): b"" if one.is_symlink() else one.read_bytes()
        for one in root.rglob("*")
        if (one.is_symlink() or one.is_file()) and not str(one.relative_to(root)).startswith(("var/", "proc/", "tmp/"))
    }


if __name__ == "__main__":
    print(bare_root(Path(sys.argv[1])))
