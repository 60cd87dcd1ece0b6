"""`main.py check PACK`: the linter on the command line."""

import json
import sys
from pathlib import Path

from trainer.app.real_clock import RealClock
from trainer.app.sealed_packs import PackPlace
from trainer.app.streams import speak_json
from trainer.authoring.check_pack import check
from trainer.domain.dates import date_of
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import study_day
from trainer.domain.text import Language
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.question_types import QUESTION_TYPES
from trainer.translations import in_every_language, say

_NOT_SHUT_IN = message(
    "This system cannot keep the reader of a pack from other files and the network; it was limited in memory and time "
    "only. Check packs of strangers on a Linux of 2021 or later."
)


def check_pack(folder: Path, language: Language, *, as_json: bool) -> int:
    """Print every fault of a pack; 1 if there are errors, else 0.

    Where there is no pack to read, that is a KnownProblem, or a line of JSON for a program that reads this.
    """
    if as_json:
        speak_json()
    today = date_of(study_day(RealClock().now())).isoformat()
    try:
        with PackPlace(folder) as place:
            report = check(place, QUESTION_TYPES, today=today, parse=(parsing := ConfinedParsing()))
    except KnownProblem as problem:
        if not as_json:
            raise
        print(json.dumps({"folder": str(folder), "problem": in_every_language(problem.sentence)}, ensure_ascii=False))
        return 1
    if as_json:
        print(report.to_json())
    else:
        for line in report.lines(language):
            print(line)
        if not parsing.shut_in:
            sys.stderr.write(say(_NOT_SHUT_IN, language) + "\n")
    return 1 if report.errors else 0
