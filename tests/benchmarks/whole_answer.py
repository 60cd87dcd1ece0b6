"""How long a whole answer takes: graded, on disk, and the next question ready; against the same writes by `sqlite3`.

Run `python -m tests.benchmarks.whole_answer [FACTS REVIEWS]`. The desk is the real one over a made pack and a made
learner; after every answer its own statements are played by the bare driver into a copy of the file, with the same
settings, so both sides write the same rows in the same number of transactions, and the journal's line by a plain write
and fsync.
"""

import shutil
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median

from tests.benchmarks.answer import Lines, Recorder, _plain_connection, _play_both, _writes
from tests.benchmarks.learner_for_window import SteppingClock
from tests.benchmarks.made_learner import PACK, TODAY, MadeFact, made_facts, make_learner
from tests.question_types.samples import RIGHT_RESPONSE, WRONG_RESPONSE
from tests.shown import shown_in
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.subject import Aspect, AspectId, Fact, Level, LevelId, Side, SideId, Source
from trainer.domain.text import Text
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.common.choices import Choice
from trainer.question_types.single import SingleBody
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.policies import POLICIES
from trainer.storage.learner.open_database import open_storage
from trainer.study.service import StudyService
from trainer.study.steps import AskStep, FeedbackStep

ROUNDS = 9
ANSWERS_A_ROUND = 40
LIMIT = 3.0
MS_A_DAY = 86_400_000


def made_pack(facts: tuple[MadeFact, ...]) -> Pack:
    """Return a pack with one four-option question for each fact."""
    source = Source(Text("作った出典", "Made source"))
    aspects = tuple(Aspect(AspectId(f"aspect{row}"), Text(f"観点{row}")) for row in range(11))
    sides = (Side(SideId("s"), Text("左"), "left"), Side(SideId("m"), Text("右"), "right"))
    return Pack(
        id=PACK, version="1", title=Text("作った問題集"), author="", licence="", aspects=aspects, sides=sides,
        levels=(Level(LevelId("know"), Text("知る")),),
        facts={
            one.fact: Fact(
                one.fact, aspects[number % 11].id, sides[number % 2].id, LevelId("know"), Text(f"事実{number}"),
                Text(f"これは{number}番目の事実です。"), source, (one.twin,),
            )
            for number, one in enumerate(facts)
        },
        questions={
            one.question: Question(
                one.question, "single", (one.fact,), 1, Text(f"{number}番目の問いです。どれが当てはまりますか。"),
                Text("決め手はここです。"), Form.RECOGNISE,
                SingleBody(tuple(
                    Choice(key, Text(f"選択肢{key}"), key == "a", Text("理由です。"), None if key == "a" else one.twin)
                    for key in "abcd"
                )),
            )
            for number, one in enumerate(facts)
        },
        content_hash="made",
    )  # fmt: skip


def main() -> int:
    """Print the ratio; 1 where it is above the limit."""
    facts_count, reviews = (int(word) for word in sys.argv[1:3]) if sys.argv[1:] else (10_000, 100_000)
    facts = made_facts(facts_count)
    pack = made_pack(facts)
    with tempfile.TemporaryDirectory() as folder:
        data = make_learner(Path(folder) / "ours", facts=facts, reviews=reviews)
        shutil.copytree(data.path, Path(folder) / "floor")
        storage = open_storage(data, lambda: "device")
        recorder = Recorder(storage.database)
        clock = SteppingClock(TODAY * MS_A_DAY)
        desk = StudyService(
            pack=pack, types=QUESTION_TYPES, log=storage.log, flags=storage.flags, preferences=storage.preferences,
            layouts=storage.layouts, backups=storage.backups, clock=clock, rng=Random(1), new_id=_ids(Random(2)),
            device=storage.device, model=FsrsModel(), policy=POLICIES[0],
        )  # fmt: skip
        step = desk.start_session("review")
        ours, floor, ratios = [], [], []
        lines = Lines(data.journal, Path(folder) / "floor" / data.journal.name)
        with closing(_plain_connection(Path(folder) / "floor" / data.database.name)) as plain:
            for _ in range(ROUNDS):
                pairs = []
                for number in range(ANSWERS_A_ROUND):
                    if not isinstance(step, AskStep):
                        step = desk.start_session("review")
                    assert isinstance(step, AskStep)
                    question = shown_in(pack, step.asking)
                    builder = WRONG_RESPONSE if number % 5 == 0 else RIGHT_RESPONSE
                    response = builder["single"](question, step.asking)
                    recorder.take()
                    began = time.perf_counter()
                    told = desk.submit_answer(response, None, 400)
                    step = desk.next_question() if isinstance(told, FeedbackStep) else told
                    took = time.perf_counter() - began
                    statements, written = _writes(recorder.take()), lines.take()
                    began = time.perf_counter()
                    _play_both(plain, statements, lines, written)
                    pairs.append((took * 1000, (time.perf_counter() - began) * 1000))
                    clock.utc_ms += 500
                ours.append(median(pair[0] for pair in pairs))
                floor.append(median(pair[1] for pair in pairs))
                ratios.append(ours[-1] / floor[-1])
        storage.close()
    print(f"{facts_count} facts, {reviews} reviews, medians of {ROUNDS} rounds of {ANSWERS_A_ROUND} answers")
    print(f"graded, on disk, next question ready {median(ours):.2f} ms; its writes plainly {median(floor):.2f} ms")
    print(f"ratio {median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}; limit {LIMIT})")
    return int(median(ratios) > LIMIT)


def _ids(chance: Random):  # noqa: ANN202 - a maker of ids
    from uuid import UUID

    return lambda: str(UUID(int=chance.getrandbits(128)))


if __name__ == "__main__":
    sys.exit(main())
