"""The words of `import`."""

from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions, ImportOptions
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message

PACK_COMMANDS = ("import",)
PACK_HELP = message(
    "Questions from elsewhere:\n"
    "  import FILE --to FOLDER   make a pack of CSV, TSV, XLSX, GIFT, Aiken, Moodle XML, QTI, H5P, Anki or Markdown;\n"
    "                            into an earlier import: its questions keep their history\n"
    "     --map question=B,answer=F   which column holds what; --encoding cp932; --format gift\n"
    "     --dry-run              only say what would come in; --json for machines"
)
_VALUES = ("--to", "--format", "--encoding", "--map")
_FLAGS = ("--dry-run", "--json", "--help")


def pack_options(words: list[str]) -> CommandLineOptions:
    """Read the words of `import`; raises UnknownOption."""
    values: dict[str, str] = {}
    flags: set[str] = set()
    files: list[str] = []
    rest = words[1:]
    while rest:
        word, mark, value = rest.pop(0).partition("=")
        if word in _VALUES:
            values[word] = value if mark else _value(word, rest)
        elif word in _FLAGS and not mark:
            flags.add(word)
        elif word.startswith("--"):
            raise unknown_word(word, [*_VALUES, *_FLAGS])
        else:
            files.append(f"{word}{mark}{value}")
    if "--help" in flags:
        return CommandLineOptions(help=True)
    return CommandLineOptions(bring_in=_import(files, values, flags))


def _import(files: list[str], values: dict[str, str], flags: set[str]) -> ImportOptions:
    if len(files) != 1 or "--to" not in values:
        raise UnknownOption(message("Name one file and a folder (e.g. main.py import quiz.xlsx --to my-pack)."))
    return ImportOptions(
        Path(files[0]), Path(values["--to"]), values.get("--format", ""), values.get("--encoding", ""),
        _columns(values.get("--map", "")), "--dry-run" in flags, "--json" in flags,
    )  # fmt: skip


def _columns(written: str) -> tuple[tuple[str, str], ...]:
    parts = [part.partition("=") for part in written.split(",") if part.strip()]
    if any(not mark or not column.strip() for _, mark, column in parts):
        raise UnknownOption(message("Write --map as part=column, e.g. --map question=B,answer=F."))
    return tuple((part.strip(), column.strip()) for part, _, column in parts)


def _value(word: str, rest: list[str]) -> str:
    if not rest or not rest[0].strip() or rest[0].startswith("--"):
        raise UnknownOption(message("Put a value behind {word}.", word=word))
    return rest.pop(0)
