"""What a learner answered, as it goes into the log."""

from enum import Enum
from typing import NamedTuple


class Response(NamedTuple):
    """The raw answer; how `parts` reads depends on the answer shape.

    choose one: (key,) · choose several: the keys in pack order · judge: ("true" | "false", reason key)
    blanks: one text a blank · text, number: (text,) · order: the keys in order
    match: "left=right" per left · sort: "case=bin" per case · card: ("knew",) or ("not",)
    No part at all means 「わからない」: wrong, and taken for nothing.
    """

    parts: tuple[str, ...] = ()


DONT_KNOW = Response()


class Confidence(Enum):
    """How sure the learner was before seeing the result."""

    GUESS = "guess"
    MAYBE = "maybe"
    SURE = "sure"
