"""What the rules of good questions may see of a body whose parts are put into places, more than two of them."""

from collections.abc import Sequence
from typing import ClassVar

from trainer.domain.question import Body


class Placed(Body):
    """A body with parts to be put into places; they stand in the author's order."""

    __slots__ = ()
    parts_key: ClassVar[str]
    """The key in the source that the parts are listed under."""

    @property
    def unrefuted(self) -> Sequence[int]:
        """Return the numbers of the parts of which one reason has to do for several wrong places."""
        raise NotImplementedError
