"""Reading one block as the reader of packs does, with the rest of the pack around it: nothing is written for that."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from trainer.authoring.editing.edited_pack import Block, BlockId, EditedPack
from trainer.domain.pack import Pack
from trainer.domain.question import QuestionId
from trainer.domain.subject import Fact, FactId, PackId
from trainer.packs.effort import Effort
from trainer.packs.entry import Entry
from trainer.packs.facts import read_facts
from trainer.packs.fault import Fault
from trainer.packs.media import Media
from trainer.packs.plain_values import Fields, plain_fields, texts_in
from trainer.packs.plain_values import Path as ValuePath
from trainer.packs.questions import BodyParser, Written, read_questions
from trainer.packs.read_pack import ReadPack
from trainer.packs.splicing import whole
from trainer.packs.taxonomy import NO_TAXONOMY, Taxonomy, read_taxonomy
from trainer.packs.terms import read_terms
from trainer.packs.wordings import Wordings
from trainer.packs.yaml_source.origin import Known, Origin
from trainer.packs.yaml_source.source import read_source
from trainer.packs.yaml_source.spans import spans_of, steps_to


class ReadBlock(NamedTuple):
    """What came of one block."""

    faults: tuple[Fault, ...]
    """At the lines of `text`."""
    text: str
    entry: Entry | None = None
    """The block as the rules see it."""
    written: Written | None = None
    """The question; None of other blocks and of one that cannot be used."""
    fact: Fact | None = None

    @property
    def sound(self) -> bool:
        """Return whether it can be part of a pack that is studied."""
        return not any(fault.severity == "error" for fault in self.faults)

    def path_of(self, fault: Fault) -> ValuePath:
        """Return the path of the value that a fault is about."""
        spans = spans_of(self.text)
        return () if spans is None else tuple(steps_to(spans.root, fault.line - 1, fault.column - 1))[2:]


class BlockReading:
    """Reads single blocks of one state of a pack."""

    def __init__(self, pack: EditedPack, parsers: Sequence[BodyParser], folder: Path | None = None) -> None:
        self._pack = pack
        self._parsers = parsers
        self._media = Media(folder)

    def of(self, pack: EditedPack) -> "BlockReading":
        """Return a reader of another state of the pack; what has not changed is not read again."""
        if pack is self._pack:
            return self
        other = BlockReading(pack, self._parsers)
        other._media = self._media
        if pack.heading is self._pack.heading:
            other._keep(self, "_heading")
            if pack.terms is self._pack.terms:
                other._keep(self, "terms")
        return other

    def _keep(self, other: "BlockReading", what: str) -> None:
        """Take over what another reader has already read."""
        if what in other.__dict__:
            self.__dict__[what] = other.__dict__[what]

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """What the heading says."""
        return self._heading[0]

    @property
    def heading(self) -> ReadBlock:
        """Return the heading as it is read."""
        return self._heading[1]

    @cached_property
    def terms(self) -> Mapping[str, Wordings]:
        """The dictionary of the pack."""
        entries = [entry for entry, _ in (_entry("terms", one.fields) for one in self._pack.terms.values()) if entry]
        return read_terms(entries)

    def read(self, name: BlockId, block: Block) -> ReadBlock:
        """Return what the reader of packs makes of a block; a distinction is never read."""
        if name.kind == "heading":
            return self._heading[1]
        entry, origin = _entry(name.kind, block.fields)
        text = whole({name.kind: (block.fields,)}).decode()
        if entry is None:
            return ReadBlock(tuple(origin.faults), text)
        origin.known = self._known
        written, fact = None, None
        if name.kind == "facts":
            fact = next(iter(read_facts([entry], self.taxonomy).values()), None)
        elif name.kind == "questions":
            written = next(iter(read_questions([entry], self.taxonomy, self._parsers)), None)
        elif name.kind == "terms":
            read_terms([entry])
        return ReadBlock(tuple(origin.faults), text, entry, written, fact)

    def shown(self, written: Written) -> Pack:
        """Return a pack that holds the question and the facts it names: enough to ask, to answer and to explain it."""
        taxonomy = self.taxonomy
        return Pack(
            id=taxonomy.id or PackId("draft"), version=taxonomy.version, title=taxonomy.title,
            author=taxonomy.author, licence=taxonomy.licence,
            aspects=taxonomy.aspects, sides=taxonomy.sides, levels=taxonomy.levels,
            facts=self.facts_named_in(plain_fields(written.entry.source[0])),
            questions={QuestionId(written.question.id): written.question}, content_hash="",
            readings=taxonomy.readings, imported=taxonomy.imported,
        )  # fmt: skip

    def around(self, fields: Fields) -> ReadPack:
        """Return what a rule may look at beside one block: the heading, the facts it names and the terms."""
        facts = self.facts_named_in(fields)
        return ReadPack(None, (), pack_written=self.heading.entry, facts=facts, order=self.order, terms=self.terms)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of aspects, sides and levels in the pack's order."""
        taxonomy = self.taxonomy
        return (
            *(aspect.id for aspect in taxonomy.aspects),
            *(side.id for side in taxonomy.sides),
            *(level.id for level in taxonomy.levels),
        )

    def facts_named_in(self, fields: Fields) -> Mapping[FactId, Fact]:
        """Return the facts that a question names, and their twins, as far as they can be read."""
        named = dict.fromkeys(word for _, word in texts_in(fields) if word in self._pack.facts)
        twins = (word for id_ in named for _, word in texts_in(self._pack.facts[id_].fields.get("twin", ())))
        found: dict[FactId, Fact] = {}
        for id_ in dict.fromkeys((*named, *(word for word in twins if word in self._pack.facts))):
            read = self.read(BlockId("facts", id_), self._pack.facts[id_])
            if read.fact is not None:
                found[read.fact.id] = read.fact
        return found

    @cached_property
    def _heading(self) -> tuple[Taxonomy, ReadBlock]:
        data = whole(self._pack.heading.fields)
        origin = Origin("pack.yaml", [], data)
        source = read_source(origin)
        if not isinstance(source.root, dict):
            return NO_TAXONOMY, ReadBlock(tuple(origin.faults), data.decode())
        entry = Entry(source.root, origin)
        taxonomy = read_taxonomy(entry)
        return taxonomy, ReadBlock(tuple(origin.faults), data.decode(), entry)

    @property
    def _known(self) -> Known:
        sides = tuple(side.id for side in self.taxonomy.sides)
        facts = frozenset(FactId(id_) for id_ in self._pack.facts)
        return Known(facts, sides, Effort(), None, self.terms, self._media)


def _entry(kind: str, fields: Fields) -> tuple[Entry | None, Origin]:
    origin = Origin(f"{kind}.yaml", [], whole({kind: (fields,)}))
    source = read_source(origin)
    listed = source.root.get(kind) if isinstance(source.root, dict) else None
    first = listed[0] if isinstance(listed, list) and listed else None
    return (Entry(first, origin) if isinstance(first, dict) else None), origin
