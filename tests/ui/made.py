"""Made snapshots: the built-in subject's shape with memories nobody has."""

from random import Random

from tests.wordings import told
from trainer.app.sealed_packs import SAID
from trainer.authoring.compare_packs import HEADS
from trainer.domain.asking import Asking, ChooseOne, Option
from trainer.domain.clock import Moment
from trainer.domain.focus import Focus
from trainer.domain.grade import FactOutcome, Grade, Refutation, Verdict
from trainer.domain.message import NOTHING, counted, message
from trainer.domain.question import QuestionId
from trainer.domain.response import Response
from trainer.domain.review import SessionKind
from trainer.domain.subject import FactId
from trainer.domain.tally import Tally
from trainer.domain.text import Text
from trainer.scheduling.estimate import observed
from trainer.study.focus_offer import FocusChoice, FocusOffer
from trainer.study.home import DayPlan, HomeSnapshot, Plant, WeekDay
from trainer.study.pack_offer import ChangeLine, PackOffer
from trainer.study.remedy import Remedy
from trainer.study.steps import (
    BackupLine,
    BackupsSnapshot,
    Contrast,
    EndStep,
    FactCard,
    Feedback,
    FeedbackStep,
    Grown,
    Outcome,
    Part,
    Progress,
    Said,
    TopicResult,
)
from trainer.study.whole_record import KeptPlace

ASPECTS = {
    "ja": ("役割", "時間軸", "範囲", "情報", "対話", "指標", "連携"),
    "en": ("Role", "Time", "Reach", "Information", "Communication", "Metrics", "Alignment"),
}
SHAPE = ((6, 8, 2), (4, 5, 0), (4, 4, 0), (4, 4, 0), (4, 3, 0), (6, 4, 0), (0, 0, 2))
"""Left, right and joining facts of each aspect, as in the built-in bank (some left ones have no mirror)."""
TEXTS = {
    "ja": "まだ自社を知らない人に、関心を持ってもらうことが目標です。",
    "en": "The goal is to win the interest of people who do not know the company yet.",
}


def plants(shape: tuple[tuple[int, int, int], ...], language: str, *, fresh: bool, seed: int = 7) -> tuple[Plant, ...]:
    """Return plants for a shape; `fresh` leaves all of them bare."""
    chance = Random(seed)
    made = []
    for aspect, (left, right, both) in enumerate(shape):
        for place, count in (("left", left), ("right", right), ("both", both)):
            other = {"left": "right", "right": "left", "both": "none"}[place]
            for number in range(count):
                stage = 0 if fresh else chance.choice((0, 1, 2, 2, 3, 3, 4, 4, 5, 6))
                moisture = 0.0 if stage == 0 else chance.choice((0.5, 0.75, 0.85, 0.95, 0.97))
                made.append(
                    Plant(
                        fact=f"{aspect}.{place}.{number}",
                        aspect=aspect,
                        place=place,  # type: ignore[arg-type]
                        name=f"集客 {number + 1}" if language == "ja" else f"Drawing people in {number + 1}",
                        text=TEXTS[language],
                        stage=stage,
                        moisture=moisture,
                        due=stage > 0 and moisture < 0.8,
                        twins=(f"{aspect}.{other}.{number}",) if place != "both" else (),
                        held=stage > 1,
                    )
                )
    return tuple(made)


