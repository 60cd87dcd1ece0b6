"""The words of `import` and `export`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions, ExportOptions, ImportOptions
from trainer.app.named_columns import named_columns
from trainer.app.option_words import read_words, value_behind
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message

PACK_COMMANDS = ("import", "export", "make")
PACK_HELP = message(
    "Questions from and for elsewhere:\n"
    "  import FILE --to FOLDER   make a pack of CSV, TSV, XLSX, GIFT, Aiken, Moodle XML, QTI, H5P, Anki or Markdown;\n"
    "                            into an earlier import: its questions keep their history\n"
    "     --map question=B,answer=F   which column holds what; --encoding cp932; --format gift\n"
    "     --dry-run              only say what would come in; --json for machines\n"
    "  export PACK FILE          the whole pack as tables (.xlsx, or a .zip of CSV files): import brings them back;\n"
    "                            its questions alone as GIFT (.gift), Moodle XML (.xml), CSV (.csv), for Anki (.apkg,\n"
    "                            .txt) or as QTI 2.2 (.qti.zip)\n"
    "     --format csv           xlsx, zip, tables (a folder), gift, moodle-xml, csv, apkg, anki-text or qti\n"
    "     --language ja          of the texts, where a format has one; --json"
)
MAKE_HELP = message(
    "Questions of your own:\n"
    "  make PACK                 the window opens where they are written; a PACK that is not there yet is begun\n"
    "     --data FOLDER, --learner NAME   as above"
)
_VALUES = ("--to", "--format", "--encoding", "--map")
_FLAGS = ("--dry-run", "--json", "--help")
_OUT_VALUES = ("--format", "--language")
_OUT_FLAGS = ("--json", "--help")
_BOTH = 2
"""A pack and a file."""
_OUT_FORMATS = ("xlsx", "zip", "tables", "gift", "moodle-xml", "csv", "apkg", "anki-text", "qti")
_ENDINGS = (".xlsx", ".zip", ".gift", ".xml", ".csv", ".apkg", ".txt")


def pack_options(words: list[str]) -> CommandLineOptions:
    """Read the words of `import` or `export`; raises UnknownOption."""
    if words[0] == "make":
        return _make(words[1:])
    taking_out = words[0] == "export"
    known, known_flags = (_OUT_VALUES, _OUT_FLAGS) if taking_out else (_VALUES, _FLAGS)
    files, values, flags = read_words(words[1:], known, known_flags)
    if "--help" in flags:
        return CommandLineOptions(help=True)
    if taking_out:
        return CommandLineOptions(take_out=_export(files, values, flags))
    return CommandLineOptions(bring_in=_import(files, values, flags))


def _make(words: list[str]) -> CommandLineOptions:
    options, packs, rest = CommandLineOptions(), list[str](), list(words)
    while rest:
        word, mark, value = rest.pop(0).partition("=")
        if word == "--data":
            options = options._replace(data=Path(value if mark else value_behind(word, rest)))
        elif word == "--learner":
            options = options._replace(learner=value if mark else value_behind(word, rest))
        elif word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        elif word.startswith("-"):
            raise unknown_word(word, ["--data", "--learner", "--help"])
        else:
            packs.append(f"{word}{mark}{value}")
    if len(packs) != 1:
        raise UnknownOption(message("Name one pack folder to write in (e.g. main.py make my-pack)."))
    return options._replace(make=Path(packs[0]))


def _import(files: Sequence[str], values: Mapping[str, str], flags: frozenset[str]) -> ImportOptions:
    if len(files) != 1 or "--to" not in values:
        raise UnknownOption(message("Name one file and a folder (e.g. main.py import quiz.xlsx --to my-pack)."))
    return ImportOptions(
        Path(files[0]), Path(values["--to"]), values.get("--format", ""), values.get("--encoding", ""),
        named_columns(values.get("--map", "")), "--dry-run" in flags, "--json" in flags,
    )  # fmt: skip


def _export(files: Sequence[str], values: Mapping[str, str], flags: frozenset[str]) -> ExportOptions:
    if len(files) != _BOTH:
        raise UnknownOption(message("Name a pack and a file (e.g. main.py export my-pack quiz.gift)."))
    format_, language = values.get("--format", ""), values.get("--language", "")
    by_name = files[1].casefold().endswith(_ENDINGS)
    if format_ not in _OUT_FORMATS and (format_ or not by_name):
        raise UnknownOption(
            message("End the file's name in .xlsx, .zip, .gift, .xml, .csv, .apkg or .txt, or name a --format.")
        )
    if language not in {"", "ja", "en"}:
        raise UnknownOption(message("Packs are written in ja and en; name one of them as --language."))
    return ExportOptions(Path(files[0]), Path(files[1]), format_, language, "--json" in flags)
