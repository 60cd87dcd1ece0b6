"""`main.py check PACK`: the linter on the command line."""

from pathlib import Path

from trainer.authoring.checking import check
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES


def check_pack(folder: Path, language: Language, *, as_json: bool) -> int:
    """Print every fault of a pack; 1 if there are errors, else 0."""
    report = check(folder, QUESTION_TYPES)
    if as_json:
        print(report.to_json())
    else:
        for line in report.lines(language):
            print(line)
    return 1 if report.errors else 0