def home(language: str = "ja", *, fresh: bool = False, shape: tuple[tuple[int, int, int], ...] = SHAPE) -> HomeSnapshot:
    """Return a home of the built-in size."""
    made = plants(shape, language, fresh=fresh)
    facts = {plant.fact for plant in made}
    confused = (("0.left.1", "0.right.1"), ("2.left.0", "3.right.0"))
    due = [plant.fact for plant in made if plant.due][::2]
    pairs = tuple(pair for pair in confused[:1] if facts.issuperset(pair))
    plan = DayPlan(frozenset((*due, *(fact for pair in pairs for fact in pair))), pairs, 4, len(due))
    day = 20_780
    week = tuple(WeekDay(day - back, back not in (0, 2, 5)) for back in reversed(range(7)))
    return HomeSnapshot(
        title="営業とマーケティングの違い" if language == "ja" else "Sales and marketing: telling them apart",
        aspects=(ASPECTS[language] * (len(shape) // 7 + 1))[: len(shape)],
        left="マーケティング" if language == "ja" else "Marketing",
        right="営業" if language == "ja" else "Sales",
        plants=made,
        confused=() if fresh else tuple(v for v in confused if facts.issuperset(v)),
        next_act="first" if fresh else "review",
        minutes=10,
        met=sum(plant.stage > 0 for plant in made),
        can_learn=True,
        can_review=not fresh,
        can_test=not fresh,
        week=() if fresh else week,
        plan=DayPlan(frozenset(), (), 12, 0) if fresh else plan,
    )


class StillClock:
    """A clock that stands."""

    def now(self) -> Moment:
        """Return one moment."""
        return Moment(1_790_000_000_000, 540)

    def elapsed_ms(self) -> int:
        """Return nothing elapsed."""
        return 0


def backups(language: str = "ja") -> BackupsSnapshot:
    """Return a folder with three backups."""
    ja = language == "ja"
    when = ("11月22日 8:04", "11月21日 7:55", "11月20日 21:10")
    if not ja:
        when = ("22 Nov 08:04", "21 Nov 07:55", "20 Nov 21:10")
    lines = tuple(BackupLine(f"b{i}", w, n) for i, (w, n) in enumerate(zip(when, (412, 380, 351), strict=True)))
    return BackupsSnapshot("/home/minori/.local/share/Minori", lines)


def remedy(*, sound: bool = False) -> Remedy:
    """Return what mending a damaged record would do, or that there is nothing to mend."""
    return Remedy(answers=412, from_file=380, from_journal=31, from_backup=1, lost=0, file_is_sound=sound, backups=3)


def pack_offer() -> PackOffer:
    """Return a new version of the pack in use."""
    changes = (
        ChangeLine(HEADS["key"], Text("リードの数え方", "How leads count"), Text("見込み客の数え方", "Counted leads")),
        ChangeLine(HEADS["added"], Text(""), Text("商談の始まり", "Where a deal begins")),
    )  # fmt: skip
    title, said = (
        Text("営業とマーケティングの違い", "Sales and marketing"),
        counted("{count} change.", "{count} changes.", 2),
    )
    return PackOffer(
        "/packs/x", title, "みのり", "0.2.0", 61, 290, SAID["same"], replaces="0.1.0", summary=said, changes=changes
    )


def places() -> tuple[KeptPlace, ...]:
    """Return where something of a learner is kept."""
    data = "/home/minori/.local/share/Minori"
    return (
        KeptPlace(message("The learning record"), f"{data}/minori.sqlite", 1),
        KeptPlace(message("The answer journal"), f"{data}/answers.journal", 1),
        KeptPlace(message("Backups"), f"{data}/backups", 24),
        KeptPlace(message("The log for support"), f"{data}/minori.log", 3),
        KeptPlace(message("Backups in the second folder"), "/media/stick/minori-backups-1a2b3c4d", 24),
    )


def asking(prompt: str) -> Asking:
    """Return a plain question."""
    shape = ChooseOne((Option("a", "A"), Option("b", "B")))
    return Asking(QuestionId("q"), "single", 1, "ja", prompt, shape, ("a", "b"), 2)


def feedback(language: str = "ja", prompt: str = "") -> FeedbackStep:
    """Return feedback on a wrong answer."""
    ja = language == "ja"
    if not prompt:
        prompt = "知らない人に最初に届くのは、どちらの仕事ですか。" if ja else "Whose work reaches strangers first?"
    why = (
        "営業と思われがちですが、広い発信の仕事です。"
        if ja
        else "Tempting, but strangers are reached by broad messages."
    )
    fact, twin = FactId("role.m.goal"), FactId("role.s.goal")
    grade = Grade(
        Verdict.WRONG,
        (FactOutcome(fact, correct=False, taken_for=twin),),
        (),
        "マーケティング" if ja else "Marketing",
        (Refutation("営業" if ja else "Sales", why, twin),),
    )
    both = Text(why)
    wide = Text("知らない人へ、広く伝えます。", "It speaks to many who do not know us.")
    near = Text("目の前の相手と、約束をまとめます。", "It comes to terms with one customer.")
    asked = FactCard(fact, Text("マーケティング", "Marketing"), Text("集客", "Drawing in"), wide, was_asked=True)
    other = FactCard(twin, Text("営業", "Sales"), Text("成約", "Closing"), near, was_asked=False)
    decides = Text("相手がまだ知らない人かどうかで決まります。", "It depends on whether they know us yet.")
    said = (
        Said(Part.ANSWER, message("Right answer"), Text(grade.right_answer)),
        Said(Part.REFUTATION, message("You chose “{chosen}”", chosen=grade.refutations[0].chosen), both),
        Said(Part.DECIDES, message("What decides"), decides),
    )
    contrast = Contrast(Text("役割", "Role"), asked, (other,), asked_stands_right=False)
    feedback = Feedback(
        Outcome.WRONG, message("Not quite"), NOTHING, said, (contrast,), NOTHING, told("みのり編集部 2026")
    )
    return FeedbackStep(
        asking(prompt), Text("役割 · マーケティング", "Role · Marketing"), Response(("b",)), grade, feedback,
        Progress(7, 0.6), can_undo=True, flagged=False,
    )  # fmt: skip


def focus_offer() -> FocusOffer:
    """Return what can be practised alone, where some aspects of one side are."""
    aspects = tuple(
        FocusChoice(f"a{number}", Text(ja, en), chosen=number in (1, 5))
        for number, (ja, en) in enumerate(zip(ASPECTS["ja"], ASPECTS["en"], strict=True))
    )
    sides = (
        FocusChoice("marketing", Text("マーケティング", "Marketing"), chosen=False),
        FocusChoice("sales", Text("営業", "Sales"), chosen=True),
        FocusChoice("both", Text("両方", "Both"), chosen=False),
    )
    said = counted(
        "At present you practise {what} only: {count} fact.", "At present you practise {what} only: {count} facts.", 9,
        what=Text("「時間軸、指標」の「営業」", "“Time, Metrics” of “Sales”"),
    )  # fmt: skip
    return FocusOffer(Focus(), aspects, sides, said)


def ending(language: str = "ja", kind: SessionKind = "review") -> EndStep:
    """Return the end of a session, or of a test with something to review."""
    topics = (
        (told("役割 · マーケティング", "Role · Marketing"), 4, 5),
        (told("時間軸 · 営業", "Time · Sales"), 3, 3),
        (told("指標 · 営業", "Metrics · Sales"), 1, 2),
    )
    return EndStep(
        kind=kind,
        counts=Tally(10, 8, 10, 8),
        minutes=9.5,
        new_facts=3,
        grown=2,
        topics=tuple(TopicResult(*topic, *observed(*topic[1:])[1:]) for topic in topics),
        confused=((Text("リード数", "Leads"), Text("成約数", "Contracts")),),
        next_day_text=told("また明日どうぞ。", "Come back tomorrow: Role will want water."),
        to_review=(feedback(language), feedback(language)) if kind == "test" else (),
        can_undo=True,
        plants=(
            Grown(Text("集客 1", "Drawing people in 1"), "left", 4, 5),
            Grown(Text("成約", "Closing"), "right", 2, 3),
            Grown(Text("目標の共有", "Sharing the goal"), "both", 1, 2),
            Grown(Text("受注", "The order"), "right", 0, 1),
            Grown(Text("商談", "The talk"), "right", 0, 1),
        ),
        freed=((Text("関心", "Interest"), Text("検討", "Considering")),),
    )
