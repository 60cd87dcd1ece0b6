"""The heavy libraries, brought in after the first paint, piece by piece, so that the window goes on painting between.

A thread would be simpler but hangs now and then beside PySide6. SQLAlchemy's packages import everything in one go of
several hundred milliseconds; so their modules come first, in the order in which they would come anyway, into a package
that is still hollow, and the package itself is filled last.
"""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Final

from trainer.domain.collector import collector_at_rest

STAGES: Final[tuple[str, ...]] = (
    "decimal",
    "inspect",
    "ssl",
    "asyncio",
    "importlib.metadata",
    "typing_extensions",
    "sqlalchemy.util",
    "sqlalchemy.engine.processors",
    "sqlalchemy.event",
    "sqlalchemy.sql.base",
    "sqlalchemy.sql.elements",
    "sqlalchemy.sql.sqltypes",
    "sqlalchemy.sql.util",
    "sqlalchemy.sql.dml",
    "sqlalchemy.sql.functions",
    "sqlalchemy.sql.compiler",
    "sqlalchemy.sql",
    "sqlalchemy.engine.base",
    "sqlalchemy.engine",
    "sqlalchemy",
    "sqlalchemy.orm.exc",
    "sqlalchemy.orm.instrumentation",
    "sqlalchemy.orm.relationships",
    "sqlalchemy.orm.strategy_options",
    "sqlalchemy.orm.mapper",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "pydantic_core.core_schema",
    "pydantic",
    "pydantic._internal._fields",
    "pydantic.json_schema",
    "pydantic.fields",
    "pydantic.main",
    "pydantic.networks",
    "sqlmodel.sql.expression",
    "sqlmodel.main",
    "sqlmodel",
    "sqlite3",
    "trainer.storage.learner.log_table",
    "trainer.storage.learner.tables",
    "trainer.storage.learner.engine",
    "trainer.storage.learner.review_log",
    "trainer.storage.learner.open_database",
    "fsrs",
    "yaml",
    "budoux",
)
"""Names of modules, to be brought in one by one on the main thread, one per turn of the event loop."""


def _filled_last() -> frozenset[str]:
    seen: set[str] = set()
    last = set()
    for stage in STAGES:
        if any(earlier.startswith(stage + ".") for earlier in seen):
            last.add(stage)
        seen.add(stage)
    return frozenset(last)


_FILLED_LAST: Final = _filled_last()
_hollow: set[str] = set()


@contextmanager
def _quickly() -> Iterator[None]:
    # PySide6 wraps the import statement and reads the source of every module imported later; it keeps the original.
    wrapped = builtins.__import__
    builtins.__import__ = getattr(builtins, "__orig_import__", wrapped)
    try:
        with collector_at_rest():
            yield
    finally:
        builtins.__import__ = wrapped


def _make_hollow(package: str) -> None:
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    module = module_from_spec(spec)
    sys.modules[package] = module
    parent, _, name = package.rpartition(".")
    if parent:
        setattr(sys.modules[parent], name, module)
    _hollow.add(package)


def _fill(package: str) -> None:
    module = sys.modules[package]
    spec = module.__spec__
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    spec.loader.exec_module(module)
    _hollow.discard(package)


def _parents(stage: str) -> list[str]:
    words = stage.split(".")
    return [".".join(words[:count]) for count in range(1, len(words))]


def _piece(stage: str) -> None:
    for parent in _parents(stage):
        if parent in _FILLED_LAST and parent not in sys.modules:
            _make_hollow(parent)
    if stage in _hollow:
        _fill(stage)
    else:
        import_module(stage)


def _start_over() -> None:
    """Take the pieces back and import the packages whole: a library version with another inner order."""
    roots = {name.partition(".")[0] for name in _FILLED_LAST}
    for name in [name for name in sys.modules if name.partition(".")[0] in roots]:
        del sys.modules[name]
    _hollow.clear()
    for root in sorted(roots):
        import_module(root)


def bring_in(stage: str) -> None:
    """Import one of STAGES, on the main thread; all earlier ones must have been brought in."""
    with _quickly():
        try:
            _piece(stage)
        except ImportError:
            if _hollow:
                _start_over()
            elif stage in OPTIONAL:
                return
            else:
                raise


OPTIONAL: Final = frozenset(stage for stage in STAGES if "._" in stage or stage.count(".") > 1)
"""Pieces that only split the work; another version of a library may not have them."""


def bring_in_everything() -> None:
    """Import all stages at once, where nothing is painting: terminal mode, tests."""
    for stage in STAGES:
        bring_in(stage)
