"""Exceptions from the lint rules: few, each with its reason."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 40
SILENCED = re.compile(r"#\s*(?:ruff: )?noqa")


def exceptions(folder: Path) -> list[str]:
    """Return where a line or a file is excepted from a lint rule."""
    files = [*folder.glob("*.py"), *(path for room in ("trainer", "tests") for path in (folder / room).rglob("*.py"))]
    return [
        f"{path.relative_to(folder)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SILENCED.search(line)
    ]


def test_fewer_than_forty_lines_are_excepted_from_a_lint_rule() -> None:
    """What a whole room needs stands in pyproject.toml with its reason."""
    found = exceptions(ROOT)
    assert len(found) < MOST, found


def test_an_exception_is_counted_wherever_it_stands(tmp_path: Path) -> None:
    """Control: at the top, in a room, behind a statement and for a whole file."""
    mark = "no" + "qa"
    for place in ("main.py", "trainer/deep/one.py", "tests/two.py"):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"import this  # {mark}: F401\n# ruff: {mark}: D100\n", "utf-8")
    assert len(exceptions(tmp_path)) == 6


def test_every_exception_of_a_room_says_why() -> None:
    """Each rule of a per-file list carries its reason in the same line."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("[tool.ruff.lint.per-file-ignores]")
    end = next(number for number, line in enumerate(lines[start + 1 :], start + 1) if line.startswith("["))
    rules = [line for line in lines[start:end] if re.search(r'"[A-Z]+\d+"', line)]
    assert [line for line in rules if not re.search(r"# \S", line)] == []
