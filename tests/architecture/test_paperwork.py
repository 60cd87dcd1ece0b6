"""What stands beside the code says what the code does: ways to start, checks, version, changelog, links."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from trainer import __version__

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("tests/**/README.md"), *ROOT.glob(".github/*.md")])
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def read(name: str) -> str:
    """Return a file of the top level."""
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("way", [["main.py"], ["-m", "trainer"]])
def test_both_ways_of_starting_say_the_one_version(way: list[str]) -> None:
    """`main.py` and `python -m trainer` print what stands in trainer/__init__.py."""
    done = subprocess.run(
        [sys.executable, *way, "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stdout.split()[-1] == __version__


def test_the_version_stands_in_one_place() -> None:
    """The build reads it from the package; no other file of the top level repeats it."""
    assert PROJECT["dynamic"] == ["version"]
    assert "version" not in PROJECT
    assert f'"{__version__}"' not in read("pyproject.toml")


def test_there_is_a_script_for_the_window_and_one_for_the_console() -> None:
    """Both lead to something that can be called."""
    assert set(PROJECT["gui-scripts"]) == {"minori"}
    assert set(PROJECT["scripts"]) == {"minori-cli"}
    for place in (PROJECT["gui-scripts"]["minori"], PROJECT["scripts"]["minori-cli"]):
        module, _, name = place.partition(":")
        assert callable(getattr(import_module(module), name))


def test_the_package_says_that_it_is_typed_and_for_which_pythons() -> None:
    """A `py.typed`, and a classifier for each Python that main.py lets in."""
    assert (ROOT / "trainer" / "py.typed").is_file()
    oldest, newest = (int(minor) for minor in re.findall(r"3\.(\d+)", PROJECT["requires-python"]))
    named = {one.rpartition(" ")[2] for one in PROJECT["classifiers"] if one.startswith("Programming Language")}
    assert named == {f"3.{minor}" for minor in range(oldest, newest)}


def test_the_hooks_are_local_and_are_the_checks_of_ci() -> None:
    """No hook fetches anything, and each runs a command that stands in .ci/run or in the README."""
    repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    asked = [hook["entry"].removeprefix("bash -c '").removesuffix("'") for hook in repositories[0]["hooks"]]
    assert [entry for entry in asked if entry not in read(".ci/run") + read("README.md")] == []
    style = read(".ci/run").partition('step "Style, types, rooms"\n')[2].partition("\n\n")[0].splitlines()
    assert style
    assert [line for line in style if line not in asked] == []


def test_the_workflow_runs_ci_on_every_python_that_is_promised() -> None:
    """It has no checks of its own, may write nothing, and names no address."""
    text = read(".github/workflows/check.yml")
    job = yaml.safe_load(text)["jobs"]["check"]
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    named = {one.rpartition(" ")[2] for one in PROJECT["classifiers"] if one.startswith("Programming Language")}
    assert set(job["strategy"]["matrix"]["python"]) == named
    assert "://" not in text


def test_the_changelog_keeps_its_form() -> None:
    """Versions in brackets with a link each, an Unreleased one first, and only the usual kinds of change."""
    text = read("CHANGELOG.md")
    versions = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert len(versions) == len(re.findall(r"^## ", text, re.MULTILINE))
    assert all(f"\n[{version}]: " in text for version in versions)
    for version in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert kinds
        assert set(kinds) <= KINDS
        assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_paper_points_only_at_what_is_there(paper: Path) -> None:
    """Every link and every `room/file.py` of a paper exists."""
    text = paper.read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link]
    assert [link for link in links if not (paper.parent / link).exists()] == []
    named = [name for name in re.findall(r"`([\w/]+/\w+\.(?:py|toml|po))`", text) if paper.name == "CONTRIBUTING.md"]
    places = (ROOT, ROOT / "trainer")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_readmes_are_the_newcomers() -> None:
    """The report of the simulation stands with the benchmarks; a few lines and a link stay."""
    for name in ("README.md", "README.ja.md"):
        text = read(name)
        assert "](tests/benchmarks/README.md)" in text
        assert len(text.splitlines()) <= 80
