"""A pack becomes a file of another program: written, read back by our own import, put in its place whole.

What does not come back as it was written is left out by name, whatever the reason: nothing is lost silently.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from trainer.domain.message import message
from trainer.domain.pack import Pack
from trainer.domain.problem import KnownProblem
from trainer.domain.question import Question
from trainer.domain.text import Language
from trainer.exchange.as_item import as_item
from trainer.exchange.item import ForeignItem, LeftOut, Unusable, Wishes
from trainer.exchange.writing import WritingFormat

_STAGING: Final = ".export~"
_ROUNDS: Final = 4
"""How often what did not come back is left out and the rest written again."""
_QUESTIONS: Final = "questions"
"""The name of the file in a folder of tables."""


class ExportRefused(KnownProblem):
    """Nothing is written."""


class TakenOut(NamedTuple):
    """What came of an export."""

    format: str
    written: int
    by_type: dict[str, int]
    left_out: tuple[LeftOut, ...]
    changed: tuple[LeftOut, ...]
    data: bytes


def take_out(pack: Pack, target: Path, writer: WritingFormat, language: Language) -> TakenOut:
    """Write what the format holds of a pack into `target`, a file, or a folder that has or gets one.

    Raises:
        ExportRefused: with a sentence, where something else is there, or it cannot be written.

    """
    done = written(pack, writer, language)
    if done.written:
        put_in_place(_file(target, writer), done.data, writer.mark(pack.id))
    return done


def written(pack: Pack, writer: WritingFormat, language: Language) -> TakenOut:
    """Return the bytes, and by name what they do not hold."""
    items: list[ForeignItem] = []
    left_out: list[LeftOut] = []
    changed: list[LeftOut] = [
        LeftOut("pack.yaml", pack.id, "lost-facts"),
        LeftOut("pack.yaml", pack.id, "lost-language", language),
    ]
    losses: list[LeftOut] = []
    for question in pack.questions.values():
        found = as_item(question, pack, language)
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        held = writer.held(found.item)
        name = found.item.stem.replace("\n", " ")[:60]
        if held is None:
            left_out.append(LeftOut(question.id, name, "not-in-format", found.item.kind))
            continue
        items.append(held)
        losses.extend(LeftOut(question.id, name, reason) for reason in (*found.lost, *writer.lost(found.item)))
    data, kept, unsaid = _read_back(items, writer, pack)
    left_out.extend(unsaid)
    # Whole questions first: among hundreds of other wordings nobody would see them.
    left_out.extend(one for question in pack.questions.values() for one in _at_home(question))
    wheres = {item.where for item in kept}
    changed.extend(one for one in losses if one.where in wheres)
    kinds = Counter(pack.questions[where].type for where in pack.questions if where in wheres)
    return TakenOut(writer.name, len(kept), dict(sorted(kinds.items())), tuple(left_out), tuple(changed), data)


def _at_home(question: Question) -> Iterator[LeftOut]:
    """Yield how many other wordings of a question are not written."""
    name = question.stem.ja.replace("\n", " ")[:60]
    reserved = sum(one.reserved for one in question.variants)
    if reserved:
        yield LeftOut(question.id, name, "reserved", str(reserved))
    if others := len(question.variants) - reserved:
        yield LeftOut(question.id, name, "variants", str(others))


def _read_back(
    items: Sequence[ForeignItem], writer: WritingFormat, pack: Pack
) -> tuple[bytes, Sequence[ForeignItem], Sequence[LeftOut]]:
    """Return the bytes of what comes back equal, those questions, and the others."""
    kept, unsaid = list(items), list[LeftOut]()
    for _ in range(_ROUNDS):
        data = writer.write(kept, pack.id, pack.version)
        found = _found(data, writer)
        lost = {item.guid for item in kept if compared(found.get(item.guid)) != compared(item)}
        if not lost:
            return data, kept, unsaid
        unsaid.extend(
            LeftOut(item.where, item.stem.replace("\n", " ")[:60], "unsayable", writer.name)
            for item in kept
            if item.guid in lost
        )
        kept = [item for item in kept if item.guid not in lost]
    raise ExportRefused(message("What was written does not read the same again; nothing is left in the file's place."))


def _found(data: bytes, writer: WritingFormat) -> dict[str, ForeignItem]:
    try:
        return {item.guid: item for item in writer.reader.read(data, Wishes(f"export{writer.suffix}")).items}
    except Unusable:
        return {}


def compared(item: ForeignItem | None) -> object:
    """Return what has to come back: what is asked, the options, the key and what is said of it."""
    if item is None:
        return None
    choices = tuple((choice.text, choice.ok) for choice in item.choices)
    return item.kind, item.stem, choices, item.pairs, item.back, item.order, item.tolerance, item.why


def _file(target: Path, writer: WritingFormat) -> Path:
    return target / f"{_QUESTIONS}{writer.suffix}" if target.is_dir() or not target.suffix else target


def put_in_place(file: Path, data: bytes, mark: bytes) -> None:
    """Write beside, then rename; what is no earlier export of this pack stays as it is."""
    staging = file.with_name(f"{file.name}{_STAGING}")
    try:
        if file.exists() and mark not in file.read_bytes():
            raise ExportRefused(
                message("“{name}” holds something else and stays as it is. Name another file.", name=file.name)
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            staging.write_bytes(data)
            staging.replace(file)
        finally:
            staging.unlink(missing_ok=True)
    except OSError as error:
        raise ExportRefused(
            message("“{name}” cannot be written: {error}.", name=file.name, error=error.strerror or "")
        ) from error
