"""What the rules of good questions may see of a body: the options that a learner chooses among.

A question type whose questions offer options derives its body from `Optioned`; the rules never know the type itself.
"""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from trainer.domain.question import Body
from trainer.domain.text import Text


class WrittenOption(Protocol):
    """One option as the author wrote it."""

    @property
    def key(self) -> str:
        """What an answer names it by."""
        ...

    @property
    def text(self) -> Text:
        """What the learner reads."""
        ...

    @property
    def ok(self) -> bool:
        """Whether choosing it is right."""
        ...

    @property
    def why(self) -> Text:
        """Why it is right or wrong; may be empty on a right one."""
        ...

    @property
    def fixed(self) -> bool:
        """Whether it keeps its place when the others are shuffled."""
        ...


class Optioned(Body):
    """A body with options; they stand in the author's order."""

    __slots__ = ()
    options_key: ClassVar[str]
    """The key in the source that the options are listed under."""

    @property
    def written_options(self) -> Sequence[WrittenOption]:
        """Return the options in the author's order."""
        raise NotImplementedError
