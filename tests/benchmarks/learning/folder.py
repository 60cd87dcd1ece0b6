"""Outcomes kept on disk, a line a learner, so that the long form can be run in pieces and by two processes."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from json import dumps, loads
from pathlib import Path

from tests.benchmarks.learning.bank import built_in_bank
from tests.benchmarks.learning.cells import FRAME, ROUND, Cell
from tests.benchmarks.learning.running import Outcome
from tests.benchmarks.measuring import ROOT

_HERE = Path(__file__).parent
_WORLD = ("bank.py", "running.py", "truth.py", "truths.py", "moody.py", "item_schedulers.py", "schedulers.py")
_PRODUCT = ("watching.py",)
_OTHERS = {ROUND, "random", *FRAME}
"""Schedulers that use nothing of the product; so do those with a number of new ones a day."""


@cache
def code_of(scheduler: str, bank: str) -> str:
    """Return eight letters that change whenever this scheduler's outcomes with this bank may."""
    found = [_HERE / name for name in _WORLD]
    if bank == built_in_bank().name:
        found += sorted((Path(ROOT) / "questions" / "sales-marketing").rglob("*.*"))
    if scheduler not in _OTHERS and " @" not in scheduler:
        found += [_HERE / name for name in _PRODUCT] + sorted((Path(ROOT) / "trainer" / "scheduling").rglob("*.py"))
    whole = blake2b(digest_size=4)
    for path in found:
        whole.update(path.read_bytes())
    return whole.hexdigest()


class Folder:
    """A folder of cells; what another state of the code left there is kept, and not read."""

    def __init__(self, path: Path, *, any_code: bool = False) -> None:
        self._path = path
        self._any_code = any_code
        path.mkdir(parents=True, exist_ok=True)

    def _file(self, cell: Cell) -> Path:
        return self._path / f"{cell.name}.{code_of(cell.scheduler, cell.regime.bank().name)}.jsonl"

    def read(self, cell: Cell) -> dict[int, Outcome]:
        """Return what is there, by seed; with `any_code` from the newest file whatever code wrote it."""
        file = self._file(cell)
        if self._any_code:
            others = sorted(self._path.glob(f"{cell.name}.*.jsonl"), key=lambda one: one.stat().st_mtime)
            file = others[-1] if others else file
        if not file.exists():
            return {}
        return dict(_rows(file.read_text(encoding="utf-8").splitlines()))

    def add(self, cell: Cell, seed: int, outcome: Outcome) -> None:
        """Keep one more."""
        row = dumps({"seed": seed, **asdict(outcome)}, separators=(",", ":"))
        with self._file(cell).open("a", encoding="utf-8") as file:
            file.write(f"\n{row}\n")  # the first end closes a line that a stop cut short


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, Outcome]]:
    for line in filter(None, lines):
        try:
            row = loads(line)
        except ValueError:
            continue  # cut short by a stop: run again
        yield row.pop("seed"), Outcome(**row)
