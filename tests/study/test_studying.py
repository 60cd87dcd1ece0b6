from dataclasses import replace

from tests.study.learner import Learner, ask, end, fact_of, feedback
from tests.study.small_pack import OTHER, RIGHT, TWIN, fact, pack_of, question, small_pack
from tests.wordings import ja
from trainer.domain.grade import Verdict
from trainer.domain.response import DONT_KNOW, Confidence, Response
from trainer.domain.subject import FactId
from trainer.study.steps import AskStep, Part
from trainer.translations import say

A, ACROSS = FactId("a0.m.0"), FactId("a0.s.0")


def test_an_answer_is_in_the_log_before_its_feedback_shows() -> None:
    """With everything a later model may want."""
    learner = Learner()
    step = ask(learner.desk.start_session("review"))
    shown = feedback(learner.answer(TWIN, Confidence.SURE, 4000))
    [kept] = learner.log.answers()
    assert (kept.question, kept.seed, kept.order) == (step.asking.question, step.asking.seed, step.asking.order)
    assert (kept.response, kept.confidence, kept.milliseconds, kept.position) == (TWIN, Confidence.SURE, 4000, 1)
    assert (kept.correct, kept.lures, kept.outcomes[0].taken_for) == (False, (ACROSS,), ACROSS)
    assert (kept.reason, kept.predicted_recall, kept.first_response) == ("new", None, None)
    assert (kept.policy, kept.model) == ("shortfall-share/5", "fsrs/6/default-21/same-day")
    assert shown.grade.verdict is Verdict.WRONG


def test_the_feedback_shows_what_decides_the_chosen_twin_and_the_source() -> None:
    """Both sides of the pair, as they stand in the field."""
    learner = Learner()
    learner.desk.start_session("review")
    shown = feedback(learner.answer(TWIN))
    assert [ja(text) for text in shown.told.text_of(Part.DECIDES)] == ["決め手"]
    assert ja(shown.told.source) == "出典（出版、2020）"
    assert ja(shown.topic) == "a0観点 · マーケティング"
    [contrast] = shown.told.contrasts
    [twin] = contrast.twins
    assert not contrast.asked_stands_right
    assert (contrast.asked.fact, contrast.asked.was_asked, ja(contrast.asked.side)) == (A, True, "マーケティング")
    assert (twin.fact, twin.was_asked, ja(twin.side)) == (ACROSS, False, "営業")
    learner.desk.next_question()
    other = feedback(learner.answer())
    [contrast] = other.told.contrasts
    assert contrast.asked_stands_right
    assert (contrast.twins[0].fact, contrast.asked.was_asked) == (A, True)


def test_the_asked_fact_is_shown_once_with_the_chosen_twin_before_the_others() -> None:
    """Also where it is not the fact's first twin."""
    facts = [replace(fact("a", "marketing", 0), twins=(FactId("a.s.1"), FactId("a.s.0")))]
    facts += [fact("a", "sales", 0), fact("a", "sales", 1, "a.s.0")]
    pack = pack_of(facts, [question("a.m.0", 0, also=["a.s.1"]), question("a.s.0", 0)], ["a"])
    learner = Learner(pack)
    learner.desk.start_session("fact", FactId("a.m.0"))
    [contrast] = feedback(learner.answer(TWIN)).told.contrasts
    assert (contrast.asked.fact, [twin.fact for twin in contrast.twins]) == ("a.m.0", ["a.s.1", "a.s.0"])


def test_a_question_shows_its_aspect_and_not_its_side() -> None:
    """The side may be the answer."""
    assert ja(ask(Learner().desk.start_session("review")).topic) == "a0観点"


def test_what_was_expected_is_logged_before_the_answer() -> None:
    """A day after a right answer recall is still high, and below one."""
    learner = Learner()
    learner.study()
    learner.clock.pass_days(3)
    learner.study(at_most=1)
    expected = learner.log.answers()[-1].predicted_recall
    assert expected is not None
    assert 0.8 < expected < 0.9


def test_only_the_first_answer_of_a_day_moves_the_memory() -> None:
    """A re-ask is logged and counted."""
    learner = Learner()
    wrong_once = iter([TWIN])
    learner.study(respond=lambda _: next(wrong_once, RIGHT))
    known = learner.log.state(learner.pack.id).facts[A]
    assert (known.answers, known.right, known.right_days) == (2, 1, 0)
    assert known.memory is not None
    assert known.memory.stability < 1


