"""What a pack declares beside its questions."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from trainer.domain.subject import FactId, SideId
from trainer.packs.wordings import Wordings


class Declared(NamedTuple):
    """What a question's source may name beside itself."""

    folder: Path
    """The pack's, for its pictures."""
    facts: Collection[FactId]
    sides: tuple[SideId, ...]
    terms: Mapping[str, Wordings]
    imported: bool
