from random import Random

from tests.study.small_pack import small_pack
from trainer.domain.learner import FactState, Memory
from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, FactId, SideId, Topic
from trainer.scheduling.ability import Ability, Evidence, Fold, after_evidence, chance_of, leaning_of, logit
from trainer.scheduling.catalogue import Catalogue
from trainer.scheduling.estimate import Estimate
from trainer.scheduling.fsrs_model import FsrsModel
from trainer.scheduling.strength import StrengthInput, TopicStrength, overall, strengths, weakest_topic

MODEL = FsrsModel()
TODAY = StudyDay(100)
ONE, OTHER = Topic(AspectId("a0"), SideId("marketing")), Topic(AspectId("a0"), SideId("sales"))


def answers(
    topic: Topic, count: int, right: float, *, guess: float = 0.0, expected: float | None = 0.8
) -> list[Evidence]:
    """Return answers of which a share is right, evenly mixed."""
    correct = [int((number + 1) * right) > int(number * right) for number in range(count)]
    return [Evidence(topic, StudyDay(90), expected, guess, one) for one in correct]


def test_what_further_answers_add_is_learned_of_the_learner() -> None:
    """Right whenever asked a third time, though the model expects little: growth rises; always wrong then: it falls."""

    def growth(*, third: bool) -> float:
        fold = [Evidence(ONE, StudyDay(90), 0.6, 0, number % 2 == 0, 1) for number in range(30)]
        fold += [Evidence(OTHER, StudyDay(91), 0.6, 0, third, 3) for _ in range(30)]
        return leaning_of(fold).growth.mean

    assert growth(third=True) > Ability().growth.mean > growth(third=False)


