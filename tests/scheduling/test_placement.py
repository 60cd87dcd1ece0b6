"""A placement asks what tells most of what a learner knows already, for about four minutes."""

from random import Random

from tests.benchmarks.learning.bank import built_in_bank
from tests.study.small_pack import pack_of, question, small_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.pack import Pack
from trainer.domain.question import Form, Question
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.ability import Ability, Evidence, leaning_of
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.known_before import KnownBefore
from trainer.scheduling.policies import POLICIES
from trainer.scheduling.policies.placement import PLACEMENT_SECONDS, is_worth_placing
from trainer.scheduling.policies.tuning import usual_seconds
from trainer.scheduling.policy import Asked, PlanView

TODAY = StudyDay(10)


def pack_with_sorting() -> Pack:
    """Return a pack in which every topic also has two contrasts on four facts each."""
    plain = small_pack(aspects=4, each=8)
    asked = list(plain.questions.values())
    for number, first in enumerate(one for one in plain.facts if one[-1] in "04"):
        several = [FactId(f"{first[:-1]}{int(first[-1]) + more}") for more in range(1, 4)]
        asked.append(question(first, 90 + number, "contrast", also=several))
    return pack_of(list(plain.facts.values()), asked, [f"a{number}" for number in range(4)])


PACK = pack_with_sorting()
TOPIC_OF = Catalogue(PACK).topic_of


def view(ability: Ability | None = None, *states: FactState) -> PlanView:
    """Return the view of a placement."""
    known = {one.fact: one for one in states}
    return PlanView(Catalogue(PACK), known, {}, TODAY, FsrsModel(), "placement", ability=ability)


def placed(*states: FactState, right: bool = True, policy: int = 0) -> list[Question]:
    """Return what a placement asks of one who has all right or all wrong."""
    queue, so_far, asked = POLICIES[policy].begin(view(None, *states), Random(1)), list[Asked](), list[Question]()
    while (pick := queue.next(so_far)) is not None:
        assert pick.question is not None
        one = PACK.questions[pick.question]
        assert pick.fact in one.tests
        asked.append(one)
        so_far.append(Asked(one.id, tuple(FactOutcome(fact, right) for fact in one.tests)))
    assert queue.next(so_far, closing=True) is None
    assert not queue.waiting(so_far)
    return asked


def test_it_takes_about_four_minutes_and_asks_several_facts_at_once_and_nothing_twice() -> None:
    """Under every policy, whatever is right."""
    for asked in (placed(), placed(right=False), placed(policy=1)):
        seconds = sum(map(usual_seconds, asked))
        assert PLACEMENT_SECONDS <= seconds < PLACEMENT_SECONDS + 40
        assert all(len(one.tests) == 4 for one in asked[:6])
        assert len({one.id for one in asked}) == len(asked)
        assert all(one.form is not Form.PRODUCE for one in asked)


def test_it_goes_over_the_topics_before_it_stays_with_one() -> None:
    """Seven questions on four facts, eight topics."""
    topics = [TOPIC_OF[one.tests[0]] for one in placed()[:7]]
    assert len(set(topics)) == 7


def test_the_built_in_bank_can_be_placed() -> None:
    """Its questions have bodies of their own, and many ask several facts."""
    bank = built_in_bank()
    shown = PlanView(bank.catalogue, {}, {}, TODAY, FsrsModel(), "placement")
    pick = POLICIES[0].begin(shown, Random(1)).next([])
    assert pick is not None
    assert pick.question is not None
    assert len(bank.question_of[pick.question].tests) > 1


def test_what_was_met_is_not_asked_for() -> None:
    """All of the first aspect was."""
    states = [FactState(fact, Memory(5, 5, StudyDay(9)), 1, 1, 1, 1) for fact in PACK.facts if fact.startswith("a0")]
    assert not any(one.id.startswith("a0") for one in placed(*states))


def test_it_seems_worth_it_after_eight_first_answers_of_which_half_were_known() -> None:
    """Produced ones, so that nothing is taken off for guessing."""
    topics = list(dict.fromkeys(TOPIC_OF.values()))

    def answered(count: int, right: int) -> Ability:
        rows = (Evidence(topics[n % 8], TODAY, None, 0.0, n < right) for n in range(count))
        return leaning_of(rows)

    assert is_worth_placing(answered(12, 9), 50)
    assert not is_worth_placing(answered(12, 4), 50)
    assert not is_worth_placing(answered(6, 6), 50)
    assert not is_worth_placing(answered(12, 9), 5)
    assert not is_worth_placing(None, 50)


def test_a_topic_never_asked_leans_on_what_was_known_elsewhere() -> None:
    """One who knew everything so far, one who knew nothing, and one of whom nothing is known."""
    asked, other = TOPIC_OF[FactId("a0.m.0")], TOPIC_OF[FactId("a3.s.0")]
    for right, least, most in ((True, 0.7, 1.0), (False, 0.0, 0.1)):
        known = KnownBefore(leaning_of(Evidence(asked, TODAY, None, 0.0, right) for _ in range(12)).unasked)
        assert least <= known.of(other) <= most
    assert KnownBefore().of(other) == 0.25
