"""Reading a pack: from a folder of text to facts and questions, with every fault in one pass."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from trainer.domain.collector import collector_at_rest
from trainer.domain.message import Message, counted, message, one_after_another
from trainer.domain.pack import Pack
from trainer.domain.progress_reporter import NO_PROGRESS, ProgressReporter
from trainer.domain.subject import Fact, FactId
from trainer.domain.visible import visible_line
from trainer.packs.cache import PackCache
from trainer.packs.effort import Effort
from trainer.packs.entry import Entry
from trainer.packs.facts import read_facts
from trainer.packs.fault import Fault
from trainer.packs.files import PackFile, PackFiles, content_hash, files_in_memory, pack_files
from trainer.packs.folder import PACK_FILE, TERMS_FILE, PackProblem
from trainer.packs.limits import MAX_QUESTIONS, MAX_TERMS
from trainer.packs.media import Media
from trainer.packs.outer_door import behind_the_door, refuse_pack
from trainer.packs.parsing import Parse, parse_here
from trainer.packs.questions import BodyParser, Written, read_questions
from trainer.packs.reading_rules import RULES
from trainer.packs.taxonomy import NO_TAXONOMY, Taxonomy, read_taxonomy
from trainer.packs.terms import read_terms
from trainer.packs.wordings import Wordings
from trainer.packs.yaml_source.origin import Known


@dataclass(frozen=True, slots=True)
class ReadPack:
    """What came of reading a folder."""

    pack: Pack | None
    """None where there is any error."""
    faults: tuple[Fault, ...]
    """In order of file and place."""
    written: tuple[Written, ...] = ()
    """The questions beside their source; only for an author, since it keeps the whole source in memory."""
    facts_written: tuple[Entry, ...] = ()
    pack_written: Entry | None = None
    """The root of `pack.yaml`; only for an author."""
    facts: Mapping[FactId, Fact] = field(default_factory=dict)
    """Also where there are errors: those that could be read."""
    order: tuple[str, ...] = ()
    """The ids of aspects, sides and levels in the pack's order."""
    terms: Mapping[str, Wordings] = field(default_factory=dict)
    """The pack's dictionary: what each term stands for."""
    imported: bool = False
    """As it came from another program."""


def load_pack(
    folder: Path,
    parsers: Sequence[BodyParser],
    cache: PackCache | None = None,
    watch: ProgressReporter = NO_PROGRESS,
    parse: Parse = parse_here,
) -> Pack:
    """Return the pack for studying; raises PackProblem, which names the first fault, where it has errors."""
    read = read_pack(folder, parsers, cache, watch=watch, parse=parse)
    if read.pack is not None:
        return read.pack
    errors = [fault for fault in read.faults if fault.severity == "error"]
    raise PackProblem(_summary(folder, errors))


def read_pack(
    folder: Path,
    parsers: Sequence[BodyParser],
    cache: PackCache | None = None,
    *,
    for_author: bool = False,
    watch: ProgressReporter = NO_PROGRESS,
    parse: Parse = parse_here,
) -> ReadPack:
    """Read all files of the pack in `folder`.

    `for_author` also returns what the source says beside what was read of it, for the rules of good questions.
    `parse` says where files are parsed that the cache does not know: for what may be a stranger's, in a confined child.

    Raises:
        PackProblem: where there is no folder, it holds more than a pack can, or nobody foresaw what is in it. Nothing
            else but Cancelled comes out of here, whatever the files hold.

    """
    with collector_at_rest():
        read = behind_the_door(
            partial(_read, folder, parsers, cache, watch, parse), refuse_pack(visible_line(folder.name))
        )
        if not for_author:
            read = replace(read, written=(), facts_written=(), pack_written=None)
        return read


def read_files(files: Mapping[str, bytes], parsers: Sequence[BodyParser], folder: Path | None = None) -> ReadPack:
    """Read a pack from its files as they would lie in `folder`, in the order of their names there; for its author."""
    faults: list[Fault] = []
    with collector_at_rest():
        found = files_in_memory(files, faults)
        return behind_the_door(partial(_joined, found, folder, parsers, NO_PROGRESS, faults), refuse_pack("—"))


def _read(
    folder: Path, parsers: Sequence[BodyParser], cache: PackCache | None, watch: ProgressReporter, parse: Parse
) -> ReadPack:
    faults: list[Fault] = []
    return _joined(pack_files(folder, faults, cache, watch, parse), folder, parsers, watch, faults)


