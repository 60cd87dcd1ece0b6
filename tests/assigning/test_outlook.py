"""What is held and whether somebody will make it, from handed-in answers alone, in the learner's words."""

from dataclasses import replace

from tests.assigning.made import DAY, DUE, assignment, enrolled, ms
from tests.assigning.people import core_pack, small_plan
from trainer.assigning.console_values import PersonRow
from trainer.assigning.evidence import Contact, Evidence
from trainer.assigning.intake import Training
from trainer.assigning.person_rows import person_rows
from trainer.domain.assignment import PassRule
from trainer.domain.kept_answer import KeptAnswer, WrongFact
from trainer.domain.message import english

START = ms("2026-12-01T09:00:00")
QUESTIONS = small_plan(20).selection.questions
FACTS = tuple(dict.fromkeys(fact for one in QUESTIONS for fact in core_pack().questions[one].tests))


def studied(days: int, *, right: bool = True) -> tuple[KeptAnswer, ...]:
    """Return answers to all items on so many days running."""
    found = []
    for day in range(days):
        for number, question in enumerate(QUESTIONS):
            facts = core_pack().questions[question].tests
            found.append(
                KeptAnswer(
                    f"{day}/{number}", "d", day * 20 + number + 1, question, right, as_claimed=False,
                    wrong=() if right else tuple(WrongFact(fact) for fact in facts),
                    utc_ms=START + day * DAY + number * 10_000, offset_minutes=540, received_ms=START + day * DAY,
                    milliseconds=6_000, kind="review",
                )
            )  # fmt: skip
    return tuple(found)


def row(answers: tuple[KeptAnswer, ...], as_of: int) -> PersonRow:
    """Return how one person stands, with their outlook; the rule is one that nobody meets soon."""
    pack = core_pack()
    given = replace(
        assignment(PassRule(held_days=30)), questions=QUESTIONS, facts=FACTS, pack=pack.id, pack_hash=pack.content_hash
    )
    training = Training((given,), {pack.content_hash: pack}, {"r": enrolled()._replace(registration="r")})
    contacts = (Contact(START, START, START, 1, ()),) if answers else ()
    return person_rows(training, {"r": Evidence(answers, (), contacts)}, as_of, with_outlook=True)[0]


def test_before_any_answer_nothing_is_said_but_that() -> None:
    """No number is made up."""
    found = row((), START + DAY)
    assert (found.outlook, found.held) == (None, None)
    assert english(found.said).startswith("Too little came in to tell.")


def test_who_is_right_day_after_day_holds_more_and_who_never_is_will_not_make_it() -> None:
    """In the words the learner reads."""
    good, bad = row(studied(10), START + 10 * DAY), row(studied(10, right=False), START + 10 * DAY)
    assert good.held is not None
    assert bad.held is not None
    assert good.held.low > bad.held.high
    assert good.outlook is None, "nine easy facts tell too little for a number about a day ahead"
    assert bad.outlook == "will miss"
    assert english(bad.said).endswith("at this pace you will not make it.")


def test_what_is_held_fades_when_nothing_more_comes_in() -> None:
    """A completion of last year says little of today."""
    near, far = row(studied(3), START + 3 * DAY), row(studied(3), START + 200 * DAY)
    assert near.held is not None
    assert far.held is not None
    assert far.held.mean < near.held.mean


def test_after_the_due_date_there_is_no_outlook_on_it() -> None:
    """It has come already."""
    found = row(studied(2), DUE + 5 * DAY)
    assert (found.outlook, found.said.id) == (None, "")
