"""Which points of WCAG 2.2 and EN 301 549 are shown by which tests: a table made from the marks of the tests.

A test says `@pytest.mark.wcag("2.1.1", "EN 11.5.2.6")`. `python -m tests.accessibility.table` writes the table anew.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.accessibility.points import POINTS, Point

TESTS: Final = Path(__file__).resolve().parents[1]
PAGE: Final = Path(__file__).with_name("README.md")
MARK: Final = "<!-- points -->\n"
KNOWN_FAULTS: Final = {"fault", "xfail"}
"""Marks of tests that must fail until something is mended."""


class Shown(NamedTuple):
    """One test that says it shows points."""

    test: str
    """`room/file.py::name`."""
    ids: tuple[str, ...]
    fails: bool
    """Whether it is marked as a known fault: then the points are not met."""


def marked(source: str, path: str) -> Iterator[Shown]:
    """Yield the marked tests of a file, in its order."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            calls = [one for one in node.decorator_list if isinstance(one, ast.Call)]
            ids = tuple(_word(word) for call in calls if _name(call) == "wcag" for word in call.args)
            if ids:
                yield Shown(f"{path}::{node.name}", ids, any(_name(one) in KNOWN_FAULTS for one in calls))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _word(node: ast.expr) -> str:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        raise TypeError(ast.unparse(node))
    return node.value


def all_marked() -> list[Shown]:
    """Return the marked tests of all rooms."""
    found: list[Shown] = []
    for path in sorted(TESTS.rglob("test_*.py")):
        source = path.read_text("utf-8")
        if "mark.wcag(" in source:
            found += marked(source, path.relative_to(TESTS).as_posix())
    return found


def state_of(point: Point, shown: Sequence[Shown]) -> str:
    """Return "met", "not met", or "not shown" where no test says anything."""
    about = [one for one in shown if point.id in one.ids]
    if not about:
        return "not shown"
    return "not met" if any(one.fails for one in about) else "met"


def table(shown: Sequence[Shown]) -> str:
    """Return one row a point."""
    rows = ["| WCAG 2.2 | EN 301 549 | point | | shown by |", "|---|---|---|---|---|"]
    for point in POINTS:
        tests = " ".join(f"`{one.test}`" for one in shown if point.id in one.ids)
        rows.append(f"| {point.wcag} | {point.en} | {point.name} | {state_of(point, shown)} | {tests} |")
    return "\n".join(rows) + "\n"


def page(before: str, shown: Sequence[Shown]) -> str:
    """Return the page with the table anew below its mark."""
    return before[: before.index(MARK) + len(MARK)] + "\n" + table(shown)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8"), all_marked()), "utf-8")