def test_a_wrong_answer_comes_again_in_another_form_after_at_least_five_others() -> None:
    """Once in the session."""
    learner = Learner()
    asked = learner.study(respond=lambda step: OTHER if fact_of(step) == A else RIGHT)
    places = [place for place, step in enumerate(asked) if fact_of(step) == A]
    assert len(places) == 2
    assert places[1] - places[0] > 5
    assert asked[places[1]].reason == "relearn"
    assert asked[places[0]].asking.type != asked[places[1]].asking.type


def test_a_re_ask_prefers_another_form_to_another_question_of_the_same() -> None:
    """Two questions to choose from and one to type: the typed one follows a wrong choice."""
    learner = Learner(small_pack(kinds=["pick", "pick", "type"]))
    asked = learner.study(respond=lambda step: OTHER if fact_of(step) == A else RIGHT)
    assert [step.asking.type for step in asked if fact_of(step) == A] == ["pick", "type"]


def test_only_a_re_ask_changes_the_form() -> None:
    """A strong fact goes on being produced, by another question."""
    learner = Learner(small_pack(aspects=1, each=1, kinds=["pick", "type", "type"]))
    kinds = []
    for _ in range(5):
        kinds.append(learner.study("fact", fact=A, at_most=1)[0].asking.type)
        learner.clock.pass_days(1)
    assert kinds[2:] == ["type", "type", "type"]


def test_the_same_question_never_comes_twice_running() -> None:
    """Neither for a fact nor in the session, over many days of mistakes."""
    learner = Learner(small_pack(aspects=2, each=1))
    last: dict[str, str] = {}
    previous = ""
    for day in range(12):
        for step in learner.study(respond=lambda step: OTHER if hash(step.asking.seed) % 3 == 0 else RIGHT):
            now = step.asking.question
            assert now not in (previous, last.get(fact_of(step)))
            last[fact_of(step)] = previous = now
        learner.clock.pass_days(1 + day % 3)


def test_the_lure_comes_on_the_next_study_day_and_says_so() -> None:
    """The other one of the pair, first of all, naming the fact it was taken for."""
    learner = Learner()
    learner.study(respond=lambda step: TWIN if fact_of(step) == A else RIGHT)
    learner.clock.pass_days(1)
    step = ask(learner.desk.start_session("review"))
    assert (fact_of(step), step.reason) == (ACROSS, "contrast")
    assert ja(step.reason_text) == "昨日「a0.m.0の名」と取り違えたので、もう一方を確かめます。"
    learner.answer()
    assert learner.log.answers()[-1].reason_fact == A


def test_a_reason_never_names_a_fact_the_question_asks() -> None:
    """Over a month of mixing everything up."""
    learner = Learner()
    for _ in range(8):
        for step in learner.study(respond=lambda _: TWIN, at_most=60):
            name = learner.pack.facts[fact_of(step)].name.ja
            assert name not in ja(step.reason_text)
            assert ja(step.reason_text).endswith("。")
        learner.clock.pass_days(2)


def test_a_sure_mistake_comes_back_the_next_day_with_its_reason() -> None:
    """Also where no twin was chosen."""
    learner = Learner()
    learner.desk.start_session("review")
    learner.answer(OTHER, Confidence.SURE)
    learner.clock.pass_days(1)
    step = ask(learner.restart().start_session("review"))
    assert (fact_of(step), step.reason) == (A, "confused")


def test_a_near_miss_is_typed_once_more_and_logged_once() -> None:
    """The first try is kept beside the second, and both count in time."""
    learner = Learner(small_pack(kinds=["type"]))
    learner.desk.start_session("review")
    step = ask(learner.answer(Response(("og",)), Confidence.MAYBE, 3000))
    assert step.retyping is not None
    assert (step.retyping.verdict, step.typed, learner.log.answers()) == (Verdict.NEAR, "og", [])
    assert feedback(learner.answer(RIGHT, None, 2000)).grade.correct
    [kept] = learner.log.answers()
    assert (kept.correct, kept.first_response, kept.response) == (True, Response(("og",)), RIGHT)
    assert (kept.milliseconds, kept.confidence) == (5000, Confidence.MAYBE)


def test_near_again_is_wrong() -> None:
    """There is no third try."""
    learner = Learner(small_pack(kinds=["type"]))
    learner.desk.start_session("review")
    learner.answer(Response(("og",)))
    assert feedback(learner.answer(Response(("og",)))).grade.verdict is Verdict.WRONG
    [kept] = learner.log.answers()
    assert (kept.correct, kept.outcomes[0].correct) == (False, False)


def test_no_answer_at_all_is_wrong_and_taken_for_nothing() -> None:
    """「わからない」 makes no confusion."""
    learner = Learner()
    learner.desk.start_session("review")
    assert not feedback(learner.answer(DONT_KNOW)).grade.correct
    assert learner.log.answers()[0].lures == ()


