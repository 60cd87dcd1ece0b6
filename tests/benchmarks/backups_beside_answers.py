"""What a backup costs whoever answers meanwhile: the times of answers without one and while one runs, and the end's.

Run `python -m tests.benchmarks.backups_beside_answers [REVIEWS]`. The promise: within the answer's p99, and an end that
takes no more than a second longer.
"""

import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from uuid import UUID

from tests.benchmarks.ten_years import TODAY, answers, write
from trainer.domain.clock import Moment
from trainer.domain.progress_reporter import Cancelled
from trainer.scheduling.learner_state import events_of
from trainer.storage.learner.open_database import Storage, open_storage
from trainer.study.ports import StateChanges

_ASKED = 100
_BETWEEN_S = 0.05
"""Between two answers: sixty times as quick as a learner."""
_NOW = Moment(TODAY * 86_400_000 + 40_000_000, 540)


def _answered(storage: Storage, seed: int, *, while_backed_up: bool = False) -> list[float]:
    """Answer so often, or as long as a backup runs; return the seconds each took."""
    times: list[float] = []
    made = len(storage.backups.known())
    for one in islice(answers(100_000, Random(seed)), 100_000):
        today = replace(one, study_day=TODAY, device=storage.device)
        start = time.perf_counter()
        storage.log.append(today, events_of(today, 0), StateChanges())
        times.append(time.perf_counter() - start)
        time.sleep(_BETWEEN_S)
        done = len(storage.backups.known()) > made if while_backed_up else len(times) >= _ASKED
        if done:
            break
    return times


def _line(name: str, times: list[float]) -> str:
    percent = quantiles(times, n=100)
    return f"{name:32} {len(times):>5} {percent[49] * 1000:>9.1f} {percent[98] * 1000:>9.1f} {max(times) * 1000:>9.1f}"


def main(reviews: int) -> None:
    """Print one line a state."""
    with tempfile.TemporaryDirectory() as name:
        data = write(Path(name) / "data", reviews)
        storage = open_storage(data, lambda: str(UUID(int=1)))
        print(f"{reviews:,} reviews, {data.database.stat().st_size / 1e6:.1f} MB")
        print(f"{'':32} {'n':>5} {'p50 ms':>9} {'p99 ms':>9} {'max ms':>9}")
        print(_line("answers alone", _answered(storage, 5)))
        start = time.perf_counter()
        storage.backups.look_after(_NOW, 0, 1_000_000)
        print(f"{'begun in ms':32} {(time.perf_counter() - start) * 1000:>15.1f}")
        print(_line("while the whole chain is read", _answered(storage, 6, while_backed_up=True)))
        print(f"{'that backup, seconds':32} {time.perf_counter() - start:>15.1f}")
        storage.backups.close()
        start = time.perf_counter()
        storage.backups.look_after(_NOW._replace(utc_ms=_NOW.utc_ms + 86_400_000), 86_400_000, 1_000_000)
        print(_line("while what is new is read", _answered(storage, 7, while_backed_up=True)))
        print(f"{'that backup, seconds':32} {time.perf_counter() - start:>15.1f}")
        _answered(storage, 8)
        start = time.perf_counter()

        def in_time(share: float, doing: object) -> None:
            if time.perf_counter() - start > 1.0:
                raise Cancelled

        known = len(storage.backups.known())
        storage.backups.finish(_NOW._replace(utc_ms=_NOW.utc_ms + 90_000_000), in_time)
        made = len(storage.backups.known()) > known
        print(
            f"{'the end, seconds':32} {time.perf_counter() - start:>15.2f} {'made' if made else 'left to the next day'}"
        )
        sizes = [one.bytes for one in storage.backups.known()]
        print(f"{'a backup, MB':32} {sizes[0] / 1e6:>15.1f}")
        storage.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 73_000)
