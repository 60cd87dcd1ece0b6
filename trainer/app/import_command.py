"""`main.py import FILE --to FOLDER`: questions from another program become a pack."""

import json
from collections.abc import Iterator, Mapping
from functools import partial

from trainer.app.command_line_options import ImportOptions
from trainer.app.left_out_lines import done_or_problem, listed, placed
from trainer.app.real_clock import RealClock
from trainer.domain.dates import date_of
from trainer.domain.message import Message, counted, message
from trainer.domain.study_day import study_day
from trainer.domain.text import Language
from trainer.exchange.bring_in import BroughtIn, bring_in
from trainer.exchange.tables.bring_back import bring_back, tables_in
from trainer.exchange.tables.export import FORMATS
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say


def import_file(options: ImportOptions, language: Language) -> int:
    """Import and say what came of it; 1 where nothing came in."""
    done = done_or_problem(partial(_done, options), as_json=options.json)
    if done is None:
        return 1
    if options.json:
        print(json.dumps(_for_machines(done), ensure_ascii=False))
    else:
        for line in _for_people(done, options, language):
            print(line)
    return 0 if done.imported else 1


def _done(options: ImportOptions) -> BroughtIn:
    tables = None if options.format not in {"", *FORMATS} else tables_in(options.file)
    if tables is not None:
        parse = ConfinedParsing()
        return bring_back(options.file, tables, options.to, QUESTION_TYPES, parse, dry_run=options.dry_run)
    today = date_of(study_day(RealClock().now())).isoformat()
    return bring_in(
        options.file, options.to, QUESTION_TYPES, today, format_=options.format,
        encoding=options.encoding, columns=options.columns, dry_run=options.dry_run,
    )  # fmt: skip


def _for_machines(done: BroughtIn) -> Mapping[str, object]:
    return {
        "format": done.format,
        "encoding": done.encoding,
        "source_sha256": done.source_sha256,
        "imported": done.imported,
        "questions": done.imported,
        "facts": done.imported if done.facts < 0 else done.facts,
        "by_type": done.by_type,
        "left_out": [placed(one, "reason") for one in done.left_out],
        "changed": [placed(one, "what") for one in done.changed],
        "columns": dict(done.columns),
        "new": done.new,
        "same": done.same,
        "edited": done.edited,
    }


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
