"""Another language while something is on screen: it changes at once, and no answer is graded anew."""

from dataclasses import replace

from tests.study.learner import Learner, ask, fact_of, feedback
from tests.study.small_pack import TWIN, TYPES, PickOne
from trainer.domain.asking import Asking
from trainer.domain.grade import Grade, Verdict
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.response import Response


def english(learner: Learner) -> None:
    """Choose English."""
    learner.desk.change_preferences(learner.desk.preferences()._replace(language="en"))


def test_feedback_left_open_is_read_on_in_the_language_now_set() -> None:
    """The same answer, its verdict and its twins, in the other words."""
    learner = Learner()
    asked = ask(learner.desk.start_session("review"))
    before = feedback(learner.answer(TWIN))
    english(learner)
    after = feedback(learner.desk.start_session("review"))
    assert (after.response, after.grade.verdict, after.grade.outcomes) == (
        before.response, before.grade.verdict, before.grade.outcomes,
    )  # fmt: skip
    said = after.asking.prompt + after.grade.right_answer
    assert not any("ぁ" <= letter <= "鿿" for letter in said)
    [contrast] = after.told.contrasts
    assert after.told.contrasts == before.told.contrasts
    assert fact_of(asked) == contrast.asked.fact
    assert len(learner.log.entries) == 1


class Fickle(PickOne):
    """The control: right in Japanese, wrong in English."""

    def grade(self, question: Question, pack: Pack, asking: Asking, response: Response) -> Grade:
        """Grade by the language of the asking."""
        grade = super().grade(question, pack, asking, response)
        return grade if asking.language == "ja" else replace(grade, verdict=Verdict.WRONG)


def test_what_would_be_graded_otherwise_stays_as_it_was_told() -> None:
    """An answer typed in one language is not judged by the wordings of another."""
    learner = Learner(types=(Fickle(), *TYPES[1:]))
    step = learner.desk.start_session("review")
    while ask(step).asking.type != "pick":
        learner.answer()
        step = learner.desk.next_question()
    before = feedback(learner.answer())
    english(learner)
    after = feedback(learner.desk.current_step())
    assert after == replace(before, following=after.following)
    assert ask(after.following).asking.language == "en"
