"""The house: who may know whom, how large a file may be, what may not be written."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
TRAINER = ROOT / "trainer"
FILES = sorted(TRAINER.rglob("*.py"))
LONGEST_FILE = 300
DRAWER_NAMES = {"utils", "util", "manager", "helper", "helpers", "misc", "common"}
TOP_LEVEL = {
    "trainer", "questions", "assets", "tests", "main.py", "pyproject.toml", "README.md", "README.ja.md",
    "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "requirements.lock", "requirements-dev.lock",
}  # fmt: skip


def test_the_rooms_keep_their_contracts() -> None:
    """Every import-linter contract of pyproject.toml holds."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_the_contracts_notice_a_forbidden_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: a package whose lowest room imports its highest breaks the same kind of contract."""
    package = tmp_path / "planted"
    for room, line in (("low", "import planted.high"), ("high", "")):
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").write_text(line)
    (package / "__init__.py").write_text("")
    config = tmp_path / "pyproject.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "planted"\n[[tool.importlinter.contracts]]\nname = "rooms"\n'
        'type = "layers"\ncontainers = ["planted"]\nexhaustive = true\nlayers = ["high", "low"]\n'
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert lint_imports(config_filename=str(config), no_cache=True) != 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_does_one_thing(path: Path) -> None:
    """No file of the product is longer than 300 lines or is a drawer."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in DRAWER_NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_dangerous_is_called(path: Path) -> None:
    """No eval, exec, pickle, marshal, shelve or yaml.load anywhere in the product."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec", "compile", "__import__"}
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & {"pickle", "marshal", "shelve"}
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "yaml":
            assert node.attr not in {"load", "safe_load", "full_load", "unsafe_load"}


def test_the_top_level_is_fixed() -> None:
    """Nothing stands at the top level but what the plan of the house names, dotfiles and build output."""
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert here - {"build", "dist", "minori.egg-info", "__pycache__"} <= TOP_LEVEL
    assert TOP_LEVEL - here == set()


def test_lock_files_are_pinned_by_hash_and_name_no_host() -> None:
    """Each requirement has an exact version and a hash; no line holds an address."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert "index-url" not in text
        requirements = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
        assert requirements
        assert all(re.match(r"[\w.-]+==\S+", line) for line in requirements)
        assert text.count("--hash=sha256:") >= len(requirements)


def test_the_dev_lock_holds_every_pin_of_the_other() -> None:
    """requirements-dev.lock is complete by itself."""

    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if re.match(r"[A-Za-z0-9]", line)}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_every_ignored_lint_rule_says_why() -> None:
    """Each entry of ruff's ignore list carries its reason in the same line."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("ignore = [")
    entries = lines[start + 1 : lines.index("]", start)]
    assert all(re.search(r"# \S", line) for line in entries)
    assert len(tomllib.loads("\n".join(lines))["tool"]["ruff"]["lint"]["ignore"]) == len(entries)
