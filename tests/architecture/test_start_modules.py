"""Nobody waits for what a start does not need: every module is imported at a stage that was agreed on.

What a start needs stands in `start_modules.txt`. A module that is missing there belongs where it is used (a function
that imports it, a registry with a builder), or, if the stage cannot do without it, into the list.
"""

from pathlib import Path

from tests.architecture.start_modules import LIST, STAGES, loaded, read, too_early, written

RENEW = "python -m tests.architecture.start_modules"


def test_a_start_imports_what_its_stages_need(tmp_path: Path) -> None:
    """No module comes earlier than agreed, and the list allows nothing that does not come."""
    found, allowed = loaded(tmp_path), read(LIST.read_text(encoding="utf-8"))
    assert not too_early(found, allowed)
    late = [f"{name} is not imported before {stage}" for stage in STAGES for name in allowed[stage] - found[stage]]
    assert not late, f"Take it off the list: {RENEW}"


def test_a_module_that_comes_too_early_is_seen(tmp_path: Path) -> None:
    """Planted: a screen that one opens now and then, before the first paint."""
    allowed = read(LIST.read_text(encoding="utf-8"))
    found = loaded(tmp_path, "import trainer.ui\nimport trainer.ui.screens.help")
    early = too_early(found, allowed)
    assert "trainer.ui.screens.help is imported before frame" in early


def test_the_list_says_what_was_written() -> None:
    """Stages add up, rooms and libraries come back."""
    stages = {
        "frame": frozenset({"PySide6", "trainer.app.cli"}),
        "painted": frozenset({"PySide6", "trainer.app.cli", "trainer.ui.garden.view"}),
        "ready": frozenset({"PySide6", "trainer.app.cli", "trainer.ui.garden.view", "fsrs"}),
        "asked": frozenset({"PySide6", "trainer.app.cli", "trainer.ui.garden.view", "fsrs", "trainer.log"}),
    }
    assert read(written(stages)) == stages
