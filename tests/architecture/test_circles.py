"""No module imports itself by way of others, not even for the type checker alone."""

from pathlib import Path

import grimp
import pytest


def circles(package: str) -> list[list[str]]:
    """Return the groups of modules that reach one another by imports; those under TYPE_CHECKING count."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=False, cache_dir=None)
    reached = {module: graph.find_upstream_modules(module) for module in graph.modules}
    turning = {module for module in reached if any(module in reached[one] for one in _imports(graph, module))}
    groups = {frozenset({module, *(one for one in reached[module] if module in reached[one])}) for module in turning}
    return sorted(sorted(group) for group in groups)


def _imports(graph: grimp.ImportGraph, module: str) -> set[str]:
    return graph.find_modules_directly_imported_by(module)


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Whoever reads a module can read what it needs first."""
    assert circles("trainer") == []


@pytest.mark.parametrize("lazily", ["import planted.one", "if TYPE_CHECKING:\n    import planted.one"])
def test_control_a_circle_is_noticed(lazily: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two planted modules that import each other are named, also where one does it for its types only."""
    package = tmp_path / "planted"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text("import planted.two\n")
    (package / "two.py").write_text(f"from typing import TYPE_CHECKING\n{lazily}\n")
    (package / "three.py").write_text("import planted.one\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert circles("planted") == [["planted.one", "planted.two"]]