def test_the_shared_variance_stays_one_of_a_real_gaussian() -> None:
    """After a thousand answers of all kinds the covariance is smaller than the two variances allow."""
    chance, fold = Random(4), Fold()
    for number in range(1000):
        expected, guess = chance.uniform(0.01, 0.99), chance.choice((0, 0.25, 0.5))
        answers = chance.randrange(1, 12)
        fold.add(Evidence(ONE, StudyDay(90 + number // 9), expected, guess, chance.random() < 0.7, answers))
    ability = fold.ability()
    assert ability.overall is not None
    assert ability.overall.variance > 0
    assert ability.growth.variance > 0
    assert ability.growth.shared**2 < ability.overall.variance * ability.growth.variance
    assert all(ability.variance(ONE, answers) > 0 for answers in range(1, 40))


def test_one_at_a_time_gives_the_same_as_all_at_once() -> None:
    """The fold has no memory besides its value."""
    evidence = answers(ONE, 10, 0.4) + answers(OTHER, 7, 0.9, expected=None)
    ability = Ability()
    for one in evidence:
        ability = after_evidence(ability, one)
    assert ability == leaning_of(evidence)


def test_worse_than_expected_leans_down_and_the_worse_topic_further() -> None:
    """With less doubt the more was answered."""
    ability = leaning_of(answers(ONE, 20, 0.3) + answers(OTHER, 20, 0.8))
    assert ability.of(ONE)[0] < ability.of(OTHER)[0] < 0.5
    assert ability.of(ONE)[1] < Ability().of(ONE)[1]
    assert chance_of(logit(0.8) + ability.of(ONE)[0]) < 0.6


def test_an_answer_that_may_be_a_guess_says_less() -> None:
    """One of two options moves less than a typed answer."""
    right = [leaning_of(answers(ONE, 10, 1, guess=guess)).of(ONE)[0] for guess in (0.0, 0.5)]
    assert right[0] > right[1] > 0


def test_first_answers_say_what_is_known_of_facts_never_asked() -> None:
    """Guesses are taken off."""
    typed, guessed = (leaning_of(answers(ONE, 10, 1, guess=g, expected=None)).unasked_of(ONE).mean for g in (0.0, 0.5))
    assert typed > guessed > Ability().unasked_of(ONE).mean


def standing(ability: Ability, stability: float = 5, met: int = 2) -> StrengthInput:
    """Return a learner who met some facts of each topic ten days ago."""
    catalogue = Catalogue(small_pack(aspects=4, each=3))
    facts = {
        fact: FactState(fact, Memory(stability, 5, StudyDay(90)), 1, 1, 1, 1, last_correct=True)
        for fact in catalogue.facts
        if int(fact[-1]) < met
    }
    return StrengthInput(catalogue, facts, MODEL, ability)


def test_strength_falls_until_the_horizon_and_has_a_range() -> None:
    """Over all facts of a topic, met or not."""
    found = strengths(standing(leaning_of(answers(ONE, 5, 0.8))), TODAY, StudyDay(130))
    assert len(found) == 8
    for one in found:
        assert (one.facts, one.met) == (3, 2)
        assert one.today.low < one.today.mean < one.today.high
        assert one.horizon.mean < one.today.mean
    assert [one.first_impression for one in found] == [False, *[True] * 7]


def test_evidence_narrows_the_range() -> None:
    """Forty typed answers say more than four."""
    few, many = (
        strengths(standing(leaning_of(answers(ONE, n, 0.75, expected=0.78))), TODAY, TODAY)[0] for n in (4, 40)
    )
    assert many.today.spread < few.today.spread


def topic(number: int, mean: float, reach: float, evidence: float = 20) -> TopicStrength:
    """Return a topic's strength."""
    estimate = Estimate(mean, mean - reach, mean + reach)
    return TopicStrength(Topic(AspectId(f"a{number}"), SideId("sales")), 10, 10, estimate, estimate, evidence)


def test_the_weakest_is_named_only_where_the_evidence_carries_it() -> None:
    """Clear: named; the same with wide ranges, with hardly any answers, or all alike: not."""
    rest = [topic(number, 0.8, 0.05) for number in range(1, 12)]
    named = weakest_topic([topic(0, 0.4, 0.05), *rest])
    assert named is not None
    assert named.topic.aspect == "a0"
    assert named.sure >= 0.75
    assert weakest_topic([topic(0, 0.75, 0.4), *[topic(n, 0.8, 0.4) for n in range(1, 12)]]) is None
    assert weakest_topic([topic(0, 0.4, 0.05, evidence=1), *rest]) is None
    assert weakest_topic([topic(number, 0.8, 0.05) for number in range(12)]) is None


def test_claims_come_true_at_least_three_times_in_four() -> None:
    """Over learners drawn as uncertain as the estimates say."""
    chance, right = Random(5), list[bool]()
    for _ in range(150):
        true = [min(max(chance.gauss(0.7, 0.15), 0), 1) for _ in range(12)]
        seen = [topic(number, chance.gauss(mean, 0.06), 0.06 * 1.2816) for number, mean in enumerate(true)]
        named = weakest_topic(seen)
        if named is not None:
            place = int(named.topic.aspect[1:])
            right.append(sum(one < true[place] for one in true) < 3)
    assert len(right) > 10
    assert sum(right) / len(right) >= 0.75


def test_the_whole_has_a_narrower_range_than_its_topics() -> None:
    """But not as narrow as if their errors were unrelated."""
    found = [topic(number, 0.7, 0.1) for number in range(16)]
    whole = overall(found)
    assert whole.mean == 0.7 or abs(whole.mean - 0.7) < 1e-9
    assert 0.1 / 4 < whole.high - whole.mean < 0.1


def test_an_unknown_fact_in_the_log_does_no_harm() -> None:
    """A fact the pack no longer has is left out."""
    known = standing(Ability())
    extra = {**known.facts, FactId("gone"): FactState(FactId("gone"), Memory(5, 5, TODAY))}
    assert strengths(known._replace(facts=extra), TODAY, TODAY) == strengths(known, TODAY, TODAY)


def test_what_was_only_shown_today_is_as_strong_as_it_will_be_tomorrow() -> None:
    """A fact just answered is in mind, not held: today's number is that of another day."""
    pack = small_pack(aspects=4)
    shown = {fact: FactState(fact, Memory(0.3, 6, TODAY), 1) for fact in pack.facts}
    standing = StrengthInput(Catalogue(pack), shown, MODEL, Ability())
    today, tomorrow = (strengths(standing, day, day) for day in (TODAY, StudyDay(TODAY + 1)))
    assert today == tomorrow
    assert all(one.today.mean < 0.9 for one in today)
