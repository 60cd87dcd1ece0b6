"""The fields of each question type, and those that every question has."""

from typing import Final

from trainer.domain.message import Message, message
from trainer.ui.screens.workshop.exhibit_form import EXHIBIT
from trainer.ui.screens.workshop.form import (
    ACCEPT,
    FACT,
    LURE,
    LURES,
    PROMISES,
    TEXT,
    WHY,
    Facts,
    Group,
    Named,
    OneFact,
    OneOf,
    Parts,
    Word,
    Words,
    WrittenField,
    choices,
)

_CHOICES: Final = choices("choices", message("Options"), message("Option {number}"), message("Add an option"))
_REASONS: Final = choices("reasons", message("Reasons"), message("Reason {number}"), message("Add a reason"))
_SIDE: Final = OneOf("bin", message("Side"), kind="sides")

FORMS: Final[dict[str, tuple[WrittenField, ...]]] = {
    "single": (_CHOICES,),
    "multi": (_CHOICES,),
    "truefalse": (
        OneOf("answer", message("The statement is"), options=(("true", message("right")), ("false", message("wrong")))),
        _REASONS,
        Group("wrong", message("Who judges it the other way"), fields=(WHY, LURE)),
    ),
    "short": (ACCEPT, LURES, *PROMISES),
    "cloze": (
        Parts(
            "blanks", message("Blanks"), message("In the text a blank is written [[1]], with its label."),
            fields=(Word("label", message("Label")), ACCEPT, FACT, LURES, *PROMISES),
            add=message("Add a blank"), each=message("Blank {number}"), keyed=False,
        ),
    ),
    "numeric": (
        Named("params", message("Figures that are drawn"),
            message("One a line: price = 100..900 step 50, or rate = [5, 10].")),
        Word("answer", message("Answer, as a formula")),
        Word("where", message("Only draws in which")),
        Words("unit", message("Unit")),
        Word("tolerance", message("Still right within")),
        Word("round", message("Decimals")),
        Parts(
            "traps", message("Wrong ways to reckon"), fields=(Word("value", message("Formula")), WHY, LURE),
            add=message("Add a wrong way"), each=message("Wrong way {number}"), keyed=False,
        ),
    ),
    "order": (
        Parts(
            "items", message("Steps, in the right order"), fields=(TEXT, WHY, FACT),
            add=message("Add a step"), each=message("Step {number}"),
        ),
    ),
    "match": (
        Parts(
            "pairs", message("Pairs"),
            fields=(Words("left", message("Left")), Words("right", message("Right")), FACT, WHY),
            add=message("Add a pair"), each=message("Pair {number}"),
        ),
        Parts(
            "spare", message("Right sides without a partner"), fields=(Words("right", message("Right")), WHY, LURE),
            add=message("Add one without a partner"), each=message("Without a partner {number}"),
        ),
    ),
    "sort": (
        Parts(
            "cases", message("Cases"), fields=(
                TEXT, _SIDE, FACT, WHY, OneFact("lure", message("Taken for")),
                Parts(
                    "misplaced", message("Put on another side"), fields=(_SIDE, WHY, LURE),
                    add=message("Add a reason for a side"), each=message("Other side {number}"),
                    keyed=False, folded=True,
                ),
            ),
            add=message("Add a case"), each=message("Case {number}"),
        ),
    ),
    "card": (
        Words("back", message("Back of the card"), lines=True),
        Words("because", message("Why no other type will do")),
    ),
}  # fmt: skip
"""What stands between the stem and what decides, by the type's name."""

STEM: Final = Words("stem", message("Question"))
DECIDES: Final = Words("decides", message("What decides"))
TESTS: Final = Facts("tests", message("Facts that it asks"))
SOURCE: Final = Group(
    "source", message("Source"),
    fields=(
        Words("title", message("Title")), Word("publisher", message("Publisher")), Word("year", message("Year")),
        Word("url", message("Address")), Word("accessed", message("Read there on")),
        OneOf(
            "kind", message("Kind"),
            options=(
                ("", message("Not said")), ("law", message("Law")), ("standards-body", message("Standard")),
                ("textbook", message("Textbook")), ("paper", message("Paper")), ("vendor", message("Maker")),
                ("other", message("Other")),
            ),
        ),
        OneOf("verified", message("Opened and read"), options=(("", message("Yes")), ("no", message("No")))),
        Word("review-by", message("Look at it again by")),
    ),
)  # fmt: skip
_LAST: Final = (
    OneOf("level", message("Level"), kind="levels"),
    OneOf("case", message("Situation"), options=(("", message("As in the source")), ("new", message("A new one")))),
)


_FACT: Final = (Words("name", message("Short name")), Words("text", message("As one plain statement")), SOURCE)
_NAMES: Final = (Words("name", message("Name")),)


def _named(key: str, label: Message, each: Message) -> Parts:
    return Parts(key, label, fields=_NAMES, each=each, keyed=False, fixed=True, folded=True)


PAGES: Final[dict[str, tuple[WrittenField, ...]]] = {
    "facts": (
        Group("left", message("Left side"), fields=_FACT, opened=True),
        Group("right", message("Right side"), fields=_FACT, opened=True),
        Group("row", message("What tells them apart"), fields=(DECIDES,), opened=True),
    ),
    "heading": (
        Words("title", message("What it is called")), Words("description", message("What it is for")),
        Word("author", message("Author")), Word("licence", message("Licence")), SOURCE,
        _named("sides", message("Sides"), message("Side {number}")),
        _named("aspects", message("Aspects"), message("Aspect {number}")),
        _named("levels", message("Levels"), message("Level {number}")),
    ),
}  # fmt: skip
"""What is written that is no question: the two sides of a row, and the pack as a whole."""


def fields_of(type_: str) -> tuple[WrittenField, ...]:
    """Return the fields of a question of this type, from above to below; of a type without a form what all have."""
    if type_ in PAGES:
        return PAGES[type_]
    own = FORMS.get(type_, ())
    variant = (STEM, *own, DECIDES, EXHIBIT, OneOf("reserved", message("Kept for check days"), options=_YES))
    variants = Parts(
        "variants", message("The same case in another scene"), fields=variant, add=message("Add a scene"),
        each=message("Scene {number}"), folded=True,
    )  # fmt: skip
    return (STEM, *own, DECIDES, TESTS, EXHIBIT, *_LAST, SOURCE, variants)


_YES: Final = (("", message("No")), ("yes", message("Yes")))
