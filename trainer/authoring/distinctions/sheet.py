"""The rows of the sheet: reading them off a pack, adding pasted ones, changing a cell."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from trainer.authoring.distinctions.table import RowText
from trainer.authoring.editing.edited_pack import HEADING, Block, BlockId, EditedPack
from trainer.authoring.editing.history import Change, Step, applied
from trainer.authoring.editing.new_ids import new_id
from trainer.authoring.editing.open_marks import open_marks, with_marks
from trainer.authoring.start_pack import LEVEL, id_of
from trainer.authoring.workshop import Workshop
from trainer.domain.message import counted, message
from trainer.domain.text import Language, Text
from trainer.packs.plain_values import Fields, Value, with_value, word_at

X_ROW: Final = "x-row"
"""In a question: the distinction it was drafted from; in one that takes several, the first."""
SHEET_FILE: Final = "drafts/distinctions.yaml"
_ALL: Final = "all"
_ALL_NAME: Final = {"ja": "全般", "en": "In general"}
Column = Literal["aspect", "left", "right", "decides", "source"]


class SheetRow(NamedTuple):
    """One distinction as the sheet shows it."""

    id: str
    aspect: str
    left: str
    right: str
    decides: str
    source: str
    questions: int
    """How many questions there are of it."""
    open: int
    """How many marks of those are open."""


def language_of(pack: EditedPack) -> Language:
    """Return the language a pack is written in; ja where in both."""
    return "en" if word_at(pack.heading.fields, ("title", "en")) and not _title_ja(pack) else "ja"


def _title_ja(pack: EditedPack) -> str:
    return word_at(pack.heading.fields, ("title", "ja")) or word_at(pack.heading.fields, ("title",))


def text_at(fields: Value, *path: str | int) -> Text:
    """Return a text of a block, written in either way."""
    bare = word_at(fields, path)
    return Text(bare) if bare else Text(word_at(fields, (*path, "ja")), word_at(fields, (*path, "en")))


def sheet_rows(pack: EditedPack, language: Language) -> tuple[SheetRow, ...]:
    """Return the rows of the sheet in their order."""
    asked = rows_of_questions(pack)
    aspects = names_in_heading(pack, "aspects", language)
    return tuple(
        SheetRow(
            id_,
            aspects.get(word_at(block.fields, ("aspect",)), ""),
            fact_name(pack, word_at(block.fields, ("left",)), language),
            fact_name(pack, word_at(block.fields, ("right",)), language),
            text_at(block.fields, "decides").in_(language),
            text_at(block.fields, "source", "title").in_(language),
            len(asked.get(id_, ())),
            sum(len(open_marks(pack.questions[one])) for one in asked.get(id_, ())),
        )
        for id_, block in pack.distinctions.items()
    )


def rows_of_questions(pack: EditedPack) -> Mapping[str, tuple[str, ...]]:
    """Return the questions of each row, by the row's id."""
    found: dict[str, list[str]] = {}
    for id_, block in pack.questions.items():
        row = word_at(block.fields, (X_ROW,))
        if row:
            found.setdefault(row, []).append(id_)
    return {row: tuple(ids) for row, ids in found.items()}


def fact_name(pack: EditedPack, id_: str, language: Language) -> str:
    """Return the name of a fact; empty where there is none."""
    block = pack.facts.get(id_)
    return "" if block is None else text_at(block.fields, "name").in_(language)


def names_in_heading(pack: EditedPack, key: str, language: Language) -> dict[str, str]:
    """Return the names of the sides, aspects or levels by their ids."""
    listed = pack.heading.fields.get(key, ())
    return {
        word_at(one, ("id",)): text_at(one, "name").in_(language)
        for one in (listed if isinstance(listed, tuple) else ())
    }


def add_rows(workshop: Workshop, rows: Sequence[RowText]) -> tuple[BlockId, ...]:
    """Add distinctions, with their aspects and facts where those are not there yet; one step.

    What stands there already, facts and source too, is not added again; ids are made once.
    """
    adding = _Adding(workshop)
    added = tuple(adding.row(row) for row in rows)
    new = tuple(name for name in added if name is not None)
    if adding.changes:
        label = counted("{count} row added", "{count} rows added", len(new))
        workshop.act(Step(label, adding.net))
    return new


def set_cell(workshop: Workshop, row: str, column: Column, words: str) -> None:
    """Change what a row says; the facts and the aspect keep their ids, whatever they are called."""
    pack = workshop.pack
    language, block = language_of(pack), pack.distinctions[row]
    name = BlockId("distinctions", row)
    if column in {"left", "right"}:
        workshop.set_text(BlockId("facts", word_at(block.fields, (column,))), ("name", language), words)
    elif column == "decides":
        workshop.set_text(name, ("decides", language), words)
    elif column == "source":
        workshop.set_text(name, ("source", "title", language), words)
    else:
        adding = _Adding(workshop)
        aspect = adding.aspect(words)
        changed = block._replace(fields=with_value(block.fields, ("aspect",), aspect))
        workshop.act(Step(message("Another aspect"), (*adding.net, Change(name, block, changed))))