def _joined(
    found: PackFiles, folder: Path | None, parsers: Sequence[BodyParser], watch: ProgressReporter, faults: list[Fault]
) -> ReadPack:
    files, missing = found
    root, taxonomy = _taxonomy(files, missing, faults)
    fact_entries = _entries(files, "facts")
    question_entries = _entries(files, "questions")
    terms = read_terms(_listed(files, "terms", TERMS_FILE, MAX_TERMS))
    media, sides = Media(folder), tuple(side.id for side in taxonomy.sides)
    unwritten = Counter[str]() if taxonomy.imported else None
    known = Known(_fact_ids(files, fact_entries), sides, Effort(), unwritten, terms, media)
    for file in files:
        file.origin.known = known
    facts = read_facts(fact_entries, taxonomy)
    written = read_questions(question_entries, taxonomy, parsers, watch)
    faults.extend(_unwritten(unwritten or Counter()))
    ordered = tuple(sorted(dict.fromkeys(faults), key=_order))
    sound = not any(fault.severity == "error" for fault in ordered)
    pack = _pack(taxonomy, facts, written, content_hash(files, media)) if sound else None
    order = (
        *(aspect.id for aspect in taxonomy.aspects),
        *(side.id for side in taxonomy.sides),
        *(level.id for level in taxonomy.levels),
    )
    return ReadPack(pack, ordered, tuple(written), tuple(fact_entries), root, facts, order, terms, taxonomy.imported)


def _unwritten(missing: Counter[str]) -> Iterator[Fault]:
    """Yield, for a pack as it was imported, what is still to be written: a line a key, with how often."""
    for key, times in sorted(missing.items()):
        sentence = counted(
            '"{key}" is not written yet in {count} place.',
            '"{key}" is not written yet in {count} places.',
            times,
            key=key,
        )
        rule = RULES["I01"]
        yield Fault(rule.id, rule.severity, PACK_FILE, 0, 0, "", sentence, rule.mend)


def _pack(taxonomy: Taxonomy, facts: Mapping[FactId, Fact], written: Sequence[Written], hash_: str) -> Pack:
    return Pack(
        id=taxonomy.id,
        version=taxonomy.version,
        title=taxonomy.title,
        author=taxonomy.author,
        licence=taxonomy.licence,
        aspects=taxonomy.aspects,
        sides=taxonomy.sides,
        levels=taxonomy.levels,
        facts=facts,
        questions={one.question.id: one.question for one in written},
        content_hash=hash_,
        readings=taxonomy.readings,
        imported=taxonomy.imported,
    )


def _taxonomy(files: list[PackFile], missing: Message | None, faults: list[Fault]) -> tuple[Entry | None, Taxonomy]:
    file = next((file for file in files if file.origin.name == PACK_FILE), None)
    if file is None:
        rule = RULES["E08"]
        sentence = missing or message("There is no pack.yaml.")
        faults.append(Fault(rule.id, rule.severity, PACK_FILE, 0, 0, "", sentence, rule.mend))
        return None, NO_TAXONOMY
    known = len(faults)
    entry = _root(file)
    taxonomy = read_taxonomy(entry) if entry is not None else NO_TAXONOMY
    if file.source.broken:
        faults[known:] = [fault for fault in faults[known:] if fault.rule != "E01"]
    return entry, taxonomy


def _root(file: PackFile) -> Entry | None:
    entry = file.entry
    if entry is None and not file.source.broken:
        sentence = message('A file holds keys and values ("key: value").')
        file.origin.note(RULES["E03"], 0, sentence)
    return entry


def _entries(files: list[PackFile], kind: str) -> list[Entry]:
    return _listed(files, kind, f"{kind}/", MAX_QUESTIONS)


def _listed(files: list[PackFile], kind: str, where: str, most: int) -> list[Entry]:
    """Return what the files whose names begin with `where` list under `kind`."""
    found: list[Entry] = []
    for file in files:
        if not file.origin.name.startswith(where):
            continue
        root = _root(file)
        if root is not None:
            root.one_of("format", ("qpack/1",), default="")
            found.extend(root.entries(kind, required=not file.source.broken, most=most))
            root.finish_alone()
    return found


def _fact_ids(files: list[PackFile], entries: list[Entry]) -> frozenset[FactId]:
    """Return all fact ids, also of facts that could not be read: pointing at those is no fault of its own."""
    ids = {entry.word("id", default="") for entry in entries}
    for file in files:
        if file.origin.name.startswith("facts/"):
            ids |= file.source.broken_ids
    return frozenset(FactId(id_) for id_ in ids if id_)


def _order(fault: Fault) -> tuple[bool, str, int, int]:
    return fault.file != PACK_FILE, fault.file, fault.line, fault.column


def _summary(folder: Path, errors: list[Fault]) -> Message:
    first, more = errors[0], len(errors) - 1
    said = message(
        'The pack "{name}" has errors. {place} {what}',
        name=visible_line(folder.name),
        place=first.place,
        what=one_after_another(first.sentence, first.mend),
    )
    return one_after_another(said, counted("There is one more.", "There are {count} more.", more)) if more else said
