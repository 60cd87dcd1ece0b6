"""Runs a long form: `python -m tests.long NAME [STATE]`; without a name it lists them.

STATE is the folder that remembers what has passed (build/long unless another is given). A run that was stopped goes on
with the next piece; what failed is run again; when the code changes everything is.
"""

import hashlib
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.long.pieces import Passed, run_pieces

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / "build" / "long"
PROGRAMS = {
    "learning": ["-m", "tests.benchmarks.learning"],
    "starts": ["-m", "tests.benchmarks.start", "--many", "300"],
}
"""Long forms that are no tests: each is one piece."""
PYTEST = ["-m", "pytest", "-q", "-n", "0", "-m", "long"]
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def forms() -> Mapping[str, list[str]]:
    """Return the pieces of each form: the tests marked long by the file they stand in, and the programs."""
    told = subprocess.run(
        [sys.executable, *PYTEST, "--collect-only"],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str]] = defaultdict(list)
    for line in told.stdout.splitlines():
        if "::" in line:
            found[Path(line.split("::")[0]).stem.removeprefix("test_")].append(line)
    return {**found, **{name: [name] for name in PROGRAMS}}


def code() -> str:
    """Return which state of the code this is: the commit, and what differs from it."""
    parts = (["rev-parse", "HEAD"], ["diff", "HEAD"])
    commit, changes = (
        subprocess.run(["git", *one], cwd=ROOT, capture_output=True, check=False).stdout for one in parts
    )
    return hashlib.sha256(commit + changes).hexdigest()


def run(piece: str) -> bool:
    """Run one piece to its end; return whether it passed."""
    print(f"\n=== {piece}", flush=True)
    arguments = PROGRAMS.get(piece, [*PYTEST, piece])
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """List the forms, or run one."""
    known = forms()
    if not arguments:
        for name, pieces in sorted(known.items()):
            print(f"{name:16} {len(pieces)} pieces")
        return 0
    name = arguments[0]
    if name not in known:
        print(f"There is no long form {name}: {', '.join(sorted(known))}", file=sys.stderr)
        return 2
    passed = Passed((Path(arguments[1]) if len(arguments) > 1 else STATE) / f"{name}.json", code())
    failed = run_pieces(known[name], passed, run)
    print(f"\n{len(passed.pieces)} of {len(known[name])} pieces of {name} have passed; failed: {failed or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
