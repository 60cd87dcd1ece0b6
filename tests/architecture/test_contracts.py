"""The contracts between the rooms: each holds, and each notices the fault that it is there for."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = {
    contract["id"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
PLANTED = {
    "upwards": ("rooms", "scheduling/rotation.py", "import trainer.study.service"),
    "side by side": ("rooms", "terminal/words.py", "import trainer.ui.screen"),
    "a new room nobody placed": ("rooms", "attic/__init__.py", ""),
    "reports upwards": ("rooms", "reports/days.py", "import trainer.study.service"),
    "exchange beside storage": ("rooms", "exchange/__init__.py", "import trainer.storage.problems"),
    "assigning beside study": ("rooms", "assigning/__init__.py", "import trainer.study.service"),
    "the log upwards": ("rooms", "log.py", "import trainer.packs.fault"),
    "Qt in the terminal": ("qt", "terminal/words.py", "from PySide6.QtCore import QObject"),
    "Qt in a room that is only drawn": ("qt", "assigning/__init__.py", "import PySide6"),
    "SQL in study": ("sql", "study/hints.py", "import sqlite3"),
    "keys in a use case": ("keys", "study/hints.py", "from nacl.signing import SigningKey"),
    "SQL in the window": ("sql", "ui/numbers.py", "from sqlmodel import Field"),
    "SQL where things are joined": ("sql", "app/wiring.py", "import sqlalchemy"),
    "a library in the domain": ("plain", "domain/ruby.py", "import yaml"),
    "a library in the plan's rules": ("plain", "scheduling/plan_rules.py", "import fsrs"),
    "one type knows another": ("types", "question_types/single.py", "import trainer.question_types.multi"),
    "two modules go round": ("circles", "scheduling/plan_rules.py", "import trainer.scheduling.forecast"),
    "two rooms inside a room go round": (
        "circles",
        "ui/widgets/speaking.py",
        "import trainer.ui.command_palette.command_palette",
    ),
}


def kept(tree: Path, contract: str) -> bool:
    """Return whether the tree keeps a contract."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--contract", contract, "--no-cache"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    # A tree that could not be read is neither kept nor broken.
    assert ("KEPT" in done.stdout) != ("BROKEN" in done.stdout), done.stdout + done.stderr
    return done.returncode == 0


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the product that may be spoilt."""
    tree = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "trainer", tree / "trainer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def test_every_contract_has_a_planted_fault() -> None:
    """No contract is there that nothing has ever broken."""
    assert {contract for contract, _, _ in PLANTED.values()} == CONTRACTS


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_breaks_its_contract(copied: Path, fault: str) -> None:
    """With one line more in one file the contract is broken, and without it kept again."""
    contract, file, line = PLANTED[fault]
    path = copied / "trainer" / file
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=before is not None)
    path.write_bytes((before or b"") + f"\n{line}\n".encode())
    try:
        assert not kept(copied, contract)
    finally:
        if before is None:
            shutil.rmtree(path.parent)
        else:
            path.write_bytes(before)


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_the_copy_keeps_every_contract(copied: Path, contract: str) -> None:
    """Control: unspoilt, and after every planted fault has been taken out, the same command says it is kept."""
    assert kept(copied, contract)
