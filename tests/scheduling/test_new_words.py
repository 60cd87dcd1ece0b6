"""Where words are left that were never shown, more of the time goes; what is due comes all the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from tests.study.small_pack import small_pack
from tests.study.varied_pack import varied_pack
from trainer.domain.grade import FactOutcome
from trainer.domain.learner import FactState, Memory
from trainer.domain.question import QuestionId, ShowingId, showing_of
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import FactId
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.plan_rules import NEW_QUESTION
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policies.tuning import Rules
from trainer.scheduling.policy import Asked, PlanView

TODAY = StudyDay(1_000)
PACK = small_pack(aspects=2, each=6)
RULES = Rules(probes=0, pairs=0, reasks=False)


def asked(news: Mapping[FactId, int], *, due: frozenset[FactId] = frozenset(), answers: int = 16) -> list[FactId]:
    """Return what comes first to one who holds all facts alike, but for those that are due."""
    states = {
        fact: FactState(fact, Memory(2.0 if fact in due else 20.0, 5.0, StudyDay(TODAY - 4)), 3, 2, 1, at, True)
        for at, fact in enumerate(PACK.facts, 1)
    }
    view = PlanView(Catalogue(PACK), states, {}, TODAY, FsrsModel(), "review", news=news)
    queue, so_far = ShortfallShare(RULES).begin(view, Random(1)), list[Asked]()
    while len(so_far) < answers and (pick := queue.next(so_far)) is not None:
        question = Catalogue(PACK).questions_of[pick.fact][0]
        so_far.append(Asked(question.id, (FactOutcome(pick.fact, correct=True),)))
    return [one.outcomes[0].fact for one in so_far]


def test_a_topic_with_new_words_left_gets_more_of_the_time() -> None:
    """Against the same learner without; nothing known of it changes nothing."""
    topic_of = Catalogue(PACK).topic_of
    rich = topic_of[FactId("a1.s.0")]
    news = {fact: 10 if topic == rich else 1 for fact, topic in topic_of.items()}

    def share(shown: list[FactId]) -> int:
        return Counter(topic_of[fact] for fact in shown)[rich]

    assert share(asked(news)) > share(asked({})) == share(asked(dict.fromkeys(PACK.facts, 5)))


def test_a_fact_without_new_words_waits_unless_it_is_due() -> None:
    """In its topic those come first that have some."""
    spent = FactId("a0.m.0")
    news = dict.fromkeys(PACK.facts, 3) | {spent: 0}
    assert spent in asked({}, answers=4)
    assert spent not in asked(news, answers=4)
    assert spent in asked(news, due=frozenset({spent}), answers=4)


def test_what_counts_as_new_are_wordings_for_training_of_each_fact() -> None:
    """Of a pack without variants nothing is counted, so that its plan is as it always was."""
    assert Catalogue(PACK).all_new == {}
    pack = varied_pack(aspects=1, each=1, kinds=("pick",), reserved=("r",))
    catalogue, fact = Catalogue(pack), next(iter(pack.facts))
    own, other = QuestionId(f"{fact}.0"), ShowingId(f"{fact}.0~b")
    assert catalogue.all_new[fact] == 3 + NEW_QUESTION
    assert catalogue.new_of(fact, {other}, {own}) == 2
    assert catalogue.new_of(fact, {other, showing_of(own, ""), showing_of(own, "c")}, {own}) == 0
    retired = {own: replace(pack.questions[own], retired="2026-01-01 old")}
    assert fact not in Catalogue(replace(pack, questions=pack.questions | retired)).all_new
