"""The workshop with a pack that is really being made, in memory: for the gallery and the walker."""

from functools import cache
from random import Random
from typing import Any

from tests.ui.made import StillClock
from trainer.authoring.editing.memory_folder import MemoryFolder
from trainer.authoring.start_pack import PackStart, start_pack
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_session import WorkshopSession
from trainer.authoring.workshop_snapshot import WorkshopSnapshot
from trainer.domain.message import message
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES
from trainer.study.preview_question import preview_answer, preview_question, wrong_response
from trainer.study.steps import AskStep, FeedbackStep

ROWS = {
    "ja": (
        "観点\t左\t右\t決め手\t出典\t左の説明\t右の説明\n"
        "計算\t売上高から売上原価を引いた残り\t売上総利益から販管費を引いた残り\t販管費を引いたか\t会計基準"
        "\t売上総利益は、売上高から売上原価を引いた残りです。\t営業利益は、売上総利益から販管費を引いた残りです。\n"
        "意味\t商品そのものの稼ぐ力\t本業の稼ぐ力\t会社を動かす費用まで見たか\t会計基準"
        "\t売上総利益は、商品そのものの稼ぐ力を表します。\t営業利益は、本業の稼ぐ力を表します。\n"
        "使いみち\t値づけと仕入れを見直す\t人と店のかけ方を見直す\t直せるのは商品か会社か\t\t\t\n"
    ),
    "en": (
        "aspect\tleft\tright\tdecides\tsource\tleft text\tright text\n"
        "Reckoning\tSales less cost of sales\tGross profit less running costs\tAre running costs taken off?\tA standard"
        "\tGross profit is sales less the cost of sales.\tOperating profit is gross profit less running costs.\n"
        "Meaning\tWhat the goods earn\tWhat the business earns\tIs running the firm counted?\tA standard"
        "\tGross profit tells what the goods earn.\tOperating profit tells what the business earns.\n"
        "Use\tPrices and buying are looked at\tPeople and shops are looked at\tGoods or firm?\t\t\t\n"
    ),
}
START = {
    "ja": PackStart("利益の種類", "売上総利益", "営業利益", "みのり", language="ja"),
    "en": PackStart("Kinds of profit", "Gross profit", "Operating profit", "Minori", language="en"),
}

PACK_WORDS = frozenset(
    {cell for line in ROWS["en"].splitlines() for cell in line.split("\t")} | {*START["en"][:4], "Tell apart"}
)
"""What an author wrote, which stands on buttons too."""


def begun(language: Language = "ja") -> WorkshopSession:
    """Return a session on a pack that has its three rows and no question."""
    workshop = Workshop(MemoryFolder({}), QUESTION_TYPES, Random(5), StillClock())
    start_pack(workshop, START[language])
    session = WorkshopSession(workshop, QUESTION_TYPES, "/somewhere/profits")
    session.paste(ROWS[language])
    return session


@cache
def _snapshots(language: Language) -> dict[str, WorkshopSnapshot]:
    session = begun(language)
    found = {"row": session.show()}
    found["drafted"] = session.draft(from_all=True)
    by_type = {str(block.fields["type"]): id_ for id_, block in session.workshop.pack.questions.items()}
    for type_, id_ in by_type.items():
        found[type_] = session.choose_page(id_)
    found["numeric"] = session.choose_page(_numeric(session))
    found["about"] = session.choose_page("the-pack")
    return found


def _numeric(session: WorkshopSession) -> str:
    """Return a question whose figures are drawn."""
    page = session.add_question("numeric").question
    assert page is not None
    for path, value in (
        (
            ("stem",),
            {"ja": "売上{sales}万円、原価{cost}万円の売上総利益は？", "en": "Sales {sales}, cost {cost}: gross?"},
        ),
        (("params",), {"sales": "500..900 step 50", "cost": "200..400 step 20"}),
        (("answer",), "sales - cost"),
        (("unit",), {"ja": "万円", "en": "k"}),
        (("decides",), {"ja": "売上から原価を引きます。", "en": "Sales less cost."}),
    ):
        session.write(page.id, path, value)
    return page.id


def previewed(snapshot: WorkshopSnapshot, language: Language, *, wrong: bool = False) -> AskStep | FeedbackStep | None:
    """Return what a learner sees of the question in hand; None where it cannot be asked."""
    preview = None if snapshot.question is None else snapshot.question.preview
    if preview is None:
        return None
    kind = next(one for one in QUESTION_TYPES if one.name == preview.question.type)
    asked = preview_question(preview.question, preview.pack, kind, 1, language)
    if not wrong:
        return asked
    response = wrong_response(preview.question, preview.pack, kind, asked)
    return preview_answer(preview.question, preview.pack, kind, asked, response)


class Shown:
    """One state of the workshop on its screen."""

    def __init__(self, name: str, *, wrong: bool = False, found: bool = False) -> None:
        self._name = name
        self._wrong = wrong
        self._found = found

    def __call__(self, screen: Any, language: Language) -> None:
        """Put it there."""
        snapshot = _snapshots(language)[self._name]
        screen.show_snapshot(snapshot)
        step = previewed(snapshot, language, wrong=self._wrong)
        if step is None:
            screen.preview.show_why_not(snapshot.question.why_not)
        else:
            screen.preview.show_step(step, language)
        screen.check.setChecked(self._found)


def publish(screen: Any, language: Language) -> None:
    """Show what stands in the way of making it ready."""
    session = begun(language)
    session.draft(from_all=True)
    screen.show_snapshot(session.show())
    screen.preview.show_why_not(message("Here stands what a learner sees, as soon as there is a question."))
    screen.show_offer(session.offer_publishing(None, "2026-11-30").work())


WORKSHOP = (
    ("workshop-start", "workshop", lambda screen, _language: screen.show_start()),
    ("workshop-row", "workshop", Shown("row")),
    ("workshop-about", "workshop", Shown("about")),
    ("workshop-sort", "workshop", Shown("sort")),
    ("workshop-told", "workshop", Shown("single", wrong=True)),
    ("workshop-numeric", "workshop", Shown("numeric")),
    ("workshop-findings", "workshop", Shown("sort", found=True)),
    ("workshop-publish", "workshop", publish),
)
"""(picture, screen, what it shows)."""
