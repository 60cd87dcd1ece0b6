"""`.ci/bundle`: builds the bundles into a folder and says their sums."""

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

from installers import linux, tree, windows
from installers.fetch import Fault, renew_debian
from installers.target import ROOT


def main() -> int:
    """Build what is asked for; 1 where something is not as it was pinned."""
    asked = argparse.ArgumentParser(prog=".ci/bundle", description=__doc__)
    asked.add_argument("--out", type=Path, default=ROOT / "dist", help="where they are put (dist)")
    asked.add_argument("--only", choices=("linux", "windows"), help="one system")
    asked.add_argument("--newer-debian", action="store_true", help="take what Debian offers in place of what is pinned")
    asked.add_argument("--renew-debian", action="store_true", help="pin what Debian offers today, and build nothing")
    asked.add_argument(
        "--as-version", default=tree.own_version(), help="another version, to try steps between versions"
    )
    options = asked.parse_args()
    try:
        if options.renew_debian:
            linux.PINS.write_text(renew_debian(linux.pins()), "ascii")
            return 0
        options.out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="minori-bundle-") as work:
            built: list[Path] = []
            if options.only != "windows":
                built += linux.build(Path(work), options.out, options.as_version, newer_debian=options.newer_debian)
            if options.only != "linux":
                built += windows.build(Path(work), options.out, options.as_version)
        for file in built:
            print(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.stat().st_size / 1e6:.1f} MB  {file}")
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