class _Adding:
    """Adds blocks to a pack one after the other, as one step."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._before = workshop.pack
        self._pack = workshop.pack
        self._language = language_of(workshop.pack)
        self._random = workshop.random
        self.changes: list[Change] = []
        self._facts = {self._key(block): id_ for id_, block in self._pack.facts.items()}

    @property
    def net(self) -> tuple[Change, ...]:
        """What changed in all, each block once."""
        names = dict.fromkeys(change.name for change in self.changes)
        return tuple(Change(name, self._before.block(name), self._pack.block(name)) for name in names)

    def row(self, row: RowText) -> BlockId | None:
        """Add a distinction; None where the sheet has it."""
        aspect = self.aspect(row.aspect)
        left = self._fact(row, aspect, "left")
        right = self._fact(row, aspect, "right")
        if any(_joins(block, left, right) for block in self._pack.distinctions.values()):
            return None
        self._twins(left, right)
        self._twins(right, left)
        name = BlockId("distinctions", new_id(self._pack, "d", self._random))
        fields: dict[str, Value] = {"id": name.id, "aspect": aspect, "left": left, "right": right}
        fields["decides"] = {self._language: row.decides}
        formulas = {"left-formula": row.left_formula, "right-formula": row.right_formula}
        sums = {"figures": row.figures, **formulas, "unit": row.unit}
        fields |= {key: word for key, word in sums.items() if word}
        if row.source:
            fields["source"] = self._source(row)
        self._put(name, Block(SHEET_FILE, fields))
        return name

    def aspect(self, words: str) -> str:
        """Return the id of an aspect, which is made where there is none of that name."""
        language = self._language
        known = {name: id_ for id_, name in names_in_heading(self._pack, "aspects", language).items()}
        wanted = words or _ALL_NAME[language]
        if wanted in known:
            return known[wanted]
        id_ = self._free(id_of(words) if words else _ALL, known.values())
        listed = self._pack.heading.fields.get("aspects", ())
        new: Fields = {"id": id_, "name": {language: wanted}}
        aspects = (*(listed if isinstance(listed, tuple) else ()), new)
        fields: Fields = {**self._pack.heading.fields, "aspects": aspects}
        self._put(HEADING, self._pack.heading._replace(fields=fields))
        return id_

    @staticmethod
    def _free(id_: str, taken: Collection[str]) -> str:
        """Return the id, with a number behind it where another aspect has it."""
        return id_ if id_ not in taken else next(one for n in range(2, 10_000) if (one := f"{id_}-{n}") not in taken)

    def _fact(self, row: RowText, aspect: str, side: Literal["left", "right"]) -> str:
        name, text = (row.left, row.left_text) if side == "left" else (row.right, row.right_text)
        key = (aspect, self._side(side), name)
        if key in self._facts:
            return self._facts[key]
        id_ = new_id(self._pack, "f", self._random)
        fields: dict[str, Value] = {"id": id_, "aspect": aspect, "side": self._side(side), "level": self._level}
        fields["name"] = {self._language: name}
        fields["text"] = {self._language: text}
        if row.source:
            fields["source"] = self._source(row)
        marked = with_marks(fields, () if text else (("text", self._language),))
        self._put(BlockId("facts", id_), Block(f"facts/{aspect}.yaml", marked))
        self._facts[key] = id_
        return id_

    def _twins(self, fact: str, twin: str) -> None:
        block = self._pack.facts[fact]
        twins = block.fields.get("twin", ())
        known = (twins,) if isinstance(twins, str) else twins
        if isinstance(known, tuple) and twin not in known:
            fields = with_value(block.fields, ("twin",), (*known, twin))
            self._put(BlockId("facts", fact), block._replace(fields=fields))

    def _source(self, row: RowText) -> Fields:
        title: Fields = {self._language: row.source}
        named = {"publisher": row.publisher, "year": row.year, "url": row.url, "accessed": row.accessed}
        rest: Fields = {key: word for key, word in named.items() if word}
        # Whoever names no address has, as far as anybody knows, not opened it.
        return {"title": title, **rest, **({} if row.url else {"verified": "no"})}

    def _side(self, place: str) -> str:
        sides = self._pack.heading.fields.get("sides", ())
        listed = sides if isinstance(sides, tuple) else ()
        return next((word_at(one, ("id",)) for one in listed if word_at(one, ("place",)) == place), place)

    @property
    def _level(self) -> str:
        levels = self._pack.heading.fields.get("levels", ())
        return word_at(levels[-1], ("id",)) if isinstance(levels, tuple) and levels else LEVEL

    def _put(self, name: BlockId, block: Block) -> None:
        change = Change(name, self._pack.block(name), block)
        self._pack = applied(self._pack, (change,))
        self.changes.append(change)

    def _key(self, block: Block) -> tuple[str, str, str]:
        fields = block.fields
        name = text_at(fields, "name").in_(self._language)
        return word_at(fields, ("aspect",)), word_at(fields, ("side",)), name


def _joins(block: Block, left: str, right: str) -> bool:
    return (word_at(block.fields, ("left",)), word_at(block.fields, ("right",))) == (left, right)
