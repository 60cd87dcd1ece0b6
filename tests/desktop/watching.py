"""What the watched app tells, to wait for and to look back at."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.desktop.session import Desktop, until

Told = dict[str, Any]


class Watched:
    """A running app in a desktop; `seen` is all that was taken of what it told."""

    def __init__(self, desktop: Desktop, pack: Path, **environment: str) -> None:
        self._told = desktop.folder / "told"
        self._desktop = desktop
        self._taken = 0
        self.seen: list[Told] = []
        with self._told.open("w") as writer:
            self.program = desktop.start(
                sys.executable,
                "-m",
                "tests.desktop.watched_app",
                str(desktop.data),
                str(pack),
                stdout=writer,
                QT_QPA_PLATFORM="xcb",
                **environment,
            )

    def wait_for(self, *kinds: str, **wanted: object) -> Told:
        """Return the next thing of one of these kinds with these values that has not been taken yet."""
        found: list[Told] = []

        def look() -> str:
            if self.program.poll() is not None:
                raise RuntimeError(f"the app ended with {self.program.returncode}: {self._desktop.noise()}")
            found[:] = [
                one
                for one in self._lines()[self._taken :]
                if one["told"] in kinds and all(one.get(name) == value for name, value in wanted.items())
            ]
            return "found" if found else ""

        try:
            until(look, f"{' or '.join(kinds)} {wanted or ''}")
        except TimeoutError as late:
            raise AssertionError(f"{late}; the last things told: {self._lines()[-12:]}") from late
        self._taken = self._lines().index(found[0], self._taken) + 1
        self.seen.append(found[0])
        return found[0]

    def end(self) -> None:
        """End the app as a power cut does: every answer is on disk."""
        self._desktop.end_one(self.program)

    def newest(self, kind: str) -> Told:
        """Return the newest thing of a kind."""
        return next(one for one in reversed(self._lines()) if one["told"] == kind)

    def _lines(self) -> list[Told]:
        whole = self._told.read_text(encoding="utf-8")
        return [json.loads(line) for line in whole[: whole.rfind("\n") + 1].splitlines()]
