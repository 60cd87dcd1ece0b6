"""Reserved wordings tell one who knows from one who remembers: a parrot is at chance there, a knower is not."""

from collections.abc import Callable
from pathlib import Path

from tests.packs.small_pack import PACK, write_pack
from tests.study.learner import Learner
from trainer.domain.asking import ChooseOne
from trainer.domain.pack import Pack
from trainer.domain.response import Response
from trainer.domain.review import Answered
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import body_of
from trainer.question_types.single import SingleBody
from trainer.scheduling.plan_rules import CHECK_EVERY_DAYS
from trainer.study.steps import AskStep, EndStep, FeedbackStep

FACTS, OPTIONS = 24, 4
DAYS = 5 * CHECK_EVERY_DAYS


def toy(folder: Path) -> Pack:
    """Return a pack of facts with one question each: two wordings for training and three reserved, all with options."""
    facts = "facts:\n" + "".join(
        f"  - id: f.{n}\n    aspect: role\n    side: {('marketing', 'sales')[n % 2]}\n    level: know\n"
        f"    name: {{ja: 事{n}, en: Fact {n}}}\n    text: {{ja: 事{n}の文, en: Text of {n}}}\n"
        f"    twin: [f.{n - 1 if n % 2 else n + 1}]\n"
        for n in range(FACTS)
    )
    questions = "questions:\n" + "".join(_question(n) for n in range(FACTS))
    return load_pack(write_pack(folder, pack=PACK, facts=facts, questions=questions), QUESTION_TYPES)


def _question(number: int) -> str:
    head = f"  - id: q.{number}\n    type: single\n    tests: [f.{number}]\n    decides: {{ja: 決め手, en: Point}}\n"
    variants = "".join(
        f"      - key: {key}\n{'        reserved: yes' if reserved else '        x-trained: yes'}\n"
        f"{_wording(number, key, '        ')}"
        for key, reserved in (("b", False), ("r", True), ("s", True), ("t", True))
    )
    return f"{head}{_wording(number, 'a', '    ')}    variants:\n{variants}"


def _wording(number: int, key: str, indent: str) -> str:
    lines = [f"stem: {{ja: 場面{number}{key}はどれですか。, en: Scene {number} {key}?}}", "choices:"]
    for option in range(OPTIONS):
        named = f"{{ja: 場面{number}{key}の{option}, en: Scene {number} {key} option {option}}}"
        lines += [f"  - key: {'abcd'[option]}", f"    text: {named}"]
        lines += (
            ["    ok: yes"] if not option else ["    lure: none", f"    why: {{ja: 違い{option}, en: No {option}}}"]
        )
    return "".join(f"{indent}{line}\n" for line in lines)


def studied(pack: Pack, respond: Callable[[AskStep], Response], heed: Callable[[FeedbackStep], None]) -> list[Answered]:
    """Return the answers of some weeks; `heed` sees every feedback."""
    learner = Learner(pack, types=QUESTION_TYPES)
    for _ in range(DAYS):
        for _ in range(2):
            step, asked = learner.desk.start_session("review"), 0
            while not isinstance(step, EndStep) and asked < 12:
                if isinstance(step, FeedbackStep):
                    heed(step)
                    step = learner.desk.next_question()
                else:
                    step, asked = learner.answer(respond(step)), asked + 1
            if isinstance(step, FeedbackStep):
                heed(step)
        learner.clock.pass_days(1)
    return learner.log.answers()


def share(answers: list[Answered], *, reserved: bool) -> float:
    """Return how much was right; of training its last third, when everything was seen."""
    counted = [one.correct for one in answers if one.reserved is reserved]
    counted = counted if reserved else counted[-len(counted) // 3 :]
    return sum(counted) / len(counted)


def test_a_parrot_is_at_chance_on_reserved_wordings(tmp_path: Path) -> None:
    """It keeps the right option's words of every question it was shown, and picks the first one elsewhere."""
    remembered: set[str] = set()

    def respond(step: AskStep) -> Response:
        assert isinstance(step.asking.shape, ChooseOne)
        options = step.asking.shape.options
        return Response((next((one.key for one in options if one.text in remembered), options[0].key),))

    answers = studied(toy(tmp_path), respond, lambda step: remembered.add(step.grade.right_answer))
    assert share(answers, reserved=False) > 0.9
    assert share(answers, reserved=True) < 1 / OPTIONS + 0.2
    assert sum(one.reserved for one in answers) >= 20


def test_a_knower_is_as_good_on_reserved_wordings(tmp_path: Path) -> None:
    """One who knows what is right, whatever the words."""
    pack = toy(tmp_path)

    def respond(step: AskStep) -> Response:
        shown = pack.shown(step.asking.question, step.asking.variant)
        assert shown is not None
        return Response(tuple(one.key for one in body_of(shown, SingleBody).choices if one.ok))

    answers = studied(pack, respond, lambda _: None)
    assert share(answers, reserved=False) == share(answers, reserved=True) == 1.0
