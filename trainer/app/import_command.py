"""`main.py import FILE --to FOLDER`: questions from another program become a pack."""

import json
from collections.abc import Iterable, Iterator, Mapping

from trainer.app.command_line_options import ImportOptions
from trainer.app.real_clock import RealClock
from trainer.app.streams import speak_json
from trainer.domain.dates import date_of
from trainer.domain.message import Message, counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.study_day import study_day
from trainer.domain.text import Language
from trainer.exchange.bring_in import BroughtIn, bring_in, sentence_of
from trainer.exchange.item import LeftOut
from trainer.question_types import QUESTION_TYPES
from trainer.translations import in_every_language, say

_SHOWN = 40
"""Lines of what was left out or changed; a machine gets all of them."""


def import_file(options: ImportOptions, language: Language) -> int:
    """Import and say what came of it; 1 where nothing came in."""
    if options.json:
        speak_json()
    today = date_of(study_day(RealClock().now())).isoformat()
    try:
        done = bring_in(
            options.file, options.to, QUESTION_TYPES, today, format_=options.format,
            encoding=options.encoding, columns=options.columns, dry_run=options.dry_run,
        )  # fmt: skip
    except KnownProblem as problem:
        if not options.json:
            raise
        print(json.dumps({"problem": in_every_language(problem.sentence)}, ensure_ascii=False))
        return 1
    if options.json:
        print(json.dumps(_for_machines(done), ensure_ascii=False))
    else:
        for line in _for_people(done, options, language):
            print(line)
    return 0 if done.imported else 1


def _for_machines(done: BroughtIn) -> Mapping[str, object]:
    return {
        "format": done.format,
        "encoding": done.encoding,
        "source_sha256": done.source_sha256,
        "imported": done.imported,
        "questions": done.questions,
        "facts": done.questions,
        "by_type": done.by_type,
        "left_out": [placed(one, "reason") for one in done.left_out],
        "changed": [placed(one, "what") for one in done.changed],
        "columns": dict(done.columns),
        "new": done.new,
        "same": done.same,
        "edited": done.edited,
    }


def placed(one: LeftOut, key: str) -> Mapping[str, object]:
    """Return something left out or changed, for machines."""
    return {"where": one.where, "item": one.name, key: in_every_language(sentence_of(one))}


def _for_people(done: BroughtIn, options: ImportOptions, language: Language) -> Iterator[str]:
    yield say(_summary(done, options), language)
    if done.columns:
        columns = ", ".join(f"{part}={column}" for part, column in done.columns)
        yield say(message("Read from columns: {columns} (--map changes that).", columns=columns), language)
    yield from listed(message("Left out:"), done.left_out, language)
    yield from listed(message("Changed:"), done.changed, language)


def _summary(done: BroughtIn, options: ImportOptions) -> Message:
    if not done.imported:
        return message("Nothing of “{name}” could come in.", name=options.file.name)
    if options.dry_run:
        return counted("{count} question would come in.", "{count} questions would come in.", done.imported)
    return counted(
        "{count} question of “{name}” is in “{folder}”.", "{count} questions of “{name}” are in “{folder}”.",
        done.imported, name=options.file.name, folder=options.to.name,
    )  # fmt: skip


def listed(head: Message, told: Iterable[LeftOut], language: Language) -> Iterator[str]:
    """Yield something left out or changed, for people: a line each, not too many."""
    lines = [f"  {one.where}: {one.name[:40]} – {say(sentence_of(one), language)}" for one in told]
    if lines:
        yield say(head, language)
        yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield say(message("… and {more} more (--json lists all)", more=len(lines) - _SHOWN), language)
