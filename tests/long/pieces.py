"""Runs pieces one after the other and remembers which have passed."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path


class Passed:
    """What has passed of one long form, in a file; of another state of the code nothing counts."""

    def __init__(self, file: Path, code: str) -> None:
        self._file, self._code = file, code
        told = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        self.pieces: list[str] = told.get("passed", []) if told.get("code") == code else []

    def add(self, piece: str) -> None:
        """Remember a piece at once: the next one may take hours, or the machine down."""
        self.pieces.append(piece)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps({"code": self._code, "passed": self.pieces}), "utf-8")
        part.replace(self._file)


def run_pieces(pieces: Sequence[str], passed: Passed, run: Callable[[str], bool]) -> list[str]:
    """Run what has not passed yet; return what failed, which is run again the next time."""
    failed = []
    for piece in pieces:
        if piece in passed.pieces:
            continue
        if run(piece):
            passed.add(piece)
        else:
            failed.append(piece)
    return failed