def test_an_answer_to_no_question_changes_nothing() -> None:
    """A double click on the answer is one answer; Enter twice skips no question."""
    learner = Learner()
    learner.desk.start_session("review")
    shown = learner.answer()
    assert learner.answer() is shown
    assert len(learner.log.answers()) == 1
    following = learner.desk.next_question()
    assert learner.desk.next_question() is following


def test_the_feedback_says_when_it_comes_back() -> None:
    """Wrong: in this session, and its twin soon; when a check is good again, the memory says, not the plan."""
    learner = Learner()
    learner.desk.start_session("review")
    assert ja(feedback(learner.answer(TWIN)).told.comes_back) == (
        "このあとの問題でもう一度確かめます。次の確かめどきは、明日です。取り違えた「a0.s.0の名」も、近いうちに確かめます。"
    )
    learner.desk.next_question()
    assert ja(feedback(learner.answer()).told.comes_back) == "次の確かめどきは、2日後です。"


def test_a_test_withholds_feedback_until_its_end() -> None:
    """Then every wrong answer is explained."""
    learner = Learner()
    asked = learner.study("test", respond=lambda step: TWIN if fact_of(step)[3] == "m" else RIGHT)
    assert len(asked) == 16
    done = end(learner.desk.current_step())
    assert (done.answered, done.right) == (16, 16 - len(done.to_review))
    assert len(done.to_review) == sum(fact_of(step)[3] == "m" for step in asked) > 0
    first = done.to_review[0]
    assert first.response == TWIN
    assert first.told.contrasts
    assert not first.grade.correct
    drawn = {step.asking.question: step.asking for step in asked}
    assert all(one.asking == drawn[one.asking.question] for one in done.to_review)


def test_the_end_counts_new_grown_topics_and_confused_pairs() -> None:
    """In words for the screen, without any debt."""
    learner = Learner()
    learner.study(respond=lambda step: TWIN if fact_of(step) == A else RIGHT)
    first = end(learner.desk.current_step())
    assert (first.new_facts, first.grown, [[ja(name) for name in pair] for pair in first.confused]) == (
        12,
        0,
        [["a0.m.0の名", "a0.s.0の名"]],
    )
    assert (ja(first.topics[0].topic), *first.topics[0][1:3]) == ("a0観点 · マーケティング", 0, 2)
    assert sum(topic.asked for topic in first.topics) == first.answered
    learner.clock.pass_days(3)
    learner.study()
    second = end(learner.desk.current_step())
    assert second.new_facts == 4
    assert second.grown == 12
    assert ja(second.next_day_text) == "次は明日です。続きが待っています。"


def test_a_complaint_is_kept_shown_and_taken_back() -> None:
    """On the question and on its feedback."""
    learner = Learner()
    step = ask(learner.desk.start_session("review"))
    assert ask(learner.desk.flag_question()).flagged
    assert learner.flags.kept == {step.asking.question: 1}
    assert feedback(learner.answer()).flagged
    assert not feedback(learner.desk.flag_question()).flagged
    assert learner.flags.kept == {}


def test_another_language_redraws_the_question_in_the_same_order() -> None:
    """At once, with the same draw."""
    learner = Learner()
    before = ask(learner.desk.start_session("review"))
    learner.desk.change_preferences(learner.desk.preferences()._replace(language="en"))
    after = ask(learner.desk.current_step())
    assert (after.asking.prompt, say(after.topic, "en")) == ("question 0 on a0.m.0", "aspect a0")
    assert after.asking.order == before.asking.order
    assert "aspect a0" in say(after.reason_text, "en")


def test_a_question_on_several_facts_moves_each_of_them() -> None:
    """One answer, one event a fact."""
    facts = [fact("a", "marketing", 0, "a.s.0"), fact("a", "sales", 0, "a.m.0")]
    learner = Learner(pack_of(facts, [question("a.m.0", 0, also=["a.s.0"])], ["a"]))
    asked = learner.study()
    assert len(asked) == 1
    assert set(learner.log.stored.facts) == {"a.m.0", "a.s.0"}


def asked_names(steps: list[AskStep]) -> list[tuple[str, int]]:
    """Return questions with their draws."""
    return [(step.asking.question, step.asking.seed) for step in steps]


def test_the_same_log_and_seed_give_the_same_questions() -> None:
    """And another seed another draw."""

    def studied(seed: int) -> list[tuple[str, int]]:
        learner = Learner(seed=seed)
        found = list[tuple[str, int]]()
        for _ in range(4):
            found += asked_names(learner.study(respond=lambda step: RIGHT if step.asking.seed % 3 else TWIN))
            learner.clock.pass_days(1)
        return found

    assert studied(1) == studied(1)
    assert studied(1) != studied(2)
