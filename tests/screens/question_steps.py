"""Steps to draw and to test: every answer shape, asked, right and wrong, in both languages."""

from tests.screens.question_samples import BINS, CHOICES, SAMPLES, Sample
from tests.wordings import told
from trainer.domain.asking import Asking
from trainer.domain.grade import Grade, Refutation, Slip, Verdict
from trainer.domain.message import NOTHING, message
from trainer.domain.question import QuestionId
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.domain.text import Language, Text
from trainer.study.steps import AskStep, Contrast, FactCard, Feedback, FeedbackStep, Outcome, Part, Progress, Said


def asking_of(sample: Sample, language: Language = "ja") -> Asking:
    """Return a showing of the sample."""
    return Asking(
        QuestionId(f"q.{sample.name}"),
        sample.name,
        1,
        language,
        sample.prompt.in_(language),
        sample.shape(language),
        (),
        4,
        retypable=sample.name == "typed",
    )


def ask_step(sample: Sample, language: Language = "ja") -> AskStep:
    """Return the step that asks the sample."""
    return AskStep(
        asking_of(sample, language),
        Text("情報 · マーケティング", "Information · Marketing"),
        "due",
        told("前に学んでから4日たち、思い出すのにちょうどよい頃です。", "Four days old: just the time to recall it."),
        Progress(6, 0.33),
        can_undo=True,
        flagged=False,
    )


def near_step(language: Language = "ja") -> AskStep:
    """Return the typed sample after a near miss."""
    sample = next(sample for sample in SAMPLES if sample.name == "typed")
    grade = Grade(
        Verdict.NEAR, (), (), "マーケティング", slips=(Slip("マーケティ", False), Slip("ソ", True), Slip("グ", False))
    )
    step = ask_step(sample, language)
    return AskStep(
        step.asking, step.topic, step.reason, step.reason_text, step.progress, True, False, grade, "マーケティソグ"
    )


def contrast() -> Contrast:
    """Return the facts that a wrong answer shows beside each other."""
    asked = FactCard(
        FactId("information.m"),
        BINS["m"],
        Text("市場を広く調べる", "Study the market widely"),
        Text("多くの人に共通する悩みや動きを、数や調査でつかみます。", "What many have in common, by numbers."),
        was_asked=True,
    )
    twin = FactCard(
        FactId("information.s"),
        BINS["s"],
        Text("一人の顧客を深く知る", "Know one customer deeply"),
        Text("目の前の相手の事情や予算を、対話でつかみます。", "One customer's situation, by talking."),
        was_asked=False,
    )
    return Contrast(Text("情報", "Information"), asked, (twin,), asked_stands_right=False)


def feedback_step(sample: Sample, response: Response, language: Language = "ja") -> FeedbackStep:
    """Return the feedback to `response`."""
    right = response == sample.right
    refutation = Refutation(
        CHOICES["c"].in_(language),
        Text(
            "人を増やすのは、届ける相手が決まった後の話です。誰に届けるかは、調べなければ決まりません。",
            "More people help only once it is known whom to reach.",
        ).in_(language),
        FactId("information.s"),
    )
    grade = Grade(
        Verdict.RIGHT if right else Verdict.WRONG,
        (),
        sample.marks(response, language),
        sample.right_answer.in_(language),
        () if right or not response.parts else (refutation,),
    )
    return FeedbackStep(
        asking_of(sample, language),
        Text("情報 · マーケティング", "Information · Marketing"),
        response,
        grade,
        _told(sample, response, grade),
        Progress(7, 0.38),
        can_undo=True,
        flagged=False,
    )


_VERDICTS = {
    Outcome.RIGHT: message("Right"),
    Outcome.TOLD: message("Here is the answer"),
    Outcome.WRONG: message("Not quite"),
}


def _told(sample: Sample, response: Response, grade: Grade) -> Feedback:
    right = grade.correct
    unknown = not response.parts or sample.name == "card"
    outcome = Outcome.RIGHT if right else Outcome.TOLD if unknown else Outcome.WRONG
    decides = Text("相手が「市場」か「目の前の一人」か。", "Is it about the market, or about one customer?")
    back = (
        told("次は12日後です。", "Next in 12 days.")
        if right
        else told("明日、対の知識と並べてもう一度お聞きします。", "It comes back tomorrow, beside its twin.")
    )
    return Feedback(
        outcome,
        _VERDICTS[outcome],
        NOTHING,
        (
            *(() if right else (Said(Part.ANSWER, message("Right answer"), Text(grade.right_answer)),)),
            *(
                Said(Part.REFUTATION, message("You chose “{chosen}”", chosen=one.chosen), Text(one.why))
                for one in grade.refutations
            ),
            Said(Part.DECIDES, message("What decides"), decides),
        ),
        () if right else (contrast(),),
        back,
        told("営業とマーケティングの違い（2024年）", "Sales and marketing (2024)"),
    )
