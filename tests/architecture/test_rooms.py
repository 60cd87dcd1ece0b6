"""The house: who may know whom, how large a file may be, what may not be written."""

import ast
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
TRAINER = ROOT / "trainer"
FILES = sorted(TRAINER.rglob("*.py"))
FEWEST_FILES = 200
"""That a look over the product must come across, to have looked at all."""
LONGEST_FILE = 300
DRAWER_NAMES = {"utils", "util", "manager", "helper", "helpers", "misc", "common"}
UNSAFE_MODULES = {"pickle", "marshal", "shelve"}
YAML_LOADERS = {"load", "safe_load", "full_load", "unsafe_load"}
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


def too_much(path: Path, text: str) -> list[str]:
    """Return what is wrong with a file's size or name."""
    lines = len(text.splitlines())
    long = [f"{path}: {lines} lines, at most {LONGEST_FILE}"] if lines > LONGEST_FILE else []
    return long + ([f"{path}: a drawer's name"] if path.stem in DRAWER_NAMES else [])


def dangers(path: Path, text: str) -> list[str]:
    """Return where a file evaluates text or reads objects out of bytes."""
    found = []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" | "__import__" as name)):
                found.append((node.lineno, name))
            case ast.Import(names=names):
                found += [(node.lineno, alias.name) for alias in names if alias.name in UNSAFE_MODULES]
            case ast.ImportFrom(module=str(name)) if name in UNSAFE_MODULES:
                found.append((node.lineno, name))
            case ast.Attribute(value=ast.Name(id="yaml"), attr=name) if name in YAML_LOADERS:
                found.append((node.lineno, f"yaml.{name}"))
    return [f"{path}:{line}: {name}" for line, name in found]


def in_all_files(look: Callable[[Path, str], list[str]]) -> list[str]:
    """Return what `look` finds in the files of the product."""
    assert len(FILES) > FEWEST_FILES
    return [line for path in FILES for line in look(path.relative_to(ROOT), path.read_text("utf-8"))]


def test_every_file_does_one_thing() -> None:
    """No file of the product is longer than 300 lines or is a drawer."""
    assert in_all_files(too_much) == []


def test_control_a_long_file_and_a_drawer_are_noticed() -> None:
    """301 lines are one too many, and `utils` says nothing."""
    assert too_much(Path("a.py"), "x = 1\n" * 300) == []
    assert too_much(Path("a.py"), "x = 1\n" * 301)
    assert too_much(Path("utils.py"), "")


def test_nothing_dangerous_is_called() -> None:
    """No eval, exec, pickle, marshal, shelve or yaml.load anywhere in the product."""
    assert in_all_files(dangers) == []


@pytest.mark.parametrize(
    "line",
    ["eval('1')", "exec(text)", "import pickle", "from marshal import loads", "import os, shelve", "yaml.load(x)"],
)
def test_control_a_danger_is_noticed(line: str) -> None:
    """Each of them, planted, is found with its line."""
    assert dangers(Path("a.py"), f"x = 1\n{line}\n")[0].startswith("a.py:2: ")


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
