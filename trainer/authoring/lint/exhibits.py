"""W60, W61, W62, I63: an exhibit is in both languages, holds no answer, does not grow downwards, fits its scene."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from trainer.authoring.lint.bank import Bank, Item
from trainer.authoring.lint.examples import FAIR, JOBS, short, single, text
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import letters
from trainer.domain.exhibit import Funnel, texts_of
from trainer.domain.message import message

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _in_one_language(bank: Bank) -> Iterator[Finding]:
    title = bank.root.text("title", required=False) if bank.root is not None else None
    if title is None or not (title.ja and title.en):
        return
    for item in bank.items:
        exhibit = item.question.exhibit
        if exhibit is not None and any(_JAPANESE.search(each.en) for each in texts_of(exhibit)):
            yield Finding(item.entry, "exhibit")


def _tells(item: Item, shown: str) -> bool:
    """Return whether what is shown holds the right answer, and none of the wrong ones beside it."""
    if item.options:
        right, wrong = item.key, [letters(option.text.in_("ja")) for option in item.wrong]
        return right is not None and letters(right.text.in_("ja")) in shown and not any(each in shown for each in wrong)
    if item.traits.wants_unit:
        return False
    return any(answer and answer in shown for answer in item.answer.split("\n"))


def _telling(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        exhibit = item.question.exhibit
        if exhibit is not None and _tells(item, "\n".join(letters(each.ja) for each in texts_of(exhibit))):
            yield Finding(item.entry, "exhibit")


def _growing(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        exhibit = item.question.exhibit
        if not isinstance(exhibit, Funnel):
            continue
        values = [step.value for step in exhibit.steps]
        for above, below in pairwise(values):
            if isinstance(above, Decimal) and isinstance(below, Decimal) and below > above:
                yield Finding(item.entry, "exhibit")
                break


def _of_another_scene(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        varied = item.question.variant and item.question.exhibit is not None
        if varied and item.inherits("exhibit") and not item.inherits("stem"):
            yield Finding(item.entry, "stem")


def _exhibit(*lines: str) -> str:
    return "\n".join(["exhibit:", *(f"      {line}" for line in lines)])


def _form(label: str, value: str) -> str:
    return _exhibit(
        "kind: form", f"title: {text('控え', 'Notes')}", "fields:", f"  - label: {label}", f"    value: {value}"
    )


def _funnel(last: int) -> str:
    title, one, other = text("商談", "Talks"), text("訪問", "Visits"), text("受注", "Orders")
    return _exhibit(
        "kind: funnel", f"title: {title}", "steps:",
        f"  - label: {one}", "    value: 40", f"  - label: {other}", f"    value: {last}",
    )  # fmt: skip


def _varied(*own: str) -> str:
    """Return a question about an exhibit with a variant in another scene."""
    question = single(FAIR, JOBS, rest=_form(text("会場", "Place"), "B-12"))
    return question + "\n".join(["    variants:", "      - key: b", f"        stem: {text(_SCENE)}", *own, ""])


_SCENE = "見本市で名刺を集めて回るのは、どの仕事ですか。"
EXHIBIT_LANGUAGES = LintRule(
    id="W60",
    severity="warning",
    sentence=message("A text of the exhibit is in Japanese only."),
    mend=message("Write {ja: …, en: …}; a bare value stands in both languages, so it is for figures and names."),
    bad=single(FAIR, JOBS, rest=_form("会場", text("東館", "East hall"))),
    good=single(FAIR, JOBS, rest=_form(text("会場", "Place"), "B-12")),
    check=_in_one_language,
)
EXHIBIT_TELLS = LintRule(
    id="W61",
    severity="warning",
    sentence=message("The exhibit holds the answer."),
    mend=message("Word it otherwise, or let wrong options stand in it too."),
    bad=short("f.1.1", rest=_form(text("仕事", "Work"), text("見本市での集客", "Drawing people in"))),
    good=short("f.1.1", rest=_form(text("仕事", "Work"), text("見本市に出ること", "Going to a fair"))),
    check=_telling,
)
EXHIBIT_GROWS = LintRule(
    id="W62",
    severity="warning",
    sentence=message("A step of the funnel is larger than the one above it."),
    mend=message("Check the numbers, or show them as kind: bars."),
    bad=single(FAIR, JOBS, rest=_funnel(50)),
    good=single(FAIR, JOBS, rest=_funnel(20)),
    check=_growing,
)
EXHIBIT_OF_ANOTHER_SCENE = LintRule(
    id="I63",
    severity="info",
    sentence=message("The variant has a scene of its own and shows the exhibit of its question."),
    mend=message("If it asks about something else, give it an exhibit of its own, or write exhibit: none."),
    bad=_varied(),
    good=_varied("        exhibit: none"),
    check=_of_another_scene,
)
