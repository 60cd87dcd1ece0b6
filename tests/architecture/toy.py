"""A copy of the tree for a newcomer's first try: one new module, its line, and what the program does with it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("trainer", "questions", "assets", "tests")
FILES = ("main.py", "pyproject.toml", "README.md", "README.ja.md", "CONTRIBUTING.md")


@dataclass(frozen=True, slots=True)
class Tree:
    """A copy in which anything may be changed."""

    root: Path

    def add(self, path: str, text: str) -> None:
        """Write a new file; one that is there already is a mistake of the test."""
        with (self.root / path).open("x", encoding="utf-8") as file:
            file.write(text)

    def put_in(self, path: str, before: str, line: str) -> None:
        """Put a line before the only place that begins with `before`."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {path}"
        (self.root / path).write_text(text.replace(before, f"{line}{before}"), encoding="utf-8")

    def python(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run Python in the copy, on the copy's modules; `typed` is what it reads."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**_without_the_outer_run(), "PYTHONPATH": str(self.root), "QT_QPA_PLATFORM": "offscreen"},
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def tests(self, *chosen: str) -> subprocess.CompletedProcess[str]:
        """Run tests of the copy, in one process."""
        return self.python("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *chosen)


def _without_the_outer_run() -> dict[str, str]:
    """Return the environment without what was asked of the tests around: they would share one file of coverage."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTEST_ADDOPTS", "COVERAGE_FILE"}}


def copy_of_the_tree(folder: Path) -> Tree:
    """Copy what the program and its tests are made of."""
    for part in PARTS:
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "golden", ".hypothesis")
        )  # fmt: skip
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return Tree(folder)
