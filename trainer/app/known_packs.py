"""Which packs one can study: those of the questions folder, and the one in use wherever it is."""

from collections.abc import Sequence
from pathlib import Path

from trainer.app.chosen_pack import PACK_FILE, pack_name
from trainer.domain.text import Language
from trainer.packs.cache import PackCache
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.folder import PackProblem
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES
from trainer.study.known_pack import PackLine


def known_packs(
    packs_folder: Path, in_use: Path, cache: PackCache, language: Language, more: Sequence[Path] = ()
) -> tuple[PackLine, ...]:
    """Return the packs of a folder, some more and the one in use, by title; what cannot be studied is left out."""
    folders = {file.parent.resolve() for file in packs_folder.glob(f"*/{PACK_FILE}")} | {one.resolve() for one in more}
    if (in_use / PACK_FILE).is_file():
        folders.add(in_use.resolve())
    lines = (_line(folder, cache, language, in_use=folder == in_use.resolve()) for folder in folders)
    return tuple(sorted((line for line in lines if line is not None), key=lambda line: (line.title, line.folder)))


def _line(folder: Path, cache: PackCache, language: Language, *, in_use: bool) -> PackLine | None:
    try:
        pack = read_pack(folder, QUESTION_TYPES, cache, parse=ConfinedParsing()).pack
    except PackProblem:
        return None
    if pack is None or not pack.questions:
        return None
    asked = sum(not question.retired for question in pack.questions.values())
    return PackLine(pack_name(folder), pack.title.in_(language), len(pack.facts), asked, in_use)
