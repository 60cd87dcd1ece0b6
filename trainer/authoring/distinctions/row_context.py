"""One distinction with all that is known around it: what the templates of drafts are filled from."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from trainer.authoring.distinctions.sheet import language_of, names_in_heading, text_at
from trainer.authoring.editing.edited_pack import EditedPack
from trainer.domain.text import Language
from trainer.packs.plain_values import Fields, word_at

Side = Literal["left", "right"]
_ENDS: Final = "。．. "


@dataclass(frozen=True, slots=True)
class FactWords:
    """One fact as templates use it."""

    id: str
    name: str
    text: str
    side: str
    """The id of its side."""
    side_name: str

    @property
    def names_its_side(self) -> bool:
        """Return whether its statement names its side exactly once."""
        return bool(self.side_name) and self.text.count(self.side_name) == 1


@dataclass(frozen=True)
class RowContext:
    """One row of the sheet."""

    pack: EditedPack
    id: str

    @property
    def _fields(self) -> Fields:
        return self.pack.distinctions[self.id].fields

    @cached_property
    def language(self) -> Language:
        """The language of the pack."""
        return language_of(self.pack)

    @cached_property
    def number(self) -> int:
        """Which row of the sheet it is, from 0: what is right is spread by it."""
        return list(self.pack.distinctions).index(self.id)

    @property
    def aspect(self) -> str:
        """The id of its aspect."""
        return word_at(self._fields, ("aspect",))

    @cached_property
    def decides(self) -> str:
        """What decides, without a full stop."""
        return text_at(self._fields, "decides").in_(self.language).rstrip(_ENDS)

    @cached_property
    def left(self) -> FactWords:
        """The fact on the left."""
        return self._fact("left")

    @cached_property
    def right(self) -> FactWords:
        """The fact on the right."""
        return self._fact("right")

    def one(self, *, second: bool) -> FactWords:
        """Return the left fact, or with `second` the right one."""
        return self.right if second else self.left

    @cached_property
    def term_of(self) -> dict[str, str]:
        """The terms of the pack by their words."""
        return {text_at(block.fields, "word").in_(self.language): id_ for id_, block in self.pack.terms.items()}

    def written(self, key: str) -> str:
        """Return another cell of the row: figures, a formula, a unit."""
        return word_at(self._fields, (key,))

    def others(self) -> "list[RowContext]":
        """Return the other rows, those of the same aspect first, beginning with the next."""
        ids = list(self.pack.distinctions)
        following = [*ids[self.number + 1 :], *ids[: self.number]]
        rows = [RowContext(self.pack, id_) for id_ in following]
        return sorted(rows, key=lambda row: row.aspect != self.aspect)

    def third(self, *, second: bool) -> FactWords | None:
        """Return a fact of another row and of the given side, as one more wrong option; None where there is none."""
        known = {self.left.id, self.right.id, self.left.name, self.right.name}
        found = (row.one(second=second) for row in self.others())
        return next((fact for fact in found if fact.id not in known and fact.name not in known), None)

    def _fact(self, side: Side) -> FactWords:
        id_ = word_at(self._fields, (side,))
        block = self.pack.facts.get(id_)
        fields: Fields = block.fields if block is not None else {}
        side_id = word_at(fields, ("side",))
        sides = names_in_heading(self.pack, "sides", self.language)
        language = self.language
        return FactWords(
            id_, text_at(fields, "name").in_(language), text_at(fields, "text").in_(language).strip(),
            side_id, sides.get(side_id, ""),
        )  # fmt: skip
