"""A pack that was read whole and found sound, as bytes: what planning needs of it, and the source of each question.

Of a question there is its head, in every wording; what only asking it needs is read from its source when it is asked.
So a start takes no longer for a larger pack. The first line is JSON, then comes a line of JSON for each question.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from trainer import __version__
from trainer.domain.pack import Pack
from trainer.domain.question import Question, QuestionId, Unread
from trainer.domain.subject import Aspect, AspectId, Fact, FactId, Level, LevelId, PackId, Side, SideId, Source
from trainer.domain.text import Text
from trainer.packs.declared import Declared
from trainer.packs.media import picture_bytes
from trainer.packs.picture_header import Unfit
from trainer.packs.wordings import Wordings

if TYPE_CHECKING:  # not imported where a pack was kept
    from trainer.domain.exhibit import Exhibit
    from trainer.domain.question import Body
    from trainer.packs.questions import BodyParser, Written

KEPT_FORMAT: Final = 1
"""Raised whenever what is kept changes, or what makes a pack sound."""
BROKEN: Final = (ValueError, LookupError, TypeError)
"""What bytes raise that no pack was kept in."""


def name_of(digests: Mapping[str, str], parsers: "Sequence[BodyParser]") -> str:
    """Return the name that a pack of these files is kept under: with any other file, reader or type it is another."""
    read_by = [KEPT_FORMAT, __version__, [parser.name for parser in parsers]]
    return sha256(json.dumps([read_by, sorted(digests.items())]).encode()).hexdigest()


def bytes_of_pack(
    pack: Pack, written: "Iterable[Written]", terms: Mapping[str, Wordings], pictures: Mapping[str, str]
) -> bytes:
    """Return the pack as bytes; `written` are its questions beside their source, `pictures` digests by name."""
    sources: dict[Source, int] = {}
    number = partial(_numbered, sources)
    facts = [
        (one.id, one.aspect, one.side, one.level, one.name, one.text, number(one.source), one.twins)
        for one in pack.facts.values()
    ]
    rows, lines = [], []
    for one in written:
        rows.append(_row(one.question, number))
        lines.append(_line(one.entry.source[0]))
    about = {
        "pack": (pack.id, pack.version, pack.title, pack.author, pack.licence, pack.content_hash, pack.imported),
        "aspects": pack.aspects,
        "sides": pack.sides,
        "levels": pack.levels,
        "readings": pack.readings,
        "facts": facts,
        "questions": rows,
        "sources": list(sources),
        "terms": terms,
        "pictures": pictures,
    }
    return b"\n".join([_line(about), *lines])


def pack_of_bytes(content: bytes, folder: Path, parsers: "Sequence[BodyParser]") -> Pack | None:
    """Return the pack of these bytes; None where its pictures have changed since. Raises BROKEN."""
    first, *lines = content.split(b"\n")
    about = json.loads(first)
    if not _same_pictures(folder, about["pictures"]):
        return None
    sources = [Source(Text(*title), *rest) for title, *rest in about["sources"]]
    facts = {FactId(row[0]): _fact(row, sources) for row in about["facts"]}
    by_name = {parser.name: parser for parser in parsers}
    sides = tuple(Side(SideId(id_), Text(*name), place) for id_, name, place in about["sides"])
    id_, version, title, author, licence, content_hash, imported = about["pack"]
    terms = {term: Wordings(tuple(ja), tuple(en)) for term, (ja, en) in about["terms"].items()}
    declared = Declared(folder, facts.keys(), tuple(side.id for side in sides), terms, imported)
    rows = zip(about["questions"], lines, strict=True)
    questions = [_question(row, line, by_name[row[1]], sources, declared) for row, line in rows]
    return Pack(
        id=PackId(id_),
        version=version,
        title=Text(*title),
        author=author,
        licence=licence,
        aspects=tuple(Aspect(AspectId(one), Text(*name)) for one, name in about["aspects"]),
        sides=sides,
        levels=tuple(Level(LevelId(one), Text(*name)) for one, name in about["levels"]),
        facts=facts,
        questions={one.id: one for one in questions},
        content_hash=content_hash,
        readings=tuple((word, read) for word, read in about["readings"]),
        imported=imported,
    )


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _numbered(sources: dict[Source, int], source: Source | None) -> int | None:
    return None if source is None else sources.setdefault(source, len(sources))


def _row(one: Question, number: Callable[[Source | None], int | None]) -> tuple[object, ...]:
    """Return a question's head; of its variants what is not as in the question itself."""
    variants = [
        (
            other.variant,
            other.reserved,
            None if other.stem == one.stem else other.stem,
            None if other.decides == one.decides else other.decides,
            other.new_case,
            number(other.source),
        )
        for other in one.variants
    ]
    head = (one.id, one.type, one.tests, one.rev, one.stem, one.decides, one.level, one.new_case)
    return (*head, number(one.source), one.retired, variants)


def _same_pictures(folder: Path, pictures: Mapping[str, str]) -> bool:
    try:
        return all(sha256(picture_bytes(folder / name)).hexdigest() == digest for name, digest in pictures.items())
    except Unfit:
        return False


def _fact(row: Sequence[Any], sources: Sequence[Source]) -> Fact:
    id_, aspect, side, level, name, text, source, twins = row
    return Fact(id_, aspect, side, level, Text(*name), Text(*text), sources[source], tuple(twins))


def _question(
    row: Sequence[Any], line: bytes, parser: "BodyParser", sources: Sequence[Source], declared: Declared
) -> Question:
    id_, type_, tests, rev, stem, decides, level, new_case, source, retired, variants = row
    rest = partial(_rest, declared, parser, line)
    question = Question(
        id=QuestionId(id_),
        type=type_,
        tests=tuple(tests),
        rev=rev,
        stem=Text(*stem),
        decides=Text(*decides),
        form=parser.form,
        body=Unread(partial(rest, "")),
        level=level,
        new_case=new_case,
        source=None if source is None else sources[source],
        retired=retired,
    )
    if not variants:
        return question
    others = [
        replace(
            question,
            stem=question.stem if stem is None else Text(*stem),
            decides=question.decides if decides is None else Text(*decides),
            body=Unread(partial(rest, key)),
            new_case=new_case,
            source=None if source is None else sources[source],
            variant=key,
            reserved=reserved,
        )
        for key, reserved, stem, decides, new_case, source in variants
    ]
    return replace(question, variants=tuple(others))


def _rest(declared: Declared, parser: "BodyParser", line: bytes, variant: str) -> "tuple[Body, Exhibit | None]":
    from trainer.packs.kept_question import rest_of

    return rest_of(json.loads(line), variant, parser, declared)
