"""`main.py export PACK FILE`: the questions of a pack for another program."""

import json
from collections.abc import Iterator, Mapping
from functools import partial

from trainer.app.command_line_options import ExportOptions
from trainer.app.left_out_lines import done_or_problem, listed, placed
from trainer.app.sealed_packs import PackPlace
from trainer.domain.message import counted, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.exchange.tables.export import export_tables, table_format
from trainer.exchange.take_out import TakenOut, take_out
from trainer.exchange.writers import writer_of
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.translations import say


def export_pack(options: ExportOptions, language: Language) -> int:
    """Export and say what was left at home; 1 where nothing is written."""
    done = done_or_problem(partial(_done, options, language), as_json=options.json)
    if done is None:
        return 1
    if options.json:
        print(json.dumps(_for_machines(done), ensure_ascii=False))
    else:
        for line in _for_people(done, options, language):
            print(line)
    return 0 if done.written else 1


def _done(options: ExportOptions, language: Language) -> TakenOut:
    kind = table_format(options.file.name, options.format)
    if kind is not None:
        parse = ConfinedParsing()
        with PackPlace(options.pack) as place:
            pack = load_pack(place, QUESTION_TYPES, parse=parse)
            files = pack_bytes(place, pack)
            media = {name: data for name, data in files.items() if name.startswith("media/")}
            return export_tables(place, pack, media, options.file, kind, parse)
    writer = writer_of(options.file.name, options.format)
    if writer is None:
        raise KnownProblem(
            message("End the file's name in .xlsx, .zip, .gift, .xml, .csv, .apkg or .txt, or name a --format.")
        )
    with PackPlace(options.pack) as place:
        pack = load_pack(place, QUESTION_TYPES, parse=ConfinedParsing())
    return take_out(pack, options.file, writer, options.language or language)


def _for_machines(done: TakenOut) -> Mapping[str, object]:
    return {
        "format": done.format,
        "written": done.written,
        "by_type": done.by_type,
        "left_out": [placed(one, "reason") for one in done.left_out],
        "changed": [placed(one, "what") for one in done.changed],
    }


def _for_people(done: TakenOut, options: ExportOptions, language: Language) -> Iterator[str]:
    said = counted(
        "{count} question is in “{name}”.", "{count} questions are in “{name}”.", done.written, name=options.file.name
    )
    nothing = message("This format holds nothing of the pack; no file was written.")
    yield say(said if done.written else nothing, language)
    yield from listed(message("Not written:"), done.left_out, language)
    yield from listed(message("Changed:"), done.changed, language)
